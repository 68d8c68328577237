// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What a time-stamp proves, with every reason against it.
public struct TimeStampVerdict: Sendable {
    /// One fault of a time-stamp.
    public struct Fault: Sendable, Hashable, CustomStringConvertible {
        /// Which kind; the names are those of the C2PA status codes after `timeStamp.`.
        public enum Kind: String, Sendable, Hashable, CaseIterable {
            /// It is not a time-stamp.
            case malformed
            /// The signature is wrong, or it stamps something else.
            case mismatch
            /// Its authority is not on the list, is not named, or uses algorithms that are not allowed.
            case untrusted
            /// The time lies outside the validity of the authority's certificates, or in the future.
            case outsideValidity
            /// The authority's certificate breaks the certificate profile (C2PA 2.4).
            case credentialInvalid
        }

        /// Which kind.
        public let kind: Kind
        /// What was found, for people.
        public let explanation: String
        /// The C2PA status code, for instance `timeStamp.mismatch`.
        public var statusCode: String { "timeStamp.\(kind.rawValue)" }
        public var description: String { explanation }
    }

    /// The token, when it could be parsed.
    public let token: TimeStampToken?
    /// How the authority's chain was judged; nil when it was not looked at.
    public let chain: ChainVerdict?
    /// Everything that is wrong with it, gravest first; empty when it is trusted.
    public let faults: [Fault]

    /// Whether it is well-formed, stamps this message and is rightly signed, whoever signed it
    /// (`timeStamp.validated`).
    public var isValidated: Bool {
        token != nil && chain != nil && !faults.contains { $0.kind == .malformed || $0.kind == .mismatch }
    }
    /// Whether it is validated and its authority is trusted (`timeStamp.trusted`): only then its time counts.
    public var isTrusted: Bool { token != nil && faults.isEmpty }
    /// The time it attests, only when it is trusted.
    public var trustedTime: Date? { isTrusted ? token?.generatedAt : nil }
}
