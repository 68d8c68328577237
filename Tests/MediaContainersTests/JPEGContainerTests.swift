// SPDX-License-Identifier: Apache-2.0

import ByteKit
import MediaContainers
import Testing

@Suite("JPEG")
struct JPEGContainerTests {
    @Test("The store goes behind JFIF and EXIF and before a multi-picture index")
    func placement() throws {
        let exif = Samples.segment(0xE1, Array("Exif\0\0".utf8) + Samples.exif(orientation: 6))
        let index = Samples.segment(0xE2, Array("MPF\0".utf8))
        let signed = try Samples.embed(Samples.store(size: 90), into: Samples.jpeg(applications: [exif, index])).file
        #expect(try Samples.boxes(signed).prefix(4).map(\.name) == ["SOI", "APP1", "C2PA", "APP2"])
    }

    @Test("Boxes cover the file without gaps, and the segments of the store are one of them")
    func boxes() throws {
        let signed = try Samples.embed(Samples.store(size: 140_000), into: Samples.jpeg()).file
        let boxes = try Samples.boxes(signed)
        #expect(boxes.map(\.name) == ["SOI", "APP0", "C2PA", "DQT", "SOF0", "SOS", "RST0", "EOI"])
        #expect(zip(boxes, boxes.dropFirst()).allSatisfy { $0.range.upperBound == $1.range.lowerBound })
        #expect(boxes.last?.range.upperBound == UInt64(signed.count))
    }

    @Test("Segments out of order leave a store that is not whole, and a problem")
    func order() throws {
        let signed = try Samples.embed(Samples.store(size: 140_000), into: Samples.jpeg()).file
        let extents = try #require(Samples.read(signed).manifestStore).payload
        #expect(extents.count == 3)
        // Give the third segment the number of the second.
        var changed = signed
        let sequence = Int(extents[2].lowerBound) - 8 - 1
        #expect(changed[sequence] == 3)
        changed[sequence] = 2
        let reading = try Samples.read(changed)
        #expect(reading.problems.map(\.code) == [.manifestStoreIncomplete])
        #expect(reading.manifestStores.first?.totalExtent == 140_000 + 3 * 12 + 2 * 8)
    }

    @Test("Two stores are both reported, and neither is the one")
    func duplicates() throws {
        let one = try Samples.embed(Samples.store(size: 90, seed: 1), into: Samples.jpeg()).file
        let extent = try #require(Samples.read(one).manifestStore).extents[0]
        var two = one
        two.insert(contentsOf: one[Int(extent.lowerBound)..<Int(extent.upperBound)], at: Int(extent.upperBound))
        let reading = try Samples.read(two)
        #expect(reading.manifestStores.count == 2)
        #expect(reading.manifestStore == nil)
    }

    @Test("Another JUMBF box in APP11 stays, and its instance number is not reused")
    func otherBoxes() throws {
        let other = Samples.segment(
            0xEB,
            Array("JP".utf8) + [0x02, 0x11, 0, 0, 0, 1] + Samples.bigEndian32(40) + Array("jumb".utf8)
                + Samples.bigEndian32(32) + Array("jumdxxxx".utf8) + [UInt8](repeating: 0, count: 20))
        let file = Samples.jpeg(applications: [other])
        let signed = try Samples.embed(Samples.store(size: 90), into: file).file
        let reading = try Samples.read(signed)
        #expect(reading.manifestStores.count == 1)
        #expect(try Samples.boxes(signed).map(\.name).contains("APP11"))
        #expect(try Samples.embed(nil, into: signed).file == file)
    }

    @Test("Size, depth and orientation come from the headers")
    func properties() throws {
        let exif = Samples.segment(0xE1, Array("Exif\0\0".utf8) + Samples.exif(orientation: 6))
        let picture = try #require(Samples.read(Samples.jpeg(applications: [exif])).picture)
        #expect(picture.width == 33 && picture.height == 17 && picture.bitDepth == 8 && picture.channels == 1)
        #expect(picture.orientation == 6 && picture.uprightWidth == 17 && picture.uprightHeight == 33)
    }

    @Test("XMP that would not fit a segment is refused")
    func hugeXMP() throws {
        let url = "https://example.org/" + String(repeating: "x", count: 66_000)
        #expect(throws: ContainerError.self) {
            _ = try Samples.embed(nil, into: Samples.jpeg(), xmp: [XMPProperty(.provenance, url)])
        }
    }
}
