// SPDX-License-Identifier: Apache-2.0
import ByteKit

extension PictureHeader {
    /// TIFF 6.0 section 2 and BigTIFF: tags 256 and 257 of the first directory.
    static func tiffSize(_ source: any ByteSource) throws(MediaError) -> Size? {
        let start = try source.window(at: 0, count: 16)
        guard start.count >= 8 else { return nil }
        let little = start[0] == 0x49
        let big = (little ? start[2] : start[3]) == 43
        guard let directory = big ? start.integer(8, 8, little) : start.integer(4, 4, little) else { return nil }
        let countBytes = big ? 8 : 2
        let entryBytes = big ? 20 : 12
        let head = try source.window(at: UInt64(directory), count: countBytes)
        guard let count = head.integer(0, countBytes, little), count <= 65_536 else { return nil }
        let table = try source.window(at: UInt64(directory) + UInt64(countBytes), count: count * entryBytes)
        var width: Int?
        var height: Int?
        for entry in 0..<(table.count / entryBytes) {
            let place = entry * entryBytes
            guard let tag = table.integer(place, 2, little), tag == 256 || tag == 257,
                let type = table.integer(place + 2, 2, little)
            else { continue }
            let valueBytes = [1: 1, 3: 2, 4: 4, 16: 8][type] ?? 0
            guard valueBytes > 0, valueBytes <= (big ? 8 : 4) else { return nil }
            let value = table.integer(place + (big ? 12 : 8), valueBytes, little)
            if tag == 256 { width = value } else { height = value }
        }
        return Size(width, height)
    }

    /// ISO/IEC 23008-12 section 6.5.3: the largest `ispe` property bounds every item of the file.
    static func heifSize(_ source: any ByteSource) throws(MediaError) -> Size? {
        guard let meta = try box("meta", of: source, in: 0..<source.count, skipping: 0),
            let properties = try box("iprp", of: source, in: meta, skipping: 4),
            let container = try box("ipco", of: source, in: properties, skipping: 0)
        else { return nil }
        var largest: Size?
        var position = container.lowerBound
        for _ in 0..<4096 where position < container.upperBound {
            guard let next = try boxHead(of: source, at: position, end: container.upperBound) else { break }
            if next.kind == "ispe" {
                let content = try source.window(at: next.content.lowerBound, count: 12)
                if let size = Size(content.bigEndian32(4), content.bigEndian32(8)) {
                    largest = Size(max(size.width, largest?.width ?? 0), max(size.height, largest?.height ?? 0))
                }
            }
            position = next.content.upperBound
        }
        return largest
    }

    private static func box(
        _ kind: String, of source: any ByteSource, in range: Range<UInt64>, skipping: UInt64
    ) throws(MediaError) -> Range<UInt64>? {
        var position = range.lowerBound + skipping
        for _ in 0..<256 where position < range.upperBound {
            guard let next = try boxHead(of: source, at: position, end: range.upperBound) else { return nil }
            if next.kind == kind { return next.content }
            position = next.content.upperBound
        }
        return nil
    }

    /// ISO/IEC 14496-12 section 4.2.
    private static func boxHead(
        of source: any ByteSource, at position: UInt64, end: UInt64
    ) throws(MediaError) -> (kind: String, content: Range<UInt64>)? {
        let head = try source.window(at: position, count: 16)
        guard let short = head.bigEndian32(0), let kind = head.text(4) else { return nil }
        var headBytes: UInt64 = 8
        var size = UInt64(short)
        if short == 1 {
            guard let long = head.integer(8, 8, false) else { return nil }
            headBytes = 16
            size = UInt64(long)
        } else if short == 0 {
            size = end - position
        }
        guard size >= headBytes, size <= end - position else { return nil }
        return (kind, (position + headBytes)..<(position + size))
    }
}

extension ByteSource {
    /// Up to `count` bytes; fewer where the file ends.
    func window(at offset: UInt64, count: Int) throws(MediaError) -> [UInt8] {
        do { return try readUpTo(count, at: offset) } catch {
            throw MediaError(.input, "The file cannot be read: \(error).")
        }
    }
}

extension [UInt8] {
    /// An unsigned integer of 1 to 8 bytes; nil beyond the end or beyond `Int`.
    func integer(_ offset: Int, _ width: Int, _ littleEndian: Bool) -> Int? {
        guard offset >= 0, width >= 1, width <= 8, offset <= count, width <= count - offset else { return nil }
        var value: UInt64 = 0
        for index in 0..<width {
            value = value << 8 | UInt64(self[offset + (littleEndian ? width - 1 - index : index)])
        }
        return Int(exactly: value)
    }
    func littleEndian16(_ offset: Int) -> Int? { integer(offset, 2, true) }
    func littleEndian24(_ offset: Int) -> Int? { integer(offset, 3, true) }
    func littleEndian32(_ offset: Int) -> Int? { integer(offset, 4, true) }
    func bigEndian16(_ offset: Int) -> Int? { integer(offset, 2, false) }
    func bigEndian32(_ offset: Int) -> Int? { integer(offset, 4, false) }
    /// Four characters.
    func text(_ offset: Int) -> String? {
        guard offset >= 0, offset <= count, count - offset >= 4 else { return nil }
        return String(decoding: self[offset..<(offset + 4)], as: UTF8.self)
    }
}
