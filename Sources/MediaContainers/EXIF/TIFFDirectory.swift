// SPDX-License-Identifier: Apache-2.0

package import ByteKit

/// The first image file directory of a TIFF structure (TIFF 6.0, section 2), as EXIF blocks and TIFF files have it.
/// BigTIFF is read as well. Only entries whose value stands in the entry itself are of interest here.
package struct TIFFDirectory: Sendable {
    /// One directory entry.
    package struct Entry: Sendable, Hashable {
        package let tag: UInt16
        package let type: UInt16
        package let count: UInt64
        /// The value where it is a single byte, short or long; otherwise an offset.
        package let value: UInt64
    }

    private let entries: [Entry]

    /// Reads the directory of the TIFF structure at `origin`; nil where there is none that can be read.
    package init?(source: any ByteSource, origin: UInt64, length: UInt64, maximumEntries: Int = 4_096) {
        guard let header = try? source.readUpTo(16, at: origin), header.count >= 8 else { return nil }
        let isLittle: Bool
        switch (header[0], header[1]) {
        case (0x49, 0x49): isLittle = true
        case (0x4D, 0x4D): isLittle = false
        default: return nil
        }
        func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
            isLittle
                ? bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) } : bytes.reduce(0) { $0 << 8 | UInt64($1) }
        }
        let isBig = number(header[2..<4]) == 43
        guard isBig || number(header[2..<4]) == 42, !isBig || header.count == 16 else { return nil }
        let offset = isBig ? number(header[8..<16]) : number(header[4..<8])
        let countWidth = isBig ? 8 : 2
        let entryWidth = isBig ? 20 : 12
        guard offset <= length, let countBytes = try? source.readUpTo(countWidth, at: origin &+ offset),
            countBytes.count == countWidth
        else { return nil }
        let declared = Int(min(number(countBytes[...]), UInt64(maximumEntries)))
        let table = (try? source.readUpTo(declared * entryWidth, at: origin &+ offset &+ UInt64(countWidth))) ?? []
        var entries: [Entry] = []
        for index in 0..<(table.count / entryWidth) {
            let raw = table[(index * entryWidth)..<((index + 1) * entryWidth)]
            let base = raw.startIndex
            let type = UInt16(number(raw[(base + 2)..<(base + 4)]))
            let valueField = raw[(isBig ? base + 12 : base + 8)...]
            let width = [1: 1, 2: 1, 3: 2, 4: 4, 7: 1, 13: 4, 16: 8][type] ?? valueField.count
            entries.append(
                Entry(
                    tag: UInt16(number(raw[base..<(base + 2)])), type: type,
                    count: number(raw[(base + 4)..<(base + (isBig ? 12 : 8))]),
                    value: number(valueField.prefix(width))))
        }
        self.entries = entries
    }

    /// The first entry with a tag.
    package func entry(tag: UInt16) -> Entry? { entries.first { $0.tag == tag } }

    /// EXIF orientation (tag 274), where it is one of the eight.
    package var orientation: UInt8? {
        guard let value = entry(tag: 274)?.value, (1...8).contains(value) else { return nil }
        return UInt8(value)
    }

    /// Orientation stated by an EXIF block, with or without the leading `Exif\0\0`.
    package static func orientation(ofEXIF block: [UInt8]) -> UInt8? {
        let body = block.starts(withASCII: "Exif\0") ? Array(block.dropFirst(6)) : block
        return TIFFDirectory(source: MemoryByteSource(body), origin: 0, length: UInt64(body.count))?.orientation
    }
}
