// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Converts a stream of samples from one rate to another: a windowed sinc with linear phase, whose delay is taken out.
///
/// Sample `n` of the result stands for the moment `n / to` of the stream. Pieces may be cut anywhere: the result is the
/// same as in one piece. The stop band lies 80 dB down, from 1.03 times half the lower rate on.
package struct RateConverter: Sendable {
    /// Taps to each side, at the lower of the two rates.
    private static let halfTaps = 40
    /// Kernel samples kept for each tap; what lies between is interpolated, which costs less than -100 dB.
    private static let phases = 256
    /// The middle of the transition band, of half the lower rate.
    private static let cutoff = 0.965
    /// Kaiser's shape for 80 dB.
    private static let beta = 7.86

    private let from: Double
    private let to: Double
    /// Input samples to each side that a result needs.
    private let reach: Int
    /// Rows of `2 * reach` taps: one for each phase, and one more.
    private let table: [Float]
    /// Input that is still needed; the first sample is number `start` of the stream.
    private var pending: [Float]
    private var start: Int
    private var taken = 0
    private var given = 0

    /// A converter at the start of a stream. The rates are in any one unit, and at most 1000 times apart.
    package init(from: Double, to: Double) {
        precondition(from > 0 && to > 0 && from / to < 1000 && to / from < 1000)
        self.from = from
        self.to = to
        let scale = min(1, to / from)
        reach = Int((Double(Self.halfTaps) / scale).rounded(.up))
        let width = 2 * reach
        var table = [Float](repeating: 0, count: (Self.phases + 1) * width)
        let norm = 1 / Self.bessel(Self.beta)
        for phase in 0...Self.phases {
            let fraction = Double(phase) / Double(Self.phases)
            for tap in 0..<width {
                // Distance, at the lower rate, of this tap's sample from the wanted moment.
                let x = (Double(tap - reach + 1) - fraction) * scale
                let edge = x / Double(Self.halfTaps)
                guard abs(edge) < 1 else { continue }
                let angle = Double.pi * x * Self.cutoff
                let sinc = abs(angle) < 1e-9 ? 1 : sin(angle) / angle
                let window = Self.bessel(Self.beta * (1 - edge * edge).squareRoot()) * norm
                table[phase * width + tap] = Float(sinc * window * Self.cutoff * scale)
            }
        }
        self.table = table
        pending = [Float](repeating: 0, count: reach)
        start = -reach
    }

    /// The modified Bessel function of order zero, by its power series.
    private static func bessel(_ x: Double) -> Double {
        var sum = 1.0
        var term = 1.0
        for k in 1..<60 {
            term *= (x / 2 / Double(k)) * (x / 2 / Double(k))
            sum += term
        }
        return sum
    }

    /// The whole of `samples`, converted.
    package static func convert(_ samples: [Float], from: Double, to: Double) -> [Float] {
        guard from != to else { return samples }
        var converter = RateConverter(from: from, to: to)
        return converter.push(samples) + converter.finish()
    }

    /// Takes the next samples and gives those of the result that are complete.
    package mutating func push(_ samples: [Float]) -> [Float] {
        guard !samples.isEmpty else { return [] }
        taken += samples.count
        pending += samples
        return produce(until: .max)
    }

    /// Ends the stream, which is silent from here on, and gives the rest of the result.
    package mutating func finish() -> [Float] {
        let total = Int((Double(taken) * to / from).rounded(.up))
        pending += [Float](repeating: 0, count: reach + 1)
        return produce(until: total)
    }

    private mutating func produce(until limit: Int) -> [Float] {
        let width = 2 * reach
        let end = start + pending.count
        var result: [Float] = []
        result.reserveCapacity(Int(Double(pending.count) * to / from) + 1)
        pending.withUnsafeBufferPointer { pending in
            table.withUnsafeBufferPointer { table in
                guard let pending = pending.baseAddress, let table = table.baseAddress else { return }
                while given < limit {
                    let position = Double(given) * from / to
                    let base = Int(position)
                    guard base + reach < end else { break }
                    let fine = (position - Double(base)) * Double(Self.phases)
                    let phase = min(Int(fine), Self.phases - 1)
                    let share = Float(fine - Double(phase))
                    let row = table + phase * width
                    let input = pending + (base - reach + 1 - start)
                    result.append(Self.product(input, row, row + width, share, width))
                    given += 1
                }
            }
        }
        let needed = Int(Double(given) * from / to) - reach
        if needed - start > 1 << 14 {
            pending.removeFirst(min(needed - start, pending.count))
            start = min(needed, end)
        }
        return result
    }

    private static func product(
        _ input: UnsafePointer<Float>, _ low: UnsafePointer<Float>, _ high: UnsafePointer<Float>, _ share: Float,
        _ count: Int
    ) -> Float {
        var first = SIMD8<Float>.zero
        var second = SIMD8<Float>.zero
        var index = 0
        while index + 8 <= count {
            let x = loadLanes(input + index)
            first += x * loadLanes(low + index)
            second += x * loadLanes(high + index)
            index += 8
        }
        var a = first.sum()
        var b = second.sum()
        while index < count {
            a += input[index] * low[index]
            b += input[index] * high[index]
            index += 1
        }
        return a + (b - a) * share
    }
}
