// SPDX-License-Identifier: Apache-2.0

/// Entries of which there will be no more, with a table for each band.
final class HammingSegment: Sendable {
    let keys: KeyPlanes
    private let plan: BandPlan
    private let tables: [BandTable]
    /// Flips for the two widths that bands have, fewest first, as far as the tuned radius needs them.
    private let masks: [Int: [UInt32]]

    /// Builds the tables for searches of about `radius`.
    init(keys: KeyPlanes, radius: Int) {
        let plan = BandPlan.best(count: keys.count, radius: radius)
        self.keys = keys
        self.plan = plan
        tables = plan.widths.indices.map { BandTable(keys, plan: plan, band: $0) }
        let reach = plan.bandRadii(for: radius).max() ?? 0
        masks = Dictionary(
            uniqueKeysWithValues: Set(plan.widths).map { ($0, BandPlan.masks(width: $0, radius: reach)) })
    }

    /// Entries without tables: searched by scan until there are some.
    init(untabled keys: KeyPlanes) {
        self.keys = keys
        plan = BandPlan(bands: 24)
        tables = []
        masks = [:]
    }

    var hasTables: Bool { !tables.isEmpty }

    /// Whether a search costs less by a walk over all entries than by the tables.
    ///
    /// A random access takes the time of about 12 scanned keys, of about 25 where several queries share the walk.
    func prefersScan(radius: Int, queries: Int, effort: HammingSearchEffort = .exact) -> Bool {
        guard hasTables else { return true }
        let cost = plan.cost(count: keys.count, bandRadii: plan.bandRadii(for: radius, effort))
        return cost > Double(keys.count) / (queries < 4 ? 12 : 25)
    }

    /// Places of all entries within the radius, removed ones included, in ascending order; of those that the effort
    /// reaches, where it is not exact.
    func search(_ query: SIMD4<UInt64>, radius: Int, effort: HammingSearchEffort = .exact) -> [UInt32] {
        var found: [UInt32] = []
        if prefersScan(radius: radius, queries: 1, effort: effort) {
            keys.scan(query, radius: radius, into: &found)
            return found
        }
        for (band, bandRadius) in plan.bandRadii(for: radius, effort).enumerated() where bandRadius >= 0 {
            let width = plan.widths[band]
            let needed = BandPlan.ballSize(width: width, radius: bandRadius)
            var flips = masks[width] ?? []
            if flips.count < needed { flips = BandPlan.masks(width: width, radius: bandRadius) }
            let value = plan.value(of: band, low: (query[0], query[1]), high: (query[2], query[3]))
            keys.probe(
                tables[band], value: value, masks: flips.prefix(needed), most: effort.entriesPerProbe, query: query,
                radius: radius, into: &found)
        }
        guard found.count > 1 else { return found }
        // An entry that is near in several bands was found in each of them.
        found.sort()
        var unique = 1
        for index in 1..<found.count where found[index] != found[unique - 1] {
            found[unique] = found[index]
            unique += 1
        }
        found.removeLast(found.count - unique)
        return found
    }
}
