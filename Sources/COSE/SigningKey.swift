// SPDX-License-Identifier: Apache-2.0

import Crypto
import CryptoExtras
import FoundationEssentials
import SwiftASN1

/// A private key that makes COSE signatures.
public struct SigningKey: Sendable {
    private enum Backing: Sendable {
        case p256(P256.Signing.PrivateKey)
        case p384(P384.Signing.PrivateKey)
        case p521(P521.Signing.PrivateKey)
        case rsa(_RSA.Signing.PrivateKey)
        case ed25519(Curve25519.Signing.PrivateKey)
    }

    private let backing: Backing
    /// The algorithm that is usual for this key: ES256, ES384 or ES512 by curve, PS256 (or the hash an RSASSA-PSS key is
    /// bound to), Ed25519.
    public let preferredAlgorithm: COSEAlgorithm

    /// Reads the first private key in `pem`: PKCS#8 (`PRIVATE KEY`), SEC 1 (`EC PRIVATE KEY`) or PKCS#1
    /// (`RSA PRIVATE KEY`), not encrypted.
    /// - Throws: ``COSEError`` with code `unsupportedKey`.
    public init(pem: String) throws(COSEError) {
        let documents: [PEMDocument]
        do { documents = try PEMDocument.parseMultiple(pemString: pem) } catch {
            throw COSEError(.unsupportedKey, "the private key is no PEM text: \(error)")
        }
        guard let document = documents.first(where: { $0.discriminator.hasSuffix("PRIVATE KEY") }) else {
            throw COSEError(.unsupportedKey, "the PEM text has no private key")
        }
        switch document.discriminator {
        case "ENCRYPTED PRIVATE KEY":
            throw COSEError(.unsupportedKey, "the private key is encrypted; decrypt it first (openssl pkcs8)")
        case "EC PRIVATE KEY": try self.init(sec1: document.derBytes)
        case "RSA PRIVATE KEY": try self.init(pkcs1: document.derBytes, algorithm: .ps256)
        default: try self.init(pkcs8: document.derBytes)
        }
    }

    /// Reads a PKCS#8 PrivateKeyInfo (RFC 5958).
    /// - Throws: ``COSEError`` with code `unsupportedKey`.
    public init(pkcs8 der: [UInt8]) throws(COSEError) {
        let kind: PublicKeyInfo.Kind
        let inner: [UInt8]
        do {
            (kind, inner) = try DER.sequence(DER.parse(der), identifier: .sequence) { nodes in
                _ = try Int(derEncoded: &nodes)
                let kind = try AlgorithmIdentifierReader.kind(&nodes)
                let key = try ASN1OctetString(derEncoded: &nodes)
                while nodes.next() != nil {}
                return (kind, Array(key.bytes))
            }
        } catch { throw COSEError(.unsupportedKey, "the private key is damaged: \(error)") }
        switch kind {
        case .p256, .p384, .p521: try self.init(curve: kind, der: der)
        case .rsa: try self.init(pkcs1: inner, algorithm: .ps256)
        case .rsaPSS(let hash):
            let algorithm: COSEAlgorithm =
                switch hash {
                case "2.16.840.1.101.3.4.2.2": .ps384
                case "2.16.840.1.101.3.4.2.3": .ps512
                default: .ps256
                }
            try self.init(pkcs1: inner, algorithm: algorithm)
        case .ed25519:
            guard let seed = try? ASN1OctetString(derEncoded: inner),
                let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: Array(seed.bytes))
            else { throw COSEError(.unsupportedKey, "the Ed25519 private key is damaged") }
            self.init(backing: .ed25519(key), preferredAlgorithm: .edDSA)
        case .otherCurve(let name), .other(let name):
            throw COSEError(.unsupportedKey, "private keys of the kind \(name) cannot be used")
        }
    }

    private init(backing: Backing, preferredAlgorithm: COSEAlgorithm) {
        self.backing = backing
        self.preferredAlgorithm = preferredAlgorithm
    }

    private init(curve: PublicKeyInfo.Kind, der: [UInt8]) throws(COSEError) {
        do {
            switch curve {
            case .p256: self.init(backing: .p256(try .init(derRepresentation: der)), preferredAlgorithm: .es256)
            case .p384: self.init(backing: .p384(try .init(derRepresentation: der)), preferredAlgorithm: .es384)
            default: self.init(backing: .p521(try .init(derRepresentation: der)), preferredAlgorithm: .es512)
            }
        } catch { throw COSEError(.unsupportedKey, "the elliptic-curve private key is damaged: \(error)") }
    }

    private init(sec1 der: [UInt8]) throws(COSEError) {
        if let key = try? P256.Signing.PrivateKey(derRepresentation: der) {
            self.init(backing: .p256(key), preferredAlgorithm: .es256)
        } else if let key = try? P384.Signing.PrivateKey(derRepresentation: der) {
            self.init(backing: .p384(key), preferredAlgorithm: .es384)
        } else if let key = try? P521.Signing.PrivateKey(derRepresentation: der) {
            self.init(backing: .p521(key), preferredAlgorithm: .es512)
        } else {
            throw COSEError(.unsupportedKey, "the elliptic-curve private key is damaged or of another curve")
        }
    }

    private init(pkcs1 der: [UInt8], algorithm: COSEAlgorithm) throws(COSEError) {
        do {
            self.init(
                backing: .rsa(try _RSA.Signing.PrivateKey(derRepresentation: der)), preferredAlgorithm: algorithm)
        } catch {
            throw COSEError(.unsupportedKey, "the RSA private key is damaged or shorter than 2048 bits: \(error)")
        }
    }

    /// A new key for `algorithm`; RSA keys have 2048 bits.
    public init(generatingFor algorithm: COSEAlgorithm) throws(COSEError) {
        switch algorithm {
        case .es256: self.init(backing: .p256(.init()), preferredAlgorithm: algorithm)
        case .es384: self.init(backing: .p384(.init()), preferredAlgorithm: algorithm)
        case .es512: self.init(backing: .p521(.init()), preferredAlgorithm: algorithm)
        case .edDSA: self.init(backing: .ed25519(.init()), preferredAlgorithm: algorithm)
        case .ps256, .ps384, .ps512:
            do {
                self.init(backing: .rsa(try .init(keySize: .bits2048)), preferredAlgorithm: algorithm)
            } catch { throw COSEError(.cryptographicFailure, "no RSA key could be made: \(error)") }
        }
    }

    /// Signs `message`.
    /// - Returns: r‖s for ECDSA, else the raw signature; PSS with a salt as long as the hash.
    /// - Throws: ``COSEError`` with code `algorithmMismatch` or `cryptographicFailure`.
    public func sign(_ message: [UInt8], algorithm: COSEAlgorithm) throws(COSEError) -> [UInt8] {
        do {
            switch algorithm {
            case .es256, .ps256: return try sign(digest: SHA256.hash(data: message), algorithm)
            case .es384, .ps384: return try sign(digest: SHA384.hash(data: message), algorithm)
            case .es512, .ps512: return try sign(digest: SHA512.hash(data: message), algorithm)
            case .edDSA:
                guard case .ed25519(let key) = backing else { throw SigningKey.mismatch(algorithm) }
                return Array(try key.signature(for: message))
            }
        } catch let error as COSEError { throw error } catch {
            throw COSEError(.cryptographicFailure, "the key refused to sign: \(error)")
        }
    }

    private static func mismatch(_ algorithm: COSEAlgorithm) -> COSEError {
        COSEError(.algorithmMismatch, "the private key cannot sign with \(algorithm.name)")
    }

    private func sign(digest: some Digest, _ algorithm: COSEAlgorithm) throws -> [UInt8] {
        let isECDSA = [.es256, .es384, .es512].contains(algorithm)
        switch backing {
        case .p256(let key) where isECDSA: return Array(try key.signature(for: digest).rawRepresentation)
        case .p384(let key) where isECDSA: return Array(try key.signature(for: digest).rawRepresentation)
        case .p521(let key) where isECDSA: return Array(try key.signature(for: digest).rawRepresentation)
        case .rsa(let key) where !isECDSA:
            return Array(try key.signature(for: digest, padding: .PSS).rawRepresentation)
        default: throw SigningKey.mismatch(algorithm)
        }
    }

    /// The public key as SubjectPublicKeyInfo, DER. RSA keys as rsaEncryption.
    public var subjectPublicKeyInfo: [UInt8] {
        switch backing {
        case .p256(let key): Array(key.publicKey.derRepresentation)
        case .p384(let key): Array(key.publicKey.derRepresentation)
        case .p521(let key): Array(key.publicKey.derRepresentation)
        case .rsa(let key): Array(key.publicKey.derRepresentation)
        case .ed25519(let key):
            // SEQUENCE { SEQUENCE { OID 1.3.101.112 }, BIT STRING } (RFC 8410, section 4)
            [0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00]
                + key.publicKey.rawRepresentation
        }
    }

    /// The key as PKCS#8, PEM. Treat as a secret.
    public var pkcs8PEM: String {
        switch backing {
        case .p256(let key): key.pemRepresentation
        case .p384(let key): key.pemRepresentation
        case .p521(let key): key.pemRepresentation
        case .rsa(let key): key.pkcs8PEMRepresentation
        case .ed25519(let key):
            PEMDocument(
                type: "PRIVATE KEY",
                derBytes: [
                    0x30, 0x2E, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
                ]
                    + key.rawRepresentation
            ).pemString
        }
    }
}
