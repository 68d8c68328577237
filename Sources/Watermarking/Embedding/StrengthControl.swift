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
    private static let range = 40.5...48.5
    private static let rounds = 3
    /// Margin moves 0.8 to 1.5 dB for each dB of PSNR.
    private static let slope = 1.3
    /// Luma amplitude, in grey levels, that flat areas may carry.
    private static let flatLimit = 1.5
    private static let mostWeakening = 2.5

    /// What was chosen.
    package struct Choice: Sendable {
        /// Factor for the pattern.
        package var amplitude: Float
        /// PSNR over the colours that it should give.
        package var psnr: Double
        /// Surplus of the last measurement, moved to the final strength.
        package var surplus: Double
    }

    /// - Parameters:
    ///   - luma: The canvas without the mark.
    ///   - pattern: Mask times tile.
    ///   - colourFactor: Mean squared error over the colours for a unit of it in luma.
    ///   - strength: The caller's offset in dB.
    package static func choose(
        luma: Plane, mask: Plane, pattern: Plane, colourFactor: Double, strength: Double, stress: StressTest
    ) -> Choice {
        let rms = rootMeanSquare(pattern.values)
        guard rms > 0 else { return Choice(amplitude: 0, psnr: 99, surplus: -40) }
        func amplitude(_ psnr: Double) -> Float {
            Float(255 * pow(10, -psnr / 20) / (colourFactor.squareRoot() * rms))
        }
        var psnr = start
        var surplus = 0.0
        for _ in 0..<rounds {
            surplus = stress.surplus(of: marked(luma, pattern, amplitude(psnr)))
            let next = min(range.upperBound, max(range.lowerBound, psnr + surplus / slope))
            surplus -= next - psnr
            let moved = abs(next - psnr)
            psnr = next
            if moved < 0.2 { break }
        }
        let weaker = weakening(mask: mask, pattern: pattern, amplitude: amplitude(psnr))
        let final = psnr + weaker - strength
        return Choice(amplitude: amplitude(final), psnr: final, surplus: surplus - weaker + strength)
    }

    /// Grain in skies and skin is what people see first.
    private static func weakening(mask: Plane, pattern: Plane, amplitude: Float) -> Double {
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
        let level = Double(amplitude) * (energy / Double(count)).squareRoot()
        return level > flatLimit ? min(mostWeakening, 20 * log10(level / flatLimit)) : 0
    }

    private static func marked(_ luma: Plane, _ pattern: Plane, _ amplitude: Float) -> Plane {
        var result = luma
        for i in result.values.indices {
            result.values[i] = max(0, min(255, luma.values[i] + amplitude * pattern.values[i]))
        }
        return result
    }

    private static func rootMeanSquare(_ values: [Float]) -> Double {
        var sum = 0.0
        for value in values { sum += Double(value) * Double(value) }
        return (sum / Double(values.count)).squareRoot()
    }
}
