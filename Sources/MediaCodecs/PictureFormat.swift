// SPDX-License-Identifier: Apache-2.0

/// The picture formats whose pixels can be decoded. Anything else is refused before a decoder sees it.
public enum PictureFormat: String, Sendable, Hashable, CaseIterable, Codable {
    /// JPEG (ISO/IEC 10918-1), JFIF or Exif.
    case jpeg
    /// PNG (W3C PNG, third edition).
    case png
    /// WebP (RFC 9649).
    case webp
    /// TIFF 6.0 and BigTIFF.
    case tiff
    /// GIF 87a and 89a; decoding only, first frame.
    case gif
    /// HEIF with HEVC coding (ISO/IEC 23008-12).
    case heic
    /// HEIF with AV1 coding (AVIF).
    case avif

    /// The media type registered for the format.
    public var mediaType: String {
        switch self {
        case .jpeg: "image/jpeg"
        case .png: "image/png"
        case .webp: "image/webp"
        case .tiff: "image/tiff"
        case .gif: "image/gif"
        case .heic: "image/heic"
        case .avif: "image/avif"
        }
    }

    /// The usual file name extension, without a dot.
    public var fileExtension: String {
        switch self {
        case .jpeg: "jpg"
        case .tiff: "tif"
        default: rawValue
        }
    }
}
