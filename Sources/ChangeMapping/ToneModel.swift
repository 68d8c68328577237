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

    /// Correction of a predicted value, linear between knots.
    private struct Curve {
        var knots: [(at: Float, by: Float)] = []

        func corrected(_ value: Float) -> Float {
            guard let first = knots.first, let last = knots.last else { return value }
            if value <= first.at { return value + first.by }
            for (low, high) in zip(knots, knots.dropFirst()) where value < high.at {
                let share = (value - low.at) / max(high.at - low.at, 1e-3)
                return value + low.by + share * (high.by - low.by)
            }
            return value + last.by
        }
    }

    /// Fits the suspect's channels from the original's, at the pixels inside.
    init(suspect: [FloatPlane], original: [FloatPlane], inside: [Bool]) {
        let places = inside.indices.filter { inside[$0] }
        let stride = max(1, places.count / 6000)
        let samples = Swift.stride(from: 0, to: places.count, by: stride).map { places[$0] }
        let inputs = samples.map { at in original.map { Double($0.values[at]) } }
        rows = suspect.indices.map { channel in
            Self.matrixRow(
                channel: channel, values: samples.map { suspect[channel].values[$0] }, inputs: inputs,
                inputCount: original.count)
        }
        curves = suspect.indices.map { channel in
            Self.curve(
                predicted: inputs.map { Self.value($0, rows[channel]) },
                actual: samples.map { suspect[channel].values[$0] })
        }
        var sum: Float = 0
        for (input, at) in zip(inputs, samples) {
            for channel in suspect.indices {
                let plain = Float(input[min(channel, input.count - 1)])
                let toned = min(max(curves[channel].corrected(Self.value(input, rows[channel])), 0), 255)
                sum += abs(toned - plain)
            }
            _ = at
        }
        strength = sum / Float(max(1, samples.count * suspect.count))
    }

    /// The original's planes with the suspect's tone.
    func apply(to original: [FloatPlane]) -> [FloatPlane] {
        guard let first = original.first else { return [] }
        return rows.indices.map { channel in
            var plane = first
            var input = [Double](repeating: 0, count: original.count)
            for at in plane.values.indices {
                for source in original.indices { input[source] = Double(original[source].values[at]) }
                let value = Self.value(input, rows[channel])
                plane.values[at] = min(max(curves[channel].corrected(value), 0), 255)
            }
            return plane
        }
    }

    private static func value(_ input: [Double], _ row: [Double]) -> Float {
        var sum = row[input.count]
        for channel in input.indices { sum += row[channel] * input[channel] }
        return Float(sum)
    }

    private static func matrixRow(
        channel: Int, values: [Float], inputs: [[Double]], inputCount: Int
    ) -> [Double] {
        var row = [Double](repeating: 0, count: inputCount + 1)
        row[min(channel, inputCount - 1)] = 1
        let plain = row
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
        let bins = 10
        guard order.count >= bins * 20 else { return Curve() }
        var knots: [(at: Float, by: Float)] = []
        for bin in 0..<bins {
            let members = order[order.count * bin / bins..<order.count * (bin + 1) / bins]
            // Clipped ends: what lies beyond black and white is cut off when the model is applied.
            let at = members.map { predicted[$0] }.quantile(0.5)
            let by = members.map { actual[$0] - min(max(predicted[$0], 0), 255) }.quantile(0.5)
            if let last = knots.last, at - last.at < 3 { continue }
            knots.append((at, at < 0 || at > 255 ? 0 : by))
        }
        return Curve(knots: knots)
    }
}
