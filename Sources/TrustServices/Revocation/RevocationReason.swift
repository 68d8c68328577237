// SPDX-License-Identifier: Apache-2.0

/// Why a certificate was revoked (RFC 5280, section 5.3.1), as far as this authority uses the reasons.
public enum RevocationReason: String, Codable, Sendable, Hashable, CaseIterable {
    /// No reason is given.
    case unspecified
    /// Somebody else has, or may have, the private key. Signatures made before the revocation fall too, because nobody
    /// knows since when.
    case keyCompromise
    /// The publisher's name or standing changed.
    case affiliationChanged
    /// Another certificate took its place.
    case superseded
    /// The publisher stopped signing.
    case cessationOfOperation
    /// The publisher may not sign any more.
    case privilegeWithdrawn

    /// The number that stands in OCSP answers.
    public var number: Int {
        switch self {
        case .unspecified: 0
        case .keyCompromise: 1
        case .affiliationChanged: 3
        case .superseded: 4
        case .cessationOfOperation: 5
        case .privilegeWithdrawn: 9
        }
    }
}
