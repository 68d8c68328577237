// SPDX-License-Identifier: Apache-2.0

/// One channel of floating-point samples, rows from the top.
package struct Plane: Sendable, Equatable {
    /// Samples a row.
    package let width: Int
    /// Rows.
    package let height: Int
    /// `width * height` samples.
    package var values: [Float]

    /// A plane of one value.
    package init(width: Int, height: Int, repeating value: Float = 0) {
        precondition(width > 0 && height > 0, "a plane has at least one sample")
        self.width = width
        self.height = height
        values = [Float](repeating: value, count: width * height)
    }

    /// Wraps samples; their number must be `width * height`.
    package init(width: Int, height: Int, values: [Float]) {
        precondition(width > 0 && height > 0 && values.count == width * height, "samples do not fit the size")
        self.width = width
        self.height = height
        self.values = values
    }

    /// A rectangle of the plane; it must lie inside.
    package func cropped(x: Int, y: Int, width cropWidth: Int, height cropHeight: Int) -> Plane {
        precondition(x >= 0 && y >= 0 && x + cropWidth <= width && y + cropHeight <= height, "crop outside the plane")
        var cut = [Float]()
        cut.reserveCapacity(cropWidth * cropHeight)
        for row in y..<(y + cropHeight) {
            let start = row * width + x
            cut.append(contentsOf: values[start..<(start + cropWidth)])
        }
        return Plane(width: cropWidth, height: cropHeight, values: cut)
    }
}

/// The weights of red, green and blue in luma (ITU-R BT.601), as JPEG uses them.
package enum Luma {
    package static let red: Float = 0.299
    package static let green: Float = 0.587
    package static let blue: Float = 0.114
}

/// Where index `i` of a signal of `count` samples continues beyond its ends by mirroring (… b a | a b c | c b …).
@inlinable
package func mirrored(_ i: Int, count: Int) -> Int {
    if i >= 0 && i < count { return i }
    let period = 2 * count
    let k = ((i % period) + period) % period
    return k < count ? k : period - 1 - k
}
