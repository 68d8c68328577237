// SPDX-License-Identifier: Apache-2.0

import ByteKit

/// How the bytes of a manifest store are written into a file.
package enum StoreEncoding: Sendable, Hashable {
    /// As they are.
    case binary
    /// As Base64 in one piece, where the file is text.
    case base64
    /// As Base64 in UTF-16.
    case wideBase64(bigEndian: Bool)
    /// As variation selectors: 3 bytes for each byte below 16, 4 for every other. A store fills its room only where it
    /// has exactly so many of the others.
    case variationSelectors(wide: Int)

    /// How many bytes of the file `count` bytes of the store take up.
    package func size(of count: Int) -> Int {
        switch self {
        case .binary: count
        case .base64: (count + 2) / 3 * 4
        case .wideBase64: (count + 2) / 3 * 8
        case .variationSelectors(let wide): 3 * count + wide
        }
    }

    /// The bytes of the file for bytes of the store.
    package func encode(_ bytes: [UInt8]) -> [UInt8] {
        switch self {
        case .binary: bytes
        case .base64: Array(Base64.encode(bytes).utf8)
        case .wideBase64(let bigEndian): Base64.encode(bytes).utf8.flatMap { bigEndian ? [0, $0] : [$0, 0] }
        case .variationSelectors: VariationSelectors.encode(bytes)
        }
    }
}

/// A checksum over the manifest store that its framing carries, four bytes.
public enum StoreChecksum: Sendable, Hashable {
    /// CRC-32 of a chunk's type and the whole store (PNG, section 5.3).
    case chunk(type: [UInt8])
    /// CRC of an Ogg page that holds a part of the store (RFC 3533, section 6): `head` stands before the checksum,
    /// `tail` between it and the part.
    case page(head: [UInt8], tail: [UInt8], part: Range<Int>)
    /// CRC-32 of the whole store (ZIP, APPNOTE 4.4.7).
    case file
    /// `plus` and `times` the sum of the store's words, modulo 2³² (OpenType, "Calculating checksums").
    case words(times: UInt32, plus: UInt32)

    /// The four bytes for a store.
    func bytes(of store: [UInt8]) -> [UInt8] {
        var writer = ByteWriter()
        switch self {
        case .chunk(let type):
            var crc = CRC32()
            crc.update(type)
            crc.update(store)
            writer.writeBigEndian(crc.value)
        case .page(let head, let tail, let part):
            var crc = OggChecksum()
            crc.update(head)
            crc.update([0, 0, 0, 0])
            crc.update(tail)
            crc.update(store[part.clamped(to: 0..<store.count)])
            writer.writeLittleEndian(crc.value)
        case .file:
            var crc = CRC32()
            crc.update(store)
            writer.writeLittleEndian(crc.value)
        case .words(let times, let plus):
            writer.writeBigEndian(plus &+ times &* StoreChecksum.wordSum(of: store))
        }
        return writer.bytes
    }

    /// The sum of big-endian words of four bytes; the last is filled up with zeros.
    static func wordSum(of bytes: some Sequence<UInt8>) -> UInt32 {
        var sum: UInt32 = 0
        var shift: UInt32 = 24
        for byte in bytes {
            sum &+= UInt32(byte) << shift
            shift = shift == 0 ? 24 : shift - 8
        }
        return sum
    }
}
