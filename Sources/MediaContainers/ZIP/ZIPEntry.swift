// SPDX-License-Identifier: Apache-2.0

/// One header of a ZIP file's central directory (APPNOTE 4.3.12).
package struct ZIPEntry: Sendable, Hashable {
    static let headerSize = 46
    /// Offset of the CRC-32 in a central header.
    static let checksumOffset: UInt64 = 16

    /// The name as it stands.
    let name: [UInt8]
    /// General purpose flags: bit 0 encrypted, bit 3 sizes follow the content, bit 11 the name is UTF-8.
    let flags: UInt16
    /// 0 stored, 8 deflated, …
    let method: UInt16
    let checksum: UInt32
    let compressedSize: UInt64
    let size: UInt64
    /// Where the local header stands in the file.
    let localOffset: UInt64
    /// The central header.
    let header: Range<UInt64>
    /// Where the offset stands in the central header, from its start, and how many bytes it has: 4, or 8 in a zip64 field.
    let offsetField: (position: Int, width: Int)

    package static func == (left: ZIPEntry, right: ZIPEntry) -> Bool { left.header == right.header }
    package func hash(into hasher: inout Hasher) { hasher.combine(header) }

    var isEncrypted: Bool { flags & 1 != 0 }
    var hasDescriptor: Bool { flags & 8 != 0 }
    var isFolder: Bool { name.last == 0x2F }

    /// The name as text, without a slash at the end.
    var path: String {
        let bytes = isFolder ? name.dropLast() : name[...]
        if flags & 0x0800 != 0 { return String(decoding: bytes, as: UTF8.self) }
        return CodePage437.decode(bytes)
    }

    /// Reads a central header from its bytes, name and extra fields included.
    /// - Parameter base: where the archive begins in the file.
    /// - Returns: nil where it contradicts itself.
    init?(_ bytes: [UInt8], at position: UInt64, base: UInt64) {
        guard bytes.count >= ZIPEntry.headerSize, bytes.starts(withASCII: "PK\u{1}\u{2}") else { return nil }
        func little(_ offset: Int, _ width: Int) -> UInt64 {
            bytes[offset..<(offset + width)].reversed().reduce(0) { $0 << 8 | UInt64($1) }
        }
        let nameEnd = ZIPEntry.headerSize + Int(little(28, 2))
        let extraEnd = nameEnd + Int(little(30, 2))
        guard extraEnd + Int(little(32, 2)) == bytes.count else { return nil }
        name = Array(bytes[ZIPEntry.headerSize..<nameEnd])
        flags = UInt16(little(8, 2))
        method = UInt16(little(10, 2))
        checksum = UInt32(little(16, 4))
        header = position..<(position + UInt64(bytes.count))

        // Sizes and offset that do not fit 32 bits stand in the zip64 field, in this order (4.5.3).
        var wide: [Int] = []
        var field = nameEnd
        while field + 4 <= extraEnd {
            let length = Int(little(field + 2, 2))
            guard field + 4 + length <= extraEnd else { return nil }
            if little(field, 2) == 1 {
                wide = stride(from: field + 4, to: field + 4 + length - length % 8, by: 8).map { $0 }
                break
            }
            field += 4 + length
        }
        var values: [UInt64] = []
        var place = (position: 42, width: 4)
        for offset in [24, 20, 42] {
            let value = little(offset, 4)
            guard value == 0xFFFF_FFFF, let next = wide.first else {
                values.append(value)
                continue
            }
            wide.removeFirst()
            values.append(little(next, 8))
            if offset == 42 { place = (next, 8) }
        }
        size = values[0]
        compressedSize = values[1]
        let (offset, overflow) = values[2].addingReportingOverflow(base)
        guard !overflow else { return nil }
        localOffset = offset
        offsetField = place
    }
}
