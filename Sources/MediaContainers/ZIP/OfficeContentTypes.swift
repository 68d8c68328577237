// SPDX-License-Identifier: Apache-2.0

import ByteKit

/// The list of content types that every Office package has (ECMA-376-2, 7.2.3): a file whose type it does not name makes
/// Office call the document damaged, so the store's type is added to it.
enum OfficeContentTypes {
    static let path = "[Content_Types].xml"
    private static let largest: UInt64 = 1 << 20
    private static let entry = #"<Default Extension="c2pa" ContentType="application/c2pa"/>"#

    /// The list with the store's type in it; nil where it is there already, or the list is of a form that is not edited.
    static func adding(to content: [UInt8]) -> [UInt8]? {
        let text = String(decoding: content, as: UTF8.self)
        let lowered = text.lowercased()
        guard text.utf8.elementsEqual(content), lowered.utf8.count == text.utf8.count,
            !lowered.contains(#"extension="c2pa""#), !lowered.contains("extension='c2pa'"),
            let start = content.firstOffset(ofASCII: "<Types"),
            let end = content[start...].firstIndex(of: 0x3E), content[end - 1] != 0x2F
        else { return nil }
        return Array(content[...end]) + Array(entry.utf8) + Array(content[(end + 1)...])
    }

    /// The content of a file in an archive; nil where it is packed in a way that is not known, or large.
    static func content(_ entry: ZIPEntry, _ file: ZIPLocalFile, in source: any ByteSource) throws -> [UInt8]? {
        guard !entry.isEncrypted, entry.compressedSize <= largest, entry.size <= largest else { return nil }
        let bytes = try source.read(at: file.content.lowerBound, count: file.content.count)
        switch entry.method {
        case 0: return bytes
        case 8: return try? Inflater.inflate(bytes, limit: Int(largest))
        default: return nil
        }
    }
}

/// A file of an archive with new content, stored as it is.
struct ZIPReplacement {
    /// Local header and content.
    let local: [UInt8]
    private let content: [UInt8]
    private let checksum: [UInt8]

    /// - Parameter header: the central header of the file as it was.
    init?(of entry: ZIPEntry, header: [UInt8], content: [UInt8]) {
        // Sizes in a zip64 field stay what they are.
        guard header.count >= ZIPEntry.headerSize, !header[20..<28].allSatisfy({ $0 == 0xFF }),
            let size = UInt32(exactly: content.count), let nameSize = UInt16(exactly: entry.name.count)
        else { return nil }
        self.content = content
        checksum = StoreChecksum.file.bytes(of: content)
        var writer = ByteWriter()
        writer.write(Array("PK\u{3}\u{4}".utf8) + [20, 0])
        writer.writeLittleEndian(entry.flags & 0x0800)
        writer.writeLittleEndian(UInt16(0))
        writer.write(header[12..<16])
        writer.write(checksum)
        writer.writeLittleEndian(size)
        writer.writeLittleEndian(size)
        writer.writeLittleEndian(nameSize)
        writer.writeLittleEndian(UInt16(0))
        writer.write(entry.name)
        writer.write(content)
        local = writer.bytes
    }

    /// The central header for the new content.
    func header(_ old: [UInt8]) -> [UInt8] {
        var header = old
        header[8] &= 0xF7
        header[10] = 0
        header[11] = 0
        header.replaceSubrange(16..<20, with: checksum)
        for index in 0..<4 {
            let byte = UInt8(truncatingIfNeeded: content.count >> (8 * index))
            header[20 + index] = byte
            header[24 + index] = byte
        }
        return header
    }
}
