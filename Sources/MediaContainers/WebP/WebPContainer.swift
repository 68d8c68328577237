// SPDX-License-Identifier: Apache-2.0

public import ByteKit

/// WebP files: the manifest store in a `C2PA` chunk at the end of the RIFF chunk, XMP in `XMP `, EXIF in `EXIF`.
public struct WebPContainer: MediaContainer {
    static let xmpFlag: UInt8 = 0x04
    static let alphaFlag: UInt8 = 0x10

    /// A container for WebP files.
    public init() {}

    public var formats: [MediaFormat] { [.webp] }

    public func read(_ source: any ByteSource, format: MediaFormat, limits: ContainerLimits) throws -> ContainerReading
    {
        var reading = ContainerReading(format: .webp, size: source.count)
        let head = try source.readUpTo(12, at: 0)
        guard head.starts(withASCII: "RIFF"), head.hasASCII("WEBP", at: 8) else {
            throw ContainerError.malformed(.webp, offset: 0, reason: "it does not begin with a RIFF header")
        }
        var walker = RIFFWalker(source)
        let ending = try walker.walk { chunk in
            switch chunk.identifier {
            case "C2PA": try readStore(chunk, source, &reading, limits: limits)
            case "VP8 ", "VP8L", "VP8X":
                let data = try source.readUpTo(min(chunk.data.count, 10), at: chunk.data.lowerBound)
                readPicture(data, chunk, &reading)
            case "XMP ", "EXIF":
                guard UInt64(chunk.data.count) <= limits.metadataBytes else { return }
                let data = try source.read(at: chunk.data.lowerBound, count: chunk.data.count)
                if chunk.identifier == "EXIF" {
                    if let orientation = TIFFDirectory.orientation(ofEXIF: data) {
                        reading.picture?.orientation = orientation
                    }
                } else if reading.xmp == nil {
                    reading.xmp = XMPPacket(data)
                    reading.layout.xmpExtent = chunk.range
                }
            default: break
            }
        }
        finish(&reading, ending, limits: limits)
        return reading
    }

    private func readStore(
        _ chunk: RIFFChunk, _ source: any ByteSource, _ reading: inout ContainerReading, limits: ContainerLimits
    ) throws {
        reading.layout.removals.append(chunk.range)
        guard reading.manifestStores.count < limits.manifestStores else { return }
        guard UInt64(chunk.data.count) <= limits.manifestStoreBytes else {
            reading.add(
                ContainerProblem(.limitExceeded, at: chunk.range.lowerBound, "a manifest store of more than the limit"),
                limits: limits)
            return
        }
        let bytes = try source.read(at: chunk.data.lowerBound, count: chunk.data.count)
        reading.manifestStores.append(
            ManifestStoreLocation(bytes: bytes, payload: [chunk.data], extents: [chunk.range]))
    }

    private func readPicture(_ data: [UInt8], _ chunk: RIFFChunk, _ reading: inout ContainerReading) {
        if chunk.identifier == "VP8X", !data.isEmpty {
            reading.layout.featureFlags = .init(offset: chunk.data.lowerBound, value: data[0])
        }
        guard reading.picture == nil, let size = WebPBitstream.size(identifier: chunk.identifier, data) else { return }
        reading.picture = PictureProperties(
            width: size.width, height: size.height, bitDepth: 8, channels: size.hasAlpha ? 4 : 3)
    }

    private func finish(_ reading: inout ContainerReading, _ ending: RIFFWalker.Ending, limits: ContainerLimits) {
        switch ending {
        case .complete(let end):
            reading.layout.contentEnd = end
            reading.layout.storeInsertion = end
            reading.layout.xmpInsertion = end
            if end < reading.size {
                reading.add(
                    ContainerProblem(.trailingBytes, at: end, "\(reading.size - end) bytes behind the RIFF chunk"),
                    limits: limits)
            }
        case .cutShort(let offset):
            reading.add(ContainerProblem(.cutShort, at: offset, "the file ends inside a chunk"), limits: limits)
        case .malformed(let offset, let reason):
            reading.add(ContainerProblem(.malformed, at: offset, reason), limits: limits)
        }
        if let type = reading.digitalSourceType, AIDisclosure.isAI(sourceType: type) {
            reading.disclosures.append(AIDisclosure(source: .iptc, key: "DigitalSourceType", value: type))
        }
    }

    public func forEachBox(
        in source: any ByteSource, limits: ContainerLimits, _ body: (ContainerBox) throws -> Void
    ) throws {
        let type = try source.readUpTo(4, at: 8)
        try body(ContainerBox(String(decoding: type, as: UTF8.self), 0..<min(12, source.count)))
        var walker = RIFFWalker(source)
        let ending = try walker.walk { chunk in
            let name = chunk.identifier == "C2PA" ? ContainerBox.manifestStoreName : chunk.listType ?? chunk.identifier
            try body(ContainerBox(name, chunk.range))
        }
        switch ending {
        case .complete: break
        case .cutShort(let offset): throw ContainerError.cutShort(.webp, offset: offset)
        case .malformed(let offset, let reason): throw ContainerError.malformed(.webp, offset: offset, reason: reason)
        }
    }

    public func planCopy(
        of source: any ByteSource, reading: ContainerReading, applying edit: ContainerEdit
    ) throws -> CopyPlan {
        try reading.checkCopyable()
        let end = reading.layout.contentEnd
        var planner = CopyPlanner()
        for range in reading.layout.removals { planner.remove(range) }
        // Chunks begin at even offsets; a last chunk of odd size without its padding byte gets it now.
        if end % 2 == 1 { planner.replace(end..<end, with: [.write([0])]) }
        if !edit.xmpProperties.isEmpty { try planXMP(edit, reading, &planner) }
        if let capacity = edit.storeCapacity {
            guard let size = UInt32(exactly: capacity) else {
                throw ContainerError.tooLargeForFormat(.webp, what: "a manifest store of \(capacity) bytes")
            }
            var framing = ByteWriter()
            framing.write("C2PA".utf8)
            framing.writeLittleEndian(size)
            planner.replace(
                end..<end,
                with: [.storeFraming(framing.bytes), .store(capacity)] + (capacity % 2 == 1 ? [.storeFraming([0])] : [])
            )
        }
        let contentSize = Int64(clamping: end) + planner.growth - 8
        guard let riffSize = UInt32(exactly: contentSize) else {
            throw ContainerError.tooLargeForFormat(.webp, what: "a file of \(contentSize) bytes")
        }
        var header = ByteWriter()
        header.write("RIFF".utf8)
        header.writeLittleEndian(riffSize)
        planner.replace(0..<8, with: [.write(header.bytes)])
        return planner.plan(size: reading.size)
    }

    /// The XMP chunk, and the VP8X chunk that must announce it (WebP container, "Extended File Format").
    private func planXMP(_ edit: ContainerEdit, _ reading: ContainerReading, _ planner: inout CopyPlanner) throws {
        guard let packet = (reading.xmp ?? .empty).setting(edit.xmpProperties),
            let size = UInt32(exactly: packet.bytes.count)
        else {
            throw ContainerError.malformed(
                .webp, offset: reading.layout.xmpExtent?.lowerBound ?? 0, reason: "its XMP packet cannot be edited")
        }
        var chunk = ByteWriter()
        chunk.write("XMP ".utf8)
        chunk.writeLittleEndian(size)
        chunk.write(packet.bytes)
        if size % 2 == 1 { chunk.writeUInt8(0) }
        let end = reading.layout.contentEnd
        planner.replace(reading.layout.xmpExtent ?? end..<end, with: [.write(chunk.bytes)])
        if let flags = reading.layout.featureFlags {
            let new = flags.value | WebPContainer.xmpFlag
            planner.replace(flags.offset..<(flags.offset + 1), with: [.write([new])])
        } else if let picture = reading.picture, picture.width > 0, picture.height > 0 {
            var extended = ByteWriter()
            extended.write("VP8X".utf8)
            extended.writeLittleEndian(UInt32(10))
            let alpha = picture.channels == 4 ? WebPContainer.alphaFlag : 0
            extended.write([WebPContainer.xmpFlag | alpha, 0, 0, 0])
            for side in [picture.width - 1, picture.height - 1] {
                extended.write([UInt8(side & 0xFF), UInt8(side >> 8 & 0xFF), UInt8(side >> 16 & 0xFF)])
            }
            planner.replace(12..<12, with: [.write(extended.bytes)])
        } else {
            throw ContainerError.malformed(.webp, offset: 12, reason: "there is no picture in it")
        }
    }
}
