// SPDX-License-Identifier: Apache-2.0

/// A prefix code made for the frequencies of symbols, and how it is told (RFC 7932, section 3).
struct BrotliPrefixWriter {
    private static let longest = 15
    private let lengths: [Int]
    private let codes: [Int]
    /// The symbol where there is only one, which takes no bits.
    private let only: Int?

    /// - Parameter counts: how often each symbol of the alphabet occurs.
    init(_ counts: [Int]) {
        let used = counts.indices.filter { counts[$0] > 0 }
        only = used.count <= 1 ? used.first ?? 0 : nil
        lengths = only == nil ? Self.lengths(counts, longest: Self.longest) : [Int](repeating: 0, count: counts.count)
        codes = Self.codes(lengths)
    }

    func write(_ symbol: Int, to writer: inout BrotliBitWriter) {
        if only == nil { writer.write(codes[symbol], lengths[symbol]) }
    }

    /// Writes the code itself.
    func writeLengths(to writer: inout BrotliBitWriter) {
        if let only {
            // A simple code of one symbol, in as many bits as the alphabet needs (section 3.4).
            writer.write(1, 4)
            writer.write(only, Int.bitWidth - (lengths.count - 1).leadingZeroBitCount)
            return
        }
        let runs = Self.runs(lengths)
        var counts = [Int](repeating: 0, count: 18)
        for run in runs { counts[run.symbol] += 1 }
        let used = counts.indices.filter { counts[$0] > 0 }
        let inner = used.count == 1 ? nil : BrotliPrefixWriter(lengthCounts: counts)
        var told = inner?.lengths ?? counts.map { $0 > 0 ? 3 : 0 }
        // None of the code lengths of code lengths is skipped (section 3.5).
        writer.write(0, 2)
        var space = 32
        for symbol in BrotliTables.codeLengthOrder {
            let (value, bits) = Self.lengthCodes[told[symbol]]
            writer.write(value, bits)
            if told[symbol] > 0 { space -= 32 >> told[symbol] }
            if space == 0 { break }
        }
        told = []
        for run in runs {
            inner?.write(run.symbol, to: &writer)
            writer.write(run.extra, run.bits)
        }
    }

    /// The code for code lengths, of at most five bits.
    private init(lengthCounts counts: [Int]) {
        only = nil
        lengths = Self.lengths(counts, longest: 5)
        codes = Self.codes(lengths)
    }

    /// The codes that are used for code lengths of code lengths, as they are written.
    private static let lengthCodes = [(0, 2), (7, 4), (3, 3), (2, 2), (1, 2), (15, 4)]

    /// The lengths as numbers and repetitions; the zeros at the end are left out, since the reader knows when it has all.
    private static func runs(_ lengths: [Int]) -> [(symbol: Int, extra: Int, bits: Int)] {
        var result: [(symbol: Int, extra: Int, bits: Int)] = []
        let count = (lengths.lastIndex { $0 > 0 } ?? -1) + 1
        var index = 0
        var previous = 8
        while index < count {
            let value = lengths[index]
            var left = lengths[index..<count].prefix { $0 == value }.count
            index += left
            if value > 0, value != previous {
                result.append((value, 0, 0))
                left -= 1
                previous = value
            }
            let (symbol, bits) = value == 0 ? (17, 3) : (16, 2)
            guard left >= 3 else {
                for _ in 0..<left { result.append((value, 0, 0)) }
                continue
            }
            // Repetitions that follow each other are digits of one number, the highest first.
            left -= 3
            var digits: [(symbol: Int, extra: Int, bits: Int)] = []
            while true {
                digits.append((symbol, left & (1 << bits - 1), bits))
                left >>= bits
                if left == 0 { break }
                left -= 1
            }
            result += digits.reversed()
        }
        return result
    }

    /// Lengths of a code that is near the best for the counts and no longer than `longest`: where it would be, rare symbols
    /// count for more until it fits. At least two symbols are used.
    private static func lengths(_ counts: [Int], longest: Int) -> [Int] {
        var least = 1
        while true {
            var lengths = [Int](repeating: 0, count: counts.count)
            var leaves = counts.indices.filter { counts[$0] > 0 }.map { (weight: max(counts[$0], least), symbol: $0) }
            leaves.sort { ($0.weight, $0.symbol) < ($1.weight, $1.symbol) }
            // Nodes in order of their making have growing weights, so that two queues do.
            var weights = leaves.map(\.weight)
            var parents = [Int](repeating: 0, count: leaves.count)
            var leaf = 0
            var node = leaves.count
            func lightest() -> Int {
                if leaf < leaves.count, node >= weights.count || weights[leaf] <= weights[node] {
                    leaf += 1
                    return leaf - 1
                }
                node += 1
                return node - 1
            }
            for _ in 1..<max(2, leaves.count) {
                let pair = (lightest(), lightest())
                parents[pair.0] = weights.count
                parents[pair.1] = weights.count
                weights.append(weights[pair.0] + weights[pair.1])
                parents.append(0)
            }
            var depths = [Int](repeating: 0, count: weights.count)
            for index in stride(from: weights.count - 2, through: 0, by: -1) {
                depths[index] = depths[parents[index]] + 1
            }
            for index in leaves.indices { lengths[leaves[index].symbol] = depths[index] }
            if lengths.allSatisfy({ $0 <= longest }) { return lengths }
            least *= 2
        }
    }

    /// Canonical codes, each with its first bit lowest.
    private static func codes(_ lengths: [Int]) -> [Int] {
        var codes = [Int](repeating: 0, count: lengths.count)
        var code = 0
        for length in 1...longest {
            for symbol in lengths.indices where lengths[symbol] == length {
                for bit in 0..<length where code & (1 << bit) != 0 { codes[symbol] |= 1 << (length - 1 - bit) }
                code += 1
            }
            code <<= 1
        }
        return codes
    }
}
