// SPDX-License-Identifier: Apache-2.0

/// Decoded pixels: 8 bits a sample, interleaved, rows from the top, upright (orientation applied).
public struct PixelBuffer: Sendable, Equatable {
    /// Pixels a row.
    public let width: Int
    /// Rows.
    public let height: Int
    /// 1 (grey) or 3 (red, green, blue). Transparency is laid over white before pixels get here.
    public let channels: Int
    /// `width * height * channels` samples.
    public var samples: [UInt8]

    /// Wraps samples; nil where their number does not fit the size, or a size is not positive.
    public init?(width: Int, height: Int, channels: Int, samples: [UInt8]) {
        guard width > 0, height > 0, channels == 1 || channels == 3 else { return nil }
        let (pixels, overflow) = width.multipliedReportingOverflow(by: height)
        guard !overflow, pixels <= Int.max / 4, pixels * channels == samples.count else { return nil }
        self.width = width
        self.height = height
        self.channels = channels
        self.samples = samples
    }
}
