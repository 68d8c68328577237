// SPDX-License-Identifier: Apache-2.0
import Fingerprinting
public import SignalProcessing

/// Lays a suspect picture over a registered original and finds where they differ.
///
/// The pair is aligned, tone and sharpness of the whole picture are carried over, and what still differs by more than
/// compression and resampling explain is reported. A change of the whole picture is an alteration, not a region.
public enum ImageComparison {
    /// Long side of the grid on which pictures are compared, where both have that many pixels.
    static let gridSide = 640
    private static let alignmentSides = 400...640

    /// What is known of the two before they are compared.
    public enum Prior: Sendable, Hashable {
        /// Something else says that they belong together: a mark, a fingerprint of the whole picture, or a person.
        case known
        /// Only details that look alike led from one to the other. Then gradients count for nothing: skies, and light that
        /// falls off, lie over one another in pictures that have nothing to do with each other.
        case suggested
    }

    /// Compares a suspect with an original, which may be a small preview.
    ///
    /// - Parameters:
    ///   - suspect: The picture in question, in any size, cropped, turned, mirrored, re-saved, framed.
    ///   - original: The registered picture or its preview.
    ///   - originalSize: Width and height of the registered picture where `original` is a reduced preview of it; only
    ///     used to tell whether the suspect was resized.
    ///   - hint: Suspect pixels to original pixels where something else (the hidden mark) already found it. It is tried
    ///     first and may be wrong.
    ///   - prior: How much it takes to say that the two show the same.
    public static func compare(
        suspect: PixelBuffer, original: PixelBuffer, originalSize: (width: Int, height: Int)? = nil,
        hint: PlaneTransform? = nil, prior: Prior = .known
    ) -> ImageComparisonResult {
        guard min(suspect.width, suspect.height) >= 8, min(original.width, original.height) >= 8,
            let transform = align(suspect: suspect, original: original, hint: hint, prior: prior)
        else { return .notAligned }
        return Measurement(suspect: suspect, original: original, transform: transform)
            .result(originalSize: originalSize ?? (original.width, original.height))
    }

    /// Suspect pixels to original pixels; nil where they do not show the same picture.
    static func align(
        suspect: PixelBuffer, original: PixelBuffer, hint: PlaneTransform?, prior: Prior
    ) -> PlaneTransform? {
        func small(_ pixels: PixelBuffer) -> FloatPlane {
            let longSide = max(pixels.width, pixels.height)
            let side = min(max(longSide, alignmentSides.lowerBound), alignmentSides.upperBound)
            return pixels.lumaPlane(
                width: max(8, pixels.width * side / longSide), height: max(8, pixels.height * side / longSide))
        }
        let (smallSuspect, smallOriginal) = (small(suspect), small(original))
        let down = PlaneTransform.scaling(
            x: Double(suspect.width) / Double(smallSuspect.width),
            y: Double(suspect.height) / Double(smallSuspect.height))
        let up = PlaneTransform.scaling(
            x: Double(original.width) / Double(smallOriginal.width),
            y: Double(original.height) / Double(smallOriginal.height))
        guard let back = down.inverse, let toSmall = up.inverse else { return nil }
        let found = PictureAligner(suspect: smallSuspect, original: smallOriginal, prior: prior).align(
            hint: hint.map { down.then($0).then(toSmall) },
            suspectTrim: BorderTrim.region(of: suspect).map { $0.scaled(from: suspect, to: smallSuspect) },
            originalTrim: BorderTrim.region(of: original).map { $0.scaled(from: original, to: smallOriginal) })
        return found.map { back.then($0).then(up) }
    }
}

extension PixelRect {
    fileprivate func scaled(from pixels: PixelBuffer, to plane: FloatPlane) -> PixelRect {
        let left = x * plane.width / pixels.width
        let top = y * plane.height / pixels.height
        let right = ((x + width) * plane.width + pixels.width - 1) / pixels.width
        let bottom = ((y + height) * plane.height + pixels.height - 1) / pixels.height
        return PixelRect(
            x: left, y: top, width: max(1, min(right, plane.width) - left),
            height: max(1, min(bottom, plane.height) - top))
    }
}
