// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Answers questions about the certificates of one authority (RFC 6960, section 4.2; RFC 9654 for nonces).
public struct OCSPResponder: Sendable {
    /// What the authority's register says about one of its certificates.
    public enum Status: Sendable, Hashable {
        /// Issued and not revoked.
        case good
        /// Revoked.
        case revoked(at: Date, reason: RevocationReason)
        /// Not issued by this authority.
        case unknown
    }

    /// Answers that say that there is no answer (RFC 6960, section 4.2.1); they are not signed.
    public enum Failure: UInt8, Sendable {
        /// The question cannot be read.
        case malformedRequest = 1
        /// The responder is broken.
        case internalError = 2
        /// Too many questions; ask again later.
        case tryLater = 3
        /// The question is about certificates of another authority.
        case unauthorized = 6

        /// The answer in DER.
        public var encoded: [UInt8] { DERWriter.sequence(DERWriter.element(0x0A, [rawValue])) }
    }

    /// How long an answer may be kept, in seconds: a revocation is known to everybody after this time at the latest.
    public static let lifetime = 43_200.0

    /// The responder's key and certificate.
    public let credential: SigningCredential
    /// The authority whose certificates it answers about.
    public let issuer: Certificate

    /// A responder.
    /// - Throws: ``TrustError`` with `profileViolation` when its certificate may not answer for `issuer`.
    public init(credential: SigningCredential, issuer: Certificate) throws(TrustError) {
        if let fault = CertificateProfile.violations(of: credential.certificate, for: .ocspSigning).first {
            throw TrustError(.profileViolation, "the OCSP responder's certificate cannot be used: \(fault.explanation)")
        }
        guard credential.certificate.isSigned(by: issuer.publicKey) else {
            throw TrustError(.profileViolation, "the OCSP responder was not appointed by \(issuer.subject)")
        }
        self.credential = credential
        self.issuer = issuer
    }

    /// Whether `query` asks about a certificate of this authority.
    public func answers(_ query: OCSPQuery) -> Bool { query.items.contains { $0.names(issuer) } }

    /// The signed answer, in DER.
    /// - Parameters:
    ///   - status: what the register says about a serial number (content bytes of the INTEGER).
    ///   - date: now; the answer counts for ``lifetime`` from then on.
    public func response(
        to query: OCSPQuery, at date: Date, status: (_ serialNumber: [UInt8]) throws -> Status
    ) throws -> [UInt8] {
        var singles: [[UInt8]] = []
        for item in query.items {
            let found = item.names(issuer) ? try status(item.serialNumber) : .unknown
            singles.append(
                DERWriter.sequence(
                    item.encoded, OCSPResponder.encoded(found), DERWriter.generalizedTime(date),
                    DERWriter.context(
                        0, DERWriter.generalizedTime(date.addingTimeInterval(OCSPResponder.lifetime)))))
        }
        let nonce = query.nonce.map { nonce in
            DERWriter.context(
                1,
                DERWriter.sequence(
                    DERWriter.sequence(DERWriter.oid(.ocspNonce), DERWriter.octetString(nonce))))
        }
        let data = DERWriter.sequence(
            [
                DERWriter.context(2, DERWriter.octetString(credential.certificate.publicKey.keyIdentifier)),
                DERWriter.generalizedTime(date), DERWriter.sequence(singles),
            ] + (nonce.map { [$0] } ?? []))
        let signature = try X509Signer.sign(data, key: credential.key, algorithm: credential.algorithm)
        let basic = DERWriter.sequence(
            data, try X509Signer.algorithmIdentifier(credential.algorithm), DERWriter.bitString(signature),
            DERWriter.context(0, DERWriter.sequence(credential.certificate.encoded)))
        return DERWriter.sequence(
            DERWriter.element(0x0A, [0]),
            DERWriter.context(
                0, DERWriter.sequence(DERWriter.oid(.ocspBasic), DERWriter.octetString(basic))))
    }

    private static func encoded(_ status: Status) -> [UInt8] {
        switch status {
        case .good: DERWriter.contextPrimitive(0, [])
        case .unknown: DERWriter.contextPrimitive(2, [])
        case .revoked(let date, let reason):
            DERWriter.context(
                1,
                DERWriter.generalizedTime(date)
                    // DER leaves the reason "unspecified" out (RFC 5280, section 5.3.1).
                    + (reason == .unspecified
                        ? [] : DERWriter.context(0, DERWriter.element(0x0A, [UInt8(reason.number)]))))
        }
    }
}
