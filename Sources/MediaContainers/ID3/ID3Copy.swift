// SPDX-License-Identifier: Apache-2.0

import ByteKit

/// Writes the ID3v2 tag of a copy: frames that stay are copied as they are, new ones come behind them. An extended
/// header, a footer and unsynchronisation of the whole tag are given up; they mean nothing to the frames.
struct ID3Copy {
    let format: MediaFormat
    let edit: ContainerEdit
    let packet: XMPPacket?

    /// The steps for a file without a tag.
    func steps() throws -> [CopyPlan.Step] {
        let added = try newFrames(version: 4)
        guard !added.isEmpty else { return [] }
        return try header(ID3Header(version: 4), bodySize: CopyPlan(added).size) + added
    }

    /// Plans the changes to a tag.
    func plan(_ tag: ID3Tag, of source: any ByteSource, _ planner: inout CopyPlanner) throws {
        guard !tag.header.isCompressed, !tag.isUnreadable else {
            throw ContainerError.malformed(format, offset: 0, reason: "its ID3 tag cannot be read")
        }
        let removed = removals(tag)
        let added = try newFrames(version: tag.header.version)
        if tag.header.isUnsynchronised {
            try replace(tag, of: source, leavingOut: removed, adding: added, &planner)
        } else {
            try change(tag, of: source, leavingOut: removed, adding: added, &planner)
        }
    }

    /// The frames that go: old stores, and XMP that is written anew.
    private func removals(_ tag: ID3Tag) -> [Range<UInt64>] {
        let frames = tag.stores.map(\.frame) + (packet == nil ? [] : [tag.xmp?.frame].compactMap { $0 })
        return frames.joined()
    }

    private func change(
        _ tag: ID3Tag, of source: any ByteSource, leavingOut removed: [Range<UInt64>], adding added: [CopyPlan.Step],
        _ planner: inout CopyPlanner
    ) throws {
        let bodyEnd = ID3Header.size + tag.header.bodySize
        let filling = try falsePadding(tag, of: source)
        let shrinking =
            removed.reduce(0) { $0 + UInt64($1.count) } + tag.frames.lowerBound - ID3Header.size + UInt64(filling.count)
        let size = tag.header.bodySize - min(shrinking, tag.header.bodySize) + CopyPlan(added).size
        for range in removed { planner.remove(range) }
        planner.remove(ID3Header.size..<tag.frames.lowerBound)
        if tag.header.hasFooter { planner.remove(bodyEnd..<tag.range.upperBound) }
        for place in tag.impliedFlags where !removed.contains(where: { $0.contains(place) }) {
            planner.replace(
                place..<(place + 1), with: [.write([try source.read(at: place, count: 1).reduce(0x02) { $0 | $1 }])])
        }
        planner.replace(tag.frames.upperBound..<tag.frames.upperBound, with: added)
        planner.remove(filling)
        planner.replace(0..<ID3Header.size, with: try header(tag.header, bodySize: size))
    }

    /// What stands where padding should and does not begin with zeros (ID3v2.4, section 3.3). It is left out: readers tell
    /// from what follows a frame how its size is written, and would misread the new ones.
    private func falsePadding(_ tag: ID3Tag, of source: any ByteSource) throws -> Range<UInt64> {
        let start = tag.frames.upperBound
        let end = max(start, min(ID3Header.size + tag.header.bodySize, tag.range.upperBound))
        let first = try source.readUpTo(Int(min(ID3Header.size, end - start)), at: start)
        return first.allSatisfy { $0 == 0 } ? start..<start : start..<end
    }

    private func replace(
        _ tag: ID3Tag, of source: any ByteSource, leavingOut removed: [Range<UInt64>], adding added: [CopyPlan.Step],
        _ planner: inout CopyPlanner
    ) throws {
        guard tag.header.bodySize <= ID3Tag.limit else {
            throw ContainerError.limitExceeded("unsynchronised ID3 tag", limit: ID3Tag.limit)
        }
        let raw = try source.read(at: ID3Header.size, count: Int(tag.header.bodySize))
        let body = UnsynchronisedBytes(raw, at: ID3Header.size).bytes
        var kept: [UInt8] = []
        var position = Int(tag.frames.lowerBound)
        for range in removed + [tag.frames.upperBound..<tag.frames.upperBound] {
            kept += body[position..<max(position, Int(range.lowerBound))]
            position = Int(range.upperBound)
        }
        let steps = try header(tag.header, bodySize: UInt64(kept.count) + CopyPlan(added).size)
        planner.replace(tag.range, with: steps + (steps.isEmpty ? [] : [.write(kept)] + added))
    }

    /// The header; nothing where the tag has no content left.
    private func header(_ header: ID3Header, bodySize: UInt64) throws -> [CopyPlan.Step] {
        if bodySize == 0 { return [] }
        guard let bytes = header.serialize(bodySize: bodySize) else {
            throw ContainerError.tooLargeForFormat(format, what: "an ID3 tag of \(bodySize) bytes")
        }
        return [.write(bytes)]
    }

    private func newFrames(version: UInt8) throws -> [CopyPlan.Step] {
        var steps: [CopyPlan.Step] = []
        if let packet {
            guard version > 2 else { throw ContainerError.noPlace(format, what: "XMP beside an ID3v2.2 tag") }
            let content = ID3Object.xmpOwner + packet.bytes
            steps.append(.write(try frameHeader("PRIV", size: content.count, version: version) + content))
        }
        if let capacity = edit.storeCapacity {
            let fields = ID3Object.storeFields
            let size = fields.count + capacity
            let name: StaticString = version == 2 ? "GEO" : "GEOB"
            steps += [.write(try frameHeader(name, size: size, version: version) + fields), .store(capacity)]
        }
        return steps
    }

    private func frameHeader(_ identifier: StaticString, size: Int, version: UInt8) throws -> [UInt8] {
        let maximum = version == 2 ? 1 << 24 : 1 << 28
        guard size < maximum, let size = UInt32(exactly: size) else {
            throw ContainerError.tooLargeForFormat(format, what: "an ID3 frame of \(size) bytes")
        }
        var writer = ByteWriter()
        writer.write("\(identifier)".utf8)
        switch version {
        case 2: writer.write([16, 8, 0].map { UInt8(truncatingIfNeeded: size >> $0) })
        case 3: writer.writeBigEndian(size)
        default: writer.write(ID3Header.syncSafe(UInt64(size)))
        }
        if version > 2 { writer.write([0, 0]) }
        return writer.bytes
    }
}
