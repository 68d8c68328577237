// SPDX-License-Identifier: Apache-2.0
package import ByteKit

/// The metadata of a JPEG, PNG, WebP or TIFF file, kept while its pixels are replaced: byte for byte, but tag by tag
/// into and out of TIFF. Only the orientation is changed, to "upright", since pixels are written upright.
///
/// A C2PA manifest is not among it: it speaks of other bytes, and a new one names this file as its ingredient.
package struct PictureMetadata: Sendable, Equatable {
    /// A chunk of PNG, or of WebP's RIFF.
    struct Chunk: Sendable, Equatable {
        var type: String
        var bytes: [UInt8]
    }

    /// TIFF structure, without the "Exif" that JPEG puts in front.
    var exif: [UInt8]?
    /// RDF/XML packet.
    var xmp: [UInt8]?
    /// ICC profile. Nil in PNG, where it is compressed and only copied as a chunk.
    var icc: [UInt8]?
    /// JPEG only: further segments, marker and length included (extended XMP, Photoshop's resources, comments).
    var jpegSegments: [[UInt8]] = []
    /// PNG only: the chunks to copy, in order.
    var pngChunks: [Chunk] = []
    /// TIFF only: IPTC and Photoshop's resources.
    var resources: [TIFFDirectory.Entry] = []

    /// Metadata is read in Swift from here; what is larger stays behind.
    static let limit = 64 << 20

    /// Reads what a file carries; nil where the format's metadata is left to the worker (BigTIFF, HEIC, AVIF).
    package static func read(_ format: PictureFormat, from source: any ByteSource) throws(MediaError)
        -> PictureMetadata?
    {
        var found: PictureMetadata
        switch format {
        case .jpeg: found = try readJPEG(source)
        case .png: found = try readPNG(source)
        case .webp: found = try readWebP(source)
        case .tiff:
            guard let read = try readTIFF(source) else { return nil }
            found = read
        case .gif, .heic, .avif: return nil
        }
        found.exif = found.exif.map(EXIFOrientation.reset)
        found.xmp = found.xmp.map(EXIFOrientation.resetXMP)
        return found
    }

    /// Whether this can be put into a file of `output` without the worker's help.
    static func canMove(from original: PictureFormat, to output: PictureFormat) -> Bool {
        switch original {
        case .jpeg, .webp, .tiff: [.jpeg, .png, .webp, .tiff].contains(output)
        case .png: output == .png
        case .gif, .heic, .avif: false
        }
    }

    /// Puts the metadata into a file that carries none.
    /// - Parameter keepsProfile: false where the pixels written are sRGB instead of the original's colours.
    package func inserted(into file: [UInt8], _ format: PictureFormat, keepsProfile: Bool) throws(MediaError) -> [UInt8]
    {
        var metadata = self
        if !keepsProfile {
            metadata.icc = nil
            metadata.pngChunks.removeAll { ["iCCP", "sRGB", "gAMA", "cHRM", "cICP"].contains($0.type) }
        }
        let written: [UInt8]? =
            switch format {
            case .jpeg: metadata.insertJPEG(file)
            case .png: metadata.insertPNG(file)
            case .webp: metadata.insertWebP(file)
            case .tiff: try metadata.insertTIFF(file)
            case .gif, .heic, .avif: nil
            }
        guard let written else { throw JobResult.falseAnswer() }
        return written
    }
}
