// SPDX-License-Identifier: Apache-2.0

/// The eight ways to lay a rectangle on itself (the dihedral group of the square).
///
/// The names are those of the PDQ reference (`flipX` turns the picture upside down, `flipY` swaps left and right).
public enum PictureOrientation: String, Sendable, Hashable, CaseIterable, Codable {
    /// As it is.
    case original
    /// Turned a quarter, counter-clockwise.
    case rotate90
    /// Turned by half.
    case rotate180
    /// Turned a quarter, clockwise.
    case rotate270
    /// Upside down: the rows in reverse order.
    case flipX
    /// Mirrored: the columns in reverse order.
    case flipY
    /// Rows become columns (mirrored at the main diagonal).
    case flipPlus1
    /// Mirrored at the other diagonal.
    case flipMinus1

    /// Whether width and height change places.
    public var swapsSides: Bool {
        switch self {
        case .rotate90, .rotate270, .flipPlus1, .flipMinus1: true
        case .original, .rotate180, .flipX, .flipY: false
        }
    }

    /// Whether the picture is seen in a mirror (text reads backwards).
    public var isMirrored: Bool {
        switch self {
        case .flipX, .flipY, .flipPlus1, .flipMinus1: true
        case .original, .rotate90, .rotate180, .rotate270: false
        }
    }

    /// The source pixel that lands on column `x`, row `y` of the turned picture; `width` and `height` are the source's.
    public func source(x: Int, y: Int, width: Int, height: Int) -> (x: Int, y: Int) {
        switch self {
        case .original: (x, y)
        case .rotate90: (width - 1 - y, x)
        case .rotate180: (width - 1 - x, height - 1 - y)
        case .rotate270: (y, height - 1 - x)
        case .flipX: (x, height - 1 - y)
        case .flipY: (width - 1 - x, y)
        case .flipPlus1: (y, x)
        case .flipMinus1: (width - 1 - y, height - 1 - x)
        }
    }
}

extension PixelBuffer {
    /// The picture turned or mirrored.
    public func oriented(_ orientation: PictureOrientation) -> PixelBuffer {
        if orientation == .original { return self }
        let newWidth = orientation.swapsSides ? height : width
        let newHeight = orientation.swapsSides ? width : height
        // The source is walked by two steps, both taken from the mapping of three corners.
        let origin = orientation.source(x: 0, y: 0, width: width, height: height)
        let right = orientation.source(x: 1, y: 0, width: width, height: height)
        let down = orientation.source(x: 0, y: 1, width: width, height: height)
        let stepX = ((right.y - origin.y) * width + right.x - origin.x) * channels
        let stepY = ((down.y - origin.y) * width + down.x - origin.x) * channels
        let first = (origin.y * width + origin.x) * channels
        let turned = [UInt8](unsafeUninitializedCapacity: samples.count) { target, count in
            samples.withUnsafeBufferPointer { source in
                var write = 0
                for y in 0..<newHeight {
                    var read = first + y * stepY
                    for _ in 0..<newWidth {
                        for channel in 0..<channels {
                            target[write] = source[read + channel]
                            write += 1
                        }
                        read += stepX
                    }
                }
            }
            count = samples.count
        }
        return PixelBuffer(width: newWidth, height: newHeight, channels: channels, samples: turned) ?? self
    }
}
