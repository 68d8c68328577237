// SPDX-License-Identifier: Apache-2.0

/// The first fields of a JPEG XL codestream (ISO 18181-1, annex D): the size of the picture, and where it is stated
/// plainly, depth and orientation.
enum JPEGXLHeader {
    /// Reads bits, the least significant first.
    private struct Bits {
        let bytes: [UInt8]
        var position: Int

        mutating func read(_ count: Int) -> UInt32? {
            guard position + count <= bytes.count * 8 else { return nil }
            var value: UInt32 = 0
            for index in 0..<count {
                let bit = bytes[(position + index) / 8] >> UInt8((position + index) % 8) & 1
                value |= UInt32(bit) << UInt32(index)
            }
            position += count
            return value
        }

        /// A number whose width, of four, is chosen by two bits.
        mutating func choose(_ widths: [Int]) -> UInt32? {
            guard let choice = read(2) else { return nil }
            return read(widths[Int(choice)])
        }
    }

    /// What the first bytes of a codestream say; nil where they are none.
    static func picture(_ bytes: [UInt8]) -> PictureProperties? {
        guard bytes.starts(with: [0xFF, 0x0A]) else { return nil }
        var bits = Bits(bytes: bytes, position: 16)
        guard let (width, height) = size(&bits) else { return nil }
        var picture = PictureProperties(width: width, height: height, bitDepth: 8)
        // ImageMetadata: nothing but defaults, or extra fields (which begin with the orientation), then the depth.
        guard bits.read(1) == 0, let hasExtras = bits.read(1) else { return picture }
        if hasExtras == 1 {
            guard let orientation = bits.read(3) else { return picture }
            picture.orientation = UInt8(orientation) + 1
            // An intrinsic size, a preview or an animation would come before the depth.
            guard bits.read(3) == 0 else { return picture }
        }
        guard bits.read(1) == 0, let choice = bits.read(2) else { return picture }
        if choice < 3 {
            picture.bitDepth = [8, 10, 12][Int(choice)]
        } else if let more = bits.read(6) {
            picture.bitDepth = UInt8(more) + 1
        }
        return picture
    }

    private static func size(_ bits: inout Bits) -> (UInt32, UInt32)? {
        guard let isSmall = bits.read(1) else { return nil }
        let side: (inout Bits) -> UInt32? = { bits in
            isSmall == 1 ? bits.read(5).map { ($0 + 1) * 8 } : bits.choose([9, 13, 18, 30]).map { $0 + 1 }
        }
        guard let height = side(&bits), let ratio = bits.read(3) else { return nil }
        let ratios: [(UInt64, UInt64)] = [(1, 1), (12, 10), (4, 3), (3, 2), (16, 9), (5, 4), (2, 1)]
        if ratio == 0 { return side(&bits).map { ($0, height) } }
        let (numerator, denominator) = ratios[Int(ratio) - 1]
        return (UInt32(clamping: UInt64(height) * numerator / denominator), height)
    }
}
