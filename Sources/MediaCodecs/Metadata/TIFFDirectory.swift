// SPDX-License-Identifier: Apache-2.0
import ByteKit

/// A directory of tags (TIFF 6.0 section 2, Exif 2.32 section 4.6), read with limits, written little-endian.
struct TIFFDirectory: Sendable, Equatable {
    struct Entry: Sendable, Equatable {
        var tag: Int
        var type: Int
        var count: Int
        /// The values, little-endian. Empty where ``children`` are what the tag points at.
        var value: [UInt8]
        var children: TIFFDirectory?
    }

    var entries: [Entry] = []

    static let exif = 34_665
    static let gps = 34_853
    static let interoperability = 40_965
    private static let entryLimit = 4096
    private static let depthLimit = 3

    /// Bytes a value of each type takes; the second figure is the width of what a byte order turns round.
    private static let widths: [Int: (bytes: Int, word: Int)] = [
        1: (1, 1), 2: (1, 1), 3: (2, 2), 4: (4, 4), 5: (8, 4), 6: (1, 1), 7: (1, 1), 8: (2, 2), 9: (4, 4),
        10: (8, 4), 11: (4, 4), 12: (8, 8),
    ]

    /// Reads the first directory of a classic TIFF structure; nil where there is none.
    /// - Parameter tags: which to take from the first directory; of those below it, all are taken.
    static func first(of source: any ByteSource, tags: Set<Int>) throws(MediaError) -> TIFFDirectory? {
        let head = try source.window(at: 0, count: 8)
        guard head.starts(with: [0x49, 0x49, 42, 0]) || head.starts(with: [0x4D, 0x4D, 0, 42]) else { return nil }
        let little = head[0] == 0x49
        guard let offset = head.integer(4, 4, little) else { return nil }
        var budget = PictureMetadata.limit
        return try read(source, at: offset, little, tags: tags, depth: 0, &budget)
    }

    private static func read(
        _ source: any ByteSource, at offset: Int, _ little: Bool, tags: Set<Int>?, depth: Int, _ budget: inout Int
    ) throws(MediaError) -> TIFFDirectory? {
        let head = try source.window(at: UInt64(offset), count: 2)
        guard let count = head.integer(0, 2, little), count <= entryLimit else { return nil }
        let table = try source.window(at: UInt64(offset) + 2, count: count * 12)
        // Directories that point at each other must not be read without end.
        guard table.count <= budget else { return nil }
        budget -= table.count
        var directory = TIFFDirectory()
        for index in 0..<(table.count / 12) {
            let place = index * 12
            guard let tag = table.integer(place, 2, little), tags?.contains(tag) ?? true,
                let type = table.integer(place + 2, 2, little), let width = widths[type],
                let number = table.integer(place + 4, 4, little), number > 0, number <= budget / width.bytes
            else { continue }
            if [exif, gps, interoperability].contains(tag) {
                guard depth < depthLimit, let below = table.integer(place + 8, 4, little),
                    let children = try read(source, at: below, little, tags: nil, depth: depth + 1, &budget)
                else { continue }
                directory.entries.append(Entry(tag: tag, type: 4, count: 1, value: [], children: children))
                continue
            }
            let bytes = number * width.bytes
            budget -= bytes
            var value = Array(table[(place + 8)..<(place + 12)].prefix(bytes))
            if bytes > 4 {
                guard let at = table.integer(place + 8, 4, little) else { continue }
                value = try source.window(at: UInt64(at), count: bytes)
                guard value.count == bytes else { continue }
            }
            if !little, width.word > 1 {
                for start in stride(from: 0, to: value.count, by: width.word) {
                    value[start..<(start + width.word)].reverse()
                }
            }
            directory.entries.append(Entry(tag: tag, type: type, count: number, value: value, children: nil))
        }
        return directory
    }

    /// Appends the directory to `file`, with `ready` entries (12 bytes each, by tag) that point into `file` already.
    /// - Returns: where it starts.
    func append(to file: inout [UInt8], ready: [Int: [UInt8]] = [:], next: Int = 0) -> Int {
        var table = ready
        for entry in entries where table[entry.tag] == nil {
            var field = Self.little(entry.tag, 2) + Self.little(entry.type, 2) + Self.little(entry.count, 4)
            if let children = entry.children {
                field += Self.little(children.append(to: &file), 4)
            } else if entry.value.count <= 4 {
                field += (entry.value + [0, 0, 0, 0]).prefix(4)
            } else {
                if file.count % 2 == 1 { file.append(0) }
                field += Self.little(file.count, 4)
                file += entry.value
            }
            table[entry.tag] = field
        }
        if file.count % 2 == 1 { file.append(0) }
        let start = file.count
        file += Self.little(table.count, 2)
        for tag in table.keys.sorted() { file += table[tag] ?? [] }
        file += Self.little(next, 4)
        return start
    }

    /// A TIFF structure of its own, as EXIF is carried in other formats.
    func standalone() -> [UInt8] {
        var file: [UInt8] = [0x49, 0x49, 42, 0, 0, 0, 0, 0]
        let start = append(to: &file)
        file.replaceSubrange(4..<8, with: Self.little(start, 4))
        return file
    }

    private static func little(_ value: Int, _ width: Int) -> [UInt8] {
        (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
}
