// SPDX-License-Identifier: Apache-2.0
public import ByteKit

/// Why a snapshot could not be read.
public enum HammingSnapshotError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The file is no snapshot, or one of a version this program does not know.
    case unknownFormat
    /// The file is shorter or longer than its entries, or they are not those that were written.
    case damaged

    public var description: String {
        switch self {
        case .unknownFormat: "this is no snapshot of an index that this program can read; build the index anew"
        case .damaged: "the snapshot of the index is damaged; build the index anew"
        }
    }
}

/// Entries in a file: `CSHI`, the version and the number of entries, 40 bytes for each (four words of the key, lowest bits
/// first, and the payload, all least significant byte first), and a checksum. Tables are not kept: building them anew
/// takes less time than reading them.
extension HammingIndex {
    private static let magic = Array("CSHI".utf8)
    private static let version: UInt64 = 1
    private static let headerBytes: UInt64 = 16
    private static let entryBytes = 40
    private static let chunkEntries = 1 << 14

    /// Writes all entries, without keeping others from changing or searching the index meanwhile: an entry that is there
    /// throughout is written, one that comes or goes may be.
    /// - Throws: `ByteError` where the sink cannot be written.
    public func write(to sink: some ByteSink) throws(ByteError) {
        let start = sink.count
        try sink.append([UInt8](repeating: 0, count: Int(Self.headerBytes)))
        var entries: UInt64 = 0
        var sum = Checksum()
        var chunk: [UInt8] = []
        let view = currentView
        for keys in view.segments.map(\.keys) + [view.tail] {
            for place in 0..<keys.count where !keys.isRemoved(place) {
                let key = keys.key(at: place)
                for word in [key[0], key[1], key[2], key[3], keys.payload(at: place)] {
                    sum.add(word)
                    chunk += Self.bytes(word)
                }
                entries += 1
                if chunk.count == Self.chunkEntries * Self.entryBytes {
                    try sink.append(chunk)
                    chunk.removeAll(keepingCapacity: true)
                }
            }
        }
        try sink.append(chunk + Self.bytes(sum.value))
        try sink.patch(Self.header(entries), at: start)
    }

    /// An index with the entries of a snapshot, and tables built anew.
    /// - Throws: ``HammingSnapshotError`` or `ByteError`.
    public convenience init(snapshot source: some ByteSource, tunedRadius: Int = 31) throws {
        self.init(tunedRadius: tunedRadius)
        guard source.count >= Self.headerBytes + 8 else { throw HammingSnapshotError.unknownFormat }
        let header = try source.read(at: 0, count: Int(Self.headerBytes))
        let room = source.count - Self.headerBytes - 8
        let entries = Self.word(header[8...])
        guard Self.header(entries) == header else { throw HammingSnapshotError.unknownFormat }
        guard room % UInt64(Self.entryBytes) == 0, room / UInt64(Self.entryBytes) == entries,
            let count = Int(exactly: entries), entries <= UInt64(UInt32.max)
        else { throw HammingSnapshotError.damaged }
        // No larger than the file, whatever it claims.
        let keys = KeyPlanes(capacity: count)
        var sum = Checksum()
        try source.forEachChunk(
            in: Self.headerBytes..<source.count - 8, chunkSize: Self.chunkEntries * Self.entryBytes
        ) { chunk in
            for start in stride(from: 0, to: chunk.count, by: Self.entryBytes) {
                let words = (0..<5).map { Self.word(chunk[(start + 8 * $0)...]) }
                for word in words { sum.add(word) }
                keys.append(SIMD4(words[0], words[1], words[2], words[3]), payload: words[4])
            }
        }
        guard Self.word(try source.read(at: source.count - 8, count: 8)[...]) == sum.value else {
            throw HammingSnapshotError.damaged
        }
        insert(keys)
    }

    private static func header(_ entries: UInt64) -> [UInt8] {
        magic + bytes(version).prefix(4) + bytes(entries)
    }

    private static func bytes(_ word: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(8 * $0)) }
    }

    /// The first eight bytes.
    private static func word(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// Sees every changed or exchanged word; no defence against people.
    private struct Checksum {
        private(set) var value: UInt64 = 0

        mutating func add(_ word: UInt64) {
            value = (value ^ word) &* 0x9e37_79b9_7f4a_7c15
            value ^= value >> 29
        }
    }
}
