// SPDX-License-Identifier: Apache-2.0
public import Fingerprinting
public import SignalProcessing

/// The fingerprints of a picture: those that are kept with a record, and those by which one is searched for.
public struct FingerprintQuery: Sendable {
    /// One way to look at the picture.
    public struct Variant: Sendable, Hashable {
        /// Its hash.
        public let hash: PDQHash
        /// Whether borders were taken off first.
        public let view: FingerprintView
        /// How the picture was turned or mirrored.
        public let orientation: PictureOrientation
        /// Whether its colours were inverted.
        public let isInverted: Bool
    }

    /// Every view, orientation and inversion whose hash says anything; upright ones first.
    public let variants: [Variant]
    /// What a record keeps: the whole picture, and the picture without its borders where it has any.
    public let bindings: [FingerprintBinding]

    /// Computes the fingerprints of upright pixels.
    ///
    /// Turned and inverted variants cost nothing: they follow from one spectrum by changes of sign and transposition.
    public init(_ pixels: PixelBuffer) {
        var variants: [Variant] = []
        var bindings: [FingerprintBinding] = []
        var views = [(FingerprintView.whole, pixels)]
        if let trimmed = BorderTrim.trimmed(pixels), trimmed != pixels { views.append((.trimmed, trimmed)) }
        for (view, picture) in views {
            let result = PDQ.hash(picture)
            bindings.append(FingerprintBinding(view: view, value: result.hash.bytes, quality: result.quality))
            guard result.quality >= FingerprintBinding.matchableQuality else { continue }
            for isInverted in [false, true] {
                for orientation in PictureOrientation.allCases {
                    let hash = result.hash(orientation)
                    variants.append(
                        Variant(
                            hash: isInverted ? hash.inverted : hash, view: view, orientation: orientation,
                            isInverted: isInverted))
                }
            }
        }
        self.variants = variants
        self.bindings = bindings
    }

    /// A query for one hash as it is, for callers that have no picture.
    public init(hash: PDQHash) {
        variants = [Variant(hash: hash, view: .whole, orientation: .allCases[0], isInverted: false)]
        bindings = []
    }
}
