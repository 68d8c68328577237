// SPDX-License-Identifier: Apache-2.0

/// A key with which a program acts for an account. The secret is shown once and never stored, only its digest.
public struct APIToken: Sendable, Hashable {
    /// Its identifier.
    public let id: TokenID
    /// Digest of the secret.
    public let secretDigest: ContentDigest
    /// For whom it acts.
    public let account: AccountID
    /// What its owner calls it.
    public let name: String
    /// What it may be used for, as in `protect`.
    public let scopes: [String]
    /// When it was made.
    public let createdAt: Timestamp
    /// When it ends.
    public let expiresAt: Timestamp
    /// When it was last used.
    public var lastUsedAt: Timestamp?
    /// When its owner took it back.
    public var revokedAt: Timestamp?

    /// Makes a token.
    public init(
        id: TokenID, secretDigest: ContentDigest, account: AccountID, name: String, scopes: [String],
        createdAt: Timestamp, expiresAt: Timestamp, lastUsedAt: Timestamp? = nil, revokedAt: Timestamp? = nil
    ) {
        self.id = id
        self.secretDigest = secretDigest
        self.account = account
        self.name = name
        self.scopes = scopes
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.lastUsedAt = lastUsedAt
        self.revokedAt = revokedAt
    }
}

/// Keeps API tokens.
public protocol TokenStore: Sendable {
    /// Adds a token.
    func insert(_ token: APIToken, event: AuditEvent) async throws
    /// The token with that secret, unless it has ended or was taken back.
    func token(secretDigest: ContentDigest, now: Timestamp) async throws -> APIToken?
    /// All tokens of an account, newest first, ended ones too.
    func tokens(of account: AccountID) async throws -> [APIToken]
    /// Notes a use.
    func touch(_ id: TokenID, at moment: Timestamp) async throws
    /// Takes a token back. - Throws: ``RegistryError`` `not_found`.
    func revoke(_ id: TokenID, at moment: Timestamp, event: AuditEvent) async throws
}
