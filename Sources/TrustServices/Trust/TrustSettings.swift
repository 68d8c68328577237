// SPDX-License-Identifier: Apache-2.0

/// What a certificate is used for; each purpose has its own profile and its own anchors.
public enum CertificatePurpose: String, Sendable, Hashable, CaseIterable {
    /// Signing C2PA claims.
    case claimSigning
    /// Signing time-stamps.
    case timeStamping
    /// Signing OCSP responses.
    case ocspSigning
    /// Vouching for content as a named actor (CAWG).
    case identitySigning
}

/// Whom a validator trusts, and for what.
public struct TrustSettings: Sendable, Hashable {
    /// Anchors for claim signers.
    public var anchors: TrustAnchors
    /// Anchors for time-stamp authorities; nil means ``anchors`` count for them too, as in c2pa-rs.
    public var timeStampAnchors: TrustAnchors?
    /// Claim signers accepted without a chain.
    public var allowed: AllowList
    /// Purposes that let a certificate sign claims.
    public var extendedKeyUsages: ExtendedKeyUsageConfiguration
    /// Whom to trust as named actors.
    public var identities: IdentityTrust
    /// Products whose names are printed beside their certificates. Being on this list makes nobody trusted.
    public var products: ConformingProducts

    /// Settings; by default nobody is trusted.
    public init(
        anchors: TrustAnchors = .none, timeStampAnchors: TrustAnchors? = nil, allowed: AllowList = .none,
        extendedKeyUsages: ExtendedKeyUsageConfiguration = .standard, identities: IdentityTrust = .none,
        products: ConformingProducts = .none
    ) {
        self.identities = identities
        self.products = products
        self.anchors = anchors
        self.timeStampAnchors = timeStampAnchors
        self.allowed = allowed
        self.extendedKeyUsages = extendedKeyUsages
    }

    /// The anchors that count for a purpose.
    public func anchors(for purpose: CertificatePurpose) -> TrustAnchors {
        switch purpose {
        case .timeStamping: timeStampAnchors ?? anchors
        case .identitySigning: identities.anchors
        case .claimSigning, .ocspSigning: anchors
        }
    }

    /// The extended key usages that count for a purpose.
    public func extendedKeyUsages(for purpose: CertificatePurpose) -> Set<OID> {
        switch purpose {
        case .claimSigning: extendedKeyUsages.purposes.subtracting([.timeStamping, .ocspSigning])
        case .timeStamping: [.timeStamping]
        case .ocspSigning: [.ocspSigning]
        case .identitySigning: identities.extendedKeyUsages.purposes.subtracting([.timeStamping, .ocspSigning])
        }
    }
}
