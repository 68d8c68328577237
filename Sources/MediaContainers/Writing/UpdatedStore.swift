// SPDX-License-Identifier: Apache-2.0

public import ByteKit

/// A store that takes the place of a smaller or larger one while the content stays as it is (an update manifest,
/// C2PA 2.2, 11.2.3).
public struct UpdatedStore: Sendable, Hashable {
    /// The whole store in its final size; what is signed last may still be open.
    public let bytes: [UInt8]
    /// Texts with an invisible store: how many of its bytes will be 16 or more.
    public let wideBytes: Int?
    /// Whether something was taken out of the older credentials: nothing of these may stay anywhere in the copy.
    public let isRedaction: Bool

    /// A store.
    public init(_ bytes: [UInt8], wideBytes: Int? = nil, isRedaction: Bool = false) {
        self.bytes = bytes
        self.wideBytes = wideBytes
        self.isRedaction = isRedaction
    }
}

extension MediaContainer {
    /// Where a store can be framed by itself it grows in its place; elsewhere it fills the room that it has.
    public func planUpdate(
        of source: any ByteSource, reading: ContainerReading, store: UpdatedStore
    ) throws -> CopyPlan {
        let place = try reading.updatablePlace()
        if let steps = try storeSteps(capacity: store.bytes.count, in: reading) {
            return reading.planReplacing(place.extents, with: steps)
        }
        return try reading.planFillingRoom(of: place, with: store)
    }
}

extension ContainerReading {
    /// The one store that is there.
    /// - Throws: ``ContainerError/unsupportedEdit(_:_:)`` where there is none or more than one; as ``checkCopyable()``.
    func updatablePlace() throws -> ManifestStoreLocation {
        try checkCopyable()
        guard let place = manifestStore else {
            throw ContainerError.unsupportedEdit(format, "there is no credential in the file, or more than one")
        }
        return place
    }

    /// A copy with `steps` in place of the first of some ranges, and without the others.
    func planReplacing(_ ranges: [Range<UInt64>], with steps: [CopyPlan.Step]) -> CopyPlan {
        var planner = CopyPlanner()
        for (index, range) in ranges.enumerated() { planner.replace(range, with: index == 0 ? steps : []) }
        return planner.plan(size: size)
    }

    /// Room that a store has in a file whose own parts, under the hash, say how large that is: the old store and the
    /// zeros behind it.
    /// - Throws: ``ContainerError/unsupportedEdit(_:_:)`` where it is too small.
    func room(of place: ManifestStoreLocation, for store: UpdatedStore) throws -> Range<UInt64> {
        guard place.payload.count == 1, let room = place.payload.first else {
            throw ContainerError.unsupportedEdit(format, "the credential does not stand in one piece")
        }
        guard store.bytes.count <= room.count else {
            throw ContainerError.unsupportedEdit(
                format,
                "a part of the file that is hashed says how large its credential is, so it can only grow into room that "
                    + "was kept for it: it needs \(store.bytes.count) bytes, and there are \(room.count); --reserve "
                    + "keeps room when a file is signed")
        }
        return room
    }

    /// A copy in which the store, and zeros behind it, fill the room of the old one.
    func planFillingRoom(of place: ManifestStoreLocation, with store: UpdatedStore) throws -> CopyPlan {
        let room = try room(of: place, for: store)
        return planReplacing([room], with: [.store(room.count)])
    }

    /// A copy in which the text of the old store, with or without line breaks in it, becomes that of the new one.
    func planReplacingText(_ store: UpdatedStore, prefix: String = "") throws -> CopyPlan {
        let place = try updatablePlace()
        guard place.payload.count == 1 else {
            throw ContainerError.unsupportedEdit(format, "the credential does not stand in one piece")
        }
        let lead: [CopyPlan.Step] = prefix.isEmpty ? [] : [.storeFraming(Array(prefix.utf8))]
        return planReplacing(place.payload, with: lead + [.base64Store(store.bytes.count)])
    }
}

extension CopyPlan {
    /// What of a store goes into the room that an update keeps: the store with zeros behind it, or its last part where the
    /// rest stands elsewhere.
    package func part(of store: [UInt8]) -> [UInt8] {
        guard let capacity = reservation?.capacity else { return store }
        if capacity < store.count { return Array(store.suffix(capacity)) }
        return store + [UInt8](repeating: 0, count: capacity - store.count)
    }
}
