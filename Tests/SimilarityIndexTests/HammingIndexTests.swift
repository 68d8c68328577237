// SPDX-License-Identifier: Apache-2.0
import ByteKit
import Foundation
import SimilarityIndex
import Synchronization
import Testing

/// A small generator, so that each run sees the same keys.
struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    mutating func key() -> SIMD4<UInt64> { SIMD4(next(), next(), next(), next()) }

    mutating func flipping(_ flips: Int, of key: SIMD4<UInt64>) -> SIMD4<UInt64> {
        var key = key
        for bit in Array(0..<256).shuffled(using: &self).prefix(flips) { key[bit / 64] ^= 1 << UInt64(bit % 64) }
        return key
    }
}

enum KeySet: String, CaseIterable {
    case random, clustered, real

    static let realFile: URL? = {
        let named = ProcessInfo.processInfo.environment["COUNTERSIGN_SHARED"].map { URL(fileURLWithPath: $0) }
        let beside = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../../shared").standardized
        return [named, beside].compactMap { $0?.appendingPathComponent("fingerprints/real-pdq-hashes.bin") }
            .first { FileManager.default.fileExists(atPath: $0.path) }
    }()

    func keys(_ count: Int) throws -> [SIMD4<UInt64>] {
        var generator = Generator(state: 42)
        switch self {
        case .random: return (0..<count).map { _ in generator.key() }
        case .clustered:
            let centres = (0..<max(1, count / 20)).map { _ in generator.key() }
            return (0..<count).map { index in
                generator.flipping(index % 50, of: centres[Int(generator.next() % UInt64(centres.count))])
            }
        case .real:
            let bytes = [UInt8](try Data(contentsOf: #require(Self.realFile)))
            return (0..<min(count, bytes.count / 32)).map { row in
                var key = SIMD4<UInt64>()
                for (position, byte) in bytes[row * 32..<row * 32 + 32].enumerated() {
                    key[3 - position / 8] = key[3 - position / 8] << 8 | UInt64(byte)
                }
                return key
            }
        }
    }
}

func plainScan(_ keys: [SIMD4<UInt64>], _ query: SIMD4<UInt64>, _ radius: Int) -> [HammingHit] {
    keys.enumerated().compactMap { payload, key in
        let difference = key ^ query
        let distance = (0..<4).reduce(0) { $0 + difference[$1].nonzeroBitCount }
        return distance <= radius ? HammingHit(payload: UInt64(payload), distance: distance) : nil
    }.sorted { ($0.distance, $0.payload) < ($1.distance, $1.payload) }
}

/// How many keys a writer has inserted, for its readers.
private final class Counter: Sendable {
    let value = Atomic(0)

    static func key(_ number: Int) -> SIMD4<UInt64> {
        var generator = Generator(state: UInt64(number) &* 77)
        return generator.key()
    }
}

@Suite("Hamming index")
struct HammingIndexTests {
    @Test("an inserted key is found by the next search, a removed one is not")
    func insertRemove() {
        let index = HammingIndex()
        let key = SIMD4<UInt64>(1, 2, 3, 4)
        index.insert(key, payload: 7)
        #expect(index.search(key ^ SIMD4(1, 0, 0, 0)).hits == [HammingHit(payload: 7, distance: 1)])
        #expect(index.remove(key, payload: 8) == 0)
        #expect(index.remove(key, payload: 7) == 1)
        #expect(index.search(key).hits.isEmpty)
        #expect(index.count == 0)
    }

    @Test("several queries at once: each gets what it gets alone", arguments: [0, 31, 60, 256])
    func batch(radius: Int) throws {
        let keys = try KeySet.clustered.keys(50_000)
        let index = HammingIndex()
        index.insert(contentsOf: keys.dropLast(100).enumerated().map { (key: $1, payload: UInt64($0)) })
        for key in keys.suffix(100) { index.insert(key, payload: 7) }
        index.remove(keys[3], payload: 3)
        let queries = Array(keys.prefix(radius == 256 ? 2 : 40)) + [SIMD4()]
        let together = index.search(batch: queries, radius: radius)
        #expect(together == queries.map { index.search($0, radius: radius) })
        #expect(index.search(batch: []).isEmpty)
        #expect(index.search(batch: queries, radius: -1).flatMap(\.hits) == [])
    }

    @Test("a search with one flip a band finds most keys, none beyond the radius, and leaves crowds out")
    func quickSearch() {
        var generator = Generator(state: 9)
        let keys = (0..<300_000).map { _ in generator.key() }
        let crowd = generator.key()
        let index = HammingIndex()
        index.insert(contentsOf: keys.enumerated().map { (key: $1, payload: UInt64($0)) })
        index.insert(contentsOf: (0..<40_000).map { (key: crowd, payload: UInt64(1_000_000 + $0)) })
        index.settle()
        let quick = HammingSearchEffort(flips: 1, entriesPerProbe: 64)
        for (bits, least) in [(0, 400), (24, 370), (40, 240)] {
            let queries = (0..<400).map { generator.flipping(bits, of: keys[$0 * 700]) }
            let results = index.search(batch: queries, radius: 40, effort: quick)
            let found = results.enumerated().count { number, result in
                result.hits.contains { $0.payload == UInt64(number * 700) && $0.distance == bits }
            }
            #expect(found >= least)
            #expect(results.allSatisfy { $0.hits.allSatisfy { $0.distance <= 40 } })
        }
        let some = index.search(batch: [crowd], radius: 40, limit: .max, effort: quick)[0].hits.count
        #expect((64..<4000).contains(some))
        #expect(index.search(batch: [crowd], radius: 40, limit: .max)[0].hits.count == 40_000)
    }

    @Test("a snapshot brings back what was there; one that was cut or changed anywhere is refused")
    func snapshot() throws {
        let keys = try KeySet.clustered.keys(300)
        let index = HammingIndex()
        for (payload, key) in keys.enumerated() { index.insert(key, payload: UInt64(payload)) }
        index.remove(keys[5], payload: 5)
        let sink = MemoryByteSink()
        try index.write(to: sink)
        let bytes = sink.bytes
        let again = try HammingIndex(snapshot: MemoryByteSource(bytes))
        #expect(again.count == 299)
        for key in keys { #expect(again.search(key, radius: 60) == index.search(key, radius: 60)) }
        for end in 0..<bytes.count {
            #expect(throws: HammingSnapshotError.self) {
                try HammingIndex(snapshot: MemoryByteSource(Array(bytes[..<end])))
            }
        }
        for place in stride(from: 0, to: bytes.count, by: 7) {
            var changed = bytes
            changed[place] ^= 4
            #expect(throws: HammingSnapshotError.self) { try HammingIndex(snapshot: MemoryByteSource(changed)) }
        }
        #expect(throws: HammingSnapshotError.self) { try HammingIndex(snapshot: MemoryByteSource(bytes + [0])) }
    }

    @Test("searches see every key that was there before them, through tails, tables and merges")
    func visible() async {
        let index = HammingIndex()
        let written = Counter()
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                for number in 0..<200_000 {
                    index.insert(Counter.key(number), payload: UInt64(number))
                    written.value.store(number + 1, ordering: .releasing)
                }
            }
            for reader in 0..<2 {
                group.addTask {
                    var generator = Generator(state: UInt64(reader))
                    while true {
                        let known = written.value.load(ordering: .acquiring)
                        guard known > 0 else {
                            await Task.yield()
                            continue
                        }
                        let number = Int(generator.next() % UInt64(known))
                        #expect(index.search(Counter.key(number)).hits.map(\.payload) == [UInt64(number)])
                        if known == 200_000 { break }
                    }
                }
            }
        }
        index.settle()
        #expect(index.count == 200_000)
    }

    @Test("an empty index, negative and huge radii have answers")
    func edges() {
        let index = HammingIndex()
        #expect(index.search(SIMD4()).hits.isEmpty)
        index.insert(SIMD4(repeating: .max), payload: 1)
        #expect(index.search(SIMD4(), radius: -1).hits.isEmpty)
        #expect(index.search(SIMD4(), radius: 255).hits.isEmpty)
        #expect(index.search(SIMD4(), radius: 256).hits == [HammingHit(payload: 1, distance: 256)])
        #expect(index.search(SIMD4(), radius: .max).hits.count == 1)
    }

    @Test("more hits than the limit: the nearest are kept, and it is said")
    func limit() {
        let index = HammingIndex()
        for payload in 0..<100 { index.insert(SIMD4(1 << UInt64(payload % 3), 0, 0, 0), payload: UInt64(payload)) }
        index.insert(SIMD4(), payload: 1000)
        let result = index.search(SIMD4(), radius: 4, limit: 5)
        #expect(result.isTruncated)
        #expect(result.hits.map(\.payload) == [1000, 0, 1, 2, 3])
    }

    @Test("equal to a plain scan at every radius from 0 to 64", arguments: KeySet.allCases)
    func everyRadius(set: KeySet) throws {
        if set == .real, KeySet.realFile == nil {
            print("skipped: real hashes are not beside the checkout")
            return
        }
        let keys = try set.keys(40_000)
        let index = HammingIndex()
        index.insert(contentsOf: keys.enumerated().map { (key: $1, payload: UInt64($0)) })
        var generator = Generator(state: 9)
        for radius in 0...64 {
            for distance in [0, radius, radius + 1] {
                let query = generator.flipping(distance, of: keys[Int(generator.next() % UInt64(keys.count))])
                let result = index.search(query, radius: radius, limit: .max)
                #expect(result.hits == plainScan(keys, query, radius), "radius \(radius)")
                #expect(distance > radius || !result.hits.isEmpty)
            }
        }
    }

    @Test("random insertions and removals, across tail, segments and merges, equal to a plain list")
    func churn() {
        var generator = Generator(state: 3)
        let index = HammingIndex()
        let centres = (0..<40).map { _ in generator.key() }
        var stored: [(key: SIMD4<UInt64>, payload: UInt64)] = []
        var nextPayload: UInt64 = 0
        for round in 0..<24 {
            let batch = (0..<(round % 3 == 0 ? 34_000 : 3_000)).map { _ in
                defer { nextPayload += 1 }
                let near = generator.next() % 50 == 0
                let key =
                    near
                    ? generator.flipping(Int(generator.next() % 20), of: centres[Int(generator.next() % 40)])
                    : generator.key()
                return (key: key, payload: nextPayload)
            }
            if round % 2 == 0 {
                index.insert(contentsOf: batch)
            } else {
                for pair in batch { index.insert(pair.key, payload: pair.payload) }
            }
            stored += batch
            stored.shuffle(using: &generator)
            for pair in stored.suffix(stored.count / 4) { #expect(index.remove(pair.key, payload: pair.payload) == 1) }
            stored.removeLast(stored.count / 4)
            #expect(index.count == stored.count)
            let query = generator.flipping(3, of: centres[round])
            let expected = stored.compactMap { pair -> HammingHit? in
                let difference = pair.key ^ query
                let distance = (0..<4).reduce(0) { $0 + difference[$1].nonzeroBitCount }
                return distance <= 31 ? HammingHit(payload: pair.payload, distance: distance) : nil
            }.sorted { ($0.distance, $0.payload) < ($1.distance, $1.payload) }
            #expect(index.search(query, limit: .max).hits == expected)
        }
    }

    @Test("searches, insertions and removals at once lose nothing")
    func concurrent() async {
        let index = HammingIndex()
        await withTaskGroup(of: Void.self) { group in
            for worker in 0..<4 {
                group.addTask {
                    var generator = Generator(state: UInt64(worker))
                    for number in 0..<25_000 {
                        let key = generator.key()
                        let payload = UInt64(worker * 1_000_000 + number)
                        index.insert(key, payload: payload)
                        if number % 500 == 0 {
                            #expect(index.search(key, radius: 8).hits.first?.payload == payload)
                        }
                        if number % 2 == 0 { index.remove(key, payload: payload) }
                    }
                }
            }
        }
        #expect(index.count == 50_000)
    }
}
