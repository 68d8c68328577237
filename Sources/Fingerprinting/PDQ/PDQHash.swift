// SPDX-License-Identifier: Apache-2.0

/// A 256-bit PDQ fingerprint of a picture.
///
/// Bit 16 i + j says whether the coefficient of vertical frequency i + 1 and horizontal frequency j + 1 is above the
/// median. The text form is 64 hexadecimal digits, bit 255 first, as ThreatExchange and its peers write it.
public struct PDQHash: Sendable, Hashable {
    /// Bits 0 to 63 in the first word, 192 to 255 in the last.
    public let words: SIMD4<UInt64>

    /// A hash from its four words, lowest bits first.
    public init(words: SIMD4<UInt64>) {
        self.words = words
    }

    /// A hash from its text form; nil unless there are exactly 64 hexadecimal digits, in either case.
    public init?(hex: some StringProtocol) {
        let digits = Array(hex.utf8)
        guard digits.count == 64 else { return nil }
        var words = SIMD4<UInt64>()
        for (position, digit) in digits.enumerated() {
            let value: UInt8
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = digit - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): value = digit - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): value = digit - UInt8(ascii: "A") + 10
            default: return nil
            }
            let word = 3 - position / 16
            words[word] = words[word] << 4 | UInt64(value)
        }
        self.words = words
    }

    /// A hash from its 32 bytes, most significant bit first; nil unless there are exactly 32.
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == 32 else { return nil }
        var words = SIMD4<UInt64>()
        for (position, byte) in bytes.enumerated() {
            let word = 3 - position / 8
            words[word] = words[word] << 8 | UInt64(byte)
        }
        self.words = words
    }

    /// 64 lower-case hexadecimal digits, bit 255 first.
    public var hex: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    /// The 32 bytes of the text form.
    public var bytes: [UInt8] {
        (0..<32).map { UInt8(truncatingIfNeeded: words[3 - $0 / 8] >> UInt64(56 - $0 % 8 * 8)) }
    }

    /// The number of bits in which two hashes differ, 0 to 256.
    public func distance(to other: PDQHash) -> Int {
        let difference = words ^ other.words
        return difference[0].nonzeroBitCount + difference[1].nonzeroBitCount
            + difference[2].nonzeroBitCount + difference[3].nonzeroBitCount
    }

    /// Every bit flipped: the hash of the picture with inverted colours (but for rounding).
    public var inverted: PDQHash { PDQHash(words: ~words) }
}

extension PDQHash: CustomStringConvertible {
    /// The text form.
    public var description: String { hex }
}

extension PDQHash: Codable {
    /// Reads the text form; throws `DecodingError.dataCorrupted` where it is not 64 hexadecimal digits.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let hash = PDQHash(hex: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "a PDQ hash is 64 hexadecimal digits")
        }
        self = hash
    }

    /// Writes the text form.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(hex)
    }
}
