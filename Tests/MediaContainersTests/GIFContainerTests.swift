// SPDX-License-Identifier: Apache-2.0

import ByteKit
import MediaContainers
import Testing

@Suite("GIF")
struct GIFContainerTests {
    private func extensionBlock(_ name: String, _ subBlocks: [UInt8]) -> [UInt8] {
        [0x21, 0xFF, 0x0B] + name.unicodeScalars.map { UInt8($0.value) } + subBlocks
    }

    @Test("The store stands in sub-blocks of an application extension behind the colour table")
    func placement() throws {
        let signed = try Samples.embed(Samples.store(size: 300), into: Samples.gif()).file
        #expect(
            try Samples.boxes(signed).map(\.name)
                == ["GIF89a", "LSD", "C2PA", "21FE", "2C", "TBID", "3B"])
        let head = extensionBlock("C2PA_GIF\u{1}\0\0", [255])
        #expect(Array(signed[19..<(19 + head.count)]) == head)
    }

    @Test("Sub-blocks of any size are put together", arguments: [1, 7, 100, 254, 255])
    func subBlocks(size: Int) throws {
        let store = Samples.store(size: 601)
        let block = extensionBlock("C2PA_GIF\u{1}\0\0", Samples.subBlocks(store, size: size))
        let early = try Samples.read(Samples.gif(extensions: [block]))
        #expect(early.manifestStore?.bytes == store && early.problems.isEmpty)
        #expect(try Samples.embed(nil, into: Samples.gif(extensions: [block])).file == Samples.gif(extensions: []))
    }

    @Test("A block behind the image, of another version, or without content is no store")
    func lookalikes() throws {
        let blocks = Samples.subBlocks(Samples.store(size: 60))
        let late = Samples.gif().dropLast() + extensionBlock("C2PA_GIF\u{1}\0\0", blocks) + [0x3B]
        #expect(try Samples.read(Array(late)).manifestStores.isEmpty)
        for block in [extensionBlock("C2PA_GIF\u{2}\0\0", blocks), extensionBlock("C2PA_GIF\u{1}\0\0", [0])] {
            #expect(try Samples.read(Samples.gif(extensions: [block])).manifestStores.isEmpty)
        }
    }

    @Test("Two stores are two stores")
    func twoStores() throws {
        let block = extensionBlock("C2PA_GIF\u{1}\0\0", Samples.subBlocks(Samples.store(size: 100)))
        let reading = try Samples.read(Samples.gif(extensions: [block, block]))
        #expect(reading.manifestStores.count == 2 && reading.manifestStore == nil)
    }

    @Test("GIF87a becomes GIF89a, since only that has extensions")
    func version() throws {
        let signed = try Samples.embed(Samples.store(size: 60), into: Samples.gif(version: "87a")).file
        #expect(signed.starts(with: Array("GIF89a".utf8)))
        #expect(try Samples.embed(nil, into: Samples.gif(version: "87a")).file == Samples.gif(version: "87a"))
    }

    @Test("XMP is read with its trailer of 258 bytes, and in sub-blocks")
    func xmp() throws {
        let packet = try #require(XMPPacket.empty.setting(XMPProperty(.provenance, "https://a.example"))).bytes
        let trailer: [UInt8] = [1] + (0...255).reversed().map { UInt8($0) } + [0]
        for content in [packet + trailer, Samples.subBlocks(packet)] {
            let file = Samples.gif(extensions: [extensionBlock("XMP DataXMP", content)])
            let reading = try Samples.read(file)
            #expect(reading.xmp?.bytes == packet)
            #expect(reading.problems.isEmpty)
            #expect(reading.picture?.width == 10 && reading.picture?.height == 6)
        }
    }
}
