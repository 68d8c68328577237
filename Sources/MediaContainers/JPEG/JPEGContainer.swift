// SPDX-License-Identifier: Apache-2.0

public import ByteKit

/// JPEG files: the manifest store in APP11 segments, XMP and EXIF in APP1.
public struct JPEGContainer: MediaContainer {
    static let xmpSignature: StaticString = "http://ns.adobe.com/xap/1.0/\0"

    /// A container for JPEG files.
    public init() {}

    public var formats: [MediaFormat] { [.jpeg] }

    public func read(_ source: any ByteSource, format: MediaFormat, limits: ContainerLimits) throws -> ContainerReading
    {
        var reading = ContainerReading(format: .jpeg, size: source.count)
        guard try source.readUpTo(3, at: 0).starts(with: [0xFF, 0xD8]) else {
            throw ContainerError.malformed(.jpeg, offset: 0, reason: "it does not begin with a start of image")
        }
        var assembly = JPEGStoreAssembly(limits: limits)
        var walker = JPEGWalker(source)
        var isLeading = true
        let ending = try walker.walk { segment in
            let isApplicationHeader = segment.marker == 0xE0 || segment.marker == JPEGSegment.app1
            let content =
                isApplicationHeader || segment.marker == JPEGSegment.app11 || segment.isFrameHeader
                ? try source.read(at: segment.payload.lowerBound, count: segment.payload.count) : []
            if assembly.take(segment, content: content) { return }
            // The store goes behind the leading APP0 and APP1: EXIF readers want those first, and offsets of a
            // multi-picture index (APP2) count from itself, so nothing may be put behind it.
            isLeading = isLeading && (segment.marker == JPEGSegment.startOfImage || isApplicationHeader)
            if isLeading { reading.layout.storeInsertion = segment.range.upperBound }
            if segment.marker == JPEGSegment.app1 {
                readApplicationData(content, segment, into: &reading)
            } else if segment.isFrameHeader, reading.picture?.width ?? 0 == 0 {
                readFrameHeader(content, into: &reading)
            }
        }
        assembly.finish()
        reading.manifestStores = assembly.stores
        for problem in assembly.problems { reading.add(problem, limits: limits) }
        reading.layout.removals = assembly.stores.flatMap(\.extents).joined()
        reading.layout.boxInstances = assembly.otherInstances
        reading.layout.xmpInsertion = reading.layout.storeInsertion
        reading.finish(ending, part: "segment", last: "the end of image", limits: limits)
        return reading
    }

    private func readApplicationData(_ content: [UInt8], _ segment: JPEGSegment, into reading: inout ContainerReading) {
        if content.starts(withASCII: JPEGContainer.xmpSignature), reading.xmp == nil {
            reading.xmp = XMPPacket(Array(content.dropFirst(JPEGContainer.xmpSignature.utf8CodeUnitCount)))
            reading.layout.xmpExtent = segment.range
        } else if content.starts(withASCII: "Exif\0"), let orientation = TIFFDirectory.orientation(ofEXIF: content) {
            // The frame header comes later; its values are filled in then.
            reading.picture = PictureProperties(width: 0, height: 0, bitDepth: 0, orientation: orientation)
        }
    }

    /// B.2.2: sample precision, lines, samples a line, components.
    private func readFrameHeader(_ content: [UInt8], into reading: inout ContainerReading) {
        guard content.count >= 6 else { return }
        reading.picture = PictureProperties(
            width: UInt32(content[3]) << 8 | UInt32(content[4]), height: UInt32(content[1]) << 8 | UInt32(content[2]),
            bitDepth: content[0], channels: content[5], orientation: reading.picture?.orientation ?? 1)
    }

    public func forEachBox(
        in source: any ByteSource, limits: ContainerLimits, _ body: (ContainerBox) throws -> Void
    ) throws {
        let reading = try read(source, format: .jpeg, limits: limits)
        var pending = reading.layout.removals
        var walker = JPEGWalker(source)
        let ending = try walker.walk { segment in
            if let store = pending.first, store.lowerBound <= segment.range.lowerBound {
                // All segments of the store are one box; it is given once, at its first segment.
                if store.lowerBound == segment.range.lowerBound {
                    try body(ContainerBox(ContainerBox.manifestStoreName, store))
                }
                if segment.range.upperBound >= store.upperBound { pending.removeFirst() }
                return
            }
            try body(ContainerBox(segment.boxName, segment.range))
        }
        try ending.check(.jpeg)
    }

    public func planCopy(
        of source: any ByteSource, reading: ContainerReading, applying edit: ContainerEdit
    ) throws -> CopyPlan {
        try reading.checkCopyable()
        guard let insertion = reading.layout.storeInsertion else {
            throw ContainerError.malformed(.jpeg, offset: 0, reason: "it has no start of image")
        }
        var planner = CopyPlanner()
        for range in reading.layout.removals { planner.remove(range) }
        if !edit.xmpProperties.isEmpty {
            let segment = try xmpSegment(reading.editedXMP(edit))
            let place = reading.layout.xmpExtent ?? insertion..<insertion
            planner.replace(place, with: [.write(segment)])
        }
        if let capacity = edit.storeCapacity {
            let steps = try segments(capacity: capacity, avoiding: reading.layout.boxInstances)
            planner.replace(insertion..<insertion, with: steps)
        }
        return planner.plan(size: reading.size)
    }

    private func xmpSegment(_ packet: XMPPacket) throws -> [UInt8] {
        var writer = ByteWriter()
        let length = 2 + JPEGContainer.xmpSignature.utf8CodeUnitCount + packet.bytes.count
        guard let length = UInt16(exactly: length) else {
            throw ContainerError.tooLargeForFormat(.jpeg, what: "an XMP packet of \(packet.bytes.count) bytes")
        }
        writer.write([0xFF, JPEGSegment.app1])
        writer.writeBigEndian(length)
        writer.write("\(JPEGContainer.xmpSignature)".utf8)
        writer.write(packet.bytes)
        return writer.bytes
    }

    public func storeSteps(capacity: Int, in reading: ContainerReading?) throws -> [CopyPlan.Step]? {
        try segments(capacity: capacity, avoiding: reading?.layout.boxInstances ?? [])
    }

    /// The segments of a store: FF EB, length, `JP`, En, Z, and in all but the first the box header again.
    private func segments(capacity: Int, avoiding instances: Set<UInt16>) throws -> [CopyPlan.Step] {
        guard capacity >= 8, let boxSize = UInt32(exactly: capacity),
            let instance = (0x0211...UInt16.max).first(where: { !instances.contains($0) })
        else { throw ContainerError.tooLargeForFormat(.jpeg, what: "a manifest store of \(capacity) bytes") }
        let maximum = 65_000
        var steps: [CopyPlan.Step] = []
        var left = capacity
        var sequence: UInt32 = 1
        while left > 0 {
            let taken = min(left, maximum)
            let repeated = sequence == 1 ? 0 : 8
            var framing = ByteWriter()
            framing.write([0xFF, JPEGSegment.app11])
            framing.writeBigEndian(UInt16(2 + 8 + repeated + taken))
            framing.write("JP".utf8)
            framing.writeBigEndian(instance)
            framing.writeBigEndian(sequence)
            if repeated > 0 {
                framing.writeBigEndian(boxSize)
                framing.write("jumb".utf8)
            }
            steps += [.storeFraming(framing.bytes), .store(taken)]
            left -= taken
            sequence += 1
        }
        return steps
    }
}
