// SPDX-License-Identifier: Apache-2.0
public import ProvenanceRegistry

/// What an ``Invitation``'s identifier names.
public enum InvitationKind: IdentifierKind {
    /// Stands before the UUID.
    public static let prefix = "inv"
}

/// Names an ``Invitation``.
public typealias InvitationID = Identifier<InvitationKind>

/// A link by which one person makes one account. Its secret is shown once and never stored, only its digest.
public struct Invitation: Sendable, Hashable {
    /// Seconds in which it must be used.
    public static let lifetime: Int64 = 7 * 86_400

    /// What can be said of an invitation at a moment.
    public enum State: String, Sendable, Hashable, CaseIterable {
        /// It can be used.
        case open
        /// Somebody used it.
        case used
        /// It was taken back.
        case revoked
        /// Its time is over.
        case expired
    }

    /// Its identifier.
    public let id: InvitationID
    /// Digest of the secret in the link.
    public let secretDigest: ContentDigest
    /// For whom, in the inviter's words.
    public let note: String
    /// The organisation the person will belong to.
    public let organisation: PublisherID?
    /// As what.
    public let memberRole: MemberRole
    /// Roles in the installation.
    public let roles: Set<Role>
    /// Queues for roles bound to queues.
    public let queues: Set<QueueName>
    /// Who invites.
    public let invitedBy: AccountID
    /// When.
    public let createdAt: Timestamp
    /// Until when it can be used.
    public let expiresAt: Timestamp
    /// The account that was made with it.
    public var usedBy: AccountID?
    /// When it was taken back.
    public var revokedAt: Timestamp?

    /// Makes an invitation.
    public init(
        id: InvitationID, secretDigest: ContentDigest, note: String, organisation: PublisherID?,
        memberRole: MemberRole = .publisher, roles: Set<Role> = [], queues: Set<QueueName> = [], invitedBy: AccountID,
        createdAt: Timestamp, expiresAt: Timestamp? = nil, usedBy: AccountID? = nil, revokedAt: Timestamp? = nil
    ) {
        self.id = id
        self.secretDigest = secretDigest
        self.note = note
        self.organisation = organisation
        self.memberRole = memberRole
        self.roles = roles.filter(\.isAssignable)
        self.queues = queues
        self.invitedBy = invitedBy
        self.createdAt = createdAt
        self.expiresAt = expiresAt ?? createdAt.adding(seconds: Invitation.lifetime)
        self.usedBy = usedBy
        self.revokedAt = revokedAt
    }

    /// What can be said of it at `now`.
    public func state(at now: Timestamp) -> State {
        if usedBy != nil { return .used }
        if revokedAt != nil { return .revoked }
        return now < expiresAt ? .open : .expired
    }
}
