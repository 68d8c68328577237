// SPDX-License-Identifier: Apache-2.0
public import SignalProcessing

/// Something that was done to the picture as a whole, which explains differences without anything having been replaced.
public enum PictureAlteration: String, Sendable, Hashable, CaseIterable, Codable {
    /// Part of the original is outside the suspect.
    case cropped
    /// The same picture with more or fewer pixels.
    case resized
    /// Turned by a quarter, by half, or by some degrees.
    case turned
    /// Seen in a mirror.
    case mirrored
    /// Width and height scaled differently, or sheared.
    case stretched
    /// The original fills only part of the suspect: a frame, a caption bar, a screenshot.
    case border
    /// Lettering laid over the picture, between whose strokes the original is still to be seen.
    case overlay
    /// Brightness, contrast or colours.
    case colour
}

/// What a comparison of a suspect with a registered original found.
public struct ImageComparisonResult: Sendable, Hashable, Codable {
    /// Whether one could be laid over the other. Where false, nothing is said about changes, and all else is empty.
    public var aligned: Bool
    /// Suspect pixels to original pixels (of the picture that was handed in, maybe a small preview).
    public var transform: PlaneTransform?
    /// What was done to the picture as a whole, in a fixed order.
    public var alterations: [PictureAlteration]
    /// Share of the compared area that lies in changed regions, 0 to 1.
    public var alteredFraction: Double
    /// Share of the suspect's area that could be compared, 0 to 1.
    public var comparedFraction: Double
    /// Share of the original's area that the suspect shows, 0 to 1.
    public var coveredFraction: Double
    /// Where the suspect differs by more than re-saving explains, in suspect pixels, largest first.
    public var regions: [PixelRect]
    /// Parts of the suspect that the original does not reach, and those under lettering, in suspect pixels.
    public var notCompared: [PixelRect]
    /// Changes smaller than this many suspect pixels on a side can escape.
    public var resolutionLimit: Int

    /// Whether the two could be laid over one another and nothing differs beyond what re-saving explains.
    public var isUnchanged: Bool { aligned && regions.isEmpty }

    /// The answer "one could not be laid over the other".
    public static let notAligned = ImageComparisonResult(
        aligned: false, transform: nil, alterations: [], alteredFraction: 0, comparedFraction: 0, coveredFraction: 0,
        regions: [], notCompared: [], resolutionLimit: 0)
}
