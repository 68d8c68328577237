// SPDX-License-Identifier: Apache-2.0

package import SignalProcessing

/// Estimates the pattern of a mark that a picture carries, so that it can be taken away.
package enum ExistingPattern {
    /// The pattern, as luma changes at canvas size.
    ///
    /// - Parameter geometry: Where the pattern lies in the luma.
    package static func estimate(in luma: Plane, tile: Plane, geometry: MarkGeometry) -> Plane {
        let mask = PerceptualMask.of(luma)
        var pattern = laid(tile, geometry, under: mask)
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

    /// The tile, repeated and laid by the geometry, times the mask.
    private static func laid(_ tile: Plane, _ geometry: MarkGeometry, under mask: Plane) -> Plane {
        let map = LinearMap(geometry.xx, geometry.xy, geometry.yx, geometry.yy)
        guard map.isUsable else { return Plane(width: mask.width, height: mask.height) }
        let inverse = map.inverse
        let side = ImageWatermark.tileSide
        var pattern = mask
        for y in 0..<mask.height {
            for x in 0..<mask.width {
                let place = inverse(Double(x) + 0.5 - geometry.shiftX, Double(y) + 0.5 - geometry.shiftY)
                // Linear in between: the pattern is smooth, and its level is measured afterwards.
                let (left, top) = ((place.x - 0.5).rounded(.down), (place.y - 0.5).rounded(.down))
                let (u, v) = (Float(place.x - 0.5 - left), Float(place.y - 0.5 - top))
                let (i, j) = (Int(left) & (side - 1), Int(top) & (side - 1))
                let (upper, lower) = (j * side, (j + 1) % side * side)
                let next = (i + 1) % side
                let above = tile.values[upper + i] * (1 - u) + tile.values[upper + next] * u
                let below = tile.values[lower + i] * (1 - u) + tile.values[lower + next] * u
                pattern.values[y * mask.width + x] *= above * (1 - v) + below * v
            }
        }
        return pattern
    }
}
