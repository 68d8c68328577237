// SPDX-License-Identifier: Apache-2.0

import CBOR
import COSE
import FoundationEssentials
import TrustServices

/// Judges the signature of a named actor who has an X.509 certificate (CAWG Identity Assertion 1.3, section 8.2).
struct CertifiedIdentityJudge {
    let context: ValidationContext
    let uri: String
    /// The time that a trusted authority vouches for in the claim's signature, which counts where this one has none.
    let claimTime: Date?
    private(set) var log = StatusLog()

    init(_ context: ValidationContext, _ uri: String, claimTime: Date?) {
        self.context = context
        self.uri = uri
        self.claimTime = claimTime
    }

    private mutating func fail(_ code: String, _ text: String) {
        log.failure(StatusCode(rawValue: "cawg.x509." + code), uri, text)
    }

    mutating func judge(_ payload: CBORValue, _ signature: [UInt8]) {
        guard let sign1 = try? COSESign1(parsing: signature) else {
            return fail("cose.invalid", "the signature is no COSE_Sign1 structure")
        }
        guard let algorithm = sign1.algorithm else {
            return fail("algorithm.unsupported", "the signature algorithm is missing or not allowed")
        }
        let chain = sign1.x5chain.prefix(ChainValidator.certificateLimit).compactMap {
            try? Certificate(derEncoded: $0)
        }
        guard let signer = chain.first, signer.encoded == sign1.x5chain.first else {
            return fail("credential.invalid", "the certificate is missing or cannot be read")
        }
        let stamped = stampedTime(sign1) ?? claimTime
        let time = stamped ?? context.now
        let verdict = ChainValidator(settings: context.settings).validate(
            chain: chain, for: .identitySigning, at: time)
        if verdict.isTrusted {
            log.success(.identityCredentialTrusted, uri, "the named actor is trusted")
        } else {
            let reasons = verdict.reasons.map(\.explanation).joined(separator: "; ")
            log.failure(.identityCredentialUntrusted, uri, "signing certificate untrusted: \(reasons)")
        }
        let isRevoked = judgeRevocation(sign1, signer, issuer(of: signer, verdict, chain), stamped)
        let isTimely = judgeValidity(signer, time, isStamped: stamped != nil)
        let isRight = isSigned(payload, sign1, signer, algorithm)
        guard isRight else {
            log.failure(.identitySignatureMismatch, uri, "signature mismatch")
            return
        }
        log.success(.identitySignatureValidated, uri, "signature validated")
        log.success(.identityWellFormed, uri, "CAWG X.509 identity signature valid")
        if verdict.isTrusted, !isRevoked, isTimely {
            log.success(.identityTrusted, uri, "a trusted actor vouches for the assertions that are named")
        }
    }

    private func isSigned(
        _ payload: CBORValue, _ sign1: COSESign1, _ signer: Certificate, _ algorithm: COSEAlgorithm
    ) -> Bool {
        guard let key = try? VerificationKey(subjectPublicKeyInfo: signer.publicKey.encoded) else { return false }
        let message = sign1.sigStructure(payload: CBOREncoder.encode(IdentityJudge.ordered(payload)))
        return key.isValidSignature(sign1.signature, over: message, algorithm: algorithm)
    }

    private func issuer(of signer: Certificate, _ verdict: ChainVerdict, _ chain: [Certificate]) -> Certificate? {
        verdict.issuer ?? chain.dropFirst().first { $0.subject == signer.issuer }
    }

    /// The certificate was valid when it signed.
    private mutating func judgeValidity(_ signer: Certificate, _ time: Date, isStamped: Bool) -> Bool {
        guard signer.isValid(at: time) else {
            log.failure(
                .identityOutsideValidity, uri, "the certificate of the named actor was not valid at \(time.reportText)")
            return false
        }
        if !isStamped { log.success(.identityInsideValidity, uri, "the certificate of the named actor is valid now") }
        return true
    }

    /// The time in a time-stamp of the signature's own; those of version 1 do not count here.
    private mutating func stampedTime(_ sign1: COSESign1) -> Date? {
        guard let header = sign1.unprotected[COSEHeaderLabel.timeStamp2] ?? sign1.protected[COSEHeaderLabel.timeStamp2]
        else { return nil }
        let tokens = (header["tstTokens"]?.array ?? []).map { $0["val"]?.byteString }
        guard tokens.count == 1, let first = tokens.first, let token = first else {
            note("malformed", "there must be one time-stamp token; there are \(tokens.count)")
            return nil
        }
        let string = CBOREncoder.encode(.bytes(sign1.signature))
        let message = COSESign1.sigStructure(
            protectedBytes: sign1.protectedBytes, payload: string, context: "CounterSignature")
        let verdict = TimeStampVerifier(settings: context.settings, now: context.now).verify(token, over: message)
        for fault in verdict.faults {
            let kind =
                switch fault.kind {
                case .outsideValidity: "outside_validity"
                case .credentialInvalid: "credential_invalid"
                default: fault.kind.rawValue
                }
            note(kind, fault.explanation)
        }
        guard let time = verdict.trustedTime else { return nil }
        for kind in ["trusted", "validated"] {
            log.success(
                StatusCode(rawValue: "cawg.x509.time_stamp.\(kind)"), uri, "a trusted authority vouches for the time")
        }
        return time
    }

    private mutating func note(_ kind: String, _ text: String) {
        log.note(StatusCode(rawValue: "cawg.x509.time_stamp.\(kind)"), uri, text)
    }

    /// Answers about revocation that stand in the signature or in the store.
    /// - Returns: whether the certificate was revoked.
    private mutating func judgeRevocation(
        _ sign1: COSESign1, _ signer: Certificate, _ issuer: Certificate?, _ stamped: Date?
    ) -> Bool {
        let values =
            sign1.unprotected[COSEHeaderLabel.revocationValues] ?? sign1.protected[COSEHeaderLabel.revocationValues]
        let stapled = (values?["ocspVals"]?.array ?? []).prefix(16).compactMap(\.byteString)
        let checker = RevocationChecker(now: context.now)
        for response in stapled + context.ocspResponses {
            guard let issuer else { break }
            let verdict = checker.check(response, for: signer, issuer: issuer, signingTime: stamped)
            switch verdict.status {
            case .notRevoked:
                log.success(StatusCode(rawValue: "cawg.x509.ocsp.not_revoked"), uri, "the certificate was not revoked")
                return false
            case .revoked:
                log.failure(.identityRevoked, uri, verdict.explanation)
                return true
            case .unknown, .stale, .unusable: continue
            }
        }
        log.note(StatusCode(rawValue: "cawg.x509.ocsp.skipped"), uri, "nobody was asked about the certificate")
        return false
    }
}
