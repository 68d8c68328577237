// SPDX-License-Identifier: Apache-2.0

/// The result of a check that somebody made a link for. The address and the code that deletes it are not kept, only
/// their digests.
public struct SharedResult: Sendable, Hashable {
    /// Digest of the token in its address.
    public let tokenDigest: ContentDigest
    /// Digest of the code that takes it back.
    public let deletionDigest: ContentDigest
    /// The result as JSON.
    public let result: [UInt8]
    /// A small picture of the checked file, where the person wanted it there.
    public let preview: [UInt8]?
    /// Media type of the picture.
    public let previewMediaType: String?
    /// When the check was made.
    public let checkedAt: Timestamp
    /// When the link was made.
    public let createdAt: Timestamp
    /// When it ends.
    public let expiresAt: Timestamp

    /// Makes a shared result.
    public init(
        tokenDigest: ContentDigest, deletionDigest: ContentDigest, result: [UInt8], preview: [UInt8]?,
        previewMediaType: String?, checkedAt: Timestamp, createdAt: Timestamp, expiresAt: Timestamp
    ) {
        self.tokenDigest = tokenDigest
        self.deletionDigest = deletionDigest
        self.result = result
        self.preview = preview
        self.previewMediaType = previewMediaType
        self.checkedAt = checkedAt
        self.createdAt = createdAt
        self.expiresAt = expiresAt
    }
}

/// What is known about a link.
public enum SharedResultLookup: Sendable, Hashable {
    /// Here it is.
    case found(SharedResult)
    /// Whoever made it took it back.
    case withdrawn
    /// Its time is over.
    case expired
    /// Never heard of it.
    case unknown
}

/// Keeps results behind links for as long as was promised, and not longer.
public protocol SharedResultStore: Sendable {
    /// Keeps a result. - Throws: ``RegistryError`` `already_exists`.
    func insert(_ result: SharedResult) async throws
    /// Looks a link up.
    func result(tokenDigest: ContentDigest, now: Timestamp) async throws -> SharedResultLookup
    /// Takes a link back and removes what is behind it; false where the code is wrong or there is nothing.
    func withdraw(tokenDigest: ContentDigest, deletionDigest: ContentDigest, now: Timestamp) async throws -> Bool
    /// Removes what is behind links whose time is over; the links stay known as expired for a year.
    @discardableResult func removeExpired(now: Timestamp) async throws -> Int
}
