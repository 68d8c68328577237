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
    private let layout: CarrierLayout
    private let code: MarkCode

    /// A mark of the given key, by default the public one. Keep it for several pictures: making it takes a moment.
    public init(key: WatermarkKey = .public) {
        self.key = key
        layout = CarrierLayout(key: key)
        code = MarkCode()
    }

    /// What to do with a picture that carries a mark of the same key, in its original geometry or cropped, turned or
    /// scaled since.
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
    ///   - isAIGenerated: Whether the mark says that the picture was made with AI.
    ///   - strength: Decibels added to the strength that the closed loop chose, from -6 to 6.
    ///   - existing: What to do when the picture is marked already.
    /// - Throws: ``WatermarkError`` where the picture is too small, marked already, or the strength impossible.
    public func embed(
        id: UInt64, into picture: PixelBuffer, isAIGenerated: Bool = false, strength: Double = 0,
        existing: ExistingMark = .refuse
    ) throws(WatermarkError) -> EmbeddedImage {
        guard strength >= -6, strength <= 6 else { throw .strengthOutOfRange(strength) }
        let size = Self.canvasSize(width: picture.width, height: picture.height)
        guard min(size.width, size.height) >= Self.minimumSide else {
            throw .pictureTooSmall(width: picture.width, height: picture.height)
        }
        var luma = Plane(luma: picture, width: size.width, height: size.height)
        var old: Plane?
        if let mark = decoder.look(at: picture, once: true).mark {
            guard existing == .replace else { throw .alreadyMarked(id: mark.id) }
            let word = code.word(of: MarkPayload(id: mark.id, isAIGenerated: mark.isAIGenerated))
            let estimate = ExistingPattern.estimate(
                in: luma, tile: layout.tile(of: word),
                geometry: mark.geometry.reduced(
                    x: Double(size.width) / Double(picture.width), y: Double(size.height) / Double(picture.height)))
            for i in luma.values.indices { luma.values[i] -= estimate.values[i] }
            old = estimate
        }
        let word = code.word(of: MarkPayload(id: id, isAIGenerated: isAIGenerated))
        let mask = PerceptualMask.of(luma)
        let grey = PatternPainter.isGrey(picture)
        let choice = StrengthControl.choose(
            luma: luma, mask: mask, tile: { layout.tile(of: word, shape: $0) },
            colourFactor: PatternPainter.colourFactor(grey: grey), strength: strength,
            stress: StressTest(
                meter: MarginMeter(layout: layout, word: word), reduced: size != (picture.width, picture.height)))
        var pattern = choice.pattern
        if let old {
            for i in pattern.values.indices { pattern.values[i] -= old.values[i] }
        }
        var result = PatternPainter.paint(pattern, on: picture, grey: grey)
        result.margin = choice.surplus
        return result
    }

    /// The exact identifier that the picture carries, or nil. It never guesses: a wrong answer has a chance below
    /// 5e-7 a picture.
    public func decode(_ picture: PixelBuffer) -> DecodedMark? {
        decoder.look(at: picture).mark
    }

    /// What ``decode(_:)`` does, with the account of its work that tests and measurements want.
    package var decoder: MarkDecoder { MarkDecoder(layout: layout, code: code) }

    /// The tile, anchored at the upper left and repeated, times the mask.
    package static func repeated(_ tile: Plane, under mask: Plane) -> Plane {
        var pattern = mask
        for y in 0..<mask.height {
            let row = y % tile.height * tile.width
            for x in 0..<mask.width { pattern.values[y * mask.width + x] *= tile.values[row + x % tile.width] }
        }
        return pattern
    }
}
