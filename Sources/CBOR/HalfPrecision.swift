// SPDX-License-Identifier: Apache-2.0

/// IEEE 754 half precision by hand: `Float16` is not there on every platform.
enum HalfPrecision {
    /// The number that 16 bits stand for (RFC 8949, appendix D).
    static func double(_ bits: UInt16) -> Double {
        let exponent = Int(bits >> 10 & 31)
        let fraction = Double(bits & 0x3FF)
        let magnitude: Double =
            switch exponent {
            case 0: fraction * 0x1p-24
            case 31: fraction == 0 ? .infinity : .nan
            default: (fraction + 1024) * Double(sign: .plus, exponent: exponent - 25, significand: 1)
            }
        return bits & 0x8000 == 0 ? magnitude : -magnitude
    }

    /// The 16 bits of a number that half precision holds exactly.
    static func bits(_ value: Double) -> UInt16? {
        if value.isNaN { return 0x7E00 }
        let sign: UInt16 = value.sign == .minus ? 0x8000 : 0
        let magnitude = value.magnitude
        if magnitude == 0 { return sign }
        if magnitude == .infinity { return sign | 0x7C00 }
        guard magnitude <= 65504, magnitude >= 0x1p-24 else { return nil }
        let exponent = max(-14, Int(magnitude.exponent))
        let scaled = magnitude * Double(sign: .plus, exponent: 10 - exponent, significand: 1)
        guard scaled == scaled.rounded(.towardZero), let integer = UInt16(exactly: scaled) else { return nil }
        return integer < 1024 ? sign | integer : sign | UInt16(exponent + 15) << 10 | (integer - 1024)
    }
}
