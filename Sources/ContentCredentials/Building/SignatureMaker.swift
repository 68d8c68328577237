// SPDX-License-Identifier: Apache-2.0

import CBOR
import COSE
import TrustServices

/// Makes the COSE_Sign1 of a claim in a size that is known before (C2PA 2.2, 10.3.2.4 and 13.2).
struct SignatureMaker {
    private let signer: any ClaimSigner
    private let timeStamper: (any TimeStamper)?
    private let certificate: Certificate
    private let protected: CBORMap
    private let unprotected: CBORMap
    /// Size of the serialised signature.
    private(set) var size: Int
    /// Bytes kept for filling, where not all of it may be zeros.
    private(set) var filling = 0

    /// - Parameters:
    ///   - capacity: bytes kept for a time stamp.
    ///   - revocationResponses: OCSP responses to be stapled.
    /// - Throws: ``SigningError`` with code `invalidCredential`.
    init(
        signer: any ClaimSigner, timeStamper: (any TimeStamper)?, capacity: Int, revocationResponses: [[UInt8]] = []
    ) throws(SigningError) {
        guard let leaf = signer.certificateChainDER.first else {
            throw SigningError(.invalidCredential, "the signer has no certificate")
        }
        do { certificate = try Certificate(derEncoded: leaf) } catch {
            throw SigningError(.invalidCredential, "the signer's certificate cannot be read: \(error)")
        }
        self.signer = signer
        self.timeStamper = timeStamper
        var header = CBORMap()
        header[COSEHeaderLabel.algorithm] = .integer(signer.algorithm.rawValue)
        header[COSEHeaderLabel.x5chain] = COSESign1.headerValue(chain: signer.certificateChainDER)
        protected = header
        let length = SignatureMaker.signatureLength(signer.algorithm, certificate)
        var stapled = CBORMap()
        if !revocationResponses.isEmpty {
            stapled[COSEHeaderLabel.revocationValues] = [
                "ocspVals": .array(revocationResponses.map(CBORValue.bytes))
            ]
        }
        unprotected = stapled
        let bare = COSESign1(
            protected: header, unprotected: stapled, signature: [UInt8](repeating: 0, count: length)
        ).serialize().count
        size = bare + (timeStamper == nil ? 0 : capacity)
    }

    /// Keeps room for filling that makes up for bytes that nobody can foresee: an eighth of what the signer and the
    /// time-stamp authority give may be small.
    /// - Parameter actors: whose signatures stand in assertions, and are not there yet either.
    mutating func reserveFilling(actors: Int) {
        filling = 256 + (timeStamper == nil ? 0 : size / 4) + min(actors, 64) * 16_384
        size += filling + 64
    }

    /// As many bytes as the signature will have, and of a filled one as many that are other than small.
    var placeholder: [UInt8] {
        let wide = filling > 0 ? max(0, min(size, expectedWideBytes())) : 0
        return [UInt8](repeating: 0xFF, count: wide) + [UInt8](repeating: 0, count: size - wide)
    }

    /// As many bytes as the signature will have, none of which gets smaller when it is packed.
    var noise: [UInt8] {
        var state: UInt64 = 1
        return (0..<size).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: state >> 33)
        }
    }

    /// How many bytes of a filled signature will be other than small.
    func expectedWideBytes() -> Int {
        let length = SignatureMaker.signatureLength(signer.algorithm, certificate)
        let bare = COSESign1(
            protected: protected, unprotected: unprotected, signature: [UInt8](repeating: 0xFF, count: length)
        ).serialize()
        return bare.count { $0 >= 16 } + size - bare.count - filling / 2 - 64
    }

    private static func signatureLength(_ algorithm: COSEAlgorithm, _ certificate: Certificate) -> Int {
        switch algorithm {
        case .es256, .edDSA: 64
        case .es384: 96
        case .es512: 132
        case .ps256, .ps384, .ps512:
            if case .rsa(let bits, _) = certificate.publicKey.kind { (bits + 7) / 8 } else { 512 }
        }
    }

    /// Signs a claim, has the time attested, and fills the structure up to ``size``.
    /// - Throws: what the signer and the time-stamp authority throw; ``SigningError`` where a signature does not verify.
    /// - Parameter assertions: shown to signers that have a policy.
    nonisolated(nonsending) func sign(_ claim: [UInt8], assertions: [ClaimAssertion]) async throws -> [UInt8] {
        try await signature(of: claim, assertions: assertions).serialized()
    }

    /// Signs a claim and has the time attested.
    nonisolated(nonsending) func signature(
        of claim: [UInt8], assertions: [ClaimAssertion]
    ) async throws -> ClaimSignature {
        let message = COSESign1.sigStructure(protectedBytes: COSESign1.encoded(protected: protected), payload: claim)
        let raw = try await signer.sign(message, assertions: assertions)
        // A key that does not belong to the certificate is noticed here and not by whoever reads the file.
        let key = try VerificationKey(subjectPublicKeyInfo: certificate.publicKey.encoded)
        guard key.isValidSignature(raw, over: message, algorithm: signer.algorithm) else {
            throw SigningError(
                .signerFailed,
                "the private key does not belong to the certificate; give the key of its first certificate")
        }
        var signature = COSESign1(protected: protected, unprotected: unprotected, signature: raw)
        if let timeStamper {
            // "v2 payload": the signature as a serialised byte string, in a countersignature structure (10.3.2.5).
            let stamped = COSESign1.sigStructure(
                protectedBytes: signature.protectedBytes, payload: CBOREncoder.encode(.bytes(raw)),
                context: "CounterSignature")
            let token = try await timeStamper.timeStampToken(over: stamped)
            signature.unprotected[COSEHeaderLabel.timeStamp2] = ["tstTokens": [["val": .bytes(token)]]]
        }
        let result = ClaimSignature(signature, size: size, isFilled: filling > 0)
        do {
            _ = try result.serialized()
            return result
        } catch {
            throw timeStamper == nil
                ? SigningError(.signerFailed, "the signature has an unexpected size: \(error)")
                : SigningError(.timeStampTooLarge, "the time stamp is larger than the room kept for it: \(error)")
        }
    }
}
