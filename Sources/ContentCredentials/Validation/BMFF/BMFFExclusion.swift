// SPDX-License-Identifier: Apache-2.0

import CBOR
import MediaContainers

/// Which boxes, or parts of them, a BMFF hash leaves out (C2PA 2.2, 18.6.2).
struct BMFFExclusion {
    private struct Step {
        let type: BaseMediaBoxType
        /// Counted from 1 among the boxes of this type in the same place; nil for each of them.
        let index: Int?
    }

    /// From the root on; empty for a path that is none, which matches nothing.
    private let path: [Step]
    private let length: UInt64?
    private let version: UInt64?
    private let flags: UInt32?
    private let isExact: Bool
    private let data: [(offset: UInt64, bytes: [UInt8])]
    private let subset: [(offset: UInt64, length: UInt64)]?

    init(_ value: CBORValue) throws(BMFFHashAssertion.Malformed) {
        typealias Malformed = BMFFHashAssertion.Malformed
        guard let xpath = value["xpath"]?.string else { throw Malformed(reason: "an exclusion names no box") }
        path = BMFFExclusion.steps(xpath) ?? []
        length = try BMFFHashAssertion.optional(value["length"], "length") { $0.uint64 }
        version = try BMFFHashAssertion.optional(value["version"], "version") { $0.uint64 }
        flags = try BMFFHashAssertion.optional(value["flags"], "flags") { flags in
            guard let bytes = flags.byteString, bytes.count == 3 else { return nil }
            return bytes.reduce(0) { $0 << 8 | UInt32($1) }
        }
        isExact = try BMFFHashAssertion.optional(value["exact"], "exact") { $0.bool } ?? true
        data =
            try BMFFHashAssertion.optional(value["data"], "data") { list in
                guard let items = list.array, !items.isEmpty else { return nil }
                let read = items.compactMap { item in
                    item["offset"]?.uint64.flatMap { offset in
                        item["value"]?.byteString.map { (offset: offset, bytes: $0) }
                    }
                }
                return read.count == items.count ? read : nil
            } ?? []
        subset = try BMFFHashAssertion.optional(value["subset"], "subset") { list in
            guard let items = list.array, !items.isEmpty else { return nil }
            var read: [(offset: UInt64, length: UInt64)] = []
            for item in items {
                guard let offset = item["offset"]?.uint64, let length = item["length"]?.uint64 else { return nil }
                if let last = read.last {
                    let (end, overflow) = last.offset.addingReportingOverflow(last.length)
                    guard !overflow, end <= offset else { return nil }
                }
                read.append((offset, length))
            }
            return read
        }
    }

    /// `/moov/trak[2]` as its steps; nil where it is not of the form that the specification allows.
    private static func steps(_ xpath: String) -> [Step]? {
        guard xpath.hasPrefix("/") else { return nil }
        var steps: [Step] = []
        for part in xpath.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            let name = part.prefix { $0 != "[" }
            guard let type = BaseMediaBoxType(name), steps.count < 32 else { return nil }
            let rest = part.dropFirst(name.count)
            guard !rest.isEmpty else {
                steps.append(Step(type: type, index: nil))
                continue
            }
            guard rest.hasPrefix("["), rest.hasSuffix("]"), let index = Int(rest.dropFirst().dropLast()), index > 0
            else { return nil }
            steps.append(Step(type: type, index: index))
        }
        return steps
    }

    /// The first box that a path leads to.
    static func box(at path: String, _ walker: inout BaseMediaWalker) throws -> BaseMediaBox? {
        guard let steps = steps(path), !steps.isEmpty else { return nil }
        var range: Range<UInt64>? = 0..<walker.count
        var found: BaseMediaBox?
        for step in steps {
            guard let inside = range else { return nil }
            var position = inside.lowerBound
            var number = 0
            found = nil
            while found == nil, position < inside.upperBound,
                let child = try walker.box(at: position, end: inside.upperBound)
            {
                if child.type == step.type {
                    number += 1
                    if step.index ?? 1 == number { found = child }
                }
                position = child.range.upperBound
            }
            range = try found.flatMap { try walker.children(of: $0) }
        }
        return found
    }

    /// Whether it is one of those that the specification asks for (A.5.6).
    var isMandatory: Bool {
        guard path.count == 1, let step = path.first, step.index == nil else { return false }
        switch step.type {
        case "ftyp", "mfra": return subset == nil
        case "uuid": return data.contains { $0.offset == 8 && $0.bytes == ProvenanceBox.userType }
        case "mdat": return subset?.count == 1 && subset?.first?.offset == 16
        default: return false
        }
    }

    /// Whether it leaves out what a segment of a live video says about itself (C2PA 2.3, section 19.4.1). Some writers
    /// leave out every `emsg` box and not that one alone.
    var concernsSegmentInfo: Bool {
        guard path.count == 1, let step = path.first, step.index == nil, step.type == "emsg", subset == nil else {
            return false
        }
        let scheme = Array(EventMessageBox.segmentInfoScheme.utf8)
        return data.isEmpty || data.contains { $0.offset == EventMessageBox.schemeOffset && $0.bytes == scheme }
    }

    /// The type of boxes of the top level that it concerns.
    var rootType: BaseMediaBoxType? { path.first?.type }

    /// What it leaves out of one box.
    struct Match {
        let box: BaseMediaBox
        /// nil for all of the box.
        let subset: [Range<UInt64>]?
    }

    /// What it leaves out of a box of the top level.
    /// - Parameter ordinal: the box's number among those of its type, from 1.
    func matches(in root: BaseMediaBox, ordinal: Int, _ walker: inout BaseMediaWalker) throws -> [Match] {
        guard let step = path.first, step.type == root.type, step.index ?? ordinal == ordinal else { return [] }
        var found = [root]
        for step in path.dropFirst() {
            var next: [BaseMediaBox] = []
            for box in found {
                guard let children = try walker.children(of: box) else { continue }
                var position = children.lowerBound
                var number = 0
                while position < children.upperBound,
                    let child = try walker.box(at: position, end: children.upperBound)
                {
                    if child.type == step.type {
                        number += 1
                        if step.index ?? number == number { next.append(child) }
                    }
                    position = child.range.upperBound
                }
            }
            found = next
        }
        var result: [Match] = []
        for box in found where try holds(for: box, &walker) { result.append(Match(box: box, subset: ranges(in: box))) }
        return result
    }

    private func holds(for box: BaseMediaBox, _ walker: inout BaseMediaWalker) throws -> Bool {
        if let length, length != UInt64(box.range.count) { return false }
        if version != nil || flags != nil {
            guard let head = try walker.bigEndian(UInt32.self, at: box.payload.lowerBound),
                box.payload.count >= 4
            else { return false }
            if let version, version != UInt64(head >> 24) { return false }
            if let flags {
                let own = head & 0xFF_FFFF
                guard isExact ? own == flags : own & flags == flags else { return false }
            }
        }
        for (offset, bytes) in data {
            let size = UInt64(box.range.count)
            guard offset <= size, UInt64(bytes.count) <= size - offset,
                try walker.bytes(bytes.count, at: box.range.lowerBound + offset) == bytes
            else { return false }
        }
        return true
    }

    /// The parts of a box that are left out. What lies beyond its end does not count.
    private func ranges(in box: BaseMediaBox) -> [Range<UInt64>]? {
        subset?.compactMap { part in
            let (start, overflow) = box.range.lowerBound.addingReportingOverflow(part.offset)
            guard !overflow, start < box.range.upperBound else { return nil }
            let left = box.range.upperBound - start
            return start..<(start + (part.length == 0 ? left : min(part.length, left)))
        }
    }
}
