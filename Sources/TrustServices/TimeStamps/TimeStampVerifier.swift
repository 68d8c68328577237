// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Judges time-stamps (C2PA 2.2, section 15.8.2; RFC 3161).
public struct TimeStampVerifier: Sendable {
    /// How far ahead of our clock an authority's may be, in seconds.
    public static let clockTolerance: TimeInterval = 300

    private let settings: TrustSettings
    private let now: Date

    /// A verifier for these settings.
    /// - Parameter now: the present moment; a later time-stamp is a trick or a broken clock.
    public init(settings: TrustSettings, now: Date) {
        self.settings = settings
        self.now = now
    }

    /// Judges a time-stamp over `message`: a TimeStampResp or a bare token.
    public func verify(_ bytes: [UInt8], over message: [UInt8]) -> TimeStampVerdict {
        let token: TimeStampToken
        do {
            token = try TimeStampToken(parsing: bytes)
        } catch {
            return TimeStampVerdict(
                token: nil, chain: nil, faults: [.init(kind: .malformed, explanation: error.message)])
        }
        return verify(token, over: message)
    }

    /// Judges a parsed time-stamp over `message`.
    public func verify(_ token: TimeStampToken, over message: [UInt8]) -> TimeStampVerdict {
        var faults: [TimeStampVerdict.Fault] = []
        func add(_ kind: TimeStampVerdict.Fault.Kind, _ text: String) {
            faults.append(TimeStampVerdict.Fault(kind: kind, explanation: text))
        }
        if token.imprintAlgorithm == nil || token.imprintAlgorithm == .sha1 {
            add(.untrusted, "the time-stamp uses a digest that is not allowed")
        } else if !token.matches(message) {
            add(.mismatch, "the time-stamp is over something else")
        }
        guard let signer = token.signerCertificate else {
            add(.untrusted, "the time-stamp does not carry its authority's certificate")
            return TimeStampVerdict(token: token, chain: nil, faults: faults)
        }
        faults += signatureFaults(token.signedData, signer)
        for violation in CertificateProfile.violations(of: signer, for: .timeStamping, settings: settings) {
            add(.credentialInvalid, "the time-stamp authority's certificate: \(violation.explanation)")
        }
        let chain = [signer] + token.certificates.filter { $0 != signer }
        let verdict = ChainValidator(settings: settings).validate(
            chain: chain, for: .timeStamping, at: token.generatedAt)
        if !verdict.isTrusted {
            let text = verdict.reasons.map(\.explanation).joined(separator: "; ")
            add(verdict.failsByTimeOnly ? .outsideValidity : .untrusted, "the time-stamp authority: \(text)")
        }
        if token.generatedAt > now.addingTimeInterval(TimeStampVerifier.clockTolerance) {
            add(.outsideValidity, "the time-stamp lies in the future: \(DERTime.text(token.generatedAt))")
        }
        return TimeStampVerdict(token: token, chain: verdict, faults: faults.sorted { rank($0) < rank($1) })
    }

    private func rank(_ fault: TimeStampVerdict.Fault) -> Int {
        switch fault.kind {
        case .malformed: 0
        case .mismatch: 1
        case .untrusted: 2
        case .outsideValidity: 3
        case .credentialInvalid: 4
        }
    }

    private func signatureFaults(_ data: SignedData, _ signer: Certificate) -> [TimeStampVerdict.Fault] {
        if case .unsupported(let oid, let why) = data.signatureAlgorithm {
            return [.init(kind: .untrusted, explanation: "the time-stamp is signed with \(oid) (\(why))")]
        }
        guard let hash = data.digestAlgorithm, hash != .sha1 else {
            return [
                .init(kind: .untrusted, explanation: "the time-stamp's signature uses a digest that is not allowed")
            ]
        }
        guard data.attributeContentType == .tstInfo, data.attributeDigest == hash.digest(data.content) else {
            return [.init(kind: .mismatch, explanation: "the time-stamp's information was changed after it was signed")]
        }
        guard
            signer.publicKey.isValidSignature(
                data.signature, over: data.signedBytes, algorithm: data.signatureAlgorithm)
        else {
            return [.init(kind: .mismatch, explanation: "the time-stamp's signature is wrong")]
        }
        // RFC 5816: the signature names its certificate, so that another with the same key cannot take its place.
        guard data.bindings.allSatisfy({ $0.hash.digest(signer.encoded) == $0.digest }) else {
            return [.init(kind: .mismatch, explanation: "the time-stamp's signature names another certificate")]
        }
        return data.bindings.isEmpty
            ? [.init(kind: .malformed, explanation: "the time-stamp's signature does not name its certificate")] : []
    }
}
