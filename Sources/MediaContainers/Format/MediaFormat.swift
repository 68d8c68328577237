// SPDX-License-Identifier: Apache-2.0

/// A file format, told from what a file holds and never from its name.
public enum MediaFormat: String, Sendable, Hashable, CaseIterable, Codable {
    case jpeg, png, webp, gif, tiff, dng, svg
    /// JPEG XL in its box format.
    case jpegXL = "jxl"
    /// A bare JPEG XL codestream, which has no room for metadata.
    case jpegXLCodestream = "jxl-codestream"
    case avif, heic, heif
    case mp4, m4v, m4a
    case quickTime = "mov"
    case mp3, wav, avi, flac, ogg
    case pdf
    case zip, docx, xlsx, pptx, odt, ods, odp, epub
    /// OpenType, TrueType, WOFF and WOFF2 fonts.
    case font
    case html
    /// Text of any other kind: plain, Markdown, source code.
    case text
    /// A C2PA manifest store on its own (a `.c2pa` sidecar).
    case manifestStore = "c2pa"

    /// What a person would call a file of this format.
    public enum Kind: String, Sendable, Hashable, Codable {
        case image, video, audio, document, text, font, archive, manifest
    }

    private struct Facts {
        let mediaType: String
        let name: String
        let fileExtension: String
        let kind: Kind
    }

    private var facts: Facts {
        func facts(_ type: String, _ name: String, _ fileExtension: String, _ kind: Kind) -> Facts {
            Facts(mediaType: type, name: name, fileExtension: fileExtension, kind: kind)
        }
        return switch self {
        case .jpeg: facts("image/jpeg", "JPEG", "jpg", .image)
        case .png: facts("image/png", "PNG", "png", .image)
        case .webp: facts("image/webp", "WebP", "webp", .image)
        case .gif: facts("image/gif", "GIF", "gif", .image)
        case .tiff: facts("image/tiff", "TIFF", "tiff", .image)
        case .dng: facts("image/x-adobe-dng", "DNG", "dng", .image)
        case .svg: facts("image/svg+xml", "SVG", "svg", .image)
        case .jpegXL: facts("image/jxl", "JPEG XL", "jxl", .image)
        case .jpegXLCodestream: facts("image/jxl", "JPEG XL codestream", "jxl", .image)
        case .avif: facts("image/avif", "AVIF", "avif", .image)
        case .heic: facts("image/heic", "HEIC", "heic", .image)
        case .heif: facts("image/heif", "HEIF", "heif", .image)
        case .mp4: facts("video/mp4", "MP4", "mp4", .video)
        case .m4v: facts("video/x-m4v", "M4V", "m4v", .video)
        case .m4a: facts("audio/mp4", "M4A", "m4a", .audio)
        case .quickTime: facts("video/quicktime", "QuickTime", "mov", .video)
        case .mp3: facts("audio/mpeg", "MP3", "mp3", .audio)
        case .wav: facts("audio/wav", "WAV", "wav", .audio)
        case .avi: facts("video/x-msvideo", "AVI", "avi", .video)
        case .flac: facts("audio/flac", "FLAC", "flac", .audio)
        case .ogg: facts("audio/ogg", "Ogg", "ogg", .audio)
        case .pdf: facts("application/pdf", "PDF", "pdf", .document)
        case .zip: facts("application/zip", "ZIP", "zip", .archive)
        case .docx:
            facts(
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word document", "docx",
                .document)
        case .xlsx:
            facts(
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel workbook", "xlsx", .document
            )
        case .pptx:
            facts(
                "application/vnd.openxmlformats-officedocument.presentationml.presentation", "PowerPoint presentation",
                "pptx", .document)
        case .odt: facts("application/vnd.oasis.opendocument.text", "OpenDocument text", "odt", .document)
        case .ods: facts("application/vnd.oasis.opendocument.spreadsheet", "OpenDocument sheet", "ods", .document)
        case .odp: facts("application/vnd.oasis.opendocument.presentation", "OpenDocument slides", "odp", .document)
        case .epub: facts("application/epub+zip", "EPUB", "epub", .document)
        case .font: facts("font/otf", "font", "otf", .font)
        case .html: facts("text/html", "HTML", "html", .text)
        case .text: facts("text/plain", "text", "txt", .text)
        case .manifestStore: facts("application/c2pa", "C2PA manifest store", "c2pa", .manifest)
        }
    }

    /// IANA media type, as `dc:format` and HTTP want it.
    public var mediaType: String { facts.mediaType }
    /// The name people use.
    public var name: String { facts.name }
    /// Usual file name extension, without the dot.
    public var fileExtension: String { facts.fileExtension }
    /// Image, video, audio, ….
    public var kind: Kind { facts.kind }
}
