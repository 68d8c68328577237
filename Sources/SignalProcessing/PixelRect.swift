// SPDX-License-Identifier: Apache-2.0

/// A rectangle of whole pixels: column and row of its top-left corner, columns and rows it covers.
public struct PixelRect: Sendable, Hashable, Codable {
    /// Column of the left edge.
    public var x: Int
    /// Row of the top edge.
    public var y: Int
    /// Columns covered.
    public var width: Int
    /// Rows covered.
    public var height: Int

    /// A rectangle from its top-left corner and size, in pixels.
    public init(x: Int, y: Int, width: Int, height: Int) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }
}

extension PixelBuffer {
    /// The pixels of `rect`; nil where it is empty or reaches outside the picture.
    public func cropped(to rect: PixelRect) -> PixelBuffer? {
        guard rect.x >= 0, rect.y >= 0, rect.width > 0, rect.height > 0,
            rect.x <= width, rect.y <= height,
            rect.width <= width - rect.x, rect.height <= height - rect.y
        else { return nil }
        var cut: [UInt8] = []
        cut.reserveCapacity(rect.width * rect.height * channels)
        for row in rect.y..<(rect.y + rect.height) {
            let start = (row * width + rect.x) * channels
            cut.append(contentsOf: samples[start..<(start + rect.width * channels)])
        }
        return PixelBuffer(width: rect.width, height: rect.height, channels: channels, samples: cut)
    }
}
