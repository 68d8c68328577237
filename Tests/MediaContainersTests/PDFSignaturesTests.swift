// SPDX-License-Identifier: Apache-2.0

import ByteKit
import MediaContainers
import Testing

@Suite("PDF documents that are signed or certified")
struct PDFSignaturesTests {
    /// A document of one page, certified with a permission; the signature says it covers `covered`.
    private func document(permission: Int?, extra: String = "", covered: String = "[0 10 20 10]") -> [UInt8] {
        let transform = permission.map { "/TransformParams<</Type/TransformParams/V/1.2/P \($0)>>" } ?? ""
        var objects = [
            "<</Type/Catalog/Pages 2 0 R/AcroForm<</SigFlags 3/Fields[4 0 R]>>\(extra)>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
            "<</FT/Sig/T(s)/V 5 0 R>>",
            "<</Type/Sig/Filter/Adobe.PPKLite/ByteRange\(covered)/Contents<00>"
                + "/Reference[<</Type/SigRef/TransformMethod/DocMDP\(transform)>>]>>",
        ]
        if extra.contains("Encrypt") { objects[0] = "<</Type/Catalog/Pages 2 0 R>>" }
        var text = "%PDF-1.6\n"
        var places: [Int] = []
        for (number, object) in objects.enumerated() {
            places.append(text.utf8.count)
            text += "\(number + 1) 0 obj\n\(object)\nendobj\n"
        }
        let start = text.utf8.count
        text += "xref\n0 6\n0000000000 65535 f \n"
        for place in places {
            let digits = "\(place)"
            text += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
        }
        text += "trailer\n<</Size 6/Root 1 0 R\(extra.contains("Encrypt") ? extra : "")>>\nstartxref\n\(start)\n%%EOF\n"
        return Array(text.utf8)
    }

    private let certified = "/Perms<</DocMDP 5 0 R>>"

    private func signed(_ file: [UInt8]) throws -> [UInt8] {
        let source = MemoryByteSource(file)
        let reading = try PDFContainer().read(source, format: .pdf, limits: ContainerLimits())
        let plan = try PDFContainer().planCopy(
            of: source, reading: reading, applying: ContainerEdit(storeCapacity: 64))
        let sink = MemoryByteSink()
        try plan.write(from: source, to: sink)
        try plan.reservation?.fill(with: store(64), in: sink)
        return sink.bytes
    }

    private func store(_ size: Int) -> [UInt8] {
        [0, 0, 0, UInt8(size)] + Array("jumb".utf8) + [UInt8](repeating: 7, count: size - 8)
    }

    @Test("A certification that allows no such change is not broken", arguments: [1, 2, nil])
    func forbidden(permission: Int?) {
        #expect(throws: ContainerError.self) { try signed(document(permission: permission, extra: certified)) }
    }

    @Test("Where annotations are allowed, the credential is one, on the first page")
    func annotation() throws {
        let file = document(permission: 3, extra: certified)
        let bytes = try signed(file)
        #expect(bytes.starts(with: file))
        let added = String(decoding: bytes.dropFirst(file.count).filter { $0 < 0x80 }, as: UTF8.self)
        #expect(added.contains("/Subtype /FileAttachment") && !added.contains("EmbeddedFiles"))
        #expect(added.contains("3 0 obj\n<</Type /Page") && added.contains("/Annots ["))
        let reading = try PDFContainer().read(MemoryByteSource(bytes), format: .pdf, limits: ContainerLimits())
        #expect(reading.manifestStore?.bytes == store(64))
    }

    @Test("A signature that only approves forbids nothing, until it covers the credential itself")
    func approval() throws {
        let bytes = try signed(document(permission: nil))
        #expect(String(decoding: bytes.filter { $0 < 0x80 }, as: UTF8.self).contains("EmbeddedFiles"))
        let reading = try PDFContainer().read(MemoryByteSource(bytes), format: .pdf, limits: ContainerLimits())
        let plan = try PDFContainer().planUpdate(
            of: MemoryByteSource(bytes), reading: reading, store: UpdatedStore(store(40)))
        #expect(plan.size == UInt64(bytes.count))
        #expect(throws: ContainerError.self) {
            try PDFContainer().planUpdate(
                of: MemoryByteSource(bytes), reading: reading, store: UpdatedStore(store(80)))
        }
        let wide = try signed(document(permission: nil, covered: "[0 90000 90001 9]"))
        let covering = try PDFContainer().read(MemoryByteSource(wide), format: .pdf, limits: ContainerLimits())
        #expect(throws: ContainerError.self) {
            try PDFContainer().planUpdate(
                of: MemoryByteSource(wide), reading: covering, store: UpdatedStore(store(40)))
        }
    }

    @Test("An encrypted document is read, and refused with a reason")
    func encrypted() throws {
        let file = document(permission: nil, extra: "/Encrypt<</Filter/Standard/V 1/R 2/P -4>>")
        let reading = try PDFContainer().read(MemoryByteSource(file), format: .pdf, limits: ContainerLimits())
        #expect(reading.manifestStores.isEmpty)
        #expect(throws: ContainerError.self) { try signed(file) }
    }
}
