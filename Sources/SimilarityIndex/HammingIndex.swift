// SPDX-License-Identifier: Apache-2.0
import Synchronization

/// Exact radius search over 256-bit keys: every stored key within the radius, and no other.
///
/// Insertions and removals are seen by the next search. Safe to use from any number of threads.
public final class HammingIndex: Sendable {
    private struct Entry {
        var key: SIMD4<UInt64>
        var payload: UInt64
    }
    private let entries = Mutex<[Entry]>([])

    /// An empty index.
    public init() {}

    /// The number of entries.
    public var count: Int { entries.withLock { $0.count } }

    /// Stores a key. The same key may be stored any number of times, with equal or different payloads.
    public func insert(_ key: SIMD4<UInt64>, payload: UInt64) {
        entries.withLock { $0.append(Entry(key: key, payload: payload)) }
    }

    /// Stores many keys at once.
    public func insert(contentsOf pairs: some Sequence<(key: SIMD4<UInt64>, payload: UInt64)>) {
        let new = pairs.map { Entry(key: $0.key, payload: $0.payload) }
        entries.withLock { $0.append(contentsOf: new) }
    }

    /// Takes out every entry with this key and payload; returns how many there were.
    @discardableResult
    public func remove(_ key: SIMD4<UInt64>, payload: UInt64) -> Int {
        entries.withLock { entries in
            let before = entries.count
            entries.removeAll { $0.key == key && $0.payload == payload }
            return before - entries.count
        }
    }

    /// Every stored key that differs from `key` in at most `radius` bits, nearest first, at most `limit` of them.
    public func search(_ key: SIMD4<UInt64>, radius: Int = 31, limit: Int = 1000) -> HammingSearchResult {
        var hits: [HammingHit] = entries.withLock { entries in
            entries.compactMap { entry in
                let difference = entry.key ^ key
                let distance = (0..<4).reduce(0) { $0 + difference[$1].nonzeroBitCount }
                return distance <= radius ? HammingHit(payload: entry.payload, distance: distance) : nil
            }
        }
        hits.sort { ($0.distance, $0.payload) < ($1.distance, $1.payload) }
        let kept = max(0, min(limit, hits.count))
        return HammingSearchResult(hits: Array(hits.prefix(kept)), isTruncated: kept < hits.count)
    }
}
