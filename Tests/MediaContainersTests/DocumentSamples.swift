// SPDX-License-Identifier: Apache-2.0

import ByteKit
import MediaContainers

/// Small documents made byte by byte.
enum DocumentSamples {
    static func little16(_ value: Int) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8 & 0xFF)] }
    static func little32(_ value: Int) -> [UInt8] { Samples.littleEndian32(value) }

    /// A file in an archive.
    struct File {
        var name: String
        var content: [UInt8]
        var isDeflated = false
        var hasDescriptor = false
    }

    static func crc(_ bytes: [UInt8]) -> [UInt8] {
        var crc = CRC32()
        crc.update(bytes)
        return little32(Int(crc.value))
    }

    static func zip(_ files: [File], comment: String = "", isWide: Bool = false) -> [UInt8] {
        var bytes: [UInt8] = []
        var directory: [UInt8] = []
        for file in files {
            let offset = bytes.count
            // One block that is not compressed is deflate data too (RFC 1951, 3.2.4).
            let count = file.content.count
            let packed =
                file.isDeflated ? [1] + little16(count) + little16(count ^ 0xFFFF) + file.content : file.content
            let name = Array(file.name.utf8)
            let sizes = little32(packed.count) + little32(count)
            let method = little16(file.isDeflated ? 8 : 0)
            let start = little16(20) + little16(file.hasDescriptor ? 8 : 0) + method + [0, 0, 0x21, 0x58]
            bytes += Array("PK\u{3}\u{4}".utf8) + start
            bytes += file.hasDescriptor ? [UInt8](repeating: 0, count: 12) : crc(file.content) + sizes
            bytes += little16(name.count) + little16(0) + name + packed
            if file.hasDescriptor { bytes += Array("PK\u{7}\u{8}".utf8) + crc(file.content) + sizes }
            directory += Array("PK\u{1}\u{2}".utf8) + little16(20) + start + crc(file.content) + sizes
            directory += little16(name.count) + [UInt8](repeating: 0, count: 12) + little32(offset) + name
        }
        let offset = bytes.count
        bytes += directory
        if isWide {
            let end = bytes.count
            let wide = { (value: Int) in little32(value) + [0, 0, 0, 0] }
            bytes += Array("PK\u{6}\u{6}".utf8) + wide(44) + [45, 3, 45, 0] + [0, 0, 0, 0, 0, 0, 0, 0]
            bytes += wide(files.count) + wide(files.count) + wide(directory.count) + wide(offset)
            bytes += Array("PK\u{6}\u{7}".utf8) + [0, 0, 0, 0] + wide(end) + [1, 0, 0, 0]
        }
        let counts = little16(files.count) + little16(files.count)
        bytes += Array("PK\u{5}\u{6}".utf8) + [0, 0, 0, 0] + counts + little32(directory.count) + little32(offset)
        return bytes + little16(comment.utf8.count) + Array(comment.utf8)
    }

    static let files = [
        File(name: "[Content_Types].xml", content: Array("<Types/>".utf8), isDeflated: true),
        File(name: "word/document.xml", content: Array("<w:document/>".utf8), isDeflated: true, hasDescriptor: true),
        File(name: "media/", content: []), File(name: "media/née.txt", content: Array("stored".utf8)),
    ]

    /// A PDF of one page with a cross-reference table.
    static func pdf(catalog: String = "/Type/Catalog/Pages 2 0 R", more: [String] = []) -> [UInt8] {
        let objects =
            ["<<\(catalog)>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"]
            + more
        var text = "%PDF-1.7\n"
        var offsets: [Int] = []
        for (index, object) in objects.enumerated() {
            offsets.append(text.utf8.count)
            text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
        }
        let start = text.utf8.count
        text += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for offset in offsets {
            let digits = String(offset)
            text += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
        }
        text += "trailer\n<</Size \(objects.count + 1)/Root 1 0 R>>\nstartxref\n\(start)\n%%EOF\n"
        return Array(text.utf8)
    }

    /// A PDF whose catalog stands in an object stream, found by a cross-reference stream.
    static func streamedPDF() -> [UInt8] {
        let catalog = "<</Type/Catalog/Pages 2 0 R>>"
        let packed = "1 0 2 \(catalog.utf8.count + 1) \(catalog) <</Type/Pages/Kids[]/Count 0>>"
        let first = packed.utf8.count - packed.drop { $0 != "<" }.utf8.count
        var bytes = Array("%PDF-1.7\n".utf8)
        let holder = bytes.count
        bytes += Array(
            "4 0 obj\n<</Type/ObjStm/N 2/First \(first)/Length \(packed.utf8.count)>>\nstream\n\(packed)\nendstream\nendobj\n"
                .utf8)
        let start = bytes.count
        let entry = { (kind: Int, place: Int, index: Int) in
            [UInt8(kind), UInt8(place >> 8), UInt8(place & 0xFF), UInt8(index)]
        }
        let table =
            entry(0, 0, 255) + entry(2, 4, 0) + entry(2, 4, 1) + entry(0, 0, 0) + entry(1, holder, 0)
            + entry(1, start, 0)
        bytes += Array(
            "5 0 obj\n<</Type/XRef/Size 6/W[1 2 1]/Root 1 0 R/Length \(table.count)>>\nstream\n".utf8)
        bytes += table
        return bytes + Array("\nendstream\nendobj\nstartxref\n\(start)\n%%EOF".utf8)
    }

    /// A font of three tables, which stand in another order than the directory lists them.
    static func font() -> [UInt8] {
        let head: [UInt8] =
            [0, 1, 0, 0, 0, 1, 0, 0, 0xDE, 0xAD, 0xBE, 0xEF, 0x5F, 0x0F, 0x3C, 0xF5] + [UInt8](repeating: 3, count: 38)
        let tables: [(String, [UInt8])] = [
            ("head", head), ("glyf", Array("outlines!".utf8)), ("name", Array("names".utf8)),
        ]
        var offset = 12 + 16 * tables.count
        var content: [UInt8] = []
        var entries: [(String, [UInt8])] = []
        for (tag, bytes) in tables {
            let place = Samples.bigEndian32(offset) + Samples.bigEndian32(bytes.count)
            entries.append((tag, Array(tag.utf8) + [1, 2, 3, 4] + place))
            let padded = bytes + [UInt8](repeating: 0, count: (4 - bytes.count % 4) % 4)
            content += padded
            offset += padded.count
        }
        entries.sort { $0.0 < $1.0 }
        return [0, 1, 0, 0, 0, 3, 0, 32, 0, 1, 0, 16] + entries.flatMap(\.1) + content
    }

    static let html = Array(
        "<!DOCTYPE html>\n<html><head><title>a</title>\n</head><body><script>1<2</script><p>née</p></body></html>".utf8)
    static let text = Array("A line.\nSecond, née, with an emoji \u{2764}\u{FE0F}.\n".utf8)
    static let script = Array("#!/bin/sh\necho hello\n".utf8)
    static let markup = Array("<?xml version=\"1.0\"?>\n<note>hello</note>".utf8)

    /// One of every kind.
    static var all: [(name: String, bytes: [UInt8])] {
        [
            ("zip", zip(files)), ("zip comment", zip(files, comment: "PK\u{5}\u{6} is no end")),
            ("zip wide", zip(files, isWide: true)), ("pdf", pdf()), ("pdf streams", streamedPDF()), ("font", font()),
            ("html", html), ("html bare", Array("<html><p>text".utf8)), ("text", text), ("script", script),
            ("markup", markup),
        ]
    }
}
