// SPDX-License-Identifier: Apache-2.0

package import SignalProcessing

/// Estimates the pattern of a mark that a picture carries in its original geometry, so that it can be taken away.
package enum ExistingPattern {
    /// The pattern, as luma changes at canvas size.
    package static func estimate(in luma: Plane, tile: Plane) -> Plane {
        let mask = PerceptualMask.of(luma)
        var pattern = ImageWatermark.repeated(tile, under: mask)
        let mean = luma.blurred(sigma: 2)
        // Least squares, each pixel weighted by the picture's own activity there.
        var product = 0.0
        for i in luma.values.indices {
            let weight = 1 / max(0.1, mask.values[i] * mask.values[i])
            product += Double((luma.values[i] - mean.values[i]) * pattern.values[i] * weight)
        }
        // The high-pass takes some of the pattern as well: measure how much on the pattern itself.
        let blurred = pattern.blurred(sigma: 2)
        var kept = 0.0
        for i in pattern.values.indices {
            let weight = 1 / max(0.1, mask.values[i] * mask.values[i])
            kept += Double((pattern.values[i] - blurred.values[i]) * pattern.values[i] * weight)
        }
        let amplitude = kept > 0 ? Float(max(0, product / kept)) : 0
        for i in pattern.values.indices { pattern.values[i] *= amplitude }
        return pattern
    }
}
