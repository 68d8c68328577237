// SPDX-License-Identifier: Apache-2.0

public import ByteKit

/// WAV and AVI files: the manifest store in a `C2PA` chunk at the end of the first RIFF chunk (C2PA 2.2, A.3.6), XMP in
/// a `_PMX` chunk (XMP part 3, 2.3.3).
public struct RIFFContainer: MediaContainer {
    /// A container for WAV and AVI files.
    public init() {}

    public var formats: [MediaFormat] { [.wav, .avi] }

    public func read(_ source: any ByteSource, format: MediaFormat, limits: ContainerLimits) throws -> ContainerReading
    {
        var reading = ContainerReading(format: format, size: source.count)
        guard try source.readUpTo(12, at: 0).isRIFF else {
            throw ContainerError.malformed(format, offset: 0, reason: "it does not begin with a RIFF header")
        }
        var walker = RIFFWalker(source)
        let ending = try walker.walk { chunk in
            switch chunk.identifier {
            case RIFFChunk.storeType:
                try reading.takeStore(chunk.data, extent: chunk.range, of: source, limits: limits)
            case "_PMX": try reading.takeXMP(chunk.data, extent: chunk.range, of: source, limits: limits)
            case "LIST" where chunk.listType == "hdrl":
                let head = try source.readUpTo(min(chunk.data.count, 64), at: chunk.data.lowerBound)
                if reading.picture == nil { reading.picture = RIFFContainer.picture(ofHeaderList: head) }
            default: break
            }
        }
        reading.layout.storeInsertion = walker.firstEnd
        reading.finish(ending, part: "chunk", last: "the RIFF chunk", limits: limits)
        return reading
    }

    /// Width and height of the main AVI header, which comes first in its list (`hdrl`, `avih`, size, 56 bytes).
    private static func picture(ofHeaderList head: [UInt8]) -> PictureProperties? {
        guard head.hasASCII("avih", at: 4), head.count >= 52 else { return nil }
        func number(_ offset: Int) -> UInt32 {
            head[offset..<(offset + 4)].reversed().reduce(0) { $0 << 8 | UInt32($1) }
        }
        return PictureProperties(width: number(44), height: number(48), bitDepth: 8, channels: 3)
    }

    public func forEachBox(
        in source: any ByteSource, limits: ContainerLimits, _ body: (ContainerBox) throws -> Void
    ) throws {
        let isAVI = try source.readUpTo(12, at: 0).hasASCII("AVI ", at: 8)
        var walker = RIFFWalker(source)
        try walker.forEachBox(of: isAVI ? .avi : .wav, body)
    }

    public func planCopy(
        of source: any ByteSource, reading: ContainerReading, applying edit: ContainerEdit
    ) throws -> CopyPlan {
        var copy = try RIFFCopy(reading)
        let end = reading.layout.storeInsertion ?? 0
        let isLong = end != reading.layout.contentEnd
        let changed = reading.layout.removals + [reading.layout.xmpExtent].compactMap { $0 }
        if isLong, changed.contains(where: { $0.upperBound > end }) {
            throw ContainerError.unsupportedEdit(
                reading.format, "there is a credential or XMP in a later RIFF chunk of this AVI, where none belongs")
        }
        if !edit.xmpProperties.isEmpty { try copy.setXMP(reading.editedXMP(edit), chunk: "_PMX") }
        try copy.addStore(edit.storeCapacity)
        if isLong {
            var indexes = try OpenDMLIndexes(of: source)
            try indexes.move(in: &copy.planner, besides: changed + [0..<12, end..<end])
        }
        return try copy.plan(of: source)
    }
}
