// SPDX-License-Identifier: Apache-2.0
import SignalProcessing

/// Tells lettering laid over a picture (a caption, a slogan) from a place that was replaced.
///
/// Lettering has thin strokes of one or two inks, and between the strokes the original is still to be seen. Both must
/// hold: a sign with new words is painted over first, so that nothing of the original shows between the letters.
/// Where it is in doubt the place stays a difference.
struct OverlayRecognizer {
    /// Difference of a colour, in grey levels, from which a pixel counts as covered.
    static let covered: Float = 28
    /// Distance of two colours, in grey levels, that still counts as one ink (edges are softened).
    static let inkRadius: Float = 40
    /// Share of the covered pixels that the inks must explain.
    static let inkShare = 0.6
    /// Smallest share of the box in which the original must be seen.
    static let seenShare = 0.3

    let grid: Measurement.Grid

    /// Whether what covers `box` (grid pixels) is lettering.
    func isLettering(in box: PixelRect) -> Bool {
        guard box.width >= 10, box.height >= 6 else { return false }
        var cover = [Bool](repeating: false, count: box.width * box.height)
        var coveredPixels: [Int] = []
        var seenPixels: [Int] = []
        for row in 0..<box.height {
            for column in 0..<box.width {
                let at = (box.y + row) * grid.width + box.x + column
                guard grid.inside.indices.contains(at), grid.inside[at] else { continue }
                if difference(at) > Self.covered {
                    cover[row * box.width + column] = true
                    coveredPixels.append(at)
                } else {
                    seenPixels.append(at)
                }
            }
        }
        let area = Double(box.width * box.height)
        guard Double(seenPixels.count) > Self.seenShare * area, coveredPixels.count >= 24 else { return false }
        let inks = self.inks(coveredPixels)
        guard inks.share >= Self.inkShare, isThin(cover, width: box.width, height: box.height) else { return false }
        return showsOriginal(seenPixels) || inks.isOutlined
    }

    private func difference(_ at: Int) -> Float {
        var largest: Float = 0
        for channel in grid.suspect.indices {
            largest = max(largest, abs(grid.suspect[channel].values[at] - grid.expected[channel].values[at]))
        }
        return largest
    }

    private func colour(_ at: Int) -> SIMD4<Float> {
        let planes = grid.suspect
        let first = planes[0].values[at]
        guard planes.count >= 3 else { return SIMD4(first, first, first, 0) }
        return SIMD4(first, planes[1].values[at], planes[2].values[at], 0)
    }

    private struct Inks {
        /// Share of the covered pixels that one or two inks explain.
        var share: Double
        /// A light and a dark ink side by side, as letters with an outline have.
        var isOutlined: Bool
    }

    /// The one or two most common colours of the covered pixels.
    private func inks(_ pixels: [Int]) -> Inks {
        var left = pixels.map(colour)
        let all = Double(left.count)
        var found: [(colour: SIMD4<Float>, count: Int)] = []
        for _ in 0..<2 where !left.isEmpty {
            // The fullest cell of a coarse cube of colours, then the mean of what lies near.
            var cells: [Int: (count: Int, sum: SIMD4<Float>)] = [:]
            for colour in left {
                let cell = (Int(colour.x) >> 5) << 16 | (Int(colour.y) >> 5) << 8 | Int(colour.z) >> 5
                let old = cells[cell] ?? (0, .zero)
                cells[cell] = (old.count + 1, old.sum + colour)
            }
            guard let fullest = cells.max(by: { ($0.value.count, $0.key) < ($1.value.count, $1.key) })?.value else {
                break
            }
            let centre = fullest.sum / Float(fullest.count)
            let near = left.count { Self.distance($0, centre) <= Self.inkRadius }
            found.append((centre, near))
            left.removeAll { Self.distance($0, centre) <= Self.inkRadius }
        }
        let share = Double(found.reduce(0) { $0 + $1.count }) / all
        let lumas = found.map { ($0.colour.x + $0.colour.y + $0.colour.z) / 3 }
        let isOutlined =
            found.count == 2 && found.allSatisfy { Double($0.count) > 0.12 * all } && abs(lumas[0] - lumas[1]) > 130
        return Inks(share: share, isOutlined: isOutlined)
    }

    private static func distance(_ one: SIMD4<Float>, _ other: SIMD4<Float>) -> Float {
        let step = one - other
        return (step * step).sum().squareRoot()
    }

    /// Whether no stroke is thick: what covers vanishes when it is worn away from its edges.
    private func isThin(_ cover: [Bool], width: Int, height: Int) -> Bool {
        let before = cover.count { $0 }
        var worn = cover
        for _ in 0..<max(2, height / 6) {
            var next = worn
            for y in 0..<height {
                for x in 0..<width where worn[y * width + x] {
                    let isEdge =
                        x == 0 || y == 0 || x == width - 1 || y == height - 1 || !worn[y * width + x - 1]
                        || !worn[y * width + x + 1] || !worn[(y - 1) * width + x] || !worn[(y + 1) * width + x]
                    if isEdge { next[y * width + x] = false }
                }
            }
            worn = next
        }
        return worn.count { $0 } * 50 <= before
    }

    /// Whether the pixels between the strokes follow the original. A flat place proves nothing: painting over it looks
    /// the same.
    private func showsOriginal(_ pixels: [Int]) -> Bool {
        let count = Float(pixels.count)
        guard count > 0 else { return false }
        var (sumX, sumY, sumXX, sumYY, sumXY): (Float, Float, Float, Float, Float) = (0, 0, 0, 0, 0)
        for at in pixels {
            let x = luma(grid.suspect, at) / 64
            let y = luma(grid.expected, at) / 64
            sumX += x
            sumY += y
            sumXX += x * x
            sumYY += y * y
            sumXY += x * y
        }
        let varianceX = max(0, sumXX / count - sumX * sumX / (count * count))
        let varianceY = max(0, sumYY / count - sumY * sumY / (count * count))
        let covariance = sumXY / count - sumX * sumY / (count * count)
        guard varianceY.squareRoot() * 64 > 8, varianceX > 0 else { return false }
        return covariance / (varianceX * varianceY).squareRoot() > 0.85
    }

    private func luma(_ planes: [FloatPlane], _ at: Int) -> Float {
        guard planes.count >= 3 else { return planes[0].values[at] }
        return 0.299 * planes[0].values[at] + 0.587 * planes[1].values[at] + 0.114 * planes[2].values[at]
    }
}
