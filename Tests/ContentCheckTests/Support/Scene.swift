// SPDX-License-Identifier: Apache-2.0
import SignalProcessing
import Testing

/// Pictures made by the tests: soft light, hard-edged things and grain, so that they behave like photographs.
enum Scene {
    static func picture(_ seed: UInt64, width: Int = 1200, height: Int = 800) throws -> PixelBuffer {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        func random() -> Double {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Double(state >> 11) / Double(1 << 53)
        }
        // A coarse field, blown up smoothly.
        let cells = 12
        let field = (0..<(cells + 1) * (cells + 1) * 3).map { _ in random() }
        var samples = [UInt8](repeating: 0, count: width * height * 3)
        struct Thing {
            var x: Double, y: Double, w: Double, h: Double, colour: (Double, Double, Double), isRound: Bool
        }
        let things = (0..<40).map { _ in
            Thing(
                x: random(), y: random(), w: 0.02 + 0.12 * random(), h: 0.02 + 0.15 * random(),
                colour: (random(), random(), random()), isRound: random() < 0.5)
        }
        for y in 0..<height {
            for x in 0..<width {
                let u = Double(x) / Double(width)
                let v = Double(y) / Double(height)
                let fx = u * Double(cells)
                let fy = v * Double(cells)
                let ix = Int(fx)
                let iy = Int(fy)
                let tx = fx - Double(ix)
                let ty = fy - Double(iy)
                var colour = (0.0, 0.0, 0.0)
                func at(_ dx: Int, _ dy: Int, _ c: Int) -> Double { field[((iy + dy) * (cells + 1) + ix + dx) * 3 + c] }
                func mix(_ c: Int) -> Double {
                    (at(0, 0, c) * (1 - tx) + at(1, 0, c) * tx) * (1 - ty) + (at(0, 1, c) * (1 - tx) + at(1, 1, c) * tx)
                        * ty
                }
                colour = (mix(0), mix(1), mix(2))
                for thing in things {
                    let dx = (u - thing.x) / thing.w
                    let dy = (v - thing.y) / thing.h
                    if thing.isRound ? dx * dx + dy * dy < 1 : abs(dx) < 1 && abs(dy) < 1 {
                        colour = (
                            0.3 * colour.0 + 0.7 * thing.colour.0, 0.3 * colour.1 + 0.7 * thing.colour.1,
                            0.3 * colour.2 + 0.7 * thing.colour.2
                        )
                    }
                }
                let grain = (random() - 0.5) * 0.06
                let index = (y * width + x) * 3
                samples[index] = level(colour.0 + grain)
                samples[index + 1] = level(colour.1 + grain)
                samples[index + 2] = level(colour.2 + grain)
            }
        }
        return try #require(PixelBuffer(width: width, height: height, channels: 3, samples: samples))
    }

    /// The picture with a striped panel painted over a part of it.
    static func paintedOver(_ picture: PixelBuffer) -> PixelBuffer {
        var picture = picture
        let left = picture.width * 3 / 10
        let top = picture.height * 4 / 10
        for y in top..<(top + picture.height / 4) {
            for x in left..<(left + picture.width / 4) {
                for channel in 0..<picture.channels {
                    let stripe = (x / 9 + y / 14) % 2 == 0
                    picture.samples[(y * picture.width + x) * picture.channels + channel] =
                        stripe ? 30 : UInt8(90 + 50 * channel)
                }
            }
        }
        return picture
    }

    private static func level(_ value: Double) -> UInt8 { UInt8(min(255, max(0, value * 235 + 10))) }
}
