// SPDX-License-Identifier: Apache-2.0
package import SignalProcessing

/// The 32 x 32 grey picture from which an Image-Code is read: ITU 601 luma in integers, then antialiased bicubic
/// reduction with an 8-bit picture between the two passes.
///
/// The standard leaves the resizer open; this one gives what Pillow 13 gives, value by value. That includes the order of
/// the passes, which is horizontal first except in tall pictures.
package enum ISCCGreyPicture {
    private static let side = ISCCImageCode.side
    /// Binary places of the weights.
    private static let precision = 22

    /// The grey values, row by row.
    package static func make(_ pixels: PixelBuffer) -> [UInt8] {
        let (width, height) = (pixels.width, pixels.height)
        let grey = luma(pixels)
        if height > side, height > 2 * width - side {
            return narrowed(flattened(grey, width: width, height: height), width: width, height: side)
        }
        return flattened(narrowed(grey, width: width, height: height), width: side, height: height)
    }

    private static func luma(_ pixels: PixelBuffer) -> [UInt8] {
        guard pixels.channels == 3 else { return pixels.samples }
        return [UInt8](unsafeUninitializedCapacity: pixels.width * pixels.height) { grey, count in
            pixels.samples.withUnsafeBufferPointer { samples in
                for index in grey.indices {
                    let red = UInt32(samples[3 * index]) * 19595
                    let green = UInt32(samples[3 * index + 1]) * 38470
                    let blue = UInt32(samples[3 * index + 2]) * 7471
                    grey[index] = UInt8(truncatingIfNeeded: (red + green + blue + 0x8000) >> 16)
                }
            }
            count = grey.count
        }
    }

    /// Every row reduced to 32 places.
    private static func narrowed(_ grey: [UInt8], width: Int, height: Int) -> [UInt8] {
        let taps = taps(width)
        var result = [UInt8](repeating: 0, count: side * height)
        grey.withUnsafeBufferPointer { grey in
            for y in 0..<height {
                for (place, tap) in taps.enumerated() {
                    let start = y * width + tap.first
                    result[y * side + place] = tap.weights.withUnsafeBufferPointer { weights in
                        var sum: Int32 = 1 << Int32(precision - 1)
                        for (offset, weight) in weights.enumerated() { sum &+= Int32(grey[start + offset]) &* weight }
                        return clamped(sum)
                    }
                }
            }
        }
        return result
    }

    /// Every column reduced to 32 places, a whole row of columns at a time.
    private static func flattened(_ grey: [UInt8], width: Int, height: Int) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(width * side)
        for tap in taps(height) {
            var sums = [Int32](repeating: 1 << Int32(precision - 1), count: width)
            grey.withUnsafeBufferPointer { grey in
                sums.withUnsafeMutableBufferPointer { sums in
                    for (offset, weight) in tap.weights.enumerated() {
                        let start = (tap.first + offset) * width
                        for x in 0..<width { sums[x] &+= Int32(grey[start + x]) &* weight }
                    }
                }
            }
            result += sums.map(clamped)
        }
        return result
    }

    private static func clamped(_ sum: Int32) -> UInt8 { UInt8(clamping: sum >> Int32(precision)) }

    private struct Tap {
        var first: Int
        var weights: [Int32]
    }

    /// For each of the 32 places, what it takes from a line of `count` pixels.
    private static func taps(_ count: Int) -> [Tap] {
        let scale = Double(count) / Double(side)
        let stretch = max(scale, 1)
        let reach = 2 * stretch
        return (0..<side).map { place in
            let centre = (Double(place) + 0.5) * scale
            let first = max(0, Int(centre - reach + 0.5))
            let end = min(count, Int(centre + reach + 0.5))
            var weights = (first..<max(first, end)).map { cubic((Double($0) - centre + 0.5) / stretch) }
            let sum = weights.reduce(0, +)
            if sum != 0 { weights = weights.map { $0 / sum } }
            return Tap(
                first: first,
                weights: weights.map { weight in
                    Int32(weight * Double(1 << precision) + (weight < 0 ? -0.5 : 0.5))
                })
        }
    }

    /// The cubic convolution kernel with a = -0.5 (Keys).
    private static func cubic(_ x: Double) -> Double {
        let x = abs(x)
        if x < 1 { return (1.5 * x - 2.5) * x * x + 1 }
        return x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0
    }
}
