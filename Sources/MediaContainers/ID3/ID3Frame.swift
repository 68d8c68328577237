// SPDX-License-Identifier: Apache-2.0

import ByteKit

/// One frame of an ID3v2 tag.
struct ID3Frame: Sendable, Hashable {
    /// Four characters; three in version 2.
    let identifier: String
    /// Header and content, in the bytes that were walked over.
    let range: Range<UInt64>
    /// The content with whatever the flags put before it.
    let content: Range<UInt64>
    let version: UInt8
    /// The second byte of flags, which says how the content is written; 0 in version 2.
    let formatFlags: UInt8
    /// Whether the file ends before the frame does.
    let isCutShort: Bool

    /// Whether the content can only be read with a key or by inflating it.
    var isOpaque: Bool {
        switch version {
        case 3: formatFlags & 0xC0 != 0
        case 4: formatFlags & 0x0C != 0
        default: false
        }
    }
    /// Version 4: whether FF 00 stands for FF in the content.
    var isUnsynchronised: Bool { version == 4 && formatFlags & 0x02 != 0 }
    /// Bytes of a group identifier and of a data length before the content itself.
    var prefixSize: UInt64 {
        switch version {
        case 3: formatFlags & 0x20 != 0 ? 1 : 0
        case 4: (formatFlags & 0x40 != 0 ? 1 : 0) + (formatFlags & 0x01 != 0 ? 4 : 0)
        default: 0
        }
    }

    /// Whether it is a general encapsulated object.
    var isObject: Bool { identifier == "GEOB" || identifier == "GEO" }
    var isPrivate: Bool { identifier == "PRIV" }
}

/// Goes through the frames of a tag.
struct ID3FrameWalker {
    private var window: SourceWindow
    private let version: UInt8

    init(_ source: any ByteSource, version: UInt8) {
        window = SourceWindow(source)
        self.version = version
    }

    private var headerSize: UInt64 { version == 2 ? 6 : 10 }

    /// Calls `body` with each frame in `range`.
    /// - Returns: where the frames end: beyond `range` where the last says so, otherwise with it or before padding. Nil
    ///   where what follows the frames is no padding, so that nothing in the tag is sure.
    mutating func walk(_ range: Range<UInt64>, _ body: (ID3Frame) throws -> Void) throws -> UInt64? {
        var position = range.lowerBound
        while position < range.upperBound, let frame = try frame(at: position, end: range.upperBound) {
            try body(frame)
            position = frame.range.upperBound
        }
        guard position < range.upperBound, range.upperBound - position > headerSize,
            let next = try window.byte(at: position), next != 0
        else { return position }
        // A frame that the end of the file cuts short is a frame still.
        let identifier = try window.read(version == 2 ? 3 : 4, at: position)
        return identifier.map { isIdentifier($0[...]) } == true ? position : nil
    }

    private mutating func frame(at position: UInt64, end: UInt64) throws -> ID3Frame? {
        guard end - position > headerSize, let header = try window.read(Int(headerSize), at: position),
            isIdentifier(header.prefix(version == 2 ? 3 : 4))
        else { return nil }
        let start = position + headerSize
        var size: UInt64
        if version == 2 {
            size = header[3..<6].reduce(0) { $0 << 8 | UInt64($1) }
        } else {
            let plain = header[4..<8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            size = plain
            if version == 4, header[4..<8].allSatisfy({ $0 < 0x80 }) {
                size = ID3Header.syncSafe(header[4..<8])
                // Some writers put plain sizes into version 4: believed where only that leads to another frame.
                if plain != size, try !isBoundary(start + size, end), try isBoundary(start + plain, end) {
                    size = plain
                }
            }
        }
        guard size > 0, start < window.count else { return nil }
        let isCutShort = size > window.count - start
        size = min(size, window.count - start)
        return ID3Frame(
            identifier: String(decoding: header.prefix(version == 2 ? 3 : 4), as: UTF8.self),
            range: position..<(start + size), content: start..<(start + size), version: version,
            formatFlags: version == 2 ? 0 : header[9], isCutShort: isCutShort)
    }

    /// Whether a frame may end at `position`: with the tag, before padding, or before another frame.
    private mutating func isBoundary(_ position: UInt64, _ end: UInt64) throws -> Bool {
        guard position < end else { return position == end }
        guard let next = try window.read(Int(min(4, end - position)), at: position) else { return false }
        return next.allSatisfy { $0 == 0 } || (next.count == 4 && isIdentifier(next[...]))
    }

    private func isIdentifier(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.allSatisfy { (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) }
    }
}
