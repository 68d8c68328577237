// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// What JPEG does to luma, without the file: 8 x 8 cosine transform, quantisation, and back.
///
/// The table is the luminance one of ITU-T T.81, Annex K.1, scaled for a quality as the IJG library does.
package struct BlockQuantizer: Sendable {
    private static let annexK: [Float] = [
        16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56,
        14, 17, 22, 29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92,
        49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
    ]
    /// Row u of the orthonormal cosine matrix.
    private let cosineRows: [SIMD8<Float>]
    /// Column v of it.
    private let cosineColumns: [SIMD8<Float>]
    private let steps: [SIMD8<Float>]
    private let inverseSteps: [SIMD8<Float>]

    /// A quantiser of JPEG quality 1 ... 100.
    package init(quality: Int) {
        let q = Float(min(100, max(1, quality)))
        let scale = q < 50 ? (5000 / q).rounded(.down) : 200 - 2 * q
        let table = Self.annexK.map { min(255, max(1, (($0 * scale + 50) / 100).rounded(.down))) }
        steps = (0..<8).map { row in SIMD8<Float>(table[(8 * row)..<(8 * row + 8)]) }
        inverseSteps = steps.map { SIMD8<Float>(repeating: 1) / $0 }
        func cosine(_ u: Int, _ x: Int) -> Float {
            Float((u == 0 ? 0.125.squareRoot() : 0.5) * cos(Double(2 * x + 1) * Double(u) * .pi / 16))
        }
        cosineRows = (0..<8).map { u in SIMD8<Float>((0..<8).map { cosine(u, $0) }) }
        cosineColumns = (0..<8).map { v in SIMD8<Float>((0..<8).map { cosine($0, v) }) }
    }

    /// Levels 0 ... 255 as they come back, rounded and clipped.
    package func apply(to plane: Plane) -> Plane {
        var result = plane
        let (w, h) = (plane.width, plane.height)
        let block = LaneBuffer(count: 16)
        for y in stride(from: 0, to: h, by: 8) {
            for x in stride(from: 0, to: w, by: 8) {
                let whole = x + 8 <= w && y + 8 <= h
                result.values.withUnsafeMutableBufferPointer { values in
                    guard let base = values.baseAddress else { return }
                    for row in 0..<8 {
                        let from = base + min(y + row, h - 1) * w
                        if whole {
                            block.start[row] = loadLanes(from + x)
                        } else {
                            for column in 0..<8 { block.floats[8 * row + column] = from[min(x + column, w - 1)] }
                        }
                    }
                    roundTrip(block.start, block.start + 8)
                    for row in 0..<min(8, h - y) {
                        let to = base + (y + row) * w + x
                        if whole {
                            storeLanes(block.start[row], to: to)
                        } else {
                            for column in 0..<min(8, w - x) { to[column] = block.floats[8 * row + column] }
                        }
                    }
                }
            }
        }
        return result
    }

    /// Rounds to the nearest whole number where |x| < 2^22 (a call of the library's would be far slower).
    @inline(__always)
    private func rounded(_ x: SIMD8<Float>) -> SIMD8<Float> { (x + 12_582_912) - 12_582_912 }

    private func roundTrip(_ x: UnsafeMutablePointer<SIMD8<Float>>, _ t: UnsafeMutablePointer<SIMD8<Float>>) {
        cosineRows.withUnsafeBufferPointer { c in
            cosineColumns.withUnsafeBufferPointer { k in
                for i in 0..<8 { x[i] = x[i] - 128 }
                for u in 0..<8 {
                    var sum = x[0] * c[u][0]
                    for i in 1..<8 { sum += x[i] * c[u][i] }
                    t[u] = sum
                }
                for u in 0..<8 {
                    var sum = k[0] * t[u][0]
                    for i in 1..<8 { sum += k[i] * t[u][i] }
                    x[u] = rounded(sum * inverseSteps[u]) * steps[u]
                }
                for i in 0..<8 {
                    var sum = x[0] * c[0][i]
                    for u in 1..<8 { sum += x[u] * c[u][i] }
                    t[i] = sum
                }
                for i in 0..<8 {
                    var sum = c[0] * t[i][0]
                    for v in 1..<8 { sum += c[v] * t[i][v] }
                    let level = rounded(sum) + 128
                    x[i] = level.clamped(lowerBound: .zero, upperBound: SIMD8(repeating: 255))
                }
            }
        }
    }
}
