// SPDX-License-Identifier: Apache-2.0

import ByteKit
import ContentCredentials
import JUMBF
import MediaContainers

/// Documents made byte by byte.
enum DocumentFiles {
    static func little(_ value: Int, _ width: Int) -> [UInt8] { (0..<width).map { UInt8(value >> (8 * $0) & 0xFF) } }

    static func crc(_ bytes: [UInt8]) -> [UInt8] {
        var crc: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? 0xEDB8_8320 ^ (crc >> 1) : crc >> 1 }
        }
        return little(Int(~crc), 4)
    }

    /// An archive of stored and deflated files.
    static func zip(_ files: [(name: String, content: [UInt8])]) -> [UInt8] {
        var bytes: [UInt8] = []
        var directory: [UInt8] = []
        for (index, file) in files.enumerated() {
            let offset = bytes.count
            let count = file.content.count
            // One block that is not compressed is deflate data too (RFC 1951, 3.2.4).
            let packed =
                index % 2 == 1 ? [1] + little(count, 2) + little(count ^ 0xFFFF, 2) + file.content : file.content
            let name = Array(file.name.utf8)
            let common =
                little(20, 2) + [0, 0] + little(index % 2 == 1 ? 8 : 0, 2) + [0, 0, 0x21, 0x58] + crc(file.content)
                + little(packed.count, 4) + little(count, 4) + little(name.count, 2)
            bytes += Array("PK\u{3}\u{4}".utf8) + common + [0, 0] + name + packed
            directory +=
                Array("PK\u{1}\u{2}".utf8) + little(20, 2) + common + [UInt8](repeating: 0, count: 12)
                + little(offset, 4) + name
        }
        let offset = bytes.count
        let counts = little(files.count, 2) + little(files.count, 2)
        return bytes + directory + Array("PK\u{5}\u{6}".utf8) + [0, 0, 0, 0] + counts + little(directory.count, 4)
            + little(offset, 4) + [0, 0]
    }

    static let archive = zip([
        ("[Content_Types].xml", Array("<Types/>".utf8)), ("word/document.xml", Array("<w:document/>".utf8)),
        ("docProps/", []), ("docProps/a b.xml", Array("<a/>".utf8)),
    ])

    static let pdf: [UInt8] = {
        var text = "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
        let second = text.utf8.count
        text += "2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n"
        let start = text.utf8.count
        text += "xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n00000000\(second) 00000 n \n"
        text += "trailer\n<</Size 3/Root 1 0 R>>\nstartxref\n\(start)\n%%EOF\n"
        return Array(text.utf8)
    }()

    static let font: [UInt8] =
        [0, 1, 0, 0, 0, 2, 0, 32, 0, 1, 0, 0] + Array("glyf".utf8) + [0, 0, 0, 0, 0, 0, 0, 44, 0, 0, 0, 7]
        + Array("head".utf8) + [0, 0, 0, 0, 0, 0, 0, 52, 0, 0, 0, 54] + Array("shapes.\0".utf8)
        + (0..<54).map { UInt8($0) } + [0, 0]

    static let html = Array("<!DOCTYPE html><html><head><title>t</title></head><body>née</body></html>\n".utf8)
    static let text = Array("Plain words, ne\u{301}e \u{2764}\u{FE0F}\n".utf8)
    static let script = Array("#!/bin/sh\necho 1\n".utf8)

    static let all: [(name: String, bytes: [UInt8])] = [
        ("archive", archive), ("pdf", pdf), ("font", font), ("html", html), ("text", text), ("script", script),
    ]

    /// A copy with a store in it that nobody signed.
    static func embed(_ store: [UInt8], into file: [UInt8]) throws -> [UInt8] {
        let source = MemoryByteSource(file)
        let (container, format) = try ContainerRegistry.container(of: source)
        let reading = try container.read(source, format: format, limits: ContainerLimits())
        var edit = ContainerEdit(storeCapacity: store.count)
        edit.wideBytes = store.count { $0 >= 16 }
        let plan = try container.planCopy(of: source, reading: reading, applying: edit)
        let sink = MemoryByteSink()
        try plan.write(from: source, to: sink)
        try plan.reservation?.fill(with: store, in: sink)
        return sink.bytes
    }
}
