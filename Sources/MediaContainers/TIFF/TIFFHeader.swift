// SPDX-License-Identifier: Apache-2.0

import ByteKit

/// The header of a TIFF or BigTIFF structure (TIFF 6.0, section 2), and with it how numbers are written.
struct TIFFHeader: Sendable, Hashable {
    let isLittleEndian: Bool
    /// BigTIFF: offsets and counts of 64 bits.
    let isBig: Bool
    /// Where the first directory stands.
    let firstDirectory: UInt64

    /// Reads the first 16 bytes (8 are enough where it is no BigTIFF); nil where they are no such header.
    init?(_ bytes: [UInt8]) {
        guard bytes.count >= 8 else { return nil }
        switch (bytes[0], bytes[1]) {
        case (0x49, 0x49): isLittleEndian = true
        case (0x4D, 0x4D): isLittleEndian = false
        default: return nil
        }
        let version = TIFFHeader.number(bytes[2..<4], isLittleEndian)
        isBig = version == 43
        guard version == 42 || (isBig && bytes.count >= 16) else { return nil }
        firstDirectory = TIFFHeader.number(isBig ? bytes[8..<16] : bytes[4..<8], isLittleEndian)
    }

    /// Bytes of an offset.
    var offsetSize: Int { isBig ? 8 : 4 }
    /// Bytes of the number of entries of a directory.
    var entryCountSize: Int { isBig ? 8 : 2 }
    /// Bytes of a directory entry.
    var entrySize: Int { isBig ? 20 : 12 }
    /// Where the offset of the first directory stands.
    var firstDirectoryPlace: UInt64 { isBig ? 8 : 4 }
    /// Directories begin at multiples of this.
    var alignment: UInt64 { isBig ? 8 : 2 }

    private static func number(_ bytes: ArraySlice<UInt8>, _ isLittleEndian: Bool) -> UInt64 {
        isLittleEndian
            ? bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) } : bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// The number that up to eight bytes stand for.
    func number(_ bytes: ArraySlice<UInt8>) -> UInt64 { TIFFHeader.number(bytes, isLittleEndian) }

    /// A number in `size` bytes.
    func bytes(_ value: UInt64, size: Int) -> [UInt8] {
        let little = (0..<size).map { UInt8(truncatingIfNeeded: value >> UInt64($0 * 8)) }
        return isLittleEndian ? little : little.reversed()
    }
}

/// One entry of a directory (TIFF 6.0, section 2).
struct TIFFEntry: Sendable, Hashable {
    let tag: UInt16
    let type: UInt16
    let count: UInt64
    /// The entry as it stands.
    let bytes: [UInt8]
    /// Its last field: the value, or the offset of it.
    let valueField: [UInt8]

    /// Reads an entry.
    init(_ bytes: ArraySlice<UInt8>, _ header: TIFFHeader) {
        let start = bytes.startIndex
        let valueStart = start + 4 + header.offsetSize
        tag = UInt16(header.number(bytes[start..<(start + 2)]))
        type = UInt16(header.number(bytes[(start + 2)..<(start + 4)]))
        count = header.number(bytes[(start + 4)..<valueStart])
        valueField = Array(bytes[valueStart...])
        self.bytes = Array(bytes)
    }

    /// An entry for data elsewhere in the file.
    init(tag: UInt16, type: UInt16, count: UInt64, offset: UInt64, _ header: TIFFHeader) {
        self.tag = tag
        self.type = type
        self.count = count
        valueField = header.bytes(offset, size: header.offsetSize)
        bytes =
            header.bytes(UInt64(tag), size: 2) + header.bytes(UInt64(type), size: 2)
            + header.bytes(count, size: header.offsetSize) + valueField
    }

    private static let sizes: [UInt16: UInt64] = [
        1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 16: 8, 17: 8, 18: 8,
    ]

    /// Where the data stands in the file; nil where it stands in the entry itself, or is of an unknown type.
    func data(_ header: TIFFHeader) -> Range<UInt64>? {
        guard let size = TIFFEntry.sizes[type] else { return nil }
        let (length, overflow) = count.multipliedReportingOverflow(by: size)
        let offset = header.number(valueField[...])
        let (end, overflow2) = offset.addingReportingOverflow(length)
        guard !overflow, !overflow2, length > UInt64(header.offsetSize) else { return nil }
        return offset..<end
    }

    /// The first of the values where all of them stand in the entry itself, otherwise their offset.
    func value(_ header: TIFFHeader) -> UInt64 {
        guard data(header) == nil, let size = TIFFEntry.sizes[type], size <= header.offsetSize else {
            return header.number(valueField[...])
        }
        return header.number(valueField.prefix(Int(size)))
    }
}
