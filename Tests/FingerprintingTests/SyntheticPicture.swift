// SPDX-License-Identifier: Apache-2.0
import SignalProcessing

/// Pictures made by formula, so that expected hashes need no files.
enum SyntheticPicture: String, CaseIterable {
    case ramp, const, checker8, xor, lcg

    func make(width: Int, height: Int) -> PixelBuffer {
        var samples: [UInt8] = []
        samples.reserveCapacity(width * height * 3)
        var state: UInt32 = 12345
        func next() -> UInt8 {
            state = (state &* 1_103_515_245 &+ 12345) & 0x7fff_ffff
            return UInt8(truncatingIfNeeded: state >> 16)
        }
        for y in 0..<height {
            for x in 0..<width {
                let pixel: [UInt8] =
                    switch self {
                    case .ramp:
                        [7 * x + 13 * y, 3 * x + 5 * y + 50, 11 * x].map { UInt8(truncatingIfNeeded: $0) }
                    case .const: [77, 77, 77]
                    case .checker8: .init(repeating: (x / 8 + y / 8) & 1 == 1 ? 255 : 0, count: 3)
                    case .xor: [x ^ y, (x * y) >> 2, x + y].map { UInt8(truncatingIfNeeded: $0) }
                    case .lcg: [next(), next(), next()]
                    }
                samples += pixel
            }
        }
        guard let picture = PixelBuffer(width: width, height: height, channels: 3, samples: samples) else {
            preconditionFailure("a size fit for a test")
        }
        return picture
    }
}
