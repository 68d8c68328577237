// SPDX-License-Identifier: Apache-2.0
import SignalProcessing

/// Paints a picture from words: the demonstration generator's model, made of arithmetic alone. Words choose the colours and
/// the number and kind of shapes; the same words give the same picture. It shows nobody and nothing that exists.
struct PromptPainter: Sendable {
    /// What the words come to.
    let seed: UInt64
    private let warmth: Float
    private let shapes: Int

    init(prompt: String, number: Int = 0) {
        // FNV-1a: spreads neighbouring prompts far apart.
        seed = "\(number) \(prompt)".utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        let words = prompt.lowercased().split { !$0.isLetter }
        let warm = words.count { ["sun", "sunset", "warm", "red", "desert", "fire", "autumn", "gold"].contains($0) }
        let cold = words.count { ["sea", "snow", "ice", "winter", "blue", "night", "rain", "moon"].contains($0) }
        warmth = 0.5 + 0.25 * Float(max(-2, min(2, warm - cold)))
        shapes = 12 + min(48, words.count * 3)
    }

    /// A number from 0 to 1 (SplitMix64, Steele et al. 2014).
    private func chance(_ index: Int) -> Float {
        var z = seed &+ UInt64(truncatingIfNeeded: index &+ 1) &* 0x9E37_79B9_7F4A_7C15
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Float((z ^ (z >> 31)) >> 40) / Float(1 << 24)
    }

    private func colour(_ index: Int) -> (Float, Float, Float) {
        (
            60 + 150 * (chance(index) * 0.6 + warmth * 0.4), 60 + 130 * chance(index + 1),
            60 + 150 * (chance(index + 2) * 0.6 + (1 - warmth) * 0.4)
        )
    }

    private struct Shape {
        var x: Float, y: Float, radius: Float
        var isRound: Bool
        var colour: (Float, Float, Float)
    }

    /// The picture, RGB; nil where the sides are none of a picture.
    /// - Parameter shift: how far the shapes have moved, for films: 0 to 1.
    func paint(width: Int, height: Int, shift: Float = 0) -> PixelBuffer? {
        let top = colour(1000)
        let bottom = colour(2000)
        let scale = Float(max(width, height))
        let drawn = (0..<shapes).map { index in
            Shape(
                x: (chance(index * 7) + shift * (chance(index * 7 + 5) - 0.5)) * Float(width),
                y: chance(index * 7 + 1) * Float(height), radius: scale * (0.03 + 0.1 * chance(index * 7 + 2)),
                isRound: chance(index * 7 + 3) < 0.6, colour: colour(3000 + index * 11))
        }
        var samples = [UInt8](repeating: 0, count: width * height * 3)
        for y in 0..<height {
            let share = Float(y) / Float(max(1, height - 1))
            let near = drawn.filter { abs($0.y - Float(y)) <= $0.radius }
            for x in 0..<width {
                var pixel = (
                    top.0 + (bottom.0 - top.0) * share, top.1 + (bottom.1 - top.1) * share,
                    top.2 + (bottom.2 - top.2) * share
                )
                for shape in near {
                    let dx = abs(Float(x) - shape.x)
                    let dy = abs(Float(y) - shape.y)
                    let distance = shape.isRound ? (dx * dx + dy * dy).squareRoot() : max(dx, dy)
                    guard distance < shape.radius else { continue }
                    let cover = min(1, (shape.radius - distance) / 2) * 0.8
                    let shade = 0.75 + 0.5 * (1 - distance / shape.radius)
                    pixel.0 += (shape.colour.0 * shade - pixel.0) * cover
                    pixel.1 += (shape.colour.1 * shade - pixel.1) * cover
                    pixel.2 += (shape.colour.2 * shade - pixel.2) * cover
                }
                // The grain of paper.
                let grain = (chance(x &* 73_856_093 ^ y &* 19_349_663) - 0.5) * 14
                let place = (y * width + x) * 3
                samples[place] = UInt8(max(0, min(255, pixel.0 + grain)))
                samples[place + 1] = UInt8(max(0, min(255, pixel.1 + grain)))
                samples[place + 2] = UInt8(max(0, min(255, pixel.2 + grain)))
            }
        }
        return PixelBuffer(width: width, height: height, channels: 3, samples: samples)
    }

    /// Paints shapes into a picture that somebody sent.
    func paint(into original: PixelBuffer) -> PixelBuffer? {
        guard let fresh = paint(width: original.width, height: original.height) else { return nil }
        var samples = original.samples
        let channels = original.channels
        for y in 0..<original.height {
            for x in 0..<original.width {
                let place = y * original.width + x
                // A band across the middle is new, and fades into what was there.
                let distance = abs(Float(y) / Float(max(1, original.height)) - 0.5)
                let share = max(0, min(1, (0.25 - distance) * 8)) * 0.7
                for channel in 0..<min(3, channels) {
                    let old = Float(samples[place * channels + channel])
                    let new = Float(fresh.samples[place * 3 + channel])
                    samples[place * channels + channel] = UInt8(max(0, min(255, old + (new - old) * share)))
                }
            }
        }
        return PixelBuffer(width: original.width, height: original.height, channels: channels, samples: samples)
    }
}
