// SPDX-License-Identifier: Apache-2.0
public import ProvenanceRegistry

/// The stores of this module. Each change is one transaction together with its audit entry.
public protocol AccountsStorage: Sendable {
    /// Who holds which role.
    var access: any AccessStore { get }
    /// Organisations and their members.
    var organisations: any OrganisationStore { get }
    /// Links that make accounts.
    var invitations: any InvitationStore { get }
    /// Second factors, recovery codes and those who still owe one.
    var secondFactors: any SecondFactorStore { get }
    /// Signed-in browsers by account.
    var sessionDirectory: any SessionDirectory { get }
    /// Who was verified as what.
    var verifications: any VerificationStore { get }
}

/// Keeps roles and queues.
public protocol AccessStore: Sendable {
    /// What an account was given; nothing for an unknown one.
    func grant(of account: AccountID) async throws -> AccessGrant
    /// Replaces what an account was given.
    /// - Throws: ``AccountError`` `last_one` where nobody would be administrator any more, `not_found`.
    func set(_ grant: AccessGrant, event: AuditEvent) async throws
    /// Allows an account to sign in, or not; a disabled account loses its sessions at once.
    /// - Throws: ``AccountError`` `last_one`, `not_found`.
    func setDisabled(_ isDisabled: Bool, account: AccountID, event: AuditEvent) async throws
}

/// Keeps what organisations are and who belongs to them.
public protocol OrganisationStore: Sendable {
    /// What a publisher is; `other` where nobody said.
    func organisation(_ id: PublisherID) async throws -> Organisation
    /// Says what it is. - Throws: `RegistryError` `not_found` for an unknown publisher.
    func put(_ organisation: Organisation, event: AuditEvent) async throws
    /// Where somebody belongs, oldest first.
    func memberships(of account: AccountID) async throws -> [Membership]
    /// Who belongs to an organisation, oldest first.
    func members(of organisation: PublisherID) async throws -> [Membership]
    /// Enters a membership or changes its role.
    /// - Throws: ``AccountError`` `last_one` where the organisation would have no owner left.
    func put(_ membership: Membership, event: AuditEvent) async throws
    /// Ends a membership; the account no longer acts for the organisation.
    /// - Throws: ``AccountError`` `last_one`, `not_found`.
    func remove(account: AccountID, from organisation: PublisherID, event: AuditEvent) async throws
}

/// Keeps invitations.
public protocol InvitationStore: Sendable {
    /// Adds one.
    func insert(_ invitation: Invitation, event: AuditEvent) async throws
    /// The one with that secret, in whatever state.
    func invitation(secretDigest: ContentDigest) async throws -> Invitation?
    /// Those into an organisation (nil: into none), newest first, at most 200.
    func invitations(to organisation: PublisherID?) async throws -> [Invitation]
    /// Takes one back. - Throws: ``AccountError`` `spent` where it is no longer open, `not_found`.
    func revoke(_ id: InvitationID, at moment: Timestamp, event: AuditEvent) async throws
    /// Uses one up: makes the account, its membership and its roles in one transaction.
    /// - Throws: ``AccountError`` `spent` where it is not open; `RegistryError` `already_exists` for a login name in use
    ///   (the invitation stays open).
    func accept(secretDigest: ContentDigest, now: Timestamp, account: Account, event: AuditEvent) async throws
}

/// Keeps second factors.
public protocol SecondFactorStore: Sendable {
    /// An account's second factor.
    func factor(of account: AccountID) async throws -> SecondFactor?
    /// Replaces it, unconfirmed, with no recovery codes.
    func replace(with factor: SecondFactor, event: AuditEvent) async throws
    /// Confirms it with its first step, and stores the recovery codes.
    /// - Throws: ``AccountError`` `spent` where the step is not later than the last one.
    func confirm(
        account: AccountID, step: Int64, at moment: Timestamp, recovery: [ContentDigest], event: AuditEvent
    ) async throws
    /// Notes that a step was used; false where it, or a later one, was used before.
    func use(step: Int64, account: AccountID) async throws -> Bool
    /// Uses a recovery code up; false where there is none with that digest.
    func use(recovery: ContentDigest, account: AccountID, event: AuditEvent) async throws -> Bool
    /// How many recovery codes are left.
    func recoveryCount(of account: AccountID) async throws -> Int
    /// Removes the second factor and its recovery codes.
    func remove(account: AccountID, event: AuditEvent) async throws
    /// Notes that somebody owes the second factor.
    func insert(_ challenge: SignInChallenge) async throws
    /// The challenge with that secret, one try taken from it; nil where it is unknown, over, or has no try left.
    func take(secretDigest: ContentDigest, now: Timestamp) async throws -> SignInChallenge?
    /// Whether a challenge can still be answered.
    func isOpen(secretDigest: ContentDigest, now: Timestamp) async throws -> Bool
    /// Forgets a challenge, and all that are over.
    func remove(secretDigest: ContentDigest, now: Timestamp) async throws
}

/// Reads and ends the sessions of an account.
public protocol SessionDirectory: Sendable {
    /// Sessions that have not ended, the last used first.
    func sessions(of account: AccountID, now: Timestamp) async throws -> [Session]
    /// Ends all sessions of an account but one; returns how many.
    @discardableResult
    func endOthers(of account: AccountID, keeping secretDigest: ContentDigest, event: AuditEvent) async throws -> Int
}

/// Keeps verifications.
public protocol VerificationStore: Sendable {
    /// Adds one.
    func insert(_ verification: Verification, event: AuditEvent) async throws
    /// The one with that id.
    func verification(_ id: VerificationID) async throws -> Verification?
    /// Those of an organisation, newest first, at most 200.
    func verifications(of organisation: PublisherID) async throws -> [Verification]
    /// Those in a state, oldest first, at most 200.
    func verifications(in state: Verification.State) async throws -> [Verification]
    /// Replaces one; `verification.version` is the version that was read.
    /// - Throws: `RegistryError` `version_conflict`, `not_found`.
    func update(_ verification: Verification, event: AuditEvent) async throws
}
