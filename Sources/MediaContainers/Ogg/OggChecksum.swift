// SPDX-License-Identifier: Apache-2.0

/// The CRC of Ogg pages: polynomial 04C11DB7, most significant bit first, from zero (RFC 3533, section 6).
struct OggChecksum: Sendable {
    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index) << 24) { value, _ in
            value & 0x8000_0000 != 0 ? (value << 1) ^ 0x04C1_1DB7 : value << 1
        }
    }

    /// The checksum of everything given so far.
    private(set) var value: UInt32 = 0

    mutating func update(_ bytes: some Sequence<UInt8>) {
        let table = OggChecksum.table
        for byte in bytes { value = (value << 8) ^ table[Int((value >> 24) ^ UInt32(byte))] }
    }
}
