// SPDX-License-Identifier: Apache-2.0

/// What a certificate is used for; each purpose has its own profile and its own anchors.
public enum CertificatePurpose: String, Sendable, Hashable, CaseIterable {
    /// Signing C2PA claims.
    case claimSigning
    /// Signing time-stamps.
    case timeStamping
    /// Signing OCSP responses.
    case ocspSigning
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

    /// Settings; by default nobody is trusted.
    public init(
        anchors: TrustAnchors = .none, timeStampAnchors: TrustAnchors? = nil, allowed: AllowList = .none,
        extendedKeyUsages: ExtendedKeyUsageConfiguration = .standard
    ) {
        self.anchors = anchors
        self.timeStampAnchors = timeStampAnchors
        self.allowed = allowed
        self.extendedKeyUsages = extendedKeyUsages
    }

    /// The anchors that count for a purpose.
    public func anchors(for purpose: CertificatePurpose) -> TrustAnchors {
        purpose == .timeStamping ? timeStampAnchors ?? anchors : anchors
    }

    /// The extended key usages that count for a purpose.
    public func extendedKeyUsages(for purpose: CertificatePurpose) -> Set<OID> {
        switch purpose {
        case .claimSigning: extendedKeyUsages.purposes.subtracting([.timeStamping, .ocspSigning])
        case .timeStamping: [.timeStamping]
        case .ocspSigning: [.ocspSigning]
        }
    }
}
