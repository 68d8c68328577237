// SPDX-License-Identifier: Apache-2.0
import SignalProcessing

/// Reads a plane through a transform.
enum Warp {
    /// The values of `plane` at the places where the pixels of a `width` x `height` grid land, cubic in between; and
    /// which of them lie inside the plane.
    static func cubic(
        _ plane: FloatPlane, through transform: PlaneTransform, width: Int, height: Int
    ) -> FloatPlane {
        var result = FloatPlane(width: width, height: height)
        let (planeWidth, planeHeight) = (plane.width, plane.height)
        plane.values.withUnsafeBufferPointer { values in
            result.values.withUnsafeMutableBufferPointer { target in
                for y in 0..<height {
                    for x in 0..<width {
                        let landed = transform.apply(x: Double(x) + 0.5, y: Double(y) + 0.5)
                        let (px, py) = (clamp(landed.x - 0.5, planeWidth), clamp(landed.y - 0.5, planeHeight))
                        let (column, row) = (Int(px.rounded(.down)), Int(py.rounded(.down)))
                        let wx = weights(Float(px - Double(column)))
                        let wy = weights(Float(py - Double(row)))
                        var sum: Float = 0
                        for j in 0..<4 {
                            let start = min(max(row + j - 1, 0), planeHeight - 1) * planeWidth
                            var line: Float = 0
                            for i in 0..<4 {
                                line += wx[i] * values[start + min(max(column + i - 1, 0), planeWidth - 1)]
                            }
                            sum += wy[j] * line
                        }
                        target[y * width + x] = sum
                    }
                }
            }
        }
        return result
    }

    /// As `cubic`, linear in between: for the steps of the alignment.
    static func linear(
        _ plane: FloatPlane, through transform: PlaneTransform, width: Int, height: Int
    ) -> FloatPlane {
        var result = FloatPlane(width: width, height: height)
        let (planeWidth, planeHeight) = (plane.width, plane.height)
        plane.values.withUnsafeBufferPointer { values in
            result.values.withUnsafeMutableBufferPointer { target in
                for y in 0..<height {
                    for x in 0..<width {
                        let landed = transform.apply(x: Double(x) + 0.5, y: Double(y) + 0.5)
                        let (px, py) = (clamp(landed.x - 0.5, planeWidth), clamp(landed.y - 0.5, planeHeight))
                        let (column, row) = (Int(px), Int(py))
                        let (nextColumn, nextRow) = (min(column + 1, planeWidth - 1), min(row + 1, planeHeight - 1))
                        let (fx, fy) = (Float(px - Double(column)), Float(py - Double(row)))
                        let top =
                            values[row * planeWidth + column] * (1 - fx) + values[row * planeWidth + nextColumn] * fx
                        let bottom =
                            values[nextRow * planeWidth + column] * (1 - fx)
                            + values[nextRow * planeWidth + nextColumn] * fx
                        target[y * width + x] = top * (1 - fy) + bottom * fy
                    }
                }
            }
        }
        return result
    }

    /// Which pixels of the grid land at least `margin` inside a `planeWidth` x `planeHeight` plane.
    static func inside(
        planeWidth: Int, planeHeight: Int, through transform: PlaneTransform, width: Int, height: Int, margin: Double
    ) -> [Bool] {
        var mask = [Bool](repeating: false, count: width * height)
        let (right, bottom) = (Double(planeWidth) - margin, Double(planeHeight) - margin)
        for y in 0..<height {
            for x in 0..<width {
                let landed = transform.apply(x: Double(x) + 0.5, y: Double(y) + 0.5)
                mask[y * width + x] =
                    landed.x >= margin && landed.x <= right && landed.y >= margin && landed.y <= bottom
            }
        }
        return mask
    }

    /// Keeps a coordinate within the plane; what is not a number becomes 0.
    private static func clamp(_ value: Double, _ count: Int) -> Double {
        value > 0 ? min(value, Double(count - 1)) : 0
    }

    /// Catmull-Rom.
    private static func weights(_ t: Float) -> SIMD4<Float> {
        let (t2, t3) = (t * t, t * t * t)
        return SIMD4(
            -0.5 * t3 + t2 - 0.5 * t, 1.5 * t3 - 2.5 * t2 + 1, -1.5 * t3 + 2 * t2 + 0.5 * t, 0.5 * t3 - 0.5 * t2)
    }
}
