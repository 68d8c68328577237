// SPDX-License-Identifier: Apache-2.0
import Dispatch
import Synchronization

/// Exact radius search over 256-bit keys: every stored key within the radius, and no other.
///
/// Insertions and removals are seen by the next search. Safe to use from any number of threads: a search works on what
/// was there when it began, and waits neither for changes nor for the merging of segments.
///
/// A small tail takes new keys and is scanned; when it is full it becomes an immutable segment, which gets band tables
/// in the background, where segments of similar size are merged as well. Whichever of tables and scan is cheaper for
/// the radius asked is used, so the answer is the same at every radius, only the time differs.
public final class HammingIndex: Sendable {
    /// Searches up to this radius are what the tables are built for; larger ones may scan.
    public let tunedRadius: Int

    /// What a search looks through. Whoever holds one keeps its parts alive, however the index changes meanwhile.
    struct View: Sendable {
        var segments: [HammingSegment] = []
        var tail = KeyPlanes(capacity: HammingIndex.tailCapacity)
    }

    /// What only writers look at.
    struct Changes: Sendable {
        var isMerging = false
        /// Removals while a merge copies entries: they are repeated on the merged segment.
        var removals: [(key: SIMD4<UInt64>, payload: UInt64)] = []
    }

    static let tailCapacity = 32768
    /// Sealed tails without tables beyond which writers wait for the background.
    private static let backlog = 16

    /// Held for the copying of a few references only, so searches never wait for a writer's work.
    let view = Mutex(View())
    /// Held by writers while they change something. Taken before `view`, never after it.
    let changes = Mutex(Changes())
    let background = DispatchQueue(label: "org.countersign.hamming-index", qos: .utility)
    let isTidyScheduled = Atomic<Bool>(false)

    /// An empty index, tuned for searches of up to `tunedRadius` bits.
    public init(tunedRadius: Int = 31) {
        self.tunedRadius = min(max(tunedRadius, 0), 255)
    }

    /// The number of entries.
    public var count: Int {
        let view = currentView
        return view.segments.reduce(view.tail.liveCount) { $0 + $1.keys.liveCount }
    }

    var currentView: View { view.withLock { $0 } }

    // MARK: changes

    /// Stores a key. The same key may be stored any number of times, with equal or different payloads.
    public func insert(_ key: SIMD4<UInt64>, payload: UInt64) {
        let hasSealed = changes.withLock { _ in append(key, payload: payload) }
        if hasSealed { tidyInBackground() }
    }

    /// Stores many keys: much quicker than one by one.
    public func insert(contentsOf pairs: some Sequence<(key: SIMD4<UInt64>, payload: UInt64)>) {
        var keys = KeyPlanes(capacity: max(1024, pairs.underestimatedCount))
        for pair in pairs {
            if keys.isFull {
                let larger = KeyPlanes(capacity: keys.capacity * 2)
                larger.append(liveEntriesOf: keys)
                keys = larger
            }
            keys.append(pair.key, payload: pair.payload)
        }
        insert(keys)
    }

    /// Takes over entries that nobody else has.
    func insert(_ keys: KeyPlanes) {
        if keys.count < Self.tailCapacity {
            let hasSealed = changes.withLock { _ in
                (0..<keys.count).reduce(false) { append(keys.key(at: $1), payload: keys.payload(at: $1)) || $0 }
            }
            if hasSealed { tidyInBackground() }
        } else {
            let segment = HammingSegment(keys: keys, radius: tunedRadius)
            changes.withLock { _ in view.withLock { $0.segments.append(segment) } }
            tidyInBackground()
        }
    }

    /// Adds to the tail; true where that filled it and made a segment of it. For whoever holds `changes`.
    private func append(_ key: SIMD4<UInt64>, payload: UInt64) -> Bool {
        let tail = view.withLock { $0.tail }
        tail.append(key, payload: payload)
        guard tail.isFull else { return false }
        let next = KeyPlanes(capacity: Self.tailCapacity)
        view.withLock { view in
            view.segments.append(HammingSegment(untabled: tail))
            view.tail = next
        }
        return true
    }

    /// Takes out every entry with this key and payload; returns how many there were.
    @discardableResult
    public func remove(_ key: SIMD4<UInt64>, payload: UInt64) -> Int {
        let (removed, isHollow) = changes.withLock { changes in
            let view = currentView
            var places: [UInt32] = []
            view.tail.scan(key, radius: 0, into: &places)
            var removed = Self.remove(places, payload: payload, from: view.tail)
            for segment in view.segments {
                removed += Self.remove(segment.search(key, radius: 0), payload: payload, from: segment.keys)
            }
            if changes.isMerging { changes.removals.append((key, payload)) }
            return (removed, view.segments.contains(where: Self.isHollow))
        }
        if isHollow { tidyInBackground() }
        return removed
    }

    static func remove(_ places: [UInt32], payload: UInt64, from keys: KeyPlanes) -> Int {
        places.map(Int.init).reduce(0) { sum, place in
            keys.payload(at: place) == payload && keys.remove(place) ? sum + 1 : sum
        }
    }

    private func tidyInBackground() {
        // Writers that are quicker than the building of tables wait here; searches do not.
        let untabled = currentView.segments.reduce(0) { $0 + ($1.hasTables ? 0 : 1) }
        if isTidyScheduled.exchange(true, ordering: .acquiringAndReleasing) == false {
            background.async { [weak self] in self?.tidy() }
        }
        if untabled > Self.backlog { background.sync {} }
    }

    /// Waits until the background has nothing left to do.
    public func settle() { background.sync {} }

    // MARK: search

    /// Every stored key that differs from `key` in at most `radius` bits, nearest first, at most `limit` of them.
    public func search(_ key: SIMD4<UInt64>, radius: Int = 31, limit: Int = 1000) -> HammingSearchResult {
        guard radius >= 0 else { return HammingSearchResult(hits: [], isTruncated: false) }
        let radius = min(radius, 256)
        let view = currentView
        var hits: [HammingHit] = []
        var places: [UInt32] = []
        view.tail.scan(key, radius: radius, into: &places)
        Self.add(places, of: view.tail, key, to: &hits)
        for segment in view.segments { Self.add(segment.search(key, radius: radius), of: segment.keys, key, to: &hits) }
        return Self.result(hits, limit: limit)
    }

    /// The same for several keys: where a scan is needed, all of them share one walk over the entries.
    /// - Parameter effort: anything but `.exact` finds most keys instead of all, and quicker.
    public func search(
        batch keys: [SIMD4<UInt64>], radius: Int = 31, limit: Int = 1000, effort: HammingSearchEffort = .exact
    ) -> [HammingSearchResult] {
        guard radius >= 0 else { return keys.map { _ in HammingSearchResult(hits: [], isTruncated: false) } }
        let radius = min(radius, 256)
        let view = currentView
        var hits = [[HammingHit]](repeating: [], count: keys.count)
        func scan(_ planes: KeyPlanes) {
            planes.scan(keys, radius: radius) { query, place in
                Self.add([UInt32(truncatingIfNeeded: place)], of: planes, keys[query], to: &hits[query])
            }
        }
        scan(view.tail)
        for segment in view.segments {
            if segment.prefersScan(radius: radius, queries: keys.count, effort: effort) {
                scan(segment.keys)
            } else {
                for (query, key) in keys.enumerated() {
                    Self.add(
                        segment.search(key, radius: radius, effort: effort), of: segment.keys, key, to: &hits[query])
                }
            }
        }
        return hits.map { Self.result($0, limit: limit) }
    }

    private static func add(
        _ places: [UInt32], of keys: KeyPlanes, _ query: SIMD4<UInt64>, to hits: inout [HammingHit]
    ) {
        for place in places.lazy.map(Int.init) where !keys.isRemoved(place) {
            hits.append(HammingHit(payload: keys.payload(at: place), distance: keys.distance(at: place, to: query)))
        }
    }

    private static func result(_ hits: [HammingHit], limit: Int) -> HammingSearchResult {
        let sorted =
            hits.count > 1 ? hits.sorted { ($0.distance, $0.payload) < ($1.distance, $1.payload) } : hits
        let kept = max(0, min(limit, sorted.count))
        return HammingSearchResult(
            hits: kept < sorted.count ? Array(sorted.prefix(kept)) : sorted, isTruncated: kept < sorted.count)
    }
}
