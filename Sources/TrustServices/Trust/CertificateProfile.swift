// SPDX-License-Identifier: Apache-2.0

/// The certificate profile of C2PA (2.2, section 14.5.1.1): whether a certificate may be used as a credential at all.
/// A breach makes the credential invalid (`signingCredential.invalid`), whoever issued it.
public enum CertificateProfile {
    /// One rule that a certificate breaks.
    public struct Violation: Sendable, Hashable, CustomStringConvertible {
        /// Which rule; stable, for programs.
        public enum Rule: String, Sendable, Hashable, CaseIterable {
            case version, uniqueIdentifiers, signatureAlgorithm, publicKey, authority, keyCertSign
            case authorityKeyIdentifier, subjectKeyIdentifier, keyUsage, extendedKeyUsage, anyExtendedKeyUsage
            case mixedPurposes, unknownPurpose, criticalExtension, malformedExtension
        }

        /// Which rule.
        public let rule: Rule
        /// What was found and what is asked, for people.
        public let explanation: String
        public var description: String { explanation }
    }

    /// All rules that `certificate` breaks for a purpose; empty when it complies.
    ///
    /// Validity is not part of the profile; see ``Certificate/isValid(at:)``.
    public static func violations(
        of certificate: Certificate, for purpose: CertificatePurpose, settings: TrustSettings = TrustSettings()
    ) -> [Violation] {
        general(certificate) + endEntity(certificate, purpose, settings)
    }

    /// The rules an authority's certificate breaks.
    public static func violations(ofAuthority certificate: Certificate) -> [Violation] {
        var found = general(certificate)
        if !certificate.isAuthority {
            found.append(Violation(rule: .authority, explanation: "the issuer's certificate is not an authority's"))
        }
        if certificate.extensions.subjectKeyIdentifier == nil {
            found.append(
                Violation(rule: .subjectKeyIdentifier, explanation: "an authority needs a subject key identifier"))
        }
        if certificate.extensions.keyUsage?.contains(.keyCertSign) != true {
            found.append(Violation(rule: .keyUsage, explanation: "an authority's key usage needs keyCertSign"))
        }
        return found
    }

    private static func general(_ certificate: Certificate) -> [Violation] {
        var found: [Violation] = []
        func add(_ rule: Violation.Rule, _ text: String) { found.append(Violation(rule: rule, explanation: text)) }

        if certificate.version != 3 { add(.version, "the certificate is of version \(certificate.version), not 3") }
        if certificate.hasUniqueIdentifiers {
            add(.uniqueIdentifiers, "the certificate has a unique identifier, which is not allowed")
        }
        if certificate.namesTwoAlgorithms {
            add(.signatureAlgorithm, "the certificate names two signature algorithms")
        }
        if case .unsupported(let oid, let reason) = certificate.signatureAlgorithm {
            add(
                .signatureAlgorithm,
                "the certificate is signed with an algorithm that is not allowed: \(oid), \(reason)")
        }
        switch certificate.publicKey.kind {
        case .unsupported(let what): add(.publicKey, "the key is of a kind that is not allowed: \(what)")
        case .rsa(let bits, _) where bits < 2_048:
            add(.publicKey, "the RSA key has \(bits) bits; at least 2048 are needed")
        default: break
        }
        if !certificate.isAuthority, certificate.extensions.keyUsage?.contains(.keyCertSign) == true {
            add(.keyCertSign, "the key usage allows signing certificates, but the certificate is not an authority's")
        }
        if certificate.extensions.authorityKeyIdentifier == nil, !certificate.isSelfSigned {
            add(.authorityKeyIdentifier, "the authority key identifier is missing")
        }
        for oid in certificate.extensions.malformed {
            add(.malformedExtension, "the extension \(oid) cannot be decoded")
        }
        for oid in certificate.extensions.unhandledCritical {
            add(.criticalExtension, "the critical extension \(oid) is not known")
        }
        return found
    }

    private static func endEntity(
        _ certificate: Certificate, _ purpose: CertificatePurpose, _ settings: TrustSettings
    ) -> [Violation] {
        var found: [Violation] = []
        func add(_ rule: Violation.Rule, _ text: String) { found.append(Violation(rule: rule, explanation: text)) }
        let extensions = certificate.extensions

        if certificate.isAuthority {
            add(.authority, "it is an authority's certificate; only end-entity certificates may sign")
        }
        if let usage = extensions.keyUsage {
            let needed: KeyUsage = .digitalSignature
            if !usage.contains(needed), !(purpose == .timeStamping && usage.contains(.nonRepudiation)) {
                add(.keyUsage, "the key usage does not include digitalSignature")
            }
        } else {
            add(.keyUsage, "the key usage is missing")
        }
        guard let purposes = extensions.extendedKeyUsage, !purposes.isEmpty else {
            add(.extendedKeyUsage, "the extended key usage is missing or empty")
            return found
        }
        if purposes.contains(.anyExtendedKeyUsage) {
            add(.anyExtendedKeyUsage, "the extended key usage allows any purpose, which is not allowed")
        }
        if purposes.contains(.timeStamping) || purposes.contains(.ocspSigning), Set(purposes).count > 1 {
            add(.mixedPurposes, "the certificate is for time-stamps or OCSP and for another purpose as well")
        }
        if settings.extendedKeyUsages(for: purpose).isDisjoint(with: purposes) {
            let names = purposes.map(\.description).joined(separator: ", ")
            add(.unknownPurpose, "the extended key usage (\(names)) does not allow \(purpose.wording)")
        }
        return found
    }
}

extension CertificatePurpose {
    var wording: String {
        switch self {
        case .claimSigning: "signing claims"
        case .timeStamping: "time-stamping"
        case .ocspSigning: "signing OCSP responses"
        case .identitySigning: "vouching for content"
        }
    }
}
