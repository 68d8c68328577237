// SPDX-License-Identifier: Apache-2.0

import ByteKit

/// Bytes from which the zeros were taken that ID3 puts behind every FF, so that no player takes them for sound
/// (ID3v2.4, 6.1), and where each of them stands in the file.
struct UnsynchronisedBytes: Sendable {
    /// The bytes as they were meant.
    let bytes: [UInt8]
    private let start: UInt64
    /// For each zero that was taken out, how many bytes precede it in ``bytes``.
    private let removed: [Int]

    /// Undoes the unsynchronisation of `raw`, which stands at `start` of the file.
    init(_ raw: [UInt8], at start: UInt64) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(raw.count)
        var removed: [Int] = []
        var isBehindFF = false
        for byte in raw {
            if isBehindFF, byte == 0 {
                removed.append(bytes.count)
                isBehindFF = false
                continue
            }
            bytes.append(byte)
            isBehindFF = byte == 0xFF
        }
        self.bytes = bytes
        self.start = start
        self.removed = removed
    }

    /// Where a part of ``bytes`` stands in the file, in pieces.
    func fileRanges(of range: Range<Int>) -> [Range<UInt64>] {
        var ranges: [Range<UInt64>] = []
        var position = range.lowerBound
        // A zero that was taken out before the first byte shifts it; one behind the last byte is none of it.
        var shift = removed.prefix { $0 <= position }.count
        for cut in removed.dropFirst(shift) where cut < range.upperBound {
            ranges.append(fileRange(position..<cut, shift))
            position = cut
            shift += 1
        }
        if position < range.upperBound { ranges.append(fileRange(position..<range.upperBound, shift)) }
        return ranges
    }

    private func fileRange(_ range: Range<Int>, _ shift: Int) -> Range<UInt64> {
        let from = start + UInt64(range.lowerBound + shift)
        return from..<(from + UInt64(range.count))
    }
}
