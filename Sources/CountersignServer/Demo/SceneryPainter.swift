// SPDX-License-Identifier: Apache-2.0
import Foundation
import SignalProcessing

/// Paints a landscape from numbers: a sky with a low sun, ridges that fade into the distance, a town with lit windows,
/// water or fields in front, and the grain of a film.
struct SceneryPainter: Sendable {
    /// The light of a scene.
    enum Mood: Sendable { case dawn, morning, noon, evening, storm, winter }

    let seed: UInt64
    let mood: Mood

    private struct Colour {
        var r: Double
        var g: Double
        var b: Double

        init(_ r: Double, _ g: Double, _ b: Double) { (self.r, self.g, self.b) = (r, g, b) }
        func mixed(_ other: Colour, _ share: Double) -> Colour {
            let t = min(1, max(0, share))
            return Colour(r + (other.r - r) * t, g + (other.g - g) * t, b + (other.b - b) * t)
        }
        func lit(_ factor: Double) -> Colour { Colour(r * factor, g * factor, b * factor) }
    }

    private struct Palette {
        let zenith, horizon, sun, ridge, near, window: Colour
        let isWater: Bool
        let sunHeight: Double
    }

    private var palette: Palette {
        switch mood {
        case .dawn:
            Palette(
                zenith: Colour(62, 88, 132), horizon: Colour(246, 190, 150), sun: Colour(255, 226, 178),
                ridge: Colour(70, 78, 112), near: Colour(34, 42, 58), window: Colour(255, 206, 120), isWater: true,
                sunHeight: 0.08)
        case .morning:
            Palette(
                zenith: Colour(96, 146, 196), horizon: Colour(222, 228, 220), sun: Colour(255, 246, 214),
                ridge: Colour(96, 124, 128), near: Colour(66, 88, 60), window: Colour(240, 232, 200), isWater: false,
                sunHeight: 0.28)
        case .noon:
            Palette(
                zenith: Colour(70, 130, 200), horizon: Colour(206, 226, 236), sun: Colour(255, 252, 236),
                ridge: Colour(96, 136, 140), near: Colour(120, 138, 64), window: Colour(236, 236, 220), isWater: false,
                sunHeight: 0.45)
        case .evening:
            Palette(
                zenith: Colour(28, 34, 70), horizon: Colour(224, 122, 84), sun: Colour(255, 196, 128),
                ridge: Colour(48, 42, 76), near: Colour(20, 20, 36), window: Colour(255, 198, 96), isWater: true,
                sunHeight: 0.04)
        case .storm:
            Palette(
                zenith: Colour(60, 68, 78), horizon: Colour(168, 172, 166), sun: Colour(232, 226, 200),
                ridge: Colour(72, 82, 86), near: Colour(48, 62, 48), window: Colour(250, 220, 150), isWater: false,
                sunHeight: 0.2)
        case .winter:
            Palette(
                zenith: Colour(120, 144, 176), horizon: Colour(236, 226, 226), sun: Colour(255, 240, 224),
                ridge: Colour(150, 164, 184), near: Colour(214, 220, 228), window: Colour(255, 204, 130),
                isWater: false,
                sunHeight: 0.14)
        }
    }

    /// A number from 0 to 1 that belongs to a place of a lattice.
    private func lattice(_ x: Int, _ y: Int, _ layer: UInt64) -> Double {
        var z = seed &* 0x9E37_79B9_7F4A_7C15 &+ layer &* 0xD1B5_4A32_D192_ED03
        z = z &+ UInt64(bitPattern: Int64(x)) &* 0xBF58_476D_1CE4_E5B9
        z = z &+ UInt64(bitPattern: Int64(y)) &* 0x94D0_49BB_1331_11EB
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Double((z ^ (z >> 31)) >> 11) / Double(1 << 53)
    }

    /// Smooth noise, several octaves.
    private func noise(_ x: Double, _ y: Double, _ layer: UInt64, octaves: Int = 4) -> Double {
        var sum = 0.0
        var weight = 0.5
        var scale = 1.0
        for octave in 0..<octaves {
            let px = x * scale
            let py = y * scale
            let ix = Int(px.rounded(.down))
            let iy = Int(py.rounded(.down))
            let fx = px - Double(ix)
            let fy = py - Double(iy)
            let sx = fx * fx * (3 - 2 * fx)
            let sy = fy * fy * (3 - 2 * fy)
            let key = layer &* 31 &+ UInt64(octave)
            let top = lattice(ix, iy, key) * (1 - sx) + lattice(ix + 1, iy, key) * sx
            let bottom = lattice(ix, iy + 1, key) * (1 - sx) + lattice(ix + 1, iy + 1, key) * sx
            sum += (top * (1 - sy) + bottom * sy) * weight
            weight *= 0.5
            scale *= 2.03
        }
        return sum
    }

    /// Paints the picture.
    func paint(width: Int, height: Int) -> PixelBuffer {
        let palette = palette
        let w = Double(width)
        let h = Double(height)
        let horizon = h * (0.44 + 0.26 * lattice(1, 1, 90))
        let sunX = w * (0.22 + 0.56 * lattice(2, 2, 91))
        let sunY = horizon - h * palette.sunHeight
        let ridges = 4
        var lines: [[Double]] = []
        for ridge in 0..<ridges {
            let depth = Double(ridge) / Double(ridges - 1)
            let base = horizon - h * (0.13 - 0.13 * depth)
            let swing = h * (0.20 - 0.10 * depth)
            lines.append(
                (0..<width).map { x in
                    base - swing
                        * (noise(Double(x) / w * (2.2 + 2 * depth), 7.5, 10 + UInt64(ridge), octaves: 6) - 0.42)
                })
        }
        let town = houses(width: w, horizon: horizon, height: h)
        var samples = [UInt8](repeating: 0, count: width * height * 3)
        var index = 0
        for y in 0..<height {
            for x in 0..<width {
                var colour = self.colour(
                    Double(x), Double(y), w, h, horizon: horizon, sun: (sunX, sunY), lines: lines, palette: palette)
                if let house = town.first(where: { $0.contains(Double(x), Double(y)) }) {
                    colour = house.colour(Double(x), Double(y), palette: palette, base: colour, painter: self)
                }
                // Grain, and a slight fall-off to the corners.
                let dx = (Double(x) - w / 2) / w
                let dy = (Double(y) - h / 2) / h
                let grain = (lattice(x, y, 200) + lattice(x, y, 201) - 1) * 7
                let shade = 1 - 0.35 * (dx * dx + dy * dy)
                for part in [colour.r, colour.g, colour.b] {
                    samples[index] = UInt8(min(255, max(0, part * shade + grain)))
                    index += 1
                }
            }
        }
        return PixelBuffer(width: width, height: height, channels: 3, samples: samples)
            ?? SceneryPainter.grey(width: width, height: height)
    }

    private func colour(
        _ x: Double, _ y: Double, _ w: Double, _ h: Double, horizon: Double, sun: (Double, Double), lines: [[Double]],
        palette: Palette
    ) -> Colour {
        let column = min(lines[0].count - 1, max(0, Int(x)))
        if y < horizon + 2 {
            for ridge in (0..<lines.count).reversed() where y >= lines[ridge][column] {
                let depth = Double(ridge) / Double(lines.count - 1)
                let haze = palette.horizon.mixed(palette.ridge, 0.35 + 0.65 * depth)
                let relief = noise(x / w * 26, y / h * 30, 60 + UInt64(ridge), octaves: 4) - 0.47
                let fade = (y - lines[ridge][column]) / (h * 0.16)
                return haze.lit(1 + relief * (0.35 + 0.5 * depth)).mixed(palette.horizon, fade * (0.34 - 0.2 * depth))
            }
            return sky(x, y, w, h, horizon: horizon, sun: sun, palette: palette)
        }
        let depth = (y - horizon) / (h - horizon)
        if palette.isWater {
            // The sky again, upside down and broken by ripples that grow towards the viewer.
            let ripple =
                (noise(x / w * (60 - 40 * depth), depth * 70, 70, octaves: 3) - 0.43) * h * 0.10 * (0.25 + depth)
            let mirrored = horizon - (y - horizon) * 0.72 + ripple
            let reflected = sky(x + ripple * 0.6, max(0, mirrored), w, h, horizon: horizon, sun: sun, palette: palette)
            let path = max(0, 1 - abs(x - sun.0 + ripple) / (w * (0.03 + 0.08 * depth)))
            return reflected.lit(0.78).mixed(palette.near, 0.18 + 0.42 * depth).mixed(palette.sun, path * 0.38)
        }
        let furrow = noise(x / w * 9 + depth * 2, depth * 34 / (0.3 + depth), 71, octaves: 4) - 0.47
        let blades = noise(x / w * 130, y / h * 120, 72, octaves: 2) - 0.37
        return palette.near.mixed(palette.horizon, 0.45 * (1 - depth)).lit(
            1 + furrow * 0.55 + blades * 0.30 * (0.3 + depth))
    }

    private func sky(
        _ x: Double, _ y: Double, _ w: Double, _ h: Double, horizon: Double, sun: (Double, Double), palette: Palette
    ) -> Colour {
        let t = pow(max(0, y / horizon), 1.35)
        var colour = palette.zenith.mixed(palette.horizon, t)
        let cloud = noise(x / w * 4.2, y / h * 11, 80, octaves: 6)
        let cover = max(0, cloud - 0.49) * (mood == .storm ? 5.2 : 3.2)
        let lit = palette.horizon.mixed(mood == .storm ? Colour(92, 98, 106) : Colour(255, 250, 244), 0.45)
        colour = colour.mixed(lit, min(0.85, cover))
        let distance = hypot(x - sun.0, y - sun.1) / h
        colour = colour.mixed(palette.sun, 0.75 * exp(-distance * 5.5))
        return distance < 0.028 && mood != .storm ? colour.mixed(Colour(255, 252, 240), 0.9) : colour
    }

    private struct House {
        let x, width, top, bottom: Double
        let tone: Double
        let number: Int
        let hasGable: Bool

        func contains(_ px: Double, _ py: Double) -> Bool {
            guard px >= x, px < x + width, py < bottom else { return false }
            let roof = hasGable ? abs(px - x - width / 2) / (width / 2) * width * 0.42 : 0
            return py >= top + roof - (hasGable ? width * 0.42 : 0)
        }

        func colour(_ px: Double, _ py: Double, palette: Palette, base: Colour, painter: SceneryPainter) -> Colour {
            let wall = palette.ridge.mixed(Colour(212, 186, 160), tone).lit(0.62 + 0.5 * tone)
            if py < top { return wall.mixed(Colour(96, 52, 44), 0.7).lit(0.8 + 0.3 * painter.lattice(number, 3, 96)) }
            let cell = max(9, width / 5)
            let column = Int((px - x) / cell)
            let row = Int((py - top) / cell)
            let u = (px - x) / cell - Double(column)
            let v = (py - top) / cell - Double(row)
            if (0.3..<0.72).contains(u), (0.24..<0.78).contains(v) {
                let isLit = painter.lattice(column + number * 50, row, 95) > 0.55
                return isLit ? palette.window : wall.lit(0.45)
            }
            return wall.lit(0.94 + 0.12 * painter.noise(px / 7, py / 7, 97, octaves: 2))
        }
    }

    /// A row of houses along the shore, and a tower.
    private func houses(width: Double, horizon: Double, height: Double) -> [House] {
        var houses: [House] = []
        var x = width * (0.03 + 0.4 * lattice(0, 0, 92))
        let end = x + width * (0.3 + 0.28 * lattice(0, 1, 92))
        var number = 0
        while x < end, number < 40 {
            let wide = width * (0.028 + 0.03 * lattice(number, 0, 93))
            let isTower = number == 2 + Int(seed % 7)
            let tall = isTower ? height * 0.27 : height * (0.05 + 0.075 * lattice(number, 1, 93))
            houses.append(
                House(
                    x: x, width: isTower ? wide * 0.6 : wide, top: horizon - tall, bottom: horizon + height * 0.012,
                    tone: 0.15 + 0.75 * lattice(number, 2, 93), number: number,
                    hasGable: isTower || lattice(number, 4, 93) > 0.35))
            x += wide * (0.98 + 0.5 * max(0, lattice(number, 5, 93) - 0.55))
            number += 1
        }
        return houses
    }

    /// The picture with a notice painted into its lower right, for a changed copy.
    static func withNoticePaintedIn(_ picture: PixelBuffer) -> PixelBuffer {
        guard picture.channels == 3 else { return picture }
        var copy = picture
        let left = picture.width * 62 / 100
        let top = picture.height * 66 / 100
        let wide = picture.width * 20 / 100
        let tall = picture.height * 20 / 100
        for y in top..<min(picture.height, top + tall) {
            for x in left..<min(picture.width, left + wide) {
                let u = Double(x - left) / Double(wide)
                let v = Double(y - top) / Double(tall)
                let isEdge = u < 0.025 || u > 0.975 || v < 0.04 || v > 0.96
                let row = Int(v * 9)
                let isLine = row % 2 == 1 && u > 0.1 && u < (row == 7 ? 0.55 : 0.9) && (v * 9 - Double(row)) < 0.62
                let tone: (UInt8, UInt8, UInt8) = isEdge || isLine ? (52, 44, 48) : (238, 232, 214)
                let place = (y * picture.width + x) * 3
                copy.samples[place] = tone.0
                copy.samples[place + 1] = tone.1
                copy.samples[place + 2] = tone.2
            }
        }
        return copy
    }

    private static func grey(width: Int, height: Int) -> PixelBuffer {
        // Sizes are the caller's constants; a picture of one pixel is always possible.
        PixelBuffer(width: 1, height: 1, channels: 3, samples: [128, 128, 128])
            ?? grey(width: width, height: height)
    }
}
