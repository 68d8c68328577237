// SPDX-License-Identifier: Apache-2.0

public import COSE

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// An identity of the store, without its private key.
public struct Identity: Sendable {
    /// What it signs.
    public enum Kind: String, Codable, Sendable, Hashable {
        /// C2PA claims.
        case signer
        /// Time-stamps.
        case timeStamper = "time-stamper"
        /// Answers about certificates of the store's own authority.
        case ocspResponder = "ocsp-responder"
    }

    /// Where its certificate comes from.
    public enum Origin: String, Codable, Sendable, Hashable {
        /// The store's own authority.
        case local
        /// Somebody else's; brought in with its key.
        case imported
    }

    struct Record: Codable {
        var name: String
        var kind: Kind
        var origin: Origin
        var algorithm: String
        var createdAt: Date
        var allowedSourceTypes: [String]?
        /// Which key and certificate are the present ones; nil for the first.
        var generation: Int?

        var keyFile: String { generation.map { "key.\($0)" } ?? "key" }
        var chainFile: String { generation.map { "chain.\($0).pem" } ?? "chain.pem" }
    }

    /// Its name in the store.
    public let name: String
    /// What it signs.
    public let kind: Kind
    /// Where its certificate comes from.
    public let origin: Origin
    /// How it signs.
    public let algorithm: COSEAlgorithm
    /// When it was made or brought in.
    public let createdAt: Date
    /// Digital source types (full addresses) that its claims may state; nil when it may state any. An identity of a
    /// generator's gateway may only say that AI made it.
    public let allowedSourceTypes: [String]?
    /// Its certificates, its own first.
    public let chain: [Certificate]

    /// How many keys it has had, this one included.
    public var generation: Int { record.generation ?? 1 }
    let record: Record

    /// Its own certificate.
    public var certificate: Certificate {
        // The store refuses identities without one.
        chain[0]
    }

    init(record: Record, chain: [Certificate]) throws(TrustError) {
        guard !chain.isEmpty, let algorithm = COSEAlgorithm(name: record.algorithm) else {
            throw TrustError(.storeDamaged, "the identity \(record.name) is damaged; restore it from a backup")
        }
        name = record.name
        kind = record.kind
        origin = record.origin
        self.algorithm = algorithm
        self.record = record
        createdAt = record.createdAt
        allowedSourceTypes = record.allowedSourceTypes
        self.chain = chain
    }

    /// Folders of the store that hold other things.
    private static let reservedNames: Set<String> = ["authority", "log"]

    /// Checks that a name can stand as a folder: lower-case letters, digits, `.`, `_`, `-`; a letter or digit first.
    public static func isValidName(_ name: String) -> Bool {
        let letters = Array(name.utf8)
        guard let first = letters.first, letters.count <= 64, !reservedNames.contains(name) else { return false }
        func isPlain(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) }
        return isPlain(first) && letters.allSatisfy { isPlain($0) || $0 == 0x2E || $0 == 0x5F || $0 == 0x2D }
    }
}

extension Identity.Record {
    /// The content of `identity.json`.
    func encoded() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .secondsSince1970
        return Array(try encoder.encode(self)) + [0x0A]
    }
}
