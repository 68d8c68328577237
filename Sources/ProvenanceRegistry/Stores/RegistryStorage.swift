// SPDX-License-Identifier: Apache-2.0

/// All stores of one registry: a folder on this machine, later a database server as well.
public protocol RegistryStorage: Sendable {
    /// Provenance records.
    var records: any RecordStore { get }
    /// Publishers.
    var publishers: any PublisherStore { get }
    /// Manifest stores and previews.
    var blobs: any BlobStore { get }
    /// Accounts of people.
    var accounts: any AccountStore { get }
    /// Signed-in browsers.
    var sessions: any SessionStore { get }
    /// Keys of programs.
    var tokens: any TokenStore { get }
    /// One-time links for the first administrator.
    var setUpLinks: any SetUpLinkStore { get }
    /// Answers to requests that may be sent twice.
    var idempotency: any IdempotencyStore { get }
    /// Results of checks.
    var checks: any CheckResultStore { get }
    /// Results that somebody made a link for.
    var sharedResults: any SharedResultStore { get }
    /// What happened.
    var auditLog: any AuditLog { get }
    /// Removes blobs that no record stands on and that nobody stored, or stored again, since a moment: what a
    /// registration left behind that never came to its end. Other processes may use the storage meanwhile.
    func removeUnreferencedBlobs(storedBefore moment: Timestamp) async throws -> SweepReport
}

/// What a sweep did.
public struct SweepReport: Sendable, Hashable {
    /// Blobs looked at.
    public var seen = 0
    /// Blobs removed.
    public var removed = 0
    /// Their bytes.
    public var bytes: UInt64 = 0

    /// Nothing yet.
    public init() {}
}
