// SPDX-License-Identifier: Apache-2.0

package import SignalProcessing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Chooses how strong the mark is: as weak as the stresses allow, and never grainy in flat areas.
package struct StrengthControl: Sendable {
    private static let start = 44.0
    /// No picture below 40 dB; rounding costs a few hundredths.
    private static let range = 40.1...48.5
    /// Wishes may lower the quality to this, in dB.
    private static let leastForWishes = 41.5
    private static let rounds = 4
    /// Margin moves 0.8 to 1.5 dB for each dB of PSNR.
    private static let slope = 1.3
    /// Luma amplitude, in grey levels, that flat areas may carry.
    private static let flatLimit = 1.5
    private static let mostWeakening = 2.5

    /// What was chosen.
    package struct Choice: Sendable {
        /// The pattern of luma changes, at canvas size.
        package var pattern: Plane
        /// PSNR over the colours that it should give.
        package var psnr: Double
        /// Surplus of the last measurement, moved to the final strength.
        package var surplus: Double
    }

    /// - Parameters:
    ///   - luma: The canvas without the mark.
    ///   - mask: How strong the pattern may be where.
    ///   - tile: The tile of a shape.
    ///   - colourFactor: Mean squared error over the colours for a unit of it in luma.
    ///   - strength: The caller's offset in dB.
    package static func choose(
        luma: Plane, mask: Plane, tile: (TileShape) -> Plane, colourFactor: Double, strength: Double, stress: StressTest
    ) -> Choice {
        var shape = TileShape()
        var pattern = ImageWatermark.repeated(tile(shape), under: mask)
        var psnr = start
        var surplus = 0.0
        var best = (shape: shape, psnr: psnr, surplus: 0.0, level: -Double.infinity)
        for round in 0..<rounds {
            let report = stress.report(on: marked(luma, scaled(pattern, to: psnr, colourFactor)), shape: shape)
            surplus = report.surplus
            let wanted = max(leastForWishes, psnr + report.spare / slope)
            // The quality at which this shape would do; the first shape knows nothing of the picture and does not count.
            let level = min(psnr + surplus / slope, wanted)
            let next = min(range.upperBound, max(range.lowerBound, level))
            if round > 0 && level > best.level {
                best = (shape, next, surplus - (next - psnr) * slope, level)
            }
            psnr = next
            shape = TileShaping.improved(shape, after: report)
            pattern = ImageWatermark.repeated(tile(shape), under: mask)
        }
        (psnr, surplus) = (best.psnr, best.surplus)
        pattern = ImageWatermark.repeated(tile(best.shape), under: mask)
        let weaker = weakening(mask: mask, pattern: scaled(pattern, to: psnr, colourFactor))
        let final = psnr + weaker - strength
        return Choice(
            pattern: scaled(pattern, to: final, colourFactor), psnr: final, surplus: surplus - weaker + strength)
    }

    private static func scaled(_ pattern: Plane, to psnr: Double, _ colourFactor: Double) -> Plane {
        var energy = 0.0
        for value in pattern.values { energy += Double(value) * Double(value) }
        let rms = (energy / Double(pattern.values.count) * colourFactor).squareRoot()
        let amplitude = rms > 0 ? Float(255 * pow(10, -psnr / 20) / rms) : 0
        var result = pattern
        for i in result.values.indices { result.values[i] *= amplitude }
        return result
    }

    /// Grain in skies and skin is what people see first.
    private static func weakening(mask: Plane, pattern: Plane) -> Double {
        var energy = 0.0
        var count = 0
        for i in mask.values.indices {
            let ratio = mask.values[i] / PerceptualMask.floor
            if ratio > 0.7 && ratio < 1.3 {
                energy += Double(pattern.values[i]) * Double(pattern.values[i])
                count += 1
            }
        }
        guard Double(count) > 0.08 * Double(mask.values.count) else { return 0 }
        let level = (energy / Double(count)).squareRoot()
        return level > flatLimit ? min(mostWeakening, 20 * log10(level / flatLimit)) : 0
    }

    private static func marked(_ luma: Plane, _ pattern: Plane) -> Plane {
        var result = luma
        for i in result.values.indices {
            result.values[i] = max(0, min(255, luma.values[i] + pattern.values[i]))
        }
        return result
    }
}
