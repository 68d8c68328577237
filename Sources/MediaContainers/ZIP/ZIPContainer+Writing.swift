// SPDX-License-Identifier: Apache-2.0

public import ByteKit

extension ZIPContainer {
    public func planCopy(
        of source: any ByteSource, reading: ContainerReading, applying edit: ContainerEdit
    ) throws -> CopyPlan {
        try reading.checkCopyable()
        guard edit.xmpProperties.isEmpty else {
            throw ContainerError.noPlace(reading.format, what: "a link to a manifest")
        }
        if edit.storeCapacity == nil, reading.layout.removals.isEmpty {
            return CopyPlan([.copy(0..<source.count)])
        }
        var copy = try ZIPCopy(of: source, format: reading.format)
        return try copy.plan(capacity: edit.storeCapacity)
    }

    /// The store in the room that it has: the directory, which says how large that is, is hashed but for the checksum.
    public func planUpdate(
        of source: any ByteSource, reading: ContainerReading, store: UpdatedStore
    ) throws -> CopyPlan {
        let room = try reading.room(of: try reading.updatablePlace(), for: store)
        let directory = try ZIPDirectory(of: source, format: reading.format)
        var planner = CopyPlanner()
        planner.replace(room, with: [.store(room.count)])
        try directory.forEachEntry(in: source, format: reading.format, limits: ContainerLimits()) { entry in
            guard entry.path == ZIPContainer.storePath, entry.localOffset < room.lowerBound else { return }
            // Whoever writes zeros, as the specification asks, is not corrected.
            let places = [entry.localOffset + 14, entry.header.lowerBound + ZIPEntry.checksumOffset]
            for place in places where entry.checksum != 0 {
                planner.replace(place..<(place + 4), with: [.distantChecksum(.file)])
            }
        }
        return planner.plan(size: reading.size)
    }
}

/// A ZIP archive written anew: files as they are, the store behind them, a new directory. What no directory entry speaks
/// of is left out: no hash would cover it.
private struct ZIPCopy {
    private let source: any ByteSource
    private let format: MediaFormat
    private let directory: ZIPDirectory
    /// Files that are kept, by place.
    private var files: [(entry: ZIPEntry, range: Range<UInt64>)] = []
    /// The list of content types, where it must name the store's: its directory entry and its new content.
    private var contentTypes: (header: UInt64, new: ZIPReplacement)?
    private static let limit = UInt64(UInt32.max)

    init(of source: any ByteSource, format: MediaFormat) throws {
        self.source = source
        self.format = format
        directory = try ZIPDirectory(of: source, format: format)
        var window = SourceWindow(source)
        var files: [(ZIPEntry, Range<UInt64>)] = []
        var paths = Set<String>()
        let headers = directory.headers
        var replaced: (UInt64, ZIPReplacement)?
        try directory.forEachEntry(in: source, format: format, limits: ContainerLimits()) { entry in
            let file = try ZIPLocalFile(entry, in: source, &window, before: headers.lowerBound, format: format)
            guard entry.path != ZIPContainer.storePath else { return }
            guard paths.insert(entry.path).inserted else {
                throw ContainerError.malformed(
                    format, offset: entry.header.lowerBound, reason: "two files in it have the same name")
            }
            guard !entry.path.split(separator: "/").contains(where: { $0 == "." || $0 == ".." }) else {
                throw ContainerError.malformed(
                    format, offset: entry.header.lowerBound, reason: "a name in it leads out of the archive")
            }
            files.append((entry, file.range))
            if [.docx, .xlsx, .pptx].contains(format), entry.path == OfficeContentTypes.path,
                let old = try OfficeContentTypes.content(entry, file, in: source),
                let new = OfficeContentTypes.adding(to: old),
                let replacement = ZIPReplacement(
                    of: entry, header: try source.read(at: entry.header.lowerBound, count: entry.header.count),
                    content: new)
            {
                replaced = (entry.header.lowerBound, replacement)
            }
        }
        contentTypes = replaced
        self.files = files.sorted { $0.1.lowerBound < $1.1.lowerBound }
    }

    /// - Parameter capacity: size of the new store; nil for none.
    mutating func plan(capacity: Int?) throws -> CopyPlan {
        if capacity == nil { contentTypes = nil }
        var steps: [CopyPlan.Step] = []
        var position: UInt64 = 0
        var moved: [UInt64: UInt64] = [:]
        var run: Range<UInt64>?
        var behind: UInt64 = 0
        for file in files {
            guard file.range.lowerBound >= behind else {
                throw ContainerError.malformed(format, offset: file.range.lowerBound, reason: "files in it overlap")
            }
            behind = file.range.upperBound
            moved[file.entry.header.lowerBound] = position
            if let contentTypes, contentTypes.header == file.entry.header.lowerBound {
                if let run { steps.append(.copy(run)) }
                run = nil
                steps.append(.write(contentTypes.new.local))
                position += UInt64(contentTypes.new.local.count)
                continue
            }
            position += UInt64(file.range.count)
            if let last = run, last.upperBound == file.range.lowerBound {
                run = last.lowerBound..<file.range.upperBound
            } else {
                if let run { steps.append(.copy(run)) }
                run = file.range
            }
        }
        if let run, !run.isEmpty { steps.append(.copy(run)) }
        let storeOffset = position
        if let capacity {
            guard let size = UInt32(exactly: capacity), size < UInt32.max else {
                throw ContainerError.tooLargeForFormat(format, what: "a manifest store of \(capacity) bytes")
            }
            steps += ZIPCopy.localFile(size: size)
            position += CopyPlan(ZIPCopy.localFile(size: size)).size
        }
        let start = position
        steps += try headers(moved)
        if let capacity {
            steps += ZIPCopy.centralHeader(size: UInt32(clamping: capacity), offset: storeOffset)
        }
        let count = UInt64(files.count) + (capacity == nil ? 0 : 1)
        let end = CopyPlan(steps).size
        steps.append(.write(try endRecords(count: count, start: start, end: end)))
        return CopyPlan(steps)
    }

    /// The kept headers with their new offsets, in their old order.
    private func headers(_ moved: [UInt64: UInt64]) throws -> [CopyPlan.Step] {
        var steps: [CopyPlan.Step] = []
        var changed: [UInt8] = []
        for (entry, _) in files.sorted(by: { $0.entry.header.lowerBound < $1.entry.header.lowerBound }) {
            var bytes = try source.read(at: entry.header.lowerBound, count: entry.header.count)
            let offset = moved[entry.header.lowerBound] ?? 0
            let (position, width) = entry.offsetField
            guard width == 8 || offset < ZIPCopy.limit else {
                throw ContainerError.tooLargeForFormat(format, what: "an archive of more than 4 GB")
            }
            for index in 0..<width { bytes[position + index] = UInt8(truncatingIfNeeded: offset >> UInt64(8 * index)) }
            if let contentTypes, contentTypes.header == entry.header.lowerBound {
                bytes = contentTypes.new.header(bytes)
            }
            changed += bytes
        }
        if !changed.isEmpty { steps.append(.write(changed)) }
        return steps
    }

    private static let name = Array(ZIPContainer.storePath.utf8)
    /// 1980-01-01, the first day of the format: a copy of the same file is the same.
    private static let date: [UInt8] = [0, 0, 0x21, 0]

    /// The store as a file (A.6.2.2): as it is, not encrypted. The specification asks for a checksum of 0, readers of ZIP
    /// archives for the true one; the hash of the directory leaves it out.
    private static func localFile(size: UInt32) -> [CopyPlan.Step] {
        var head = ByteWriter()
        head.write(Array("PK\u{3}\u{4}".utf8) + [10, 0, 0, 0, 0, 0] + date)
        var rest = ByteWriter()
        rest.writeLittleEndian(size)
        rest.writeLittleEndian(size)
        rest.writeLittleEndian(UInt16(name.count))
        rest.writeLittleEndian(UInt16(0))
        rest.write(name)
        return [
            .storeFraming(head.bytes), .storeChecksum(.file), .storeFraming(rest.bytes),
            .store(Int(size)),
        ]
    }

    private static func centralHeader(size: UInt32, offset: UInt64) -> [CopyPlan.Step] {
        let isWide = offset >= limit
        var head = ByteWriter()
        head.write(Array("PK\u{1}\u{2}".utf8) + [20, 3, isWide ? 45 : 10, 0, 0, 0, 0, 0] + date)
        var rest = ByteWriter()
        rest.writeLittleEndian(size)
        rest.writeLittleEndian(size)
        rest.writeLittleEndian(UInt16(name.count))
        rest.writeLittleEndian(UInt16(isWide ? 12 : 0))
        rest.write([0, 0, 0, 0, 0, 0])
        rest.writeLittleEndian(UInt32(0o100644) << 16)
        rest.writeLittleEndian(isWide ? UInt32.max : UInt32(truncatingIfNeeded: offset))
        rest.write(name)
        if isWide {
            rest.write([1, 0, 8, 0])
            rest.writeLittleEndian(offset)
        }
        return [.write(head.bytes), .distantChecksum(.file), .write(rest.bytes)]
    }

    private func endRecords(count: UInt64, start: UInt64, end: UInt64) throws -> [UInt8] {
        var writer = ByteWriter()
        if directory.wideEnd != nil || count >= 0xFFFF || end >= ZIPCopy.limit {
            writer.write(Array("PK\u{6}\u{6}".utf8))
            writer.writeLittleEndian(UInt64(44))
            writer.write([45, 3, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0])
            writer.writeLittleEndian(count)
            writer.writeLittleEndian(count)
            writer.writeLittleEndian(end - start)
            writer.writeLittleEndian(start)
            writer.write(Array("PK\u{6}\u{7}".utf8) + [0, 0, 0, 0])
            writer.writeLittleEndian(end)
            writer.write([1, 0, 0, 0])
        }
        let comment = try source.read(
            at: directory.end.lowerBound + 20, count: Int(directory.end.upperBound - directory.end.lowerBound - 20))
        writer.write(Array("PK\u{5}\u{6}".utf8) + [0, 0, 0, 0])
        writer.writeLittleEndian(UInt16(clamping: count))
        writer.writeLittleEndian(UInt16(clamping: count))
        writer.writeLittleEndian(UInt32(clamping: end - start))
        writer.writeLittleEndian(UInt32(clamping: start))
        writer.write(comment)
        return writer.bytes
    }
}
