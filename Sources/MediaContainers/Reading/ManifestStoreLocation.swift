// SPDX-License-Identifier: Apache-2.0

/// A manifest store and where it stands in the file.
public struct ManifestStoreLocation: Sendable, Hashable {
    /// The store itself (one JUMBF superbox), put together from its parts.
    public let bytes: [UInt8]
    /// The parts of the file that the store's bytes come from, in the order of the store, with padding behind it; in text
    /// formats as Base64.
    public let payload: [Range<UInt64>]
    /// The parts of the file that the store takes up with all framing (markers, lengths, checksums, padding), in file
    /// order and joined where they touch. A data hash must exclude exactly these (C2PA 2.2, 15.12.1).
    public let extents: [Range<UInt64>]
    /// What else the excluded range may hold or leave out.
    public let exclusion: ExclusionRule

    package init(
        bytes: [UInt8], payload: [Range<UInt64>], extents: [Range<UInt64>], exclusion: ExclusionRule = .padded
    ) {
        self.bytes = bytes
        self.payload = payload
        self.extents = extents.joined()
        self.exclusion = exclusion
    }

    /// Bytes of the file that the store takes up.
    public var totalExtent: UInt64 { extents.reduce(0) { $0 + UInt64($1.count) } }
}

/// How the range that a data hash excludes lies to the store it excludes.
public enum ExclusionRule: Sendable, Hashable {
    /// It covers the extents, and zeros around them.
    case padded
    /// It covers the inner range and nothing outside of the other: texts, where line breaks around the store may be
    /// hashed or not.
    case covering(Range<UInt64>, within: Range<UInt64>)
    /// It is the extent exactly, or ends with the filling behind it: it tells which of several stores is meant
    /// (C2PA 2.4, A.8.4).
    case exact(fillingUpTo: UInt64)

    /// Whether a data hash may exclude `range` for a store that takes up `extent`.
    public func allows(_ range: Range<UInt64>, for extent: Range<UInt64>) -> Bool {
        switch self {
        case .padded: range.lowerBound <= extent.lowerBound && range.upperBound >= extent.upperBound
        case .covering(let inner, let outer):
            range.lowerBound >= outer.lowerBound && range.upperBound <= outer.upperBound
                && range.lowerBound <= inner.lowerBound && range.upperBound >= inner.upperBound
        case .exact(let end):
            range.lowerBound == extent.lowerBound && range.upperBound >= extent.upperBound && range.upperBound <= end
        }
    }

    /// One past the last byte that belongs to a store.
    package func end(of location: ManifestStoreLocation) -> UInt64 {
        if case .exact(let end) = self { return end }
        return location.extents.last?.upperBound ?? 0
    }
}

extension [Range<UInt64>] {
    /// Sorted, and joined where they touch or overlap.
    package func joined() -> [Range<UInt64>] {
        var result: [Range<UInt64>] = []
        for range in sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
            if let last = result.last, range.lowerBound <= last.upperBound {
                result[result.count - 1] = last.lowerBound..<Swift.max(last.upperBound, range.upperBound)
            } else {
                result.append(range)
            }
        }
        return result
    }
}
