// SPDX-License-Identifier: Apache-2.0

import ByteKit
import MediaContainers
import Testing

@Suite("JPEG XL")
struct JPEGXLContainerTests {
    @Test("The store is a box behind the file type")
    func placement() throws {
        let signed = try Samples.embed(Samples.store(size: 90), into: Samples.jxl()).file
        #expect(try Samples.boxes(signed).map(\.name) == ["JXL ", "ftyp", "C2PA", "jxlc"])
        #expect(try Samples.read(signed).picture?.width == 256)
    }

    @Test("A bare codestream is wrapped into boxes; without need it stays as it is")
    func codestream() throws {
        let reading = try Samples.read(Samples.codestream)
        #expect(reading.problems.map(\.code) == [.noRoom])
        #expect(reading.picture?.width == 256 && reading.picture?.height == 256)
        let signed = try Samples.embed(
            Samples.store(size: 90), into: Samples.codestream, xmp: [XMPProperty(.provenance, "https://a.example")]
        ).file
        #expect(try Samples.boxes(signed).map(\.name) == ["JXL ", "ftyp", "C2PA", "xml ", "jxlc"])
        #expect(signed.suffix(Samples.codestream.count + 8).elementsEqual(Samples.box("jxlc", Samples.codestream)))
        #expect(try Samples.read(signed).format == .jpegXL)
        #expect(try Samples.embed(nil, into: Samples.codestream).file == Samples.codestream)
    }

    @Test("JUMBF and XML of other kinds are left alone")
    func otherBoxes() throws {
        let other = Samples.box("jumb", Samples.box("jumd", Array("json0000000000000".utf8)))
        let xml = Samples.box("xml ", Array("<notes/>".utf8))
        let file = Samples.jxl([other, xml, Samples.box("jxlc", Samples.codestream)])
        #expect(try Samples.read(file).manifestStores.isEmpty)
        let signed = try Samples.embed(
            Samples.store(size: 90), into: file, xmp: [XMPProperty(.provenance, "https://a.example")]
        ).file
        #expect(try Samples.boxes(signed).map(\.name) == ["JXL ", "ftyp", "C2PA", "xml ", "jumb", "xml ", "jxlc"])
        #expect(try Samples.read(signed).remoteManifestURL == "https://a.example")
    }

    @Test("Boxes of 64-bit size and to the end of the file; two stores are two")
    func sizes() throws {
        let long =
            Samples.bigEndian32(1) + Array("jxlc".utf8) + Samples.bigEndian32(0) + Samples.bigEndian32(25)
            + Samples.codestream
        let open = Samples.bigEndian32(0) + Array("jxlc".utf8) + Samples.codestream
        for file in [Samples.jxl([long]), Samples.jxl([open])] {
            #expect(try Samples.read(file).picture?.width == 256)
            let signed = try Samples.embed(Samples.store(size: 70), into: file).file
            #expect(try Samples.read(signed).manifestStore?.bytes == Samples.store(size: 70))
        }
        let two = Samples.jxl([Samples.store(size: 50), Samples.store(size: 50)])
        #expect(try Samples.read(two).manifestStores.count == 2)
        let lying = Samples.jxl([Samples.bigEndian32(900) + Array("jumb".utf8)])
        #expect(try Samples.read(lying).problems.map(\.code) == [.cutShort])
    }
}
