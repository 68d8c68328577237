// SPDX-License-Identifier: Apache-2.0

/// One stored key within the radius.
public struct HammingHit: Sendable, Hashable {
    /// What was stored with the key.
    public let payload: UInt64
    /// Bits in which the key differs from the query.
    public let distance: Int

    /// A hit from its parts.
    public init(payload: UInt64, distance: Int) {
        self.payload = payload
        self.distance = distance
    }
}

/// The answer to a radius search.
public struct HammingSearchResult: Sendable, Hashable {
    /// Nearest first; equal distances by payload.
    public let hits: [HammingHit]
    /// Whether there were more hits than the limit allowed; the nearest are kept.
    public let isTruncated: Bool

    /// A result from its parts.
    public init(hits: [HammingHit], isTruncated: Bool) {
        self.hits = hits
        self.isTruncated = isTruncated
    }
}
