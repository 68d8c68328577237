// SPDX-License-Identifier: Apache-2.0
import ByteKit

extension PictureMetadata {
    /// RFC 9649 section 2.7.1.5.
    static func readWebP(_ source: any ByteSource) throws(MediaError) -> PictureMetadata {
        var found = PictureMetadata()
        var position: UInt64 = 12
        var taken = 0
        for _ in 0..<65_536 {
            let head = try source.window(at: position, count: 8)
            guard let type = head.text(0), let length = head.littleEndian32(4) else { break }
            if ["ICCP", "EXIF", "XMP "].contains(type), taken + length <= limit {
                taken += length
                var bytes = try source.window(at: position + 8, count: length)
                guard bytes.count == length else { break }
                switch type {
                case "ICCP": found.icc = found.icc ?? bytes
                case "XMP ": found.xmp = found.xmp ?? bytes
                default:
                    // Some writers put JPEG's name in front.
                    if bytes.starts(with: Array("Exif\0\0".utf8)) { bytes.removeFirst(6) }
                    found.exif = found.exif ?? bytes
                }
            }
            position += 8 + UInt64(length) + UInt64(length & 1)
        }
        return found
    }

    /// Rebuilds the file in the extended layout (section 2.7): header, profile, picture, EXIF, XMP.
    func insertWebP(_ file: [UInt8]) -> [UInt8]? {
        var picture: [Chunk] = []
        var position = 12
        while position + 8 <= file.count {
            guard let type = file.text(position), let length = file.littleEndian32(position + 4),
                length <= file.count - position - 8
            else { return nil }
            if ["VP8 ", "VP8L", "ALPH"].contains(type) {
                picture.append(Chunk(type: type, bytes: Array(file[(position + 8)..<(position + 8 + length)])))
            }
            position += 8 + length + (length & 1)
        }
        guard let header = try? PictureHeader(reading: MemoryByteSource(file)), let image = picture.last else {
            return nil
        }
        guard icc != nil || exif != nil || xmp != nil else { return file }
        // Bit 28 of a lossless header says whether alpha is used (section 3.4).
        let lossless = image.type == "VP8L" && (image.bytes.littleEndian32(1) ?? 0) >> 28 & 1 == 1
        let alpha = lossless || picture.contains { $0.type == "ALPH" }
        let flags: UInt8 =
            (icc != nil ? 0x20 : 0) | (alpha ? 0x10 : 0) | (exif != nil ? 0x08 : 0) | (xmp != nil ? 0x04 : 0)
        let size = [header.width - 1, header.height - 1].flatMap { side in
            [0, 8, 16].map { UInt8(truncatingIfNeeded: side >> $0) }
        }
        var chunks = [Chunk(type: "VP8X", bytes: [flags, 0, 0, 0] + size)]
        if let icc { chunks.append(Chunk(type: "ICCP", bytes: icc)) }
        chunks += picture
        if let exif { chunks.append(Chunk(type: "EXIF", bytes: exif)) }
        if let xmp { chunks.append(Chunk(type: "XMP ", bytes: xmp)) }
        var body = Array("WEBP".utf8)
        for chunk in chunks {
            guard let length = UInt32(exactly: chunk.bytes.count) else { return nil }
            body += Array(chunk.type.utf8) + Self.little(length) + chunk.bytes
            if length & 1 == 1 { body.append(0) }
        }
        guard let total = UInt32(exactly: body.count) else { return nil }
        return Array("RIFF".utf8) + Self.little(total) + body
    }

    private static func little(_ value: UInt32) -> [UInt8] {
        [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: value >> $0) }
    }
}
