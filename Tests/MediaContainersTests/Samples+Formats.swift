// SPDX-License-Identifier: Apache-2.0

import ByteKit
import MediaContainers

/// Small files of the formats that came after JPEG, PNG and WebP.
extension Samples {
    static func littleEndian16(_ value: Int) -> [UInt8] { bigEndian16(value).reversed() }

    static func subBlocks(_ data: [UInt8], size: Int = 255) -> [UInt8] {
        stride(from: 0, to: data.count, by: size).flatMap { start in
            let part = data[start..<min(start + size, data.count)]
            return [UInt8(part.count)] + part
        } + [0]
    }

    /// 10 x 6 pixels, two colours, a comment, one image with a colour table of its own.
    static func gif(version: String = "89a", extensions: [[UInt8]] = [[0x21, 0xFE] + subBlocks(Array("hi".utf8))])
        -> [UInt8]
    {
        Array("GIF\(version)".utf8) + littleEndian16(10) + littleEndian16(6) + [0x80, 0, 0] + [0, 0, 0, 255, 255, 255]
            + (version == "89a" ? extensions.flatMap { $0 } : [])
            + [0x2C, 0, 0, 0, 0, 10, 0, 6, 0, 0x80] + [1, 2, 3, 4, 5, 6] + [2] + subBlocks([0x84, 0x8F, 0x05])
            + [0x3B]
    }

    /// Numbers of a TIFF in one byte order.
    struct TIFFWriter {
        var isLittle = true
        var isBig = false

        func number(_ value: Int, _ size: Int) -> [UInt8] {
            let bytes = (0..<size).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
            return isLittle ? bytes : bytes.reversed()
        }

        /// An entry for one short or long, or for data elsewhere.
        func entry(_ tag: Int, _ type: Int, _ count: Int, _ value: Int) -> [UInt8] {
            let wide = isBig ? 8 : 4
            let size = count == 1 && type == 3 ? 2 : wide
            return number(tag, 2) + number(type, 2) + number(count, wide) + number(value, size)
                + [UInt8](repeating: 0, count: wide - size)
        }

        func directory(_ entries: [[UInt8]], next: Int) -> [UInt8] {
            number(entries.count, isBig ? 8 : 2) + entries.flatMap { $0 } + number(next, isBig ? 8 : 4)
        }

        func header(first: Int) -> [UInt8] {
            (isLittle ? [0x49, 0x49] : [0x4D, 0x4D])
                + (isBig
                    ? number(43, 2) + number(8, 2) + number(0, 2) + number(first, 8)
                    : number(42, 2) + number(first, 4))
        }
    }

    /// 7 x 5 pixels, 8 bits grey; the pixels stand before or behind the directories.
    static func tiff(
        _ writer: TIFFWriter = TIFFWriter(), pages: Int = 1, directoriesLast: Bool = true, more: [[UInt8]] = []
    ) -> [UInt8] {
        let pixels = (0..<36).map { UInt8($0 * 7) }
        let headerSize = writer.isBig ? 16 : 8
        let entrySize = writer.isBig ? 20 : 12
        let directorySize = (writer.isBig ? 16 : 6) + (7 + more.count) * entrySize
        let firstDirectory = directoriesLast ? headerSize + pixels.count : headerSize
        let strip = directoriesLast ? headerSize : headerSize + pages * directorySize
        var directories: [UInt8] = []
        for page in 0..<pages {
            let entries = [
                writer.entry(256, 3, 1, 7), writer.entry(257, 3, 1, 5), writer.entry(258, 3, 1, 8),
                writer.entry(273, 4, 1, strip), writer.entry(274, 3, 1, 6), writer.entry(277, 3, 1, 1),
                writer.entry(279, 4, 1, 35),
            ]
            let next = page + 1 < pages ? firstDirectory + (page + 1) * directorySize : 0
            directories += writer.directory(entries + more, next: next)
        }
        return writer.header(first: firstDirectory)
            + (directoriesLast ? pixels + directories : directories + pixels)
    }

    static let svg = Array(
        "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40px\" height='30'><rect/></svg>"
            .utf8)

    static func box(_ type: String, _ content: [UInt8]) -> [UInt8] {
        bigEndian32(content.count + 8) + Array(type.utf8) + content
    }

    /// A codestream header for 256 x 256 pixels (small size, ratio 1:1, all defaults), and something behind it.
    static let codestream: [UInt8] = [0xFF, 0x0A, 0x7F, 0x02, 1, 2, 3, 4, 5]
    static func jxl(_ boxes: [[UInt8]] = [box("jxlc", codestream)]) -> [UInt8] {
        box("JXL ", [0x0D, 0x0A, 0x87, 0x0A]) + box("ftyp", Array("jxl \0\0\0\0jxl ".utf8)) + boxes.flatMap { $0 }
    }

    static let mpegFrames: [UInt8] = [0xFF, 0xFB, 0x90, 0x64] + (0..<60).map { UInt8($0) }
    static let flacStream: [UInt8] = Array("fLaC".utf8) + [0x80, 0, 0, 34] + (0..<40).map { UInt8($0) }

    static func id3Frame(_ name: String, _ content: [UInt8], version: UInt8 = 4, flags: UInt8 = 0) -> [UInt8] {
        let size: [UInt8] =
            switch version {
            case 2: Array(bigEndian32(content.count)[1...])
            case 3: bigEndian32(content.count)
            default: [21, 14, 7, 0].map { UInt8(content.count >> $0 & 0x7F) }
            }
        return Array(name.utf8) + size + (version == 2 ? [] : [0, flags]) + content
    }

    static func id3(_ frames: [[UInt8]], version: UInt8 = 4, flags: UInt8 = 0, padding: Int = 0) -> [UInt8] {
        let body = frames.flatMap { $0 } + [UInt8](repeating: 0, count: padding)
        return Array("ID3".utf8) + [version, 0, flags] + [21, 14, 7, 0].map { UInt8(body.count >> $0 & 0x7F) } + body
    }

    static func form(_ type: String, _ chunks: [[UInt8]], riff: String = "RIFF") -> [UInt8] {
        let content = Array(type.utf8) + chunks.flatMap { $0 }
        return Array(riff.utf8) + littleEndian32(content.count) + content
    }

    static func wav(_ more: [[UInt8]] = []) -> [UInt8] {
        let format =
            littleEndian16(1) + littleEndian16(1) + littleEndian32(8_000) + littleEndian32(8_000)
            + littleEndian16(1) + littleEndian16(8)
        return form("WAVE", [riffChunk("fmt ", format), riffChunk("data", (0..<33).map { UInt8($0) })] + more)
    }

    /// 64-bit sizes in a `ds64` chunk; the data chunk says FFFFFFFF.
    static func rf64() -> [UInt8] {
        let data = [UInt8](repeating: 9, count: 40)
        let content = Array("WAVE".utf8)
        let total = 4 + 36 + 8 + data.count
        let sizes =
            littleEndian32(total) + littleEndian32(0) + littleEndian32(data.count) + littleEndian32(0)
            + littleEndian32(40) + littleEndian32(0) + littleEndian32(0)
        return Array("RF64".utf8) + [255, 255, 255, 255] + content + riffChunk("ds64", sizes)
            + Array("data".utf8) + [255, 255, 255, 255] + data
    }

    static func avi(_ more: [UInt8] = []) -> [UInt8] {
        let header =
            [UInt8](repeating: 0, count: 32) + littleEndian32(64) + littleEndian32(48)
            + [UInt8](repeating: 0, count: 16)
        let list = riffChunk("LIST", Array("hdrl".utf8) + riffChunk("avih", header))
        let movie = riffChunk("LIST", Array("movi".utf8) + riffChunk("00dc", [1, 2, 3]))
        return form("AVI ", [list, movie, riffChunk("idx1", [UInt8](repeating: 0, count: 16))]) + more
    }

    /// A page; the checksum is left at zero.
    static func oggPage(_ body: [UInt8], serial: Int, sequence: Int, flags: UInt8) -> [UInt8] {
        let lacing = [UInt8](repeating: 255, count: body.count / 255) + [UInt8(body.count % 255)]
        return Array("OggS".utf8) + [0, flags] + [UInt8](repeating: 0, count: 8) + littleEndian32(serial)
            + littleEndian32(sequence) + [0, 0, 0, 0, UInt8(lacing.count)] + lacing + body
    }

    static let ogg: [UInt8] =
        oggPage(Array("\u{1}vorbis".utf8), serial: 5, sequence: 0, flags: 2)
        + oggPage([UInt8](repeating: 3, count: 300), serial: 5, sequence: 1, flags: 0)
        + oggPage([4, 5, 6], serial: 5, sequence: 2, flags: 4)
}
