// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Gives energy to the bits that the picture itself speaks against, and takes it from those it speaks for
/// (the embedder knows the picture: improved spread spectrum, Malvar and Florencio 2003); and moves energy to the
/// frequencies at which most is heard of it.
package enum TileShaping {
    private static let range: ClosedRange<Float> = 0.4...1.8
    private static let pilotGainRange: ClosedRange<Float> = 0.9...2
    private static let ringRange: ClosedRange<Float> = 0.5...1.6
    private static let pilotRingRange: ClosedRange<Float> = 0.5...1.5
    /// How fast energy moves between rings, as a power of what is gained there; stresses differ in what they leave.
    private static let ringRate: Float = 0.2
    /// Less than 1: the stresses are samples, and what they do to a single ring is known roughly.
    private static let pilotRate: Float = 0.8

    /// A better shape, from what the stresses left of a tile of the present one.
    package static func improved(_ shape: TileShape, after report: StressTest.Report) -> TileShape {
        var next = shape
        let views = StressTest.Report.withinReach(report.items.map(\.view))
        next.rings = rings(shape, after: report.items)
        next.pilotRings = pilots(shape, after: report.items.map(\.view))
        next.bits = balanced(shape.bits, heard: mean(views.map(\.bits)))
        // Between pilots and data the weaker one gets more.
        let data = views.map(\.dataHeadroom).min() ?? 0
        let sync = views.map(\.syncHeadroom).min() ?? 0
        let lack = max(-6, min(6, data - sync)) / 2
        next.pilotGain = min(
            pilotGainRange.upperBound, max(pilotGainRange.lowerBound, shape.pilotGain * Float(pow(10, lack / 20))))
        return next
    }

    /// Moves energy to the rings from which the weakest views hear most.
    private static func rings(_ shape: TileShape, after items: [StressTest.Report.Item]) -> [Float] {
        let energy = energies(shape)
        let total = energy.reduce(0, +)
        let worst = items.map(\.surplus).min() ?? 0
        var gain = [Float](repeating: 0, count: energy.count)
        for item in items {
            let heard = perEnergy(item.view, energy)
            let sum = zip(heard, energy).reduce(0) { $0 + $1.0 * $1.1 }
            guard sum > 0 else { continue }
            let weight = Float(exp(-(item.surplus - worst) / 2))
            for i in gain.indices { gain[i] += weight * heard[i] / sum * total }
        }
        let mean = zip(gain, energy).reduce(0) { $0 + $1.0 * $1.1 } / total
        guard mean > 0 else { return shape.rings }
        let moved = zip(shape.rings, gain).map { $0 * pow(max($1 / mean, 0.05), ringRate) }
        // As loud as before in all, so that the range keeps its meaning.
        let plain = zip(energy, shape.rings).map { $0 / ($1 * $1) }
        let louder = zip(moved, plain).reduce(0) { $0 + $1.0 * $1.0 * $1.1 } / plain.reduce(0, +)
        return moved.map { limited($0 / louder.squareRoot(), to: ringRange) }
    }

    /// Pilots are summed, so for the least energy each is sent as loud as it is heard.
    private static func pilots(_ shape: TileShape, after views: [MarginMeter.View]) -> [Float] {
        let energy = energies(shape)
        let worst = views.map(\.syncHeadroom).min() ?? 0
        var heard = [Float](repeating: 0, count: energy.count)
        for view in views {
            let amplitude = perEnergy(view, energy).map { $0.squareRoot() }
            let level = amplitude.reduce(0) { $0 + $1 * $1 }.squareRoot()
            guard level > 0 else { continue }
            let weight = Float(exp(-(view.syncHeadroom - worst) / 3))
            for i in heard.indices { heard[i] += weight * amplitude[i] / level }
        }
        let squares = CarrierLayout.pilots.map { heard[SoftBits.ring($0)] * heard[SoftBits.ring($0)] }
        let level = (squares.reduce(0, +) / Float(squares.count)).squareRoot()
        guard level > 0 else { return shape.pilotRings }
        return heard.map { limited(pow($0 / level, pilotRate), to: pilotRingRange) }
    }

    private static func limited(_ value: Float, to range: ClosedRange<Float>) -> Float {
        max(range.lowerBound, min(range.upperBound, value))
    }

    /// The energy of each ring's data carriers, without the bits' factors.
    private static func energies(_ shape: TileShape) -> [Float] {
        var energy = [Float](repeating: 0, count: SoftBits.rings)
        for index in CarrierLayout.carriers {
            let size = CarrierLayout.amplitude(index) * shape.gain(at: index)
            energy[SoftBits.ring(index)] += size * size
        }
        return energy
    }

    /// What is heard of a ring for each unit of energy sent; neighbours are alike, so they share.
    private static func perEnergy(_ view: MarginMeter.View, _ energy: [Float]) -> [Float] {
        let raw = zip(view.rings, energy).map { max($0 / $1, 0) }
        return raw.indices.map { raw[$0] * 0.5 + (raw[max($0 - 1, 0)] + raw[min($0 + 1, raw.count - 1)]) * 0.25 }
    }

    private static func mean(_ rows: [[Float]]) -> [Float] {
        guard let first = rows.first else { return [] }
        return first.indices.map { i in rows.reduce(0) { $0 + $1[i] } / Float(rows.count) }
    }

    /// What is heard is amplitude times gain plus what the picture adds; cancels as much of the latter as pays.
    private static func balanced(_ gains: [Float], heard: [Float]) -> [Float] {
        guard heard.count == gains.count, !gains.isEmpty else { return gains }
        let count = Float(gains.count)
        let amplitude = heard.reduce(0, +) / gains.reduce(0, +)
        guard amplitude > 0 else { return gains }
        let host = zip(heard, gains).map { $0 - amplitude * $1 }
        let variance = host.reduce(0) { $0 + $1 * $1 } / count
        // With signal to noise ratio r, cancelling the share r of the noise leaves most signal for the energy.
        let share = min(0.8, amplitude * amplitude / max(variance, 1e-12))
        return host.map { max(range.lowerBound, min(range.upperBound, 1 - share * $0 / amplitude)) }
    }
}
