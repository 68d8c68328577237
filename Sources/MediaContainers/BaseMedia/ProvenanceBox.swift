// SPDX-License-Identifier: Apache-2.0

import ByteKit

/// The `uuid` box of C2PA (2.2, A.5.1): a manifest store, or the proof for one leaf of a Merkle tree.
package struct ProvenanceBox: Sendable, Hashable {
    /// What it is for.
    package enum Purpose: String, Sendable, Hashable {
        /// Holds the manifest store.
        case manifest
        /// Holds the manifest store that the file had before an update.
        case original
        /// Holds update manifests; the last box of the file.
        case update
        /// Holds a `bmff-merkle-map`.
        case merkle
    }

    /// Extended type of the box.
    package static let userType: [UInt8] = [
        0xD8, 0xFE, 0xC3, 0xD6, 0x1B, 0x0E, 0x48, 0x3C, 0x92, 0x97, 0x58, 0x28, 0x87, 0x7E, 0xC4, 0x81,
    ]

    package let box: BaseMediaBox
    package let purpose: Purpose
    /// Absolute offset of the first box with a Merkle proof; nil where there is none, or where this is one.
    package let merkleOffset: UInt64?
    /// The store or the proof, and padding.
    package let content: Range<UInt64>

    /// Whether a box is of this kind.
    package static func matches(_ box: BaseMediaBox) -> Bool { box.userType == userType }

    /// Reads a box for which ``matches(_:)`` holds; nil where its purpose is none that is known, or it is too short.
    package init?(_ box: BaseMediaBox, _ walker: inout BaseMediaWalker) throws {
        let payload = box.payload
        // Version and flags, the purpose with its zero, and for a store the offset of the first proof.
        let head = try walker.bytes(min(32, payload.count), at: payload.lowerBound) ?? []
        guard head.count > 4, let length = head.dropFirst(4).firstIndex(of: 0).map({ $0 - 4 }),
            let purpose = Purpose(rawValue: String(decoding: head[4..<(4 + length)], as: UTF8.self))
        else { return nil }
        let start = payload.lowerBound + 5 + UInt64(length)
        self.box = box
        self.purpose = purpose
        if purpose == .merkle {
            merkleOffset = nil
            content = start..<payload.upperBound
        } else {
            guard start <= payload.upperBound, payload.upperBound - start >= 8,
                let offset = try walker.bigEndian(UInt64.self, at: start)
            else { return nil }
            merkleOffset = offset == 0 ? nil : offset
            content = (start + 8)..<payload.upperBound
        }
    }

    /// What stands before a store of `capacity` bytes in a box that holds it.
    /// - Returns: nil where the box would be larger than a 32-bit size can say; a larger one would not be excluded by
    ///   the exclusion that the specification asks for, which looks for the extended type at byte 8.
    package static func framing(capacity: Int, purpose: Purpose = .manifest) -> [UInt8]? {
        let head = Array("\(purpose.rawValue)\0".utf8)
        guard let size = UInt32(exactly: 8 + 16 + 4 + head.count + 8 + capacity) else { return nil }
        var writer = ByteWriter()
        writer.writeBigEndian(size)
        writer.write("uuid".utf8)
        writer.write(userType)
        writer.writeBigEndian(UInt32(0))
        writer.write(head)
        writer.writeBigEndian(UInt64(0))
        return writer.bytes
    }
}
