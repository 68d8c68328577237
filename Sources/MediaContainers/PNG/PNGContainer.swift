// SPDX-License-Identifier: Apache-2.0

public import ByteKit

/// PNG files: the manifest store in a `caBX` chunk, XMP in `iTXt`, EXIF in `eXIf`.
public struct PNGContainer: MediaContainer {
    static let xmpKeyword = "XML:com.adobe.xmp"

    /// A container for PNG files.
    public init() {}

    public var formats: [MediaFormat] { [.png] }

    public func read(_ source: any ByteSource, format: MediaFormat, limits: ContainerLimits) throws -> ContainerReading
    {
        var reading = ContainerReading(format: .png, size: source.count)
        guard try source.readUpTo(8, at: 0) == PNGWalker.signature else {
            throw ContainerError.malformed(.png, offset: 0, reason: "it does not begin with the PNG signature")
        }
        var walker = PNGWalker(source)
        let ending = try walker.walk { chunk in
            switch chunk.type {
            case "IHDR":
                if reading.layout.storeInsertion == nil {
                    reading.layout.storeInsertion = chunk.range.upperBound
                    reading.layout.xmpInsertion = chunk.range.upperBound
                    readHeader(try source.readUpTo(min(chunk.data.count, 13), at: chunk.data.lowerBound), &reading)
                }
            case PNGChunk.storeType: try readStore(chunk, source, &reading, limits: limits)
            case "tEXt", "zTXt", "iTXt", "eXIf":
                guard UInt64(chunk.data.count) <= limits.metadataBytes else { return }
                let data = try source.read(at: chunk.data.lowerBound, count: chunk.data.count)
                readMetadata(data, chunk, &reading, limits: limits)
            default: break
            }
        }
        reading.finish(ending, part: "chunk", last: "IEND", limits: limits)
        if reading.picture == nil, case .complete = ending {
            reading.add(ContainerProblem(.malformed, at: 8, "there is no image header"), limits: limits)
        }
        return reading
    }

    private func readHeader(_ data: [UInt8], _ reading: inout ContainerReading) {
        guard data.count == 13 else { return }
        let channels: [UInt8: UInt8] = [0: 1, 2: 3, 3: 3, 4: 2, 6: 4]
        reading.picture = PictureProperties(
            width: data[0..<4].reduce(0) { $0 << 8 | UInt32($1) },
            height: data[4..<8].reduce(0) { $0 << 8 | UInt32($1) },
            bitDepth: data[8], channels: channels[data[9]])
    }

    private func readStore(
        _ chunk: PNGChunk, _ source: any ByteSource, _ reading: inout ContainerReading, limits: ContainerLimits
    ) throws {
        guard
            let bytes = try reading.takeStore(chunk.data, extent: chunk.range, of: source, limits: limits)
        else { return }
        let stored = try source.read(at: chunk.data.upperBound, count: 4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        var crc = CRC32()
        crc.update(PNGChunk.storeType.utf8)
        crc.update(bytes)
        if crc.value != stored {
            reading.add(
                ContainerProblem(.checksumMismatch, at: chunk.data.upperBound, "the CRC of the caBX chunk is wrong"),
                limits: limits)
        }
    }

    private func readMetadata(
        _ data: [UInt8], _ chunk: PNGChunk, _ reading: inout ContainerReading, limits: ContainerLimits
    ) {
        if chunk.type == "eXIf" {
            if let orientation = TIFFDirectory.orientation(ofEXIF: data) {
                reading.picture?.orientation = orientation
            }
            return
        }
        guard let text = PNGText(type: chunk.type, data: data) else { return }
        if text.keyword == PNGContainer.xmpKeyword, reading.xmp == nil, let bytes = text.bytes {
            reading.xmp = XMPPacket(bytes)
            reading.layout.xmpExtent = chunk.range
        } else if AIDisclosure.pngKeywords.contains(text.keyword), reading.disclosures.count < 16 {
            reading.disclosures.append(AIDisclosure(source: .pngText, key: text.keyword, value: text.text))
        }
    }

    public func forEachBox(
        in source: any ByteSource, limits: ContainerLimits, _ body: (ContainerBox) throws -> Void
    ) throws {
        try body(ContainerBox("PNGh", 0..<UInt64(PNGWalker.signature.count)))
        var walker = PNGWalker(source)
        try walker.forEachBox(of: .png, body)
    }

    public func planCopy(
        of source: any ByteSource, reading: ContainerReading, applying edit: ContainerEdit
    ) throws -> CopyPlan {
        try reading.checkCopyable()
        guard let insertion = reading.layout.storeInsertion else {
            throw ContainerError.malformed(.png, offset: 8, reason: "there is no image header")
        }
        var planner = CopyPlanner()
        for range in reading.layout.removals { planner.remove(range) }
        if let capacity = edit.storeCapacity {
            planner.replace(insertion..<insertion, with: try chunk(capacity: capacity))
        }
        if !edit.xmpProperties.isEmpty {
            let chunk = try xmpChunk(try reading.editedXMP(edit))
            planner.replace(reading.layout.xmpExtent ?? insertion..<insertion, with: [.write(chunk)])
        }
        return planner.plan(size: reading.size)
    }

    public func storeSteps(capacity: Int, in reading: ContainerReading?) throws -> [CopyPlan.Step]? {
        try chunk(capacity: capacity)
    }

    private func chunk(capacity: Int) throws -> [CopyPlan.Step] {
        guard let length = UInt32(exactly: capacity), length <= 0x7FFF_FFFF else {
            throw ContainerError.tooLargeForFormat(.png, what: "a manifest store of \(capacity) bytes")
        }
        var framing = ByteWriter()
        framing.writeBigEndian(length)
        let type = Array(PNGChunk.storeType.utf8)
        framing.write(type)
        return [.storeFraming(framing.bytes), .store(capacity), .storeChecksum(.chunk(type: type))]
    }

    private func xmpChunk(_ packet: XMPPacket) throws -> [UInt8] {
        let typeAndData = Array("iTXt\(PNGContainer.xmpKeyword)\0\0\0\0\0".utf8) + packet.bytes
        guard let length = UInt32(exactly: typeAndData.count - 4), length <= 0x7FFF_FFFF else {
            throw ContainerError.tooLargeForFormat(.png, what: "an XMP packet of \(packet.bytes.count) bytes")
        }
        var crc = CRC32()
        crc.update(typeAndData)
        var writer = ByteWriter()
        writer.writeBigEndian(length)
        writer.write(typeAndData)
        writer.writeBigEndian(crc.value)
        return writer.bytes
    }
}
