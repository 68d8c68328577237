// SPDX-License-Identifier: Apache-2.0
import CHammingScan
import Synchronization

/// Keys and payloads in planes: the first 128 bits of all keys, the last 128 bits, the payloads.
///
/// Nearly every unrelated key is rejected by the first plane alone, so a scan reads half the memory.
///
/// Of fixed capacity. Entries are only ever added, by one writer at a time, and how many there are is published after
/// they were written: readers see a whole prefix without a lock. An entry is taken out by a mark that readers look at.
/// That is why sharing it between threads is safe although the compiler cannot see it.
final class KeyPlanes: @unchecked Sendable {
    let capacity: Int
    private let low: UnsafeMutablePointer<UInt64>
    private let high: UnsafeMutablePointer<UInt64>
    private let payloads: UnsafeMutablePointer<UInt64>
    private let removals: UnsafeMutablePointer<Atomic<UInt64>>
    private let published = Atomic<Int>(0)
    private let removed = Atomic<Int>(0)

    init(capacity: Int) {
        self.capacity = max(1, capacity)
        low = .allocate(capacity: self.capacity * 2)
        high = .allocate(capacity: self.capacity * 2)
        payloads = .allocate(capacity: self.capacity)
        let words = (self.capacity + 63) / 64
        removals = .allocate(capacity: words)
        for word in 0..<words { (removals + word).initialize(to: Atomic(0)) }
    }

    deinit {
        low.deallocate()
        high.deallocate()
        payloads.deallocate()
        removals.deinitialize(count: (capacity + 63) / 64)
        removals.deallocate()
    }

    /// Entries, removed ones included.
    var count: Int { published.load(ordering: .acquiring) }
    var removedCount: Int { removed.load(ordering: .relaxed) }
    var liveCount: Int { count - removedCount }
    var isFull: Bool { count == capacity }

    /// Adds an entry; for one writer at a time. Does nothing where there is no room.
    func append(_ key: SIMD4<UInt64>, payload: UInt64) {
        let place = published.load(ordering: .relaxed)
        guard place < capacity else { return }
        (low + 2 * place).initialize(to: key[0])
        (low + 2 * place + 1).initialize(to: key[1])
        (high + 2 * place).initialize(to: key[2])
        (high + 2 * place + 1).initialize(to: key[3])
        (payloads + place).initialize(to: payload)
        published.store(place + 1, ordering: .releasing)
    }

    /// Adds all entries of `other` that were not taken out.
    func append(liveEntriesOf other: KeyPlanes) {
        for place in 0..<other.count where !other.isRemoved(place) {
            append(other.key(at: place), payload: other.payload(at: place))
        }
    }

    func key(at place: Int) -> SIMD4<UInt64> {
        precondition(place >= 0 && place < count)
        return SIMD4(low[2 * place], low[2 * place + 1], high[2 * place], high[2 * place + 1])
    }

    func payload(at place: Int) -> UInt64 {
        precondition(place >= 0 && place < count)
        return payloads[place]
    }

    func distance(at place: Int, to key: SIMD4<UInt64>) -> Int {
        let difference = self.key(at: place) ^ key
        return difference[0].nonzeroBitCount + difference[1].nonzeroBitCount
            + difference[2].nonzeroBitCount + difference[3].nonzeroBitCount
    }

    func isRemoved(_ place: Int) -> Bool {
        precondition(place >= 0 && place < capacity)
        return removals[place / 64].load(ordering: .relaxed) >> UInt64(place % 64) & 1 == 1
    }

    /// Takes an entry out; false where it was out already.
    func remove(_ place: Int) -> Bool {
        precondition(place >= 0 && place < capacity)
        let bit = UInt64(1) << UInt64(place % 64)
        guard removals[place / 64].bitwiseOr(bit, ordering: .relaxed).oldValue & bit == 0 else { return false }
        removed.add(1, ordering: .relaxed)
        return true
    }

    // MARK: search

    /// Places of all entries within the radius, removed ones included, by a walk over all of them.
    func scan(_ query: SIMD4<UInt64>, radius: Int, into places: inout [UInt32]) {
        let count = count
        withWords(of: query) { words in
            collectPlaces(into: &places) { out, room in
                countersign_hamming_scan(low, high, count, words, UInt32(clamping: radius), out, room)
            }
        }
    }

    /// The same for several queries in one walk; calls `found` with the query's number and the place.
    func scan(_ queries: [SIMD4<UInt64>], radius: Int, found: (_ query: Int, _ place: Int) -> Void) {
        let words = queries.flatMap { [$0[0], $0[1], $0[2], $0[3]] }
        var hits: [UInt64] = []
        let count = count
        collectPlaces(into: &hits) { out, room in
            countersign_hamming_scan_batch(
                low, high, count, words, queries.count, UInt32(clamping: radius), out, room)
        }
        for hit in hits { found(Int(hit >> 32), Int(truncatingIfNeeded: hit & 0xffff_ffff)) }
    }

    /// Places of entries within the radius among those that a band table lists for `value` and its near values.
    /// - Parameter most: entries of one value that are looked at.
    func probe(
        _ table: BandTable, value: UInt32, masks: ArraySlice<UInt32>, most: Int, query: SIMD4<UInt64>, radius: Int,
        into places: inout [UInt32]
    ) {
        withWords(of: query) { words in
            table.offsets.withUnsafeBufferPointer { offsets in
                table.places.withUnsafeBufferPointer { listed in
                    masks.withUnsafeBufferPointer { masks in
                        collectPlaces(into: &places) { out, room in
                            countersign_hamming_probe(
                                offsets.baseAddress, listed.baseAddress, value, masks.baseAddress, masks.count,
                                UInt32(clamping: most), low, high, words, UInt32(clamping: radius), out, room)
                        }
                    }
                }
            }
        }
    }

    /// Calls `body` with the three planes of the first `count` entries.
    func withPlanes<Result>(
        _ body: (
            _ low: UnsafeBufferPointer<UInt64>, _ high: UnsafeBufferPointer<UInt64>,
            _ payloads: UnsafeBufferPointer<UInt64>
        ) throws -> Result
    ) rethrows -> Result {
        let count = count
        return try body(
            UnsafeBufferPointer(start: low, count: 2 * count), UnsafeBufferPointer(start: high, count: 2 * count),
            UnsafeBufferPointer(start: payloads, count: count))
    }
}

/// The query as four words in memory.
private func withWords(of query: SIMD4<UInt64>, _ body: (UnsafePointer<UInt64>) -> Void) {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 4) { words in
        for word in 0..<4 { words.initializeElement(at: word, to: query[word]) }
        if let base = words.baseAddress { body(UnsafePointer(base)) }
    }
}

/// Runs a search that writes what fits and says how many there were; runs it again with room for all if need be.
private func collectPlaces<Place: BitwiseCopyable>(
    into places: inout [Place], _ search: (UnsafeMutablePointer<Place>, Int) -> Int
) {
    let room = 512
    var needed = 0
    withUnsafeTemporaryAllocation(of: Place.self, capacity: room) { buffer in
        guard let base = buffer.baseAddress else { return }
        needed = search(base, room)
        if needed <= room { places.append(contentsOf: UnsafeBufferPointer(start: base, count: needed)) }
    }
    guard needed > room else { return }
    places += [Place](unsafeUninitializedCapacity: needed) { buffer, count in
        guard let base = buffer.baseAddress else { return }
        count = min(search(base, needed), needed)
    }
}
