// SPDX-License-Identifier: Apache-2.0

/// How much of an index a search looks at.
///
/// An exact search flips as many bits of each band as the radius asks for. One that flips fewer is many times quicker and
/// misses some keys: with one flip in 11 bands of 23 bits, it finds about 94 % of the keys at 31 bits, 76 % at 40, 49 % at
/// 50. That is enough where many keys stand for one thing, as the local features of a picture do.
public struct HammingSearchEffort: Sendable, Hashable {
    /// Bits that are flipped in each band; nil for as many as it takes to find every key.
    public var flips: Int?
    /// Entries with the same bits in one band that are looked at; the rest are passed over.
    public var entriesPerProbe: Int

    /// An effort.
    public init(flips: Int? = nil, entriesPerProbe: Int = .max) {
        self.flips = flips.map { max(0, $0) }
        self.entriesPerProbe = max(1, entriesPerProbe)
    }

    /// Finds every key within the radius.
    public static let exact = HammingSearchEffort()
}
