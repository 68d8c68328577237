// SPDX-License-Identifier: Apache-2.0
import ByteKit

/// Which view of a picture a fingerprint was taken of.
public enum FingerprintView: UInt8, Sendable, Hashable, Codable, CaseIterable {
    /// The whole picture.
    case whole = 0
    /// The picture without its near-uniform borders.
    case trimmed = 1
}

/// A perceptual fingerprint by which a record can be found again.
public struct FingerprintBinding: Sendable, Hashable, Codable {
    /// `pdq`, as in the C2PA soft binding algorithm list and the hash exchanges.
    public let algorithm: String
    /// Which view was hashed.
    public let view: FingerprintView
    /// 32 bytes, most significant bit of the text form first.
    public let value: [UInt8]
    /// 0 to 100 as the algorithm defines it. Below ``matchableQuality`` the fingerprint is kept but never matched.
    public let quality: Int

    /// The least PDQ quality at which a fingerprint says anything.
    public static let matchableQuality = 50
    /// The name of PDQ here and in the hash exchanges.
    public static let pdq = "pdq"
    /// The name of a PDQ fingerprint as soft binding of a manifest. PDQ is not on the C2PA list of algorithms, so that
    /// it needs a name of our own; the value is the 32 bytes of the hash.
    public static let softBindingAlgorithm = "org.countersign.pdq.1"

    /// Makes a binding.
    public init(algorithm: String = FingerprintBinding.pdq, view: FingerprintView, value: [UInt8], quality: Int) {
        self.algorithm = algorithm
        self.view = view
        self.value = value
        self.quality = quality
    }

    /// Whether it may be searched for.
    public var isMatchable: Bool { value.count == 32 && quality >= FingerprintBinding.matchableQuality }
    /// Hexadecimal text form of ``value``.
    public var text: String { Hex.encode(value) }
}

/// The invisible mark a record's protected file carries.
public struct MarkBinding: Sendable, Hashable, Codable {
    /// Reverse-DNS name of the watermark algorithm.
    public let algorithm: String
    /// The identifier in the mark.
    public let id: UInt64

    /// Makes a binding.
    public init(algorithm: String, id: UInt64) {
        self.algorithm = algorithm
        self.id = id
    }

    /// The identifier as 16 hexadecimal digits, the form people and files see.
    public var text: String { MarkBinding.text(of: id) }

    /// 16 hexadecimal digits.
    public static func text(of id: UInt64) -> String {
        let digits = String(id, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// Reads 16 hexadecimal digits.
    public static func id(of text: String) -> UInt64? {
        text.utf8.count == 16 && !text.hasPrefix("+") ? UInt64(text, radix: 16) : nil
    }
}
