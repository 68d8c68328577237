// SPDX-License-Identifier: Apache-2.0

import ByteKit

/// A file in a ZIP archive as it stands before the directory: local header, content, and the sizes that may follow it
/// (APPNOTE 4.3.7 to 4.3.9).
struct ZIPLocalFile {
    /// The local header with name and extra fields.
    let header: Range<UInt64>
    /// The content as it is packed.
    let content: Range<UInt64>
    /// All of it, the data descriptor included.
    let range: Range<UInt64>
    /// The name in the local header.
    let name: [UInt8]
    let flags: UInt16
    let method: UInt16

    /// Finds the file of a directory entry.
    /// - Throws: ``ContainerError`` where there is none at the place named, or it reaches into the directory.
    init(
        _ entry: ZIPEntry, in source: any ByteSource, _ window: inout SourceWindow, before directory: UInt64,
        format: MediaFormat
    ) throws {
        let start = entry.localOffset
        let damaged = ContainerError.malformed(format, offset: start, reason: "no file where the directory says")
        guard start <= directory, let fixed = try window.read(30, at: start), fixed.starts(withASCII: "PK\u{3}\u{4}")
        else { throw damaged }
        func little16(_ offset: Int) -> Int { Int(fixed[offset]) | Int(fixed[offset + 1]) << 8 }
        flags = UInt16(little16(6))
        method = UInt16(little16(8))
        guard let name = try window.read(little16(26), at: start + 30) else { throw damaged }
        self.name = name
        let contentStart = start + 30 + UInt64(little16(26) + little16(28))
        guard contentStart <= directory, entry.compressedSize <= directory - contentStart else { throw damaged }
        header = start..<contentStart
        content = contentStart..<(contentStart + entry.compressedSize)
        var end = content.upperBound
        if entry.hasDescriptor || flags & 8 != 0 {
            let room = Int(min(24, directory - end))
            end += UInt64(ZIPLocalFile.descriptorSize(try source.readUpTo(room, at: end), entry))
        }
        range = start..<end
    }

    /// Size of the data descriptor at the start of `bytes`: signature or none, sizes of 4 or 8 bytes. Told by what must
    /// stand in it, as no field says which it is; 0 where it was left out (as some writers do for folders).
    private static func descriptorSize(_ bytes: [UInt8], _ entry: ZIPEntry) -> Int {
        for (signature, width) in [(4, 4), (4, 8), (0, 4), (0, 8)] {
            guard bytes.count >= signature + 4 + 2 * width else { continue }
            if signature == 4, !bytes.starts(withASCII: "PK\u{7}\u{8}") { continue }
            func little(_ offset: Int, _ width: Int) -> UInt64 {
                bytes[offset..<(offset + width)].reversed().reduce(0) { $0 << 8 | UInt64($1) }
            }
            if little(signature, 4) == UInt64(entry.checksum),
                little(signature + 4, width) == entry.compressedSize,
                little(signature + 4 + width, width) == entry.size
            {
                return signature + 4 + 2 * width
            }
        }
        return 0
    }
}
