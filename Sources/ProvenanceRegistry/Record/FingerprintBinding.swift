// SPDX-License-Identifier: Apache-2.0
import ByteKit
public import Fingerprinting

/// Which view of a picture a fingerprint was taken of.
public enum FingerprintView: UInt8, Sendable, Hashable, Codable, CaseIterable {
    /// The whole picture.
    case whole = 0
    /// The picture without its near-uniform borders.
    case trimmed = 1
}

/// A fingerprint by which a record can be found again.
public struct FingerprintBinding: Sendable, Hashable, Codable {
    /// ``pdq`` or ``iscc``.
    public let algorithm: String
    /// Which view was hashed.
    public let view: FingerprintView
    /// PDQ: 32 bytes, most significant bit of the text form first. ISCC: the units behind one another.
    public let value: [UInt8]
    /// 0 to 100 as the algorithm defines it, 100 where it defines none. A PDQ fingerprint below ``matchableQuality`` is
    /// kept but never matched.
    public let quality: Int

    /// The least PDQ quality at which a fingerprint says anything.
    public static let matchableQuality = 50
    /// The name of PDQ here and in the hash exchanges.
    public static let pdq = "pdq"
    /// The name of ISCC here and in the C2PA soft binding algorithm list.
    public static let iscc = ISCC.softBindingAlgorithm
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

    /// The ISCC of a file: of its bytes, and of what it looks like.
    public init(_ iscc: ISCC) {
        self.init(algorithm: Self.iscc, view: .whole, value: iscc.softBindingValue, quality: 100)
    }

    /// Whether it may be searched for.
    public var isMatchable: Bool {
        switch algorithm {
        case Self.pdq: value.count == 32 && quality >= Self.matchableQuality
        case Self.iscc: !isccUnits.isEmpty
        default: false
        }
    }
    /// The units in an ISCC fingerprint; none in any other.
    public var isccUnits: [ISCCUnit] { algorithm == Self.iscc ? ISCCUnit.sequence(value) ?? [] : [] }
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
