// SPDX-License-Identifier: Apache-2.0

/// What a picture says about itself, as the decoder understood it.
public struct MediaProbe: Sendable, Equatable {
    /// Format, by content.
    public var format: PictureFormat
    /// Pixels a row as shown (orientation applied).
    public var width: Int
    /// Rows as shown (orientation applied).
    public var height: Int
    /// EXIF orientation, 1 to 8 (TIFF 6.0, tag 274); 1 is upright.
    public var orientation: Int
    /// Samples a pixel in the file, transparency included; a palette counts as what it stands for.
    public var bands: Int
    /// Bits a sample: 8, 16 or 32.
    public var bitDepth: Int
    /// Whether the file carries transparency.
    public var hasAlpha: Bool
    /// Whether the picture is printed colour (cyan, magenta, yellow, black).
    public var isCMYK: Bool
    /// Whether an ICC colour profile is embedded.
    public var hasICC: Bool
    /// Whether EXIF metadata is embedded.
    public var hasEXIF: Bool
    /// Whether XMP metadata is embedded.
    public var hasXMP: Bool
    /// Frames or pages; more than 1 for animations and multi-page files.
    public var frames: Int
}
