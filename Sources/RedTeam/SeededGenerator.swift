// SPDX-License-Identifier: Apache-2.0

/// Random numbers that a seed and a purpose fix (SplitMix64), so that one attempt does not depend on the others.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    /// - Parameter purpose: what the numbers are for, as in "row 7, homoglyphs".
    init(seed: UInt64, purpose: String) {
        state = purpose.utf8.reduce(seed ^ 0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// True with this probability.
    mutating func chance(_ probability: Double) -> Bool { Double(next() >> 11) / 9_007_199_254_740_992 < probability }
}
