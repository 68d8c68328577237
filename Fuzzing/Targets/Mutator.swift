// SPDX-License-Identifier: Apache-2.0

/// Changes inputs at random, the same way for the same seed: bits, bytes, numbers that are limits of something, parts
/// left out, doubled, moved or taken from another input. libFuzzer knows better ways; this one needs no special build.
package struct Mutator {
    private var state: UInt64

    /// A mutator that does the same for the same seed.
    package init(seed: UInt64) { state = seed }

    /// SplitMix64 (Steele, Lea and Flood, 2014).
    private mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    private mutating func below(_ bound: Int) -> Int { bound < 1 ? 0 : Int(next() % UInt64(bound)) }

    /// A part of an input, mostly a short one.
    private mutating func part(of count: Int) -> Range<Int> {
        let start = below(count + 1)
        let length = below(4) == 0 ? below(count + 1 - start) : below(min(17, count + 1 - start))
        return start..<start + length
    }

    private static let numbers: [UInt64] = [
        0, 1, 7, 8, 15, 16, 17, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0x8000, 0xFFFF, 0x1_0000, 0x7FFF_FFFF, 0x8000_0000,
        0xFFFF_FFF0, 0xFFFF_FFFF, 0x1_0000_0000, 0x7FFF_FFFF_FFFF_FFFF, 0x8000_0000_0000_0000, .max,
    ]

    /// `input` with one to four changes; parts may come from `other`.
    package mutating func mutate(_ input: [UInt8], with other: [UInt8]) -> [UInt8] {
        var bytes = input
        for _ in 0...below(4) { change(&bytes, other) }
        return bytes
    }

    private mutating func change(_ bytes: inout [UInt8], _ other: [UInt8]) {
        let range = part(of: bytes.count)
        switch below(9) {
        case 0 where !bytes.isEmpty: bytes[below(bytes.count)] ^= 1 << UInt8(below(8))
        case 1 where !bytes.isEmpty: bytes[below(bytes.count)] = UInt8(truncatingIfNeeded: next())
        case 2, 3: overwrite(&bytes, at: range.lowerBound)
        case 4: bytes.removeSubrange(range)
        case 5: bytes.insert(contentsOf: bytes[range], at: below(bytes.count + 1))
        case 6:
            let length = min(below(65), bytes.count - range.lowerBound)
            bytes.replaceSubrange(
                range.lowerBound..<range.lowerBound + length,
                with: [UInt8](repeating: UInt8(truncatingIfNeeded: next()), count: length))
        case 7: bytes.replaceSubrange(range, with: other[part(of: other.count)])
        default:
            if below(4) == 0 { bytes.removeLast(below(bytes.count)) } else { overwrite(&bytes, at: range.lowerBound) }
        }
    }

    /// Puts a number of one, two, four or eight bytes over what stands at `position`.
    private mutating func overwrite(_ bytes: inout [UInt8], at position: Int) {
        var number = Mutator.numbers[below(Mutator.numbers.count)]
        if below(3) == 0 { number = UInt64(max(0, bytes.count - position + below(9) - 4)) }
        let width = 1 << below(4)
        let isLittle = below(2) == 0
        for index in 0..<width where position + index < bytes.count {
            let shift = UInt64(isLittle ? index : width - 1 - index) * 8
            bytes[position + index] = UInt8(truncatingIfNeeded: number >> shift)
        }
    }
}
