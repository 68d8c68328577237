// SPDX-License-Identifier: Apache-2.0

import ByteKit

/// The indexes of an AVI of more than one RIFF chunk (OpenDML AVI File Format Extensions 1.02, section 3.0): they hold
/// offsets from the start of the file, which must follow when the first RIFF chunk grows. `idx1` counts from its own list
/// and stays.
struct OpenDMLIndexes {
    /// Places of 64-bit offsets, little-endian.
    private(set) var offsets: [UInt64] = []
    private var window: SourceWindow
    private let count: UInt64

    /// Index chunks of one file that are followed; an hour of film has some dozens.
    private static let mostIndexes = 100_000

    /// Finds them in the header list of a file.
    /// - Throws: ``ContainerError`` where an index contradicts itself.
    init(of source: any ByteSource) throws {
        window = SourceWindow(source)
        count = source.count
        var headers: [Range<UInt64>] = []
        var walker = RIFFWalker(source)
        _ = try walker.walk { chunk in
            if chunk.identifier == "LIST", chunk.listType == "hdrl", headers.isEmpty {
                headers.append((chunk.data.lowerBound + 4)..<chunk.data.upperBound)
            }
        }
        guard let header = headers.first else { return }
        for (name, data) in try chunks(in: header) where name == "LIST" {
            guard data.count >= 4, try window.read(4, at: data.lowerBound)?.starts(withASCII: "strl") == true else {
                continue
            }
            for (name, data) in try chunks(in: (data.lowerBound + 4)..<data.upperBound) where name == "indx" {
                try readIndex(data, isInner: false)
            }
        }
    }

    private static func damaged(_ offset: UInt64) -> ContainerError {
        .malformed(.avi, offset: offset, reason: "its index does not add up")
    }

    private mutating func chunks(in range: Range<UInt64>) throws -> [(name: String, data: Range<UInt64>)] {
        var found: [(String, Range<UInt64>)] = []
        var position = range.lowerBound
        while position + 8 <= range.upperBound, found.count < 1_000 {
            guard let name = try window.read(4, at: position),
                let size = try window.littleEndian(UInt32.self, at: position + 4),
                UInt64(size) <= range.upperBound - position - 8
            else { break }
            let data = (position + 8)..<(position + 8 + UInt64(size))
            found.append((String(decoding: name, as: UTF8.self), data))
            position = data.upperBound + UInt64(size & 1)
        }
        return found
    }

    /// A super index names index chunks by their offsets; an index of chunks has one offset that all of its entries count
    /// from.
    private mutating func readIndex(_ data: Range<UInt64>, isInner: Bool) throws {
        let start = data.lowerBound
        guard data.count >= 24, let kind = try window.byte(at: start + 3),
            let used = try window.littleEndian(UInt32.self, at: start + 4)
        else { throw Self.damaged(start) }
        guard kind == 0, !isInner else {
            // 1: an index of chunks. Others (a list of data) hold no offsets.
            if kind == 1 { try add(start + 12) }
            return
        }
        guard UInt64(used) <= (UInt64(data.count) - 24) / 16 else { throw Self.damaged(start) }
        for number in 0..<UInt64(used) {
            let place = start + 24 + number * 16
            guard let offset = try window.littleEndian(UInt64.self, at: place) else { throw Self.damaged(place) }
            if offset == 0 { continue }
            try add(place)
            // The chunk `ix##` that it names, with its header.
            guard offset < count, let head = try window.read(4, at: offset), head.starts(withASCII: "ix"),
                let size = try window.littleEndian(UInt32.self, at: offset + 4), size >= 24
            else { throw Self.damaged(place) }
            try readIndex((offset + 8)..<(offset + 8 + UInt64(size)), isInner: true)
        }
    }

    private mutating func add(_ place: UInt64) throws {
        guard offsets.count < Self.mostIndexes else {
            throw ContainerError.limitExceeded("indexes of an AVI", limit: UInt64(Self.mostIndexes))
        }
        offsets.append(place)
    }

    /// Adds the moved offsets to the changes of a copy that make them necessary.
    /// - Parameter changed: what else of the file changes; an index does not stand there.
    /// - Throws: ``ContainerError`` where an offset leads out of the file.
    mutating func move(in planner: inout CopyPlanner, besides changed: [Range<UInt64>]) throws {
        let map = planner.positionMap
        var end: UInt64 = 0
        for place in Set(offsets).sorted() {
            let field = place..<(place + 8)
            guard place >= end, !changed.contains(where: { $0.overlaps(field) || field.contains($0.lowerBound) }) else {
                throw Self.damaged(place)
            }
            end = field.upperBound
            guard let offset = try window.littleEndian(UInt64.self, at: place), offset <= count else {
                throw Self.damaged(place)
            }
            let moved = map[offset]
            if moved == offset { continue }
            var bytes = ByteWriter()
            bytes.writeLittleEndian(moved)
            planner.replace(field, with: [.write(bytes.bytes)])
        }
    }
}
