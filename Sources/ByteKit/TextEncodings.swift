// SPDX-License-Identifier: Apache-2.0

/// Base 16, lower case (RFC 4648, section 8).
public enum Hex {
    private static let digits = Array("0123456789abcdef".utf8)

    /// Two digits a byte.
    public static func encode(_ bytes: some Sequence<UInt8>) -> String {
        var text: [UInt8] = []
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The bytes, or nil where the text is not an even number of hexadecimal digits.
    public static func decode(_ text: some StringProtocol) -> [UInt8]? {
        var bytes: [UInt8] = []
        var high: UInt8?
        for unit in text.utf8 {
            let value: UInt8
            switch unit {
            case 0x30...0x39: value = unit - 0x30
            case 0x61...0x66: value = unit - 0x61 + 10
            case 0x41...0x46: value = unit - 0x41 + 10
            default: return nil
            }
            if let first = high {
                bytes.append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        return high == nil ? bytes : nil
    }
}

/// Base 64 (RFC 4648, sections 4 and 5).
public enum Base64 {
    /// Which two characters stand for 62 and 63.
    public enum Alphabet: Sendable {
        /// `+` and `/`, padded.
        case standard
        /// `-` and `_`, without padding.
        case url
    }

    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)

    /// Encodes bytes; the standard alphabet is padded, the URL one is not.
    public static func encode(_ bytes: [UInt8], alphabet: Alphabet = .standard) -> String {
        let table = letters + (alphabet == .standard ? Array("+/".utf8) : Array("-_".utf8))
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        var index = 0
        while index < bytes.count {
            let first = bytes[index]
            let second = index + 1 < bytes.count ? bytes[index + 1] : 0
            let third = index + 2 < bytes.count ? bytes[index + 2] : 0
            text.append(table[Int(first >> 2)])
            text.append(table[Int(first & 3) << 4 | Int(second >> 4)])
            if index + 1 < bytes.count { text.append(table[Int(second & 15) << 2 | Int(third >> 6)]) }
            if index + 2 < bytes.count { text.append(table[Int(third & 63)]) }
            index += 3
        }
        if alphabet == .standard { while text.count % 4 != 0 { text.append(0x3D) } }
        return String(decoding: text, as: UTF8.self)
    }

    /// Decodes either alphabet, with or without padding; nil where any other character stands (white space too), or
    /// where the length or the unused bits are wrong.
    public static func decode(_ text: some StringProtocol) -> [UInt8]? {
        var bytes: [UInt8] = []
        var bits: UInt32 = 0
        var held = 0
        var symbols = 0
        var padding = 0
        for unit in text.utf8 {
            let value: UInt32
            switch unit {
            case 0x41...0x5A: value = UInt32(unit - 0x41)
            case 0x61...0x7A: value = UInt32(unit - 0x61) + 26
            case 0x30...0x39: value = UInt32(unit - 0x30) + 52
            case 0x2B, 0x2D: value = 62
            case 0x2F, 0x5F: value = 63
            case 0x3D:
                padding += 1
                continue
            default: return nil
            }
            guard padding == 0 else { return nil }
            symbols += 1
            bits = bits << 6 | value
            held += 6
            if held >= 8 {
                held -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(held)))
                bits &= (1 << UInt32(held)) - 1
            }
        }
        guard symbols % 4 != 1, bits == 0, padding == 0 || (symbols + padding) % 4 == 0, padding <= 2 else {
            return nil
        }
        return bytes
    }
}

/// Base 32 (RFC 4648, section 6), without padding.
public enum Base32 {
    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    /// Encodes bytes in upper case.
    public static func encode(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        var (bits, held): (UInt32, UInt32) = (0, 0)
        for byte in bytes {
            bits = bits << 8 | UInt32(byte)
            held += 8
            while held >= 5 {
                held -= 5
                text.append(letters[Int(bits >> held & 31)])
            }
            bits &= 1 << held - 1
        }
        if held > 0 { text.append(letters[Int(bits << (5 - held) & 31)]) }
        return String(decoding: text, as: UTF8.self)
    }

    /// Decodes either case; nil where any other character stands (padding too), or where the length or the unused bits
    /// are wrong.
    public static func decode(_ text: some StringProtocol) -> [UInt8]? {
        var bytes: [UInt8] = []
        var (bits, held): (UInt32, UInt32) = (0, 0)
        for unit in text.utf8 {
            let value: UInt32
            switch unit {
            case 0x41...0x5A: value = UInt32(unit - 0x41)
            case 0x61...0x7A: value = UInt32(unit - 0x61)
            case 0x32...0x37: value = UInt32(unit - 0x32) + 26
            default: return nil
            }
            bits = bits << 5 | value
            held += 5
            if held >= 8 {
                held -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> held))
                bits &= 1 << held - 1
            }
        }
        return held < 5 && bits == 0 ? bytes : nil
    }
}
