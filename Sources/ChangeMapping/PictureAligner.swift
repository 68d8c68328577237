// SPDX-License-Identifier: Apache-2.0
import Fingerprinting
import SignalProcessing

/// Finds how a suspect lies over an original: the cheap guesses first, local features when none of them fits.
struct PictureAligner {
    private let suspect: FloatPlane
    private let original: FloatPlane
    private let refinement: GradientRefinement
    private let prior: ImageComparison.Prior
    private static let good: Float = 0.8

    /// Both planes are small (about 640 pixels on the long side); transforms are between them.
    init(suspect: FloatPlane, original: FloatPlane, prior: ImageComparison.Prior) {
        self.prior = prior
        self.suspect = suspect
        self.original = original
        refinement = GradientRefinement(suspect: suspect, original: original)
    }

    private struct Candidate {
        var transform: PlaneTransform
        var agreement: Agreement
    }

    private func agreement(under transform: PlaneTransform) -> Agreement {
        Agreement(suspect: suspect, original: original, transform: transform, isStrict: prior == .suggested)
    }

    /// The map of suspect pixels to original pixels; nil where the two do not show the same picture.
    func align(hint: PlaneTransform?, suspectTrim: PixelRect?, originalTrim: PixelRect?) -> PlaneTransform? {
        var best: Candidate?
        func consider(_ start: PlaneTransform, _ longSides: [Int] = [40, 80, 160]) -> Bool {
            guard let refined = refinement.refine(start, longSides: longSides), isPlausible(refined) else {
                return false
            }
            let agreement = agreement(under: refined)
            if agreement.confidence > best?.agreement.confidence ?? -1 {
                best = Candidate(transform: refined, agreement: agreement)
            }
            return agreement.isSame && agreement.confidence > Self.good
        }
        func finish() -> PlaneTransform? {
            guard let best, best.agreement.isSame else { return nil }
            let fine = refinement.refine(best.transform, longSides: [320])
            guard let fine, isPlausible(fine) else { return best.transform }
            let agreement = agreement(under: fine)
            return agreement.agreeing * 20 >= best.agreement.agreeing * 19 ? fine : best.transform
        }

        if let hint, consider(hint) { return finish() }
        for start in framedGuesses(suspectTrim, originalTrim) where consider(start) { return finish() }
        for start in featureGuesses() where consider(start, [80, 160]) { return finish() }
        return finish()
    }

    /// The whole suspect (or what its border encloses) is the whole original, in one of eight orientations.
    private func framedGuesses(_ suspectTrim: PixelRect?, _ originalTrim: PixelRect?) -> [PlaneTransform] {
        let side = 40
        let suspectRects =
            [PixelRect(x: 0, y: 0, width: suspect.width, height: suspect.height)] + [suspectTrim].compactMap(\.self)
        let originalRects =
            [PixelRect(x: 0, y: 0, width: original.width, height: original.height)] + [originalTrim].compactMap(\.self)
        var guesses: [(transform: PlaneTransform, score: Float)] = []
        for from in suspectRects {
            let small = suspect.part(from).resized(width: side, height: side).blurred(sigma: 1)
            for to in originalRects {
                let thumbnail = original.part(to).resized(width: side, height: side).blurred(sigma: 1)
                for orientation in PictureOrientation.allCases {
                    var correlation = Correlation()
                    for y in 0..<side {
                        for x in 0..<side {
                            let source = orientation.source(x: x, y: y, width: side, height: side)
                            correlation.add(small[x, y], thumbnail[source.x, source.y])
                        }
                    }
                    guard abs(correlation.value) > 0.35 else { continue }
                    guesses.append((Self.frame(from, to, orientation), abs(correlation.value)))
                }
            }
        }
        return guesses.sorted { $0.score > $1.score }.prefix(3).map(\.transform)
    }

    /// The map of one rectangle onto another, where the suspect is the original in `orientation`.
    private static func frame(_ from: PixelRect, _ to: PixelRect, _ orientation: PictureOrientation) -> PlaneTransform {
        let shift = PlaneTransform(a: 1, b: 0, c: 0, d: 1, tx: -Double(from.x), ty: -Double(from.y))
        let unit = PlaneTransform.scaling(x: 1 / Double(from.width), y: 1 / Double(from.height))
        let turn: PlaneTransform =
            switch orientation {
            case .original: .identity
            case .rotate90: PlaneTransform(a: 0, b: -1, c: 1, d: 0, tx: 1, ty: 0)
            case .rotate180: PlaneTransform(a: -1, b: 0, c: 0, d: -1, tx: 1, ty: 1)
            case .rotate270: PlaneTransform(a: 0, b: 1, c: -1, d: 0, tx: 0, ty: 1)
            case .flipX: PlaneTransform(a: 1, b: 0, c: 0, d: -1, tx: 0, ty: 1)
            case .flipY: PlaneTransform(a: -1, b: 0, c: 0, d: 1, tx: 1, ty: 0)
            case .flipPlus1: PlaneTransform(a: 0, b: 1, c: 1, d: 0, tx: 0, ty: 0)
            case .flipMinus1: PlaneTransform(a: 0, b: -1, c: -1, d: 0, tx: 1, ty: 1)
            }
        let place = PlaneTransform(
            a: Double(to.width), b: 0, c: 0, d: Double(to.height), tx: Double(to.x), ty: Double(to.y))
        return shift.then(unit).then(turn).then(place)
    }

    /// What local features say, for the suspect as it is and for its mirror image.
    private func featureGuesses() -> [PlaneTransform] {
        let reference = LocalFeatures.extract(from: original, maximumCount: 1500)
        var guesses: [(transform: PlaneTransform, inliers: Int)] = []
        for mirrored in [false, true] {
            let plane = mirrored ? suspect.mirrored() : suspect
            let query = LocalFeatures.extract(from: plane, maximumCount: 1500)
            guard let found = FeatureAlignment.find(query: query, reference: reference, minimumInliers: 8) else {
                continue
            }
            let mirror = PlaneTransform(a: -1, b: 0, c: 0, d: 1, tx: Double(suspect.width), ty: 0)
            guesses.append((mirrored ? mirror.then(found.transform) : found.transform, found.inliers))
            if found.inliers >= 40 { break }
        }
        return guesses.sorted { $0.inliers > $1.inliers }.map(\.transform)
    }

    /// Neither flattened nor blown up beyond what copies are.
    private func isPlausible(_ transform: PlaneTransform) -> Bool {
        let lengthX = (transform.a * transform.a + transform.c * transform.c).squareRoot()
        let lengthY = (transform.b * transform.b + transform.d * transform.d).squareRoot()
        guard lengthX.isFinite, lengthY.isFinite, lengthX > 0.01, lengthY > 0.01, lengthX < 100, lengthY < 100 else {
            return false
        }
        // Copies are squeezed to other formats, but hardly ever sheared.
        let lean = abs(transform.a * transform.b + transform.c * transform.d)
        return lean < 0.12 * lengthX * lengthY && lengthX < 2 * lengthY && lengthY < 2 * lengthX
    }
}

extension FloatPlane {
    /// The columns in reverse order.
    func mirrored() -> FloatPlane {
        var result = self
        for y in 0..<height {
            for x in 0..<width { result[x, y] = self[width - 1 - x, y] }
        }
        return result
    }

    /// The values of a rectangle; what reaches outside is left out.
    func part(_ rect: PixelRect) -> FloatPlane {
        let (left, top) = (min(max(rect.x, 0), width - 1), min(max(rect.y, 0), height - 1))
        var result = FloatPlane(width: min(rect.width, width - left), height: min(rect.height, height - top))
        for y in 0..<result.height {
            for x in 0..<result.width { result[x, y] = self[left + x, top + y] }
        }
        return result
    }
}
