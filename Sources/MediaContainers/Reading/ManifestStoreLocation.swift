// SPDX-License-Identifier: Apache-2.0

/// A manifest store and where it stands in the file.
public struct ManifestStoreLocation: Sendable, Hashable {
    /// The store itself (one JUMBF superbox), put together from its parts.
    public let bytes: [UInt8]
    /// The parts of the file that the store's bytes come from, in the order of the store; in text formats as Base64.
    public let payload: [Range<UInt64>]
    /// The parts of the file that the store takes up with all framing (markers, lengths, checksums, padding), in file
    /// order and joined where they touch. A data hash must exclude exactly these (C2PA 2.2, 15.12.1).
    public let extents: [Range<UInt64>]

    package init(bytes: [UInt8], payload: [Range<UInt64>], extents: [Range<UInt64>]) {
        self.bytes = bytes
        self.payload = payload
        self.extents = extents.joined()
    }

    /// Bytes of the file that the store takes up.
    public var totalExtent: UInt64 { extents.reduce(0) { $0 + UInt64($1.count) } }
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
