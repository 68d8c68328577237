// SPDX-License-Identifier: Apache-2.0

import CBOR
import COSE
import FoundationEssentials
import TrustServices

/// Judges the time-stamps of a claim signature (C2PA 2.2, section 15.8).
struct TimeStampJudge {
    let manifest: Manifest
    let claim: Claim
    let sign1: COSESign1
    let context: ValidationContext
    private(set) var log = StatusLog()
    /// The time in a time-stamp over this signature, whoever vouches for it.
    private(set) var stampedTime: Date?
    /// Who made that time-stamp.
    private(set) var stampSigner: Certificate?
    /// The time that a trusted authority vouches for.
    private(set) var trustedTime: Date?
    /// The time in a well-formed stamp of version 1 by an authority that is not listed.
    private(set) var legacyTime: Date?
    /// Whether the signature itself carries a time-stamp.
    private(set) var hasStamp = false

    init(_ manifest: Manifest, _ claim: Claim, _ sign1: COSESign1, _ context: ValidationContext) {
        self.manifest = manifest
        self.claim = claim
        self.sign1 = sign1
        self.context = context
    }

    private var url: String { manifest.signatureURI }

    mutating func judge() {
        for label in [COSEHeaderLabel.timeStamp2, COSEHeaderLabel.timeStamp1] {
            guard let header = sign1.unprotected[label] ?? sign1.protected[label] else { continue }
            hasStamp = true
            judge(header, isVersion1: label == COSEHeaderLabel.timeStamp1)
            break
        }
        guard trustedTime == nil, let others = context.timeStamps[manifest.label] else { return }
        for token in others.prefix(4) where trustedTime == nil {
            // Made after the fact over the signature itself; some writers stamp the countersignature structure.
            judge(token, over: [sign1.signature, structure(signatureString)], isVersion1: false)
        }
    }

    private var signatureString: [UInt8] { CBOREncoder.encode(.bytes(sign1.signature)) }

    private func structure(_ payload: [UInt8]) -> [UInt8] {
        COSESign1.sigStructure(
            protectedBytes: sign1.protectedBytes, payload: payload, context: "CounterSignature")
    }

    private mutating func judge(_ header: CBORValue, isVersion1: Bool) {
        let tokens = (header["tstTokens"]?.array ?? []).map { $0["val"]?.byteString }
        guard tokens.count == 1, let first = tokens.first, let token = first else {
            log.note(.timeStampMalformed, url, "there must be one time-stamp token; there are \(tokens.count)")
            return
        }
        // Version 1 stamps the claim, version 2 the signature as the CBOR string it is stored as (section 10.3.2.5.2).
        judge(token, over: [structure(isVersion1 ? claim.bytes : signatureString)], isVersion1: isVersion1)
    }

    private mutating func judge(_ token: [UInt8], over messages: [[UInt8]], isVersion1: Bool) {
        let verifier = TimeStampVerifier(settings: context.settings, now: context.now)
        let verdicts = messages.map { verifier.verify(token, over: $0) }
        guard let verdict = verdicts.first(where: \.isValidated) ?? verdicts.first else { return }
        if verdict.isValidated {
            stampedTime = verdict.token?.generatedAt
            stampSigner = verdict.token?.signerCertificate
            log.success(.timeStampValidated, url, "the time-stamp is over this signature")
            if isVersion1, claim.version == 1 { legacyTime = stampedTime }
        }
        if let time = verdict.trustedTime {
            trustedTime = time
            log.success(.timeStampTrusted, url, "the time-stamp authority is trusted")
        }
        var seen = Set<String>()
        for fault in verdict.faults where seen.insert(fault.statusCode).inserted {
            log.note(StatusCode(rawValue: fault.statusCode), url, fault.explanation)
        }
    }
}
