// SPDX-License-Identifier: Apache-2.0

/// An answer kept for a request that may be sent twice.
public struct KeptAnswer: Sendable, Hashable {
    /// HTTP status.
    public let status: Int
    /// The body that was sent.
    public let body: [UInt8]
    /// Its media type.
    public let mediaType: String

    /// Makes an answer.
    public init(status: Int, body: [UInt8], mediaType: String) {
        self.status = status
        self.body = body
        self.mediaType = mediaType
    }
}

/// The key of a request, kept with the record that comes of it in one transaction: whatever happens to the process
/// afterwards, the request sent again leads to that record and never to a second one.
public struct RequestKey: Sendable, Hashable {
    /// As the client sent it.
    public let key: String
    /// Whose key it is.
    public let scope: String
    /// What its owner needs to build the answer again, in the owner's own words.
    public let note: String

    /// Makes a key that was taken with ``IdempotencyStore/begin(key:scope:request:now:lease:)``.
    public init(key: String, scope: String, note: String = "") {
        self.key = key
        self.scope = scope
        self.note = note
    }
}

/// What is known about an idempotency key.
public enum IdempotencyOutcome: Sendable, Hashable {
    /// Nobody used it before; it is now taken. Do the work, then complete or release it.
    case begun
    /// The same request was answered before: send this again.
    case answered(KeptAnswer)
    /// The same request was done: here is its record, but the process ended before its answer was kept. Build the answer
    /// again, from the record and the note that was kept with it.
    case recorded(RecordID, note: String)
    /// The same request is being worked on.
    case stillRunning
    /// The key belongs to a request with another content.
    case differentRequest
}

/// Makes creating requests safe to repeat: the same key and request get the same answer, once.
public protocol IdempotencyStore: Sendable {
    /// Takes `key` for a request.
    /// - Parameters:
    ///   - key: at most 64 characters, from the client.
    ///   - scope: whose key it is (an account, an address): keys of different scopes never meet.
    ///   - request: digest of method, path and body.
    ///   - lease: seconds after which a key whose work never ended may be taken again.
    func begin(key: String, scope: String, request: ContentDigest, now: Timestamp, lease: Int64) async throws
        -> IdempotencyOutcome
    /// Keeps the answer for 24 hours.
    func complete(key: String, scope: String, answer: KeptAnswer, now: Timestamp) async throws
    /// Gives up a key whose work failed, so that the request may be tried again; one with a record stays.
    func release(key: String, scope: String) async throws
    /// Forgets keys older than 24 hours; returns how many.
    @discardableResult func removeExpired(now: Timestamp) async throws -> Int
}
