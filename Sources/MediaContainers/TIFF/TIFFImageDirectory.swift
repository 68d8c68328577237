// SPDX-License-Identifier: Apache-2.0

import ByteKit

/// One image file directory with its place.
struct TIFFImageDirectory: Sendable, Hashable {
    /// Number of entries, entries, and the offset of the next directory.
    let range: Range<UInt64>
    /// Where the offset of this directory stands.
    let pointerPlace: UInt64
    let entries: [TIFFEntry]
    /// Where the next directory of the chain stands; 0 where there is none.
    let next: UInt64

    /// More entries than this have only files that want to do harm.
    static let maximumEntries: UInt64 = 65_535

    /// Reads the directory at `offset` of a structure that begins at `origin`; nil where the source ends before it does.
    /// - Parameter isLenient: takes what entries there are of a directory that is cut short.
    init?(
        _ source: any ByteSource, _ header: TIFFHeader, at offset: UInt64, pointerPlace: UInt64, origin: UInt64 = 0,
        isLenient: Bool = false
    ) throws {
        let (start, overflow) = origin.addingReportingOverflow(offset)
        guard !overflow else { return nil }
        let countBytes = try source.readUpTo(header.entryCountSize, at: start)
        guard countBytes.count == header.entryCountSize else { return nil }
        let count = header.number(countBytes[...])
        guard count <= TIFFImageDirectory.maximumEntries || isLenient else { return nil }
        let tableSize = Int(min(count, TIFFImageDirectory.maximumEntries)) * header.entrySize
        let table = try source.readUpTo(
            tableSize + header.offsetSize, at: start &+ UInt64(header.entryCountSize))
        guard table.count == tableSize + header.offsetSize || isLenient else { return nil }
        entries = (0..<(min(table.count, tableSize) / header.entrySize)).map { index in
            TIFFEntry(table[(index * header.entrySize)..<((index + 1) * header.entrySize)], header)
        }
        next = header.number(table.dropFirst(tableSize))
        range = offset..<(offset + UInt64(header.entryCountSize + table.count))
        self.pointerPlace = pointerPlace
    }

    /// The first entry with a tag.
    func entry(_ tag: UInt16) -> TIFFEntry? { entries.first { $0.tag == tag } }

    /// A directory as it is written.
    static func serialize(_ entries: [TIFFEntry], next: UInt64, _ header: TIFFHeader) -> [UInt8] {
        let sorted = entries.enumerated().sorted { ($0.element.tag, $0.offset) < ($1.element.tag, $1.offset) }
        return header.bytes(UInt64(entries.count), size: header.entryCountSize)
            + sorted.flatMap(\.element.bytes) + header.bytes(next, size: header.offsetSize)
    }

    /// Size of a directory of `count` entries.
    static func size(entries count: Int, _ header: TIFFHeader) -> UInt64 {
        UInt64(header.entryCountSize + count * header.entrySize + header.offsetSize)
    }
}

/// Goes through the main chain of directories.
struct TIFFWalker {
    let header: TIFFHeader
    private let source: any ByteSource
    /// More directories than this have only files that want to do harm.
    private static let maximumDirectories = 65_536

    init?(_ source: any ByteSource) throws {
        guard let header = TIFFHeader(try source.readUpTo(16, at: 0)) else { return nil }
        self.header = header
        self.source = source
    }

    /// Calls `body` with each directory in the order of the chain.
    func walk(_ body: (TIFFImageDirectory) throws -> Void) throws -> WalkEnding {
        var seen: Set<UInt64> = []
        var offset = header.firstDirectory
        var pointerPlace = header.firstDirectoryPlace
        while offset != 0 {
            guard seen.count < TIFFWalker.maximumDirectories else {
                return .malformed(offset, "there are too many directories")
            }
            guard seen.insert(offset).inserted else { return .malformed(offset, "the directories go in a circle") }
            guard
                let directory = try TIFFImageDirectory(source, header, at: offset, pointerPlace: pointerPlace)
            else { return .cutShort(offset) }
            try body(directory)
            pointerPlace = directory.range.upperBound - UInt64(header.offsetSize)
            offset = directory.next
        }
        return seen.isEmpty ? .malformed(0, "there is no directory") : .complete(source.count)
    }
}
