// SPDX-License-Identifier: Apache-2.0

/// What an account may do.
public enum AccountRole: String, Sendable, Hashable, Codable, CaseIterable {
    /// Protects files for one publisher.
    case publisher
    /// Enters publishers and accounts.
    case administrator
}

/// A person who can sign in.
public struct Account: Sendable, Hashable {
    /// Its identifier.
    public let id: AccountID
    /// What the person types to sign in; unique, compared without regard to case.
    public let loginName: String
    /// The name shown.
    public var displayName: String
    /// For which publisher it acts.
    public var publisher: PublisherID?
    /// What it may do.
    public var role: AccountRole
    /// Password hash in the form `$scrypt$…`; this module never sees a password.
    public var passwordHash: String
    /// No sign-in while true.
    public var isDisabled: Bool
    /// When it was made.
    public let createdAt: Timestamp
    /// Counts changes, from 1.
    public var version: Int

    /// Makes an account.
    public init(
        id: AccountID, loginName: String, displayName: String, publisher: PublisherID?, role: AccountRole,
        passwordHash: String, isDisabled: Bool = false, createdAt: Timestamp, version: Int = 1
    ) {
        self.id = id
        self.loginName = loginName
        self.displayName = displayName
        self.publisher = publisher
        self.role = role
        self.passwordHash = passwordHash
        self.isDisabled = isDisabled
        self.createdAt = createdAt
        self.version = version
    }
}

/// Keeps accounts.
public protocol AccountStore: Sendable {
    /// Adds an account. - Throws: ``RegistryError`` `already_exists` for a login name in use.
    func insert(_ account: Account, event: AuditEvent) async throws
    /// The account with that id.
    func account(_ id: AccountID) async throws -> Account?
    /// The account with that login name, whatever its case.
    func account(loginName: String) async throws -> Account?
    /// All accounts by login name.
    func accounts() async throws -> [Account]
    /// Replaces what can change; `account.version` is the version that was read.
    /// - Throws: ``RegistryError`` `not_found`, `version_conflict`.
    func update(_ account: Account, event: AuditEvent) async throws
    /// How many accounts there are.
    func count() async throws -> Int
}
