// SPDX-License-Identifier: Apache-2.0

import ByteKit

/// The ID3v2 tag at the start of a file, as far as manifest store and XMP go.
struct ID3Tag: Sendable, Hashable {
    /// A store or packet in a frame.
    struct Item: Sendable, Hashable {
        let bytes: [UInt8]
        /// Where the bytes stand, in pieces where they are unsynchronised.
        let payload: [Range<UInt64>]
        /// The frame, where ``ID3Tag/frames`` is counted.
        let frame: Range<UInt64>
    }

    let header: ID3Header
    /// The whole tag, cut where the file ends.
    let range: Range<UInt64>
    let isCutShort: Bool
    /// Whether something that is neither a frame nor padding stands among the frames: then none of them is believed.
    private(set) var isUnreadable = false
    /// Whether the last frame reaches beyond the tag.
    private(set) var isOverrun = false
    /// The frames, without extended header and padding: a place in the file, or where the whole tag is unsynchronised,
    /// in the body without that.
    private(set) var frames: Range<UInt64> = 0..<0
    private(set) var stores: [Item] = []
    private(set) var xmp: Item?
    /// Places of stores that were larger than the limit.
    private(set) var oversized: [UInt64] = []
    /// Version 4: places of the format flags of frames that rely on the header for being unsynchronised.
    private(set) var impliedFlags: [UInt64] = []

    /// Reads the tag of a file; nil where it begins with none.
    init?(_ source: any ByteSource, limits: ContainerLimits) throws {
        guard let header = ID3Header(try source.readUpTo(10, at: 0)) else { return nil }
        self.header = header
        range = 0..<min(header.tagSize, source.count)
        isCutShort = header.tagSize > source.count
        guard !header.isCompressed else { return }
        let body = ID3Header.size..<min(ID3Header.size + header.bodySize, source.count)
        if header.isUnsynchronised {
            let raw = try source.readUpTo(Int(min(body.upperBound - body.lowerBound, ID3Tag.limit)), at: 10)
            let decoded = UnsynchronisedBytes(raw, at: ID3Header.size)
            try readFrames(
                MemoryByteSource(decoded.bytes), 0..<UInt64(decoded.bytes.count), decoded, limits: limits)
        } else {
            try readFrames(source, body, nil, limits: limits)
        }
    }

    /// The largest unsynchronised tag that is read; it must be held in memory.
    static let limit: UInt64 = 64 << 20

    private mutating func readFrames(
        _ source: any ByteSource, _ body: Range<UInt64>, _ decoded: UnsynchronisedBytes?, limits: ContainerLimits
    ) throws {
        let start = min(body.lowerBound + (try extendedHeaderSize(source, at: body.lowerBound)), body.upperBound)
        var walker = ID3FrameWalker(source, version: header.version)
        let end = try walker.walk(start..<body.upperBound) { frame in
            if header.announcesUnsynchronisedFrames, !frame.isUnsynchronised {
                impliedFlags.append(frame.range.lowerBound + 9)
            }
            isOverrun = isOverrun || frame.isCutShort
            guard frame.isObject || frame.isPrivate, !frame.isOpaque else { return }
            try read(frame, source, decoded, limits: limits)
        }
        guard let end else {
            isUnreadable = true
            stores = []
            xmp = nil
            return
        }
        frames = start..<end
        isOverrun = isOverrun || end > body.upperBound
    }

    /// Version 3 counts without the four bytes of the size, version 4 with them.
    private func extendedHeaderSize(_ source: any ByteSource, at offset: UInt64) throws -> UInt64 {
        guard header.hasExtendedHeader else { return 0 }
        let size = try source.readUpTo(4, at: offset)
        return header.version == 4
            ? ID3Header.syncSafe(size) : size.reduce(UInt64(0)) { $0 << 8 | UInt64($1) } + 4
    }

    private mutating func read(
        _ frame: ID3Frame, _ source: any ByteSource, _ decoded: UnsynchronisedBytes?, limits: ContainerLimits
    ) throws {
        let start = frame.content.lowerBound + frame.prefixSize
        guard start < frame.content.upperBound else { return }
        let size = frame.content.upperBound - start
        if frame.isPrivate {
            let head = try source.readUpTo(ID3Object.xmpOwner.count, at: start)
            guard xmp == nil, head == ID3Object.xmpOwner, size <= limits.metadataBytes else { return }
            xmp = try item(frame, start, source, decoded) { _ in ID3Object.xmpOwner.count }
        } else {
            guard ID3Object.isStore(try source.readUpTo(64, at: start)) else { return }
            guard size <= limits.manifestStoreBytes else { return oversized.append(frame.range.lowerBound) }
            let found = try item(frame, start, source, decoded) { ID3Object(Array($0.prefix(4_096)))?.start }
            if let found, stores.count < limits.manifestStores { stores.append(found) }
        }
    }

    /// What stands in a frame behind its fields, whose size `fieldsSize` tells from the content.
    private func item(
        _ frame: ID3Frame, _ start: UInt64, _ source: any ByteSource, _ decoded: UnsynchronisedBytes?,
        _ fieldsSize: ([UInt8]) -> Int?
    ) throws -> Item? {
        let raw = try source.read(at: start, count: Int(frame.content.upperBound - start))
        if decoded == nil, frame.isUnsynchronised || header.announcesUnsynchronisedFrames {
            let content = UnsynchronisedBytes(raw, at: start)
            guard let skipped = fieldsSize(content.bytes) else { return nil }
            return Item(
                bytes: Array(content.bytes.dropFirst(skipped)),
                payload: content.fileRanges(of: min(skipped, content.bytes.count)..<content.bytes.count),
                frame: frame.range)
        }
        guard let skipped = fieldsSize(raw) else { return nil }
        let from = min(start + UInt64(skipped), frame.content.upperBound)
        let payload = decoded?.fileRanges(of: Int(from)..<Int(frame.content.upperBound))
        return Item(
            bytes: Array(raw.dropFirst(skipped)), payload: payload ?? [from..<frame.content.upperBound],
            frame: frame.range)
    }
}
