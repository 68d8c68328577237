// SPDX-License-Identifier: Apache-2.0

/// Writes bits from the least significant of each byte upwards (RFC 7932, section 1.5.1).
struct BrotliBitWriter {
    private(set) var bytes: [UInt8] = []
    private var held: UInt64 = 0
    private var count = 0

    /// How many bits have been written.
    var bitCount: Int { bytes.count * 8 + count }

    /// Writes the low `bits` bits of a value, at most 32.
    mutating func write(_ value: Int, _ bits: Int) {
        held |= UInt64(truncatingIfNeeded: value) << UInt64(count)
        count += bits
        while count >= 8 {
            bytes.append(UInt8(truncatingIfNeeded: held))
            held >>= 8
            count -= 8
        }
    }

    /// Fills the last byte up with zeros.
    mutating func align() {
        if count > 0 { write(0, 8 - count) }
    }

    /// Writes whole bytes; the place must be aligned.
    mutating func write(_ content: ArraySlice<UInt8>) { bytes += content }
}
