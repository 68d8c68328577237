// SPDX-License-Identifier: Apache-2.0

/// How 256 bits are cut into bands, and how far each band must be searched for a radius.
///
/// Pigeonhole, tight: give band i its own radius t(i), with the sum of t(i) + 1 equal to the radius + 1. A key within the
/// radius is then within t(i) in at least one band.
struct BandPlan: Sendable, Hashable {
    /// First bit of each band.
    let starts: [Int]
    /// Bits of each band; they differ by at most one.
    let widths: [Int]

    init(bands: Int) {
        let bands = min(max(bands, 11), 32)
        widths = (0..<bands).map { 256 / bands + ($0 < 256 % bands ? 1 : 0) }
        var start = 0
        starts = widths.map { width in
            defer { start += width }
            return start
        }
    }

    /// The cheapest plan for `count` keys and searches of `radius`.
    static func best(count: Int, radius: Int) -> BandPlan {
        let plans = (11...24).map { BandPlan(bands: $0) }
        // Tables much larger than the keys would cost memory and cache for nothing.
        let affordable = plans.filter { (1 << ($0.widths.first ?? 0)) <= max(1 << 12, 4 * count) }
        return affordable.min { $0.cost(count: count, radius: radius) < $1.cost(count: count, radius: radius) }
            ?? BandPlan(bands: 24)
    }

    /// The radius to search in each band; -1 where a band needs no search.
    func bandRadii(for radius: Int) -> [Int] {
        let count = widths.count
        return (0..<count).map { (radius + 1) / count - 1 + ($0 < (radius + 1) % count ? 1 : 0) }
    }

    /// The same where the effort may ask for less: each band is then searched equally far.
    func bandRadii(for radius: Int, _ effort: HammingSearchEffort) -> [Int] {
        let exact = bandRadii(for: radius)
        guard let flips = effort.flips, flips < exact.max() ?? 0 else { return exact }
        return exact.map { _ in flips }
    }

    /// Random memory accesses of one search among `count` keys.
    func cost(count: Int, radius: Int) -> Double { cost(count: count, bandRadii: bandRadii(for: radius)) }

    /// The same, by the radius of each band.
    func cost(count: Int, bandRadii: [Int]) -> Double {
        var sum = 0.0
        for (width, radius) in zip(widths, bandRadii) where radius >= 0 {
            sum += Double(Self.ballSize(width: width, radius: radius)) * (1 + Double(count) / Double(1 << width))
        }
        return sum
    }

    /// The band's bits of a key.
    func value(of band: Int, low: (UInt64, UInt64), high: (UInt64, UInt64)) -> UInt32 {
        let start = starts[band]
        let shift = UInt64(start % 64)
        let words = (low.0, low.1, high.0, high.1)
        let (first, second): (UInt64, UInt64) =
            switch start / 64 {
            case 0: (words.0, words.1)
            case 1: (words.1, words.2)
            case 2: (words.2, words.3)
            default: (words.3, 0)
            }
        let joined = first >> shift | (shift == 0 ? 0 : second << (64 - shift))
        return UInt32(truncatingIfNeeded: joined & (1 << UInt64(widths[band]) - 1))
    }

    /// Every way to flip at most `radius` of `width` bits, fewest flips first.
    static func masks(width: Int, radius: Int) -> [UInt32] {
        guard radius >= 0 else { return [] }
        var masks: [UInt32] = [0]
        let end = UInt64(1) << UInt64(width)
        for flips in 1...max(1, radius) where flips <= min(radius, width) {
            // The next larger number with as many bits set.
            var mask = UInt64(1) << UInt64(flips) - 1
            while mask < end {
                masks.append(UInt32(truncatingIfNeeded: mask))
                let lowest = mask & ~(mask - 1)
                let ripple = mask + lowest
                mask = ((ripple ^ mask) >> 2) / lowest | ripple
            }
        }
        return masks
    }

    /// How many ways there are to flip at most `radius` of `width` bits.
    static func ballSize(width: Int, radius: Int) -> Int {
        guard radius >= 0 else { return 0 }
        var term = 1
        var sum = 1
        for flips in 1...max(1, radius) where flips <= min(radius, width) {
            term = term * (width - flips + 1) / flips
            sum += term
        }
        return sum
    }
}
