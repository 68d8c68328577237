// SPDX-License-Identifier: Apache-2.0

import ByteKit
import MediaContainers
import Testing

@Suite("TIFF")
struct TIFFContainerTests {
    private static let writers = [false, true].flatMap { isLittle in
        [false, true].map { Samples.TIFFWriter(isLittle: isLittle, isBig: $0) }
    }

    @Test("Nothing of the original moves, in either byte order and width, with one page or many", arguments: [1, 2, 5])
    func offsets(pages: Int) throws {
        for writer in Self.writers {
            for directoriesLast in [false, true] {
                let file = Samples.tiff(writer, pages: pages, directoriesLast: directoriesLast)
                let signed = try Samples.embed(
                    Samples.store(size: 333), into: file, xmp: [XMPProperty(.provenance, "https://a.example")])
                let reading = try Samples.read(signed.file)
                #expect(reading.manifestStore?.bytes == Samples.store(size: 333))
                #expect(reading.remoteManifestURL == "https://a.example")
                #expect(reading.picture == (try Samples.read(file).picture))
                #expect(reading.picture?.width == 7 && reading.picture?.orientation == 6)
                // The pixels stand where they stood.
                let strip = writer.isBig ? 16 : 8
                if directoriesLast { #expect(signed.file[strip..<(strip + 36)] == file[strip..<(strip + 36)]) }
                #expect(reading.manifestStore?.extents.last?.upperBound == UInt64(signed.file.count))
            }
        }
    }

    @Test("A file does not grow with every signature")
    func growth() throws {
        for writer in Self.writers {
            for pages in [1, 3] {
                let file = Samples.tiff(writer, pages: pages, directoriesLast: false)
                let xmp = [XMPProperty(.provenance, "https://a.example")]
                let once = try Samples.embed(Samples.store(size: 200), into: file, xmp: xmp).file
                var again = once
                for _ in 0..<3 { again = try Samples.embed(Samples.store(size: 200, seed: 3), into: again).file }
                #expect(again.count == once.count)
                #expect(try Samples.read(again).remoteManifestURL == "https://a.example")
            }
        }
    }

    @Test("A store in any directory of the chain is found, and two are two")
    func otherPlaces() throws {
        let writer = Samples.TIFFWriter()
        let store = Samples.store(size: 80)
        let base = Samples.tiff(writer, pages: 2, more: [writer.entry(52_545, 7, 80, 0)])
        let offset = base.count
        let twice = Samples.tiff(writer, pages: 2, more: [writer.entry(52_545, 7, 80, offset)]) + store
        #expect(try Samples.read(twice).manifestStores.map(\.bytes) == [store, store])
        let signed = try Samples.embed(Samples.store(size: 90), into: twice).file
        #expect(try Samples.read(signed).manifestStore?.bytes == Samples.store(size: 90))
        let single = Samples.tiff(writer, more: [writer.entry(52_545, 7, 80, offset)])
        #expect(try Samples.read(single).problems.map(\.code) == [.cutShort])
    }

    @Test("An entry of another type is no store, and said so")
    func types() throws {
        let writer = Samples.TIFFWriter()
        let file = Samples.tiff(writer, more: [writer.entry(52_545, 4, 20, 8)])
        #expect(try Samples.read(file).problems.map(\.code) == [.manifestStoreIncomplete])
    }

    @Test("Directories that go in a circle end")
    func circle() throws {
        let writer = Samples.TIFFWriter()
        let file = writer.header(first: 8) + writer.directory([writer.entry(256, 3, 1, 1)], next: 8)
        #expect(try Samples.read(file).problems.map(\.code) == [.malformed])
        #expect(throws: (any Error).self) { try Samples.embed(Samples.store(size: 60), into: file) }
    }

    @Test("A camera's raw file is read and not written")
    func raw() throws {
        let writer = Samples.TIFFWriter()
        let file = Samples.tiff(writer, more: [writer.entry(271, 2, 4, 0x4E_4F_4B), writer.entry(330, 4, 1, 0)])
        #expect(try Samples.read(file).picture?.width == 7)
        #expect(throws: ContainerError.readOnly(.tiff, what: "a camera's raw file")) {
            try Samples.embed(Samples.store(size: 60), into: file)
        }
    }

    @Test("TIFF is not made of boxes")
    func boxes() {
        #expect(throws: ContainerError.noBoxes(.tiff)) { try Samples.boxes(Samples.tiff()) }
    }
}
