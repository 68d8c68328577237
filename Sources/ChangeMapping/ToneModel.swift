// SPDX-License-Identifier: Apache-2.0
import SignalProcessing

/// What was done to brightness and colours of the whole picture: a colour matrix, then a curve a channel.
///
/// Both are fitted so that places which disagree with the rest do not count, and the curve has few bends, so that a
/// changed area cannot explain itself away.
struct ToneModel {
    private var rows: [[Double]]
    private var curves: [Curve] = []
    /// Mean change of the values by the model, in grey levels.
    private(set) var strength: Float = 0

    /// Corrected values for predictions from -128 to 383, linear in between.
    private struct Curve {
        private var table: [Float]

        /// Knots in ascending order: a prediction and what to add to it.
        init(knots: [(at: Float, by: Float)]) {
            table = (0..<512).map { Float($0) - 128 }
            guard let first = knots.first, let last = knots.last else { return }
            for index in table.indices {
                let value = table[index]
                if value <= first.at {
                    table[index] += first.by
                } else if value >= last.at {
                    table[index] += last.by
                } else if let next = knots.firstIndex(where: { $0.at > value }), next > 0 {
                    let (low, high) = (knots[next - 1], knots[next])
                    table[index] += low.by + (value - low.at) / max(high.at - low.at, 1e-3) * (high.by - low.by)
                }
            }
        }

        func corrected(_ value: Float) -> Float {
            guard value > -128 else { return 0 }
            let place = min(value + 128, 510)
            let index = Int(place)
            let share = place - Float(index)
            return min(max(table[index] * (1 - share) + table[index + 1] * share, 0), 255)
        }
    }

    /// Fits the suspect's channels from the original's, at the pixels inside.
    init(suspect: [FloatPlane], original: [FloatPlane], inside: [Bool]) {
        let places = inside.indices.filter { inside[$0] }
        let stride = max(1, places.count / 6000)
        let samples = Swift.stride(from: 0, to: places.count, by: stride).map { places[$0] }
        let inputs = samples.map { at in original.map { Double($0.values[at]) } }
        rows = []
        for channel in suspect.indices {
            let values = samples.map { suspect[channel].values[$0] }
            // A curve a channel (gamma, contrast), or a matrix first (saturation, grey): whichever explains more.
            let plain = Self.plainRow(channel: channel, inputCount: original.count)
            let mixed = Self.matrixRow(channel: channel, values: values, inputs: inputs, inputCount: original.count)
            let fits = [plain, mixed].map { row in
                let predicted = inputs.map { Self.value($0, row) }
                let curve = Self.curve(predicted: predicted, actual: values)
                let misses = zip(predicted, values).map { abs(curve.corrected($0) - $1) }.sorted()
                return (row: row, curve: curve, miss: misses.prefix(misses.count * 9 / 10).reduce(0, +))
            }
            let best = fits[1].miss < 0.97 * fits[0].miss ? fits[1] : fits[0]
            rows.append(best.row)
            curves.append(best.curve)
        }
        var sum: Float = 0
        for input in inputs {
            for channel in suspect.indices {
                let plain = Float(input[min(channel, input.count - 1)])
                let toned = curves[channel].corrected(Self.value(input, rows[channel]))
                sum += abs(toned - plain)
            }
        }
        strength = sum / Float(max(1, samples.count * suspect.count))
    }

    /// The original's planes with the suspect's tone.
    func apply(to original: [FloatPlane]) -> [FloatPlane] {
        guard let first = original.first else { return [] }
        return rows.indices.map { channel in
            var plane = first
            let row = rows[channel].map { Float($0) }
            for at in plane.values.indices {
                var value = row[original.count]
                for source in original.indices { value += row[source] * original[source].values[at] }
                plane.values[at] = curves[channel].corrected(value)
            }
            return plane
        }
    }

    private static func value(_ input: [Double], _ row: [Double]) -> Float {
        var sum = row[input.count]
        for channel in input.indices { sum += row[channel] * input[channel] }
        return Float(sum)
    }

    private static func plainRow(channel: Int, inputCount: Int) -> [Double] {
        var row = [Double](repeating: 0, count: inputCount + 1)
        row[min(channel, inputCount - 1)] = 1
        return row
    }

    private static func matrixRow(
        channel: Int, values: [Float], inputs: [[Double]], inputCount: Int
    ) -> [Double] {
        let plain = plainRow(channel: channel, inputCount: inputCount)
        var row = plain
        // Clipped values say little about a matrix.
        let usable = values.indices.filter { values[$0] > 4 && values[$0] < 251 }
        guard usable.count >= 60 else { return plain }
        var scale = Float.infinity
        for _ in 0..<7 {
            var system = LinearSystem(size: inputCount + 1)
            var equation = [Double](repeating: 1, count: inputCount + 1)
            for index in usable {
                for input in 0..<inputCount { equation[input] = inputs[index][input] }
                let relative = scale.isFinite ? (values[index] - value(inputs[index], row)) / scale : 0
                let weight = Double(1 / ((1 + relative * relative) * (1 + relative * relative)))
                system.add(equation, equals: Double(values[index]), weight: weight)
            }
            // A light pull towards "unchanged" decides what grey pictures leave open.
            for input in 0..<inputCount {
                var pull = [Double](repeating: 0, count: inputCount + 1)
                pull[input] = 1
                system.add(pull, equals: plain[input], weight: Double(usable.count) * 4)
            }
            guard let solution = system.solved() else { return row }
            row = solution
            let residuals = usable.map { abs(values[$0] - value(inputs[$0], row)) }
            scale = max(3, 2.5 * 1.4826 * residuals.quantile(0.5))
        }
        return row
    }

    private static func curve(predicted: [Float], actual: [Float]) -> Curve {
        let order = predicted.indices.sorted { predicted[$0] < predicted[$1] }
        // Wide enough that a changed area is seldom most of one; narrow at the ends, where curves bend.
        let shares: [Float] = [0, 0.02, 0.08, 0.16, 0.24, 0.32, 0.4, 0.48, 0.56, 0.64, 0.72, 0.8, 0.88, 0.94, 0.98, 1]
        guard order.count >= 400 else { return Curve(knots: []) }
        var knots: [(at: Float, by: Float)] = []
        for (low, high) in zip(shares, shares.dropFirst()) {
            let members = order[Int(Float(order.count) * low)..<Int(Float(order.count) * high)]
            let at = members.map { predicted[$0] }.quantile(0.5)
            // What lies beyond black and white is cut off when the curve is applied.
            let by = at < 0 || at > 255 ? 0 : members.map { actual[$0] - predicted[$0] }.quantile(0.5)
            if let last = knots.last, at - last.at < 3 { continue }
            knots.append((at, by))
        }
        // The narrow ends may be one changed thing: they follow their neighbours within bounds.
        if knots.count > 3 {
            let last = knots.count - 1
            knots[0].by = min(max(knots[0].by, knots[1].by - 14), knots[1].by + 14)
            knots[last].by = min(max(knots[last].by, knots[last - 1].by - 14), knots[last - 1].by + 14)
        }
        return Curve(knots: knots)
    }
}
