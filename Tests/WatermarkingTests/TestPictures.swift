// SPDX-License-Identifier: Apache-2.0

import SignalProcessing
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Pictures made by rule, and what may be done to them.
enum TestPictures {
    /// Soft shapes, fine texture in places, flat areas in others: about what a photograph has.
    static func photo(width: Int, height: Int, seed: UInt64 = 1, channels: Int = 3) -> PixelBuffer {
        var generator = ChaChaGenerator(seed: seed)
        let noise = Plane(
            width: width, height: height, values: (0..<(width * height)).map { _ in generator.unit() * 2 - 1 })
        let coarse = noise.blurred(sigma: 12)
        let middle = noise.blurred(sigma: 3)
        var samples: [UInt8] = []
        samples.reserveCapacity(width * height * channels)
        for y in 0..<height {
            for x in 0..<width {
                let i = y * width + x
                let texture = max(0, sin(Float(x) / 70) * cos(Float(y) / 50))
                let level = 120 + coarse.values[i] * 1500 + middle.values[i] * 120 * texture + noise.values[i] * 3
                if channels == 1 {
                    samples.append(byte(level))
                } else {
                    samples.append(byte(level + 25 * sin(Float(x) / 200)))
                    samples.append(byte(level))
                    samples.append(byte(level - 20 + 20 * cos(Float(y) / 150)))
                }
            }
        }
        return buffer(width, height, channels, samples)
    }

    static func flat(width: Int, height: Int, level: UInt8) -> PixelBuffer {
        buffer(width, height, 3, [UInt8](repeating: level, count: width * height * 3))
    }

    static func noise(width: Int, height: Int, seed: UInt64, channels: Int = 3) -> PixelBuffer {
        var generator = ChaChaGenerator(seed: seed)
        let samples = (0..<(width * height * channels)).map { _ in UInt8(generator.below(256)) }
        return buffer(width, height, channels, samples)
    }

    static func buffer(_ width: Int, _ height: Int, _ channels: Int, _ samples: [UInt8]) -> PixelBuffer {
        guard let picture = PixelBuffer(width: width, height: height, channels: channels, samples: samples) else {
            preconditionFailure("the test made a picture whose samples do not fit")
        }
        return picture
    }

    static func byte(_ level: Float) -> UInt8 { UInt8(max(0, min(255, level.rounded()))) }

    /// The picture seen through a map of pixel positions, bilinear; black outside.
    static func mapped(
        _ picture: PixelBuffer, width: Int, height: Int, _ source: (Double, Double) -> (Double, Double)
    ) -> PixelBuffer {
        var samples = [UInt8](repeating: 0, count: width * height * picture.channels)
        let channels = picture.channels
        var sums = [Float](repeating: 0, count: channels)
        picture.samples.withUnsafeBufferPointer { from in
            for y in 0..<height {
                for x in 0..<width {
                    // Pixel centres at +0.5.
                    let (sx, sy) = source(Double(x) + 0.5, Double(y) + 0.5)
                    let (px, py) = (sx - 0.5, sy - 0.5)
                    let (left, top) = (Int(px.rounded(.down)), Int(py.rounded(.down)))
                    let (u, v) = (Float(px - Double(left)), Float(py - Double(top)))
                    for (ax, wx) in [(left, 1 - u), (left + 1, u)] where ax >= 0 && ax < picture.width {
                        for (ay, wy) in [(top, 1 - v), (top + 1, v)] where ay >= 0 && ay < picture.height {
                            for channel in 0..<channels {
                                sums[channel] += Float(from[(ay * picture.width + ax) * channels + channel]) * wx * wy
                            }
                        }
                    }
                    for channel in 0..<channels {
                        samples[(y * width + x) * channels + channel] = byte(sums[channel])
                        sums[channel] = 0
                    }
                }
            }
        }
        return buffer(width, height, picture.channels, samples)
    }

    static func cropped(_ picture: PixelBuffer, x: Int, y: Int, width: Int, height: Int) -> PixelBuffer {
        mapped(picture, width: width, height: height) { ($0 + Double(x), $1 + Double(y)) }
    }

    static func scaled(_ picture: PixelBuffer, width: Int, height: Int) -> PixelBuffer {
        let (kx, ky) = (Double(picture.width) / Double(width), Double(picture.height) / Double(height))
        return mapped(picture, width: width, height: height) { ($0 * kx, $1 * ky) }
    }

    static func rotated(_ picture: PixelBuffer, degrees: Double) -> PixelBuffer {
        let (c, s) = (cos(degrees * .pi / 180), sin(degrees * .pi / 180))
        let (w, h) = (Double(picture.width) / 2, Double(picture.height) / 2)
        return mapped(picture, width: picture.width, height: picture.height) { x, y in
            (w + c * (x - w) + s * (y - h), h - s * (x - w) + c * (y - h))
        }
    }

    /// The eight ways to lay the picture down; 0 leaves it as it is.
    static func turned(_ picture: PixelBuffer, _ way: Int) -> PixelBuffer {
        let (w, h) = (Double(picture.width), Double(picture.height))
        let swaps = way % 2 == 1
        return mapped(
            picture, width: swaps ? picture.height : picture.width, height: swaps ? picture.width : picture.height
        ) { x, y in
            var (a, b) = swaps ? (y, x) : (x, y)
            if way & 2 != 0 { a = w - a }
            if way & 4 != 0 { b = h - b }
            return (a, b)
        }
    }

    /// Each channel through the block quantiser: what JPEG of that quality loses, without its colour reduction.
    static func quantised(_ picture: PixelBuffer, quality: Int) -> PixelBuffer {
        let quantizer = BlockQuantizer(quality: quality)
        var samples = picture.samples
        for channel in 0..<picture.channels {
            var plane = Plane(width: picture.width, height: picture.height)
            for i in plane.values.indices { plane.values[i] = Float(samples[i * picture.channels + channel]) }
            let result = quantizer.apply(to: plane)
            for i in plane.values.indices { samples[i * picture.channels + channel] = byte(result.values[i]) }
        }
        return buffer(picture.width, picture.height, picture.channels, samples)
    }
}
