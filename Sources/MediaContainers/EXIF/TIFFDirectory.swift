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
    package init?(source: any ByteSource, origin: UInt64, length: UInt64) {
        guard let bytes = try? source.readUpTo(16, at: origin), let header = TIFFHeader(bytes),
            header.firstDirectory <= length,
            let directory = try? TIFFImageDirectory(
                source, header, at: header.firstDirectory, pointerPlace: header.firstDirectoryPlace, origin: origin,
                isLenient: true)
        else { return nil }
        entries = directory.entries.map { entry in
            Entry(tag: entry.tag, type: entry.type, count: entry.count, value: entry.value(header))
        }
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
