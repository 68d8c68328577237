// SPDX-License-Identifier: Apache-2.0

import ByteKit

/// One table of a font.
package struct FontTable: Sendable, Hashable {
    /// Four characters, one a byte.
    let tag: String
    let checksum: UInt32
    /// Where its content stands.
    let range: Range<UInt64>
    /// Its entry in the directory.
    let entry: Range<UInt64>
}

/// The table directory of a font (OpenType, "Organization of an OpenType font").
package struct FontDirectory: Sendable {
    static let headerSize: UInt64 = 12
    static let entrySize: UInt64 = 16
    /// Where `checkSumAdjustment` stands in `head`.
    static let adjustmentOffset: UInt64 = 8

    /// In the order of the directory.
    let tables: [FontTable]

    /// Reads a directory.
    /// - Throws: ``ContainerError`` where a table lies outside of the file.
    init(of source: any ByteSource) throws {
        let version = try source.readUpTo(4, at: 0)
        guard version == [0, 1, 0, 0] || version == Array("OTTO".utf8) || version == Array("true".utf8) else {
            throw ContainerError.unsupportedEdit(
                .font,
                "manifests in font collections and packed fonts (WOFF) are not defined; keep the store beside the file")
        }
        let count = try source.readUpTo(2, at: 4).reduce(0) { $0 << 8 | Int($1) }
        let size = count * Int(FontDirectory.entrySize)
        let bytes = try source.readUpTo(size, at: FontDirectory.headerSize)
        guard count > 0, bytes.count == size else {
            throw ContainerError.cutShort(.font, offset: FontDirectory.headerSize)
        }
        var tables: [FontTable] = []
        for index in 0..<count {
            let start = index * Int(FontDirectory.entrySize)
            func value(_ offset: Int) -> UInt64 {
                bytes[(start + offset)..<(start + offset + 4)].reduce(0) { $0 << 8 | UInt64($1) }
            }
            let (offset, length) = (value(8), value(12))
            guard offset + length <= source.count else { throw ContainerError.cutShort(.font, offset: offset) }
            let entry = FontDirectory.headerSize + UInt64(start)
            tables.append(
                FontTable(
                    tag: String(String.UnicodeScalarView(bytes[start..<(start + 4)].map { Unicode.Scalar($0) })),
                    checksum: UInt32(truncatingIfNeeded: value(4)), range: offset..<(offset + length),
                    entry: entry..<(entry + FontDirectory.entrySize)))
        }
        self.tables = tables
    }
}
