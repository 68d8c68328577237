// SPDX-License-Identifier: Apache-2.0

import ByteKit

/// Lets the file offsets of a copy follow what they point to (C2PA 2.2, 18.6.2).
struct OffsetRelocation {
    private let source: any ByteSource
    private let format: MediaFormat
    private let fields: OffsetFields
    private let limits: ContainerLimits
    private var map: PositionMap

    init(of source: any ByteSource, format: MediaFormat, limits: ContainerLimits) throws {
        self.source = source
        self.format = format
        self.limits = limits
        fields = try OffsetFields(source, format: format, limits: limits)
        map = PositionMap([])
    }

    /// Adds the changes of offsets to the changes that make them necessary.
    /// - Throws: ``ContainerError/tooLargeForFormat(_:what:)`` where a field other than a chunk offset is too small.
    mutating func plan(_ planner: inout CopyPlanner) throws {
        map = planner.positionMap
        guard !map.isIdentity else { return }
        let widened = try widen(&planner)
        for (index, table) in fields.chunkTables.enumerated() where !table.entries.isEmpty {
            let width = table.isWide ? 8 : 4
            let step = OffsetTable(
                width: width, newWidth: widened.contains(index) ? 8 : width, map: map, sourceSize: source.count)
            planner.replace(table.entries, with: [.offsets(table.entries, step)])
        }
        for box in fields.others {
            switch box.type {
            case "iloc": try moveItems(box, &planner)
            case "sidx": try moveSegmentIndex(box, &planner)
            case "tfra": try moveRandomAccess(box, &planner)
            case "saio": try moveAuxiliaryInformation(box, &planner)
            default: try moveFragmentBase(box, &planner)
            }
        }
    }

    // MARK: Chunk offsets

    /// Finds the 32-bit chunk tables that must become 64-bit ones, and makes the boxes around them larger. ``map`` takes
    /// account of the growth.
    private mutating func widen(_ planner: inout CopyPlanner) throws -> Set<Int> {
        guard Int64(clamping: source.count) + planner.growth > Int64(UInt32.max) else { return [] }
        var largest: [Int: UInt64] = [:]
        for (index, table) in fields.chunkTables.enumerated() where !table.isWide && !table.entries.isEmpty {
            largest[index] = try largestOffset(table.entries)
        }
        var widened = Set<Int>()
        while true {
            let more = largest.filter { !widened.contains($0.key) && map[$0.value] > UInt64(UInt32.max) }
            if more.isEmpty { break }
            widened.formUnion(more.keys)
            var grown = planner
            for index in widened {
                let table = fields.chunkTables[index]
                let places = OffsetTable(width: 4, newWidth: 8, map: map, sourceSize: source.count)
                grown.replace(table.entries, with: [.offsets(table.entries, places)])
            }
            map = grown.positionMap
        }
        var growth: [BaseMediaBox: UInt64] = [:]
        for index in widened {
            let table = fields.chunkTables[index]
            for box in table.ancestors + [table.box] { growth[box, default: 0] += UInt64(table.entries.count) }
            let start = table.box.range.lowerBound + 4
            planner.replace(start..<(start + 4), with: [.write(Array("co64".utf8))])
        }
        for (box, more) in growth { try enlarge(box, by: more, &planner) }
        return widened
    }

    private func largestOffset(_ entries: Range<UInt64>) throws -> UInt64 {
        var largest: UInt64 = 0
        try source.forEachChunk(in: entries) { chunk in
            for index in stride(from: 0, to: chunk.count - 3, by: 4) {
                let value = chunk[index..<(index + 4)].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
                if value < source.count { largest = max(largest, value) }
            }
        }
        return largest
    }

    private func enlarge(_ box: BaseMediaBox, by growth: UInt64, _ planner: inout CopyPlanner) throws {
        let size = UInt64(box.range.count) + growth
        var writer = ByteWriter()
        let start = box.range.lowerBound
        if box.hasLargeSize {
            writer.writeBigEndian(size)
            planner.replace((start + 8)..<(start + 16), with: [.write(writer.bytes)])
        } else if let small = UInt32(exactly: size) {
            // A box that goes on to the end of the file says zero, and need not be changed.
            guard try source.read(at: start, count: 4) != [0, 0, 0, 0] else { return }
            writer.writeBigEndian(small)
            planner.replace(start..<(start + 4), with: [.write(writer.bytes)])
        } else {
            throw ContainerError.tooLargeForFormat(format, what: "a \(box.type) box of \(size) bytes")
        }
    }

    // MARK: Other offsets

    private func payload(_ box: BaseMediaBox) throws -> [UInt8] {
        guard UInt64(box.payload.count) <= limits.manifestStoreBytes else {
            throw ContainerError.limitExceeded("\(box.type) box", limit: limits.manifestStoreBytes)
        }
        return try source.read(at: box.payload.lowerBound, count: box.payload.count)
    }

    private func malformed(_ box: BaseMediaBox) -> ContainerError {
        .malformed(format, offset: box.range.lowerBound, reason: "its \(box.type) box does not add up")
    }

    private func tooSmall(_ box: BaseMediaBox) -> ContainerError {
        .tooLargeForFormat(
            format,
            what:
                "an offset beyond 4 GB, for which the \(box.type) box has only 32 bits; write the file anew with 64-bit offsets. It"
        )
    }

    private func replace(_ box: BaseMediaBox, with bytes: [UInt8], _ planner: inout CopyPlanner) {
        planner.replace(box.payload, with: [.write(bytes)])
    }

    private func moveItems(_ box: BaseMediaBox, _ planner: inout CopyPlanner) throws {
        var table: ItemLocationTable
        do { table = try ItemLocationTable(try payload(box)) } catch let error as ContainerError { throw error } catch {
            throw malformed(box)
        }
        do { try table.move(map) } catch { throw tooSmall(box) }
        replace(box, with: table.bytes, &planner)
    }

    /// ISO 14496-12, 8.16.3: offsets count from the end of the box, sizes follow from what lies between.
    private func moveSegmentIndex(_ box: BaseMediaBox, _ planner: inout CopyPlanner) throws {
        var editor = BoxEditor(try payload(box))
        let isWide = editor.byte(at: 0) != 0
        editor.position = isWide ? 20 : 16
        let anchor = box.range.upperBound
        guard let first = editor.value(isWide ? 8 : 4) else { throw malformed(box) }
        var position = anchor &+ first
        guard editor.set(map[position] &- map[anchor], isWide ? 8 : 4) else { throw tooSmall(box) }
        editor.position += 2
        guard let count = editor.value(2) else { throw malformed(box) }
        editor.position += 2
        for _ in 0..<count {
            guard let reference = editor.value(4) else { throw malformed(box) }
            let next = position &+ (reference & 0x7FFF_FFFF)
            let size = map[next] &- map[position]
            guard size <= 0x7FFF_FFFF, editor.set(reference & 0x8000_0000 | size, 4) else { throw tooSmall(box) }
            editor.position += 12
            position = next
        }
        replace(box, with: editor.bytes, &planner)
    }

    /// ISO 14496-12, 8.8.10.
    private func moveRandomAccess(_ box: BaseMediaBox, _ planner: inout CopyPlanner) throws {
        var editor = BoxEditor(try payload(box))
        let width = editor.byte(at: 0) == 1 ? 8 : 4
        editor.position = 8
        guard let sizes = editor.value(4) else { throw malformed(box) }
        editor.position += 4
        guard let count = editor.value(4) else { throw malformed(box) }
        editor.position += 4
        let numbers = Int(sizes >> 4 & 3) + Int(sizes >> 2 & 3) + Int(sizes & 3) + 3
        for _ in 0..<count {
            editor.position += width
            guard let offset = editor.value(width) else { throw malformed(box) }
            guard editor.set(moved(offset), width) else { throw tooSmall(box) }
            editor.position += width + numbers
        }
        replace(box, with: editor.bytes, &planner)
    }

    /// ISO 14496-12, 8.7.9.
    private func moveAuxiliaryInformation(_ box: BaseMediaBox, _ planner: inout CopyPlanner) throws {
        var editor = BoxEditor(try payload(box))
        let width = editor.byte(at: 0) == 0 ? 4 : 8
        editor.position = editor.byte(at: 3) & 1 == 1 ? 12 : 4
        guard let count = editor.value(4) else { throw malformed(box) }
        editor.position += 4
        for _ in 0..<count {
            guard let offset = editor.value(width) else { throw malformed(box) }
            guard editor.set(moved(offset), width) else { throw tooSmall(box) }
            editor.position += width
        }
        replace(box, with: editor.bytes, &planner)
    }

    /// `base_data_offset` of a fragment's track (ISO 14496-12, 8.8.7).
    private func moveFragmentBase(_ box: BaseMediaBox, _ planner: inout CopyPlanner) throws {
        var editor = BoxEditor(try payload(box))
        editor.position = 8
        guard let offset = editor.value(8) else { throw malformed(box) }
        _ = editor.set(moved(offset), 8)
        replace(box, with: editor.bytes, &planner)
    }

    private func moved(_ offset: UInt64) -> UInt64 { offset < source.count ? map[offset] : offset }
}

/// Reads and replaces big-endian integers in the payload of a box.
private struct BoxEditor {
    private(set) var bytes: [UInt8]
    var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func byte(at index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }

    /// The integer here; nil where the box ends before.
    func value(_ width: Int) -> UInt64? {
        guard position >= 0, position <= bytes.count - width else { return nil }
        return bytes[position..<(position + width)].reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// Replaces the integer here.
    /// - Returns: false where it does not fit.
    mutating func set(_ value: UInt64, _ width: Int) -> Bool {
        guard width == 8 || value >> UInt64(width * 8) == 0, position <= bytes.count - width else { return false }
        for index in 0..<width {
            bytes[position + index] = UInt8(truncatingIfNeeded: value >> UInt64((width - 1 - index) * 8))
        }
        return true
    }
}
