// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What one OCSP response proves about one certificate.
public struct RevocationVerdict: Sendable, Hashable {
    /// The conclusion.
    public enum Status: Sendable, Hashable {
        /// The certificate was not revoked at the time that matters.
        case notRevoked
        /// It was revoked; when, and the reason's number if given.
        case revoked(at: Date, reason: Int?)
        /// The responder does not know the certificate.
        case unknown
        /// The answer is about another time.
        case stale
        /// Broken, wrongly signed, by somebody not entitled, or about another certificate: it proves nothing.
        case unusable
    }

    /// The conclusion.
    public let status: Status
    /// Why, for people; empty for `notRevoked`.
    public let explanation: String
}

/// Judges OCSP responses (RFC 6960, section 3.2; C2PA 2.2, section 15.9.1).
public struct RevocationChecker: Sendable {
    /// `removeFromCRL`: the certificate was on hold and is good again.
    static let removedFromList = 8

    private let now: Date

    /// A checker with the present moment; answers from the future are refused (5 minutes tolerated).
    public init(now: Date) { self.now = now }

    /// Judges a response about `certificate`.
    /// - Parameters:
    ///   - issuer: the certificate of the authority that issued `certificate`.
    ///   - signingTime: the attested time of signing, from a trusted time-stamp; nil without one, then the present
    ///     counts.
    public func check(
        _ bytes: [UInt8], for certificate: Certificate, issuer: Certificate, signingTime: Date?
    ) -> RevocationVerdict {
        do {
            return check(
                try OCSPResponse(parsing: bytes), for: certificate, issuer: issuer, signingTime: signingTime)
        } catch {
            return RevocationVerdict(status: .unusable, explanation: error.message)
        }
    }

    /// Judges a parsed response about `certificate`; see ``check(_:for:issuer:signingTime:)``.
    public func check(
        _ response: OCSPResponse, for certificate: Certificate, issuer: Certificate, signingTime: Date?
    ) -> RevocationVerdict {
        func unusable(_ text: String) -> RevocationVerdict {
            RevocationVerdict(status: .unusable, explanation: text)
        }
        guard let responder = responder(of: response, issuer) else {
            return unusable("the OCSP response was not signed by an authorised responder")
        }
        guard
            responder.publicKey.isValidSignature(
                response.signature, over: response.signedBytes, algorithm: response.signatureAlgorithm)
        else { return unusable("the signature of the OCSP response is wrong") }
        if responder != issuer, !responder.isValid(at: response.producedAt) {
            return unusable("the OCSP responder's certificate was not valid when it answered")
        }
        guard certificate.isSigned(by: issuer.publicKey) else {
            return unusable("the OCSP response is from another issuer")
        }
        let answers = response.answers.filter { $0.concerns(certificate, issuedBy: issuer) }
        guard !answers.isEmpty else { return unusable("the OCSP response is about another certificate") }
        // The newest answer that fits counts; a revocation beats a good answer.
        let verdicts = answers.map { judge($0, response, signingTime) }
        return verdicts.min { rank($0) < rank($1) } ?? unusable("the OCSP response is empty")
    }

    private func rank(_ verdict: RevocationVerdict) -> Int {
        switch verdict.status {
        case .revoked: 0
        case .notRevoked: 1
        case .unknown: 2
        case .stale: 3
        case .unusable: 4
        }
    }

    private func judge(
        _ answer: OCSPResponse.Answer, _ response: OCSPResponse, _ signingTime: Date?
    ) -> RevocationVerdict {
        let tolerance = TimeStampVerifier.clockTolerance
        guard answer.thisUpdate <= now.addingTimeInterval(tolerance) else {
            return RevocationVerdict(status: .stale, explanation: "the OCSP response is from the future")
        }
        // C2PA 15.9.1: a later answer covers the past; an earlier one only up to its end.
        let end = answer.nextUpdate ?? response.producedAt.addingTimeInterval(86_400)
        let moment = signingTime ?? now
        switch answer.status {
        case .revoked(let date, let reason) where reason != RevocationChecker.removedFromList:
            // A later revocation does not reach back, unless the key was compromised: then the date may be too late.
            let compromised = reason == 1 || reason == 2 || reason == 10
            if let signingTime, date > signingTime, !compromised {
                return RevocationVerdict(status: .notRevoked, explanation: "")
            }
            return RevocationVerdict(
                status: .revoked(at: date, reason: reason),
                explanation: "the certificate was revoked on \(DERTime.text(date))")
        case .unknown:
            return RevocationVerdict(status: .unknown, explanation: "the OCSP responder does not know the certificate")
        default:
            guard moment <= end else {
                return RevocationVerdict(
                    status: .stale,
                    explanation: "the OCSP response ended on \(DERTime.text(end)), before \(DERTime.text(moment))")
            }
            return RevocationVerdict(status: .notRevoked, explanation: "")
        }
    }

    /// The issuer itself, or a responder to whom the issuer gave the OCSP purpose (RFC 6960, section 4.2.2.2).
    private func responder(of response: OCSPResponse, _ issuer: Certificate) -> Certificate? {
        func isNamed(_ certificate: Certificate) -> Bool {
            switch response.responder {
            case .name(let name): certificate.subject == name
            case .key(let hash): certificate.publicKey.keyIdentifier == hash
            }
        }
        if isNamed(issuer) { return issuer }
        return response.certificates.first { candidate in
            isNamed(candidate) && candidate.issuer == issuer.subject
                && CertificateProfile.violations(of: candidate, for: .ocspSigning)
                    .allSatisfy { $0.rule == .authorityKeyIdentifier }
                && candidate.isSigned(by: issuer.publicKey)
        }
    }
}
