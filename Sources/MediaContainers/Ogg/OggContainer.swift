// SPDX-License-Identifier: Apache-2.0

public import ByteKit

/// Ogg files: the manifest store in a logical bitstream of its own, whose first packet begins with `\0c2pa` (C2PA 2.4,
/// A.3.5).
public struct OggContainer: MediaContainer {
    static let signature = Array("\u{0}c2pa".utf8)

    /// A container for Ogg files.
    public init() {}

    public var formats: [MediaFormat] { [.ogg] }

    /// A store that is being put together from the pages of its bitstream.
    private struct Stream {
        let serial: UInt32
        var pages: [Range<UInt64>] = []
        var payload: [Range<UInt64>] = []
        var size: UInt64 = 0
    }

    public func read(_ source: any ByteSource, format: MediaFormat, limits: ContainerLimits) throws -> ContainerReading
    {
        var reading = ContainerReading(format: .ogg, size: source.count)
        var streams: [Stream] = []
        var serials: Set<UInt32> = []
        var isLeading = true
        var walker = OggWalker(source)
        let ending = try walker.walk { page in
            isLeading = isLeading && page.isFirst
            if isLeading { reading.layout.storeInsertion = page.range.upperBound }
            if page.isFirst, serials.count < 1_024 { serials.insert(page.serial) }
            var data = page.body
            if page.isFirst, page.body.count >= OggContainer.signature.count,
                try source.read(at: page.body.lowerBound, count: OggContainer.signature.count) == OggContainer.signature
            {
                guard streams.count < limits.manifestStores else { return }
                streams.append(Stream(serial: page.serial))
                data = (page.body.lowerBound + UInt64(OggContainer.signature.count))..<page.body.upperBound
            }
            // The page belongs to the latest stream of its number: numbers may be used again in a chained file.
            guard let index = streams.lastIndex(where: { $0.serial == page.serial }) else { return }
            streams[index].pages.append(page.range)
            streams[index].size += UInt64(data.count)
            if !data.isEmpty { streams[index].payload.append(data) }
            try check(page, source, &reading, limits: limits)
        }
        for stream in streams {
            reading.layout.removals += stream.pages.joined()
            let start = stream.pages.first?.lowerBound ?? 0
            guard stream.size > 0, reading.isRoomForStore(ofSize: stream.size, at: start, limits: limits) else {
                continue
            }
            var bytes: [UInt8] = []
            for range in stream.payload { bytes += try source.read(at: range.lowerBound, count: range.count) }
            reading.manifestStores.append(
                ManifestStoreLocation(bytes: bytes, payload: stream.payload, extents: stream.pages))
        }
        reading.layout.streamSerials = serials
        reading.finish(ending, part: "page", last: "the last page", limits: limits)
        return reading
    }

    /// Checks the checksum of a page that holds a part of a store.
    private func check(
        _ page: OggPage, _ source: any ByteSource, _ reading: inout ContainerReading, limits: ContainerLimits
    ) throws {
        var bytes = try source.read(at: page.range.lowerBound, count: page.range.count)
        let place = OggPage.checksumOffset..<(OggPage.checksumOffset + 4)
        guard bytes.count >= place.upperBound else { return }
        let stored = bytes[place].reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        bytes.replaceSubrange(place, with: [0, 0, 0, 0])
        var checksum = OggChecksum()
        checksum.update(bytes)
        if checksum.value != stored {
            reading.add(
                ContainerProblem(.checksumMismatch, at: page.range.lowerBound, "the checksum of a page is wrong"),
                limits: limits)
        }
    }

    public func forEachBox(
        in source: any ByteSource, limits: ContainerLimits, _ body: (ContainerBox) throws -> Void
    ) throws {
        throw ContainerError.noBoxes(.ogg)
    }

    public func planCopy(
        of source: any ByteSource, reading: ContainerReading, applying edit: ContainerEdit
    ) throws -> CopyPlan {
        try reading.checkCopyable()
        guard edit.xmpProperties.isEmpty else { throw ContainerError.noPlace(.ogg, what: "XMP") }
        var planner = CopyPlanner()
        for range in reading.layout.removals { planner.remove(range) }
        if let capacity = edit.storeCapacity {
            guard let insertion = reading.layout.storeInsertion else {
                throw ContainerError.malformed(.ogg, offset: 0, reason: "no logical bitstream begins in it")
            }
            // All bitstreams begin before the second page of any: this one is the last to begin, and whole at once.
            planner.replace(
                insertion..<insertion,
                with: OggContainer.pages(capacity: capacity, serial: OggContainer.freeSerial(reading)))
        }
        return planner.plan(size: reading.size)
    }

    /// The bitstream with the store is written anew in its place.
    public func planUpdate(
        of source: any ByteSource, reading: ContainerReading, store: UpdatedStore
    ) throws -> CopyPlan {
        let place = try reading.updatablePlace()
        return reading.planReplacing(
            place.extents,
            with: OggContainer.pages(capacity: store.bytes.count, serial: OggContainer.freeSerial(reading)))
    }

    /// A number that no logical bitstream of the file has.
    private static func freeSerial(_ reading: ContainerReading) -> UInt32 {
        let first: UInt32 = 0x6332_7061
        return first ^ ((0...UInt32.max).first { !reading.layout.streamSerials.contains($0 ^ first) } ?? 0)
    }

    /// The pages of a bitstream with one packet: signature and store.
    private static func pages(capacity: Int, serial: UInt32) -> [CopyPlan.Step] {
        let packetSize = signature.count + capacity
        // A segment of less than 255 bytes ends the packet, an empty one where nothing is left.
        let segments = packetSize / 255 + 1
        var steps: [CopyPlan.Step] = []
        var segment = 0
        var sequence: UInt32 = 0
        while segment < segments {
            let count = min(255, segments - segment)
            let isLast = segment + count == segments
            var head = ByteWriter()
            head.write("OggS".utf8)
            head.write([0, (segment == 0 ? 0x02 : 0x01) | (isLast ? 0x04 : 0)])
            // Granule position: none where no packet ends on the page.
            head.writeLittleEndian(isLast ? UInt64(0) : UInt64.max)
            head.writeLittleEndian(serial)
            head.writeLittleEndian(sequence)
            var tail: [UInt8] = [UInt8(count)] + [UInt8](repeating: 255, count: isLast ? count - 1 : count)
            if isLast { tail.append(UInt8(packetSize % 255)) }
            if segment == 0 { tail += signature }
            let start = max(0, segment * 255 - signature.count)
            let end = isLast ? capacity : (segment + count) * 255 - signature.count
            steps += [
                .storeFraming(head.bytes), .storeChecksum(.page(head: head.bytes, tail: tail, part: start..<end)),
                .storeFraming(tail), .store(end - start),
            ]
            segment += count
            sequence += 1
        }
        return steps
    }
}
