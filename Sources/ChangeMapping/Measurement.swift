// SPDX-License-Identifier: Apache-2.0
import SignalProcessing

/// Measures an aligned pair: alterations of the whole picture, changed regions, what could not be compared.
struct Measurement {
    private let suspect: PixelBuffer
    private let original: PixelBuffer
    private let transform: PlaneTransform
    /// The part of the suspect that the original fills: in a screenshot, all detail is spent on it.
    private let window: PixelRect
    private let windowPixels: PixelBuffer
    /// Window pixels to original pixels.
    private let windowTransform: PlaneTransform

    /// `transform` maps suspect pixels to original pixels.
    init(suspect: PixelBuffer, original: PixelBuffer, transform: PlaneTransform) {
        self.suspect = suspect
        self.original = original
        self.transform = transform
        let whole = PixelRect(x: 0, y: 0, width: suspect.width, height: suspect.height)
        let footprint = Self.footprint(of: original, in: suspect, transform) ?? whole
        if footprint != whole, min(footprint.width, footprint.height) >= 16,
            let part = suspect.cropped(to: footprint)
        {
            window = footprint
            windowPixels = part
            windowTransform = PlaneTransform(
                a: 1, b: 0, c: 0, d: 1, tx: Double(footprint.x), ty: Double(footprint.y)
            ).then(transform)
        } else {
            window = whole
            windowPixels = suspect
            windowTransform = transform
        }
    }

    /// The box that the original fills in the suspect.
    private static func footprint(
        of original: PixelBuffer, in suspect: PixelBuffer, _ transform: PlaneTransform
    ) -> PixelRect? {
        guard let back = transform.inverse else { return nil }
        let (w, h) = (Double(original.width), Double(original.height))
        let corners = [(0.0, 0.0), (w, 0.0), (0.0, h), (w, h)].map { back.apply(x: $0.0, y: $0.1) }
        func bounded(_ value: Double, _ limit: Int) -> Int {
            value > 0 ? Int(min(value, Double(limit)).rounded()) : 0
        }
        let left = bounded(corners.map(\.x).min() ?? 0, suspect.width)
        let right = bounded(corners.map(\.x).max() ?? 0, suspect.width)
        let top = bounded(corners.map(\.y).min() ?? 0, suspect.height)
        let bottom = bounded(corners.map(\.y).max() ?? 0, suspect.height)
        guard right > left, bottom > top else { return nil }
        return PixelRect(x: left, y: top, width: right - left, height: bottom - top)
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
        var scale = min(
            1, Double(ImageComparison.gridSide) / Double(max(windowPixels.width, windowPixels.height)), density)
        var grid = makeGrid(scale: scale)
        for _ in 0..<3 where abs(grid.spread) > 0.75 && max(grid.width, grid.height) > 200 {
            scale *= 0.75
            grid = makeGrid(scale: scale)
        }
        return grid
    }

    private func makeGrid(scale: Double) -> Grid {
        let width = max(8, Int((Double(windowPixels.width) * scale).rounded()))
        let height = max(8, Int((Double(windowPixels.height) * scale).rounded()))
        let toSuspect = PlaneTransform.scaling(
            x: Double(windowPixels.width) / Double(width), y: Double(windowPixels.height) / Double(height))
        let toOriginal = toSuspect.then(windowTransform)
        // The original at one pixel for each of the grid's.
        let ratio = max(1, abs(toOriginal.determinant).squareRoot())
        let sourceWidth = max(4, Int((Double(original.width) / ratio).rounded()))
        let sourceHeight = max(4, Int((Double(original.height) / ratio).rounded()))
        let map = toOriginal.then(
            .scaling(
                x: Double(sourceWidth) / Double(original.width), y: Double(sourceHeight) / Double(original.height)))
        let suspectPlanes = windowPixels.planes(width: width, height: height)
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
        let recognizer = OverlayRecognizer(grid: grid)
        let overlays = finder.regions.filter { recognizer.isLettering(in: $0.box) }.map(\.box)
        let changes = finder.regions.filter { !overlays.contains($0.box) }
        let covered = coveredFraction()
        let reached = Self.share(of: suspect, landingIn: original, through: transform)
        return ImageComparisonResult(
            aligned: true, transform: transform,
            alterations: alterations(
                originalSize: originalSize, covered: covered, reached: reached, tone: grid.toneStrength,
                hasOverlay: !overlays.isEmpty),
            alteredFraction: Double(changes.reduce(0) { $0 + $1.pixels }) / Double(compared),
            comparedFraction: reached, coveredFraction: covered, regions: changes.map { inSuspect($0.box, grid) },
            notCompared: bars() + overlays.map { inSuspect($0, grid) },
            resolutionLimit: max(1, Int((12 / grid.scale).rounded(.up))))
    }

    private func inSuspect(_ box: PixelRect, _ grid: Grid) -> PixelRect {
        let left = box.x * window.width / grid.width
        let top = box.y * window.height / grid.height
        let right = min(window.width, ((box.x + box.width) * window.width + grid.width - 1) / grid.width)
        let bottom = min(window.height, ((box.y + box.height) * window.height + grid.height - 1) / grid.height)
        return PixelRect(x: window.x + left, y: window.y + top, width: right - left, height: bottom - top)
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
        guard let box = Self.footprint(of: original, in: suspect, transform) else { return [] }
        let (right, bottom) = (box.x + box.width, box.y + box.height)
        // A rounding of the alignment is no border.
        let least = max(2, max(suspect.width, suspect.height) / 200)
        return [
            PixelRect(x: 0, y: 0, width: suspect.width, height: box.y),
            PixelRect(x: 0, y: bottom, width: suspect.width, height: suspect.height - bottom),
            PixelRect(x: 0, y: box.y, width: box.x, height: box.height),
            PixelRect(x: right, y: box.y, width: suspect.width - right, height: box.height),
        ].filter { min($0.width, $0.height) >= least }
    }

    private func alterations(
        originalSize: (width: Int, height: Int), covered: Double, reached: Double, tone: Float,
        hasOverlay: Bool
    ) -> [PictureAlteration] {
        var found: Set<PictureAlteration> = []
        if covered < 0.985 { found.insert(.cropped) }
        if reached < 0.985 { found.insert(.border) }
        if tone > 5 { found.insert(.colour) }
        if hasOverlay { found.insert(.overlay) }
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
