// SPDX-License-Identifier: Apache-2.0
public import SignalProcessing

/// Lays a suspect picture over a registered original and finds where they differ.
public enum ImageComparison {
    /// Compares a suspect with an original, which may be a small preview.
    ///
    /// - Parameters:
    ///   - suspect: The picture in question, in any size, cropped, turned, mirrored, re-saved, framed.
    ///   - original: The registered picture or its preview.
    ///   - hint: Suspect pixels to original pixels where something else (the hidden mark) already found it. It is tried
    ///     first and may be wrong.
    public static func compare(
        suspect: PixelBuffer, original: PixelBuffer, hint: PlaneTransform? = nil
    ) -> ComparisonResult {
        .notAligned
    }
}
