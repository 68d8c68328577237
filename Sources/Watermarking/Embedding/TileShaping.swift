// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Gives energy to the bits that the picture itself speaks against, and takes it from those it speaks for
/// (the embedder knows the picture: improved spread spectrum, Malvar and Florencio 2003).
package enum TileShaping {
    private static let range: ClosedRange<Float> = 0.4...1.8
    private static let pilotGainRange: ClosedRange<Float> = 1...1.5

    /// A better shape, from what the stresses left of a tile of the present one.
    package static func improved(_ shape: TileShape, after report: StressTest.Report) -> TileShape {
        var next = shape
        let views = report.withinReach
        next.bits = balanced(shape.bits, heard: mean(views.map(\.bits)))
        // Between pilots and data the weaker one gets more.
        let data = views.map(\.dataHeadroom).min() ?? 0
        let sync = views.map(\.syncHeadroom).min() ?? 0
        let lack = max(-6, min(6, data - sync)) / 2
        next.pilotGain = min(
            pilotGainRange.upperBound, max(pilotGainRange.lowerBound, shape.pilotGain * Float(pow(10, lack / 20))))
        return next
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
