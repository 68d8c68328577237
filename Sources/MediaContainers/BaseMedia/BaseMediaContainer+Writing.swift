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
