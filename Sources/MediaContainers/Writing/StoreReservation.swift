// SPDX-License-Identifier: Apache-2.0

public import ByteKit

/// Room that a copy keeps for a manifest store.
public struct StoreReservation: Sendable, Hashable {
    /// Where the bytes of the store go, in order; in text formats as Base64.
    public let payload: [Range<UInt64>]
    /// The room with all framing: what a data hash must exclude.
    public let extents: [Range<UInt64>]
    /// How many bytes the store must have.
    public let capacity: Int

    package struct Checksum: Sendable, Hashable {
        package let offset: UInt64
        package let kind: StoreChecksum
    }

    package let encoding: StoreEncoding
    package let checksums: [Checksum]

    package init(
        payload: [Range<UInt64>], extents: [Range<UInt64>], capacity: Int, encoding: StoreEncoding,
        checksums: [Checksum]
    ) {
        self.payload = payload
        self.extents = extents
        self.capacity = capacity
        self.encoding = encoding
        self.checksums = checksums
    }

    /// How many bytes of the store must be 16 or more; nil where it does not matter.
    package var wideBytes: Int? { if case .variationSelectors(let wide) = encoding { wide } else { nil } }

    /// Puts the store into the room.
    /// - Throws: ``ContainerError/storeSizeMismatch(expected:actual:)`` where it does not fill it exactly.
    public func fill(with store: [UInt8], in sink: any ByteSink) throws {
        guard store.count == capacity else {
            throw ContainerError.storeSizeMismatch(expected: capacity, actual: store.count)
        }
        let written = encoding.encode(store)
        let room = payload.reduce(0) { $0 + $1.count }
        guard written.count == room else {
            throw ContainerError.storeSizeMismatch(expected: room, actual: written.count)
        }
        var taken = 0
        for range in payload {
            let end = min(written.count, taken + range.count)
            try sink.patch(Array(written[taken..<end]), at: range.lowerBound)
            taken = end
        }
        for checksum in checksums { try sink.patch(checksum.kind.bytes(of: store), at: checksum.offset) }
    }
}
