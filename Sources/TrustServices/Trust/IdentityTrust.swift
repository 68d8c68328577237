// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Whose identities are trusted: named actors beside the signer of a claim (CAWG Identity Assertion 1.3, section 8). Apart
/// from the lists for claims, since a product that may write manifests is not a person who may vouch for content.
public struct IdentityTrust: Sendable, Hashable {
    /// Anchors for the certificates of named actors; authorities and end entities.
    public var anchors: TrustAnchors
    /// Purposes that let a certificate vouch for content; `emailProtection` under conditions of its own.
    public var extendedKeyUsages: ExtendedKeyUsageConfiguration
    /// Whether `emailProtection` counts by the interim rules alone: for certificates with a policy that says that a
    /// person or an organisation was checked, and until the end of March 2027.
    public var hasInterimRules: Bool
    /// Who may confirm identities by identity claims aggregation.
    public var issuers: IdentityIssuers

    /// What the specification asks every validator to accept.
    public static let standardPurposes = ExtendedKeyUsageConfiguration(purposes: [.documentSigning, .emailProtection])

    /// Trust in these; by default nobody is trusted.
    public init(
        anchors: TrustAnchors = .none, extendedKeyUsages: ExtendedKeyUsageConfiguration = standardPurposes,
        hasInterimRules: Bool = true, issuers: IdentityIssuers = .none
    ) {
        self.anchors = anchors
        self.extendedKeyUsages = extendedKeyUsages
        self.hasInterimRules = hasInterimRules
        self.issuers = issuers
    }

    /// Nobody is trusted.
    public static let none = IdentityTrust()

    /// Last moment of the interim rules.
    static let interimEnd = Date(timeIntervalSince1970: 1_806_537_599)  // 2027-03-31T23:59:59Z

    /// Policies of the CA/Browser Forum for S/MIME: organisation, sponsor and individual validated, multipurpose and strict.
    static let interimPolicies: Set<OID> = [
        "2.23.140.1.5.2.2", "2.23.140.1.5.2.3", "2.23.140.1.5.3.2", "2.23.140.1.5.3.3", "2.23.140.1.5.4.2",
        "2.23.140.1.5.4.3",
    ]

    /// Why a certificate may not vouch for content at a time although its purposes are accepted; nil where it may.
    func objection(to certificate: Certificate, at date: Date) -> String? {
        let purposes = extendedKeyUsages.purposes.intersection(certificate.extensions.extendedKeyUsage ?? [])
        guard hasInterimRules, purposes == [.emailProtection] else { return nil }
        if date > IdentityTrust.interimEnd {
            return "certificates for e-mail vouch for content until the end of March 2027 only"
        }
        if IdentityTrust.interimPolicies.isDisjoint(with: certificate.extensions.policies) {
            return "the certificate is for e-mail, and no policy in it says that a person or organisation was checked"
        }
        return nil
    }
}
