// SPDX-License-Identifier: Apache-2.0

package import SignalProcessing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Where the pattern may be strong: where the picture itself is busy, and not where it would clip.
package enum PerceptualMask {
    /// The mask's value where nothing happens in the picture.
    package static let floor = pow(Float(2), exponent)
    private static let exponent: Float = 0.7

    /// The mask for canvas luma.
    package static func of(_ luma: Plane) -> Plane {
        let mean = luma.blurred(sigma: 2)
        var busy = luma
        for i in busy.values.indices { busy.values[i] = abs(luma.values[i] - mean.values[i]) }
        let near = busy.blurred(sigma: 2)
        // The erosion keeps the energy of an edge from leaking into the flat area beside it.
        let wide = busy.blurred(sigma: 6).eroded(radius: 2)
        var mask = luma
        for i in mask.values.indices {
            let energy = max(0, min(near.values[i], 1.5 * wide.values[i]))
            let level = luma.values[i]
            let headroom = max(0.1, min(1, (min(level, 255 - level) + 2) / 20))
            mask.values[i] = pow(2 + energy, exponent) * headroom
        }
        return mask
    }
}

extension Plane {
    /// The least value within `radius` samples in each direction.
    fileprivate func eroded(radius: Int) -> Plane {
        var across = self
        for y in 0..<height {
            let start = y * width
            for x in 0..<width {
                var least = values[start + x]
                for i in max(0, x - radius)...min(width - 1, x + radius) { least = min(least, values[start + i]) }
                across.values[start + x] = least
            }
        }
        var result = across
        for y in 0..<height {
            for i in max(0, y - radius)...min(height - 1, y + radius) where i != y {
                let (from, to) = (i * width, y * width)
                for x in 0..<width { result.values[to + x] = min(result.values[to + x], across.values[from + x]) }
            }
        }
        return result
    }
}
