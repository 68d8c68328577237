// SPDX-License-Identifier: Apache-2.0
public import SignalProcessing

/// What PDQ says about one picture.
public struct PDQResult: Sendable, Hashable {
    /// Quality below which a hash is noise: it is kept, but matches nothing.
    public static let matchableQuality = 50

    /// The fingerprint.
    public let hash: PDQHash
    /// How much structure the picture has, 0 (flat) to 100.
    public let quality: Int
    /// The fingerprints of the eight orientations, in the order of `PictureOrientation.allCases`; the first is `hash`.
    public let dihedral: [PDQHash]

    /// Whether the hash may be matched at all: flat and perfectly periodic pictures have hashes made of rounding.
    public var isMatchable: Bool { quality >= Self.matchableQuality }

    /// The fingerprint that the picture would have when turned or mirrored.
    ///
    /// Derived from the same coefficients by sign and transposition, about 10 bits from the hash of the really turned
    /// picture; `PDQ.hashExactly` gives that one.
    public func hash(_ orientation: PictureOrientation) -> PDQHash {
        let index = PictureOrientation.allCases.firstIndex(of: orientation) ?? 0
        return dihedral.indices.contains(index) ? dihedral[index] : hash
    }
}

/// The PDQ perceptual hash (Facebook/Meta, ThreatExchange), bit for bit.
///
/// All arithmetic is in `Float` and in the reference's order: that order is part of the result. Pictures come upright and
/// with transparency over white, which the reference leaves to its caller.
public enum PDQ {
    /// Sides shorter than this have no hash (all zero, quality 0).
    public static let minimumSide = 5

    /// Fingerprint, quality and the cheap eight orientations of a picture, at its full resolution.
    public static func hash(_ pixels: PixelBuffer) -> PDQResult {
        guard pixels.width >= minimumSide, pixels.height >= minimumSide else {
            let zero = PDQHash(words: SIMD4())
            return PDQResult(hash: zero, quality: 0, dihedral: .init(repeating: zero, count: 8))
        }
        let luma = luma64(pixels)
        let spectrum = PDQSpectrum(luma: luma)
        let dihedral = PictureOrientation.allCases.map { spectrum.hash($0) }
        return PDQResult(hash: dihedral[0], quality: quality(ofLuma64: luma), dihedral: dihedral)
    }

    /// The same, but each of the eight hashed from the really turned picture: eight times the work.
    public static func hashExactly(_ pixels: PixelBuffer) -> PDQResult {
        let plain = hash(pixels)
        let turned = PictureOrientation.allCases.map { orientation in
            orientation == .original ? plain.hash : hash(pixels.oriented(orientation)).hash
        }
        return PDQResult(hash: plain.hash, quality: plain.quality, dihedral: turned)
    }

    /// The picture filtered and decimated to 64 x 64, row by row. Needs both sides to be at least `minimumSide`.
    package static func luma64(_ pixels: PixelBuffer) -> [Float] {
        PDQTentFilter(width: pixels.width, height: pixels.height).apply(to: pixels)
    }

    /// Sum of the quantised gradients of the 64 x 64 picture, over 90, at most 100.
    package static func quality(ofLuma64 luma: [Float]) -> Int {
        guard luma.count == 64 * 64 else { return 0 }
        var sum = 0
        for y in 0..<64 {
            for x in 0..<64 {
                let here = luma[y * 64 + x]
                if y < 63 { sum += abs(Int((here - luma[y * 64 + 64 + x]) * 100 / 255)) }
                if x < 63 { sum += abs(Int((here - luma[y * 64 + x + 1]) * 100 / 255)) }
            }
        }
        return min(100, sum / 90)
    }
}
