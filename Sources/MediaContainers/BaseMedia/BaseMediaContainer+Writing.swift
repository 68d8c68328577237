// SPDX-License-Identifier: Apache-2.0

public import ByteKit

extension BaseMediaContainer {
    public func planCopy(
        of source: any ByteSource, reading: ContainerReading, applying edit: ContainerEdit
    ) throws -> CopyPlan {
        try reading.checkCopyable()
        var planner = CopyPlanner()
        for range in reading.layout.removals { planner.remove(range) }
        // Old QuickTime files have no file type; there the store comes first of all.
        let place = reading.layout.storeInsertion ?? 0
        if let capacity = edit.storeCapacity {
            guard let framing = ProvenanceBox.framing(capacity: capacity) else {
                throw ContainerError.tooLargeForFormat(reading.format, what: "a manifest store of \(capacity) bytes")
            }
            planner.replace(place..<place, with: [.storeFraming(framing), .store(capacity)])
        }
        if !edit.xmpProperties.isEmpty {
            let box = try xmpBox(try reading.editedXMP(edit), reading.format)
            planner.replace(reading.layout.xmpExtent ?? place..<place, with: [.write(box)])
        }
        var relocation = try OffsetRelocation(of: source, format: reading.format, limits: ContainerLimits())
        try relocation.plan(&planner)
        return planner.plan(size: reading.size)
    }

    /// The store of before stays in its place under the name of `original`, and what is new stands in a box at the end
    /// (C2PA 2.2, 18.6.2.1, third way): nothing moves. Where something was redacted, zeros make up for it.
    public func planUpdate(
        of source: any ByteSource, reading: ContainerReading, store: UpdatedStore
    ) throws -> CopyPlan {
        _ = try reading.updatablePlace()
        func impossible(_ reason: String) -> ContainerError { .unsupportedEdit(reading.format, reason) }
        var original: ProvenanceBox?
        var update: ProvenanceBox?
        var last: BaseMediaBox?
        var walker = BaseMediaWalker(source)
        var inner = BaseMediaWalker(source)
        _ = try walker.walk { box in
            last = box
            guard ProvenanceBox.matches(box), let found = try ProvenanceBox(box, &inner) else { return }
            if found.purpose == .update { update = found } else if found.purpose != .merkle { original = found }
        }
        guard let original, let last, last.range.upperBound == source.count,
            update == nil || update?.box.range == last.range
        else { throw impossible("something stands behind the last box, where an update must stand") }
        if update == nil, try source.read(at: last.range.lowerBound, count: 4) == [0, 0, 0, 0] {
            throw impossible("its last box goes on to the end of the file, so that no update can stand behind it")
        }
        let old = try source.read(at: original.content.lowerBound, count: original.content.count)
        guard let parts = StoreMerging.split(store.bytes, like: JUMBFStoreBytes.withoutPadding(old)),
            parts.older.count <= old.count,
            let framing = ProvenanceBox.framing(capacity: parts.header.count + parts.newer, purpose: .update)
        else { throw impossible("what is left of the older credential does not fit its place") }
        var planner = CopyPlanner()
        let purpose = original.box.payload.lowerBound + 4
        // Both words have eight letters.
        planner.replace(purpose..<(purpose + 8), with: [.write(Array(ProvenanceBox.Purpose.original.rawValue.utf8))])
        let padding = [UInt8](repeating: 0, count: old.count - parts.older.count)
        planner.replace(original.content, with: [.write(parts.older + padding)])
        planner.replace(
            update?.box.range ?? source.count..<source.count,
            with: [.storeFraming(framing + parts.header), .store(parts.newer)])
        return planner.plan(size: reading.size)
    }

    private func xmpBox(_ packet: XMPPacket, _ format: MediaFormat) throws -> [UInt8] {
        guard let size = UInt32(exactly: packet.bytes.count + 24) else {
            throw ContainerError.tooLargeForFormat(format, what: "an XMP packet of \(packet.bytes.count) bytes")
        }
        var writer = ByteWriter()
        writer.writeBigEndian(size)
        writer.write("uuid".utf8)
        writer.write(BaseMediaContainer.xmpUserType)
        writer.write(packet.bytes)
        return writer.bytes
    }
}
