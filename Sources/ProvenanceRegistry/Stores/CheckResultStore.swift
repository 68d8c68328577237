// SPDX-License-Identifier: Apache-2.0

/// The result of a check, kept for a while so that its page can be opened.
public struct KeptCheck: Sendable, Hashable {
    /// 128 random bits as text: whoever knows it may read the result.
    public let id: String
    /// The result as JSON.
    public let result: [UInt8]
    /// A re-encoded small picture of the checked file, which goes with the result.
    public let preview: [UInt8]?
    /// Media type of the preview.
    public let previewMediaType: String?
    /// When it was made.
    public let createdAt: Timestamp
    /// When it goes.
    public let expiresAt: Timestamp

    /// Makes a kept check.
    public init(
        id: String, result: [UInt8], preview: [UInt8]? = nil, previewMediaType: String? = nil, createdAt: Timestamp,
        expiresAt: Timestamp
    ) {
        self.id = id
        self.result = result
        self.preview = preview
        self.previewMediaType = previewMediaType
        self.createdAt = createdAt
        self.expiresAt = expiresAt
    }
}

/// What is known about a check's address.
public enum CheckLookup: Sendable, Hashable {
    /// Here it is.
    case found(KeptCheck)
    /// It was here and its time is over.
    case expired
    /// Never heard of it.
    case unknown
}

/// Keeps results of checks for as long as they were promised, and not longer.
public protocol CheckResultStore: Sendable {
    /// Keeps a result. - Throws: ``RegistryError`` `already_exists`.
    func insert(_ check: KeptCheck) async throws
    /// Looks a result up; one whose time is over is not returned even if it was not removed yet.
    func check(_ id: String, now: Timestamp) async throws -> CheckLookup
    /// Removes a result at its owner's wish; false where there was none.
    @discardableResult func remove(_ id: String) async throws -> Bool
    /// Removes the content of all results whose time is over (their ids stay known as expired for 30 days).
    @discardableResult func removeExpired(now: Timestamp) async throws -> Int
}
