// SPDX-License-Identifier: Apache-2.0

import ByteKit

/// What the movie header and the item catalogue say about the picture, and the XMP packet that a HEIF file keeps in an
/// item (ISO 23008-12, A.3).
struct BaseMediaMetadata {
    private let source: any ByteSource
    private let limits: ContainerLimits
    private var walker: BaseMediaWalker
    private var picture: PictureProperties?
    private var items = ItemCatalogue()
    private var xmp: XMPPacket?
    private var tooDeep: UInt64?

    init(_ source: any ByteSource, limits: ContainerLimits) {
        self.source = source
        self.limits = limits
        walker = BaseMediaWalker(source)
    }

    /// Looks into a `moov` or `meta` box of the top level.
    mutating func read(_ box: BaseMediaBox) throws {
        try read(box, depth: 1, isFile: box.type == "meta")
        if box.type == "meta", xmp == nil, let range = items.xmp, UInt64(range.count) <= limits.metadataBytes {
            xmp = XMPPacket(try source.read(at: range.lowerBound, count: range.count))
        }
    }

    private mutating func read(_ box: BaseMediaBox, depth: Int, isFile: Bool) throws {
        guard depth < BaseMediaContainer.depth else {
            tooDeep = tooDeep ?? box.range.lowerBound
            return
        }
        switch box.type {
        case "tkhd": try readTrackHeader(box)
        case "iinf", "iloc", "pitm", "ipma", "ispe", "irot":
            guard isFile, UInt64(box.payload.count) <= limits.metadataBytes else { return }
            let bytes = try source.read(at: box.payload.lowerBound, count: box.payload.count)
            items.read(box.type, bytes, fileSize: source.count)
        default:
            guard let children = try walker.children(of: box) else { return }
            var position = children.lowerBound
            while position < children.upperBound, let child = try walker.box(at: position, end: children.upperBound) {
                try read(child, depth: depth + 1, isFile: isFile)
                // Properties are named by their number, whatever their type is.
                if isFile, box.type == "ipco" { items.propertyCount += 1 }
                position = child.range.upperBound
            }
        }
    }

    /// Width and height of the first track that has them (ISO 14496-12, 8.3.2), 16.16 fixed point.
    private mutating func readTrackHeader(_ box: BaseMediaBox) throws {
        guard picture == nil, let version = try walker.bytes(1, at: box.payload.lowerBound)?.first else { return }
        let matrix = box.payload.lowerBound + (version == 1 ? 52 : 40)
        guard matrix + 44 <= box.payload.upperBound, let width = try walker.bigEndian(UInt32.self, at: matrix + 36),
            let height = try walker.bigEndian(UInt32.self, at: matrix + 40), width >> 16 > 0, height >> 16 > 0
        else { return }
        // A quarter turn has zeros where an upright matrix has its scale.
        let isTurned = try walker.bigEndian(UInt32.self, at: matrix) == 0
        picture = PictureProperties(
            width: width >> 16, height: height >> 16, bitDepth: 8, orientation: isTurned ? 6 : 1)
    }

    func finish(_ reading: inout ContainerReading) {
        reading.picture = items.picture ?? picture
        if reading.xmp == nil { reading.xmp = xmp }
        if let tooDeep {
            reading.add(
                ContainerProblem(
                    .malformed, at: tooDeep, "boxes are nested deeper than \(BaseMediaContainer.depth) levels"),
                limits: limits)
        }
    }
}
