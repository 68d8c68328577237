// SPDX-License-Identifier: Apache-2.0

public import ByteKit

/// JPEG XL files: the manifest store in a `jumb` box, XMP in an `xml ` box (ISO 18181-2, clause 9). A bare codestream has
/// no place for either; a copy of one with a store is wrapped into boxes.
public struct JPEGXLContainer: MediaContainer {
    /// Signature and file type box of the box format.
    static let fileHeader: [UInt8] =
        [0, 0, 0, 0x0C] + Array("JXL ".utf8) + [0x0D, 0x0A, 0x87, 0x0A] + [0, 0, 0, 0x14] + Array("ftypjxl ".utf8)
        + [0, 0, 0, 0] + Array("jxl ".utf8)

    /// A container for JPEG XL files.
    public init() {}

    public var formats: [MediaFormat] { [.jpegXL, .jpegXLCodestream] }

    public func read(_ source: any ByteSource, format: MediaFormat, limits: ContainerLimits) throws -> ContainerReading
    {
        var reading = ContainerReading(format: format, size: source.count)
        guard format == .jpegXL else {
            guard try source.readUpTo(2, at: 0) == [0xFF, 0x0A] else {
                throw ContainerError.malformed(format, offset: 0, reason: "it does not begin with a codestream")
            }
            reading.picture = JPEGXLHeader.picture(try source.readUpTo(64, at: 0))
            reading.add(
                ContainerProblem(.noRoom, at: 0, "a JPEG XL codestream without boxes cannot hold a credential"),
                limits: limits)
            reading.layout.contentEnd = source.count
            return reading
        }
        var walker = BoxWalker(source)
        let ending = try walker.walk { box in
            switch box.type {
            case "ftyp":
                if reading.layout.storeInsertion == nil, !box.isOpen {
                    reading.layout.storeInsertion = box.range.upperBound
                }
            case "jumb" where box.isManifestStore:
                try reading.takeStore(box.range, extent: box.range, of: source, limits: limits)
            case "xml ":
                let head = try source.readUpTo(min(box.content.count, 4_096), at: box.content.lowerBound)
                guard XMPPacket.looksLikeXMP(head) else { return }
                try reading.takeXMP(box.content, extent: box.range, of: source, limits: limits)
            case "jxlc", "jxlp":
                guard reading.picture == nil else { return }
                // A partial codestream box begins with its number.
                let start = box.content.lowerBound + (box.type == "jxlp" ? 4 : 0)
                reading.picture = JPEGXLHeader.picture(try source.readUpTo(64, at: start))
            default: break
            }
        }
        reading.finish(ending, part: "box", last: "the last box", limits: limits)
        return reading
    }

    public func forEachBox(
        in source: any ByteSource, limits: ContainerLimits, _ body: (ContainerBox) throws -> Void
    ) throws {
        guard try !source.readUpTo(2, at: 0).starts(with: [0xFF, 0x0A]) else {
            throw ContainerError.noBoxes(.jpegXLCodestream)
        }
        var walker = BoxWalker(source)
        try walker.forEachBox(of: .jpegXL, body)
    }

    public func planCopy(
        of source: any ByteSource, reading: ContainerReading, applying edit: ContainerEdit
    ) throws -> CopyPlan {
        try reading.checkCopyable()
        var planner = CopyPlanner()
        let isBare = reading.format == .jpegXLCodestream
        if isBare, edit.storeCapacity == nil, edit.xmpProperties.isEmpty { return planner.plan(size: reading.size) }
        if isBare { planner.replace(0..<0, with: [.write(JPEGXLContainer.fileHeader)]) }
        for range in reading.layout.removals { planner.remove(range) }
        guard let insertion = isBare ? 0 : reading.layout.storeInsertion else {
            throw ContainerError.malformed(.jpegXL, offset: 12, reason: "there is no file type box")
        }
        // The store is a box as it is, header and all.
        if let capacity = edit.storeCapacity { planner.replace(insertion..<insertion, with: [.store(capacity)]) }
        if !edit.xmpProperties.isEmpty {
            let packet = try reading.editedXMP(edit)
            let box = try JPEGXLContainer.boxHeader("xml ", contentSize: UInt64(packet.bytes.count)) + packet.bytes
            planner.replace(reading.layout.xmpExtent ?? insertion..<insertion, with: [.write(box)])
        }
        if isBare {
            planner.replace(0..<0, with: [.write(try JPEGXLContainer.boxHeader("jxlc", contentSize: reading.size))])
        }
        return planner.plan(size: reading.size)
    }

    /// The box grows in its place; no part of the file says how large it is.
    public func planUpdate(
        of source: any ByteSource, reading: ContainerReading, store: UpdatedStore
    ) throws -> CopyPlan {
        reading.planReplacing(try reading.updatablePlace().extents, with: [.store(store.bytes.count)])
    }

    private static func boxHeader(_ type: StaticString, contentSize: UInt64) throws -> [UInt8] {
        var writer = ByteWriter()
        if let size = UInt32(exactly: contentSize &+ 8), contentSize < UInt64(UInt32.max) {
            writer.writeBigEndian(size)
            writer.write("\(type)".utf8)
        } else {
            guard contentSize <= UInt64.max - 16 else {
                throw ContainerError.tooLargeForFormat(.jpegXL, what: "a box of \(contentSize) bytes")
            }
            writer.writeBigEndian(UInt32(1))
            writer.write("\(type)".utf8)
            writer.writeBigEndian(contentSize + 16)
        }
        return writer.bytes
    }
}
