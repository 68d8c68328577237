// SPDX-License-Identifier: Apache-2.0

import ByteKit
import MediaContainers

/// What of a file a BMFF hash covers: goes through the boxes of the top level in order, without keeping them.
struct BMFFHashedContent {
    let source: any ByteSource
    private let exclusions: [BMFFExclusion]
    /// Whether the offset of a box is hashed before the box (from version 2 on).
    private let hasOffsets: Bool

    init(_ source: any ByteSource, _ exclusions: [BMFFExclusion], version: Int) {
        self.init(source: source, exclusions: exclusions, hasOffsets: version > 1)
    }

    /// The same for another file.
    func with(_ source: any ByteSource) -> BMFFHashedContent {
        BMFFHashedContent(source: source, exclusions: exclusions, hasOffsets: hasOffsets)
    }

    private init(source: any ByteSource, exclusions: [BMFFExclusion], hasOffsets: Bool) {
        self.source = source
        self.exclusions = exclusions
        self.hasOffsets = hasOffsets
    }

    /// What is hashed of one box of the top level.
    struct Part {
        /// nil for bytes that form no box.
        let box: BaseMediaBox?
        let start: UInt64
        /// Whether the eight bytes of its offset come first.
        let isMarked: Bool
        let ranges: [Range<UInt64>]

        var type: BaseMediaBoxType? { box?.type }
    }

    /// Calls `body` with each box of the top level, and with what is no box at the end.
    func forEachPart(_ body: (Part) throws -> Void) throws {
        var walker = BaseMediaWalker(source)
        var inner = BaseMediaWalker(source)
        let counted = Set(exclusions.compactMap(\.rootType))
        var ordinals: [BaseMediaBoxType: Int] = [:]
        var end: UInt64 = 0
        _ = try walker.walk { box in
            if counted.contains(box.type) { ordinals[box.type, default: 0] += 1 }
            end = box.range.upperBound
            try body(try part(box, ordinal: ordinals[box.type] ?? 0, &inner))
        }
        if end < source.count {
            try body(Part(box: nil, start: end, isMarked: false, ranges: [end..<source.count]))
        }
    }

    private func part(_ box: BaseMediaBox, ordinal: Int, _ walker: inout BaseMediaWalker) throws -> Part {
        var left: [Range<UInt64>] = []
        var isWhole = false
        for exclusion in exclusions where exclusion.rootType == box.type {
            for match in try exclusion.matches(in: box, ordinal: ordinal, &walker) {
                left += match.subset ?? [match.box.range]
                isWhole = isWhole || (match.subset == nil && match.box == box)
            }
        }
        guard !isWhole else { return Part(box: box, start: box.range.lowerBound, isMarked: false, ranges: []) }
        var ranges: [Range<UInt64>] = []
        var position = box.range.lowerBound
        for range in left.joined() {
            if position < range.lowerBound { ranges.append(position..<range.lowerBound) }
            position = max(position, range.upperBound)
        }
        if position < box.range.upperBound { ranges.append(position..<box.range.upperBound) }
        return Part(box: box, start: box.range.lowerBound, isMarked: hasOffsets, ranges: ranges)
    }

    /// Adds a part to a hash.
    func add(_ part: Part, to hasher: inout ContentHasher) throws {
        if part.isMarked { hasher.update(bigEndian: part.start) }
        for range in part.ranges { try source.forEachChunk(in: range) { hasher.update($0) } }
    }

    /// The hash of the whole file.
    func digest(_ algorithm: ContentHashAlgorithm) throws -> [UInt8] {
        var hasher = ContentHasher(algorithm)
        try forEachPart { try add($0, to: &hasher) }
        return hasher.finish()
    }
}
