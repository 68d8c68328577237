// SPDX-License-Identifier: Apache-2.0
import ByteKit

/// A ZIP file of files as they are, without compression (APPNOTE 6.3, sections 4.3 and 4.4): pictures do not get
/// smaller. Written as it is sent; nothing but one chunk is in memory.
struct ZipArchive: Sendable {
    struct Entry: Sendable {
        let name: String
        let source: any ByteSource
    }

    /// Bytes an archive of this kind can hold.
    static let limit: UInt64 = 0xFFFF_FFFF
    let entries: [Entry]

    /// - Parameter entries: files; a name that is there already gets a number.
    /// - Throws: ``ServiceError`` `too_large` where they do not fit into one archive.
    init(_ entries: [Entry]) throws(ServiceError) {
        var names: Set<String> = []
        var named: [Entry] = []
        for entry in entries {
            let plain = ZipArchive.plain(entry.name)
            var name = plain
            var number = 2
            while !names.insert(name.lowercased()).inserted {
                name = ZipArchive.numbered(plain, number)
                number += 1
            }
            named.append(Entry(name: name, source: entry.source))
        }
        self.entries = named
        guard byteCount < ZipArchive.limit, entries.count < 0xFFFF else {
            throw ServiceError(.tooLarge, "These files are too large for one archive. Fetch them one by one.")
        }
    }

    /// Bytes of the whole archive.
    var byteCount: UInt64 {
        entries.reduce(22) { $0 + $1.source.count + 30 + 46 + 2 * UInt64($1.name.utf8.count) }
    }

    /// Writes the archive.
    func write(_ output: ([UInt8]) async throws -> Void) async throws {
        var directory: [UInt8] = []
        var offset: UInt64 = 0
        for entry in entries {
            var checksum: UInt32 = 0
            try entry.source.forEachChunk(in: 0..<entry.source.count) {
                checksum = Gzip.checksum(Array($0), after: checksum)
            }
            let name = Array(entry.name.utf8)
            // Version 2.0, names in UTF-8, stored; the time is the format's own beginning: it says nothing.
            let common =
                Self.little(20, 2) + Self.little(0x0800, 2) + Self.little(0, 2) + Self.little(0, 2)
                + Self.little(0x21, 2)
                + Self.little(UInt64(checksum), 4) + Self.little(entry.source.count, 4)
                + Self.little(entry.source.count, 4) + Self.little(UInt64(name.count), 2) + Self.little(0, 2)
            try await output([0x50, 0x4B, 3, 4] + common + name)
            var position: UInt64 = 0
            while position < entry.source.count {
                let chunk = try entry.source.readUpTo(1 << 18, at: position)
                guard !chunk.isEmpty else { throw ServiceError(.internalFailure, "A file ended too early.") }
                try await output(chunk)
                position += UInt64(chunk.count)
            }
            directory += [0x50, 0x4B, 1, 2] + Self.little(20, 2) + common
            directory += Self.little(0, 2) + Self.little(0, 2) + Self.little(0, 2) + Self.little(0, 4)
            directory += Self.little(offset, 4) + name
            offset += 30 + UInt64(name.count) + entry.source.count
        }
        let count = Self.little(UInt64(entries.count), 2)
        try await output(
            directory + [0x50, 0x4B, 5, 6] + Self.little(0, 2) + Self.little(0, 2) + count + count
                + Self.little(UInt64(directory.count), 4) + Self.little(offset, 4) + Self.little(0, 2))
    }

    private static func little(_ value: UInt64, _ width: Int) -> [UInt8] {
        (0..<width).map { UInt8(truncatingIfNeeded: value >> UInt64(8 * $0)) }
    }

    /// A name that stays in the folder it is unpacked in, and shows what it is.
    private static func plain(_ name: String) -> String {
        let kept = String(
            name.unicodeScalars.map { scalar -> Character in
                switch scalar.properties.generalCategory {
                case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: "_"
                default: ["/", "\\", ":", "*", "?", "\"", "<", ">", "|"].contains(scalar) ? "_" : Character(scalar)
                }
            }.prefix(120))
        return kept.isEmpty || kept.hasPrefix(".") ? "file\(kept)" : kept
    }

    private static func numbered(_ name: String, _ number: Int) -> String {
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "\(name)-\(number)" }
        return "\(name[..<dot])-\(number)\(name[dot...])"
    }
}
