// SPDX-License-Identifier: Apache-2.0

import ByteKit
import MediaContainers
import Testing

@Suite("Embedding a manifest store in documents")
struct DocumentEmbeddingTests {
    /// A copy with a store in it; texts are told beforehand how many of its bytes are wide.
    static func embed(_ store: [UInt8]?, into file: [UInt8], carrier: TextCarrier? = nil) throws -> [UInt8] {
        let source = MemoryByteSource(file)
        let (container, format) = try ContainerRegistry.container(of: source)
        let reading = try container.read(source, format: format, limits: ContainerLimits())
        var edit = ContainerEdit(storeCapacity: store?.count)
        edit.textCarrier = carrier
        edit.wideBytes = store?.count { $0 >= 16 }
        let plan = try container.planCopy(of: source, reading: reading, applying: edit)
        let sink = MemoryByteSink()
        try plan.write(from: source, to: sink)
        #expect(sink.count == plan.size)
        if let store { try plan.reservation?.fill(with: store, in: sink) }
        return sink.bytes
    }

    @Test(
        "A store of any size comes back whole, also where it takes the place of another", arguments: [38, 39, 70_001])
    func roundTrip(size: Int) throws {
        for sample in DocumentSamples.all {
            var file = sample.bytes
            for seed: UInt8 in [7, 8] {
                let store = Samples.store(size: size, seed: seed)
                file = try Self.embed(store, into: file)
                let reading = try Samples.read(file)
                if sample.name.hasPrefix("pdf"), seed == 8 {
                    #expect(reading.manifestStores.count == 1)
                } else {
                    #expect(reading.manifestStore?.bytes == store, "\(sample.name)")
                }
                #expect(reading.problems.isEmpty, "\(sample.name): \(reading.problems)")
            }
        }
    }

    @Test("A page with a NUL far behind its beginning is not written: with a smaller store it would be no page")
    func pagesWithoutNUL() throws {
        let page = Array("<!DOCTYPE html><html><head></head><body>\(String(repeating: "word ", count: 2_000))".utf8)
        let store = Samples.store(size: 61)
        #expect(try Samples.read(Self.embed(store, into: page)).manifestStore?.bytes == store)
        #expect(throws: ContainerError.self) { try Self.embed(store, into: page + [0x0A, 0, 0x0A]) }
    }

    @Test("A file that only begins as a text is not written: without its store it would begin as none")
    func textThroughout() throws {
        let start = Array(String(repeating: "line\n", count: 1_200).utf8)
        for rest in [[0xFF, 0x0A], [0x0A, 0, 0x0A], [0xC3, 0x28], [0xED, 0xA0, 0x80, 0x0A]] as [[UInt8]] {
            #expect(throws: ContainerError.self) { try Self.embed(Samples.store(size: 61), into: start + rest) }
        }
        let long = Array(String(repeating: "wört\n", count: 30_000).utf8)
        #expect(try Samples.read(Self.embed(Samples.store(size: 61), into: long)).manifestStore != nil)
    }

    @Test("Taking the store out of a text gives the text back; an archive keeps its files")
    func removal() throws {
        for sample in DocumentSamples.all {
            let signed = try Self.embed(Samples.store(size: 400), into: sample.bytes)
            let bare = try Self.embed(nil, into: signed)
            #expect(try Samples.read(bare).manifestStores.isEmpty, "\(sample.name)")
            if !["pdf", "pdf streams", "font"].contains(sample.name) {
                #expect(bare == sample.bytes, "\(sample.name)")
            }
        }
        let once = try Self.embed(nil, into: Self.embed(Samples.store(size: 99), into: DocumentSamples.font()))
        #expect(try Self.embed(nil, into: Self.embed(Samples.store(size: 98), into: once)) == once)
    }

    @Test(
        "Comments of every kind hold a store, on the first line or the last",
        arguments: ["py", "js", "css", "xml", "sql"])
    func comments(name: String) throws {
        let carrier = TextCarrier.comment(try #require(CommentSyntax(fileExtension: name)))
        for text in ["one\ntwo\n", "#!/bin/one\ntwo", "\u{FEFF}one\r\ntwo\r\n", "---\ntitle: one\n---\n"] {
            let signed = try Self.embed(Samples.store(size: 61), into: Array(text.utf8), carrier: carrier)
            let reading = try Samples.read(signed)
            #expect(reading.manifestStore?.bytes == Samples.store(size: 61))
            #expect(try Self.embed(nil, into: signed) == Array(text.utf8), "\(name): \(text)")
        }
    }

    @Test("An Office document names the type of the store, once", arguments: [false, true])
    func contentTypes(isDeflated: Bool) throws {
        let list = "<?xml version=\"1.0\"?><Types xmlns=\"http://x\"><Default Extension=\"xml\"/></Types>"
        let file = DocumentSamples.zip([
            .init(
                name: "[Content_Types].xml", content: Array(list.utf8), isDeflated: isDeflated,
                hasDescriptor: isDeflated), .init(name: "word/document.xml", content: Array("<w/>".utf8)),
        ])
        let once = try Self.embed(Samples.store(size: 70), into: file)
        let twice = try Self.embed(Samples.store(size: 80), into: once)
        for signed in [once, twice] {
            let text = String(decoding: signed, as: UTF8.self)
            let entry = "<Types xmlns=\"http://x\"><Default Extension=\"c2pa\" ContentType=\"application/c2pa\"/>"
            #expect(text.ranges(of: entry).count == 1)
            #expect(text.ranges(of: "Extension=\"c2pa\"").count == 1)
            var parts: [String] = []
            try ZIPContainer().forEachPart(in: MemoryByteSource(signed), limits: ContainerLimits()) {
                parts.append($0.path)
            }
            #expect(parts == ["[Content_Types].xml", "word/document.xml"])
        }
    }

    @Test("The sums of a font with a store are right")
    func fontChecksums() throws {
        let signed = try Self.embed(Samples.store(size: 501), into: DocumentSamples.font())
        func word(_ offset: Int) -> UInt32 { signed[offset..<(offset + 4)].reduce(0) { $0 << 8 | UInt32($1) } }
        var whole: UInt32 = 0
        for offset in stride(from: 0, to: signed.count, by: 4) { whole &+= word(offset) }
        // With the adjustment in it, the sum over the whole font is this number (OpenType, `head`).
        #expect(whole == 0xB1B0_AFBA)
        let entry = try #require((0..<4).map { 12 + $0 * 16 }.first { signed[$0] == 0x43 })
        var sum: UInt32 = 0
        let (start, length) = (Int(word(entry + 8)), Int(word(entry + 12)))
        for offset in stride(from: start, to: start + length, by: 4) { sum &+= word(offset) }
        #expect(word(entry + 4) == sum)
    }

    @Test("A file cut short at any byte is read without a fault of ours")
    func truncation() throws {
        for sample in DocumentSamples.all {
            let signed = try Self.embed(Samples.store(size: 300), into: sample.bytes)
            for length in 0..<signed.count {
                let cut = Array(signed[..<length])
                _ = try? Samples.read(cut)
                _ = try? Samples.boxes(cut)
                _ = try? Self.embed(Samples.store(size: 50), into: cut)
            }
        }
    }

    @Test("Any byte changed to any of a few values is read without a fault of ours", .timeLimit(.minutes(2)))
    func mutation() throws {
        for sample in DocumentSamples.all {
            let signed = try Self.embed(Samples.store(size: 60), into: sample.bytes)
            for index in signed.indices {
                for value: UInt8 in [0x00, 0x39, 0xFF] {
                    var changed = signed
                    changed[index] = value
                    _ = try? Samples.read(changed)
                    let source = MemoryByteSource(changed)
                    guard let (container, _) = try? ContainerRegistry.container(of: source) else { continue }
                    if let collection = container as? any CollectionContainer {
                        try? collection.forEachPart(in: source, limits: ContainerLimits()) { part in
                            #expect(part.range.upperBound <= source.count)
                        }
                    }
                }
            }
        }
    }

    @Test("A store larger than the limit is not read, and said so")
    func limit() throws {
        for sample in DocumentSamples.all {
            let signed = try Self.embed(Samples.store(size: 7_000), into: sample.bytes)
            let reading = try Samples.read(signed, limits: ContainerLimits(manifestStoreBytes: 5_000))
            #expect(reading.manifestStores.isEmpty, "\(sample.name)")
            #expect(reading.problems.map(\.code) == [.limitExceeded], "\(sample.name)")
        }
    }

    @Test("Each format says that it is not made of boxes, but for fonts")
    func boxes() throws {
        for sample in DocumentSamples.all where sample.name != "font" {
            #expect(throws: ContainerError.self, "\(sample.name)") { try Samples.boxes(sample.bytes) }
        }
        #expect(try Samples.boxes(DocumentSamples.font()).map(\.name) == ["glyf", "head", "name"])
    }
}
