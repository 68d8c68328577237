// SPDX-License-Identifier: Apache-2.0

/// A direct-address table for one band of bits: which entries have which value there.
struct BandTable: Sendable {
    /// The places of value v are `places[offsets[v] ..< offsets[v + 1]]`.
    private(set) var offsets: [UInt32]
    /// Places of all entries, sorted by the band's value.
    private(set) var places: [UInt32]

    /// Counting sort in two passes.
    init(_ keys: KeyPlanes, plan: BandPlan, band: Int) {
        let size = 1 << plan.widths[band]
        let count = keys.count
        var values = [UInt32](repeating: 0, count: count)
        var offsets = [UInt32](repeating: 0, count: size + 1)
        var places = [UInt32](repeating: 0, count: count)
        values.withUnsafeMutableBufferPointer { values in
            keys.withPlanes { low, high, _ in
                for place in values.indices {
                    values[place] = plan.value(
                        of: band, low: (low[2 * place], low[2 * place + 1]),
                        high: (high[2 * place], high[2 * place + 1]))
                }
            }
            offsets.withUnsafeMutableBufferPointer { offsets in
                for value in values { offsets[Int(value)] += 1 }
                var sum: UInt32 = 0
                for value in offsets.indices {
                    sum += offsets[value]
                    offsets[value] = sum
                }
                // Filled from the end of each run, which leaves each offset at the start of its run.
                places.withUnsafeMutableBufferPointer { places in
                    for place in values.indices.reversed() {
                        let value = Int(values[place])
                        offsets[value] -= 1
                        places[Int(offsets[value])] = UInt32(truncatingIfNeeded: place)
                    }
                }
            }
        }
        self.offsets = offsets
        self.places = places
    }
}
