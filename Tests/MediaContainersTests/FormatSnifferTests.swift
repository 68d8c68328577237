// SPDX-License-Identifier: Apache-2.0

import ByteKit
import MediaContainers
import Testing

@Suite("Telling formats apart")
struct FormatSnifferTests {
    private static func baseMedia(_ brand: String, _ compatible: String = "") -> [UInt8] {
        let content = Array("ftyp\(brand)\0\0\0\0\(compatible)".utf8)
        return Samples.bigEndian32(content.count + 4) + content
    }

    private static func tiff(tag: UInt16) -> [UInt8] {
        [0x49, 0x49, 0x2A, 0, 8, 0, 0, 0, 1, 0, UInt8(tag & 0xFF), UInt8(tag >> 8), 1, 0, 4, 0, 0, 0, 1, 4, 0, 0]
    }

    private static let cases: [(MediaFormat?, [UInt8])] = [
        (.jpeg, Samples.jpeg()), (.png, Samples.png()), (.webp, Samples.webp()), (.gif, Array("GIF89a....".utf8)),
        (.tiff, tiff(tag: 256)), (.dng, tiff(tag: 50706)), (.wav, Array("RIFF\0\0\0\0WAVEfmt ".utf8)),
        (.avi, Array("RIFF\0\0\0\0AVI LIST".utf8)), (nil, Array("RIFF\0\0\0\0XXXX".utf8)),
        (.mp4, baseMedia("isom", "iso2avc1mp41")), (.m4a, baseMedia("M4A ")), (.m4v, baseMedia("M4V ")),
        (.quickTime, baseMedia("qt  ")), (.avif, baseMedia("avif", "mif1")), (.heic, baseMedia("mif1", "heicmif1")),
        (.heif, baseMedia("mif1")), (.mp4, Samples.bigEndian32(16) + Array("stypmsdh".utf8) + [0, 0, 0, 0]),
        (.jpegXL, [0, 0, 0, 0x0C, 0x4A, 0x58, 0x4C, 0x20, 0x0D, 0x0A, 0x87, 0x0A]),
        (.jpegXLCodestream, [0xFF, 0x0A, 1]),
        (.flac, Array("fLaC\0".utf8)), (.ogg, Array("OggS\0".utf8)), (.mp3, [0xFF, 0xFB, 0x90, 0x64, 0]),
        (.mp3, Array("ID3".utf8) + [4, 0, 0, 0, 0, 0, 2, 0, 0, 0xFF, 0xFB]),
        (.flac, Array("ID3".utf8) + [4, 0, 0, 0, 0, 0, 2, 0, 0] + Array("fLaC".utf8)),
        (.pdf, Array("%PDF-1.7".utf8)), (.pdf, Array("\njunk\n%PDF-1.7".utf8)),
        (.zip, Array("PK\u{3}\u{4}".utf8) + [UInt8](repeating: 0, count: 40)),
        (
            .epub,
            Array("PK\u{3}\u{4}".utf8) + [UInt8](repeating: 0, count: 26) + Array("mimetypeapplication/epub+zip".utf8)
        ),
        (.docx, Array("PK\u{3}\u{4}".utf8) + [UInt8](repeating: 0, count: 26) + Array("word/document.xml".utf8)),
        (.font, Array("OTTO\0".utf8)), (.svg, Array("<?xml version='1.0'?><!-- x --><svg/>".utf8)),
        (.html, Array("\n <!DOCTYPE html><p>".utf8)),
        (.html, Array("<!-- a page --><html><body><svg/></body></html>".utf8)),
        (.svg, Array("<?xml version='1.0'?><s:svg><foreignObject><html/></foreignObject></s:svg>".utf8)),
        (.text, Array("plain words, née".utf8)),
        (.manifestStore, Samples.store(size: 60)), (nil, [UInt8](repeating: 0, count: 100)), (nil, []),
        (nil, [0x00, 0x01, 0x02, 0xFE]),
    ]

    @Test("Each format is told by its content")
    func formats() throws {
        for (expected, bytes) in Self.cases {
            #expect(try FormatSniffer.format(of: MemoryByteSource(bytes)) == expected, "\(bytes.prefix(16))")
        }
    }

    @Test("Empty, unknown and unsupported files are three different answers")
    func errors() {
        #expect(throws: ContainerError.emptyFile) { try Samples.read([]) }
        #expect(throws: ContainerError.unknownFormat) { try Samples.read([0, 1, 2, 3]) }
        #expect(throws: ContainerError.unsupportedFormat(.manifestStore)) { try Samples.read(Samples.store(size: 60)) }
    }

    @Test("A DNG directory at the edge of numbers does no harm")
    func hostileDirectory() throws {
        let file: [UInt8] = [0x4D, 0x4D, 0, 0x2B, 0, 8, 0, 0] + [UInt8](repeating: 0xFF, count: 40)
        #expect(try FormatSniffer.format(of: MemoryByteSource(file)) == .tiff)
    }
}
