// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// How much a picture differs from its original.
package enum PictureQuality {
    /// Peak signal-to-noise ratio of a mean squared error of 8-bit samples, in dB; 99 where nothing differs.
    package static func psnr(meanSquaredError: Double) -> Double {
        meanSquaredError > 0 ? min(99, 10 * log10(255 * 255 / meanSquaredError)) : 99
    }

    /// Peak signal-to-noise ratio over all samples of two pictures of one size, in dB; nil where the sizes differ.
    package static func psnr(_ a: PixelBuffer, _ b: PixelBuffer) -> Double? {
        guard a.width == b.width, a.height == b.height, a.channels == b.channels else { return nil }
        var sum = 0
        for (x, y) in zip(a.samples, b.samples) {
            let difference = Int(x) - Int(y)
            sum += difference * difference
        }
        return psnr(meanSquaredError: Double(sum) / Double(a.samples.count))
    }

    /// Structural similarity of luma (Wang et al. 2004, Gaussian window of 1.5 pixels); nil where the sizes differ.
    package static func ssim(_ a: PixelBuffer, _ b: PixelBuffer) -> Double? {
        guard a.width == b.width, a.height == b.height else { return nil }
        let (x, y) = (Plane(luma: a), Plane(luma: b))
        func product(_ p: Plane, _ q: Plane) -> Plane {
            Plane(width: p.width, height: p.height, values: zip(p.values, q.values).map { $0 * $1 })
        }
        let window = SymmetricFilter.gaussian(sigma: 1.5)
        let (meanX, meanY) = (window.apply(to: x), window.apply(to: y))
        let (xx, yy, xy) = (
            window.apply(to: product(x, x)), window.apply(to: product(y, y)), window.apply(to: product(x, y))
        )
        var sum = 0.0
        for i in meanX.values.indices {
            let (mx, my) = (meanX.values[i], meanY.values[i])
            let (vx, vy, c) = (xx.values[i] - mx * mx, yy.values[i] - my * my, xy.values[i] - mx * my)
            sum += Double(
                (2 * mx * my + 6.5025) * (2 * c + 58.5225) / ((mx * mx + my * my + 6.5025) * (vx + vy + 58.5225)))
        }
        return sum / Double(meanX.values.count)
    }
}
