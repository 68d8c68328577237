// SPDX-License-Identifier: Apache-2.0

import Crypto
import CryptoExtras
import FoundationEssentials

/// A public key that checks COSE signatures.
public struct VerificationKey: Sendable {
    private enum Backing: Sendable {
        case p256(P256.Signing.PublicKey)
        case p384(P384.Signing.PublicKey)
        case p521(P521.Signing.PublicKey)
        case rsa(_RSA.Signing.PublicKey)
        case ed25519(Curve25519.Signing.PublicKey)
    }

    /// What kind of key it is.
    public let kind: PublicKeyInfo.Kind
    /// Size of an RSA modulus or of a curve, in bits.
    public let sizeInBits: Int
    private let backing: Backing

    /// Reads a key from a certificate's SubjectPublicKeyInfo. RSA keys under 2048 bits are read too; whether they are
    /// acceptable is for a certificate profile to say.
    /// - Throws: ``COSEError`` with code `unsupportedKey`.
    public init(subjectPublicKeyInfo der: [UInt8]) throws(COSEError) {
        let info = try PublicKeyInfo(der: der)
        kind = info.kind
        do {
            switch info.kind {
            case .p256: (backing, sizeInBits) = (.p256(try P256.Signing.PublicKey(x963: info.keyBytes)), 256)
            case .p384: (backing, sizeInBits) = (.p384(try P384.Signing.PublicKey(x963: info.keyBytes)), 384)
            case .p521: (backing, sizeInBits) = (.p521(try P521.Signing.PublicKey(x963: info.keyBytes)), 521)
            case .rsa, .rsaPSS:
                // The library knows rsaEncryption alone, but the RSAPublicKey within is the same for both.
                let key = try _RSA.Signing.PublicKey(unsafeDERRepresentation: info.keyBytes)
                (backing, sizeInBits) = (.rsa(key), key.keySizeInBits)
            case .ed25519:
                (backing, sizeInBits) = (
                    .ed25519(try Curve25519.Signing.PublicKey(rawRepresentation: info.keyBytes)), 256
                )
            case .otherCurve(let name), .other(let name):
                throw COSEError(.unsupportedKey, "keys of the kind \(name) are not used in C2PA")
            }
        } catch let error as COSEError { throw error } catch {
            throw COSEError(.unsupportedKey, "the public key is damaged: \(error)")
        }
    }

    /// Whether the key is of the kind that the algorithm signs with. For ECDSA any of the three curves will do, since
    /// COSE does not bind the hash to the curve (RFC 9053, section 2.1).
    public func canVerify(_ algorithm: COSEAlgorithm) -> Bool {
        switch (algorithm, backing) {
        case (.es256, .p256), (.es256, .p384), (.es256, .p521), (.es384, .p256), (.es384, .p384), (.es384, .p521),
            (.es512, .p256), (.es512, .p384), (.es512, .p521), (.ps256, .rsa), (.ps384, .rsa), (.ps512, .rsa),
            (.edDSA, .ed25519):
            true
        default: false
        }
    }

    /// Whether `signature` is this key's over `message`. False too where the algorithm is not for this kind of key.
    /// - Parameter signature: r‖s for ECDSA, else the raw bytes.
    public func isValidSignature(
        _ signature: [UInt8], over message: [UInt8], algorithm: COSEAlgorithm
    ) -> Bool {
        switch algorithm {
        case .es256, .ps256: isValid(signature, digest: SHA256.hash(data: message), algorithm)
        case .es384, .ps384: isValid(signature, digest: SHA384.hash(data: message), algorithm)
        case .es512, .ps512: isValid(signature, digest: SHA512.hash(data: message), algorithm)
        case .edDSA:
            if case .ed25519(let key) = backing { key.isValidSignature(signature, for: message) } else { false }
        }
    }

    private func isValid(_ signature: [UInt8], digest: some Digest, _ algorithm: COSEAlgorithm) -> Bool {
        guard canVerify(algorithm) else { return false }
        switch backing {
        case .p256(let key):
            guard let parsed = try? P256.Signing.ECDSASignature(rawRepresentation: signature) else { return false }
            return key.isValidSignature(parsed, for: digest)
        case .p384(let key):
            guard let parsed = try? P384.Signing.ECDSASignature(rawRepresentation: signature) else { return false }
            return key.isValidSignature(parsed, for: digest)
        case .p521(let key):
            guard let parsed = try? P521.Signing.ECDSASignature(rawRepresentation: signature) else { return false }
            return key.isValidSignature(parsed, for: digest)
        case .rsa(let key):
            return key.isValidSignature(.init(rawRepresentation: signature), for: digest, padding: .PSS)
        case .ed25519: return false
        }
    }
}

extension P256.Signing.PublicKey {
    /// A point, compressed or not.
    fileprivate init(x963 bytes: [UInt8]) throws {
        self =
            bytes.count == 33 ? try Self(compressedRepresentation: bytes) : try Self(x963Representation: bytes)
    }
}

extension P384.Signing.PublicKey {
    /// A point, compressed or not.
    fileprivate init(x963 bytes: [UInt8]) throws {
        self =
            bytes.count == 49 ? try Self(compressedRepresentation: bytes) : try Self(x963Representation: bytes)
    }
}

extension P521.Signing.PublicKey {
    /// A point, compressed or not.
    fileprivate init(x963 bytes: [UInt8]) throws {
        self =
            bytes.count == 67 ? try Self(compressedRepresentation: bytes) : try Self(x963Representation: bytes)
    }
}
