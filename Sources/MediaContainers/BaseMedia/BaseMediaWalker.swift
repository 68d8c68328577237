// SPDX-License-Identifier: Apache-2.0

package import ByteKit

/// Goes through the boxes of an ISO base media file, one level at a time. Nothing is kept but a small window.
package struct BaseMediaWalker: ContainerWalker {
    private var window: SourceWindow

    package init(_ source: any ByteSource) { window = SourceWindow(source) }

    /// Size of the file.
    package var count: UInt64 { window.count }

    /// The box at `offset` inside something that ends at `end`; nil where there is none.
    package mutating func box(at offset: UInt64, end: UInt64) throws -> BaseMediaBox? {
        let end = min(end, window.count)
        guard offset < end, end - offset >= 8, let small = try window.bigEndian(UInt32.self, at: offset),
            let code = try window.bigEndian(UInt32.self, at: offset + 4)
        else { return nil }
        let type = BaseMediaBoxType(code: code)
        var headerSize: UInt64 = 8
        var size = UInt64(small)
        if small == 1 {
            guard end - offset >= 16, let large = try window.bigEndian(UInt64.self, at: offset + 8) else { return nil }
            size = large
            headerSize = 16
        } else if small == 0 {
            // The last box of a file may go on to its end.
            size = end - offset
        }
        guard size >= headerSize else { return nil }
        let isCutShort = size > end - offset
        let boxEnd = isCutShort ? end : offset + size
        var userType: [UInt8]?
        if type == "uuid" {
            guard boxEnd - offset >= headerSize + 16, let bytes = try window.read(16, at: offset + headerSize) else {
                // Without its extended type it is a box like any other.
                return BaseMediaBox(
                    type: type, range: offset..<boxEnd, headerSize: headerSize, userType: nil, isCutShort: isCutShort,
                    hasLargeSize: small == 1)
            }
            userType = bytes
            headerSize += 16
        }
        return BaseMediaBox(
            type: type, range: offset..<boxEnd, headerSize: headerSize, userType: userType, isCutShort: isCutShort,
            hasLargeSize: small == 1)
    }

    /// Calls `body` with each box of the file's top level, the last one also where it is cut short. Up to seven bytes
    /// behind it are no box, and are left alone.
    package mutating func walk(_ body: (BaseMediaBox) throws -> Void) throws -> WalkEnding {
        var position: UInt64 = 0
        while position < count {
            guard let box = try box(at: position, end: count) else {
                if count - position < 8 { break }
                return .malformed(position, "no box where one must begin")
            }
            try body(box)
            if box.isCutShort { return .cutShort(position) }
            position = box.range.upperBound
        }
        return .complete(position)
    }

    /// Where the boxes inside of `box` begin; nil where it is no box that holds boxes and nothing else. A `meta` box is a
    /// full box in ISO files and a plain one in QuickTime ones.
    package mutating func children(of box: BaseMediaBox) throws -> Range<UInt64>? {
        let payload = box.payload
        if box.type == "meta" {
            if try bytes(4, at: payload.lowerBound + 4) == Array("hdlr".utf8) { return payload }
            return min(payload.lowerBound + 4, payload.upperBound)..<payload.upperBound
        }
        return BaseMediaBoxType.containers.contains(box.type) ? payload : nil
    }

    /// `count` bytes at `offset`; nil where the file ends before.
    package mutating func bytes(_ count: Int, at offset: UInt64) throws -> [UInt8]? {
        try window.read(count, at: offset)
    }

    /// A big-endian integer; nil where the file ends before.
    package mutating func bigEndian<T: FixedWidthInteger>(_ type: T.Type, at offset: UInt64) throws -> T? {
        try window.bigEndian(type, at: offset)
    }
}
