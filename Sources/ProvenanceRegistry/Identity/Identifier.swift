// SPDX-License-Identifier: Apache-2.0
import ByteKit

/// What an ``Identifier`` names.
public protocol IdentifierKind: Sendable {
    /// Stands before the UUID, without the underscore.
    static var prefix: String { get }
}

/// A typed identifier: a prefix that says what it names, and a UUID of version 7 (RFC 9562, section 5.7), so that
/// identifiers sort by the time they were made: `rec_0190f3c2-7b1a-7c3d-8e4f-0123456789ab`.
public struct Identifier<Kind: IdentifierKind>: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The text form.
    public let description: String

    /// Makes a new identifier.
    /// - Parameter moment: when; its milliseconds are the first 48 bits.
    public init(at moment: Timestamp) {
        var generator = SystemRandomNumberGenerator()
        self.init(at: moment, using: &generator)
    }

    /// Makes a new identifier with the given source of the 74 random bits.
    public init(at moment: Timestamp, using generator: inout some RandomNumberGenerator) {
        var bytes: [UInt8] = []
        let time = UInt64(truncatingIfNeeded: max(0, moment.milliseconds))
        for shift in stride(from: 40, through: 0, by: -8) { bytes.append(UInt8(truncatingIfNeeded: time >> shift)) }
        bytes.append(0x70 | UInt8.random(in: 0...15, using: &generator))
        bytes.append(UInt8.random(in: .min ... .max, using: &generator))
        bytes.append(0x80 | UInt8.random(in: 0...63, using: &generator))
        for _ in 0..<7 { bytes.append(UInt8.random(in: .min ... .max, using: &generator)) }
        let digits = Array(Hex.encode(bytes))
        let groups = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }
        description = "\(Kind.prefix)_\(groups.joined(separator: "-"))"
    }

    /// Reads the text form; nil where the prefix is another or the rest is no lower-case UUID.
    public init?(_ text: String) {
        guard text.utf8.count == Kind.prefix.utf8.count + 37, text.hasPrefix("\(Kind.prefix)_") else { return nil }
        for (index, unit) in text.utf8.dropFirst(Kind.prefix.utf8.count + 1).enumerated() {
            switch index {
            case 8, 13, 18, 23: guard unit == 0x2D else { return nil }
            default: guard (0x30...0x39).contains(unit) || (0x61...0x66).contains(unit) else { return nil }
            }
        }
        description = text
    }

    public static func < (left: Identifier, right: Identifier) -> Bool { left.description < right.description }
}

extension Identifier: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let value = Identifier(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "not an identifier that begins with \(Kind.prefix)_")
        }
        self = value
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// The kinds of things that have identifiers here.
public enum IdentifierKinds {
    /// Provenance records.
    public enum Record: IdentifierKind { public static let prefix = "rec" }
    /// Publishers.
    public enum Publisher: IdentifierKind { public static let prefix = "pub" }
    /// Accounts of people.
    public enum Account: IdentifierKind { public static let prefix = "acc" }
    /// API tokens.
    public enum Token: IdentifierKind { public static let prefix = "tok" }
}

/// Names a ``ProvenanceRecord``.
public typealias RecordID = Identifier<IdentifierKinds.Record>
/// Names a ``Publisher``.
public typealias PublisherID = Identifier<IdentifierKinds.Publisher>
/// Names an ``Account``.
public typealias AccountID = Identifier<IdentifierKinds.Account>
/// Names an ``APIToken``.
public typealias TokenID = Identifier<IdentifierKinds.Token>
