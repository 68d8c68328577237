// SPDX-License-Identifier: Apache-2.0
import ByteKit
import Fingerprinting
import Foundation
import Persistence
import ProvenanceRegistry
import Testing

/// A registry in a folder that goes away.
private final class Scratch: Sendable {
    let path = NSTemporaryDirectory() + "countersign-" + UUID().uuidString
    deinit { try? FileManager.default.removeItem(atPath: path) }
    func open() throws -> RegistryFolder { try RegistryFolder(path: path, use: .command, now: moment) }
}

private let moment = Timestamp(milliseconds: 1_809_345_600_000)

private func hash(_ seed: UInt64) -> PDQHash {
    var state = seed
    func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ state >> 29
    }
    return PDQHash(words: SIMD4(next(), next(), next(), next()))
}

/// The hash with its first bits flipped.
private func near(_ hash: PDQHash, _ bits: Int) -> PDQHash {
    var words = hash.words
    for bit in 0..<bits { words[bit / 64] ^= 1 << UInt64(bit % 64) }
    return PDQHash(words: words)
}

private func publisher(_ name: String) -> Publisher {
    Publisher(id: PublisherID(at: moment), displayName: name, level: .unconfirmed, createdAt: moment)
}

private func record(_ publisher: Publisher, _ hash: PDQHash, number: Int, quality: Int = 90) -> ProvenanceRecord {
    let binding = FingerprintBinding(view: .whole, value: hash.bytes, quality: quality)
    return record(publisher, [binding], number: number)
}

private func record(_ publisher: Publisher, _ bindings: [FingerprintBinding], number: Int) -> ProvenanceRecord {
    ProvenanceRecord(
        id: RecordID(at: moment), publisher: publisher, registeredAt: moment, title: "\(number)", sourceType: .captured,
        media: .init(mediaType: "image/png", byteCount: 1, width: 10, height: 10),
        manifest: .init(blob: ContentDigest(of: []), activeLabel: "urn:c2pa:\(number)"), mark: nil,
        fingerprints: bindings, preview: nil,
        originalDigest: ContentDigest(of: []), protectedDigest: ContentDigest(of: []))
}

private func event(_ verb: String) -> AuditEvent { AuditEvent(actor: .system, verb: verb, object: "x", at: moment) }

@Suite("Registry")
struct RegistryTests {
    @Test("Distances decide: 31 matches, 32 to 60 is a candidate, 61 is nothing")
    func distances() async throws {
        let scratch = Scratch()
        let storage = try scratch.open()
        let owner = publisher("A")
        try await storage.publishers.insert(owner, event: event("publisher.entered"))
        let registry = Registry(storage: storage)
        try await storage.records.insert(record(owner, hash(1), number: 1), event: event("record.registered"))
        func matches(_ bits: Int) async throws -> [RegistryMatch] {
            try await registry.matches(FingerprintQuery(hash: near(hash(1), bits)))
        }
        #expect(try await matches(0).map(\.distance) == [0])
        #expect(try await matches(31).map(\.strength) == [.match])
        #expect(try await matches(32).map(\.strength) == [.candidate])
        #expect(try await matches(60).map(\.distance) == [60])
        #expect(try await matches(61).isEmpty)
    }

    @Test("What another opening of the folder adds is found by the next search")
    func followsTheStore() async throws {
        let scratch = Scratch()
        let storage = try scratch.open()
        let owner = publisher("A")
        try await storage.publishers.insert(owner, event: event("publisher.entered"))
        let registry = Registry(storage: storage)
        for number in 1...3 {
            let other = try scratch.open()
            try await other.records.insert(
                record(owner, hash(UInt64(number)), number: number), event: event("record.registered"))
            for known in 1...number {
                let found = try await registry.matches(FingerprintQuery(hash: hash(UInt64(known))))
                #expect(found.map(\.record.title) == ["\(known)"])
            }
        }
        #expect(await registry.indexedCount == 3)
    }

    @Test("A record is found by each unit of its ISCC: the exact bytes, similar bytes, a similar picture")
    func iscc() async throws {
        let scratch = Scratch()
        let storage = try scratch.open()
        let owner = publisher("A")
        try await storage.publishers.insert(owner, event: event("publisher.entered"))
        let bytes = (0..<40_000).map { UInt8(truncatingIfNeeded: $0 &* $0 / 7) }
        let file = try ISCC(of: MemoryByteSource(bytes), pixels: nil)
        let look = try #require(ISCCUnit(mainType: .content, subType: 1, body: hash(5).bytes))
        let binding = FingerprintBinding(
            algorithm: FingerprintBinding.iscc, view: .whole,
            value: look.bytes + file.data.bytes + file.instance.bytes, quality: 100)
        try await storage.records.insert(record(owner, [binding], number: 1), event: event("record.registered"))
        let registry = Registry(storage: storage)
        func distances(_ units: [ISCCUnit]) async throws -> [Int] { try await registry.matches(units).map(\.distance) }
        func picture(_ bits: Int) throws -> ISCCUnit {
            try #require(ISCCUnit(mainType: .content, subType: 1, body: near(hash(5), bits).bytes))
        }
        #expect(try await distances([file.instance]) == [0])
        #expect(try await distances([file.data]) == [0])
        #expect(try await distances([picture(60)]) == [60])
        #expect(try await distances([picture(60), file.instance]) == [0])
        #expect(try await distances([picture(61)]).isEmpty)
        let other = try ISCC(of: MemoryByteSource(bytes + [1]), pixels: nil)
        #expect(try await distances([other.instance]).isEmpty)
        #expect(try await distances([other.data]).count == 1)
        // The same bits as another kind of unit are nothing alike, and neither is a code of 64 bits.
        let foreign = try #require(ISCCUnit(mainType: .content, subType: 2, body: hash(5).bytes))
        let short = try #require(ISCCUnit(mainType: .content, subType: 1, body: Array(hash(5).bytes.prefix(8))))
        #expect(try await distances([foreign, short]).isEmpty)
    }

    @Test("Concurrent searches fill the index once")
    func concurrent() async throws {
        let scratch = Scratch()
        let storage = try scratch.open()
        let owner = publisher("A")
        try await storage.publishers.insert(owner, event: event("publisher.entered"))
        for number in 1...20 {
            try await storage.records.insert(
                record(owner, hash(UInt64(number)), number: number, quality: number == 7 ? 10 : 90),
                event: event("record.registered"))
        }
        let registry = Registry(storage: storage)
        await withTaskGroup(of: Int.self) { group in
            for number in 1...20 {
                group.addTask {
                    (try? await registry.matches(FingerprintQuery(hash: hash(UInt64(number)))).count) ?? -1
                }
            }
            #expect(await group.reduce(0, +) == 19)
        }
        #expect(await registry.indexedCount == 19)
    }

    @Test("A near copy of another publisher's record is contested; one's own is not")
    func contested() async throws {
        let scratch = Scratch()
        let storage = try scratch.open()
        let owner = publisher("A")
        let rival = publisher("B")
        for publisher in [owner, rival] {
            try await storage.publishers.insert(publisher, event: event("publisher.entered"))
        }
        let registry = Registry(storage: storage)
        func register(_ publisher: Publisher, _ hash: PDQHash, _ number: Int) async throws -> ProvenanceRecord {
            try await registry.register(
                record(publisher, hash, number: number), query: FingerprintQuery(hash: hash), actor: .command)
        }
        #expect(try await register(owner, hash(1), 1).state == .active)
        #expect(try await register(owner, near(hash(1), 5), 2).state == .active)
        let late = try await register(rival, near(hash(1), 20), 3)
        #expect(late.state == .contested)
        #expect(try await storage.records.record(late.id)?.state == .contested)
        #expect(try await register(rival, hash(9), 4).state == .active)
        let last = try #require(
            try await storage.auditLog.entries(after: 0, limit: 99).first { $0.entry.object == late.id.description })
        #expect(String(decoding: last.payload ?? [], as: UTF8.self).contains("contested_with"))
    }
}
