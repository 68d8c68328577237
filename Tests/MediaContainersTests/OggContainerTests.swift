// SPDX-License-Identifier: Apache-2.0

import ByteKit
import MediaContainers
import Testing

@Suite("Ogg")
struct OggContainerTests {
    /// Pages of a signed file: flags, serial, sequence, and whether the checksum is right.
    private func pages(_ file: [UInt8]) throws -> [(flags: UInt8, serial: UInt32, sequence: UInt32)] {
        var pages: [(flags: UInt8, serial: UInt32, sequence: UInt32)] = []
        var walker = OggWalker(MemoryByteSource(file))
        _ = try walker.walk { page in
            let start = Int(page.range.lowerBound)
            let sequence = file[(start + 18)..<(start + 22)].reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            pages.append((file[start + 5], page.serial, sequence))
        }
        return pages
    }

    @Test(
        "The store is the last bitstream to begin, whole at once, whatever its size",
        arguments: [249, 250, 251, 504, 505, 65_019, 65_020, 65_021, 130_045, 130_046])
    func placement(size: Int) throws {
        let signed = try Samples.embed(Samples.store(size: size), into: Samples.ogg).file
        let reading = try Samples.read(signed)
        #expect(reading.manifestStore?.bytes == Samples.store(size: size))
        #expect(reading.problems.isEmpty)
        let pages = try pages(signed)
        let own = pages.filter { $0.serial != 5 }
        #expect(pages.first?.serial == 5 && pages.last?.serial == 5)
        #expect(own.map(\.sequence) == (0..<UInt32(own.count)).map { $0 })
        #expect(own.first.map { $0.flags & 2 } == 2 && own.last.map { $0.flags & 4 } == 4)
        #expect(own.dropFirst().allSatisfy { $0.flags & 1 == 1 })
        #expect(reading.manifestStore?.extents.count == 1)
    }

    @Test("A wrong checksum of a page of the store is noticed")
    func checksum() throws {
        var signed = try Samples.embed(Samples.store(size: 90), into: Samples.ogg).file
        let store = try #require(Samples.read(signed).manifestStore?.payload.first)
        signed[Int(store.lowerBound) + 60] ^= 1
        #expect(try Samples.read(signed).problems.map(\.code) == [.checksumMismatch])
    }

    @Test("A store whose pages stand between those of the sound, and in packets of their own, is put together")
    func interleaved() throws {
        let store = Samples.store(size: 120)
        let file =
            Samples.oggPage(Array("\u{1}vorbis".utf8), serial: 5, sequence: 0, flags: 2)
            + Samples.oggPage(Array("\0c2pa".utf8), serial: 9, sequence: 0, flags: 2)
            + Samples.oggPage(Array(store[..<70]), serial: 9, sequence: 1, flags: 0)
            + Samples.oggPage([1, 2, 3], serial: 5, sequence: 1, flags: 0)
            + Samples.oggPage(Array(store[70...]), serial: 9, sequence: 2, flags: 4)
            + Samples.oggPage([4], serial: 5, sequence: 2, flags: 4)
        let reading = try Samples.read(file)
        #expect(reading.manifestStore?.bytes == store)
        #expect(reading.manifestStore?.extents.count == 2)
        let signed = try Samples.embed(Samples.store(size: 60), into: file).file
        #expect(try Samples.read(signed).manifestStore?.bytes == Samples.store(size: 60))
    }

    @Test("Ogg has no place for XMP, and is not made of boxes")
    func refusals() {
        #expect(throws: ContainerError.noPlace(.ogg, what: "XMP")) {
            try Samples.embed(nil, into: Samples.ogg, xmp: [XMPProperty(.provenance, "u")])
        }
        #expect(throws: ContainerError.noBoxes(.ogg)) { try Samples.boxes(Samples.ogg) }
    }
}
