// SPDX-License-Identifier: Apache-2.0

public import ByteKit

extension HTMLContainer {
    public func planCopy(
        of source: any ByteSource, reading: ContainerReading, applying edit: ContainerEdit
    ) throws -> CopyPlan {
        try reading.checkCopyable()
        if let offset = try TextCheck.firstNUL(in: source) {
            throw ContainerError.malformed(.html, offset: offset, reason: "there is a NUL, which no text has")
        }
        guard let insertion = reading.layout.storeInsertion, insertion > 0 else {
            throw ContainerError.malformed(.html, offset: 0, reason: "it has no head")
        }
        if let problem = reading.problems.first(where: { $0.code == .multipleManifests }) {
            throw ContainerError.malformed(
                .html, offset: problem.offset, reason: "\(problem.detail); take out what does not belong to it")
        }
        var planner = CopyPlanner()
        for range in reading.layout.removals { planner.remove(range) }
        let address = edit.xmpProperties.first { $0.name == .provenance }?.value
        if let capacity = edit.storeCapacity {
            guard address == nil else {
                throw ContainerError.unsupportedEdit(
                    .html,
                    "an HTML document holds either a manifest store or a link to one; leave --remote out or add --no-embed"
                )
            }
            planner.replace(
                insertion..<insertion,
                with: [
                    .storeFraming(Array(#"<script type="application/c2pa">"#.utf8)), .base64Store(capacity),
                    .storeFraming(Array("</script>".utf8)),
                ])
        } else if let address {
            let link = #"<link rel="c2pa-manifest" href="\#(XMLText.escape(address))" type="application/c2pa">"#
            planner.replace(insertion..<insertion, with: [.write(Array(link.utf8))])
        }
        return planner.plan(size: source.count)
    }

    /// The text of the script changes, and nothing around it.
    public func planUpdate(
        of source: any ByteSource, reading: ContainerReading, store: UpdatedStore
    ) throws -> CopyPlan { try reading.planReplacingText(store) }
}
