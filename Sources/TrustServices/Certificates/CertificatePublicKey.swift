// SPDX-License-Identifier: Apache-2.0

internal import COSE
internal import Crypto
internal import CryptoExtras

/// The public key of a certificate (RFC 5280, section 4.1.2.7).
public struct CertificatePublicKey: Sendable, Hashable {
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
            let modulus = try CertificatePublicKey.rsaNumbers(keyBytes).modulus
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
        if case .rsa(let bits, _) = kind, bits > 16_384 { return false }
        guard let key = try? VerificationKey(subjectPublicKeyInfo: encoded) else { return false }
        switch (kind, algorithm) {
        case (.p256, .ecdsa(let hash)), (.p384, .ecdsa(let hash)), (.p521, .ecdsa(let hash)):
            guard let width = coordinateBytes, let raw = ECDSASignatureForm.raw(signature, width: width),
                let algorithm = hash.ecdsa
            else { return false }
            return key.isValidSignature(raw, over: message, algorithm: algorithm)
        case (.rsa(_, false), .rsaPKCS1(let hash)):
            return isValidPKCS1(signature, message, hash)
        case (.rsa, .rsaPSS(let hash, let salt)) where salt == hash.byteCount:
            guard let algorithm = hash.pss else { return false }
            return key.isValidSignature(signature, over: message, algorithm: algorithm)
        case (.ed25519, .ed25519):
            return key.isValidSignature(signature, over: message, algorithm: .edDSA)
        default: return false
        }
    }

    private var coordinateBytes: Int? {
        switch kind {
        case .p256: 32
        case .p384: 48
        case .p521: 66
        default: nil
        }
    }

    /// PKCS #1 v1.5 is not a COSE algorithm of C2PA, but certificates and time-stamps are signed with it.
    private func isValidPKCS1(_ signature: [UInt8], _ message: [UInt8], _ hash: HashAlgorithm) -> Bool {
        guard let key = try? _RSA.Signing.PublicKey(unsafeDERRepresentation: keyBytes) else { return false }
        let value = _RSA.Signing.RSASignature(rawRepresentation: signature)
        return switch hash {
        case .sha256: key.isValidSignature(value, for: SHA256.hash(data: message), padding: .insecurePKCS1v1_5)
        case .sha384: key.isValidSignature(value, for: SHA384.hash(data: message), padding: .insecurePKCS1v1_5)
        case .sha512: key.isValidSignature(value, for: SHA512.hash(data: message), padding: .insecurePKCS1v1_5)
        case .sha1: false
        }
    }
}

extension HashAlgorithm {
    fileprivate var ecdsa: COSEAlgorithm? {
        switch self {
        case .sha256: .es256
        case .sha384: .es384
        case .sha512: .es512
        case .sha1: nil
        }
    }

    fileprivate var pss: COSEAlgorithm? {
        switch self {
        case .sha256: .ps256
        case .sha384: .ps384
        case .sha512: .ps512
        case .sha1: nil
        }
    }
}

/// The two ways to write an ECDSA signature: DER in X.509 and CMS, r‖s in COSE (RFC 9053, section 2.1).
enum ECDSASignatureForm {
    /// r‖s with `width` bytes each; nil where the DER is not two fitting positive numbers.
    static func raw(_ der: [UInt8], width: Int) -> [UInt8]? {
        guard var fields = try? DERNode(parsing: der, "signature", limit: 256).sequence("the signature"),
            let r = try? fields.next("r").integerBytes("r"), let s = try? fields.next("s").integerBytes("s"),
            fields.isAtEnd, let first = padded(r, width), let second = padded(s, width)
        else { return nil }
        return first + second
    }

    private static func padded(_ integer: [UInt8], _ width: Int) -> [UInt8]? {
        guard let first = integer.first, first < 0x80 else { return nil }
        let digits = integer.drop { $0 == 0 }
        guard digits.count <= width else { return nil }
        return [UInt8](repeating: 0, count: width - digits.count) + digits
    }

    /// DER from r‖s.
    static func der(_ raw: [UInt8]) -> [UInt8] {
        let half = raw.count / 2
        return DERWriter.sequence(
            DERWriter.unsignedInteger(Array(raw.prefix(half))), DERWriter.unsignedInteger(Array(raw.dropFirst(half))))
    }
}
