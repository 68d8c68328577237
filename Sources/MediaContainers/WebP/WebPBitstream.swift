// SPDX-License-Identifier: Apache-2.0

/// Picture sizes in the three kinds of WebP picture headers.
enum WebPBitstream {
    struct Size {
        let width: UInt32
        let height: UInt32
        let hasAlpha: Bool
    }

    /// Reads the first bytes of a `VP8 ` (RFC 6386, 9.1), `VP8L` (WebP lossless, section 3) or `VP8X` chunk.
    static func size(identifier: String, _ data: [UInt8]) -> Size? {
        switch identifier {
        case "VP8 ":
            guard data.count >= 10, Array(data[3..<6]) == [0x9D, 0x01, 0x2A] else { return nil }
            return Size(
                width: (UInt32(data[6]) | UInt32(data[7]) << 8) & 0x3FFF,
                height: (UInt32(data[8]) | UInt32(data[9]) << 8) & 0x3FFF, hasAlpha: false)
        case "VP8L":
            guard data.count >= 5, data[0] == 0x2F else { return nil }
            let bits = data[1..<5].reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            return Size(width: (bits & 0x3FFF) + 1, height: (bits >> 14 & 0x3FFF) + 1, hasAlpha: bits >> 28 & 1 == 1)
        case "VP8X":
            guard data.count >= 10 else { return nil }
            func side(_ offset: Int) -> UInt32 {
                (UInt32(data[offset]) | UInt32(data[offset + 1]) << 8 | UInt32(data[offset + 2]) << 16) + 1
            }
            return Size(width: side(4), height: side(7), hasAlpha: data[0] & WebPContainer.alphaFlag != 0)
        default: return nil
        }
    }
}
