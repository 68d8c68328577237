// SPDX-License-Identifier: Apache-2.0

public import ByteKit

/// ISO base media files (MP4, M4V, M4A, QuickTime, HEIC, HEIF, AVIF): the manifest store in a `uuid` box behind `ftyp`
/// (C2PA 2.2, A.5), XMP in another `uuid` box or, in pictures, in an item.
public struct BaseMediaContainer: MediaContainer {
    /// Extended type of the `uuid` box with an XMP packet (ISO 16684-3, table 5).
    static let xmpUserType: [UInt8] = [
        0xBE, 0x7A, 0xCF, 0xCB, 0x97, 0xA9, 0x42, 0xE8, 0x9C, 0x71, 0x99, 0x94, 0x91, 0xE3, 0xAF, 0xAC,
    ]
    /// Levels of boxes that are followed.
    static let depth = 32

    /// A container for ISO base media files.
    public init() {}

    public var formats: [MediaFormat] { [.mp4, .m4v, .m4a, .quickTime, .heic, .heif, .avif] }

    public func read(_ source: any ByteSource, format: MediaFormat, limits: ContainerLimits) throws -> ContainerReading
    {
        var reading = ContainerReading(format: format, size: source.count)
        var walker = BaseMediaWalker(source)
        var inner = BaseMediaWalker(source)
        var stores = FoundStores()
        var metadata = BaseMediaMetadata(source, limits: limits)
        let ending = try walker.walk { box in
            if ProvenanceBox.matches(box) {
                reading.layout.removals.append(box.range)
                if let found = try ProvenanceBox(box, &inner) {
                    try stores.add(found, source, &reading, limits: limits)
                } else {
                    reading.add(
                        ContainerProblem(
                            .manifestStoreIncomplete, at: box.range.lowerBound,
                            "there is a C2PA box, but its purpose is none that is known"), limits: limits)
                }
            } else if box.userType == BaseMediaContainer.xmpUserType {
                try reading.takeXMP(box.payload, extent: box.range, of: source, limits: limits)
            } else if box.type == "ftyp", reading.layout.storeInsertion == nil {
                reading.layout.storeInsertion = box.range.upperBound
                if box.range.count < 16 || box.range.count % 4 != 0 {
                    reading.add(
                        ContainerProblem(.malformed, at: box.range.lowerBound, "the file type is no list of brands"),
                        limits: limits)
                }
            } else if box.type == "moov" || box.type == "meta" {
                try metadata.read(box)
            }
        }
        stores.finish(&reading, limits: limits)
        metadata.finish(&reading)
        reading.finish(ending, part: "box", last: "the last box", limits: limits)
        return reading
    }

    public func forEachBox(
        in source: any ByteSource, limits: ContainerLimits, _ body: (ContainerBox) throws -> Void
    ) throws {
        var walker = BaseMediaWalker(source)
        try walker.forEachBox(of: .mp4, body)
    }
}
