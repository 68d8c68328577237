// SPDX-License-Identifier: Apache-2.0
import SignalProcessing

/// Pictures made in code.
enum Picture {
    static func make(
        width: Int, height: Int, channels: Int = 3, _ sample: (_ x: Int, _ y: Int, _ channel: Int) -> Int
    ) -> PixelBuffer {
        var samples: [UInt8] = []
        samples.reserveCapacity(width * height * channels)
        for y in 0..<height {
            for x in 0..<width {
                for channel in 0..<channels { samples.append(UInt8(clamping: sample(x, y, channel))) }
            }
        }
        guard let pixels = PixelBuffer(width: width, height: height, channels: channels, samples: samples) else {
            preconditionFailure("the loop above fills the picture")
        }
        return pixels
    }

    static func noise(width: Int, height: Int, channels: Int = 3, seed: UInt64 = 1) -> PixelBuffer {
        var state = seed
        return make(width: width, height: height, channels: channels) { _, _, _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 56)
        }
    }

    static func gradient(width: Int, height: Int) -> PixelBuffer {
        make(width: width, height: height) { x, y, channel in
            channel == 0 ? x * 255 / width : channel == 1 ? y * 255 / height : (x + y) * 127 / (width + height)
        }
    }

    static func meanDifference(_ left: PixelBuffer, _ right: PixelBuffer) -> Double {
        guard left.samples.count == right.samples.count, !left.samples.isEmpty else { return .infinity }
        let sum = zip(left.samples, right.samples).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
        return Double(sum) / Double(left.samples.count)
    }
}
