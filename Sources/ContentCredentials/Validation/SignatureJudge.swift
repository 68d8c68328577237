// SPDX-License-Identifier: Apache-2.0

import CBOR
import COSE
import FoundationEssentials
import JUMBF
import TrustServices

/// Judges a claim signature: credential, time-stamp, revocation, mathematics (C2PA 2.2, sections 15.7 to 15.9).
struct SignatureJudge {
    let manifest: Manifest
    let claim: Claim
    let context: ValidationContext
    let isActive: Bool
    private(set) var log = StatusLog()
    private(set) var info = SignatureInfo()
    private var url: String { manifest.signatureURI }

    init(_ manifest: Manifest, _ claim: Claim, _ context: ValidationContext, isActive: Bool) {
        self.manifest = manifest
        self.claim = claim
        self.context = context
        self.isActive = isActive
    }

    mutating func judge() {
        guard manifest.signatureBox != nil, let bytes = manifest.signatureBytes else {
            log.failure(.claimSignatureMissing, url, "the claim signature is missing")
            return
        }
        if !namesSignature {
            log.failure(.claimSignatureMissing, url, "the claim names a signature that is not there")
        }
        guard let sign1 = try? COSESign1(parsing: bytes), sign1.isTagged else {
            log.failure(.claimSignatureMismatch, url, "the claim signature is no tagged COSE_Sign1 structure")
            return
        }
        guard let algorithm = sign1.algorithm else {
            log.failure(.algorithmUnsupported, url, "the signature algorithm is missing or not allowed")
            log.failure(.claimSignatureMismatch, url, "claim signature is not valid")
            log.note(.ocspSkipped, url, "OCSP fetching skipped")
            readSigner(sign1)
            return
        }
        info.algorithm = algorithm
        guard readSigner(sign1), let signer = info.signer else {
            log.failure(.claimSignatureMismatch, url, "claim signature is not valid")
            return
        }
        if algorithm.isECDSA, SignatureJudge.isDER(sign1.signature) {
            log.failure(.signingCredentialInvalid, url, "the signature is in DER; COSE has r and s one after the other")
            log.failure(.claimSignatureMismatch, url, "claim signature is not valid")
            log.note(.ocspSkipped, url, "OCSP fetching skipped")
            return
        }
        readClaimedTime(sign1)
        var stamps = TimeStampJudge(manifest, claim, sign1, context)
        stamps.judge()
        log.append(stamps.log)
        info.stampedTime = stamps.stampedTime
        info.stampSigner = stamps.stampSigner
        info.trustedTime = stamps.trustedTime
        judgeCredential(signer, stamps)
        judgeRevocation(signer, sign1)
        judgeMathematics(sign1, algorithm, signer, stamps)
    }

    /// The URI in the claim must lead to the signature of the same manifest.
    private var namesSignature: Bool {
        guard let reference = claim.signature.flatMap({ JUMBFURI(reading: $0) }) else { return false }
        guard reference.manifestLabel == nil || reference.manifestLabel == manifest.label else { return false }
        let label = reference.pathInManifest.last
        return label == manifest.signatureBox?.label || label == BoxLabel.claimSignature
    }

    /// Reads the certificates. Claims of version 2 must have them in the protected header, and only once
    /// (C2PA 2.2, section 14.5).
    @discardableResult
    private mutating func readSigner(_ sign1: COSESign1) -> Bool {
        let chains = sign1.certificateChains
        guard let first = chains.first, !sign1.x5chain.isEmpty else {
            log.failure(.signingCredentialInvalid, url, "the signature carries no certificate")
            return false
        }
        if chains.count > 1 {
            log.failure(.signingCredentialInvalid, url, "the signature carries its certificates in two places")
        } else if claim.version > 1, first.part == .unprotected {
            log.failure(.signingCredentialInvalid, url, "the certificates are not covered by the signature")
        }
        var certificates: [Certificate] = []
        for der in sign1.x5chain.prefix(ChainValidator.certificateLimit) {
            do { certificates.append(try Certificate(derEncoded: der)) } catch {
                if certificates.isEmpty {
                    log.failure(
                        .signingCredentialUntrusted, url, "the signer's certificate cannot be read: \(error)")
                    return false
                }
            }
        }
        info.certificates = certificates
        return true
    }

    private mutating func readClaimedTime(_ sign1: COSESign1) {
        // The CWT claims header (15) holds iat (6) as seconds since 1970.
        guard let seconds = (sign1.protected[15]?[6] ?? sign1.protected["iat"])?.untagged.double, seconds.isFinite,
            seconds.magnitude < 1e11
        else { return }
        info.claimedTime = Date(timeIntervalSince1970: seconds)
    }

    private mutating func judgeCredential(_ signer: Certificate, _ stamps: TimeStampJudge) {
        let validator = ChainValidator(settings: context.settings)
        let time = stamps.trustedTime ?? context.now
        let verdict = validator.validate(chain: info.certificates, for: .claimSigning, at: time)
        info.chain = verdict
        if verdict.basis == .allowList {
            // On the user's own list, which makes it acceptable as a credential, but under no anchor (section 15.7).
            log.failure(
                .signingCredentialUntrusted, url,
                "the signer is on your list of accepted signers; no trust anchor vouches for it")
        } else if verdict.isTrusted {
            log.success(.signingCredentialTrusted, url, "signing certificate trusted")
        } else {
            let reasons = verdict.reasons.map(\.explanation).joined(separator: "; ")
            log.failure(.signingCredentialUntrusted, url, "signing certificate untrusted: \(reasons)")
        }
        if judgeValidity(signer, stamps, verdict), verdict.basis != .allowList {
            // Of a certificate that had run out, nothing more is said.
            for violation in CertificateProfile.violations(of: signer, for: .claimSigning, settings: context.settings) {
                log.failure(.signingCredentialInvalid, url, violation.explanation)
            }
        }
        if let claimed = info.claimedTime {
            let isInside = signer.isValid(at: claimed) && claimed <= (stamps.trustedTime ?? .distantFuture)
            log.note(
                isInside ? .timeOfSigningInside : .timeOfSigningOutside, url,
                "the claimed time of signing is \(isInside ? "inside" : "outside") the validity of the certificate")
        }
    }

    /// Whether the certificate was valid when it signed, or it does not matter.
    private mutating func judgeValidity(
        _ signer: Certificate, _ stamps: TimeStampJudge, _ verdict: ChainVerdict
    ) -> Bool {
        let time = stamps.trustedTime ?? context.now
        guard !signer.isValid(at: time) else { return true }
        // An old stamp by an authority that is not listed proves nothing. Where nobody vouches for the signer anyway, the
        // time it gives is taken for what it is: as good as the signer's name.
        if let legacy = stamps.legacyTime, !verdict.isTrusted, signer.isValid(at: legacy), !isTrusted(at: legacy) {
            return true
        }
        // An ingredient that nobody stamped was judged when it was taken in; that it ran out since makes it untrusted.
        if !isActive, !stamps.hasStamp, !verdict.isTrusted { return true }
        log.failure(.claimSignatureOutsideValidity, url, "the certificate was not valid at the time of signing")
        return false
    }

    private func isTrusted(at time: Date) -> Bool {
        ChainValidator(settings: context.settings)
            .validate(chain: info.certificates, for: .claimSigning, at: time).isTrusted
    }

    private mutating func judgeMathematics(
        _ sign1: COSESign1, _ algorithm: COSEAlgorithm, _ signer: Certificate, _ stamps: TimeStampJudge
    ) {
        let key = try? VerificationKey(subjectPublicKeyInfo: signer.publicKey.encoded)
        if let key, !key.fits(algorithm) {
            log.failure(.signingCredentialInvalid, url, "the key of the certificate is not one for \(algorithm.name)")
            log.failure(.claimSignatureMismatch, url, "claim signature is not valid")
            return
        }
        // A payload may be sent along, but what counts is the claim.
        let message = sign1.sigStructure(payload: claim.bytes)
        guard let key, key.isValidSignature(sign1.signature, over: message, algorithm: algorithm) else {
            log.failure(.claimSignatureMismatch, url, "claim signature is not valid")
            return
        }
        info.isValid = true
        if signer.isValid(at: stamps.trustedTime ?? context.now) {
            log.success(.claimSignatureInsideValidity, url, "claim signature valid")
        }
        log.success(.claimSignatureValidated, url, "claim signature valid")
    }

    /// Whether bytes are an ECDSA-Sig-Value: SEQUENCE of two INTEGERs.
    private static func isDER(_ bytes: [UInt8]) -> Bool {
        guard bytes.count > 8, bytes[0] == 0x30 else { return false }
        let header = bytes[1] < 0x80 ? 2 : 3
        let length = header == 2 ? Int(bytes[1]) : Int(bytes[2])
        return bytes.count == header + length && bytes[header] == 0x02
    }

    /// Stapled and later answers about revocation (C2PA 2.2, section 15.9.1).
    private mutating func judgeRevocation(_ signer: Certificate, _ sign1: COSESign1) {
        let rVals =
            sign1.unprotected[COSEHeaderLabel.revocationValues] ?? sign1.protected[COSEHeaderLabel.revocationValues]
        let stapled = (rVals?["ocspVals"]?.array ?? []).prefix(16).compactMap(\.byteString)
        guard let issuer = info.issuer, !stapled.isEmpty || !context.ocspResponses.isEmpty else {
            return judgeOnline(signer, info.issuer)
        }
        let checker = RevocationChecker(now: context.now)
        var unknown: String?
        var stale: String?
        for (index, response) in (stapled + context.ocspResponses).enumerated() {
            // What another manifest brings counts only against an attested time (section 15.9.1).
            if index >= stapled.count, info.trustedTime == nil { break }
            if info.trustedTime == nil, info.chain?.isTrusted != true { break }
            let verdict = checker.check(response, for: signer, issuer: issuer, signingTime: info.trustedTime)
            switch verdict.status {
            case .notRevoked:
                log.success(.ocspNotRevoked, url, "the certificate was not revoked")
                return
            case .revoked:
                info.isRevoked = true
                if index >= stapled.count, !isActive {
                    // Learned later, about a signer whose content somebody has built upon: said, but it does not undo
                    // what was built (docs/decisions/0013-where-the-reference-wins.md).
                    log.note(.ocspRevoked, url, "\(verdict.explanation), as a later manifest says")
                } else {
                    log.failure(.ocspRevoked, url, verdict.explanation)
                }
                return
            case .unknown: unknown = verdict.explanation
            case .stale: if index < stapled.count { stale = verdict.explanation }
            case .unusable: break
            }
        }
        if let stale, info.trustedTime != nil {
            // The generator stapled an answer that does not reach to its own time of signing: c2pa-rs takes this for a
            // revocation, and so do we, since a signer could otherwise hide one behind an old answer.
            log.failure(.ocspRevoked, url, "the stapled answer is about another time: \(stale)")
        } else if let unknown {
            log.note(.ocspUnknown, url, unknown)
        } else {
            judgeOnline(signer, issuer)
        }
    }

    /// The issuer's own answer, where it was asked (C2PA 2.2, section 15.9.2).
    private mutating func judgeOnline(_ signer: Certificate, _ issuer: Certificate?) {
        guard let issuer, let answer = context.online.revocation[signer.fingerprint] else {
            log.note(.ocspSkipped, url, "OCSP fetching skipped")
            return
        }
        guard let response = answer else {
            log.note(.ocspInaccessible, url, "the issuer did not answer")
            return
        }
        let verdict = RevocationChecker(now: context.now)
            .check(response, for: signer, issuer: issuer, signingTime: info.trustedTime)
        switch verdict.status {
        case .notRevoked: log.success(.ocspNotRevoked, url, "the issuer says that the certificate is not revoked")
        case .revoked:
            info.isRevoked = true
            log.failure(.ocspRevoked, url, verdict.explanation)
        case .unknown: log.note(.ocspUnknown, url, verdict.explanation)
        case .stale, .unusable: log.note(.ocspInaccessible, url, "the answer is of no use: \(verdict.explanation)")
        }
    }
}

extension COSEAlgorithm {
    var isECDSA: Bool { self == .es256 || self == .es384 || self == .es512 }
}

extension VerificationKey {
    /// Whether the key is the one C2PA pairs with the algorithm: each ES algorithm has its curve (2.2, section 13.2.1).
    func fits(_ algorithm: COSEAlgorithm) -> Bool {
        switch (algorithm, kind) {
        case (.es256, .p256), (.es384, .p384), (.es512, .p521): true
        case (.es256, _), (.es384, _), (.es512, _): false
        default: canVerify(algorithm)
        }
    }
}
