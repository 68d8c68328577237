// SPDX-License-Identifier: Apache-2.0

/// How pixels are to be written.
public struct EncodingOptions: Sendable, Equatable {
    /// Format of the file; nil: that of the original.
    public var format: PictureFormat?
    /// Quality of lossy coding, 1 to 100.
    public var quality: Int
    /// Lossless WebP, HEIC or AVIF. Nil: as the original (WebP), else lossy. PNG and TIFF are always lossless.
    public var lossless: Bool?
    /// Parts of the original's metadata that are not taken over.
    public var leavesOut: Set<MetadataPart>

    /// The original's format at quality 92, unless said otherwise.
    public init(
        format: PictureFormat? = nil, quality: Int = 92, lossless: Bool? = nil, leavesOut: Set<MetadataPart> = []
    ) {
        self.format = format
        self.quality = quality
        self.lossless = lossless
        self.leavesOut = leavesOut
    }
}

/// A file just encoded.
public struct EncodedPicture: Sendable, Equatable {
    /// The whole file.
    public var bytes: [UInt8]
    /// Its format.
    public var format: PictureFormat
    /// Pixels a row.
    public var width: Int
    /// Rows.
    public var height: Int
}
