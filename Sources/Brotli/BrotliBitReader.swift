// SPDX-License-Identifier: Apache-2.0

/// Reads bits from the least significant of each byte upwards (RFC 7932, section 1.5.1).
struct BrotliBitReader {
    private let source: ArraySlice<UInt8>
    private var position: Int
    private var held: UInt64 = 0
    private var count = 0

    init(_ bytes: ArraySlice<UInt8>) {
        source = bytes
        position = bytes.startIndex
    }

    private mutating func refill() {
        while count <= 56, position < source.endIndex {
            held |= UInt64(source[position]) << UInt64(count)
            count += 8
            position += 1
        }
    }

    /// The next bits without taking them, zeros beyond the end.
    mutating func peek(_ bits: Int) -> Int {
        if count < bits { refill() }
        return Int(truncatingIfNeeded: held & ((1 << UInt64(bits)) - 1))
    }

    /// Takes bits that were looked at.
    mutating func drop(_ bits: Int) throws(BrotliError) {
        guard bits <= count else { throw .truncated }
        held >>= UInt64(bits)
        count -= bits
    }

    /// Takes up to 32 bits as a number.
    mutating func bits(_ bits: Int) throws(BrotliError) -> Int {
        let value = peek(bits)
        try drop(bits)
        return value
    }

    mutating func bit() throws(BrotliError) -> Bool { try bits(1) == 1 }

    /// Goes to the next byte; the bits passed over must be zeros.
    mutating func alignToByte() throws(BrotliError) {
        guard try bits(count % 8) == 0 else { throw .malformed("padding bits are set") }
    }

    /// Takes whole bytes; only at a byte boundary.
    mutating func bytes(_ length: Int) throws(BrotliError) -> ArraySlice<UInt8> {
        position -= count / 8
        held = 0
        count = 0
        guard length <= source.endIndex - position else { throw .truncated }
        defer { position += length }
        return source[position..<(position + length)]
    }

    var isAtEnd: Bool { count == 0 && position == source.endIndex }
}
