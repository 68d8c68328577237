// SPDX-License-Identifier: Apache-2.0

public import ByteKit

extension FontContainer {
    public func planCopy(
        of source: any ByteSource, reading: ContainerReading, applying edit: ContainerEdit
    ) throws -> CopyPlan {
        try reading.checkCopyable()
        guard edit.xmpProperties.isEmpty else {
            throw ContainerError.noPlace(.font, what: "a link to a manifest")
        }
        // Collections and packed fonts too have a copy beside which a store can be kept.
        if edit.storeCapacity == nil, reading.layout.removals.isEmpty { return CopyPlan([.copy(0..<source.count)]) }
        let old = try FontDirectory(of: source).tables
        guard edit.storeCapacity != nil || old.contains(where: { $0.tag == FontContainer.tag }) else {
            return CopyPlan([.copy(0..<source.count)])
        }
        guard Set(old.map(\.tag)).count == old.count else {
            throw ContainerError.malformed(.font, offset: 0, reason: "two of its tables have the same name")
        }
        let tables = old.filter { $0.tag != FontContainer.tag }
        return try FontCopy(source, tables, capacity: edit.storeCapacity).plan()
    }

    /// A font is bound table by table, so that its directory may say that one of them has grown.
    public func planUpdate(
        of source: any ByteSource, reading: ContainerReading, store: UpdatedStore
    ) throws -> CopyPlan {
        _ = try reading.updatablePlace()
        return try planCopy(
            of: source, reading: reading, applying: ContainerEdit(storeCapacity: store.bytes.count))
    }
}

/// A font written anew: its tables in the order in which they stand, the store's table behind them.
private struct FontCopy {
    private let source: any ByteSource
    /// In the order of the file.
    private let tables: [FontTable]
    private let capacity: Int?

    init(_ source: any ByteSource, _ tables: [FontTable], capacity: Int?) {
        self.source = source
        self.tables = tables.sorted { $0.range.lowerBound < $1.range.lowerBound }
        self.capacity = capacity
    }

    /// Major and minor version 0.1, no address, the store right behind.
    private static func tableHeader(_ capacity: UInt32) -> [UInt8] {
        var writer = ByteWriter()
        writer.write([0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0])
        writer.writeBigEndian(UInt32(20))
        writer.writeBigEndian(capacity)
        return writer.bytes
    }

    private static func padding(_ count: UInt64) -> [UInt8] { [UInt8](repeating: 0, count: Int((4 - count % 4) % 4)) }

    func plan() throws -> CopyPlan {
        let count = tables.count + (capacity == nil ? 0 : 1)
        var position = FontDirectory.headerSize + UInt64(count) * FontDirectory.entrySize
        var content: [CopyPlan.Step] = []
        var entries: [(tag: String, checksum: UInt32, offset: UInt64, length: UInt64)] = []
        // The sum over the whole font is that over the directory and over all tables (OpenType, `head`).
        var sum: UInt32 = 0
        var adjustment: UInt64?
        for table in tables {
            let checksum = try FontCopy.checksum(of: table, in: source)
            sum &+= checksum
            entries.append((table.tag, checksum, position, UInt64(table.range.count)))
            if table.tag == "head", table.range.count >= 12 { adjustment = position + FontDirectory.adjustmentOffset }
            content.append(.copy(table.range))
            let padding = FontCopy.padding(UInt64(table.range.count))
            if !padding.isEmpty { content.append(.write(padding)) }
            position += UInt64(table.range.count) + UInt64(padding.count)
        }
        let store = try storeTable()
        if let store { entries.append((FontContainer.tag, 0, position, store.length)) }
        guard position + (store?.length ?? 0) < UInt64(UInt32.max) else {
            throw ContainerError.tooLargeForFormat(.font, what: "a font of more than 4 GB")
        }
        // The directory is in the order of the tags.
        entries.sort { $0.tag.unicodeScalars.lexicographicallyPrecedes($1.tag.unicodeScalars) }
        var (steps, directorySum) = try directory(
            entries, headerSum: store.map { StoreChecksum.wordSum(of: $0.header) })
        steps += content + (store?.steps ?? [])
        sum &+= directorySum
        guard let adjustment else { return CopyPlan(steps) }
        // The table's checksum counts twice: in the directory, and as the table itself.
        let header = store.map { StoreChecksum.wordSum(of: $0.header) } ?? 0
        let whole = 0xB1B0_AFBA &- sum &- 2 &* header
        let digest = StoreChecksum.words(times: store == nil ? 0 : 0 &- 2, plus: whole)
        return CopyPlan(try FontCopy.setting(adjustment, to: digest, hasStore: store != nil, in: steps))
    }

    private func storeTable() throws -> (header: [UInt8], length: UInt64, steps: [CopyPlan.Step])? {
        guard let capacity else { return nil }
        guard let size = UInt32(exactly: capacity) else {
            throw ContainerError.tooLargeForFormat(.font, what: "a manifest store of \(capacity) bytes")
        }
        let header = FontCopy.tableHeader(size)
        let length = UInt64(header.count) + UInt64(size)
        var steps: [CopyPlan.Step] = [.storeFraming(header), .store(capacity)]
        let padding = FontCopy.padding(length)
        if !padding.isEmpty { steps.append(.write(padding)) }
        return (header, length, steps)
    }

    /// Header and entries, and the sum of them without the checksum of the store's table.
    private func directory(
        _ entries: [(tag: String, checksum: UInt32, offset: UInt64, length: UInt64)], headerSum: UInt32?
    ) throws -> ([CopyPlan.Step], UInt32) {
        var writer = ByteWriter()
        writer.write(try source.read(at: 0, count: 4))
        let count = UInt16(clamping: entries.count)
        let power = count == 0 ? 0 : 15 - count.leadingZeroBitCount
        let range = UInt16(truncatingIfNeeded: 16 << power)
        writer.writeBigEndian(count)
        writer.writeBigEndian(range)
        writer.writeBigEndian(UInt16(power))
        writer.writeBigEndian(UInt16(truncatingIfNeeded: entries.count * 16 - Int(range)))
        var steps: [CopyPlan.Step] = []
        var sum: UInt32 = 0
        func flush() {
            sum &+= StoreChecksum.wordSum(of: writer.bytes)
            steps.append(.write(writer.bytes))
            writer = ByteWriter()
        }
        for entry in entries {
            writer.write(entry.tag.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })
            if entry.tag == FontContainer.tag, let headerSum {
                flush()
                steps.append(.distantChecksum(.words(times: 1, plus: headerSum)))
            } else {
                writer.writeBigEndian(entry.checksum)
            }
            writer.writeBigEndian(UInt32(truncatingIfNeeded: entry.offset))
            writer.writeBigEndian(UInt32(truncatingIfNeeded: entry.length))
        }
        flush()
        return (steps, sum)
    }

    /// The checksum of a table; that of `head` is taken with `checkSumAdjustment` as zero.
    private static func checksum(of table: FontTable, in source: any ByteSource) throws -> UInt32 {
        var sum: UInt32 = 0
        try source.forEachChunk(in: table.range) { sum &+= StoreChecksum.wordSum(of: $0) }
        let start = table.range.lowerBound + FontDirectory.adjustmentOffset
        if table.tag == "head", table.range.count >= 12 {
            sum &-= StoreChecksum.wordSum(of: try source.read(at: start, count: 4))
        }
        return sum
    }

    /// The steps with four bytes at `offset`, inside of something copied, replaced by a number.
    private static func setting(
        _ offset: UInt64, to digest: StoreChecksum, hasStore: Bool, in steps: [CopyPlan.Step]
    ) throws -> [CopyPlan.Step] {
        var result: [CopyPlan.Step] = []
        var position: UInt64 = 0
        for step in steps {
            let end = position + CopyPlan.size(of: step)
            if case .copy(let range) = step, (position..<end).contains(offset), end - offset >= 4 {
                let cut = range.lowerBound + (offset - position)
                result += [
                    .copy(range.lowerBound..<cut),
                    hasStore ? .distantChecksum(digest) : .write(digest.bytes(of: [])),
                    .copy((cut + 4)..<range.upperBound),
                ]
            } else {
                result.append(step)
            }
            position = end
        }
        return result
    }
}
