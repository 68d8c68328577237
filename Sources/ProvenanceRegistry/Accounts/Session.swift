// SPDX-License-Identifier: Apache-2.0

/// A signed-in browser. The secret in its cookie is never stored, only its digest.
public struct Session: Sendable, Hashable {
    /// Digest of the secret in the cookie.
    public let secretDigest: ContentDigest
    /// Who is signed in.
    public let account: AccountID
    /// When it began.
    public let createdAt: Timestamp
    /// When it was last used.
    public var lastUsedAt: Timestamp
    /// When it ends at the latest.
    public let expiresAt: Timestamp

    /// Makes a session.
    public init(
        secretDigest: ContentDigest, account: AccountID, createdAt: Timestamp, lastUsedAt: Timestamp,
        expiresAt: Timestamp
    ) {
        self.secretDigest = secretDigest
        self.account = account
        self.createdAt = createdAt
        self.lastUsedAt = lastUsedAt
        self.expiresAt = expiresAt
    }
}

/// Keeps sessions.
public protocol SessionStore: Sendable {
    /// Begins a session; signing in is an audited act.
    func insert(_ session: Session, event: AuditEvent) async throws
    /// The session with that secret, unless it has ended.
    func session(secretDigest: ContentDigest, now: Timestamp) async throws -> Session?
    /// Notes a use.
    func touch(secretDigest: ContentDigest, at moment: Timestamp) async throws
    /// Ends a session; nothing happens where there is none.
    func remove(secretDigest: ContentDigest, event: AuditEvent) async throws
    /// Ends every session of an account.
    func removeAll(of account: AccountID, event: AuditEvent) async throws
    /// Forgets sessions that have ended; returns how many.
    @discardableResult func removeExpired(now: Timestamp) async throws -> Int
}
