// SPDX-License-Identifier: Apache-2.0

import ByteKit
import MediaContainers
import Testing

@Suite("WAV and AVI")
struct RIFFContainerTests {
    @Test("The store is the last chunk; lists are boxes under their own names")
    func placement() throws {
        let signed = try Samples.embed(
            Samples.store(size: 91), into: Samples.avi(), xmp: [XMPProperty(.provenance, "https://a.example")]
        ).file
        #expect(try Samples.boxes(signed).map(\.name) == ["AVI ", "hdrl", "movi", "idx1", "_PMX", "C2PA"])
        #expect(Array(signed[4..<8]) == Samples.littleEndian32(signed.count - 8))
        let reading = try Samples.read(signed)
        #expect(reading.picture?.width == 64 && reading.picture?.height == 48)
        #expect(reading.remoteManifestURL == "https://a.example")
    }

    @Test("In a file of 64-bit sizes the size in ds64 is put right")
    func longSizes() throws {
        let file = Samples.rf64()
        #expect(try Samples.boxes(file).map(\.name) == ["WAVE", "ds64", "data"])
        let signed = try Samples.embed(Samples.store(size: 90), into: file).file
        #expect(Array(signed[4..<8]) == [255, 255, 255, 255])
        #expect(Array(signed[20..<28]) == Samples.littleEndian32(signed.count - 8) + [0, 0, 0, 0])
        #expect(try Samples.boxes(signed).map(\.name) == ["WAVE", "ds64", "data", "C2PA"])
    }

    @Test("The further RIFF chunks of a large AVI are walked over, and a store in any of them is found")
    func furtherChunks() throws {
        let file = Samples.avi(Samples.form("AVIX", [Samples.riffChunk("LIST", Array("moviabcd".utf8))]))
        #expect(try Samples.boxes(file).map(\.name) == ["AVI ", "hdrl", "movi", "idx1", "AVIX", "movi"])
        #expect(try Samples.read(file).problems.isEmpty)
        let late = Samples.avi(Samples.form("AVIX", [Samples.riffChunk("C2PA", Samples.store(size: 60))]))
        #expect(try Samples.read(late).manifestStore?.bytes == Samples.store(size: 60))
    }

    @Test("A store in the middle is found and replaced; two are two")
    func otherPlaces() throws {
        let chunk = Samples.riffChunk("C2PA", Samples.store(size: 61))
        let file = Samples.form("WAVE", [chunk, Samples.riffChunk("data", [1, 2])])
        #expect(try Samples.read(file).manifestStore?.bytes == Samples.store(size: 61))
        let signed = try Samples.embed(Samples.store(size: 70), into: file).file
        #expect(try Samples.boxes(signed).map(\.name) == ["WAVE", "data", "C2PA"])
        #expect(try Samples.read(Samples.wav([chunk, chunk])).manifestStores.count == 2)
    }

    @Test("A RIFF chunk that is too small for what is in it is read, and not signed", arguments: [0, 2])
    func shortSizes(missing: Int) throws {
        var file = Samples.wav([Samples.riffChunk("C2PA", Samples.store(size: 60))])
        let size = missing == 0 ? 0 : file.count - 8 - missing
        file.replaceSubrange(4..<8, with: Samples.littleEndian32(size))
        let reading = try Samples.read(file)
        #expect(reading.manifestStores.count == (missing == 0 ? 0 : 1))
        #expect(reading.problems.map(\.code) == [missing == 0 ? .trailingBytes : .malformed])
        #expect(throws: (any Error).self) { try Samples.embed(Samples.store(size: 60), into: file) }
        let empty = Samples.wav([Samples.riffChunk("C2PA", [])])
        #expect(try Samples.read(empty).manifestStores.isEmpty)
    }

    @Test("Sizes that lie are said to be cut short", arguments: [4, 40])
    func lyingSizes(offset: Int) throws {
        var file = Samples.wav()
        file.replaceSubrange(offset..<(offset + 4), with: [0xFF, 0xFF, 0xFF, 0x7F])
        #expect(try Samples.read(file).problems.map(\.code) == [.cutShort])
    }
}
