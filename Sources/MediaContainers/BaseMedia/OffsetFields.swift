// SPDX-License-Identifier: Apache-2.0

import ByteKit

/// The boxes of a file that hold absolute file offsets, or depend on them.
struct OffsetFields {
    /// A chunk offset table (ISO 14496-12, 8.7.5).
    struct ChunkTable {
        let box: BaseMediaBox
        let entries: Range<UInt64>
        /// What the box stands in, outermost first.
        let ancestors: [BaseMediaBox]
        var isWide: Bool { box.type == "co64" }
    }

    private(set) var chunkTables: [ChunkTable] = []
    /// `iloc`, `sidx`, `tfra`, `saio` and `tfhd` boxes.
    private(set) var others: [BaseMediaBox] = []
    private var walker: BaseMediaWalker
    private let format: MediaFormat
    private let limits: ContainerLimits

    init(_ source: any ByteSource, format: MediaFormat, limits: ContainerLimits) throws {
        walker = BaseMediaWalker(source)
        self.format = format
        self.limits = limits
        var top = BaseMediaWalker(source)
        _ = try top.walk { box in
            switch box.type {
            case "moov", "moof", "mfra", "meta": try visit(box, inside: [])
            case "sidx": try add(box)
            default: break
            }
        }
    }

    private mutating func add(_ box: BaseMediaBox) throws {
        guard others.count + chunkTables.count < limits.boxes else {
            throw ContainerError.limitExceeded("boxes with file offsets", limit: UInt64(limits.boxes))
        }
        others.append(box)
    }

    private mutating func visit(_ box: BaseMediaBox, inside ancestors: [BaseMediaBox]) throws {
        switch box.type {
        case "stco", "co64": try addChunkTable(box, ancestors)
        case "iloc", "tfra": try add(box)
        // Of a fragment's track: relative to what `tfhd` says.
        case "saio": if !ancestors.contains(where: { $0.type == "traf" }) { try add(box) }
        case "tfhd":
            if let flags = try walker.bigEndian(UInt32.self, at: box.payload.lowerBound), flags & 1 == 1 {
                try add(box)
            }
        case "cmov":
            throw ContainerError.malformed(
                format, offset: box.range.lowerBound,
                reason: "its movie header is compressed, so that nothing can be put in front of the media")
        default: try visitChildren(of: box, ancestors)
        }
    }

    private mutating func visitChildren(of box: BaseMediaBox, _ ancestors: [BaseMediaBox]) throws {
        guard ancestors.count < BaseMediaContainer.depth, let children = try walker.children(of: box) else { return }
        let inner = ancestors + [box]
        var position = children.lowerBound
        var isElsewhere = false
        while position < children.upperBound, let child = try walker.box(at: position, end: children.upperBound) {
            if box.type == "minf", child.type == "dinf" { isElsewhere = try refersElsewhere(child) }
            // The samples of a track may be in another file; offsets into that one stay.
            if !(isElsewhere && child.type == "stbl") { try visit(child, inside: inner) }
            position = child.range.upperBound
        }
    }

    /// Whether none of the data references (ISO 14496-12, 8.7.2) is this file itself.
    private mutating func refersElsewhere(_ information: BaseMediaBox) throws -> Bool {
        var position = information.payload.lowerBound
        while let box = try walker.box(at: position, end: information.payload.upperBound) {
            position = box.range.upperBound
            guard box.type == "dref" else { continue }
            var entry = box.payload.lowerBound + 8
            var hasEntries = false
            while let reference = try walker.box(at: entry, end: box.payload.upperBound) {
                hasEntries = true
                let flags = try walker.bigEndian(UInt32.self, at: reference.payload.lowerBound) ?? 1
                if flags & 1 == 1 { return false }
                entry = reference.range.upperBound
            }
            return hasEntries
        }
        return false
    }

    private mutating func addChunkTable(_ box: BaseMediaBox, _ ancestors: [BaseMediaBox]) throws {
        let payload = box.payload
        let width: UInt64 = box.type == "co64" ? 8 : 4
        guard let count = try walker.bigEndian(UInt32.self, at: payload.lowerBound + 4),
            payload.lowerBound + 8 + UInt64(count) * width <= payload.upperBound
        else {
            throw ContainerError.malformed(
                format, offset: box.range.lowerBound, reason: "its table of chunks is longer than its box")
        }
        guard others.count + chunkTables.count < limits.boxes else {
            throw ContainerError.limitExceeded("boxes with file offsets", limit: UInt64(limits.boxes))
        }
        let start = payload.lowerBound + 8
        chunkTables.append(
            ChunkTable(box: box, entries: start..<(start + UInt64(count) * width), ancestors: ancestors))
    }
}
