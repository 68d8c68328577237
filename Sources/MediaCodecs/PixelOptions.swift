// SPDX-License-Identifier: Apache-2.0

/// How pixels are to be handed out.
public struct PixelOptions: Sendable, Equatable {
    /// In which colours.
    public enum Colour: Sendable, Equatable {
        /// Converted to sRGB through the embedded profile: for looking at and comparing.
        case sRGB
        /// The samples as they stand in the file, so that the embedded profile stays right: for marking.
        /// CMYK, Lab and floating-point pictures come as sRGB all the same.
        case native
    }

    /// Longest side; larger pictures are scaled down. Nil: full size.
    public var maxSide: Int?
    /// In which colours.
    public var colour: Colour
    /// Lets JPEG be decoded at 1/2, 1/4 or 1/8 size where both sides still keep 512 pixels or more and ``maxSide``
    /// is reached: several times faster, with slightly different pixels. Off for marks; harmless for PDQ.
    public var allowShrink: Bool
    /// Shows what there is of a damaged or cut-off file, the rest grey, as browsers do, instead of failing.
    public var tolerant: Bool

    /// Full size, sRGB, strict, unless said otherwise.
    public init(maxSide: Int? = nil, colour: Colour = .sRGB, allowShrink: Bool = false, tolerant: Bool = false) {
        self.maxSide = maxSide
        self.colour = colour
        self.allowShrink = allowShrink
        self.tolerant = tolerant
    }
}
