// SPDX-License-Identifier: Apache-2.0
import SignalProcessing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The 256 pairs of points whose brightness is compared, in 30 turns of 12 degrees.
///
/// The pairs come from a fixed seed: they are part of the descriptor's definition (`LocalFeatures.algorithmName`).
enum BinaryPattern {
    private static let steps = 30

    /// For each turn 256 pairs as dx1, dy1, dx2, dy2.
    private static let turns: [[Int8]] = {
        var state: UInt64 = 0x436f_756e_7465_7273
        func uniform() -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 33) / Double(1 << 31)
        }
        // Points gather near the corner: a normal distribution of a fifth of the patch, kept within the disc.
        func point() -> (Double, Double) {
            while true {
                let radius = (-2 * log(max(uniform(), 1e-12))).squareRoot() * 6.2
                let angle = 2 * Double.pi * uniform()
                if radius <= 15 { return (radius * cos(angle), radius * sin(angle)) }
            }
        }
        let pairs = (0..<256).map { _ in (point(), point()) }
        return (0..<steps).map { step in
            let angle = 2 * Double.pi * Double(step) / Double(steps)
            let (sine, cosine) = (sin(angle), cos(angle))
            var turned: [Int8] = []
            for pair in pairs {
                for (px, py) in [pair.0, pair.1] {
                    let turnedX: Double = cosine * px - sine * py
                    let turnedY: Double = sine * px + cosine * py
                    turned.append(Int8(turnedX.rounded()))
                    turned.append(Int8(turnedY.rounded()))
                }
            }
            return turned
        }
    }()

    /// The descriptor at a pixel at least 16 pixels from every border of the blurred plane.
    static func describe(_ smooth: FloatPlane, x: Int, y: Int, angle: Double) -> SIMD4<UInt64> {
        let turn = Int((angle / (2 * Double.pi) * Double(steps)).rounded())
        let pattern = turns[((turn % steps) + steps) % steps]
        let (width, centre) = (smooth.width, y * smooth.width + x)
        guard x >= 16, y >= 16, x < width - 16, y < smooth.height - 16 else { return SIMD4() }
        var words = SIMD4<UInt64>()
        smooth.values.withUnsafeBufferPointer { values in
            pattern.withUnsafeBufferPointer { pattern in
                for bit in 0..<256 {
                    let first = values[centre + Int(pattern[bit * 4 + 1]) * width + Int(pattern[bit * 4])]
                    let second = values[centre + Int(pattern[bit * 4 + 3]) * width + Int(pattern[bit * 4 + 2])]
                    if first < second { words[bit / 64] |= 1 << UInt64(bit % 64) }
                }
            }
        }
        return words
    }
}
