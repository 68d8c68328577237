// SPDX-License-Identifier: Apache-2.0
import SignalProcessing

/// How much sharper or blurrier the suspect is than the original: a small symmetric filter fitted between the two.
struct SharpnessModel {
    /// Weights by squared distance from the centre: 0, 1, 2, 4, 5, 8.
    private var weights: [Double] = [1, 0, 0, 0, 0, 0]
    private static let classes: [Int] = [0, 1, 2, 4, 5, 8]
    private static let offsets: [[(Int, Int)]] = classes.map { distance in
        var offsets: [(Int, Int)] = []
        for dy in -2...2 {
            for dx in -2...2 where dx * dx + dy * dy == distance { offsets.append((dx, dy)) }
        }
        return offsets
    }

    /// Variance the filter adds, in squared pixels along one axis: positive where the suspect is blurrier.
    private(set) var spread: Double = 0

    init(suspect: FloatPlane, original: FloatPlane, inside: [Bool]) {
        let (width, height) = (suspect.width, suspect.height)
        guard width > 8, height > 8 else { return }
        let stride = max(1, inside.count / 8000)
        var places: [Int] = []
        for at in Swift.stride(from: 0, to: inside.count, by: stride) where inside[at] {
            let (x, y) = (at % width, at / width)
            if x >= 2, y >= 2, x < width - 2, y < height - 2 { places.append(at) }
        }
        guard places.count > 200 else { return }
        let rows = places.map { at in
            Self.offsets.map { offsets in
                offsets.reduce(0.0) { $0 + Double(original.values[at + $1.1 * width + $1.0]) }
            } + [1.0]
        }
        var solution = weights + [0]
        var scale = Double.infinity
        for _ in 0..<5 {
            var system = LinearSystem(size: 7)
            for (row, at) in zip(rows, places) {
                let residual = Double(suspect.values[at]) - Self.dot(row, solution)
                let relative = scale.isFinite ? residual / scale : 0
                let weight = 1 / ((1 + relative * relative) * (1 + relative * relative))
                system.add(row, equals: Double(suspect.values[at]), weight: weight)
            }
            // Smooth pictures say little about a filter: a light pull towards none.
            for index in 0..<6 {
                var pull = [Double](repeating: 0, count: 7)
                pull[index] = 1
                system.add(pull, equals: index == 0 ? 1 : 0, weight: Double(places.count) * 0.5)
            }
            guard let solved = system.solved() else { return }
            solution = solved
            let residuals = zip(rows, places).map { Float(abs(Double(suspect.values[$1]) - Self.dot($0, solution))) }
            scale = max(2, 2.5 * 1.4826 * Double(residuals.quantile(0.5)))
        }
        var total = 0.0
        for index in 0..<6 { total += solution[index] * Double(Self.offsets[index].count) }
        guard total > 0.5, total < 2 else { return }
        var variance = 0.0
        for index in 0..<6 {
            weights[index] = solution[index] / total
            variance += weights[index] * Double(Self.classes[index] * Self.offsets[index].count) / 2
        }
        spread = variance
    }

    private static func dot(_ row: [Double], _ solution: [Double]) -> Double {
        var sum = 0.0
        for index in row.indices { sum += row[index] * solution[index] }
        return sum
    }

    /// The plane with the suspect's sharpness.
    func apply(to plane: FloatPlane) -> FloatPlane {
        let (width, height) = (plane.width, plane.height)
        guard width > 4, height > 4 else { return plane }
        var result = plane
        let flat = zip(weights, Self.offsets).flatMap { weight, offsets in
            offsets.map { (step: $0.1 * width + $0.0, weight: Float(weight)) }
        }
        plane.values.withUnsafeBufferPointer { values in
            result.values.withUnsafeMutableBufferPointer { target in
                for y in 2..<height - 2 {
                    for x in 2..<width - 2 {
                        let at = y * width + x
                        var sum: Float = 0
                        for tap in flat { sum += tap.weight * values[at + tap.step] }
                        target[at] = min(max(sum, 0), 255)
                    }
                }
            }
        }
        return result
    }
}
