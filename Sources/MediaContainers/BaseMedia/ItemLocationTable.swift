// SPDX-License-Identifier: Apache-2.0

import ByteKit

/// An item location box (ISO 14496-12, 8.11.3), read, moved, and written again in the same size.
struct ItemLocationTable {
    struct Extent {
        var index: UInt64
        var offset: UInt64
        var length: UInt64
    }

    struct Item {
        let identifier: UInt32
        let constructionMethod: UInt16
        let dataReference: UInt16
        var base: UInt64
        var extents: [Extent]

        /// Whether its extents are offsets into this very file.
        var isInFile: Bool { constructionMethod & 0x0F == 0 && dataReference == 0 }
    }

    /// What of the table cannot be read or moved.
    enum Failure: Error {
        case malformed
        case tooSmallField
    }

    private let version: UInt8
    private let flags: [UInt8]
    private let sizes: UInt16
    private let offsetSize: Int
    private let lengthSize: Int
    private let baseSize: Int
    private let indexSize: Int
    private(set) var items: [Item] = []
    private let rest: [UInt8]

    init(_ payload: [UInt8]) throws {
        var reader = ByteReader(payload)
        version = try reader.readUInt8()
        flags = try reader.read(3)
        sizes = try reader.readBigEndian()
        offsetSize = Int(sizes >> 12)
        lengthSize = Int(sizes >> 8 & 0x0F)
        baseSize = Int(sizes >> 4 & 0x0F)
        indexSize = version == 1 || version == 2 ? Int(sizes & 0x0F) : 0
        guard version <= 2, [offsetSize, lengthSize, baseSize, indexSize].allSatisfy({ [0, 4, 8].contains($0) }) else {
            throw Failure.malformed
        }
        let count = version < 2 ? UInt32(try reader.readBigEndian(UInt16.self)) : try reader.readBigEndian(UInt32.self)
        for _ in 0..<count {
            let identifier =
                version < 2 ? UInt32(try reader.readBigEndian(UInt16.self)) : try reader.readBigEndian(UInt32.self)
            let method: UInt16 = version == 0 ? 0 : try reader.readBigEndian()
            var item = Item(
                identifier: identifier, constructionMethod: method, dataReference: try reader.readBigEndian(),
                base: try ItemLocationTable.integer(baseSize, &reader), extents: [])
            let extentCount = try reader.readBigEndian(UInt16.self)
            // Extents without any field take no room in the file, so their number is bounded by nothing.
            guard indexSize + offsetSize + lengthSize > 0 || extentCount <= 1 else { throw Failure.malformed }
            for _ in 0..<extentCount {
                item.extents.append(
                    Extent(
                        index: try ItemLocationTable.integer(indexSize, &reader),
                        offset: try ItemLocationTable.integer(offsetSize, &reader),
                        length: try ItemLocationTable.integer(lengthSize, &reader)))
            }
            items.append(item)
        }
        rest = reader.readRest()
    }

    private static func integer(_ size: Int, _ reader: inout ByteReader) throws -> UInt64 {
        switch size {
        case 4: UInt64(try reader.readBigEndian(UInt32.self))
        case 8: try reader.readBigEndian(UInt64.self)
        default: 0
        }
    }

    /// Lets every offset into the file follow what it points to.
    /// - Throws: ``Failure/tooSmallField`` where a new offset does not fit into its field.
    mutating func move(_ map: PositionMap) throws {
        for index in items.indices where items[index].isInFile {
            var item = items[index]
            guard let first = item.extents.first else { continue }
            if baseSize > 0, item.base > 0 || offsetSize == 0 {
                let start = item.base &+ first.offset
                item.base = item.base &+ (map[start] &- start)
            }
            for (number, extent) in item.extents.enumerated() {
                let moved = map[items[index].base &+ extent.offset]
                guard offsetSize > 0 else {
                    guard moved == item.base || baseSize == 0 else { throw Failure.tooSmallField }
                    continue
                }
                guard moved >= item.base, fits(moved - item.base, offsetSize) else { throw Failure.tooSmallField }
                item.extents[number].offset = moved - item.base
            }
            guard fits(item.base, baseSize) else { throw Failure.tooSmallField }
            items[index] = item
        }
    }

    private func fits(_ value: UInt64, _ size: Int) -> Bool {
        size == 8 || value <= (size == 4 ? UInt64(UInt32.max) : 0)
    }

    /// The payload of the box.
    var bytes: [UInt8] {
        var writer = ByteWriter()
        func write(_ value: UInt64, _ size: Int) {
            if size == 2 { writer.writeBigEndian(UInt16(truncatingIfNeeded: value)) }
            if size == 4 { writer.writeBigEndian(UInt32(truncatingIfNeeded: value)) }
            if size == 8 { writer.writeBigEndian(value) }
        }
        let identifierSize = version < 2 ? 2 : 4
        writer.writeUInt8(version)
        writer.write(flags)
        writer.writeBigEndian(sizes)
        write(UInt64(items.count), identifierSize)
        for item in items {
            write(UInt64(item.identifier), identifierSize)
            if version > 0 { writer.writeBigEndian(item.constructionMethod) }
            writer.writeBigEndian(item.dataReference)
            write(item.base, baseSize)
            writer.writeBigEndian(UInt16(item.extents.count))
            for extent in item.extents {
                write(extent.index, indexSize)
                write(extent.offset, offsetSize)
                write(extent.length, lengthSize)
            }
        }
        writer.write(rest)
        return writer.bytes
    }
}
