// SPDX-License-Identifier: Apache-2.0

/// Keys' cubic convolution (a = -0.5): the weights of four neighbouring samples for a point between the middle two.
package func bicubicWeights(_ t: Float) -> SIMD4<Float> {
    let t2 = t * t
    let t3 = t2 * t
    return SIMD4(
        -0.5 * t + t2 - 0.5 * t3,
        1 - 2.5 * t2 + 1.5 * t3,
        0.5 * t + 2 * t2 - 1.5 * t3,
        -0.5 * t2 + 0.5 * t3)
}

/// Enlarges a plane row by row, so that the large one never has to be held; pixel centres lie at +0.5, edges repeat.
package struct BicubicEnlarger {
    private let source: Plane
    private let width: Int
    private let height: Int
    private let columns: [(first: Int, weights: SIMD4<Float>)]
    /// Source rows that are enlarged across already, by source row.
    private var wide: [Int: [Float]] = [:]

    /// An enlarger of `source` to the given size.
    package init(_ source: Plane, width: Int, height: Int) {
        self.source = source
        self.width = width
        self.height = height
        let step = Double(source.width) / Double(width)
        columns = (0..<width).map { x in
            let position = (Double(x) + 0.5) * step - 0.5
            let floor = position.rounded(.down)
            return (Int(floor) - 1, bicubicWeights(Float(position - floor)))
        }
    }

    /// Row `y` of the enlarged plane, `width` samples; rows must be asked for from the top.
    package mutating func row(_ y: Int, into line: inout [Float]) {
        if width == source.width && height == source.height {
            let start = y * width
            for x in 0..<width { line[x] = source.values[start + x] }
            return
        }
        let position = (Double(y) + 0.5) * Double(source.height) / Double(height) - 0.5
        let floor = position.rounded(.down)
        let first = Int(floor) - 1
        let weights = bicubicWeights(Float(position - floor))
        wide = wide.filter { $0.key >= min(max(first, 0), source.height - 1) }
        var rows: [[Float]] = []
        for tap in 0..<4 {
            let index = min(max(first + tap, 0), source.height - 1)
            if let known = wide[index] {
                rows.append(known)
            } else {
                let made = enlarged(row: index)
                wide[index] = made
                rows.append(made)
            }
        }
        let (a, b, c, d) = (weights[0], weights[1], weights[2], weights[3])
        rows[0].withUnsafeBufferPointer { p in
            rows[1].withUnsafeBufferPointer { q in
                rows[2].withUnsafeBufferPointer { r in
                    rows[3].withUnsafeBufferPointer { s in
                        line.withUnsafeMutableBufferPointer { out in
                            for x in 0..<width { out[x] = p[x] * a + q[x] * b + r[x] * c + s[x] * d }
                        }
                    }
                }
            }
        }
    }

    private func enlarged(row: Int) -> [Float] {
        let start = row * source.width
        let last = source.width - 1
        return source.values.withUnsafeBufferPointer { values in
            columns.map { column in
                let x = column.first
                func at(_ i: Int) -> Float { values[start + min(max(i, 0), last)] }
                let taps = SIMD4(at(x), at(x + 1), at(x + 2), at(x + 3))
                return (taps * column.weights).sum()
            }
        }
    }
}
