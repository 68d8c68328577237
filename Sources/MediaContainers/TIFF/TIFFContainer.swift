// SPDX-License-Identifier: Apache-2.0

public import ByteKit

/// TIFF, BigTIFF and DNG files: the manifest store as the data of tag 52545 (C2PA 2.2, A.3.5), XMP as that of tag 700.
/// Raw files of camera makers are read and not written.
public struct TIFFContainer: MediaContainer {
    static let storeTag: UInt16 = 52_545
    static let xmpTag: UInt16 = 700
    private static let byteTypes: Set<UInt16> = [1, 2, 7]

    /// A container for TIFF and DNG files.
    public init() {}

    public var formats: [MediaFormat] { [.tiff, .dng] }

    public func read(_ source: any ByteSource, format: MediaFormat, limits: ContainerLimits) throws -> ContainerReading
    {
        var reading = ContainerReading(format: format, size: source.count)
        guard let walker = try TIFFWalker(source) else {
            throw ContainerError.malformed(format, offset: 0, reason: "it does not begin with a TIFF header")
        }
        var isFirst = true
        var cut: UInt64?
        let ending = try walker.walk { directory in
            for entry in directory.entries where entry.tag == TIFFContainer.storeTag {
                guard TIFFContainer.byteTypes.contains(entry.type) else {
                    reading.add(
                        ContainerProblem(
                            .manifestStoreIncomplete, at: directory.range.lowerBound,
                            "the entry of the manifest store is not of type 7"), limits: limits)
                    continue
                }
                guard let data = entry.data(walker.header) else { continue }
                guard data.upperBound <= source.count else {
                    cut = cut ?? directory.range.lowerBound
                    continue
                }
                // The entry stays under the hash; its data alone is left out (18.5: no length field is excluded).
                try reading.takeStore(data, extent: data, of: source, limits: limits)
            }
            guard isFirst else { return }
            isFirst = false
            reading.picture = TIFFContainer.picture(directory, walker.header, source)
            if let entry = directory.entry(TIFFContainer.xmpTag), TIFFContainer.byteTypes.contains(entry.type),
                let data = entry.data(walker.header), data.upperBound <= source.count
            {
                try reading.takeXMP(data, extent: data, of: source, limits: limits)
            }
        }
        let whole = cut.map(WalkEnding.cutShort) ?? ending
        reading.finish(whole, part: "directory", last: "the file", limits: limits)
        return reading
    }

    private static func picture(
        _ directory: TIFFImageDirectory, _ header: TIFFHeader, _ source: any ByteSource
    ) -> PictureProperties? {
        func value(_ tag: UInt16) -> UInt64? { directory.entry(tag)?.value(header) }
        guard let width = value(256), let height = value(257) else { return nil }
        var depth = value(258) ?? 1
        if let list = directory.entry(258)?.data(header),
            let bytes = try? source.readUpTo(2, at: list.lowerBound), bytes.count == 2
        {
            depth = header.number(bytes[...])
        }
        var picture = PictureProperties(
            width: UInt32(clamping: width), height: UInt32(clamping: height), bitDepth: UInt8(clamping: depth),
            channels: value(277).map { UInt8(clamping: $0) })
        if let orientation = value(274), (1...8).contains(orientation) { picture.orientation = UInt8(orientation) }
        return picture
    }

    public func forEachBox(
        in source: any ByteSource, limits: ContainerLimits, _ body: (ContainerBox) throws -> Void
    ) throws {
        // C2PA 2.2, 18.7.3.3 made boxes of entries and their data wherever it stands; 2.3 took that back.
        throw ContainerError.noBoxes(.tiff)
    }

    public func planCopy(
        of source: any ByteSource, reading: ContainerReading, applying edit: ContainerEdit
    ) throws -> CopyPlan {
        try reading.checkCopyable()
        guard let walker = try TIFFWalker(source) else {
            throw ContainerError.malformed(reading.format, offset: 0, reason: "it does not begin with a TIFF header")
        }
        var copy = TIFFCopy(walker.header, reading)
        let ending = try walker.walk { copy.take($0) }
        try ending.check(reading.format)
        let plan = try copy.plan(of: source, applying: edit)
        try check(plan, of: source, reading)
        return plan
    }

    /// Directories of a hostile file may overlap each other, the header or the store; a copy in which the store would not
    /// be found again is not made.
    private func check(_ plan: CopyPlan, of source: any ByteSource, _ reading: ContainerReading) throws {
        let copy = PlannedCopy(plan, of: source)
        let found = try? read(copy, format: reading.format, limits: ContainerLimits())
        guard let found, found.manifestStores.map(\.extents) == [plan.reservation?.extents].compactMap({ $0 }),
            (try? found.checkCopyable()) != nil
        else {
            throw ContainerError.malformed(reading.format, offset: 0, reason: "its directories overlap other parts")
        }
    }
}
