// SPDX-License-Identifier: Apache-2.0
import Foundation
import SignalProcessing

/// Pictures and edits made by code, so that every test says what is odd about its picture.
enum TestPictures {
    static func buffer(_ width: Int, _ height: Int, _ samples: [UInt8]) -> PixelBuffer {
        guard let picture = PixelBuffer(width: width, height: height, channels: 3, samples: samples) else {
            preconditionFailure("a size fit for a test")
        }
        return picture
    }

    /// Overlapping discs over a gradient, with grain: edges, flat parts, texture.
    static func scene(width: Int = 640, height: Int = 480, seed: UInt32 = 5) -> PixelBuffer {
        var state = seed
        func next(_ bound: Int) -> Int {
            state = state &* 1_664_525 &+ 1_013_904_223
            return Int(state >> 8) % bound
        }
        var samples = (0..<width * height * 3).map {
            UInt8(60 + $0 / 3 / width * 100 / height + $0 / 3 % width * 40 / width)
        }
        for _ in 0..<70 {
            let (cx, cy, radius) = (next(width), next(height), 4 + next(width / 7))
            let colour = [30 + next(200), 30 + next(200), 30 + next(200)]
            for y in max(0, cy - radius)..<min(height, cy + radius) {
                for x in max(0, cx - radius)..<min(width, cx + radius)
                where (x - cx) * (x - cx) + (y - cy) * (y - cy) < radius * radius {
                    for channel in 0..<3 { samples[(y * width + x) * 3 + channel] = UInt8(colour[channel]) }
                }
            }
        }
        for at in samples.indices { samples[at] = UInt8(min(255, max(0, Int(samples[at]) + next(9) - 4))) }
        return buffer(width, height, samples)
    }

    /// A sky that gets lighter towards hills, and scattered squares below: what two landscapes share without showing the same.
    static func landscape(width: Int = 480, height: Int = 320, seed: UInt32) -> PixelBuffer {
        var state = seed
        func next(_ bound: Int) -> Int {
            state = state &* 1_664_525 &+ 1_013_904_223
            return Int(state >> 8) % bound
        }
        let horizon = height * (42 + next(12)) / 100
        var samples = [UInt8](repeating: 0, count: width * height * 3)
        let ground = (0..<3).map { _ in 50 + next(60) }
        for at in samples.indices {
            let y = at / 3 / width
            samples[at] = UInt8(y < horizon ? 80 + 110 * y / horizon : ground[at % 3])
        }
        func square(_ left: Int, _ top: Int, _ side: Int, _ colour: [Int]) {
            for y in max(0, top)..<min(height, top + side) {
                for x in max(0, left)..<min(width, left + side) {
                    for channel in 0..<3 { samples[(y * width + x) * 3 + channel] = UInt8(colour[channel]) }
                }
            }
        }
        for _ in 0..<4 {
            let (middle, peak, half) = (next(width), horizon * (30 + next(40)) / 100, width / 8 + next(width / 4))
            let colour = (0..<3).map { _ in 60 + next(60) }
            for y in peak..<horizon {
                let reach = half * (y - peak) / max(1, horizon - peak)
                for x in max(0, middle - reach)..<max(max(0, middle - reach), min(width, middle + reach)) {
                    for channel in 0..<3 { samples[(y * width + x) * 3 + channel] = UInt8(colour[channel]) }
                }
            }
        }
        for _ in 0..<50 {
            square(next(width), horizon + next(height - horizon), 4 + next(18), (0..<3).map { _ in 30 + next(180) })
        }
        for at in samples.indices { samples[at] = UInt8(min(255, max(0, Int(samples[at]) + next(9) - 4))) }
        return buffer(width, height, samples)
    }

    /// What a lossy codec does: 8 x 8 blocks, their frequencies rounded to steps that grow with frequency.
    static func compressed(_ picture: PixelBuffer, step: Float) -> PixelBuffer {
        let basis = (0..<64).map { index -> Float in
            let (k, n) = (index / 8, index % 8)
            return (k == 0 ? Float(0.125).squareRoot() : 0.5) * Float(cos(Double.pi / 16 * Double(k * (2 * n + 1))))
        }
        var samples = picture.samples
        let (width, height) = (picture.width, picture.height)
        for channel in 0..<3 {
            for top in stride(from: 0, through: height - 8, by: 8) {
                for left in stride(from: 0, through: width - 8, by: 8) {
                    var block = [Float](repeating: 0, count: 64)
                    for at in 0..<64 {
                        block[at] = Float(samples[((top + at / 8) * width + left + at % 8) * 3 + channel])
                    }
                    func transformed(_ block: [Float], inverse: Bool) -> [Float] {
                        var half = [Float](repeating: 0, count: 64)
                        var full = half
                        for at in 0..<64 {
                            for k in 0..<8 {
                                half[at] += block[at / 8 * 8 + k] * basis[inverse ? k * 8 + at % 8 : at % 8 * 8 + k]
                            }
                        }
                        for at in 0..<64 {
                            for k in 0..<8 {
                                full[at] += half[k * 8 + at % 8] * basis[inverse ? k * 8 + at / 8 : at / 8 * 8 + k]
                            }
                        }
                        return full
                    }
                    var spectrum = transformed(block, inverse: false)
                    for at in 0..<64 {
                        let quantum = step * Float(2 + at / 8 + at % 8) / 2
                        spectrum[at] = (spectrum[at] / quantum).rounded() * quantum
                    }
                    let restored = transformed(spectrum, inverse: true)
                    for at in 0..<64 {
                        samples[((top + at / 8) * width + left + at % 8) * 3 + channel] =
                            UInt8(min(max(restored[at].rounded(), 0), 255))
                    }
                }
            }
        }
        return buffer(width, height, samples)
    }

    static func resized(_ picture: PixelBuffer, width: Int, height: Int) -> PixelBuffer {
        let planes = picture.planes(width: width, height: height)
        return buffer(
            width, height,
            (0..<width * height * 3).map { UInt8(min(max(planes[$0 % 3].values[$0 / 3].rounded(), 0), 255)) })
    }

    static func painted(_ picture: PixelBuffer, _ rect: PixelRect, colour: [UInt8]) -> PixelBuffer {
        var samples = picture.samples
        for y in rect.y..<rect.y + rect.height {
            for x in rect.x..<rect.x + rect.width {
                for channel in 0..<3 { samples[(y * picture.width + x) * 3 + channel] = colour[channel] }
            }
        }
        return buffer(picture.width, picture.height, samples)
    }

    static func mapped(_ picture: PixelBuffer, _ curve: (Int, Double) -> Double) -> PixelBuffer {
        buffer(
            picture.width, picture.height,
            picture.samples.enumerated().map { UInt8(min(max(curve($0 % 3, Double($1)).rounded(), 0), 255)) })
    }

    static func framed(_ picture: PixelBuffer, by border: Int, colour: UInt8) -> PixelBuffer {
        let (width, height) = (picture.width + 2 * border, picture.height + 2 * border)
        var samples = [UInt8](repeating: colour, count: width * height * 3)
        for y in 0..<picture.height {
            for x in 0..<picture.width * 3 {
                samples[((y + border) * width + border) * 3 + x] = picture.samples[y * picture.width * 3 + x]
            }
        }
        return buffer(width, height, samples)
    }

    /// Block letters (5 x 7 dots of `dot` pixels each) in one ink, with an outline of another where that is given.
    static func lettered(
        _ picture: PixelBuffer, x: Int, y: Int, dot: Int, ink: [UInt8], outline: [UInt8]? = nil
    ) -> PixelBuffer {
        // V O T E
        let glyphs = [
            [0x11, 0x11, 0x11, 0x11, 0x11, 0x0A, 0x04], [0x0E, 0x11, 0x11, 0x11, 0x11, 0x11, 0x0E],
            [0x1F, 0x04, 0x04, 0x04, 0x04, 0x04, 0x04], [0x1F, 0x10, 0x10, 0x1E, 0x10, 0x10, 0x1F],
        ]
        var result = picture
        for (edge, colour) in [(2, outline), (0, ink)] {
            guard let colour else { continue }
            for (place, glyph) in glyphs.enumerated() {
                for row in 0..<7 {
                    for column in 0..<5 where glyph[row] >> (4 - column) & 1 == 1 {
                        let rect = PixelRect(
                            x: x + (place * 6 + column) * dot - edge, y: y + row * dot - edge, width: dot + 2 * edge,
                            height: dot + 2 * edge)
                        result = painted(result, rect, colour: colour)
                    }
                }
            }
        }
        return result
    }
}
