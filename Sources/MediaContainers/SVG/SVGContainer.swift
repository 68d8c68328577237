// SPDX-License-Identifier: Apache-2.0

public import ByteKit

/// SVG files: the manifest store as Base64 in a `c2pa:manifest` element of `metadata` (C2PA 2.2, A.3.3), XMP beside it.
public struct SVGContainer: MediaContainer {
    /// A container for SVG files.
    public init() {}

    public var formats: [MediaFormat] { [.svg] }

    public func read(_ source: any ByteSource, format: MediaFormat, limits: ContainerLimits) throws -> ContainerReading
    {
        let view = try UTF16View(source)
        var reader = SVGReader(view ?? source, limits: limits)
        let reading = try reader.read()
        return view?.placed(reading) ?? reading
    }

    public func forEachBox(
        in source: any ByteSource, limits: ContainerLimits, _ body: (ContainerBox) throws -> Void
    ) throws {
        throw ContainerError.noBoxes(.svg)
    }

    public func planCopy(
        of source: any ByteSource, reading: ContainerReading, applying edit: ContainerEdit
    ) throws -> CopyPlan {
        try reading.checkCopyable()
        if let view = try UTF16View(source) {
            // Names and values beyond ASCII are not known in this view.
            guard edit.xmpProperties.isEmpty else { throw ContainerError.noPlace(.svg, what: "XMP in UTF-16") }
            var reader = SVGReader(view, limits: ContainerLimits())
            return view.placed(try planCopy(of: view, reading: try reader.read(), applying: edit))
        }
        guard let layout = reading.layout.svg, let root = layout.root else {
            throw ContainerError.malformed(.svg, offset: 0, reason: "there is no svg element")
        }
        var planner = CopyPlanner()
        var added: [CopyPlan.Step] = []
        if !edit.xmpProperties.isEmpty { added += try xmpSteps(edit, reading, &planner) }
        let namespace = layout.declaration
        let isDeclared = namespace?.value == SVGReader.namespace
        if let capacity = edit.storeCapacity {
            // The declaration should stand on the root; where the prefix is taken, it stands on the element itself.
            let own = namespace == nil || isDeclared ? "" : SVGContainer.declaration
            added += [.write(Array("<c2pa:manifest\(own)>".utf8)), .base64Store(capacity)]
            added.append(.write(Array("</c2pa:manifest>".utf8)))
            if namespace == nil {
                planner.replace(
                    root.nameEnd..<root.nameEnd, with: [.write(Array(SVGContainer.declaration.utf8))])
            }
        } else if isDeclared, let range = namespace?.range, !layout.manifests.isEmpty {
            planner.remove(range)
        }
        if added.isEmpty, let range = layout.soleMetadata {
            planner.remove(range)
        } else {
            for range in layout.manifests { planner.remove(range) }
        }
        if !added.isEmpty { insert(added, layout, root, &planner) }
        return planner.plan(size: reading.size)
    }

    /// The text of the element changes, and nothing around it.
    public func planUpdate(
        of source: any ByteSource, reading: ContainerReading, store: UpdatedStore
    ) throws -> CopyPlan {
        guard let view = try UTF16View(source) else { return try reading.planReplacingText(store) }
        var reader = SVGReader(view, limits: ContainerLimits())
        return view.placed(try reader.read().planReplacingText(store))
    }

    static let declaration = " xmlns:c2pa=\"\(SVGReader.namespace)\""

    /// Puts new elements into `metadata`, which is made where there is none.
    private func insert(
        _ steps: [CopyPlan.Step], _ layout: SVGLayout, _ root: SVGLayout.Tag, _ planner: inout CopyPlanner
    ) {
        func wrapped(_ name: String, _ content: [CopyPlan.Step]) -> [CopyPlan.Step] {
            [.write(Array("<\(name)>".utf8))] + content + [.write(Array("</\(name)>".utf8))]
        }
        func put(_ content: [CopyPlan.Step], into tag: SVGLayout.Tag) {
            guard tag.isEmpty else {
                return planner.replace(tag.range.upperBound..<tag.range.upperBound, with: content)
            }
            planner.replace(
                tag.close..<tag.range.upperBound,
                with: [.write([UInt8(ascii: ">")])] + content + [.write(Array("</\(tag.name)>".utf8))])
        }
        if let metadata = layout.metadata { return put(steps, into: metadata) }
        let prefix = XMLName(root.name).prefix
        put(wrapped(prefix.isEmpty ? "metadata" : "\(prefix):metadata", steps), into: root)
    }

    /// Changes the XMP in its place, or gives the steps of a new packet.
    private func xmpSteps(
        _ edit: ContainerEdit, _ reading: ContainerReading, _ planner: inout CopyPlanner
    ) throws -> [CopyPlan.Step] {
        if let extent = reading.layout.xmpExtent, let edited = reading.xmp?.setting(edit.xmpProperties) {
            planner.replace(extent, with: [.write(edited.bytes)])
            return []
        }
        // RDF of another kind stays as it is; the packet comes before it.
        guard let packet = XMPPacket.empty.setting(edit.xmpProperties) else { return [] }
        return [.write(packet.bytes)]
    }
}
