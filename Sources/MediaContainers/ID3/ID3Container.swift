// SPDX-License-Identifier: Apache-2.0

public import ByteKit

/// MP3 and FLAC files: the manifest store as an encapsulated object of an ID3v2 tag at the start (C2PA 2.2, A.3.4), XMP
/// in a private frame. The sound behind the tag is not looked at.
public struct ID3Container: MediaContainer {
    /// A container for MP3 and FLAC files.
    public init() {}

    public var formats: [MediaFormat] { [.mp3, .flac] }

    public func read(_ source: any ByteSource, format: MediaFormat, limits: ContainerLimits) throws -> ContainerReading
    {
        var reading = ContainerReading(format: format, size: source.count)
        var ending = WalkEnding.complete(source.count)
        if let tag = try ID3Tag(source, limits: limits) {
            if tag.isCutShort { ending = .cutShort(0) }
            if tag.isOverrun { ending = .malformed(0, "a frame reaches beyond the ID3 tag") }
            if tag.isUnreadable {
                ending = .complete(source.count)
                reading.add(
                    ContainerProblem(.metadataUnreadable, at: 0, "the ID3 tag holds something that is no frame"),
                    limits: limits)
            }
            for store in tag.stores {
                guard let first = store.payload.first, let last = store.payload.last else { continue }
                // Frame header and fields stay under the hash; the object alone is left out.
                reading.manifestStores.append(
                    ManifestStoreLocation(
                        bytes: JUMBFStoreBytes.withoutPadding(store.bytes), payload: store.payload,
                        extents: [first.lowerBound..<last.upperBound]))
            }
            for place in tag.oversized {
                _ = reading.isRoomForStore(ofSize: .max, at: place, limits: limits)
            }
            reading.xmp = tag.xmp.map { XMPPacket($0.bytes) }
        }
        reading.finish(ending, part: "tag", last: "the file", limits: limits)
        return reading
    }

    public func forEachBox(
        in source: any ByteSource, limits: ContainerLimits, _ body: (ContainerBox) throws -> Void
    ) throws {
        throw ContainerError.noBoxes(try source.readUpTo(3, at: 0).starts(withASCII: "fLa") ? .flac : .mp3)
    }

    public func planCopy(
        of source: any ByteSource, reading: ContainerReading, applying edit: ContainerEdit
    ) throws -> CopyPlan {
        try reading.checkCopyable()
        let packet = edit.xmpProperties.isEmpty ? nil : try reading.editedXMP(edit)
        let copy = ID3Copy(format: reading.format, edit: edit, packet: packet)
        var planner = CopyPlanner()
        if let tag = try ID3Tag(source, limits: ContainerLimits()) {
            try copy.plan(tag, of: source, &planner)
        } else {
            planner.replace(0..<0, with: try copy.steps())
        }
        let plan = planner.plan(size: reading.size)
        try check(plan, of: source, reading.format)
        return plan
    }

    /// Whether the new store will be found where it is to stand: in version 4, how the size of a frame is to be read can hang
    /// on what follows it, and that changes where one is added.
    private func check(_ plan: CopyPlan, of source: any ByteSource, _ format: MediaFormat) throws {
        guard let reservation = plan.reservation else { return }
        let tag = try ID3Tag(PlannedCopy(plan, of: source), limits: ContainerLimits())
        guard let tag, !tag.isUnreadable, tag.stores.map(\.payload) == [reservation.payload] else {
            throw ContainerError.malformed(
                format, offset: 0, reason: "the sizes of the frames in its ID3 tag contradict each other")
        }
    }
}
