// SPDX-License-Identifier: Apache-2.0

package import ByteKit

/// Where the bytes of a source stand in a copy that leaves things out and has new ones.
public struct PositionMap: Sendable, Hashable {
    private struct Shift: Sendable, Hashable {
        let from: UInt64
        let distance: Int64
    }

    private let shifts: [Shift]

    /// - Parameter changes: each changed range of the source by its end, and by how much the copy has more there.
    package init(_ changes: [(end: UInt64, growth: Int64)]) {
        var shifts: [Shift] = []
        var distance: Int64 = 0
        for change in changes.sorted(by: { $0.end < $1.end }) where change.growth != 0 {
            distance += change.growth
            shifts.append(Shift(from: change.end, distance: distance))
        }
        self.shifts = shifts
    }

    /// Whether everything stays where it is.
    package var isIdentity: Bool { shifts.isEmpty }

    /// The new position of the byte at `offset`. Something inserted at `offset` stands before that byte.
    package subscript(offset: UInt64) -> UInt64 {
        var low = 0
        var high = shifts.count
        while low < high {
            let middle = (low + high) / 2
            if shifts[middle].from <= offset { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return offset }
        return UInt64(truncatingIfNeeded: Int64(truncatingIfNeeded: offset) &+ shifts[low - 1].distance)
    }
}

/// A table of big-endian file offsets that is moved while it is copied, a chunk at a time: tables of long films are large.
public struct OffsetTable: Sendable, Hashable {
    /// Bytes an offset has in the source, 4 or 8.
    package let width: Int
    /// Bytes an offset has in the copy, 4 or 8.
    package let newWidth: Int
    package let map: PositionMap
    /// Size of the source. Offsets beyond it point to nothing, and stay as they are.
    package let sourceSize: UInt64

    package init(width: Int, newWidth: Int, map: PositionMap, sourceSize: UInt64) {
        self.width = width
        self.newWidth = newWidth
        self.map = map
        self.sourceSize = sourceSize
    }

    /// Size in the copy of the entries in a range of the source.
    package func size(of range: Range<UInt64>) -> UInt64 { UInt64(range.count) / UInt64(width) * UInt64(newWidth) }

    /// Whole entries, moved.
    package func moved(_ entries: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(entries.count / width * newWidth)
        var index = 0
        while index + width <= entries.count {
            var value: UInt64 = 0
            for byte in entries[index..<(index + width)] { value = value << 8 | UInt64(byte) }
            let new = value < sourceSize ? map[value] : value
            for shift in stride(from: (newWidth - 1) * 8, through: 0, by: -8) {
                result.append(UInt8(truncatingIfNeeded: new >> UInt64(shift)))
            }
            index += width
        }
        return result
    }

    /// Some bytes of the moved table.
    /// - Parameter wanted: relative to the start of the table in the copy.
    package func moved(
        from wanted: Range<UInt64>, of table: Range<UInt64>, in source: any ByteSource
    ) throws(ByteError) -> [UInt8] {
        let first = wanted.lowerBound / UInt64(newWidth)
        let last = (wanted.upperBound + UInt64(newWidth) - 1) / UInt64(newWidth)
        let entries = try source.read(
            at: table.lowerBound + first * UInt64(width), count: Int(last - first) * width)
        let skipped = Int(wanted.lowerBound - first * UInt64(newWidth))
        return Array(moved(entries).dropFirst(skipped).prefix(wanted.count))
    }
}
