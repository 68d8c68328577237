// SPDX-License-Identifier: Apache-2.0
import CHammingScan
import Synchronization

/// The background's work: tables for full tails, and larger segments from smaller ones. Searches that began before a
/// change of segments end on the old ones.
extension HammingIndex {
    private static let segmentsBeforeMerge = 5
    private static let entriesWorthTrimming = 1 << 20

    /// Whether more entries were taken out than are left.
    static func isHollow(_ segment: HammingSegment) -> Bool { segment.keys.removedCount > segment.keys.liveCount }

    /// Works until everything is tidy. On the background queue only, which does one thing after another.
    func tidy() {
        isTidyScheduled.store(false, ordering: .releasing)
        while true {
            let segments = currentView.segments
            let chosen = Self.segmentsToMerge(segments)
            if !chosen.isEmpty {
                merge(chosen)
                if chosen.reduce(0, { $0 + $1.keys.count }) >= Self.entriesWorthTrimming {
                    countersign_return_memory()
                }
            } else if let bare = segments.first(where: { !$0.hasTables }) {
                // The entries stay where they are, and with them the marks of those taken out meanwhile.
                replace([bare], with: HammingSegment(keys: bare.keys, radius: tunedRadius))
            } else {
                return
            }
        }
    }

    private func merge(_ chosen: [HammingSegment]) {
        changes.withLock { $0.isMerging = true }
        let keys = KeyPlanes(capacity: chosen.reduce(0) { $0 + $1.keys.liveCount })
        for segment in chosen { keys.append(liveEntriesOf: segment.keys) }
        let merged = HammingSegment(keys: keys, radius: tunedRadius)
        changes.withLock { changes in
            for removal in changes.removals {
                _ = Self.remove(merged.search(removal.key, radius: 0), payload: removal.payload, from: keys)
            }
            changes.removals = []
            changes.isMerging = false
            exchange(chosen, for: keys.liveCount > 0 ? merged : nil)
        }
    }

    private func replace(_ old: [HammingSegment], with new: HammingSegment) {
        changes.withLock { _ in exchange(old, for: new) }
    }

    /// For whoever holds `changes`.
    private func exchange(_ old: [HammingSegment], for new: HammingSegment?) {
        view.withLock { view in
            view.segments.removeAll { segment in old.contains { $0 === segment } }
            if let new { view.segments.append(new) }
        }
    }

    /// Segments that lost more than half of their entries, or, where there are many, those of similar size.
    private static func segmentsToMerge(_ segments: [HammingSegment]) -> [HammingSegment] {
        let hollow = segments.filter(isHollow)
        if !hollow.isEmpty { return hollow }
        guard segments.count > segmentsBeforeMerge else { return [] }
        var chosen: [HammingSegment] = []
        var sum = 0
        for segment in segments.sorted(by: { $0.keys.liveCount < $1.keys.liveCount }) {
            if chosen.count >= 2, segment.keys.liveCount > 2 * sum { break }
            chosen.append(segment)
            sum += segment.keys.liveCount
        }
        return chosen
    }
}
