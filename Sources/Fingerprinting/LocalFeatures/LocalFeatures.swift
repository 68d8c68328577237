// SPDX-License-Identifier: Apache-2.0
public import SignalProcessing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Finds and describes corners: oriented FAST with rotated BRIEF descriptors, on a pyramid.
///
/// Two copies of a picture share most of their corners even when one is cropped, turned, framed or partly painted over,
/// which no whole-picture hash survives.
public enum LocalFeatures {
    /// Name and version of the descriptor, to be stored beside it: another pattern gives unrelated bits.
    public static let algorithmName = "org.countersign.features.1"

    static let levelFactor = 1.2
    static let patchRadius = 15
    private static let margin = 22
    private static let gridCells = 8

    /// Features of a picture, strongest first in each part of it.
    ///
    /// - Parameters:
    ///   - pixels: The picture.
    ///   - workingSide: The picture is scaled to this long side first, smaller ones are enlarged.
    ///   - maximumCount: At most so many features, spread over the picture.
    public static func extract(
        from pixels: PixelBuffer, workingSide: Int = 512, maximumCount: Int = 1200
    ) -> [LocalFeature] {
        let longSide = max(pixels.width, pixels.height)
        let factor = Double(min(max(workingSide, 64), 2048)) / Double(longSide)
        let width = max(1, Int((Double(pixels.width) * factor).rounded()))
        let height = max(1, Int((Double(pixels.height) * factor).rounded()))
        let luma = pixels.lumaPlane(width: width, height: height)
        return extract(from: luma, maximumCount: maximumCount).map { feature in
            var feature = feature
            feature.x *= Double(pixels.width) / Double(width)
            feature.y *= Double(pixels.height) / Double(height)
            return feature
        }
    }

    /// Features of a plane as it is, in its own pixels.
    package static func extract(from luma: FloatPlane, maximumCount: Int) -> [LocalFeature] {
        guard maximumCount > 0 else { return [] }
        var candidates: [Candidate] = []
        var levels: [Level] = []
        var scale = 1.0
        while levels.count < 12 {
            let width = Int((Double(luma.width) / scale).rounded())
            let height = Int((Double(luma.height) / scale).rounded())
            guard min(width, height) > 2 * margin + 4 else { break }
            let plane = levels.isEmpty ? luma : luma.resized(width: width, height: height)
            let level = Level(plane: plane)
            levels.append(level)
            scale *= levelFactor
        }
        // Pictures of fog and night have corners too, only fainter ones.
        for threshold: Float in [10, 5] where candidates.count < min(200, maximumCount) {
            candidates = levels.enumerated().flatMap { number, level in
                CornerDetector.corners(in: level.plane, margin: margin, threshold: threshold).map {
                    Candidate(level: number, x: $0.x, y: $0.y, response: $0.response)
                }
            }
        }
        return spread(candidates, levels: levels, over: luma, maximumCount: maximumCount).map { candidate in
            let level = levels[candidate.level]
            let toX = Double(luma.width) / Double(level.plane.width)
            let toY = Double(luma.height) / Double(level.plane.height)
            let angle = level.angle(atX: candidate.x, y: candidate.y)
            return LocalFeature(
                x: (Double(candidate.x) + 0.5) * toX, y: (Double(candidate.y) + 0.5) * toY, scale: toX, angle: angle,
                descriptor: BinaryPattern.describe(level.smooth, x: candidate.x, y: candidate.y, angle: angle))
        }
    }

    private struct Candidate {
        var level: Int
        var x: Int
        var y: Int
        var response: Float
    }

    /// The strongest corners of each cell of a grid: otherwise one busy corner (the text of a screenshot) takes them all.
    private static func spread(
        _ candidates: [Candidate], levels: [Level], over luma: FloatPlane, maximumCount: Int
    ) -> [Candidate] {
        guard candidates.count > maximumCount else { return candidates }
        var cells = [[Candidate]](repeating: [], count: gridCells * gridCells)
        for candidate in candidates {
            let plane = levels[candidate.level].plane
            let column = min(gridCells - 1, candidate.x * gridCells / plane.width)
            let row = min(gridCells - 1, candidate.y * gridCells / plane.height)
            cells[row * gridCells + column].append(candidate)
        }
        for cell in cells.indices { cells[cell].sort { $0.response > $1.response } }
        var chosen: [Candidate] = []
        var round = 0
        while chosen.count < maximumCount {
            let before = chosen.count
            for cell in cells where round < cell.count && chosen.count < maximumCount { chosen.append(cell[round]) }
            if chosen.count == before { break }
            round += 1
        }
        return chosen
    }

    /// A level of the pyramid and its blurred copy, on which descriptors are read.
    private struct Level {
        let plane: FloatPlane
        let smooth: FloatPlane

        init(plane: FloatPlane) {
            self.plane = plane
            smooth = plane.blurred(sigma: 2)
        }

        /// Direction from the corner to the centre of brightness of a disc around it.
        func angle(atX x: Int, y: Int) -> Double {
            var (sumX, sumY): (Float, Float) = (0, 0)
            let radius = LocalFeatures.patchRadius
            for dy in -radius...radius {
                for dx in -radius...radius where dx * dx + dy * dy <= radius * radius {
                    let value = plane[x + dx, y + dy]
                    sumX += Float(dx) * value
                    sumY += Float(dy) * value
                }
            }
            return Double(atan2(sumY, sumX))
        }
    }
}
