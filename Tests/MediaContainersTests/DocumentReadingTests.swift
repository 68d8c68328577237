// SPDX-License-Identifier: Apache-2.0

import ByteKit
import MediaContainers
import Testing

@Suite("Reading documents")
struct DocumentReadingTests {
    private static func codes(_ text: String) throws -> [ContainerProblem.Code] {
        try Samples.read(Array(text.utf8)).problems.map(\.code)
    }

    private static let begin = "-----BEGIN C2PA MANIFEST-----"
    private static let end = "-----END C2PA MANIFEST-----"
    private static var data: String { "data:application/c2pa;base64,\(Base64.encode(Samples.store(size: 60)))" }

    @Test("What is wrong with a manifest block is told apart")
    func blocks() throws {
        let (begin, end) = (Self.begin, Self.end)
        #expect(try Self.codes("# \(begin)   \(end)\nx") == [.referenceEmpty])
        #expect(try Self.codes("# \(begin) not a url \(end)\nx") == [.referenceMalformed])
        #expect(try Self.codes("# \(begin) data:application/c2pa;base64,%% \(end)\nx") == [.referenceMalformed])
        #expect(try Self.codes("# \(begin) data:text/plain;base64,AAAA \(end)\nx") == [.referenceMalformed])
        #expect(try Self.codes("# \(begin) ftp://example.org/a.c2pa \(end)\nx") == [.referenceUnresolvable])
        #expect(try Self.codes("# \(begin) \(Self.data)\nx") == [.referenceUnterminated])
        #expect(try Self.codes("x\n\(end)") == [.referenceUnterminated])
        #expect(
            try Self.codes("# \(begin) \(Self.data) \(end)\nx\n# \(begin) \(Self.data) \(end)")
                == [.multipleManifests])
        #expect(
            try Samples.read(Array("# \(begin) https://example.org/a.c2pa \(end)".utf8)).remoteManifestURL
                == "https://example.org/a.c2pa")
        #expect(try Self.codes("Nothing of the kind.").isEmpty)
    }

    @Test("A block in front matter stands on lines of its own")
    func frontMatter() throws {
        let text = "---\n\(Self.begin)\n\(Self.data)\n\(Self.end)\ntitle: a\n---\n"
        let location = try #require(try Samples.read(Array(text.utf8)).manifestStore)
        let end = text.utf8.count - "title: a\n---\n".utf8.count
        #expect(location.extents == [4..<UInt64(end)])
        #expect(location.exclusion.allows(4..<UInt64(end - 1), for: location.extents[0]))
        #expect(!location.exclusion.allows(4..<UInt64(end + 1), for: location.extents[0]))
    }

    @Test("Code before a block is not part of a comment, and is never left out of a hash")
    func codeBeforeBlock() throws {
        let text = "import os; os.remove('x') # \(Self.begin) \(Self.data) \(Self.end)\nprint()\n"
        let location = try #require(try Samples.read(Array(text.utf8)).manifestStore)
        let line = UInt64(text.utf8.count - "print()\n".utf8.count)
        #expect(!location.exclusion.allows(0..<line, for: location.extents[0]))
    }

    @Test("A block across the chunks in which a large text is read is found once")
    func largeText() throws {
        for shift in [0, 9, 10, 11, 20, 29, 30, 31, 60] {
            let lead = String(repeating: "x", count: (1 << 20) - 1 - shift)
            let text = "\(lead)\n# \(Self.begin) \(Self.data) \(Self.end)\nend"
            #expect(try Samples.read(Array(text.utf8)).manifestStores.count == 1, "\(shift)")
        }
    }

    @Test("A wrapper that is cut short, too short or of another version is damaged; other selectors are text")
    func wrappers() throws {
        let whole = try DocumentEmbeddingTests.embed(Samples.store(size: 60), into: DocumentSamples.text)
        let start = try #require(try Samples.read(whole).manifestStore?.extents.first?.lowerBound)
        let text = String(decoding: whole, as: UTF8.self)
        let cut = String(String.UnicodeScalarView(text.unicodeScalars.dropLast(9)))
        #expect(try Self.codes(cut) == [.wrapperCorrupted])
        var scalars = Array(text.unicodeScalars)
        let version = try #require(scalars.firstIndex { $0.value == 0xFEFF }) + 9
        scalars[version] = try #require(Unicode.Scalar(0xFE02 as UInt32))
        var other = String.UnicodeScalarView()
        other.append(contentsOf: scalars)
        #expect(try Self.codes(String(other)) == [.wrapperCorrupted])
        #expect(try Self.codes("\u{FEFF}\u{FE0F} \u{2764}\u{FE0F}\u{FEFF}\u{FE00}\u{FE01}").isEmpty)
        #expect(start == UInt64(DocumentSamples.text.count))
    }

    @Test("Normalized text is the same however it is read")
    func normalization() throws {
        let stored = String(repeating: "e\u{301}\u{958}x\u{212B}, ", count: 60_000)
        let expected: [UInt8] = Array(
            String(repeating: "\u{E9}\u{915}\u{93C}x\u{C5}, ", count: 60_000).utf8)
        let text = try NormalizedText(MemoryByteSource(Array(stored.utf8)))
        #expect(text.count == UInt64(expected.count))
        var bytes: [UInt8] = []
        try text.forEachChunk(in: 0..<text.count, chunkSize: 70_001) { bytes += $0 }
        #expect(bytes == expected)
        let plain = try NormalizedText(MemoryByteSource(DocumentSamples.text))
        #expect(try plain.read(at: 0, count: Int(plain.count)) == DocumentSamples.text)
    }

    @Test("Only scripts and links of the head name a manifest, and only one of them")
    func html() throws {
        let script = "<script TYPE = 'Application/C2PA' id=x>\n \(Base64.encode(Samples.store(size: 60)))\n</SCRIPT >"
        let link = "<link href='https://a.example/m' rel='other C2PA-Manifest'>"
        func head(_ content: String) -> String { "<!doctype html><html><head>\(content)</head><body></body></html>" }
        #expect(try Samples.read(Array(head(script).utf8)).manifestStore?.bytes == Samples.store(size: 60))
        #expect(try Samples.read(Array(head(link).utf8)).remoteManifestURL == "https://a.example/m")
        for content in [script + script, script + link, link + link] {
            #expect(try Self.codes(head(content)) == [.multipleManifests])
        }
        for content in ["<!--\(script)-->", "<style>\(script)</style>", "<title>\(script)</title>"] {
            #expect(try Samples.read(Array(head(content).utf8)).manifestStores.isEmpty, "\(content)")
        }
        #expect(try Samples.read(Array("<html><body>\(script)".utf8)).manifestStores.isEmpty)
        #expect(try Self.codes(head("<script type='application/c2pa'>!</script>")) == [.manifestStoreIncomplete])
    }

    @Test("A script that a browser would act on is not left out of a hash as a whole")
    func activeScript() throws {
        let base64 = Base64.encode(Samples.store(size: 60))
        let text = "<html><head><script type=application/c2pa onload='x()'>\(base64)</script></head>"
        let location = try #require(try Samples.read(Array(text.utf8)).manifestStore)
        #expect(location.extents[0].count < text.utf8.count - 60)
        #expect(location.extents[0].lowerBound > 40)
    }

    @Test("The stores of all savings of a PDF count as one")
    func pdfSavings() throws {
        func store(_ label: String) -> [UInt8] {
            let description = Samples.bigEndian32(8 + 17 + label.utf8.count + 1) + Array("jumd".utf8)
            let box = description + [UInt8](repeating: 9, count: 16) + [3] + Array(label.utf8) + [0]
            let manifest = Samples.bigEndian32(box.count + 8) + Array("jumb".utf8) + box
            var whole = Samples.store(size: 38) + manifest
            whole.replaceSubrange(0..<4, with: Samples.bigEndian32(whole.count))
            return whole
        }
        for sample in [DocumentSamples.pdf(), DocumentSamples.streamedPDF()] {
            let twice = try DocumentEmbeddingTests.embed(
                store("second"), into: DocumentEmbeddingTests.embed(store("first"), into: sample))
            let location = try #require(try Samples.read(twice).manifestStore)
            let text = String(decoding: location.bytes, as: UTF8.self)
            let first = try #require(text.firstRange(of: "first"))
            let second = try #require(text.firstRange(of: "second"))
            #expect(first.lowerBound < second.lowerBound)
            let place = try #require(location.payload.first)
            #expect(Array(twice[Int(place.lowerBound)..<Int(place.upperBound)]) == store("second"))
        }
    }

    @Test("Two stores of one saving of a PDF are none")
    func pdfAmbiguity() throws {
        let store = String(decoding: Samples.store(size: 60, seed: 0x20).map { $0 & 0x7F }, as: UTF8.self)
        let file = "<</EF<</F %0>>/AFRelationship/C2PA_Manifest>>"
        let stream = "<</Length 60>>\nstream\n\(store)\nendstream"
        let one = DocumentSamples.pdf(
            catalog: "/Type/Catalog/Pages 2 0 R/AF[4 0 R]",
            more: [file.replacing("%0", with: "5 0 R"), stream])
        #expect(try Samples.read(one).manifestStores.count == 1)
        let two = DocumentSamples.pdf(
            catalog: "/Type/Catalog/Pages 2 0 R/AF[4 0 R 6 0 R]",
            more: [
                file.replacing("%0", with: "5 0 R"), stream, file.replacing("%0", with: "7 0 R"), stream,
            ])
        let reading = try Samples.read(two)
        #expect(reading.manifestStores.isEmpty)
        #expect(reading.problems.map(\.code) == [.multipleManifests])
    }

    @Test("A PDF that leads in circles or nests without end is answered all the same")
    func hostilePDF() throws {
        let deep = String(repeating: "[", count: 100_000)
        _ = try Samples.read(DocumentSamples.pdf(catalog: "/AF \(deep)"))
        _ = try Samples.read(DocumentSamples.pdf(catalog: "/AF 4 0 R", more: ["4 0 R"]))
        _ = try Samples.read(
            DocumentSamples.pdf(catalog: "/Names<</EmbeddedFiles 4 0 R>>", more: ["<</Kids[4 0 R 4 0 R]>>"]))
        let circle = String(decoding: DocumentSamples.pdf(), as: UTF8.self)
        let start = try #require(circle.firstRange(of: "xref\n0"))
        let offset = circle[..<start.lowerBound].utf8.count
        _ = try Samples.read(Array(circle.replacing("/Root", with: "/Prev \(offset)/Root").utf8))
    }

    @Test("Data that unpacks without end is cut off")
    func bomb() throws {
        // A length of 258 from a distance of 1, again and again: the fixed codes of RFC 1951, 3.2.6.
        let bits = "1" + "10" + "10010001" + String(repeating: "11000101" + "00000", count: 4_000) + "0000000"
        var bytes: [UInt8] = []
        for (index, bit) in bits.enumerated() {
            if index % 8 == 0 { bytes.append(0) }
            if bit == "1" { bytes[index / 8] |= 1 << UInt8(index % 8) }
        }
        #expect(throws: Inflater.Failure.tooLarge) { try Inflater.inflate(bytes, limit: 100_000) }
        #expect(try Inflater.inflate(bytes, limit: 2_000_000).count == 1 + 258 * 4_000)
        #expect(throws: Inflater.Failure.damaged) { try Inflater.inflate(Array(bytes.dropLast(20)), limit: 2_000_000) }
    }

    @Test("A stored file of an archive cannot pass for the store when it is packed or encrypted")
    func packedStore() throws {
        var file = DocumentSamples.File(
            name: "META-INF/content_credential.c2pa", content: Samples.store(size: 60), isDeflated: true)
        #expect(
            try Samples.read(DocumentSamples.zip([file])).problems.map(\.code) == [.manifestStoreIncomplete])
        file.isDeflated = false
        #expect(try Samples.read(DocumentSamples.zip([file])).manifestStore?.bytes == Samples.store(size: 60))
        #expect(try Samples.read(DocumentSamples.zip([file, file])).manifestStores.count == 2)
    }
}
