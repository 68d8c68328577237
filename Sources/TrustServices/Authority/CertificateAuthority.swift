// SPDX-License-Identifier: Apache-2.0

public import COSE

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A small certificate authority: a root, an issuing authority for claim signers and one for time-stamps below it.
///
/// Leaves follow the C2PA profile (2.2, section 14.5.1.1) and the profiles that the conformance programme publishes for
/// claim signers, time-stamp signers and OCSP responders, except for what only an authority of the programme may state;
/// with ``terms`` they state that too.
public struct CertificateAuthority: Sendable {
    /// How long certificates live, in days.
    public enum Lifetime {
        /// A root.
        public static let root = 3_650
        /// An issuing authority: the conformance programme allows 1827.
        public static let issuing = 1_827
        /// A claim signer: the conformance programme allows 366 at assurance level 1.
        public static let signer = 366
        /// A time-stamp signer; shorter than its issuer's rest of life.
        public static let timeStamp = 1_096
    }

    /// Whom a certificate names.
    public struct Subject: Sendable, Hashable {
        /// CN.
        public var commonName: String
        /// O: what people see as the publisher.
        public var organization: String
        /// C: two letters.
        public var country: String

        /// A subject.
        /// - Throws: ``TrustError`` with `invalidName` for empty or over-long names, control characters, or a country
        ///   that is not two letters.
        public init(commonName: String, organization: String, country: String = "XX") throws(TrustError) {
            for (field, value) in [("name", commonName), ("organisation", organization)] {
                guard !value.isEmpty, value.unicodeScalars.count <= 64,
                    value.unicodeScalars.allSatisfy({ $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) })
                else {
                    throw TrustError(
                        .invalidName, "the \(field) must have 1 to 64 characters and no control characters")
                }
            }
            let letters = country.uppercased()
            guard letters.utf8.count == 2, letters.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
                throw TrustError(.invalidName, "the country must be two letters (ISO 3166), for instance NO")
            }
            self.commonName = commonName
            self.organization = organization
            self.country = letters
        }

        var encoded: [UInt8] {
            CertificateTemplate.name([
                (.countryName, country), (.organizationName, organization), (.commonName, commonName),
            ])
        }
    }

    /// The root: what others put among their trust anchors.
    public let root: Certificate
    /// Issues claim signers.
    public let issuing: SigningCredential
    /// Issues time-stamp signers.
    public let timeStampIssuing: SigningCredential
    /// What certificates state as those of the conformance programme; nil for an authority outside of it.
    public var terms: ProgrammeTerms?
    /// Where others ask whether a certificate was revoked, which certificates then say; ``terms`` have an address of
    /// their own.
    public var ocspURL: String?

    /// An authority from its kept parts.
    public init(root: Certificate, issuing: SigningCredential, timeStampIssuing: SigningCredential) {
        self.root = root
        self.issuing = issuing
        self.timeStampIssuing = timeStampIssuing
    }

    /// Makes a new authority. The root's key is used for the two certificates below it and then forgotten, so that
    /// nobody can steal it; when these run out, a new authority is made.
    /// - Parameters:
    ///   - organization: who runs it; stands in all its names.
    ///   - date: start of validity.
    public static func make(
        organization: String, country: String = "XX", at date: Date
    ) throws -> CertificateAuthority {
        let rootKey = try SigningKey(generatingFor: .es384)
        let rootName = try Subject(
            commonName: "Countersign Root", organization: organization, country: country)
        let rootKeyID = try CertificatePublicKey(derEncoded: rootKey.subjectPublicKeyInfo).keyIdentifier
        let root = try CertificateTemplate(
            subject: rootName.encoded, notBefore: start(date), notAfter: end(date, Lifetime.root),
            publicKey: rootKey.subjectPublicKeyInfo,
            extensions: [
                .basicConstraints(authority: true), .keyUsage([.keyCertSign, .cRLSign]),
                .subjectKeyIdentifier(rootKeyID),
            ]
        ).issued(by: rootName.encoded, key: rootKey)

        func intermediate(_ name: String, _ purposes: [OID]) throws -> SigningCredential {
            let key = try SigningKey(generatingFor: .es384)
            let subject = try Subject(commonName: name, organization: organization, country: country)
            let keyID = try CertificatePublicKey(derEncoded: key.subjectPublicKeyInfo).keyIdentifier
            let certificate = try CertificateTemplate(
                subject: subject.encoded, notBefore: start(date), notAfter: end(date, Lifetime.issuing),
                publicKey: key.subjectPublicKeyInfo,
                extensions: [
                    .basicConstraints(authority: true, pathLength: 0), .keyUsage([.keyCertSign, .cRLSign]),
                    .extendedKeyUsage(purposes), .subjectKeyIdentifier(keyID), .authorityKeyIdentifier(rootKeyID),
                ]
            ).issued(by: rootName.encoded, key: rootKey)
            return try SigningCredential(key: key, chain: [certificate])
        }
        return CertificateAuthority(
            root: root,
            issuing: try intermediate("Countersign Claim Signing CA", [.c2paClaimSigning, .emailProtection]),
            timeStampIssuing: try intermediate("Countersign Time-Stamping CA", [.timeStamping]))
    }

    /// Issues a claim signer's certificate for a new key.
    /// - Parameters:
    ///   - days: how long it lives, at most ``Lifetime/signer``; never beyond its issuer.
    public func makeSigner(
        _ subject: Subject, algorithm: COSEAlgorithm = .es256, days: Int = Lifetime.signer, at date: Date
    ) throws -> SigningCredential {
        let longest = terms?.assuranceLevel.days ?? Lifetime.signer
        return try leaf(
            subject, algorithm, issuing, date, min(days, longest),
            [.extendedKeyUsage([.c2paClaimSigning, .emailProtection])]
                + (terms.map { $0.common + $0.product } ?? responderAddress))
    }

    private var responderAddress: [CertificateTemplate.Extension] {
        ocspURL.map { [.authorityInformationAccess([(.ocspAccess, $0)])] } ?? []
    }

    /// Issues a time-stamp signer's certificate for a new key; the purpose is critical (RFC 3161, section 2.3).
    public func makeTimeStampSigner(_ subject: Subject, at date: Date) throws -> SigningCredential {
        try leaf(
            subject, .es256, timeStampIssuing, date, Lifetime.timeStamp,
            [.extendedKeyUsage([.timeStamping], critical: true)] + (terms?.common ?? responderAddress))
    }

    /// Issues the certificate of an OCSP responder for a new key. It is not itself subject to revocation
    /// (`id-pkix-ocsp-nocheck`), so it should live shortly.
    /// - Parameter authority: whose certificates it answers about: ``issuing`` or ``timeStampIssuing``.
    public func makeOCSPResponder(
        _ subject: Subject, for authority: SigningCredential, days: Int = 30, at date: Date
    ) throws -> SigningCredential {
        try leaf(
            subject, .es256, authority, date, days,
            [.extendedKeyUsage([.ocspSigning]), .init(.ocspNoCheck, [0x05, 0x00])], usage: [.digitalSignature])
    }

    private func leaf(
        _ subject: Subject, _ algorithm: COSEAlgorithm, _ issuer: SigningCredential, _ date: Date, _ days: Int,
        _ more: [CertificateTemplate.Extension], usage: KeyUsage = [.digitalSignature, .nonRepudiation]
    ) throws -> SigningCredential {
        let authority = issuer.certificate
        guard authority.isValid(at: date) else {
            throw TrustError(
                .profileViolation,
                "the issuing authority \(authority.subject) is not valid on \(DERTime.text(date)); make a new authority"
            )
        }
        let key = try SigningKey(generatingFor: algorithm)
        let keyID = try CertificatePublicKey(derEncoded: key.subjectPublicKeyInfo).keyIdentifier
        let certificate = try CertificateTemplate(
            subject: subject.encoded, notBefore: max(CertificateAuthority.start(date), authority.notBefore),
            notAfter: min(CertificateAuthority.end(date, max(1, days)), authority.notAfter),
            publicKey: key.subjectPublicKeyInfo,
            extensions: [
                .basicConstraints(authority: false), .keyUsage(usage), .subjectKeyIdentifier(keyID),
                .authorityKeyIdentifier(authority.extensions.subjectKeyIdentifier ?? []),
            ] + more
        ).issued(by: authority.subject.encoded, key: issuer.key)
        return try SigningCredential(key: key, algorithm: algorithm, chain: [certificate, authority])
    }

    /// Clocks differ: certificates start five minutes early.
    private static func start(_ date: Date) -> Date { date.addingTimeInterval(-300) }
    private static func end(_ date: Date, _ days: Int) -> Date {
        date.addingTimeInterval(Double(days) * 86_400 - 301)
    }
}
