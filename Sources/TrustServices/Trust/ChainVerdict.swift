// SPDX-License-Identifier: Apache-2.0

/// What came of looking for a path from a certificate to a trust anchor.
public struct ChainVerdict: Sendable, Hashable {
    /// Where the trust comes from.
    public enum Basis: Sendable, Hashable {
        /// A valid path ends at this anchor.
        case anchor(Certificate)
        /// The certificate itself is on the allow list.
        case allowList
    }

    /// One reason why a chain is not trusted.
    public struct Reason: Sendable, Hashable, CustomStringConvertible {
        /// Which kind; stable, for programs.
        public enum Kind: String, Sendable, Hashable, CaseIterable {
            /// The signer's certificate is an authority's.
            case authorityAsSigner
            /// The extended key usage does not fit the purpose.
            case purpose
            /// No anchor is configured for the purpose.
            case noAnchors
            /// No certificate with the issuer's name was found, or none whose key made the signature.
            case noPath
            /// An issuer's name fits but its key did not make the signature.
            case badSignature
            /// A signature algorithm or key that is not supported.
            case unsupportedAlgorithm
            /// A certificate is not valid yet at the time asked about.
            case notYetValid
            /// A certificate has run out at the time asked about.
            case expired
            /// An issuer is not an authority, or may not sign certificates.
            case notAnAuthority
            /// More authorities follow than one allows.
            case pathLength
            /// A name that an authority may not certify.
            case nameConstraint
            /// The anchor was not, or no longer, on the list at the time asked about.
            case anchorDates
            /// A critical extension is not known.
            case criticalExtension
            /// Too many certificates or too many ways to combine them.
            case limit
        }

        /// Which kind.
        public let kind: Kind
        /// Subject of the certificate concerned.
        public let subject: String
        /// What was found, for people.
        public let explanation: String
        public var description: String { explanation }
    }

    /// Why the signer is trusted; nil when it is not.
    public let basis: Basis?
    /// The path that was judged, signer first, anchor last; only the signer when none was found.
    public let path: [Certificate]
    /// All reasons against it; empty when it is trusted.
    public let reasons: [Reason]

    /// Whether the signer is trusted.
    public var isTrusted: Bool { basis != nil }
    /// Whether a certificate of the path is out of its validity period, and nothing else is wrong.
    public var failsByTimeOnly: Bool {
        !reasons.isEmpty && reasons.allSatisfy { $0.kind == .expired || $0.kind == .notYetValid }
    }
    /// The issuer of the signer's certificate on the judged path, which OCSP needs.
    public var issuer: Certificate? { path.count > 1 ? path[1] : nil }
}
