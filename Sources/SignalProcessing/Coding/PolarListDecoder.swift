// SPDX-License-Identifier: Apache-2.0

/// Successive cancellation list decoding (Tal and Vardy 2015) with min-sum log likelihood ratios.
package struct PolarListDecoder: Sendable {
    private let code: PolarCode
    private let listSize: Int

    /// A decoder that follows up to `listSize` paths.
    package init(code: PolarCode, listSize: Int) {
        precondition(listSize >= 1)
        self.code = code
        self.listSize = listSize
    }

    /// The information bits of the surviving paths, likeliest first.
    ///
    /// - Parameter soft: For each code bit a number that is positive where 0 is likelier, as large as it is sure; any
    ///   common factor cancels.
    package func decode(_ soft: [Float]) -> [[UInt8]] {
        let n = code.length
        precondition(soft.count == n, "one soft bit for each code bit")
        let levels = n.trailingZeroBitCount
        var paths = [Path(soft: soft)]
        for position in 0..<n {
            for p in paths.indices { paths[p].descend(to: position, levels: levels) }
            if code.carriesInformation[position] {
                fork(&paths)
            } else {
                for p in paths.indices { paths[p].take(0) }
            }
            for p in paths.indices { paths[p].climb(from: position, levels: levels) }
        }
        return paths.sorted { $0.penalty < $1.penalty }.map(\.information)
    }

    /// Splits every path in two and keeps the best.
    private func fork(_ paths: inout [Path]) {
        // (penalty, index, bit); ties go to the earlier path, so that the result never depends on the machine.
        var choices: [(penalty: Float, path: Int, bit: UInt8)] = []
        choices.reserveCapacity(2 * paths.count)
        for (index, path) in paths.enumerated() {
            choices.append((path.penalty + path.cost(of: 0), index, 0))
            choices.append((path.penalty + path.cost(of: 1), index, 1))
        }
        if choices.count > listSize {
            choices.sort { ($0.penalty, $0.path, $0.bit) < ($1.penalty, $1.path, $1.bit) }
            choices.removeLast(choices.count - listSize)
        }
        var keep = [(zero: Bool, one: Bool)](repeating: (false, false), count: paths.count)
        for choice in choices {
            if choice.bit == 0 { keep[choice.path].zero = true } else { keep[choice.path].one = true }
        }
        var next: [Path] = []
        next.reserveCapacity(listSize)
        for (index, wanted) in keep.enumerated() {
            if wanted.zero && wanted.one {
                var twin = paths[index]
                twin.take(1, information: true)
                next.append(twin)
            }
            if wanted.zero || wanted.one {
                paths[index].take(wanted.zero ? 0 : 1, information: true)
                next.append(paths[index])
            }
        }
        paths = next
    }
}

/// One path of the list: the ratios and partial sums on the way from the root to the current leaf.
private struct Path {
    /// Level l (block length 2^l) starts at 2^l; the root, of length n, starts at n.
    private var ratios: [Float]
    /// Level l keeps the decided left half's code word (length 2^l) from 2^l on.
    private var leftSums: [UInt8]
    /// The code word of the subtree that was finished last.
    private var sums: [UInt8]
    private(set) var information: [UInt8] = []
    private(set) var penalty: Float = 0

    init(soft: [Float]) {
        let n = soft.count
        ratios = [Float](repeating: 0, count: n) + soft
        leftSums = [UInt8](repeating: 0, count: n)
        sums = [UInt8](repeating: 0, count: n)
        information.reserveCapacity(128)
    }

    /// Computes the ratio of leaf `position`.
    mutating func descend(to position: Int, levels: Int) {
        // Levels at and below the lowest one whose branch changed must be computed again.
        let changed = position == 0 ? levels - 1 : position.trailingZeroBitCount
        ratios.withUnsafeMutableBufferPointer { ratio in
            guard let base = ratio.baseAddress else { return }
            for level in stride(from: changed, through: 0, by: -1) {
                let size = 1 << level
                let out = base + size
                let a = base + 2 * size
                let b = a + size
                if (position >> level) & 1 == 0 {
                    for i in 0..<size {
                        let x = a[i]
                        let y = b[i]
                        let smaller = min(x.magnitude, y.magnitude)
                        let sign = (x.bitPattern ^ y.bitPattern) & 0x8000_0000
                        out[i] = Float(bitPattern: smaller.bitPattern | sign)
                    }
                } else {
                    leftSums.withUnsafeBufferPointer { left in
                        for i in 0..<size { out[i] = left[size + i] == 0 ? b[i] + a[i] : b[i] - a[i] }
                    }
                }
            }
        }
    }

    func cost(of bit: UInt8) -> Float {
        let ratio = ratios[1]
        return (ratio < 0) == (bit == 1) ? 0 : ratio.magnitude
    }

    mutating func take(_ bit: UInt8, information carries: Bool = false) {
        penalty += cost(of: bit)
        sums[0] = bit
        if carries { information.append(bit) }
    }

    /// Puts the decided leaf into the partial sums above it.
    mutating func climb(from position: Int, levels: Int) {
        sums.withUnsafeMutableBufferPointer { sum in
            leftSums.withUnsafeMutableBufferPointer { left in
                var level = 0
                while level < levels, (position >> level) & 1 == 1 {
                    let size = 1 << level
                    // [left ^ right, right]
                    for i in 0..<size {
                        let right = sum[i]
                        sum[size + i] = right
                        sum[i] = left[size + i] ^ right
                    }
                    level += 1
                }
                if level < levels {
                    let size = 1 << level
                    for i in 0..<size { left[size + i] = sum[i] }
                }
            }
        }
    }
}
