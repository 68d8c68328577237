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
            case RIFFChunk.storeType:
                try reading.takeStore(chunk.data, extent: chunk.range, of: source, limits: limits)
            case "VP8 ", "VP8L", "VP8X":
                let data = try source.readUpTo(min(chunk.data.count, 10), at: chunk.data.lowerBound)
                readPicture(data, chunk, &reading)
            case "XMP ": try reading.takeXMP(chunk.data, extent: chunk.range, of: source, limits: limits)
            case "EXIF":
                guard UInt64(chunk.data.count) <= limits.metadataBytes else { return }
                let data = try source.read(at: chunk.data.lowerBound, count: chunk.data.count)
                if let orientation = TIFFDirectory.orientation(ofEXIF: data) {
                    reading.picture?.orientation = orientation
                }
            default: break
            }
        }
        reading.layout.storeInsertion = walker.firstEnd
        reading.finish(ending, part: "chunk", last: "the RIFF chunk", limits: limits)
        return reading
    }

    private func readPicture(_ data: [UInt8], _ chunk: RIFFChunk, _ reading: inout ContainerReading) {
        if chunk.identifier == "VP8X", !data.isEmpty {
            reading.layout.featureFlags = .init(offset: chunk.data.lowerBound, value: data[0])
        }
        guard reading.picture == nil, let size = WebPBitstream.size(identifier: chunk.identifier, data) else { return }
        reading.picture = PictureProperties(
            width: size.width, height: size.height, bitDepth: 8, channels: size.hasAlpha ? 4 : 3)
    }

    public func forEachBox(
        in source: any ByteSource, limits: ContainerLimits, _ body: (ContainerBox) throws -> Void
    ) throws {
        var walker = RIFFWalker(source)
        try walker.forEachBox(of: .webp, body)
    }

    public func planCopy(
        of source: any ByteSource, reading: ContainerReading, applying edit: ContainerEdit
    ) throws -> CopyPlan {
        var copy = try RIFFCopy(reading)
        if !edit.xmpProperties.isEmpty {
            try copy.setXMP(reading.editedXMP(edit), chunk: "XMP ")
            try announceXMP(reading, &copy.planner)
        }
        try copy.addStore(edit.storeCapacity)
        return try copy.plan(of: source)
    }

    /// The VP8X chunk that must announce XMP (WebP container, "Extended File Format").
    private func announceXMP(_ reading: ContainerReading, _ planner: inout CopyPlanner) throws {
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
