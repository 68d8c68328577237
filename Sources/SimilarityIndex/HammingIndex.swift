// SPDX-License-Identifier: Apache-2.0
import Synchronization

/// Exact radius search over 256-bit keys: every stored key within the radius, and no other.
///
/// Insertions and removals are seen by the next search. Safe to use from any number of threads: searches work on a
/// snapshot and wait for nobody.
///
/// A small mutable tail is scanned; when it is full it becomes an immutable segment with band tables, and segments of
/// similar size are merged. Whichever of tables and scan is cheaper for the radius asked is used, so the answer is the
/// same at every radius, only the time differs.
public final class HammingIndex: Sendable {
    /// Searches up to this radius are what the tables are built for; larger ones may scan.
    public let tunedRadius: Int

    private static let tailCapacity = 32768
    private static let segmentsBeforeMerge = 5

    /// A segment and what has been removed from it.
    private struct Live: Sendable {
        var number: Int
        var segment: HammingSegment
        var dead: [UInt64]
        var deadCount = 0

        init(number: Int, segment: HammingSegment) {
            self.number = number
            self.segment = segment
            dead = .init(repeating: 0, count: (segment.keys.count + 63) / 64)
        }

        var liveCount: Int { segment.keys.count - deadCount }

        func isDead(_ id: Int) -> Bool { dead[id / 64] >> UInt64(id % 64) & 1 == 1 }

        mutating func kill(_ id: Int) {
            dead[id / 64] |= 1 << UInt64(id % 64)
            deadCount += 1
        }

        /// Removes every entry with this key and payload.
        mutating func remove(_ key: SIMD4<UInt64>, payload: UInt64) -> Int {
            var removed = 0
            for id in segment.search(key, radius: 0).map(Int.init)
            where segment.keys.payloads[id] == payload && !isDead(id) {
                kill(id)
                removed += 1
            }
            return removed
        }
    }

    private struct State: Sendable {
        var tail = HammingKeys()
        var segments: [Live] = []
        var nextNumber = 0
        var isMerging = false
        /// Removals while a merge is under way: they are repeated on the merged segment.
        var removedDuringMerge: [(key: SIMD4<UInt64>, payload: UInt64)] = []

        mutating func add(_ segment: HammingSegment) {
            segments.append(Live(number: nextNumber, segment: segment))
            nextNumber += 1
        }
    }
    private let state = Mutex(State())

    /// An empty index, tuned for searches of up to `tunedRadius` bits.
    public init(tunedRadius: Int = 31) {
        self.tunedRadius = min(max(tunedRadius, 0), 255)
    }

    /// The number of entries.
    public var count: Int {
        state.withLock { state in state.segments.reduce(state.tail.count) { $0 + $1.liveCount } }
    }

    /// Stores a key. The same key may be stored any number of times, with equal or different payloads.
    public func insert(_ key: SIMD4<UInt64>, payload: UInt64) {
        let isFull = state.withLock { state in
            state.tail.append(key, payload: payload)
            return state.tail.count >= Self.tailCapacity
        }
        if isFull { tidy() }
    }

    /// Stores many keys: much quicker than one by one.
    public func insert(contentsOf pairs: some Sequence<(key: SIMD4<UInt64>, payload: UInt64)>) {
        var keys = HammingKeys()
        keys.reserve(pairs.underestimatedCount)
        for pair in pairs { keys.append(pair.key, payload: pair.payload) }
        if keys.count < Self.tailCapacity {
            state.withLock { state in
                for id in 0..<keys.count { state.tail.append(keys.key(at: id), payload: keys.payloads[id]) }
            }
        } else {
            let segment = HammingSegment(keys: keys, radius: tunedRadius)
            state.withLock { $0.add(segment) }
        }
        tidy()
    }

    /// Takes out every entry with this key and payload; returns how many there were.
    @discardableResult
    public func remove(_ key: SIMD4<UInt64>, payload: UInt64) -> Int {
        let (removed, isHollow) = state.withLock { state in
            var removed = 0
            for id in state.tail.scan(key, radius: 0).map(Int.init).reversed() where state.tail.payloads[id] == payload
            {
                state.tail.removeBySwap(at: id)
                removed += 1
            }
            for index in state.segments.indices { removed += state.segments[index].remove(key, payload: payload) }
            if state.isMerging { state.removedDuringMerge.append((key, payload)) }
            return (removed, state.segments.contains { $0.deadCount > $0.liveCount })
        }
        if isHollow { tidy() }
        return removed
    }

    /// Every stored key that differs from `key` in at most `radius` bits, nearest first, at most `limit` of them.
    public func search(_ key: SIMD4<UInt64>, radius: Int = 31, limit: Int = 1000) -> HammingSearchResult {
        guard radius >= 0 else { return HammingSearchResult(hits: [], isTruncated: false) }
        let radius = min(radius, 256)
        var hits: [HammingHit] = []
        let segments = state.withLock { state in
            for id in state.tail.scan(key, radius: UInt32(radius)).map(Int.init) {
                hits.append(
                    HammingHit(payload: state.tail.payloads[id], distance: state.tail.distance(at: id, to: key)))
            }
            return state.segments
        }
        for live in segments {
            let keys = live.segment.keys
            for id in live.segment.search(key, radius: radius).map(Int.init) where !live.isDead(id) {
                hits.append(HammingHit(payload: keys.payloads[id], distance: keys.distance(at: id, to: key)))
            }
        }
        if hits.count > 1 { hits.sort { ($0.distance, $0.payload) < ($1.distance, $1.payload) } }
        let kept = max(0, min(limit, hits.count))
        return HammingSearchResult(
            hits: kept < hits.count ? Array(hits.prefix(kept)) : hits, isTruncated: kept < hits.count)
    }

    /// Turns a full tail into a segment and merges segments. The work is done outside the lock, by the thread that
    /// made it necessary; searches and other changes go on meanwhile.
    private func tidy() {
        while true {
            let work: [Live]? = state.withLock { state in
                guard !state.isMerging else { return nil }
                var chosen = Self.segmentsToMerge(state.segments)
                if state.tail.count >= Self.tailCapacity {
                    // The tail goes along as a segment without removals; its tables are built below.
                    let tail = HammingSegment(untabled: state.tail)
                    state.add(tail)
                    state.tail.removeAll()
                    chosen = Self.segmentsToMerge(state.segments)
                    if chosen.isEmpty, let added = state.segments.last { chosen = [added] }
                }
                guard !chosen.isEmpty else { return nil }
                state.isMerging = true
                state.removedDuringMerge = []
                return chosen
            }
            guard let work else { return }
            var keys = HammingKeys()
            keys.reserve(work.reduce(0) { $0 + $1.liveCount })
            for live in work {
                for id in 0..<live.segment.keys.count where !live.isDead(id) {
                    keys.append(live.segment.keys.key(at: id), payload: live.segment.keys.payloads[id])
                }
            }
            let merged = HammingSegment(keys: keys, radius: tunedRadius)
            state.withLock { state in
                let replaced = Set(work.map(\.number))
                state.segments.removeAll { replaced.contains($0.number) }
                if keys.count > 0 { state.add(merged) }
                for removal in state.removedDuringMerge where keys.count > 0 {
                    let last = state.segments.count - 1
                    _ = state.segments[last].remove(removal.key, payload: removal.payload)
                }
                state.removedDuringMerge = []
                state.isMerging = false
            }
        }
    }

    /// Segments that lost more than half of their entries, or, where there are many, those of similar size.
    private static func segmentsToMerge(_ segments: [Live]) -> [Live] {
        let hollow = segments.filter { $0.deadCount > $0.liveCount }
        if !hollow.isEmpty { return hollow }
        guard segments.count > segmentsBeforeMerge else { return [] }
        var chosen: [Live] = []
        var sum = 0
        for live in segments.sorted(by: { $0.liveCount < $1.liveCount }) {
            if chosen.count >= 2, live.liveCount > 2 * sum { break }
            chosen.append(live)
            sum += live.liveCount
        }
        return chosen
    }
}
