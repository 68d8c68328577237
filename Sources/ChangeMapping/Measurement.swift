// SPDX-License-Identifier: Apache-2.0
import SignalProcessing

/// Measures an aligned pair: alterations of the whole picture, changed regions, what could not be compared.
struct Measurement {
    private let suspect: PixelBuffer
    private let original: PixelBuffer
    private let transform: PlaneTransform

    /// `transform` maps suspect pixels to original pixels.
    init(suspect: PixelBuffer, original: PixelBuffer, transform: PlaneTransform) {
        self.suspect = suspect
        self.original = original
        self.transform = transform
    }

    /// The pair on one grid, tone and sharpness carried over.
    struct Grid {
        var width: Int
        var height: Int
        /// Grid pixels a suspect pixel.
        var scale: Double
        var inside: [Bool]
        var suspect: [FloatPlane]
        var expected: [FloatPlane]
        var toneStrength: Float
        var spread: Double
    }

    func grid() -> Grid {
        // No denser than the sparser of the two: more would compare invented detail.
        let density = abs(transform.determinant).squareRoot()
        var scale = min(1, Double(ImageComparison.gridSide) / Double(max(suspect.width, suspect.height)), density)
        var grid = makeGrid(scale: scale)
        for _ in 0..<3 where abs(grid.spread) > 0.75 && max(grid.width, grid.height) > 200 {
            scale *= 0.75
            grid = makeGrid(scale: scale)
        }
        return grid
    }

    private func makeGrid(scale: Double) -> Grid {
        let width = max(8, Int((Double(suspect.width) * scale).rounded()))
        let height = max(8, Int((Double(suspect.height) * scale).rounded()))
        let toSuspect = PlaneTransform.scaling(
            x: Double(suspect.width) / Double(width), y: Double(suspect.height) / Double(height))
        let toOriginal = toSuspect.then(transform)
        // The original at one pixel for each of the grid's.
        let ratio = max(1, abs(toOriginal.determinant).squareRoot())
        let sourceWidth = max(4, Int((Double(original.width) / ratio).rounded()))
        let sourceHeight = max(4, Int((Double(original.height) / ratio).rounded()))
        let map = toOriginal.then(
            .scaling(
                x: Double(sourceWidth) / Double(original.width), y: Double(sourceHeight) / Double(original.height)))
        let suspectPlanes = suspect.planes(width: width, height: height)
        let sources = original.planes(width: sourceWidth, height: sourceHeight)
        let warped = sources.map { Warp.cubic($0, through: map, width: width, height: height) }
        let inside = Warp.inside(
            planeWidth: sourceWidth, planeHeight: sourceHeight, through: map, width: width, height: height, margin: 1)
        let tone = ToneModel(suspect: suspectPlanes, original: warped, inside: inside)
        let toned = tone.apply(to: warped)
        let sharpness = SharpnessModel(
            suspect: FloatPlane.luma(of: suspectPlanes), original: FloatPlane.luma(of: toned), inside: inside)
        return Grid(
            width: width, height: height, scale: scale, inside: inside, suspect: suspectPlanes,
            expected: toned.map { sharpness.apply(to: $0) }, toneStrength: tone.strength, spread: sharpness.spread)
    }

    func result(originalSize: (width: Int, height: Int)) -> ImageComparisonResult {
        let grid = grid()
        let difference = DifferenceMap(suspect: grid.suspect, expected: grid.expected, inside: grid.inside)
        let finder = RegionFinder(evidence: difference.evidence)
        let compared = grid.inside.count { $0 }
        guard compared > 0 else { return .notAligned }
        let covered = coveredFraction()
        let reached = Self.share(of: suspect, landingIn: original, through: transform)
        return ImageComparisonResult(
            aligned: true, transform: transform,
            alterations: alterations(
                originalSize: originalSize, covered: covered, reached: reached, tone: grid.toneStrength),
            alteredFraction: Double(finder.changedPixels) / Double(compared), comparedFraction: reached,
            coveredFraction: covered, regions: finder.boxes.map { inSuspect($0, grid) },
            notCompared: bars(), resolutionLimit: max(1, Int((12 / grid.scale).rounded(.up))))
    }

    private func inSuspect(_ box: PixelRect, _ grid: Grid) -> PixelRect {
        let left = box.x * suspect.width / grid.width
        let top = box.y * suspect.height / grid.height
        let right = ((box.x + box.width) * suspect.width + grid.width - 1) / grid.width
        let bottom = ((box.y + box.height) * suspect.height + grid.height - 1) / grid.height
        return PixelRect(
            x: left, y: top, width: min(right, suspect.width) - left, height: min(bottom, suspect.height) - top)
    }

    /// Share of the original that lands inside the suspect.
    private func coveredFraction() -> Double {
        transform.inverse.map { Self.share(of: original, landingIn: suspect, through: $0) } ?? 0
    }

    private static func share(of pixels: PixelBuffer, landingIn other: PixelBuffer, through map: PlaneTransform)
        -> Double
    {
        let steps = 64
        var inside = 0
        for row in 0..<steps {
            for column in 0..<steps {
                let landed = map.apply(
                    x: (Double(column) + 0.5) * Double(pixels.width) / Double(steps),
                    y: (Double(row) + 0.5) * Double(pixels.height) / Double(steps))
                if landed.x >= 0, landed.y >= 0, landed.x <= Double(other.width), landed.y <= Double(other.height) {
                    inside += 1
                }
            }
        }
        return Double(inside) / Double(steps * steps)
    }

    /// The suspect's strips beyond the box that the original fills.
    private func bars() -> [PixelRect] {
        guard let back = transform.inverse else { return [] }
        let (w, h) = (Double(original.width), Double(original.height))
        let corners = [(0.0, 0.0), (w, 0.0), (0.0, h), (w, h)].map { back.apply(x: $0.0, y: $0.1) }
        func bounded(_ value: Double, _ limit: Int) -> Int {
            value > 0 ? Int(min(value, Double(limit)).rounded()) : 0
        }
        let left = bounded(corners.map(\.x).min() ?? 0, suspect.width)
        let right = bounded(corners.map(\.x).max() ?? 0, suspect.width)
        let top = bounded(corners.map(\.y).min() ?? 0, suspect.height)
        let bottom = bounded(corners.map(\.y).max() ?? 0, suspect.height)
        // A rounding of the alignment is no border.
        let least = max(2, max(suspect.width, suspect.height) / 200)
        return [
            PixelRect(x: 0, y: 0, width: suspect.width, height: top),
            PixelRect(x: 0, y: bottom, width: suspect.width, height: suspect.height - bottom),
            PixelRect(x: 0, y: top, width: left, height: bottom - top),
            PixelRect(x: right, y: top, width: suspect.width - right, height: bottom - top),
        ].filter { min($0.width, $0.height) >= least }
    }

    private func alterations(
        originalSize: (width: Int, height: Int), covered: Double, reached: Double, tone: Float
    ) -> [PictureAlteration] {
        var found: Set<PictureAlteration> = []
        if covered < 0.985 { found.insert(.cropped) }
        if reached < 0.985 { found.insert(.border) }
        if tone > 5 { found.insert(.colour) }
        // To pixels of the registered picture, of which the original may be a reduced preview.
        let full = transform.then(
            .scaling(
                x: Double(originalSize.width) / Double(original.width),
                y: Double(originalSize.height) / Double(original.height)))
        if abs(abs(full.determinant).squareRoot() - 1) > 0.012 { found.insert(.resized) }
        let isMirrored = full.determinant < 0
        if isMirrored { found.insert(.mirrored) }
        // With a mirror swapping left and right taken off, the rest should be a plain scaling.
        let (a, c) = isMirrored ? (-full.a, -full.c) : (full.a, full.c)
        let lengthX = (a * a + c * c).squareRoot()
        let lengthY = (full.b * full.b + full.d * full.d).squareRoot()
        if abs(lengthX / lengthY - 1) > 0.015 || abs(a * full.b + c * full.d) > 0.015 * lengthX * lengthY {
            found.insert(.stretched)
        }
        if a < 0 || abs(c) > 0.01 * lengthX { found.insert(.turned) }
        return PictureAlteration.allCases.filter(found.contains)
    }
}
