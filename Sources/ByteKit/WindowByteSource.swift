// SPDX-License-Identifier: Apache-2.0

/// A part of a source as a source of its own.
package struct WindowByteSource: ByteSource {
    private let base: any ByteSource
    private let range: Range<UInt64>

    package init(_ base: any ByteSource, _ range: Range<UInt64>) {
        self.base = base
        self.range = range
    }

    package var count: UInt64 { range.upperBound - range.lowerBound }

    package func read(at offset: UInt64, count: Int) throws(ByteError) -> [UInt8] {
        guard count >= 0, offset <= self.count, UInt64(count) <= self.count - offset else {
            throw .truncated(offset: offset, needed: UInt64(max(0, count)))
        }
        return try base.read(at: range.lowerBound + offset, count: count)
    }
}
