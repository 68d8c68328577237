// SPDX-License-Identifier: Apache-2.0

public import ByteKit

extension TextContainer {
    public func planCopy(
        of source: any ByteSource, reading: ContainerReading, applying edit: ContainerEdit
    ) throws -> CopyPlan {
        try reading.checkCopyable()
        let tail = try source.readUpTo(3, at: source.count - min(3, source.count))
        guard tail.lengthOfCutCharacter == 0 else { throw ContainerError.cutShort(.text, offset: source.count) }
        if let offset = try TextCheck.firstFault(in: source) {
            throw ContainerError.malformed(.text, offset: offset, reason: "it is no UTF-8 text from there on")
        }
        guard !reading.problems.contains(where: { $0.code == .multipleManifests }) else {
            throw ContainerError.malformed(
                .text, offset: reading.problems[0].offset,
                reason: "it has more than one manifest block; take out what does not belong to it")
        }
        var planner = CopyPlanner()
        for range in reading.layout.removals { planner.remove(range) }
        let address = edit.xmpProperties.first { $0.name == .provenance }?.value
        let carrier = edit.textCarrier ?? reading.layout.textCarrier ?? .invisible
        switch carrier {
        case .comment(let syntax):
            guard edit.storeCapacity == nil || address == nil else {
                throw ContainerError.unsupportedEdit(
                    .text, "a text holds either a manifest store or a link to one; leave --remote out or add --no-embed"
                )
            }
            if let steps = TextContainer.block(syntax, capacity: edit.storeCapacity, address: address) {
                try insert(steps, isStore: edit.storeCapacity != nil, in: source, &planner)
            }
        case .invisible:
            guard address == nil else {
                throw ContainerError.unsupportedEdit(
                    .text, "a link to a manifest cannot be written into a plain text; leave --remote out")
            }
            if let capacity = edit.storeCapacity {
                planner.replace(
                    source.count..<source.count,
                    with: try TextContainer.wrapper(capacity, wide: edit.wideBytes))
            }
        }
        return planner.plan(size: source.count)
    }

    /// The wrapper or the block is written anew in its place.
    public func planUpdate(
        of source: any ByteSource, reading: ContainerReading, store: UpdatedStore
    ) throws -> CopyPlan {
        let place = try reading.updatablePlace()
        guard case .exact(let end) = place.exclusion, let start = place.extents.first?.lowerBound else {
            return try reading.planReplacingText(store, prefix: StructuredBlock.dataPrefix)
        }
        return reading.planReplacing(
            [start..<end], with: try TextContainer.wrapper(store.bytes.count, wide: store.wideBytes))
    }

    /// A store as characters that show nothing.
    private static func wrapper(_ capacity: Int, wide: Int?) throws -> [CopyPlan.Step] {
        guard let length = UInt32(exactly: capacity) else {
            throw ContainerError.tooLargeForFormat(.text, what: "a manifest store of \(capacity) bytes")
        }
        var head = ByteWriter()
        head.write(TextWrapper.head)
        head.writeBigEndian(length)
        let wide = min(capacity, wide ?? capacity / 16 * 15)
        return [
            .storeFraming(VariationSelectors.marker + VariationSelectors.encode(head.bytes)),
            .selectorStore(capacity, wide: wide),
        ]
    }

    /// The carrier that is there already, or the one that the first line calls for.
    func standingCarrier(in source: any ByteSource, _ reading: ContainerReading) throws -> TextCarrier {
        if let location = reading.manifestStore, case .covering(let lines, _) = location.exclusion,
            let block = try StructuredBlock.scan(source).blocks.first, lines.lowerBound < block.delimited.lowerBound
        {
            let before = try source.read(
                at: lines.lowerBound, count: Int(block.delimited.lowerBound - lines.lowerBound))
            let after = try source.read(
                at: block.delimited.upperBound, count: Int(lines.upperBound - block.delimited.upperBound))
            let text = { (bytes: [UInt8]) in String(decoding: bytes.trimmingASCIISpace, as: UTF8.self) }
            return .comment(CommentSyntax(prefix: text(before), suffix: text(after)))
        }
        let head = try source.readUpTo(64, at: 0)
        if head.starts(withASCII: "#!") { return .comment(CommentSyntax(prefix: "#")) }
        if head.starts(withASCII: "<?xml") { return .comment(CommentSyntax(prefix: "<!--", suffix: "-->")) }
        return .invisible
    }

    private static func block(_ syntax: CommentSyntax, capacity: Int?, address: String?) -> [CopyPlan.Step]? {
        guard capacity != nil || address != nil else { return nil }
        let lead = syntax.prefix.isEmpty ? "" : syntax.prefix + " "
        let trail = syntax.suffix.isEmpty ? "" : " " + syntax.suffix
        let begin = "\(lead)\(String(decoding: StructuredBlock.begin, as: UTF8.self)) "
        let end = " \(String(decoding: StructuredBlock.end, as: UTF8.self))\(trail)"
        if let capacity {
            return [
                .storeFraming(Array("\(begin)\(StructuredBlock.dataPrefix)".utf8)), .base64Store(capacity),
                .storeFraming(Array(end.utf8)),
            ]
        }
        return address.map { [.write(Array("\(begin)\($0)\(end)".utf8))] }
    }

    /// Puts a block on the first line, or on the last where the first must stay what it is.
    private func insert(
        _ steps: [CopyPlan.Step], isStore: Bool, in source: any ByteSource, _ planner: inout CopyPlanner
    ) throws {
        let head = try source.readUpTo(4096, at: 0)
        let lineBreak: [UInt8] = head.firstOffset(ofASCII: "\r\n") == nil ? [0x0A] : [0x0D, 0x0A]
        // The break is left out of the hash with a store, and belongs to the content with a link.
        let step: CopyPlan.Step = isStore ? .storeFraming(lineBreak) : .write(lineBreak)
        if TextContainer.firstLineIsTaken(head) {
            planner.replace(source.count..<source.count, with: [step] + steps)
        } else {
            planner.replace(0..<0, with: steps + [step])
        }
    }

    /// Interpreters, XML declarations, front matter, PHP, the character set of a style sheet and byte order marks stand
    /// first or not at all.
    private static func firstLineIsTaken(_ head: [UInt8]) -> Bool {
        if head.starts(with: VariationSelectors.marker) { return true }
        let marks: [StaticString] = [
            "#!", "<?", "---", "<%", "@charset", "+++", "# syntax=", "#syntax=", "<!DOCTYPE", "%!",
        ]
        return marks.contains { head.starts(withASCII: $0) }
    }
}
