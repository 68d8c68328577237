// SPDX-License-Identifier: Apache-2.0
public import ProvenanceRegistry

/// What a ``Verification``'s identifier names.
public enum VerificationKind: IdentifierKind {
    /// Stands before the UUID.
    public static let prefix = "ver"
}

/// Names a ``Verification``.
public typealias VerificationID = Identifier<VerificationKind>

/// That an organisation is who it says it is: what was asked, proved and approved.
public struct Verification: Sendable, Hashable {
    /// How it is proved. Each way leads to one level.
    public enum Method: String, Sendable, Hashable, Codable, CaseIterable {
        /// A code sent to an e-mail address (level 1).
        case email
        /// A TXT record of the published domain (level 2).
        case dns
        /// A file at a well-known address of the published domain (level 2).
        case wellKnown = "well_known"
        /// A signature over the challenge by the key that signs its Content Credentials (level 2).
        case credentialKey = "credential_key"
        /// An entry of the election authority's list, and two registrars (level 3).
        case register

        /// The level that it leads to.
        public var level: Int {
            switch self {
            case .email: 1
            case .dns, .wellKnown, .credentialKey: 2
            case .register: 3
            }
        }

        /// How many registrars must approve.
        public var approvalsNeeded: Int {
            switch self {
            case .email: 0
            case .dns, .wellKnown, .credentialKey: 1
            case .register: 2
            }
        }
    }

    /// Where it stands.
    public enum State: String, Sendable, Hashable, Codable, CaseIterable {
        /// Somebody asked.
        case requested
        /// A challenge was given out.
        case challenged
        /// The challenge was met.
        case proven
        /// It holds.
        case approved
        /// Its time is over.
        case expired
        /// It was taken back.
        case revoked
        /// It was refused.
        case denied

        /// Nothing leads on from here.
        public var isFinal: Bool { self == .expired || self == .revoked || self == .denied }
    }

    /// Its identifier.
    public let id: VerificationID
    /// Of whom.
    public let organisation: PublisherID
    /// Who asked; cannot approve it.
    public let requestedBy: AccountID
    /// How it is proved.
    public let method: Method
    /// What is proved: an e-mail address, a domain, the subject of a credential, or an entry of a list.
    public let subject: String
    /// Where it stands.
    public internal(set) var state: State
    /// The challenge: the token to publish or to sign; for e-mail the digest of the code.
    public internal(set) var challenge: String?
    /// Until when the challenge can be met, or the request be decided.
    public internal(set) var openUntil: Timestamp
    /// How often a proof was tried.
    public internal(set) var tries: Int
    /// The registrars who approved.
    public internal(set) var approvals: [AccountID]
    /// Until when it holds, once approved.
    public internal(set) var validUntil: Timestamp?
    /// When it was last proved; level 2 is proved anew every day.
    public internal(set) var provenAt: Timestamp?
    /// Why it was denied or revoked.
    public internal(set) var reason: String?
    /// When it was asked for.
    public let createdAt: Timestamp
    /// Counts changes, from 1.
    public var version: Int

    /// The level that it gives at `now`; 0 where it does not hold.
    public func level(at now: Timestamp) -> Int {
        guard state == .approved, let validUntil, now < validUntil else { return 0 }
        return method.level
    }

    /// Reads back what was stored.
    public init(
        id: VerificationID, organisation: PublisherID, requestedBy: AccountID, method: Method, subject: String,
        state: State, challenge: String?, openUntil: Timestamp, tries: Int, approvals: [AccountID],
        validUntil: Timestamp?, provenAt: Timestamp?, reason: String?, createdAt: Timestamp, version: Int
    ) {
        self.id = id
        self.organisation = organisation
        self.requestedBy = requestedBy
        self.method = method
        self.subject = subject
        self.state = state
        self.challenge = challenge
        self.openUntil = openUntil
        self.tries = tries
        self.approvals = approvals
        self.validUntil = validUntil
        self.provenAt = provenAt
        self.reason = reason
        self.createdAt = createdAt
        self.version = version
    }
}
