// SPDX-License-Identifier: Apache-2.0
import SignalProcessing

/// Tells lettering laid over a picture (a caption, a slogan) from a place that was replaced.
///
/// Lettering covers with one or two inks and leaves what is between its strokes as it was, so that a pixel differs either
/// much or not at all. A sign with new words is painted over first; a pasted or repaired place differs by every amount.
/// The bounds were set between 33 captions and 70 edits of four kinds. In doubt a place stays a difference.
struct OverlayRecognizer {
    /// A colour channel that differs by less, in grey levels, shows the original.
    private static let seen: Float = 12
    /// A colour channel that differs by more is covered.
    private static let covered: Float = 45
    /// Distance of two colours, in grey levels, that still counts as one ink.
    private static let inkRadius: Float = 24

    let grid: Measurement.Grid

    /// What a box holds, each between 0 and 1 unless said otherwise.
    private struct Facts {
        /// Share of the inner pixels that show the original.
        var seen: Double
        /// Share of the other inner pixels that differ neither much nor little.
        var doubtful: Double
        /// How closely the pixels that show it follow the original (correlation).
        var likeness: Float
        /// Standard deviation of the original there, in grey levels.
        var texture: Float
        /// Share of the stroke cores that the most common ink explains, and the two most common together.
        var ink: Double
        var inks: Double
        /// Grey levels between the two inks.
        var inkContrast: Float
    }

    /// Whether what covers `box` (grid pixels) is lettering.
    func isLettering(in box: PixelRect) -> Bool {
        guard box.width >= 10, box.height >= 6, let facts = facts(of: box), facts.seen >= 0.06 else { return false }
        // Letters with an outline, over texture that is seen to go on between them …
        if facts.inkContrast >= 200, facts.inks >= 0.68, facts.doubtful <= 0.45, facts.seen <= 0.6,
            facts.likeness >= 0.95, facts.texture >= 6
        {
            return true
        }
        // … or over a flat place, which proves nothing: then they must be pure white and black.
        if facts.inkContrast >= 235, facts.inks >= 0.78, facts.doubtful <= 0.3, facts.seen <= 0.45, facts.texture < 6 {
            return true
        }
        // Letters of one ink.
        return facts.ink >= 0.85 && facts.doubtful <= 0.35 && facts.seen >= 0.35 && facts.likeness >= 0.98
            && facts.texture >= 8
    }

    private func facts(of box: PixelRect) -> Facts? {
        let differences = (0..<box.width * box.height).map { place in
            difference(at: pixel(place, in: box))
        }
        var seen: [Int] = []
        var (doubtful, covered) = (0, 0)
        var core: [Int] = []
        for place in differences.indices {
            let (column, row) = (place % box.width, place / box.width)
            let isCovered = differences[place] > Self.covered
            // The rim of the box lies outside of rounded shapes and would speak for the original.
            if column >= box.width / 6, column < box.width - box.width / 6, row >= box.height / 6,
                row < box.height - box.height / 6
            {
                if differences[place] < Self.seen {
                    seen.append(pixel(place, in: box))
                } else if isCovered {
                    covered += 1
                } else {
                    doubtful += 1
                }
            }
            if isCovered, column > 0, row > 0, column < box.width - 1, row < box.height - 1,
                [place - 1, place + 1, place - box.width, place + box.width].allSatisfy({
                    differences[$0] > Self.covered
                })
            {
                core.append(pixel(place, in: box))
            }
        }
        let inner = seen.count + doubtful + covered
        guard core.count >= 24, covered > 0, inner > 0 else { return nil }
        let likeness = likeness(of: seen)
        let inks = inks(of: core)
        return Facts(
            seen: Double(seen.count) / Double(inner), doubtful: Double(doubtful) / Double(doubtful + covered),
            likeness: likeness.correlation, texture: likeness.texture, ink: inks.first, inks: inks.both,
            inkContrast: inks.contrast)
    }

    private func pixel(_ place: Int, in box: PixelRect) -> Int {
        (box.y + place / box.width) * grid.width + box.x + place % box.width
    }

    /// The largest difference of a channel.
    private func difference(at pixel: Int) -> Float {
        guard grid.inside.indices.contains(pixel), grid.inside[pixel] else { return 0 }
        return zip(grid.suspect, grid.expected).reduce(0) { max($0, abs($1.0.values[pixel] - $1.1.values[pixel])) }
    }

    private func colour(_ pixel: Int) -> SIMD4<Float> {
        let first = grid.suspect[0].values[pixel]
        guard grid.suspect.count >= 3 else { return SIMD4(first, first, first, 0) }
        return SIMD4(first, grid.suspect[1].values[pixel], grid.suspect[2].values[pixel], 0)
    }

    /// The one or two most common colours: the fullest cell of a coarse colour cube, and what lies near its mean.
    private func inks(of pixels: [Int]) -> (first: Double, both: Double, contrast: Float) {
        var left = pixels.map(colour)
        var found: [(luma: Float, count: Int)] = []
        for _ in 0..<2 where !left.isEmpty {
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
            func isNear(_ colour: SIMD4<Float>) -> Bool {
                let step = colour - centre
                return (step * step).sum() <= Self.inkRadius * Self.inkRadius
            }
            found.append((centre.sum() / 3, left.count(where: isNear)))
            left.removeAll(where: isNear)
        }
        let all = Double(max(1, pixels.count))
        return (
            Double(found.first?.count ?? 0) / all, Double(found.reduce(0) { $0 + $1.count }) / all,
            found.count == 2 ? abs(found[0].luma - found[1].luma) : 0
        )
    }

    /// Correlation of suspect and original over `pixels`, and the original's standard deviation there.
    private func likeness(of pixels: [Int]) -> (correlation: Float, texture: Float) {
        guard !pixels.isEmpty else { return (0, 0) }
        let pairs = pixels.map { (Double(luma(grid.suspect, $0)), Double(luma(grid.expected, $0))) }
        let count = Double(pairs.count)
        let meanX = pairs.reduce(0) { $0 + $1.0 } / count
        let meanY = pairs.reduce(0) { $0 + $1.1 } / count
        let varianceX = pairs.reduce(0) { $0 + ($1.0 - meanX) * ($1.0 - meanX) } / count
        let varianceY = pairs.reduce(0) { $0 + ($1.1 - meanY) * ($1.1 - meanY) } / count
        let covariance = pairs.reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) } / count
        let scale = (varianceX * varianceY).squareRoot()
        return (scale > 0 ? Float(covariance / scale) : 0, Float(varianceY.squareRoot()))
    }

    private func luma(_ planes: [FloatPlane], _ pixel: Int) -> Float {
        guard planes.count >= 3 else { return planes[0].values[pixel] }
        return 0.299 * planes[0].values[pixel] + 0.587 * planes[1].values[pixel] + 0.114 * planes[2].values[pixel]
    }
}
