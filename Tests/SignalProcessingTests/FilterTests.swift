// SPDX-License-Identifier: Apache-2.0

import SignalProcessing
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

@Suite("Filters and resampling")
struct FilterTests {
    @Test(
        "a Gaussian blur agrees with the plain two-dimensional sum over a mirrored plane",
        arguments: [(1, 1, 2.0), (3, 40, 1.0), (17, 9, 2.0), (24, 31, 0.7), (5, 2, 6.0)])
    func gaussian(width: Int, height: Int, sigma: Double) {
        let plane = randomPlane(width: width, height: height, seed: 5)
        let blurred = plane.blurred(sigma: sigma)
        let radius = Int((3.5 * sigma).rounded(.up))
        let weights = (-radius...radius).map { exp(-Double($0 * $0) / (2 * sigma * sigma)) }
        let total = weights.reduce(0, +)
        for y in 0..<height {
            for x in 0..<width {
                var sum = 0.0
                for (j, wy) in weights.enumerated() {
                    for (i, wx) in weights.enumerated() {
                        let sx = mirrored(x + i - radius, count: width)
                        let sy = mirrored(y + j - radius, count: height)
                        sum += wx * wy * Double(plane.values[sy * width + sx])
                    }
                }
                #expect(abs(Double(blurred.values[y * width + x]) - sum / (total * total)) < 1e-5)
            }
        }
    }

    @Test("mirroring repeats the edge sample")
    func mirroring() {
        #expect((-5..<9).map { mirrored($0, count: 3) } == [1, 2, 2, 1, 0, 0, 1, 2, 2, 1, 0, 0, 1, 2])
        #expect(mirrored(-7, count: 1) == 0)
    }

    @Test(
        "area reduction is the exact mean over each target pixel's area",
        arguments: [(10, 7, 5, 7), (13, 11, 4, 3), (7, 5, 6, 4), (9, 9, 1, 1), (6, 6, 12, 12)])
    func area(width: Int, height: Int, targetWidth: Int, targetHeight: Int) {
        let plane = randomPlane(width: width, height: height, seed: 9)
        let result = plane.reduced(width: targetWidth, height: targetHeight)
        let (w, h) = (min(width, targetWidth), min(height, targetHeight))
        #expect(result.width == w && result.height == h)
        func overlap(_ from: Double, _ to: Double, _ pixel: Int) -> Double {
            max(0, min(to, Double(pixel + 1)) - max(from, Double(pixel)))
        }
        for y in 0..<h {
            for x in 0..<w {
                var sum = 0.0
                for sy in 0..<height {
                    for sx in 0..<width {
                        let kx = Double(width) / Double(w)
                        let ky = Double(height) / Double(h)
                        sum +=
                            Double(plane.values[sy * width + sx]) * overlap(Double(x) * kx, Double(x + 1) * kx, sx)
                            * overlap(Double(y) * ky, Double(y + 1) * ky, sy) / (kx * ky)
                    }
                }
                #expect(abs(Double(result.values[y * w + x]) - sum) < 1e-5)
            }
        }
    }

    @Test("luma of a reduced picture is the reduced luma of the picture", arguments: [1, 3])
    func luma(channels: Int) throws {
        var generator = ChaChaGenerator(seed: 4)
        let samples = (0..<(37 * 23 * channels)).map { _ in UInt8(generator.below(256)) }
        let picture = try #require(PixelBuffer(width: 37, height: 23, channels: channels, samples: samples))
        let whole = Plane(luma: picture)
        let first =
            channels == 1
            ? Float(samples[0]) : 0.299 * Float(samples[0]) + 0.587 * Float(samples[1]) + 0.114 * Float(samples[2])
        #expect(abs(whole.values[0] - first) < 1e-3)
        let direct = Plane(luma: picture, width: 10, height: 9)
        let other = whole.reduced(width: 10, height: 9)
        #expect(zip(direct.values, other.values).allSatisfy { abs($0 - $1) < 1e-2 })
    }

    @Test("bicubic enlargement keeps a straight slope and, at the same size, everything")
    func bicubic() {
        let slope = Plane(width: 12, height: 10, values: (0..<120).map { Float($0 % 12) * 2 + Float($0 / 12) * 3 })
        var enlarger = BicubicEnlarger(slope, width: 30, height: 27)
        var line = [Float](repeating: 0, count: 30)
        for y in 0..<27 {
            enlarger.row(y, into: &line)
            for x in 0..<30 {
                let sourceX = (Double(x) + 0.5) * 12 / 30 - 0.5
                let sourceY = (Double(y) + 0.5) * 10 / 27 - 0.5
                // Away from the edges, where samples repeat.
                guard sourceX > 1, sourceX < 10, sourceY > 1, sourceY < 8 else { continue }
                #expect(abs(Double(line[x]) - (2 * sourceX + 3 * sourceY)) < 1e-4)
            }
        }
        var same = BicubicEnlarger(slope, width: 12, height: 10)
        var row = [Float](repeating: 0, count: 12)
        same.row(4, into: &row)
        #expect(row == Array(slope.values[48..<60]))
    }

    @Test("the block quantiser does what ITU-T T.81 defines, and gives whole levels in the incomplete blocks too")
    func quantizerDefinition() {
        var generator = ChaChaGenerator(seed: 2)
        let plane = Plane(width: 11, height: 9, values: (0..<99).map { _ in Float(generator.below(256)) })
        let result = BlockQuantizer(quality: 50).apply(to: plane)
        // First block by the definition of T.81, with the Annex K.1 table itself at quality 50.
        let table: [Double] = [
            16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56,
            14, 17, 22, 29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92,
            49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
        ]
        func basis(_ u: Int, _ x: Int) -> Double {
            (u == 0 ? 0.5.squareRoot() : 1) / 2 * cos(Double((2 * x + 1) * u) * .pi / 16)
        }
        var coefficients = [Double](repeating: 0, count: 64)
        for v in 0..<8 {
            for u in 0..<8 {
                var sum = 0.0
                for y in 0..<8 {
                    for x in 0..<8 { sum += (Double(plane.values[y * 11 + x]) - 128) * basis(u, x) * basis(v, y) }
                }
                coefficients[8 * v + u] = (sum / table[8 * v + u]).rounded() * table[8 * v + u]
            }
        }
        for y in 0..<8 {
            for x in 0..<8 {
                var sum = 128.0
                for v in 0..<8 {
                    for u in 0..<8 { sum += coefficients[8 * v + u] * basis(u, x) * basis(v, y) }
                }
                #expect(abs(Double(result.values[y * 11 + x]) - min(255, max(0, sum))) < 0.51)
            }
        }
        #expect(result.values.allSatisfy { $0 >= 0 && $0 <= 255 && $0 == $0.rounded() })
    }

    @Test("picture quality: equal pictures, a known error, sizes that differ")
    func quality() throws {
        var generator = ChaChaGenerator(seed: 8)
        let samples = (0..<(40 * 30)).map { _ in UInt8(20 + generator.below(200)) }
        let a = try #require(PixelBuffer(width: 40, height: 30, channels: 1, samples: samples))
        let b = try #require(PixelBuffer(width: 40, height: 30, channels: 1, samples: samples.map { $0 + 10 }))
        let c = try #require(PixelBuffer(width: 30, height: 40, channels: 1, samples: samples))
        #expect(PictureQuality.psnr(a, a) == 99)
        #expect(abs(try #require(PictureQuality.psnr(a, b)) - 28.1308) < 1e-3)
        #expect(PictureQuality.psnr(a, c) == nil && PictureQuality.ssim(a, c) == nil)
        #expect(abs(try #require(PictureQuality.ssim(a, a)) - 1) < 1e-4)
        #expect(try #require(PictureQuality.ssim(a, b)) < 0.9999)
    }
}
