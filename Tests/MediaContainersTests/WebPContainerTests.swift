// SPDX-License-Identifier: Apache-2.0

import ByteKit
import MediaContainers
import Testing

@Suite("WebP")
struct WebPContainerTests {
    @Test("The store is the last chunk, padded to even size, and the RIFF size says so", arguments: [90, 91])
    func placement(size: Int) throws {
        let signed = try Samples.embed(Samples.store(size: size), into: Samples.webp()).file
        #expect(try Samples.boxes(signed).map(\.name) == ["WEBP", "VP8 ", "C2PA"])
        #expect(signed.count % 2 == 0)
        #expect(Array(signed[4..<8]) == Samples.littleEndian32(signed.count - 8))
        #expect(try Samples.read(signed).manifestStore?.extents.first?.upperBound == UInt64(signed.count))
    }

    @Test("A last chunk without its padding byte gets it before the store")
    func missingPadding() throws {
        var file = Samples.webp()
        file.removeLast()
        file.replaceSubrange(4..<8, with: Samples.littleEndian32(file.count - 8))
        let signed = try Samples.embed(Samples.store(size: 90), into: file).file
        #expect(try Samples.read(signed).manifestStore?.bytes == Samples.store(size: 90))
        #expect(try Samples.embed(nil, into: signed).file == Samples.webp())
    }

    @Test("XMP in a simple file brings the extended header that must announce it")
    func extendedHeader() throws {
        for chunk in [Samples.vp8, Samples.vp8l] {
            let before = try #require(Samples.read(Samples.webp([chunk])).picture)
            let file = try Samples.embed(
                nil, into: Samples.webp([chunk]), xmp: [XMPProperty(.provenance, "https://example.org/m")]
            ).file
            let boxes = try Samples.boxes(file)
            #expect(boxes.map(\.name).first == "WEBP" && boxes.map(\.name)[1] == "VP8X")
            #expect(boxes.last?.name == "XMP ")
            #expect(file[20] & 0x04 != 0)
            #expect((file[20] & 0x10 != 0) == (before.channels == 4))
            let after = try Samples.read(file)
            #expect(after.picture?.width == before.width && after.picture?.height == before.height)
            #expect(after.remoteManifestURL == "https://example.org/m")
        }
    }

    @Test("An extended header gets the XMP flag and keeps its others")
    func flags() throws {
        let file = try Samples.embed(
            nil, into: Samples.webp([Samples.vp8x, Samples.vp8]), xmp: [XMPProperty(.provenance, "u")]
        ).file
        #expect(file[20] == 0x0C)
    }

    @Test("Sizes of all three kinds are read")
    func properties() throws {
        let lossy = try #require(Samples.read(Samples.webp()).picture)
        #expect(lossy.width == 176 && lossy.height == 144 && lossy.channels == 3)
        let lossless = try #require(Samples.read(Samples.webp([Samples.vp8l])).picture)
        #expect(lossless.width == 4 && lossless.height == 2 && lossless.channels == 4)
        let extended = try #require(
            Samples.read(Samples.webp([Samples.vp8x, Samples.riffChunk("EXIF", Samples.exif(orientation: 3))])).picture)
        #expect(extended.width == 300 && extended.height == 200 && extended.orientation == 3)
    }
}
