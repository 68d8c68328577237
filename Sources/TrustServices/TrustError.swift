// SPDX-License-Identifier: Apache-2.0

/// Why trust material could not be read, made or stored. Equal by ``code``.
///
/// A bad chain, time-stamp or revocation answer is never an error but a verdict; this is for "cannot go on".
public struct TrustError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What kind of fault it is; stable, for programs.
    public enum Code: String, Sendable, Hashable, CaseIterable {
        /// Not DER, or not the structure that was asked for.
        case malformed
        /// No PEM block of the wanted kind, or broken Base64 in one.
        case malformedPEM
        /// Larger, deeper or more than a named limit allows.
        case limitExceeded
        /// A key or signature algorithm that is not supported.
        case unsupportedAlgorithm
        /// The private key does not belong to the certificate.
        case keyMismatch
        /// A certificate breaks the profile it is meant for.
        case profileViolation
        /// The passphrase or key file does not open the store.
        case wrongPassphrase
        /// No passphrase or key file where one is needed, or both.
        case passphraseRequired
        /// A file of the store is missing, cut short or changed.
        case storeDamaged
        /// No identity of that name.
        case unknownIdentity
        /// An identity of that name exists.
        case identityExists
        /// The certificate was revoked: nothing is signed with its key any more.
        case revoked
        /// A name with characters that are not allowed.
        case invalidName
        /// The operating system refused.
        case system
        /// The signer refused what it was asked to sign.
        case refused
        /// The signer process is not there or does not answer.
        case signerUnavailable
    }

    /// What kind of fault it is.
    public let code: Code
    /// What was wrong and what to do, for people.
    public let message: String

    /// An error with a code and a message for people.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { message }

    public static func == (left: TrustError, right: TrustError) -> Bool { left.code == right.code }
}
