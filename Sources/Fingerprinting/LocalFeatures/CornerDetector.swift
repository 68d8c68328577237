// SPDX-License-Identifier: Apache-2.0
import SignalProcessing

/// FAST-9 corners (Rosten and Drummond), ranked by Harris's measure, strongest of their neighbourhood only.
enum CornerDetector {
    private static let circle: [(dx: Int, dy: Int)] = [
        (0, -3), (1, -3), (2, -2), (3, -1), (3, 0), (3, 1), (2, 2), (1, 3),
        (0, 3), (-1, 3), (-2, 2), (-3, 1), (-3, 0), (-3, -1), (-2, -2), (-1, -3),
    ]

    /// `threshold` is how much brighter or darker than its centre the circle must be, in grey levels.
    static func corners(in plane: FloatPlane, margin: Int, threshold: Float) -> [(x: Int, y: Int, response: Float)] {
        let (width, height) = (plane.width, plane.height)
        guard width > 2 * margin, height > 2 * margin, margin >= 6 else { return [] }
        let offsets = circle.map { $0.dy * width + $0.dx }
        var found: [(x: Int, y: Int, response: Float)] = []
        plane.values.withUnsafeBufferPointer { values in
            offsets.withUnsafeBufferPointer { offsets in
                for y in margin..<height - margin {
                    for x in margin..<width - margin where isCorner(values, y * width + x, offsets, threshold) {
                        found.append((x, y, harris(values, y * width + x, width)))
                    }
                }
            }
        }
        return strongest(found, width: width, height: height)
    }

    /// Whether 9 neighbouring points of the circle are all brighter, or all darker, by more than the threshold.
    private static func isCorner(
        _ values: UnsafeBufferPointer<Float>, _ centre: Int, _ offsets: UnsafeBufferPointer<Int>,
        _ threshold: Float
    ) -> Bool {
        let high = values[centre] + threshold
        let low = values[centre] - threshold
        // Of 9 neighbours on a circle of 16 at least two of the four compass points are included.
        var (brightPoints, darkPoints) = (0, 0)
        for point in stride(from: 0, to: 16, by: 4) {
            let value = values[centre + offsets[point]]
            if value > high { brightPoints += 1 }
            if value < low { darkPoints += 1 }
        }
        guard brightPoints >= 2 || darkPoints >= 2 else { return false }
        var (bright, dark): (UInt32, UInt32) = (0, 0)
        for point in 0..<16 {
            let value = values[centre + offsets[point]]
            if value > high { bright |= 1 << UInt32(point) }
            if value < low { dark |= 1 << UInt32(point) }
        }
        return hasRun(bright) || hasRun(dark)
    }

    private static func hasRun(_ mask: UInt32) -> Bool {
        var run = mask | mask << 16
        // Nine in a row: 1, then 2, 4, 8 in a row, and one more.
        let single = run
        run &= run >> 1
        run &= run >> 2
        run &= run >> 4
        return run & (single >> 8) != 0
    }

    private static func harris(_ values: UnsafeBufferPointer<Float>, _ centre: Int, _ width: Int) -> Float {
        var (xx, yy, xy): (Float, Float, Float) = (0, 0, 0)
        for dy in -3...3 {
            for dx in -3...3 {
                let at = centre + dy * width + dx
                let gx = values[at + 1] - values[at - 1]
                let gy = values[at + width] - values[at - width]
                xx += gx * gx
                yy += gy * gy
                xy += gx * gy
            }
        }
        return xx * yy - xy * xy - 0.04 * (xx + yy) * (xx + yy)
    }

    private static func strongest(
        _ found: [(x: Int, y: Int, response: Float)], width: Int, height: Int
    ) -> [(x: Int, y: Int, response: Float)] {
        var best = FloatPlane(width: width, height: height)
        for corner in found where corner.response > 0 { best[corner.x, corner.y] = corner.response }
        return found.filter { corner in
            guard corner.response > 0 else { return false }
            for dy in -2...2 {
                for dx in -2...2 where best[corner.x + dx, corner.y + dy] > corner.response { return false }
            }
            return true
        }
    }
}
