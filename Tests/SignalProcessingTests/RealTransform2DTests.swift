// SPDX-License-Identifier: Apache-2.0

import SignalProcessing
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A plane of numbers between -1 and 1.
func randomPlane(width: Int, height: Int, seed: UInt64) -> Plane {
    var generator = ChaChaGenerator(seed: seed)
    return Plane(
        width: width, height: height, values: (0..<(width * height)).map { _ in generator.unit() * 2 - 1 })
}

@Suite("Two-dimensional Fourier transform")
struct RealTransform2DTests {
    static let sizes = [
        (1, 1), (2, 1), (1, 2), (3, 2), (4, 4), (5, 3), (6, 10), (15, 16), (8, 16), (30, 9), (20, 24), (27, 25),
        (45, 32),
    ]

    @Test("agrees with the defining sum at every frequency", arguments: sizes)
    func definition(width: Int, height: Int) {
        let plane = randomPlane(width: width, height: height, seed: UInt64(width * 100 + height))
        let spectrum = RealTransform2D(width: width, height: height).forward(plane)
        var worst = 0.0
        for ky in 0..<height {
            for kx in 0..<width {
                var (re, im) = (0.0, 0.0)
                for y in 0..<height {
                    for x in 0..<width {
                        let turn = Double(kx * x % width) / Double(width) + Double(ky * y % height) / Double(height)
                        let value = Double(plane.values[y * width + x])
                        re += value * cos(2 * .pi * turn)
                        im -= value * sin(2 * .pi * turn)
                    }
                }
                let got = spectrum.value(kx, ky)
                worst = max(worst, abs(Double(got.re) - re), abs(Double(got.im) - im))
            }
        }
        #expect(worst < 1e-4 * Double(width * height).squareRoot() + 1e-5)
    }

    @Test("comes back to the plane", arguments: [(1, 1), (3, 5), (128, 128), (240, 150), (1024, 40), (50, 1000)])
    func roundTrip(width: Int, height: Int) {
        let plane = randomPlane(width: width, height: height, seed: 7)
        let transform = RealTransform2D(width: width, height: height)
        let back = transform.inverse(transform.forward(plane))
        let worst = zip(plane.values, back.values).map { abs($0 - $1) }.max() ?? 0
        #expect(worst < 1e-5)
    }

    @Test("puts zeros around a smaller plane")
    func padding() {
        let small = randomPlane(width: 13, height: 19, seed: 3)
        var large = Plane(width: 20, height: 24)
        for y in 0..<19 {
            for x in 0..<13 { large.values[y * 20 + x] = small.values[y * 13 + x] }
        }
        let transform = RealTransform2D(width: 20, height: 24)
        let a = transform.forward(small)
        let b = transform.forward(large)
        for ky in 0..<24 {
            for kx in 0..<11 { #expect(abs(a.value(kx, ky).re - b.value(kx, ky).re) < 1e-5) }
        }
    }

    @Test("a frequency that is set is a cosine wave of that frequency")
    func singleFrequency() {
        var spectrum = Spectrum(width: 16, height: 12)
        spectrum.set(-3, 2, re: 1, im: 0)
        let plane = RealTransform2D(width: 16, height: 12).inverse(spectrum)
        for y in 0..<12 {
            for x in 0..<16 {
                let turn = -3 * Double(x) / 16 + 2 * Double(y) / 12
                #expect(abs(Double(plane.values[y * 16 + x]) - 2 * cos(2 * .pi * turn) / 192) < 1e-6)
            }
        }
    }

    @Test("fast lengths have no prime factor above five")
    func fastLengths() {
        #expect(LaneTransform.fastLength(atLeast: 0) == 1)
        for (minimum, expected) in [(1, 1), (7, 8), (11, 12), (13, 15), (683, 720), (1021, 1024), (1025, 1080)] {
            #expect(LaneTransform.fastLength(atLeast: minimum) == expected)
        }
    }

    @Test("local means agree with the plain sum, across all edges", arguments: [(12, 10, 2, 3), (15, 8, 4, 1)])
    func localMeans(width: Int, height: Int, radiusX: Int, radiusY: Int) {
        let spectrum = RealTransform2D(width: width, height: height).forward(
            randomPlane(width: width, height: height, seed: 11))
        let mean = PowerSpectrum(spectrum).localMean(radiusX: radiusX, radiusY: radiusY)
        for ky in 0..<height {
            for kx in 0...(width / 2) {
                var sum = 0.0
                for dy in -radiusY...radiusY {
                    for dx in -radiusX...radiusX {
                        let z = spectrum.value(kx + dx, ky + dy)
                        sum += Double(z.re * z.re + z.im * z.im)
                    }
                }
                let expected = sum / Double((2 * radiusX + 1) * (2 * radiusY + 1))
                #expect(abs(Double(mean.values[ky * mean.stride + kx]) - expected) < 1e-4 * expected + 1e-5)
            }
        }
    }

    @Test("smoothing agrees with the plain sum, across all edges", arguments: [(12, 10), (15, 8), (2, 2)])
    func smoothing(width: Int, height: Int) {
        let spectrum = RealTransform2D(width: width, height: height).forward(
            randomPlane(width: width, height: height, seed: 12))
        let smooth = PowerSpectrum(spectrum).smoothed()
        for ky in 0..<height {
            for kx in 0...(width / 2) {
                var sum: Float = 0
                for (dy, wy) in [(-1, Float(0.25)), (0, 0.5), (1, 0.25)] {
                    for (dx, wx) in [(-1, Float(0.25)), (0, 0.5), (1, 0.25)] {
                        let z = spectrum.value(kx + dx, ky + dy)
                        sum += (z.re * z.re + z.im * z.im) * wx * wy
                    }
                }
                #expect(abs(smooth.values[ky * smooth.stride + kx] - sum) < 1e-4 * sum + 1e-5)
            }
        }
    }
}
