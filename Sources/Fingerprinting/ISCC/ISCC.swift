// SPDX-License-Identifier: Apache-2.0
public import ByteKit
public import SignalProcessing

/// The International Standard Content Code of a picture file (ISO 24138): units of 256 bits for the look, for the bytes by
/// similarity, and for the exact bytes.
///
/// The Meta-Code (of a title) and the Semantic-Code (of a learned network) are not made here: a title changes while the
/// content does not.
public struct ISCC: Sendable, Hashable {
    /// The name in the C2PA soft binding algorithm list (entry 3).
    public static let softBindingAlgorithm = "io.iscc.v0"

    /// Of what the picture looks like; nil where no pixels were given.
    public let image: ISCCUnit?
    /// Of the bytes, by similarity.
    public let data: ISCCUnit
    /// Of the exact bytes.
    public let instance: ISCCUnit
    /// The whole BLAKE3 digest as a multihash, in hexadecimal digits: what the standard calls `datahash`.
    public let dataHash: String

    /// Computes the units of a file.
    /// - Parameters:
    ///   - source: The bytes as they are, read piece by piece.
    ///   - pixels: The picture in it, upright, transparency over white.
    /// - Throws: `ByteError` where the source cannot be read.
    public init(of source: any ByteSource, pixels: PixelBuffer?) throws {
        var exact = BLAKE3()
        var similar = ISCCDataHasher()
        try source.forEachChunk(in: 0..<source.count, chunkSize: 1 << 16) { chunk in
            exact.update(chunk)
            similar.update(chunk)
        }
        let digest = exact.digest()
        guard let data = ISCCUnit(mainType: .data, body: similar.digest()),
            let instance = ISCCUnit(mainType: .instance, body: digest)
        else { preconditionFailure("digests of 32 bytes are bodies") }
        image = pixels.flatMap { ISCC.imageUnit(of: $0) }
        self.data = data
        self.instance = instance
        dataHash = "1e20" + Hex.encode(digest)
    }

    /// The Image-Code of a picture.
    /// - Parameter trimsBorders: Whether near-uniform borders are taken off first, as the standard asks.
    public static func imageUnit(of pixels: PixelBuffer, trimsBorders: Bool = true) -> ISCCUnit? {
        let picture = trimsBorders ? BorderTrim.trimmed(pixels) ?? pixels : pixels
        return imageUnit(ofGrey: ISCCGreyPicture.make(picture))
    }

    /// The Image-Code of a normalised picture of 32 x 32 grey values, given row by row.
    package static func imageUnit(ofGrey grey: [UInt8]) -> ISCCUnit? {
        ISCCImageCode.digest(ofGrey: grey).flatMap {
            ISCCUnit(mainType: .content, subType: ISCCUnit.imageSubType, body: $0)
        }
    }

    /// The units of a soft binding, in the order of the standard. The Image-Code of a flat picture is left out: its bits
    /// are rounding noise and would match other flat pictures.
    public var softBindingUnits: [ISCCUnit] {
        [image, data, instance].compactMap { $0 }.filter(\.isMatchable)
    }

    /// The value of a soft binding: the units behind one another.
    public var softBindingValue: [UInt8] { softBindingUnits.flatMap(\.bytes) }
}
