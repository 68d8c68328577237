// SPDX-License-Identifier: Apache-2.0

package import ByteKit

/// The central directory of a ZIP file: where it stands and what it lists (APPNOTE 4.3.12 to 4.3.16). Headers are read
/// one by one, so that memory does not grow with their number.
package struct ZIPDirectory: Sendable {
    /// The central headers.
    let headers: Range<UInt64>
    /// How many there should be.
    let count: UInt64
    /// Where the archive begins: offsets count from here. Not 0 where something was put before it.
    let base: UInt64
    /// The end of central directory record with its comment.
    let end: Range<UInt64>
    /// The zip64 end record, where there is one; its locator follows it.
    let wideEnd: Range<UInt64>?

    private static let endSize = 22
    private static let locatorSize: UInt64 = 20

    /// Finds the directory from the end of the file.
    /// - Throws: ``ContainerError`` where there is none.
    package init(of source: any ByteSource, format: MediaFormat) throws {
        let tailSize = Int(min(source.count, 65_535 + 22 + 1024))
        let tailStart = source.count - UInt64(tailSize)
        let tail = try source.readUpTo(tailSize, at: tailStart)
        // A comment may hold the signature too: the last record right behind a directory is the one, else the last that
        // leads to a directory at all.
        var fallback: ZIPDirectory?
        var position = tail.count - ZIPDirectory.endSize
        while position >= 0 {
            if tail.hasASCII("PK\u{5}\u{6}", at: position),
                let found = try ZIPDirectory(tail, at: position, tailStart: tailStart, source)
            {
                if found.headers.upperBound == (found.wideEnd ?? found.end).lowerBound {
                    self = found
                    return
                }
                fallback = fallback ?? found
            }
            position -= 1
        }
        if let fallback {
            self = fallback
            return
        }
        throw ContainerError.cutShort(format, offset: source.count)
    }

    private init?(_ tail: [UInt8], at position: Int, tailStart: UInt64, _ source: any ByteSource) throws {
        var reader = ByteReader(tail, range: (position + 4)..<tail.count)
        guard let disk: UInt16 = try? reader.readLittleEndian(), let first: UInt16 = try? reader.readLittleEndian(),
            let onDisk: UInt16 = try? reader.readLittleEndian(), let total: UInt16 = try? reader.readLittleEndian(),
            let size: UInt32 = try? reader.readLittleEndian(), let offset: UInt32 = try? reader.readLittleEndian(),
            let comment: UInt16 = try? reader.readLittleEndian()
        else { return nil }
        let start = tailStart + UInt64(position)
        let recordEnd = start + UInt64(ZIPDirectory.endSize) + UInt64(comment)
        guard recordEnd <= source.count else { return nil }
        end = start..<recordEnd
        if let wide = try ZIPDirectory.wideRecord(before: start, source) {
            wideEnd = wide.range
            count = wide.count
            guard
                let (headers, base) = try ZIPDirectory.place(
                    wide.size, wide.offset, before: wide.range.lowerBound, source)
            else { return nil }
            self.headers = headers
            self.base = base
            return
        }
        // An archive in several files, of which this is one, is none that could be read.
        guard disk == 0, first == 0, onDisk == total else { return nil }
        wideEnd = nil
        count = UInt64(total)
        guard let (headers, base) = try ZIPDirectory.place(UInt64(size), UInt64(offset), before: start, source) else {
            return nil
        }
        self.headers = headers
        self.base = base
    }

    /// The zip64 end record that the locator before the end record leads to (4.3.14 and 4.3.15).
    private static func wideRecord(
        before end: UInt64, _ source: any ByteSource
    ) throws -> (range: Range<UInt64>, count: UInt64, size: UInt64, offset: UInt64)? {
        guard end >= locatorSize + 56 else { return nil }
        var locator = ByteReader(try source.read(at: end - locatorSize, count: 20))
        guard try locator.read(4) == Array("PK\u{6}\u{7}".utf8) else { return nil }
        try locator.skip(4)
        let offset: UInt64 = try locator.readLittleEndian()
        // Where something was put before the archive, the record stands right before its locator all the same.
        for start in [offset, end - locatorSize - 56] where start <= end - locatorSize - 56 {
            var record = ByteReader(try source.read(at: start, count: 56))
            guard try record.read(4) == Array("PK\u{6}\u{6}".utf8) else { continue }
            let length: UInt64 = try record.readLittleEndian()
            guard length >= 44, length <= end - locatorSize - start - 12 else { continue }
            try record.skip(12)
            try record.skip(8)
            let count: UInt64 = try record.readLittleEndian()
            let size: UInt64 = try record.readLittleEndian()
            let offset: UInt64 = try record.readLittleEndian()
            return (start..<(start + 12 + length), count, size, offset)
        }
        return nil
    }

    /// The headers and where offsets count from; nil where there is no directory at the place named.
    private static func place(
        _ size: UInt64, _ offset: UInt64, before end: UInt64, _ source: any ByteSource
    ) throws -> (headers: Range<UInt64>, base: UInt64)? {
        guard size <= end else { return nil }
        for start in [offset, end - size] where start <= end - size && start >= offset {
            let first = try source.readUpTo(4, at: start)
            if size == 0 || first == Array("PK\u{1}\u{2}".utf8) {
                return (start..<(start + size), start - offset)
            }
        }
        return nil
    }

    /// What a hash of the directory covers: from the first header to the end of the file.
    var hashed: Range<UInt64> { headers.lowerBound..<end.upperBound }

    /// Calls `body` with each header in order.
    /// - Throws: ``ContainerError`` where a header is damaged, or their number is not the one named.
    package func forEachEntry(
        in source: any ByteSource, format: MediaFormat, limits: ContainerLimits, _ body: (ZIPEntry) throws -> Void
    ) throws {
        var window = SourceWindow(source, windowSize: 1 << 16)
        var position = headers.lowerBound
        var found: UInt64 = 0
        while position < headers.upperBound {
            let damaged = ContainerError.malformed(format, offset: position, reason: "a damaged directory entry")
            guard let lengths = try window.read(6, at: position + 28) else { throw damaged }
            let length =
                ZIPEntry.headerSize
                + stride(from: 0, to: 6, by: 2).reduce(0) { $0 + Int(lengths[$1]) + Int(lengths[$1 + 1]) << 8 }
            guard headers.upperBound - position >= UInt64(length), let bytes = try window.read(length, at: position),
                let entry = ZIPEntry(bytes, at: position, base: base)
            else { throw damaged }
            found += 1
            guard found <= UInt64(limits.boxes) else {
                throw ContainerError.limitExceeded("files in an archive", limit: UInt64(limits.boxes))
            }
            try body(entry)
            position += UInt64(length)
        }
        // The 16-bit number wraps around in archives that should have been zip64.
        guard found == count || (wideEnd == nil && found & 0xFFFF == count) else {
            throw ContainerError.malformed(
                format, offset: end.lowerBound, reason: "the directory has \(found) entries and says \(count)")
        }
    }
}
