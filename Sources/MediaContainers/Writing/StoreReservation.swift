// SPDX-License-Identifier: Apache-2.0

public import ByteKit

/// Room that a copy keeps for a manifest store.
public struct StoreReservation: Sendable, Hashable {
    /// Where the bytes of the store go, in order.
    public let payload: [Range<UInt64>]
    /// The room with all framing: what a data hash must exclude.
    public let extents: [Range<UInt64>]

    package struct Checksum: Sendable, Hashable {
        package let offset: UInt64
        package let prefix: [UInt8]
    }

    package let checksum: Checksum?

    package init(payload: [Range<UInt64>], extents: [Range<UInt64>], checksum: Checksum?) {
        self.payload = payload
        self.extents = extents
        self.checksum = checksum
    }

    /// How many bytes the store must have.
    public var capacity: Int { payload.reduce(0) { $0 + $1.count } }

    /// Puts the store into the room.
    /// - Throws: ``ContainerError/storeSizeMismatch(expected:actual:)`` where it does not fill it exactly.
    public func fill(with store: [UInt8], in sink: any ByteSink) throws {
        guard store.count == capacity else {
            throw ContainerError.storeSizeMismatch(expected: capacity, actual: store.count)
        }
        var taken = 0
        for range in payload {
            try sink.patch(Array(store[taken..<(taken + range.count)]), at: range.lowerBound)
            taken += range.count
        }
        if let checksum {
            var crc = CRC32()
            crc.update(checksum.prefix)
            crc.update(store)
            var writer = ByteWriter()
            writer.writeBigEndian(crc.value)
            try sink.patch(writer.bytes, at: checksum.offset)
        }
    }
}
