// SPDX-License-Identifier: Apache-2.0
import SignalProcessing

/// How far two aligned planes differ beyond what re-saving explains, in grey levels, pixel by pixel.
///
/// A pixel may differ from what the other picture has anywhere in its immediate neighbourhood by a tolerance: that takes
/// in sub-pixel misalignment and edges softened by compression. The tolerance follows the noise of the pair and the local
/// contrast. Seen both ways, so that something erased counts like something added.
struct DifferenceMap {
    let width: Int
    let height: Int
    /// Grey levels beyond the tolerance, averaged over a small window; 0 outside the compared area.
    let evidence: FloatPlane
    /// Standard deviation of the luma difference where the pictures agree.
    let noise: Float

    /// What is compared: one view of a channel at one level of detail.
    private struct View {
        var sigma: Float
        var reach: Int
        var base: Float
        var noiseFactor: Float
        var contrastFactor: Float
        var weight: Float
    }
    private static let detail = View(sigma: 0.6, reach: 1, base: 5, noiseFactor: 3, contrastFactor: 0.25, weight: 1)
    private static let smooth = View(sigma: 2.2, reach: 2, base: 3, noiseFactor: 3, contrastFactor: 0.3, weight: 1.5)
    private static let colour = View(sigma: 2.2, reach: 2, base: 4, noiseFactor: 3, contrastFactor: 0.35, weight: 1.3)

    /// Planes of the same size and number: luma alone, or red, green, blue.
    init(suspect: [FloatPlane], expected: [FloatPlane], inside: [Bool]) {
        // What lies beyond the original's edge must not bleed in: there the two are made equal.
        let inside = Self.eroded(inside, width: suspect.first?.width ?? 0, reach: 2)
        var suspect = suspect
        for channel in suspect.indices {
            for at in inside.indices where !inside[at] {
                suspect[channel].values[at] = expected[channel].values[at]
            }
        }
        let suspectLuma = FloatPlane.luma(of: suspect)
        let expectedLuma = FloatPlane.luma(of: expected)
        width = suspectLuma.width
        height = suspectLuma.height
        noise = Self.noise(suspectLuma, expectedLuma, inside)
        var sum = Self.excess(suspectLuma, expectedLuma, inside, Self.detail).blurred(sigma: 1.2)
        Self.merge(&sum, Self.excess(suspectLuma, expectedLuma, inside, Self.smooth))
        if suspect.count == 3, expected.count == 3 {
            for channel in [0, 2] {
                let excess = Self.excess(
                    Self.difference(suspect[channel], suspectLuma), Self.difference(expected[channel], expectedLuma),
                    inside, Self.colour)
                Self.merge(&sum, excess)
            }
        }
        for at in sum.values.indices where !inside[at] { sum.values[at] = 0 }
        evidence = sum
    }

    /// The mask without its outermost `reach` pixels: filters see too little there.
    private static func eroded(_ mask: [Bool], width: Int, reach: Int) -> [Bool] {
        guard width > 0 else { return mask }
        let height = mask.count / width
        return mask.indices.map { at in
            guard mask[at] else { return false }
            let (x, y) = (at % width, at / width)
            guard x >= reach, y >= reach, x < width - reach, y < height - reach else { return false }
            for step in -reach...reach where !mask[at + step * width] || !mask[at + step] { return false }
            return true
        }
    }

    private static func merge(_ sum: inout FloatPlane, _ other: FloatPlane) {
        for at in sum.values.indices { sum.values[at] = max(sum.values[at], other.values[at]) }
    }

    private static func difference(_ channel: FloatPlane, _ luma: FloatPlane) -> FloatPlane {
        var result = channel
        for at in result.values.indices { result.values[at] -= luma.values[at] }
        return result
    }

    private static func noise(_ one: FloatPlane, _ other: FloatPlane, _ inside: [Bool]) -> Float {
        let stride = max(1, inside.count / 20000)
        var differences: [Float] = []
        for at in Swift.stride(from: 0, to: inside.count, by: stride) where inside[at] {
            differences.append(abs(one.values[at] - other.values[at]))
        }
        return 1.4826 * differences.quantile(0.5)
    }

    private static func excess(
        _ suspect: FloatPlane, _ expected: FloatPlane, _ inside: [Bool], _ view: View
    ) -> FloatPlane {
        let suspect = suspect.blurred(sigma: view.sigma)
        let expected = expected.blurred(sigma: view.sigma)
        // Noise beyond what heavy compression makes is not noise.
        let allowed = view.base + view.noiseFactor * min(noise(suspect, expected, inside), 4)
        let (suspectLow, suspectHigh) = suspect.extremes(view.reach)
        let (expectedLow, expectedHigh) = expected.extremes(view.reach)
        var result = FloatPlane(width: suspect.width, height: suspect.height)
        for at in result.values.indices where inside[at] {
            let contrast = max(
                suspectHigh.values[at] - suspectLow.values[at], expectedHigh.values[at] - expectedLow.values[at])
            let tolerance = allowed + view.contrastFactor * contrast
            let added = max(
                suspect.values[at] - expectedHigh.values[at], expectedLow.values[at] - suspect.values[at])
            let missing = max(
                expected.values[at] - suspectHigh.values[at], suspectLow.values[at] - expected.values[at])
            result.values[at] = view.weight * max(0, max(added, missing) - tolerance)
        }
        return result
    }
}

extension FloatPlane {
    /// The smallest and the largest value within `reach` pixels along both axes.
    func extremes(_ reach: Int) -> (low: FloatPlane, high: FloatPlane) {
        var (low, high) = (self, self)
        for axis in [(across: width, along: height, step: 1), (across: height, along: width, step: width)] {
            let (sourceLow, sourceHigh) = (low.values, high.values)
            let lineStep = axis.step == 1 ? width : 1
            sourceLow.withUnsafeBufferPointer { sourceLow in
                sourceHigh.withUnsafeBufferPointer { sourceHigh in
                    low.values.withUnsafeMutableBufferPointer { low in
                        high.values.withUnsafeMutableBufferPointer { high in
                            for line in 0..<axis.along {
                                for place in 0..<axis.across {
                                    let at = line * lineStep + place * axis.step
                                    var (least, most) = (sourceLow[at], sourceHigh[at])
                                    for other in max(-reach, -place)...min(reach, axis.across - 1 - place) {
                                        least = min(least, sourceLow[at + other * axis.step])
                                        most = max(most, sourceHigh[at + other * axis.step])
                                    }
                                    low[at] = least
                                    high[at] = most
                                }
                            }
                        }
                    }
                }
            }
        }
        return (low, high)
    }
}
