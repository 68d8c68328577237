// SPDX-License-Identifier: Apache-2.0

import ByteKit
import MediaContainers
import Testing

@Suite("ISO base media files")
struct BaseMediaContainerTests {
    private typealias Files = BaseMediaSamples

    private func integer(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }

    /// The offsets of the chunk table of a file, found by its name alone.
    private func chunks(_ file: [UInt8], _ type: StaticString = "stco", width: Int = 4) throws -> [Int] {
        let place = try #require(file.firstOffset(ofASCII: type))
        let count = integer(file[(place + 8)..<(place + 12)])
        return (0..<count).map { integer(file[(place + 12 + $0 * width)..<(place + 12 + ($0 + 1) * width)]) }
    }

    @Test("Chunk offsets follow their chunks, wherever the movie header is")
    func chunkOffsets() throws {
        for file in [Files.fast(), Files.slow, Files.open, Files.bare] {
            for size in [100, 70_000] {
                let signed = try Samples.embed(Samples.store(size: size), into: file).file
                let found = try chunks(signed)
                #expect(
                    found.map { Array(signed[$0..<($0 + 20)]) } == [
                        Array(Files.media[..<20]), Array(Files.media[20...]),
                    ])
            }
        }
        let signed = try Samples.embed(Samples.store(size: 90), into: Files.fast(isWide: true)).file
        let start = try chunks(signed, "co64", width: 8)[0]
        #expect(Array(signed[start..<(start + 40)]) == Files.media)
        let place = try #require(signed.firstOffset(ofASCII: "saio"))
        #expect(integer(signed[(place + 12)..<(place + 16)]) == start)
    }

    @Test("Offsets into another file stay")
    func externalData() throws {
        let file = Files.ftyp + Files.moov(chunks: [50, 70], external: true) + Files.box("mdat", Files.media)
        #expect(try chunks(try Samples.embed(Samples.store(size: 100), into: file).file) == [50, 70])
    }

    @Test("The indices of fragments follow them")
    func fragments() throws {
        let signed = try Samples.embed(Samples.store(size: 333), into: Files.fragments).file
        let moofs = try Samples.boxes(signed).filter { $0.name == "moof" }.map { Int($0.range.lowerBound) }
        let tfra = try #require(signed.firstOffset(ofASCII: "tfra"))
        #expect([0, 1].map { integer(signed[(tfra + 24 + $0 * 11)..<(tfra + 28 + $0 * 11)]) } == moofs)
        for moof in moofs {
            let tfhd = try #require(signed.firstOffset(ofASCII: "tfhd", from: moof))
            #expect(integer(signed[(tfhd + 12)..<(tfhd + 20)]) == moof)
        }
        let sidx = try #require(try Samples.boxes(signed).first { $0.name == "sidx" })
        #expect(Int(sidx.range.upperBound) == moofs[0])
        let first = Int(sidx.range.lowerBound)
        #expect(integer(signed[(first + 24)..<(first + 28)]) == 0, "offsets of a segment index count from its end")
        #expect(integer(signed[(first + 32)..<(first + 36)]) == moofs[1] - moofs[0])
    }

    @Test("Items of a picture follow, and its XMP, size and turn are read")
    func items() throws {
        for (brand, hasBase) in [("heic", false), ("avif", true)] {
            let file = Files.heif(brand, hasBase: hasBase)
            let signed = try Samples.embed(Samples.store(size: 1_234), into: file)
            for bytes in [file, signed.file] {
                let reading = try Samples.read(bytes)
                #expect(reading.xmp?.bytes == Files.xmp)
                #expect(reading.disclosures.map(\.key) == ["DigitalSourceType"])
                #expect(reading.picture?.width == 64 && reading.picture?.height == 48)
                #expect(reading.picture?.orientation == 8)
                #expect(reading.format.rawValue == brand)
            }
        }
        #expect(try Samples.read(Files.fast()).picture?.height == 48)
    }

    @Test("The store stands behind the file type, in a box that says what it is for")
    func place() throws {
        let signed = try Samples.embed(Samples.store(size: 64), into: Files.slow)
        #expect(try Samples.boxes(signed.file).map(\.name) == ["ftyp", "C2PA", "free", "mdat", "moov"])
        #expect(signed.reservation?.extents.first?.lowerBound == UInt64(Files.ftyp.count))
        let box = try #require(signed.reservation?.extents.first)
        #expect(box.count == 64 + 45)
        #expect(signed.file.hasASCII("manifest\0", at: Int(box.lowerBound) + 28))
    }

    private func provenance(_ purpose: String, _ store: [UInt8]) -> [UInt8] {
        let type: [UInt8] = [
            0xD8, 0xFE, 0xC3, 0xD6, 0x1B, 0x0E, 0x48, 0x3C, 0x92, 0x97, 0x58, 0x28, 0x87, 0x7E, 0xC4, 0x81,
        ]
        return Files.box("uuid", type + [0, 0, 0, 0] + Array("\(purpose)\0".utf8) + Files.wide(0) + store)
    }

    @Test("An update and the original are one store")
    func update() throws {
        let original = Samples.store(size: 90)
        let description = Array(original[8..<38])
        let added: [UInt8] = [0, 0, 0, 12] + Array("more".utf8) + [1, 2, 3, 4]
        let update = Samples.bigEndian32(8 + description.count + added.count) + Array("jumb".utf8) + description + added
        let file =
            Files.ftyp + provenance("original", original + [0, 0, 0]) + Files.box("mdat", Files.media)
            + provenance("update", update)
        let reading = try Samples.read(file)
        let store = try #require(reading.manifestStore)
        #expect(store.bytes == Samples.bigEndian32(102) + original[4...] + added)
        #expect(store.extents.count == 2)
        #expect(store.payload.reduce(0) { $0 + $1.count } == store.bytes.count)
        #expect(try Samples.read(try Samples.embed(nil, into: file).file).manifestStores.isEmpty)

        let stripped = try Samples.read(Files.ftyp + provenance("original", original))
        #expect(stripped.manifestStores.isEmpty)
        #expect(stripped.problems.map(\.code) == [.manifestStoreIncomplete])
        let two = Files.ftyp + provenance("manifest", original) + provenance("manifest", original)
        #expect(try Samples.read(two).manifestStores.count == 2)
    }

    @Test("A box whose purpose is not known is said to be damaged")
    func unknownPurpose() throws {
        let reading = try Samples.read(Files.ftyp + provenance("nonsense", Samples.store(size: 60)))
        #expect(reading.manifestStores.isEmpty)
        #expect(reading.problems.map(\.code) == [.manifestStoreIncomplete])
    }

    @Test("Boxes nested without end are not followed, and what is no box is said")
    func damage() throws {
        var nested: [UInt8] = []
        for _ in 0..<400 { nested = Files.box("moov", nested) }
        #expect(try Samples.read(Files.ftyp + nested).problems.map(\.code) == [.malformed])
        #expect(try Samples.read(Files.fast() + Array("trailing bytes".utf8)).problems.map(\.code) == [.cutShort])
        #expect(try Samples.read(Files.fast() + [0, 0, 0]).problems.map(\.code) == [.trailingBytes])
        let short = Array(Files.fast().dropLast(3))
        #expect(throws: ContainerError.self) { _ = try Samples.embed(Samples.store(size: 60), into: short) }
    }

    /// A file of more than 4 GB, of which only the beginning is there.
    private struct SparseSource: ByteSource {
        let head: [UInt8]
        let count: UInt64
        func read(at offset: UInt64, count: Int) throws(ByteError) -> [UInt8] {
            guard offset <= self.count, UInt64(count) <= self.count - offset else {
                throw .truncated(offset: offset, needed: UInt64(count))
            }
            let part = offset < UInt64(head.count) ? head.dropFirst(Int(offset)).prefix(count) : []
            return part + [UInt8](repeating: 0, count: count - part.count)
        }
    }

    @Test("Chunk offsets that grow beyond 32 bits get a table of 64 bits, and the boxes around it room")
    func widening() throws {
        let last = 0xFFFF_FF00
        let moov = Files.moov(chunks: [Files.ftyp.count + 800, last])
        let mediaSize = 0x1_0000_1000
        let mdat = Samples.bigEndian32(1) + Array("mdat".utf8) + Files.wide(mediaSize)
        let source = SparseSource(
            head: Files.ftyp + moov + mdat, count: UInt64(Files.ftyp.count + moov.count + mediaSize))
        let container = BaseMediaContainer()
        let reading = try container.read(source, format: .mp4, limits: ContainerLimits())
        for (capacity, isWidened) in [(100, false), (1_000, true)] {
            let plan = try container.planCopy(
                of: source, reading: reading, applying: ContainerEdit(storeCapacity: capacity))
            let copy = PlannedCopy(plan, of: source, store: Samples.store(size: capacity))
            #expect(try container.boxes(in: copy).map(\.name) == ["ftyp", "C2PA", "moov", "mdat"])
            let head = try copy.read(at: 0, count: 4_000)
            let growth = 45 + capacity + (isWidened ? 8 : 0)
            #expect(copy.count == source.count + UInt64(growth))
            let found = try chunks(head, isWidened ? "co64" : "stco", width: isWidened ? 8 : 4)
            #expect(found == [Files.ftyp.count + 800 + growth, last + growth])
            // Every box around the table must still end where the next one begins.
            var place = try #require(head.firstOffset(ofASCII: "moov")) - 4
            for type: StaticString in ["trak", "mdia", "minf", "stbl"] {
                let end = place + integer(head[place..<(place + 4)])
                place = try #require(head.firstOffset(ofASCII: type, from: place)) - 4
                #expect(place + integer(head[place..<(place + 4)]) == end)
            }
        }
    }

    @Test("Any part of a planned copy reads as it will be written")
    func plannedCopy() throws {
        let file = Files.fast()
        let source = MemoryByteSource(file)
        let container = BaseMediaContainer()
        let reading = try container.read(source, format: .mp4, limits: ContainerLimits())
        let store = Samples.store(size: 77)
        let plan = try container.planCopy(of: source, reading: reading, applying: ContainerEdit(storeCapacity: 77))
        let whole = try Samples.embed(store, into: file).file
        let copy = PlannedCopy(plan, of: source, store: store)
        for start in 0..<whole.count {
            for count in [1, 3, 5, 9, 60] where start + count <= whole.count {
                #expect(try copy.read(at: UInt64(start), count: count) == Array(whole[start..<(start + count)]))
            }
        }
    }
}
