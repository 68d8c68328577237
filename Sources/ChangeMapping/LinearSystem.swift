// SPDX-License-Identifier: Apache-2.0

/// Normal equations of a weighted least-squares problem, gathered row by row.
struct LinearSystem {
    private let size: Int
    private var matrix: [Double]
    private var right: [Double]

    init(size: Int) {
        self.size = size
        matrix = .init(repeating: 0, count: size * size)
        right = .init(repeating: 0, count: size)
    }

    /// Adds the equation `row` · solution = `value`.
    mutating func add(_ row: [Double], equals value: Double, weight: Double) {
        for i in 0..<size {
            let scaled = weight * row[i]
            right[i] += scaled * value
            for j in i..<size { matrix[i * size + j] += scaled * row[j] }
        }
    }

    /// Adds sums gathered elsewhere: the upper triangle of the matrix by rows, and the right side.
    mutating func add(matrix rows: [SIMD8<Float>], right values: SIMD8<Float>) {
        guard size == 8, rows.count == 8 else { return }
        for i in 0..<8 {
            right[i] += Double(values[i])
            for j in i..<8 { matrix[i * 8 + j] += Double(rows[i][j]) }
        }
    }

    /// Solves by Cholesky; nil where the equations do not determine every unknown.
    func solved() -> [Double]? {
        var factor = [Double](repeating: 0, count: size * size)
        for i in 0..<size {
            for j in 0...i {
                var sum = matrix[j * size + i]
                for k in 0..<j { sum -= factor[i * size + k] * factor[j * size + k] }
                if i == j {
                    guard sum > 1e-9 * max(1, matrix[i * size + i]) else { return nil }
                    factor[i * size + i] = sum.squareRoot()
                } else {
                    factor[i * size + j] = sum / factor[j * size + j]
                }
            }
        }
        var solution = right
        for i in 0..<size {
            for k in 0..<i { solution[i] -= factor[i * size + k] * solution[k] }
            solution[i] /= factor[i * size + i]
        }
        for i in (0..<size).reversed() {
            for k in i + 1..<max(size, i + 1) { solution[i] -= factor[k * size + i] * solution[k] }
            solution[i] /= factor[i * size + i]
        }
        return solution.allSatisfy(\.isFinite) ? solution : nil
    }
}

extension Sequence<Float> {
    /// The value below which `share` of the values lie; 0 where there are none.
    func quantile(_ share: Float) -> Float {
        let sorted = sorted()
        guard !sorted.isEmpty else { return 0 }
        return sorted[Swift.min(sorted.count - 1, Int(Float(sorted.count) * share))]
    }
}
