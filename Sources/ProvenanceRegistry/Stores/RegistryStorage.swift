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
    /// What happened.
    var auditLog: any AuditLog { get }
}
