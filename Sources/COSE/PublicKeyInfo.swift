// SPDX-License-Identifier: Apache-2.0

import SwiftASN1

/// The parts of a SubjectPublicKeyInfo (RFC 5280, section 4.1.2.7).
public struct PublicKeyInfo: Sendable, Hashable {
    /// What kind of key it is.
    public enum Kind: Sendable, Hashable {
        /// NIST P-256.
        case p256
        /// NIST P-384.
        case p384
        /// NIST P-521.
        case p521
        /// An elliptic curve that is not used in C2PA; its object identifier in dots.
        case otherCurve(String)
        /// RSA, for any padding.
        case rsa
        /// RSA for PSS only; the hash it is bound to, by its object identifier in dots, where it is bound.
        case rsaPSS(hash: String?)
        /// Ed25519.
        case ed25519
        /// Anything else; the object identifier of the algorithm in dots.
        case other(String)
    }

    /// What kind of key it is.
    public let kind: Kind
    /// The key itself: a point, an RSAPublicKey, or raw bytes.
    public let keyBytes: [UInt8]

    /// Reads the structure.
    /// - Throws: ``COSEError`` with code `unsupportedKey` where it is damaged.
    public init(der: [UInt8]) throws(COSEError) {
        do {
            (kind, keyBytes) = try DER.sequence(DER.parse(der), identifier: .sequence) { nodes in
                let kind = try AlgorithmIdentifierReader.kind(&nodes)
                let key = try ASN1BitString(derEncoded: &nodes)
                return (kind, Array(key.bytes))
            }
        } catch { throw COSEError(.unsupportedKey, "the public key is damaged: \(error)") }
    }
}

enum AlgorithmIdentifierReader {
    static func kind(_ nodes: inout ASN1NodeCollection.Iterator) throws -> PublicKeyInfo.Kind {
        guard let node = nodes.next() else {
            throw COSEError(.unsupportedKey, "the algorithm identifier is missing")
        }
        return try DER.sequence(node, identifier: .sequence) { nodes -> PublicKeyInfo.Kind in
            let algorithm = "\(try ASN1ObjectIdentifier(derEncoded: &nodes))"
            let parameters = nodes.next()
            while nodes.next() != nil {}
            switch algorithm {
            case "1.2.840.10045.2.1":
                guard let parameters, let curve = try? ASN1ObjectIdentifier(derEncoded: parameters) else {
                    return .otherCurve("explicit")
                }
                switch "\(curve)" {
                case "1.2.840.10045.3.1.7": return .p256
                case "1.3.132.0.34": return .p384
                case "1.3.132.0.35": return .p521
                case let other: return .otherCurve(other)
                }
            case "1.2.840.113549.1.1.1": return .rsa
            case "1.2.840.113549.1.1.10": return .rsaPSS(hash: parameters.flatMap { pssHash($0) })
            case "1.3.101.112": return .ed25519
            case let other: return .other(other)
            }
        }
    }

    /// The hash in RSASSA-PSS-params (RFC 4055, section 3.1), SHA-1 where the field is left out.
    private static func pssHash(_ node: ASN1Node) -> String? {
        try? DER.sequence(node, identifier: .sequence) { nodes -> String in
            let hash = try DER.optionalExplicitlyTagged(&nodes, tagNumber: 0, tagClass: .contextSpecific) {
                node -> String in
                try DER.sequence(node, identifier: .sequence) { nodes -> String in
                    let hash = "\(try ASN1ObjectIdentifier(derEncoded: &nodes))"
                    while nodes.next() != nil {}
                    return hash
                }
            }
            while nodes.next() != nil {}
            return hash ?? "1.3.14.3.2.26"
        }
    }
}
