// SPDX-License-Identifier: Apache-2.0

/// The last four distances (RFC 7932, section 4).
struct BrotliDistances {
    private var last = [4, 11, 15, 16]

    /// The code of a distance with its extra bits; it becomes the last one.
    mutating func code(for distance: Int) -> (code: Int, bits: Int, extra: Int) {
        if let index = last.firstIndex(of: distance) {
            if index > 0 { push(distance) }
            return (index, 0, 0)
        }
        push(distance)
        // Without postfix bits and direct codes: two codes for each number of extra bits.
        let value = distance + 3
        let bits = Int.bitWidth - 2 - value.leadingZeroBitCount
        let half = value >> bits & 1
        return (16 + (bits - 1) << 1 + half, bits, value - (2 + half) << bits)
    }

    /// Whether it needs no extra bits.
    func contains(_ distance: Int) -> Bool { last.contains(distance) }

    private mutating func push(_ distance: Int) {
        last.removeLast()
        last.insert(distance, at: 0)
    }
}

/// Finds repetitions by chains of places that begin with the same four bytes.
struct BrotliMatchFinder {
    static let windowBits = 22
    private static let longestDistance = 1 << windowBits - 16
    private static let hashBits = 15
    private static let least = 4
    /// Places that are looked at for a match.
    private static let effort = 48
    /// A match of this length is taken without looking further.
    private static let enough = 256

    private let bytes: [UInt8]
    /// The latest place of each hash, and the one before each place; -1 for none.
    private var heads: [Int32]
    private var previous: [Int32]
    /// The first place that is not in a chain yet.
    private var next = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        heads = [Int32](repeating: -1, count: 1 << Self.hashBits)
        previous = [Int32](repeating: -1, count: bytes.count)
    }

    /// A part of the input as literals and repetitions.
    mutating func commands(for range: Range<Int>, _ distances: inout BrotliDistances) -> [BrotliStep] {
        var steps: [BrotliStep] = []
        var start = range.lowerBound
        var position = range.lowerBound
        while position < range.upperBound {
            guard var match = match(at: position, end: range.upperBound, distances) else {
                position += 1
                continue
            }
            // A longer one may begin at the next place.
            while match.length < Self.enough, position + 1 < range.upperBound,
                let later = self.match(at: position + 1, end: range.upperBound, distances),
                later.score > match.score + 8
            {
                match = later
                position += 1
            }
            let (code, bits, extra) = distances.code(for: match.distance)
            steps.append(
                BrotliStep(
                    literals: start..<position, copyLength: match.length, distanceCode: code, distanceBits: bits,
                    distanceExtra: extra))
            position += match.length
            start = position
        }
        if start < range.upperBound {
            steps.append(
                BrotliStep(
                    literals: start..<range.upperBound, copyLength: 0, distanceCode: 0, distanceBits: 0,
                    distanceExtra: 0))
        }
        return steps
    }

    private struct Match {
        let length: Int
        let distance: Int
        /// About how many bits it saves.
        let score: Int
    }

    private mutating func match(at position: Int, end: Int, _ distances: BrotliDistances) -> Match? {
        guard end - position >= Self.least else { return nil }
        while next < position { insert(next) }
        var candidate = Int(heads[hash(position)])
        var best: Match?
        var looked = 0
        while candidate >= 0, position - candidate <= Self.longestDistance, looked < Self.effort {
            looked += 1
            let length = commonLength(candidate, position, end)
            let distance = position - candidate
            if length >= Self.least {
                let bits = distances.contains(distance) ? 2 : Int.bitWidth - distance.leadingZeroBitCount + 3
                let score = length * 6 - bits
                if score > best?.score ?? 8 {
                    best = Match(length: length, distance: distance, score: score)
                    if length >= Self.enough { break }
                }
            }
            candidate = Int(previous[candidate])
        }
        return best
    }

    private mutating func insert(_ position: Int) {
        next = position + 1
        guard position + Self.least <= bytes.count else { return }
        let slot = hash(position)
        previous[position] = heads[slot]
        heads[slot] = Int32(truncatingIfNeeded: position)
    }

    private func hash(_ position: Int) -> Int {
        var value: UInt32 = 0
        for byte in bytes[position..<(position + Self.least)] { value = value << 8 | UInt32(byte) }
        return Int((value &* 0x9E37_79B1) >> UInt32(32 - Self.hashBits))
    }

    private func commonLength(_ first: Int, _ second: Int, _ end: Int) -> Int {
        var length = 0
        while second + length < end, bytes[first + length] == bytes[second + length] { length += 1 }
        return length
    }
}
