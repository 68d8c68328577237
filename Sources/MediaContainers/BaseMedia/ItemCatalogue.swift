// SPDX-License-Identifier: Apache-2.0

import ByteKit

/// The items of a HEIF file, as far as they are needed: where the XMP is, and how large the primary picture is.
struct ItemCatalogue {
    private var xmpItem: UInt32?
    private var primaryItem: UInt32?
    private var locations: [UInt32: Range<UInt64>] = [:]
    private var sizes: [Int: PictureProperties] = [:]
    private var rotations: [Int: UInt8] = [:]
    private var associations: [UInt32: [Int]] = [:]
    /// Properties of the `ipco` box that were passed; they are numbered from 1.
    var propertyCount = 0

    /// Where the XMP packet is.
    var xmp: Range<UInt64>? { xmpItem.flatMap { locations[$0] } }

    /// The primary item's picture, or the largest where its properties are not told.
    var picture: PictureProperties? {
        let own = primaryItem.flatMap { associations[$0] } ?? []
        guard
            var picture = own.lazy.compactMap({ sizes[$0] }).first
                ?? sizes.values.max(by: { UInt64($0.width) * UInt64($0.height) < UInt64($1.width) * UInt64($1.height) })
        else { return nil }
        // Quarter turns anticlockwise (ISO 23008-12, 6.5.10) as EXIF orientations.
        if let turns = own.lazy.compactMap({ rotations[$0] }).first {
            picture.orientation = [1, 8, 3, 6][Int(turns & 3)]
        }
        return picture
    }

    mutating func read(_ type: BaseMediaBoxType, _ payload: [UInt8], fileSize: UInt64) {
        // A catalogue that is damaged says nothing; the credential does not depend on it.
        switch type {
        case "iinf": try? readItemInfo(payload)
        case "iloc":
            guard let table = try? ItemLocationTable(payload) else { return }
            for item in table.items where item.isInFile {
                guard item.extents.count == 1, let extent = item.extents.first,
                    case let (start, overflow) = item.base.addingReportingOverflow(extent.offset), !overflow,
                    start <= fileSize, extent.length <= fileSize - start
                else { continue }
                locations[item.identifier] = start..<(start + extent.length)
            }
        case "pitm":
            var reader = ByteReader(payload)
            let version = try? reader.readUInt8()
            try? reader.skip(3)
            primaryItem =
                version == 0 ? (try? reader.readBigEndian(UInt16.self)).map(UInt32.init) : try? reader.readBigEndian()
        case "ispe":
            var reader = ByteReader(payload)
            try? reader.skip(4)
            guard let width = try? reader.readBigEndian(UInt32.self),
                let height = try? reader.readBigEndian(UInt32.self)
            else { return }
            sizes[propertyCount + 1] = PictureProperties(width: width, height: height, bitDepth: 8)
        case "irot": rotations[propertyCount + 1] = payload.first
        case "ipma": try? readAssociations(payload)
        default: break
        }
    }

    /// `infe` entries of version 2 and 3 (ISO 14496-12, 8.11.6).
    private mutating func readItemInfo(_ payload: [UInt8]) throws {
        var reader = ByteReader(payload)
        let version = try reader.readUInt8()
        try reader.skip(version == 0 ? 5 : 7)
        while reader.remaining >= 8 {
            let size = Int(try reader.readBigEndian(UInt32.self))
            guard size >= 8, try reader.readBigEndian(UInt32.self) == BaseMediaBoxType("infe").code else { return }
            var entry = try reader.slice(size - 8)
            let entryVersion = try entry.readUInt8()
            try entry.skip(3)
            guard entryVersion >= 2 else { continue }
            let identifier =
                entryVersion == 2 ? UInt32(try entry.readBigEndian(UInt16.self)) : try entry.readBigEndian(UInt32.self)
            try entry.skip(2)
            guard try entry.readBigEndian(UInt32.self) == BaseMediaBoxType("mime").code else { continue }
            let texts = entry.readRest().split(separator: 0, omittingEmptySubsequences: false)
            if texts.count > 1, texts[1].elementsEqual("application/rdf+xml".utf8) { xmpItem = xmpItem ?? identifier }
        }
    }

    /// ISO 23008-12, 9.3.1.
    private mutating func readAssociations(_ payload: [UInt8]) throws {
        var reader = ByteReader(payload)
        let version = try reader.readUInt8()
        try reader.skip(2)
        let isWide = try reader.readUInt8() & 1 == 1
        let count = try reader.readBigEndian(UInt32.self)
        for _ in 0..<count {
            let item =
                version < 1 ? UInt32(try reader.readBigEndian(UInt16.self)) : try reader.readBigEndian(UInt32.self)
            let associationCount = try reader.readUInt8()
            for _ in 0..<associationCount {
                let number =
                    isWide
                    ? Int(try reader.readBigEndian(UInt16.self) & 0x7FFF) : Int(try reader.readUInt8() & 0x7F)
                associations[item, default: []].append(number)
            }
        }
    }
}
