// SPDX-License-Identifier: Apache-2.0

package import SignalProcessing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Suppresses the picture so that the mark stands out: close to a matched filter for noise whose level varies over
/// space and frequency. The clips make captions, logos and edges harmless.
package enum Whitening {
    /// Cycles a pixel at which the two bands meet.
    private static let split = 0.1
    /// Pixels over which the borders fade out, and the largest share of the shorter side they may be.
    private static let taper = (most: 12, share: 0.06)

    /// The whitened luma, of the same size.
    package static func apply(to luma: Plane) -> Plane {
        let level = locallyNormalised(luma)
        let transform = RealTransform2D(
            width: LaneTransform.fastLength(atLeast: luma.width),
            height: LaneTransform.fastLength(atLeast: luma.height))
        let flat = spectrallyFlat(transform.forward(level))
        let (low, high) = bands(of: flat)
        var sum = Plane(width: luma.width, height: luma.height)
        add(transform.inverse(low), sigma: 4, weight: bandWeight(0, split), to: &sum)
        add(transform.inverse(high), sigma: 2, weight: bandWeight(split, 0.55), to: &sum)
        return sum
    }

    private static func bandWeight(_ low: Double, _ high: Double) -> Float {
        Float((.pi * (high * high - low * low)).squareRoot())
    }

    /// Step 1: local mean and contrast taken out, clipped, borders faded.
    private static func locallyNormalised(_ luma: Plane) -> Plane {
        let mean = luma.blurred(sigma: 10)
        var x = luma
        let count = x.values.count
        for i in 0..<count { x.values[i] -= mean.values[i] }
        var square = x
        for i in 0..<count { square.values[i] *= square.values[i] }
        let energy = square.blurred(sigma: 10)
        let border = max(1, min(taper.most, Int(taper.share * Double(min(luma.width, luma.height)))))
        let across = fade(luma.width, border)
        let down = fade(luma.height, border)
        x.values.withUnsafeMutableBufferPointer { out in
            energy.values.withUnsafeBufferPointer { energy in
                across.withUnsafeBufferPointer { across in
                    for row in 0..<luma.height {
                        let start = row * luma.width
                        let vertical = down[row]
                        for column in 0..<luma.width {
                            let i = start &+ column
                            let value = out[i] / (max(0, energy[i]) + 1).squareRoot()
                            out[i] = max(-3, min(3, value)) * (across[column] * vertical)
                        }
                    }
                }
            }
        }
        return x
    }

    private static func fade(_ count: Int, _ border: Int) -> [Float] {
        (0..<count).map { i in
            let distance = Double(min(i, count - 1 - i)) + 0.5
            guard distance < Double(border) else { return 1 }
            let s = sin(.pi / 2 * distance / Double(border))
            return Float(s * s)
        }
    }

    /// Step 2: every frequency divided by the level of its neighbourhood.
    private static func spectrallyFlat(_ spectrum: Spectrum) -> Spectrum {
        let power = PowerSpectrum(spectrum)
        let smooth = power.localMean(radiusX: spectrum.width / 48, radiusY: spectrum.height / 48)
        var total = 0.0
        for y in 0..<smooth.height {
            for k in 0..<smooth.bins { total += Double(smooth.values[y * smooth.stride + k]) }
        }
        let floor = Float(0.001 * total / Double(smooth.height * smooth.bins)) + 1e-12
        var flat = spectrum
        for i in flat.re.indices {
            let scale = 1 / (smooth.values[i] + floor).squareRoot()
            flat.re[i] *= scale
            flat.im[i] *= scale
        }
        return flat
    }

    /// Step 3, first half: frequencies below and above the split.
    private static func bands(of spectrum: Spectrum) -> (low: Spectrum, high: Spectrum) {
        var low = Spectrum(width: spectrum.width, height: spectrum.height)
        var high = spectrum
        for y in 0..<spectrum.height {
            let fy = Double(min(y, spectrum.height - y)) / Double(spectrum.height)
            guard fy < split else { continue }
            let edge = (split * split - fy * fy).squareRoot() * Double(spectrum.width)
            let count = min(spectrum.bins, Int(edge.rounded(.up)))
            for k in 0..<count {
                let i = y * spectrum.stride + k
                low.re[i] = spectrum.re[i]
                low.im[i] = spectrum.im[i]
                high.re[i] = 0
                high.im[i] = 0
            }
        }
        return (low, high)
    }

    /// Step 3, second half: a band divided by its local deviation, clipped, weighted and added.
    private static func add(_ padded: Plane, sigma: Double, weight: Float, to sum: inout Plane) {
        let band = padded.cropped(x: 0, y: 0, width: sum.width, height: sum.height)
        var square = band
        for i in square.values.indices { square.values[i] *= square.values[i] }
        var deviation = square.blurred(sigma: sigma)
        for i in deviation.values.indices { deviation.values[i] = max(0, deviation.values[i]).squareRoot() }
        let floor = 0.25 * median(deviation.values) + 1e-9
        for i in sum.values.indices {
            let value = band.values[i] / (deviation.values[i] + floor)
            sum.values[i] += max(-2.5, min(2.5, value)) * weight
        }
    }

    /// The median of about four thousand of the values.
    private static func median(_ values: [Float]) -> Float {
        let step = max(1, values.count / 4096)
        let sample = stride(from: step / 2, to: values.count, by: step).map { values[$0] }.sorted()
        return sample.isEmpty ? 0 : sample[sample.count / 2]
    }
}
