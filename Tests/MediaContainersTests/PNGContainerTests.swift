// SPDX-License-Identifier: Apache-2.0

import ByteKit
import MediaContainers
import Testing

@Suite("PNG")
struct PNGContainerTests {
    @Test("The store is the chunk behind IHDR, with a right CRC")
    func placement() throws {
        let signed = try Samples.embed(Samples.store(size: 91), into: Samples.png()).file
        #expect(try Samples.boxes(signed).map(\.name) == ["PNGh", "IHDR", "C2PA", "IDAT", "IEND"])
        #expect(Array(signed[33..<(33 + 91 + 12)]) == Samples.chunk("caBX", Samples.store(size: 91)))
    }

    @Test("A wrong CRC of the store is reported, and the store still read")
    func checksum() throws {
        var signed = try Samples.embed(Samples.store(size: 91), into: Samples.png()).file
        signed[33 + 8 + 91] ^= 1
        let reading = try Samples.read(signed)
        #expect(reading.problems.map(\.code) == [.checksumMismatch])
        #expect(reading.manifestStore?.bytes == Samples.store(size: 91))
    }

    @Test("Two stores are both reported, and both left out of a copy")
    func duplicates() throws {
        let chunk = Samples.chunk("caBX", Samples.store(size: 60))
        let file = Samples.png(ancillary: [chunk, chunk])
        #expect(try Samples.read(file).manifestStores.count == 2)
        #expect(try Samples.read(file).manifestStore == nil)
        #expect(try Samples.embed(nil, into: file).file == Samples.png())
    }

    @Test("Text chunks that disclose AI are read; of compressed ones only the keyword")
    func disclosures() throws {
        let file = Samples.png(ancillary: [
            Samples.chunk("tEXt", Array("parameters\0a cat, Steps: 20".utf8)),
            Samples.chunk("iTXt", Array("prompt\0\0\0\0\0{\"1\": \"née\"}".utf8)),
            Samples.chunk("zTXt", Array("workflow\0\0".utf8) + [0x78, 0x9C]),
            Samples.chunk("tEXt", Array("Title\0holiday".utf8)),
        ])
        let found = try Samples.read(file).disclosures
        #expect(found.map(\.key) == ["parameters", "prompt", "workflow"])
        #expect(found.map(\.value) == ["a cat, Steps: 20", "{\"1\": \"née\"}", ""])
        #expect(found.allSatisfy { $0.source == .pngText })
    }

    @Test("Size, depth, channels and orientation come from the headers")
    func properties() throws {
        let file = Samples.png(ancillary: [Samples.chunk("eXIf", Samples.exif(orientation: 8))])
        let picture = try #require(Samples.read(file).picture)
        #expect(picture.width == 5 && picture.height == 3 && picture.bitDepth == 16 && picture.channels == 4)
        #expect(picture.orientation == 8)
    }

    @Test("A header that claims 60,000 x 60,000 pixels costs nothing to read")
    func giant() throws {
        let file =
            PNGWalker.signature
            + Samples.chunk("IHDR", Samples.bigEndian32(60_000) + Samples.bigEndian32(60_000) + [8, 2, 0, 0, 0])
            + Samples.chunk("IEND", [])
        #expect(try Samples.read(file).picture?.width == 60_000)
    }
}
