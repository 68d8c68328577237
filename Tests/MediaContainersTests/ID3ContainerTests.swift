// SPDX-License-Identifier: Apache-2.0

import ByteKit
import MediaContainers
import Testing

@Suite("MP3 and FLAC")
struct ID3ContainerTests {
    private let store = Samples.store(size: 120)
    private let fields = Array("\0application/c2pa\0c2pa\0c2pa manifest store\0".utf8)

    private func object(_ version: UInt8, _ content: [UInt8]? = nil, flags: UInt8 = 0) -> [UInt8] {
        Samples.id3Frame(version == 2 ? "GEO" : "GEOB", content ?? fields + store, version: version, flags: flags)
    }

    private func unsynchronised(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        for byte in bytes {
            if result.last == 0xFF, byte == 0 || byte >= 0xE0 { result.append(0) }
            result.append(byte)
        }
        return result
    }

    @Test("The store is found in tags of every version, before either sound", arguments: [2, 3, 4] as [UInt8])
    func versions(version: UInt8) throws {
        for sound in [Samples.mpegFrames, Samples.flacStream] {
            let file = Samples.id3([object(version)], version: version, padding: 7) + sound
            let reading = try Samples.read(file)
            #expect(reading.manifestStore?.bytes == store)
            #expect(reading.format == (sound == Samples.flacStream ? .flac : .mp3))
            // Frame header and fields stay under the hash.
            #expect(reading.manifestStore?.extents == reading.manifestStore?.payload)
            #expect(
                try Samples.read(Samples.id3([object(version), object(version)], version: version)).manifestStores.count
                    == 2)
        }
    }

    @Test("Fields in wide characters, other media types, opaque frames")
    func spellings() throws {
        let wide =
            [1] + Array("application/x-c2pa-manifest-store\0".utf8) + [0xFF, 0xFE, 0x61, 0, 0, 0, 0xFF, 0xFE, 0, 0]
        #expect(try Samples.read(Samples.id3([object(3, wide + store)], version: 3)).manifestStore?.bytes == store)
        let other = Array("\0text/plain\0a\0b\0".utf8) + store
        #expect(try Samples.read(Samples.id3([object(4, other)])).manifestStores.isEmpty)
        #expect(try Samples.read(Samples.id3([object(4, flags: 0x08)])).manifestStores.isEmpty)
        #expect(try Samples.read(Samples.id3([object(3, flags: 0x80)], version: 3)).manifestStores.isEmpty)
        #expect(
            try Samples.read(Samples.id3([object(4, [0, 0, 1, 0] + fields + store, flags: 0x01)])).manifestStore?.bytes
                == store)
    }

    @Test("Unsynchronised tags and frames are read, and signed anew")
    func unsynchronisation() throws {
        var store = Samples.store(size: 300)
        for index in stride(from: 60, to: 290, by: 9) { store.replaceSubrange(index..<(index + 2), with: [0xFF, 0]) }
        let text = Samples.id3Frame("TIT2", [1, 0xFF, 0xFE, 0x61, 0], version: 3)
        let body = unsynchronised(text + object(3, fields + store))
        let whole = Samples.id3([body], version: 3, flags: 0x80) + Samples.mpegFrames
        let frame =
            Samples.id3([object(4, unsynchronised(fields + store), flags: 0x02)], flags: 0x80) + Samples.mpegFrames
        let implied = Samples.id3([object(4, unsynchronised(fields + store))], flags: 0x80) + Samples.mpegFrames
        for file in [whole, frame, implied] {
            let reading = try Samples.read(file)
            let found = try #require(reading.manifestStore)
            #expect(found.bytes == store)
            #expect(found.payload.flatMap { file[Int($0.lowerBound)..<Int($0.upperBound)] } == store)
            let signed = try Samples.embed(self.store, into: file, xmp: [XMPProperty(.provenance, "https://a.example")])
                .file
            #expect(signed[5] == 0)
            #expect(try Samples.read(signed).manifestStore?.bytes == self.store)
            #expect(try Samples.read(signed).remoteManifestURL == "https://a.example")
            #expect(signed.suffix(Samples.mpegFrames.count).elementsEqual(Samples.mpegFrames))
        }
        let title = try Samples.embed(nil, into: whole).file
        #expect(title == Samples.id3([text], version: 3) + Samples.mpegFrames)
    }

    @Test("Plain sizes in version 4, which some writers use, are told by what follows")
    func plainSizes() throws {
        let content = fields + Samples.store(size: 200)
        let frame = Array("GEOB".utf8) + Samples.bigEndian32(content.count) + [0, 0] + content
        let text = Samples.id3Frame("TIT2", Array("\0song".utf8))
        for file in [Samples.id3([frame, text]), Samples.id3([frame]), Samples.id3([frame], padding: 30)] {
            #expect(try Samples.read(file + Samples.mpegFrames).manifestStore?.bytes == Samples.store(size: 200))
        }
    }

    @Test("Extended header and footer are given up, frames and sound stay")
    func extras() throws {
        let text = Samples.id3Frame("TIT2", Array("\0song".utf8))
        let extended = Samples.id3([[0, 0, 0, 6, 1, 0], text], flags: 0x40) + Samples.mpegFrames
        var tag = Samples.id3([text], flags: 0x10)
        tag += Array("3DI".utf8) + tag[3..<10]
        for file in [extended, tag + Samples.mpegFrames] {
            let signed = try Samples.embed(store, into: file).file
            #expect(try Samples.read(signed).manifestStore?.bytes == store)
            #expect(try Samples.embed(nil, into: signed).file == Samples.id3([text]) + Samples.mpegFrames)
        }
    }

    @Test("A frame beyond its tag is read and not signed; a tag with something else in it is not believed")
    func lies() throws {
        var over = Samples.id3([object(4)]) + Samples.mpegFrames
        over.replaceSubrange(8..<10, with: [over[8], over[9] - 20])
        #expect(try Samples.read(over).manifestStore?.bytes == store)
        #expect(try Samples.read(over).problems.map(\.code) == [.malformed])
        #expect(throws: (any Error).self) { try Samples.embed(store, into: over) }
        let junk = Samples.id3([object(4), Array("~no frame at all~".utf8)]) + Samples.mpegFrames
        #expect(try Samples.read(junk).manifestStores.isEmpty)
        #expect(try Samples.read(junk).problems.map(\.code) == [.metadataUnreadable])
        #expect(throws: (any Error).self) { try Samples.embed(store, into: junk) }
    }

    @Test("A tag longer than the file is said to be cut short")
    func lyingSize() throws {
        let file = Array("ID3".utf8) + [4, 0, 0, 0, 0, 7, 0] + object(4)
        #expect(try Samples.read(file).problems.map(\.code) == [.cutShort])
        #expect(throws: (any Error).self) { try Samples.embed(store, into: file) }
    }
}
