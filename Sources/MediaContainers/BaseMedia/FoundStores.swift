// SPDX-License-Identifier: Apache-2.0

import ByteKit

/// The C2PA boxes of a file by their purpose. An update stands in a box of its own behind the original; together they are
/// one store (C2PA 2.2, A.5.3).
struct FoundStores {
    private var originals: [ManifestStoreLocation] = []
    private var updates: [ManifestStoreLocation] = []
    /// A store that says of itself that there is an update.
    private var awaitsUpdate: UInt64?
    private var firstProof: UInt64?

    mutating func add(
        _ found: ProvenanceBox, _ source: any ByteSource, _ reading: inout ContainerReading, limits: ContainerLimits
    ) throws {
        if found.purpose == .merkle {
            firstProof = firstProof ?? found.box.range.lowerBound
            return
        }
        guard originals.count + updates.count < limits.manifestStores,
            reading.isRoomForStore(
                ofSize: UInt64(found.content.count), at: found.box.range.lowerBound, limits: limits)
        else { return }
        let bytes = JUMBFStoreBytes.withoutPadding(
            try source.read(at: found.content.lowerBound, count: found.content.count))
        let start = found.content.lowerBound
        let location = ManifestStoreLocation(
            bytes: bytes, payload: [start..<(start + UInt64(bytes.count))], extents: [found.box.range])
        if found.purpose == .original { awaitsUpdate = found.box.range.lowerBound }
        if found.purpose == .update { updates.append(location) } else { originals.append(location) }
    }

    func finish(_ reading: inout ContainerReading, limits: ContainerLimits) {
        if let offset = awaitsUpdate, updates.isEmpty {
            // What is left says less than what was signed last, and would pass for all there is.
            reading.add(
                ContainerProblem(
                    .manifestStoreIncomplete, at: offset, "the credential was updated, but the update was taken away"),
                limits: limits)
            return
        }
        if let offset = firstProof, originals.isEmpty, updates.isEmpty {
            reading.add(
                ContainerProblem(
                    .manifestStoreIncomplete, at: offset,
                    "there is a proof, but no store it belongs to; a media segment is checked together with its "
                        + "initialization segment"), limits: limits)
        }
        guard originals.count == 1, updates.count == 1, let original = originals.first, let update = updates.first,
            let joined = JUMBFStoreBytes.joining(original.bytes, update.bytes), let start = update.payload.first
        else {
            reading.manifestStores = originals + updates
            return
        }
        // The last part of the store is what the update holds without the box around its manifests.
        let first = start.lowerBound + UInt64(joined.manifests.lowerBound)
        let manifests = first..<(first + UInt64(joined.manifests.count))
        reading.manifestStores = [
            ManifestStoreLocation(
                bytes: joined.bytes, payload: original.payload + [manifests],
                extents: original.extents + update.extents)
        ]
    }
}
