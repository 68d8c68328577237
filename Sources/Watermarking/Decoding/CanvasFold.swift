// SPDX-License-Identifier: Apache-2.0

package import SignalProcessing

/// Adds all repeats of the pattern together: the work picture, taken back to canvas coordinates, modulo 256 pixels.
///
/// The pattern repeats every 128 pixels, so it appears only at the even frequencies of the 256-point spectrum; the others
/// hold nothing but noise of the same picture and tell its level at each carrier.
///
/// Each work pixel is spread over 4 x 4 cells with cubic B-spline weights. Up to the spline's own smooth response, which
/// divides out, this is the exact spectrum at the carriers, whatever the map (a non-uniform Fourier transform).
package enum CanvasFold {
    /// Side of the sum, two tiles.
    package static let side = 256
    private static let stride = 264

    /// Part of a work picture.
    package struct Region: Sendable {
        package var x: Int
        package var y: Int
        package var width: Int
        package var height: Int
    }

    /// The sum for a map from canvas to work picture (x_work + 0.5 = A (x_canvas + 0.5)); the map must be usable and the
    /// region lie inside the picture.
    package static func fold(_ work: Plane, _ map: LinearMap, region: Region? = nil) -> Plane {
        if map == .identity && region == nil { return foldInPlace(work) }
        let region = region ?? Region(x: 0, y: 0, width: work.width, height: work.height)
        precondition(region.x >= 0 && region.y >= 0, "region outside the picture")
        precondition(region.x + region.width <= work.width && region.y + region.height <= work.height)
        return spread(work, map.inverse, region)
    }

    private static func foldInPlace(_ work: Plane) -> Plane {
        var sum = Plane(width: side, height: side)
        sum.values.withUnsafeMutableBufferPointer { out in
            work.values.withUnsafeBufferPointer { input in
                for y in 0..<work.height {
                    let to = (y & (side - 1)) * side
                    var x = 0
                    while x < work.width {
                        let from = y * work.width + x
                        for i in 0..<min(side, work.width - x) { out[to &+ i] += input[from &+ i] }
                        x += side
                    }
                }
            }
        }
        return sum
    }

    /// B-spline weights for 256 positions between two cells.
    private static let weights: [SIMD4<Float>] = (0..<256).map { i in
        let t = (Float(i) + 0.5) / 256
        let u = 1 - t
        return SIMD4(u * u * u, 3 * t * t * t - 6 * t * t + 4, 3 * u * u * u - 6 * u * u + 4, t * t * t) / 6
    }

    private static func spread(_ work: Plane, _ inverse: LinearMap, _ region: Region) -> Plane {
        // Positions are fixed-point numbers with 8 bits before and 24 after the point, so that overflow is the modulo.
        func fixed(_ x: Double) -> UInt32 {
            let reduced = x - (x / 256).rounded(.down) * 256
            return UInt32(truncatingIfNeeded: Int64(reduced * 0x1p24))
        }
        let (stepX, stepY) = (fixed(inverse.a), fixed(inverse.c))
        var cells = [Float](repeating: 0, count: stride * (side + 4))
        let streams = 8
        let rows = (region.height + streams - 1) / streams
        weights.withUnsafeBufferPointer { weights in
            cells.withUnsafeMutableBufferPointer { cells in
                work.values.withUnsafeBufferPointer { input in
                    guard let base = cells.baseAddress, let table = weights.baseAddress, let source = input.baseAddress
                    else { return }
                    for row in 0..<rows {
                        // Eight rows far apart take turns: neighbours would wait for each other's sums.
                        let first = (region.y + row) * work.width + region.x
                        var x = SIMD8<UInt32>()
                        var y = SIMD8<UInt32>()
                        let count = min(streams, (region.height - row + rows - 1) / rows)
                        for s in 0..<count {
                            let start = inverse(Double(region.x) + 0.5, Double(region.y + row + s * rows) + 0.5)
                            x[s] = fixed(start.x - 0.5)
                            y[s] = fixed(start.y - 0.5)
                        }
                        for column in 0..<region.width {
                            let cellX = x &>> 24
                            let cellY = y &>> 24
                            let partX = (x &>> 16) & 255
                            let partY = (y &>> 16) & 255
                            for s in 0..<count {
                                let value = source[first &+ s &* rows &* work.width &+ column]
                                let across = table[Int(partX[s])] * value
                                let down = table[Int(partY[s])]
                                let cell = base + (Int(cellY[s]) &* stride &+ Int(cellX[s]))
                                accumulate(across * down[0], at: cell)
                                accumulate(across * down[1], at: cell + stride)
                                accumulate(across * down[2], at: cell + 2 &* stride)
                                accumulate(across * down[3], at: cell + 3 &* stride)
                            }
                            x &+= stepX
                            y &+= stepY
                        }
                    }
                }
            }
        }
        // Cell (i, j) belongs to canvas pixel (i - 1, j - 1), modulo 256.
        var sum = Plane(width: side, height: side)
        for j in 0..<(side + 4) {
            let to = ((j + side - 1) & (side - 1)) * side
            for i in 0..<(side + 4) { sum.values[to + ((i + side - 1) & (side - 1))] += cells[j * stride + i] }
        }
        return sum
    }

    @inline(__always)
    private static func accumulate(_ value: SIMD4<Float>, at cell: UnsafeMutablePointer<Float>) {
        let raw = UnsafeMutableRawPointer(cell)
        raw.storeBytes(of: raw.loadUnaligned(as: SIMD4<Float>.self) + value, as: SIMD4<Float>.self)
    }
}
