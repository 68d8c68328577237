// SPDX-License-Identifier: Apache-2.0

/// How something was signed: a certificate, a time-stamp, an OCSP answer.
public enum SignatureAlgorithm: Sendable, Hashable, CustomStringConvertible {
    /// ECDSA with a digest (RFC 5758); the signature is DER, r and s.
    case ecdsa(HashAlgorithm)
    /// RSASSA-PKCS1-v1_5 (RFC 8017).
    case rsaPKCS1(HashAlgorithm)
    /// RSASSA-PSS with MGF1 over the same digest (RFC 8017, appendix A.2.3); salt length in bytes.
    case rsaPSS(HashAlgorithm, saltLength: Int)
    /// Ed25519 (RFC 8410).
    case ed25519
    /// Anything else; `reason` says what.
    case unsupported(oid: String, reason: String)

    public var description: String {
        switch self {
        case .ecdsa(let hash): "ECDSA with \(hash.rawValue)"
        case .rsaPKCS1(let hash): "RSA PKCS #1 with \(hash.rawValue)"
        case .rsaPSS(let hash, let salt): "RSA PSS with \(hash.rawValue), salt \(salt)"
        case .ed25519: "Ed25519"
        case .unsupported(let oid, let reason): "\(oid) (\(reason))"
        }
    }

    private static let plain: [(OID, SignatureAlgorithm)] = [
        ("1.2.840.10045.4.3.2", .ecdsa(.sha256)), ("1.2.840.10045.4.3.3", .ecdsa(.sha384)),
        ("1.2.840.10045.4.3.4", .ecdsa(.sha512)), ("1.2.840.113549.1.1.11", .rsaPKCS1(.sha256)),
        ("1.2.840.113549.1.1.12", .rsaPKCS1(.sha384)), ("1.2.840.113549.1.1.13", .rsaPKCS1(.sha512)),
        (.ed25519, .ed25519),
    ]

    /// Reads an AlgorithmIdentifier.
    init(_ identifier: AlgorithmIdentifier) {
        if let (_, algorithm) = SignatureAlgorithm.plain.first(where: { $0.0 == identifier.oid }) {
            self = algorithm
        } else if identifier.oid == .rsassaPSS {
            self = SignatureAlgorithm.pss(identifier)
        } else {
            self = .unsupported(oid: identifier.oid.description, reason: "not on C2PA's list")
        }
    }

    /// CMS names the digest apart from the signature algorithm; `rsaEncryption` then means PKCS #1 (RFC 3370).
    init(_ identifier: AlgorithmIdentifier, cmsDigest: HashAlgorithm) {
        switch identifier.oid {
        case .rsaEncryption where cmsDigest != .sha1: self = .rsaPKCS1(cmsDigest)
        case .ecPublicKey where cmsDigest != .sha1: self = .ecdsa(cmsDigest)
        default: self.init(identifier)
        }
    }

    private static func pss(_ identifier: AlgorithmIdentifier) -> SignatureAlgorithm {
        func refused(_ reason: String) -> SignatureAlgorithm {
            .unsupported(oid: identifier.oid.description, reason: reason)
        }
        // RSASSA-PSS-params: C2PA asks for hashAlgorithm and maskGenAlgorithm to be present and equal.
        guard let parameters = identifier.parameters, var fields = try? parameters.sequence("the PSS parameters")
        else { return refused("PSS without parameters") }
        guard let hashField = fields.optionalContext(0), var hashBox = try? hashField.children("hashAlgorithm"),
            let hashNode = try? hashBox.next("hashAlgorithm"), let hashID = try? AlgorithmIdentifier(hashNode),
            let hash = HashAlgorithm(oid: hashID.oid), hash != .sha1
        else { return refused("PSS without a digest of the SHA-2 family") }
        guard let maskField = fields.optionalContext(1), var maskBox = try? maskField.children("maskGenAlgorithm"),
            let maskNode = try? maskBox.next("maskGenAlgorithm"), let maskID = try? AlgorithmIdentifier(maskNode),
            maskID.oid == .mgf1, let maskParameters = maskID.parameters,
            let maskHash = try? AlgorithmIdentifier(maskParameters), maskHash.oid == hash.oid
        else { return refused("PSS whose mask digest is not its digest") }
        var salt = 20
        if let saltField = fields.optionalContext(2) {
            guard var box = try? saltField.children("saltLength"), let node = try? box.next("saltLength"),
                let value = try? node.smallInteger("saltLength")
            else { return refused("PSS with a bad salt length") }
            salt = value
        }
        return .rsaPSS(hash, saltLength: salt)
    }

    /// DER of the AlgorithmIdentifier; nil for unsupported algorithms.
    package var algorithmIdentifier: [UInt8]? {
        switch self {
        case .rsaPSS(let hash, let salt):
            let hashID = DERWriter.sequence(DERWriter.oid(hash.oid), DERWriter.null)
            return DERWriter.sequence(
                DERWriter.oid(.rsassaPSS),
                DERWriter.sequence(
                    DERWriter.context(0, hashID),
                    DERWriter.context(1, DERWriter.sequence(DERWriter.oid(.mgf1), hashID)),
                    DERWriter.context(2, DERWriter.integer(UInt64(max(0, salt))))))
        case .unsupported: return nil
        default:
            guard let (oid, _) = SignatureAlgorithm.plain.first(where: { $0.1 == self }) else { return nil }
            if case .rsaPKCS1 = self { return DERWriter.sequence(DERWriter.oid(oid), DERWriter.null) }
            return DERWriter.sequence(DERWriter.oid(oid))
        }
    }
}

/// AlgorithmIdentifier (RFC 5280, section 4.1.1.2).
struct AlgorithmIdentifier {
    let oid: OID
    let parameters: DERNode?
    let encoded: [UInt8]

    init(_ node: DERNode) throws(TrustError) {
        var fields = try node.sequence("an algorithm identifier")
        oid = try fields.next("the algorithm").oid("the algorithm")
        parameters = fields.isAtEnd ? nil : try fields.next("the parameters")
        try fields.finish()
        encoded = node.encoded
    }
}
