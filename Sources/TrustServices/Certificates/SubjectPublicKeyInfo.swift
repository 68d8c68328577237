// SPDX-License-Identifier: Apache-2.0

internal import Crypto
internal import CryptoExtras

/// The public key of a certificate (RFC 5280, section 4.1.2.7).
public struct SubjectPublicKeyInfo: Sendable, Hashable {
    /// What kind of key it is.
    public enum Kind: Sendable, Hashable, CustomStringConvertible {
        /// NIST curves by their size.
        case p256, p384, p521
        /// RSA; `pss` when the key may only be used for PSS.
        case rsa(bits: Int, pss: Bool)
        /// Edwards curve 25519.
        case ed25519
        /// Anything else, by object identifier.
        case unsupported(String)

        public var description: String {
            switch self {
            case .p256: "P-256"
            case .p384: "P-384"
            case .p521: "P-521"
            case .rsa(let bits, let pss): "RSA\(pss ? "-PSS" : "") \(bits)"
            case .ed25519: "Ed25519"
            case .unsupported(let what): what
            }
        }
    }

    /// The whole structure in DER.
    public let encoded: [UInt8]
    /// What kind of key it is.
    public let kind: Kind
    /// The key itself: the content of the BIT STRING.
    public let keyBytes: [UInt8]

    /// Parses a SubjectPublicKeyInfo.
    /// - Throws: ``TrustError`` with `malformed`.
    public init(derEncoded bytes: [UInt8]) throws(TrustError) {
        try self.init(DERNode(parsing: bytes, "public key", limit: 16_384))
    }

    init(_ node: DERNode) throws(TrustError) {
        encoded = node.encoded
        var fields = try node.sequence("the public key")
        let algorithm = try AlgorithmIdentifier(fields.next("the algorithm"))
        keyBytes = try fields.next("the key").bitStringBytes("the key")
        try fields.finish()
        switch algorithm.oid {
        case .ecPublicKey:
            guard let curve = try algorithm.parameters?.oid("the curve") else {
                throw TrustError(.malformed, "the public key names no curve")
            }
            switch curve {
            case .p256: kind = .p256
            case .p384: kind = .p384
            case .p521: kind = .p521
            default: kind = .unsupported("elliptic curve \(curve)")
            }
        case .rsaEncryption, .rsassaPSS:
            let modulus = try SubjectPublicKeyInfo.rsaNumbers(keyBytes).modulus
            let leading = modulus.first?.leadingZeroBitCount ?? 0
            kind = .rsa(bits: modulus.count * 8 - leading, pss: algorithm.oid == .rsassaPSS)
        case .ed25519:
            kind = .ed25519
        default:
            kind = .unsupported("key algorithm \(algorithm.oid)")
        }
    }

    /// Modulus and exponent without leading zeros.
    static func rsaNumbers(_ bytes: [UInt8]) throws(TrustError) -> (modulus: [UInt8], exponent: [UInt8]) {
        var fields = try DERNode(parsing: bytes, "RSA key").sequence("the RSA key")
        let modulus = try fields.next("the modulus").integerBytes("the modulus")
        let exponent = try fields.next("the exponent").integerBytes("the exponent")
        try fields.finish()
        guard let first = modulus.first, first < 0x80, let low = exponent.first, low < 0x80 else {
            throw TrustError(.malformed, "the RSA key has a negative number")
        }
        return (Array(modulus.drop { $0 == 0 }), Array(exponent.drop { $0 == 0 }))
    }

    /// SHA-1 of the key, as key identifiers are made (RFC 5280, section 4.2.1.2, method 1).
    public var keyIdentifier: [UInt8] { HashAlgorithm.sha1.digest(keyBytes) }

    /// Whether `signature` over `message` was made with the private half of this key.
    ///
    /// False for a wrong signature, an algorithm that does not fit the key, and any key or algorithm not supported.
    /// PSS is accepted with a salt as long as the digest, which is what C2PA credentials use.
    public func isValidSignature(_ signature: [UInt8], over message: [UInt8], algorithm: SignatureAlgorithm) -> Bool {
        switch (kind, algorithm) {
        case (.p256, .ecdsa(let hash)), (.p384, .ecdsa(let hash)), (.p521, .ecdsa(let hash)):
            switch hash {
            case .sha256: isValidECDSA(signature, SHA256.hash(data: message))
            case .sha384: isValidECDSA(signature, SHA384.hash(data: message))
            case .sha512: isValidECDSA(signature, SHA512.hash(data: message))
            case .sha1: false
            }
        case (.rsa(let bits, false), .rsaPKCS1(let hash)) where bits <= 16_384:
            isValidRSA(signature, message, hash, .insecurePKCS1v1_5)
        case (.rsa(let bits, _), .rsaPSS(let hash, let salt)) where bits <= 16_384 && salt == hash.byteCount:
            isValidRSA(signature, message, hash, .PSS)
        case (.ed25519, .ed25519):
            (try? Curve25519.Signing.PublicKey(rawRepresentation: keyBytes))?
                .isValidSignature(signature, for: message) ?? false
        default: false
        }
    }

    private func isValidECDSA(_ signature: [UInt8], _ digest: some Digest) -> Bool {
        switch kind {
        case .p256:
            guard let key = try? P256.Signing.PublicKey(x963Representation: keyBytes),
                let value = try? P256.Signing.ECDSASignature(derRepresentation: signature)
            else { return false }
            return key.isValidSignature(value, for: digest)
        case .p384:
            guard let key = try? P384.Signing.PublicKey(x963Representation: keyBytes),
                let value = try? P384.Signing.ECDSASignature(derRepresentation: signature)
            else { return false }
            return key.isValidSignature(value, for: digest)
        case .p521:
            guard let key = try? P521.Signing.PublicKey(x963Representation: keyBytes),
                let value = try? P521.Signing.ECDSASignature(derRepresentation: signature)
            else { return false }
            return key.isValidSignature(value, for: digest)
        default: return false
        }
    }

    private func isValidRSA(
        _ signature: [UInt8], _ message: [UInt8], _ hash: HashAlgorithm, _ padding: _RSA.Signing.Padding
    ) -> Bool {
        guard let numbers = try? SubjectPublicKeyInfo.rsaNumbers(keyBytes),
            let key = try? _RSA.Signing.PublicKey(n: numbers.modulus, e: numbers.exponent)
        else { return false }
        let value = _RSA.Signing.RSASignature(rawRepresentation: signature)
        return switch hash {
        case .sha256: key.isValidSignature(value, for: SHA256.hash(data: message), padding: padding)
        case .sha384: key.isValidSignature(value, for: SHA384.hash(data: message), padding: padding)
        case .sha512: key.isValidSignature(value, for: SHA512.hash(data: message), padding: padding)
        case .sha1: false
        }
    }
}
