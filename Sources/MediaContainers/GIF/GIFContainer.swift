// SPDX-License-Identifier: Apache-2.0

public import ByteKit

/// GIF files: manifest store and XMP in application extensions.
public struct GIFContainer: MediaContainer {
    /// What follows an XMP packet, so that readers of sub-blocks that land anywhere in it find its end (XMP part 3,
    /// 1.1.2): 01, then FF down to 00, and the terminator.
    static let xmpTrailer: [UInt8] = [1] + (0...255).reversed().map { UInt8($0) } + [0]

    /// A container for GIF files.
    public init() {}

    public var formats: [MediaFormat] { [.gif] }

    public func read(_ source: any ByteSource, format: MediaFormat, limits: ContainerLimits) throws -> ContainerReading
    {
        var reading = ContainerReading(format: .gif, size: source.count)
        guard try source.readUpTo(4, at: 0).starts(withASCII: "GIF8") else {
            throw ContainerError.malformed(.gif, offset: 0, reason: "it does not begin with the GIF signature")
        }
        // A store stands before the first image (C2PA 2.2, A.3.7); elsewhere it is content like any other.
        var hasImage = false
        var walker = GIFWalker(source)
        let ending = try walker.walk { block in
            hasImage = hasImage || block.kind == .imageDescriptor
            if case .screenDescriptor = block.kind {
                reading.layout.storeInsertion = block.range.upperBound
                reading.layout.xmpInsertion = block.range.upperBound
                let screen = try source.read(at: 6, count: 4)
                reading.picture = PictureProperties(
                    width: UInt32(screen[0]) | UInt32(screen[1]) << 8,
                    height: UInt32(screen[2]) | UInt32(screen[3]) << 8, bitDepth: 8, channels: 3)
            } else if block.isManifestStore, !hasImage {
                try readStore(block, source, &reading, limits: limits)
            } else if block.isXMP, reading.xmp == nil, UInt64(block.range.count) <= limits.metadataBytes {
                reading.xmp = XMPPacket(try GIFContainer.xmp(block, source))
                reading.layout.xmpExtent = block.range
            }
        }
        reading.finish(ending, part: "block", last: "the trailer", limits: limits)
        return reading
    }

    private func readStore(
        _ block: GIFBlock, _ source: any ByteSource, _ reading: inout ContainerReading, limits: ContainerLimits
    ) throws {
        reading.layout.removals.append(block.range)
        // At most this much stands in the sub-blocks, which have a byte of framing for every 255 or fewer.
        let size = UInt64(block.subBlocks.count)
        guard reading.isRoomForStore(ofSize: size - (size + 255) / 256, at: block.range.lowerBound, limits: limits)
        else { return }
        let framed = try source.read(at: block.subBlocks.lowerBound, count: block.subBlocks.count)
        var bytes: [UInt8] = []
        var payload: [Range<UInt64>] = []
        for part in GIFContainer.parts(ofSubBlocks: framed) {
            bytes += framed[part]
            let start = block.subBlocks.lowerBound + UInt64(part.lowerBound)
            payload.append(start..<(start + UInt64(part.count)))
        }
        guard !bytes.isEmpty else { return }
        reading.manifestStores.append(ManifestStoreLocation(bytes: bytes, payload: payload, extents: [block.range]))
    }

    /// Where the data of sub-blocks stands in them.
    private static func parts(ofSubBlocks framed: [UInt8]) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var position = 0
        while position < framed.count {
            let end = min(position + 1 + Int(framed[position]), framed.count)
            parts.append((position + 1)..<end)
            position = end
        }
        return parts
    }

    /// The packet stands as it is, not in sub-blocks, with the trailer behind it; some writers do use sub-blocks.
    private static func xmp(_ block: GIFBlock, _ source: any ByteSource) throws -> [UInt8] {
        let framed = try source.read(at: block.subBlocks.lowerBound, count: block.subBlocks.count)
        let trailer = xmpTrailer.dropLast()
        guard !framed.suffix(trailer.count).elementsEqual(trailer) else { return framed.dropLast(trailer.count) }
        return parts(ofSubBlocks: framed).flatMap { framed[$0] }
    }

    public func forEachBox(
        in source: any ByteSource, limits: ContainerLimits, _ body: (ContainerBox) throws -> Void
    ) throws {
        var walker = GIFWalker(source)
        try walker.forEachBox(of: .gif, body)
    }

    public func planCopy(
        of source: any ByteSource, reading: ContainerReading, applying edit: ContainerEdit
    ) throws -> CopyPlan {
        try reading.checkCopyable()
        guard let insertion = reading.layout.storeInsertion else {
            throw ContainerError.malformed(.gif, offset: 0, reason: "there is no logical screen descriptor")
        }
        var planner = CopyPlanner()
        for range in reading.layout.removals { planner.remove(range) }
        if edit.storeCapacity != nil || !edit.xmpProperties.isEmpty, try source.read(at: 4, count: 1) != [0x39] {
            // Only GIF89a has extensions.
            planner.replace(4..<5, with: [.write([0x39])])
        }
        if let capacity = edit.storeCapacity {
            planner.replace(insertion..<insertion, with: GIFContainer.storeSteps(capacity))
        }
        if !edit.xmpProperties.isEmpty {
            let packet = try reading.editedXMP(edit)
            let block = Array("!\u{FF}\u{0B}XMP DataXMP".unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })
            planner.replace(
                reading.layout.xmpExtent ?? insertion..<insertion,
                with: [.write(block + packet.bytes + GIFContainer.xmpTrailer)])
        }
        return planner.plan(size: reading.size)
    }

    /// The block with the store grows in its place; no part of a GIF says how large it is.
    public func planUpdate(
        of source: any ByteSource, reading: ContainerReading, store: UpdatedStore
    ) throws -> CopyPlan {
        reading.planReplacing(
            try reading.updatablePlace().extents, with: GIFContainer.storeSteps(store.bytes.count))
    }

    /// The application extension of A.3.7: version 1.0 in place of an authentication code, then sub-blocks.
    private static func storeSteps(_ capacity: Int) -> [CopyPlan.Step] {
        var framing: [UInt8] = [0x21, 0xFF, 0x0B] + GIFBlock.storeApplication
        var steps: [CopyPlan.Step] = []
        var left = capacity
        while left > 0 {
            let size = min(left, 255)
            steps += [.storeFraming(framing + [UInt8(size)]), .store(size)]
            framing = []
            left -= size
        }
        return steps + [.storeFraming([0])]
    }
}
