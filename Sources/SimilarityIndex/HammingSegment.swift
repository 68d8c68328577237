// SPDX-License-Identifier: Apache-2.0
import CHammingScan

/// Keys that no longer change, with a direct-address table for each band.
struct HammingSegment: Sendable {
    let keys: HammingKeys
    private let plan: BandPlan
    private let tables: [Table]

    /// The ids sorted by band value; those of value v lie at offsets[v] ..< offsets[v + 1].
    private struct Table: Sendable {
        var offsets: [UInt32]
        var ids: [UInt32]
    }

    /// Builds the tables for searches of about `radius`, by counting sort in two passes a band.
    init(keys: HammingKeys, radius: Int) {
        let plan = BandPlan.best(count: keys.count, radius: radius)
        self.keys = keys
        self.plan = plan
        tables = plan.widths.indices.map { Self.table(of: keys, plan: plan, band: $0) }
    }

    /// Keys without tables: searched by scan until the tables are built.
    init(untabled keys: HammingKeys) {
        self.keys = keys
        plan = BandPlan(bands: 24)
        tables = []
    }

    private static func table(of keys: HammingKeys, plan: BandPlan, band: Int) -> Table {
        let size = 1 << plan.widths[band]
        var values = [UInt32](repeating: 0, count: keys.count)
        var offsets = [UInt32](repeating: 0, count: size + 1)
        var ids = [UInt32](repeating: 0, count: keys.count)
        values.withUnsafeMutableBufferPointer { values in
            keys.low.withUnsafeBufferPointer { low in
                keys.high.withUnsafeBufferPointer { high in
                    for id in values.indices {
                        values[id] = plan.value(
                            of: band, low: (low[2 * id], low[2 * id + 1]), high: (high[2 * id], high[2 * id + 1]))
                    }
                }
            }
            offsets.withUnsafeMutableBufferPointer { offsets in
                for value in values { offsets[Int(value) + 1] += 1 }
                var sum: UInt32 = 0
                for value in 0..<size {
                    sum += offsets[value + 1]
                    offsets[value + 1] = sum
                }
                ids.withUnsafeMutableBufferPointer { ids in
                    // Filled from the end of each run, so the offsets end up where they belong.
                    for id in values.indices.reversed() {
                        let value = Int(values[id]) + 1
                        offsets[value] -= 1
                        ids[Int(offsets[value])] = UInt32(truncatingIfNeeded: id)
                    }
                }
            }
        }
        // Now offsets[v + 1] is where the run of v starts: move the starts down by one.
        offsets.removeFirst()
        offsets.append(UInt32(truncatingIfNeeded: keys.count))
        return Table(offsets: offsets, ids: ids)
    }

    /// Ids of all keys within the radius, in ascending order.
    func search(_ query: SIMD4<UInt64>, radius: Int) -> [UInt32] {
        // A scanned key costs about a twelfth of a random access.
        if tables.isEmpty || plan.cost(count: keys.count, radius: radius) > Double(keys.count) / 12 {
            return keys.scan(query, radius: UInt32(radius))
        }
        var found: [UInt32] = []
        var masks: [UInt32] = []
        var masksOf = (width: -1, radius: -1)
        for (band, bandRadius) in plan.bandRadii(for: radius).enumerated() where bandRadius >= 0 {
            if masksOf != (plan.widths[band], bandRadius) {
                masksOf = (plan.widths[band], bandRadius)
                masks = BandPlan.masks(width: masksOf.width, radius: masksOf.radius)
            }
            found += probe(band: band, masks: masks, query: query, radius: UInt32(radius))
        }
        guard found.count > 1 else { return found }
        found.sort()
        var unique: [UInt32] = []
        for id in found where id != unique.last { unique.append(id) }
        return unique
    }

    private func probe(band: Int, masks: [UInt32], query: SIMD4<UInt64>, radius: UInt32) -> [UInt32] {
        let value = plan.value(of: band, low: (query[0], query[1]), high: (query[2], query[3]))
        let table = tables[band]
        return withQuery(query) { query in
            collectIDs { out in
                keys.low.withUnsafeBufferPointer { low in
                    keys.high.withUnsafeBufferPointer { high in
                        table.offsets.withUnsafeBufferPointer { offsets in
                            table.ids.withUnsafeBufferPointer { ids in
                                masks.withUnsafeBufferPointer { masks in
                                    countersign_hamming_probe(
                                        offsets.baseAddress, ids.baseAddress, value, masks.baseAddress, masks.count,
                                        low.baseAddress, high.baseAddress, query, radius, out.baseAddress, out.count)
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
