// SPDX-License-Identifier: Apache-2.0

import ByteKit
import MediaContainers
import Testing

@Suite("Embedding a manifest store")
struct EmbeddingTests {
    @Test(
        "A store of any size comes back whole, from every format", arguments: [38, 39, 1_000, 64_999, 65_001, 200_001])
    func roundTrip(size: Int) throws {
        for sample in Samples.all {
            let store = Samples.store(size: size)
            let signed = try Samples.embed(store, into: sample.bytes)
            let reading = try Samples.read(signed.file)
            #expect(reading.manifestStore?.bytes == store, "\(sample.name)")
            #expect(reading.problems.isEmpty, "\(sample.name): \(reading.problems)")
            #expect(signed.reservation?.capacity == size)
            #expect(reading.manifestStore?.extents == signed.reservation?.extents, "\(sample.name)")
            #expect(reading.manifestStore?.payload == signed.reservation?.payload, "\(sample.name)")
        }
    }

    @Test("The hash is shown every byte outside of the extents, in order, and no other")
    func hashedBytes() throws {
        for sample in Samples.all {
            let signed = try Samples.embed(
                Samples.store(size: 70_001), into: sample.bytes,
                xmp: sample.holdsXMP ? [XMPProperty(.provenance, "https://a.example/m")] : [])
            if sample.holdsXMP {
                #expect(try Samples.read(signed.file).remoteManifestURL == "https://a.example/m", "\(sample.name)")
            }
            var outside: [UInt8] = []
            var position = 0
            for extent in try #require(signed.reservation).extents {
                outside += signed.file[position..<Int(extent.lowerBound)]
                position = Int(extent.upperBound)
            }
            outside += signed.file[position...]
            #expect(outside == signed.hashed, "\(sample.name)")
        }
    }

    @Test("A store fills exactly the room that was kept, or is refused")
    func capacity() throws {
        let source = MemoryByteSource(Samples.png())
        let container = PNGContainer()
        let reading = try container.read(source, format: .png, limits: ContainerLimits())
        let plan = try container.planCopy(of: source, reading: reading, applying: ContainerEdit(storeCapacity: 100))
        let sink = MemoryByteSink()
        try plan.write(from: source, to: sink)
        #expect(plan.size == sink.count)
        #expect(throws: ContainerError.storeSizeMismatch(expected: 100, actual: 99)) {
            try plan.reservation?.fill(with: Samples.store(size: 99), in: sink)
        }
    }

    @Test("A second signature replaces the first store; taking it out gives the original back")
    func replacement() throws {
        for sample in Samples.all {
            let once = try Samples.embed(Samples.store(size: 150_000, seed: 1), into: sample.bytes)
            let twice = try Samples.embed(Samples.store(size: 500, seed: 2), into: once.file)
            #expect(try Samples.read(twice.file).manifestStore?.bytes == Samples.store(size: 500, seed: 2))
            let bare = try Samples.embed(nil, into: once.file).file
            #expect(try Samples.read(bare).manifestStores.isEmpty, "\(sample.name)")
            #expect(try Samples.embed(nil, into: twice.file).file == bare, "\(sample.name)")
            if sample.restores { #expect(bare == sample.bytes, "\(sample.name)") }
        }
    }

    @Test("Bytes behind the end of the format are kept")
    func trailingBytes() throws {
        for sample in Samples.all where sample.tellsEnd {
            let tail = Array("trailer of a motion photo".utf8)
            let signed = try Samples.embed(Samples.store(size: 501), into: sample.bytes + tail)
            #expect(signed.file.suffix(tail.count).elementsEqual(tail))
            let reading = try Samples.read(signed.file)
            #expect(reading.problems.map(\.code) == [.trailingBytes], "\(sample.name)")
            #expect(reading.manifestStore != nil)
        }
    }

    @Test("A file cut short at any byte is read without a fault of ours, and never signed")
    func truncation() throws {
        for sample in Samples.all {
            let signed = try Samples.embed(Samples.store(size: 400), into: sample.bytes).file
            let format = try Samples.read(signed).format
            for length in 0..<signed.count {
                let cut = Array(signed[..<length])
                // What is left of markup may be a text, and whole as such.
                guard let reading = try? Samples.read(cut), reading.format == format else { continue }
                guard sample.tellsCuts else {
                    _ = try? Samples.embed(Samples.store(size: 100), into: cut)
                    continue
                }
                #expect(reading.problems.contains { $0.code == .cutShort || $0.code == .malformed })
                #expect(throws: (any Error).self, "\(sample.name) at \(length)") {
                    _ = try Samples.embed(Samples.store(size: 100), into: cut)
                }
                _ = try? Samples.boxes(cut)
            }
        }
    }

    @Test("Any byte changed to any of a few values is read without a fault of ours")
    func mutation() throws {
        for sample in Samples.all {
            let signed = try Samples.embed(
                Samples.store(size: 120), into: sample.bytes,
                xmp: sample.holdsXMP ? [XMPProperty(.provenance, "https://a.example")] : []
            ).file
            for index in signed.indices {
                for value: UInt8 in [0x00, 0x7F, 0x80, 0xFF] {
                    var changed = signed
                    changed[index] = value
                    _ = try? Samples.read(changed)
                    _ = try? Samples.boxes(changed)
                    _ = try? Samples.embed(Samples.store(size: 60), into: changed)
                }
            }
        }
    }

    @Test("A store larger than the limit is not read, and said so")
    func limit() throws {
        for sample in Samples.all {
            let signed = try Samples.embed(Samples.store(size: 70_000), into: sample.bytes)
            let reading = try Samples.read(signed.file, limits: ContainerLimits(manifestStoreBytes: 69_999))
            #expect(reading.manifestStores.isEmpty, "\(sample.name)")
            #expect(reading.problems.map(\.code) == [.limitExceeded], "\(sample.name)")
        }
    }
}
