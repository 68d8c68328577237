// SPDX-License-Identifier: Apache-2.0

package import ByteKit

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Looks at a source through a small sliding window, so that walking over many small headers costs few reads.
package struct SourceWindow {
    private let source: any ByteSource
    private let windowSize: Int
    private var bytes: [UInt8] = []
    private var start: UInt64 = 0

    package init(_ source: any ByteSource, windowSize: Int = 4096) {
        self.source = source
        self.windowSize = windowSize
    }

    /// Size of the source.
    package var count: UInt64 { source.count }

    /// Whether `count` bytes are there from `offset` on.
    package func has(_ count: UInt64, at offset: UInt64) -> Bool {
        offset <= source.count && count <= source.count - offset
    }

    /// `count` bytes from `offset`; nil where the source ends before.
    package mutating func read(_ count: Int, at offset: UInt64) throws -> [UInt8]? {
        guard count >= 0, has(UInt64(count), at: offset) else { return nil }
        if count > windowSize { return try source.read(at: offset, count: count) }
        let end = offset + UInt64(count)
        if offset < start || end > start + UInt64(bytes.count) {
            try refill(at: offset)
        }
        let from = Int(offset - start)
        guard from + count <= bytes.count else { return nil }
        return Array(bytes[from..<(from + count)])
    }

    /// The byte at `offset`; nil behind the end.
    package mutating func byte(at offset: UInt64) throws -> UInt8? {
        guard offset < source.count else { return nil }
        if offset < start || offset >= start + UInt64(bytes.count) { try refill(at: offset) }
        let index = Int(offset - start)
        return index < bytes.count ? bytes[index] : nil
    }

    /// Offset of the first `value` from `offset` on, nil where there is none. Runs at the speed of `memchr`.
    package mutating func firstOffset(of value: UInt8, from offset: UInt64) throws -> UInt64? {
        var position = offset
        while position < source.count {
            if position < start || position >= start + UInt64(bytes.count) { try refill(at: position) }
            guard !bytes.isEmpty else { return nil }
            let from = Int(position - start)
            let found = bytes.withUnsafeBytes { buffer -> Int? in
                guard from < buffer.count, let base = buffer.baseAddress,
                    let hit = memchr(base + from, Int32(value), buffer.count - from)
                else { return nil }
                return Int(bitPattern: hit) - Int(bitPattern: base)
            }
            if let found { return start + UInt64(found) }
            position = start + UInt64(bytes.count)
        }
        return nil
    }

    private mutating func refill(at offset: UInt64) throws {
        bytes = try source.readUpTo(windowSize, at: offset)
        start = offset
    }

    /// A big-endian integer at `offset`; nil where the source ends before.
    package mutating func bigEndian<T: FixedWidthInteger>(_: T.Type, at offset: UInt64) throws -> T? {
        guard let raw = try read(T.bitWidth / 8, at: offset) else { return nil }
        return raw.reduce(0) { $0 << 8 | T(truncatingIfNeeded: $1) }
    }

    /// A little-endian integer at `offset`; nil where the source ends before.
    package mutating func littleEndian<T: FixedWidthInteger>(_: T.Type, at offset: UInt64) throws -> T? {
        try bigEndian(T.self, at: offset)?.byteSwapped
    }
}

extension Array where Element == UInt8 {
    /// Whether these bytes begin with the ASCII characters of `text`.
    package func starts(withASCII text: StaticString) -> Bool { hasASCII(text, at: 0) }

    /// Whether the ASCII characters of `text` stand at `offset`.
    package func hasASCII(_ text: StaticString, at offset: Int) -> Bool {
        text.withUTF8Buffer { wanted in
            offset >= 0 && count - offset >= wanted.count
                && self[offset..<(offset + wanted.count)].elementsEqual(wanted)
        }
    }

    /// Offset of the first occurrence of the ASCII characters of `text` from `start` on.
    package func firstOffset(ofASCII text: StaticString, from start: Int = 0) -> Int? {
        let length = text.utf8CodeUnitCount
        guard length > 0, start >= 0, start <= count - length else { return nil }
        return text.withUTF8Buffer { wanted in
            var position = start
            while position <= count - length {
                if self[position] == wanted[0], self[position..<(position + length)].elementsEqual(wanted) {
                    return position
                }
                position += 1
            }
            return nil
        }
    }

    /// How many of the last bytes are the beginning of a UTF-8 character that is cut short.
    package var lengthOfCutCharacter: Int {
        guard let lead = suffix(3).lastIndex(where: { !(0x80...0xBF).contains($0) }), self[lead] >= 0xC2 else {
            return 0
        }
        let length = self[lead] >= 0xF0 ? 4 : self[lead] >= 0xE0 ? 3 : 2
        return count - lead < length ? count - lead : 0
    }

    /// Whether these bytes are one JUMBF superbox of the length it says.
    package var isWholeSuperbox: Bool {
        hasASCII("jumb", at: 4) && prefix(4).reduce(0) { $0 << 8 | Int($1) } == count
    }

    /// These bytes without the spaces, tabs and line breaks at either end; indices stay those of the whole.
    package var trimmingASCIISpace: ArraySlice<UInt8> {
        let isSpace = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
        guard let first = firstIndex(where: { !isSpace($0) }), let last = lastIndex(where: { !isSpace($0) }) else {
            return self[endIndex...]
        }
        return self[first...last]
    }
}
