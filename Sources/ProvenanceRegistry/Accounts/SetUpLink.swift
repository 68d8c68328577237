// SPDX-License-Identifier: Apache-2.0

/// A one-time link by which the first administrator is made. Its secret is printed once and never stored.
public struct SetUpLink: Sendable, Hashable {
    /// Digest of the secret in the link.
    public let secretDigest: ContentDigest
    /// When it was made.
    public let createdAt: Timestamp
    /// When it ends.
    public let expiresAt: Timestamp

    /// Makes a link.
    public init(secretDigest: ContentDigest, createdAt: Timestamp, expiresAt: Timestamp) {
        self.secretDigest = secretDigest
        self.createdAt = createdAt
        self.expiresAt = expiresAt
    }
}

/// Keeps set-up links.
public protocol SetUpLinkStore: Sendable {
    /// Replaces all earlier links by this one.
    func replace(with link: SetUpLink) async throws
    /// Whether a link with that secret can be used now.
    func isUsable(secretDigest: ContentDigest, now: Timestamp) async throws -> Bool
    /// In one transaction: uses the link up, enters the publisher (if given) and the account.
    /// - Throws: ``RegistryError`` `not_found` where the link is unknown, used or over; `already_exists`.
    func use(
        secretDigest: ContentDigest, now: Timestamp, publisher: Publisher?, account: Account, event: AuditEvent
    ) async throws
}
