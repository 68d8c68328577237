// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Issuers of identity claims aggregations by their decentralised identifiers (CAWG Identity Assertion 1.3, section 8.1).
///
/// The text is one identifier a line, lines that begin with `#` left out; or JSON: a DID document or an array of them, of
/// which the keys are kept, so that signatures of issuers at `did:web` are checked without asking the network.
public struct IdentityIssuers: Sendable, Hashable {
    /// The identifiers.
    public private(set) var identifiers: Set<String> = []
    /// Their keys, as SubjectPublicKeyInfo, where a document was given.
    public private(set) var keys: [String: [[UInt8]]] = [:]

    /// Nobody.
    public static let none = IdentityIssuers(identifiers: [])

    /// These issuers.
    public init(identifiers: Set<String>) { self.identifiers = identifiers }

    private struct Document: Decodable {
        struct Method: Decodable {
            struct Key: Decodable {
                let crv: String
                let x: String
                let y: String?
            }
            let publicKeyJwk: Key?
        }

        let id: String
        let verificationMethod: [Method]?
    }

    /// Reads a list.
    /// - Throws: ``TrustError`` with `malformed` when it names nobody, or something that is no identifier.
    public init(text: String) throws(TrustError) {
        let start = text.first { !$0.isWhitespace }
        if start == "{" || start == "[" {
            let data = Data(text.utf8)
            let documents: [Document]
            if let several = try? JSONDecoder().decode([Document].self, from: data) {
                documents = several
            } else if let one = try? JSONDecoder().decode(Document.self, from: data) {
                documents = [one]
            } else {
                throw TrustError(.malformed, "the list of issuers is JSON, but holds no DID documents")
            }
            for document in documents {
                identifiers.insert(document.id)
                keys[document.id] = (document.verificationMethod ?? []).compactMap { method in
                    method.publicKeyJwk.flatMap { key in
                        JSONWebKey.publicKeyInfo(curve: key.crv, x: key.x, y: key.y)
                    }
                }
            }
        } else {
            for line in text.split(whereSeparator: \.isNewline) {
                let word = line.drop(while: \.isWhitespace).prefix { !$0.isWhitespace }
                if !word.isEmpty, !word.hasPrefix("#") { identifiers.insert(String(word)) }
            }
        }
        guard !identifiers.isEmpty else { throw TrustError(.malformed, "the list of issuers names nobody") }
        if let wrong = identifiers.sorted().first(where: { !$0.hasPrefix("did:") }) {
            throw TrustError(.malformed, "“\(wrong)” is no decentralised identifier: these begin with did:")
        }
    }

    /// Whether an issuer is listed.
    public func contains(_ identifier: String) -> Bool {
        identifiers.contains(identifier) || identifiers.contains(String(identifier.prefix { $0 != "#" }))
    }

    /// Both lists together.
    public func adding(_ more: IdentityIssuers) -> IdentityIssuers {
        var result = self
        result.identifiers.formUnion(more.identifiers)
        result.keys.merge(more.keys) { $0 + $1 }
        return result
    }
}

/// Public keys as JSON has them (RFC 7517, RFC 8037).
package enum JSONWebKey {
    /// The key as SubjectPublicKeyInfo (RFC 5480, RFC 8410); nil for a curve that is not used or a wrong length.
    package static func publicKeyInfo(curve: String, x: String, y: String?) -> [UInt8]? {
        guard let x = Base64.decode(x), let y = y.map({ Base64.decode($0) }) ?? [] else { return nil }
        let prefix: String
        switch (curve, x.count, y.count) {
        case ("Ed25519", 32, 0): prefix = "302a300506032b6570032100"
        case ("P-256", 32, 32): prefix = "3059301306072a8648ce3d020106082a8648ce3d03010703420004"
        case ("P-384", 48, 48): prefix = "3076301006072a8648ce3d020106052b8104002203620004"
        case ("P-521", 66, 66): prefix = "30819b301006072a8648ce3d020106052b810400230381860004"
        default: return nil
        }
        return Hex.decode(prefix).map { $0 + x + y }
    }
}
