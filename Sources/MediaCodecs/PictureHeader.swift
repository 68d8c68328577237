// SPDX-License-Identifier: Apache-2.0
public import ByteKit

/// Format and size a picture declares in its first bytes, read without any decoder.
///
/// This decides which decoder a file may reach, and refuses pixel bombs before a process is started for them. It says
/// nothing about the rest of the file.
public struct PictureHeader: Sendable, Equatable {
    /// Format, by content.
    public let format: PictureFormat
    /// Pixels a row as stored.
    public let width: Int
    /// Rows as stored.
    public let height: Int
    /// Whether a WebP is coded without loss.
    public let isLossless: Bool

    /// Reads the header of `source`.
    /// - Throws: ``MediaError`` with `unreadable_media` (empty, cut off, damaged) or `unsupported_format`.
    public init(reading source: any ByteSource) throws(MediaError) {
        let start = try source.window(at: 0, count: 32)
        guard !start.isEmpty else {
            throw MediaError(.unreadableMedia, reason: "empty", "The file is empty. Choose another file.")
        }
        guard let format = PictureHeader.format(of: start) else {
            throw MediaError(
                .unsupportedFormat,
                "This is not a picture in a format decoded here (JPEG, PNG, WebP, TIFF, GIF, HEIC, AVIF). "
                    + "The name of a file does not count, only its content.")
        }
        let size: Size?
        switch format {
        case .jpeg: size = try PictureHeader.jpegSize(source)
        case .png: size = PictureHeader.pngSize(start)
        case .gif: size = Size(start.littleEndian16(6), start.littleEndian16(8))
        case .webp: size = PictureHeader.webpSize(start)
        case .tiff: size = try PictureHeader.tiffSize(source)
        case .heic, .avif: size = try PictureHeader.heifSize(source)
        }
        guard let size else {
            throw MediaError(
                .unreadableMedia, reason: "truncated",
                "The file starts like \(format.rawValue.uppercased()) but does not say how large the picture is; it is "
                    + "damaged or cut off.")
        }
        guard size.width > 0, size.height > 0 else {
            throw MediaError(.unreadableMedia, reason: "corrupt", "The file declares a picture without pixels.")
        }
        self.format = format
        self.width = size.width
        self.height = size.height
        self.isLossless =
            switch format {
            case .png, .tiff, .gif: true
            case .webp: try PictureHeader.isLosslessWebP(source)
            default: false
            }
    }

    /// Refuses more pixels than allowed.
    /// - Throws: ``MediaError`` with `limit_pixels`.
    public func check(_ limits: MediaLimits) throws(MediaError) {
        let (pixels, overflow) = width.multipliedReportingOverflow(by: height)
        if overflow || pixels > limits.pixels || width > limits.side || height > limits.side {
            throw MediaError(
                .limitPixels,
                "The picture declares \(width) x \(height) pixels; the limit is \(limits.pixels / 1_000_000) megapixels "
                    + "and \(limits.side) pixels a side. Use a smaller version.")
        }
    }

    struct Size {
        var width: Int
        var height: Int
        init?(_ width: Int?, _ height: Int?) {
            guard let width, let height else { return nil }
            self.width = width
            self.height = height
        }
    }

    /// The format that the first bytes stand for.
    static func format(of start: [UInt8]) -> PictureFormat? {
        if start.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
        if start.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
        if start.starts(with: Array("GIF87a".utf8)) || start.starts(with: Array("GIF89a".utf8)) { return .gif }
        if start.starts(with: Array("RIFF".utf8)), start.text(8) == "WEBP" { return .webp }
        let tiffs: [[UInt8]] = [[0x49, 0x49, 42, 0], [0x4D, 0x4D, 0, 42], [0x49, 0x49, 43, 0], [0x4D, 0x4D, 0, 43]]
        if tiffs.contains(where: { start.starts(with: $0) }) { return .tiff }
        guard start.text(4) == "ftyp" else { return nil }
        switch start.text(8) {
        case "avif", "avis": return .avif
        case "heic", "heix", "heim", "heis", "hevc", "hevx": return .heic
        case "mif1", "msf1":  // the coding is named among the compatible brands
            for place in stride(from: 16, to: 29, by: 4) {
                if let brand = start.text(place), ["avif", "avis"].contains(brand) { return .avif }
            }
            return .heic
        default: return nil
        }
    }

    /// PNG section 11.2.1: IHDR is the first chunk.
    private static func pngSize(_ start: [UInt8]) -> Size? {
        guard start.text(12) == "IHDR" else { return nil }
        return Size(start.bigEndian32(16), start.bigEndian32(20))
    }

    /// RFC 9649 sections 2.5 to 2.7.
    private static func webpSize(_ start: [UInt8]) -> Size? {
        switch start.text(12) {
        case "VP8X":
            guard let width = start.littleEndian24(24), let height = start.littleEndian24(27) else { return nil }
            return Size(width + 1, height + 1)
        case "VP8 ":
            guard let width = start.littleEndian16(26), let height = start.littleEndian16(28) else { return nil }
            return Size(width & 0x3FFF, height & 0x3FFF)
        case "VP8L":
            guard let bits = start.littleEndian32(21) else { return nil }
            return Size((bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1)
        default: return nil
        }
    }

    /// Whether the first coded frame is VP8L.
    private static func isLosslessWebP(_ source: any ByteSource) throws(MediaError) -> Bool {
        var position: UInt64 = 12
        for _ in 0..<64 {
            let head = try source.window(at: position, count: 8)
            guard let kind = head.text(0), let size = head.littleEndian32(4) else { return false }
            if kind == "VP8L" { return true }
            if kind == "VP8 " || kind == "ANMF" { return false }
            position += 8 + UInt64(size) + UInt64(size & 1)
        }
        return false
    }

    /// ISO/IEC 10918-1 Annex B: walks the marker segments to the first frame header.
    private static func jpegSize(_ source: any ByteSource) throws(MediaError) -> Size? {
        var position: UInt64 = 2
        for _ in 0..<4096 {
            let head = try source.window(at: position, count: 9)
            guard head.count >= 4 else { return nil }
            guard head[0] == 0xFF else { return nil }
            let marker = head[1]
            if marker == 0xFF {
                position += 1
                continue
            }
            if (0xD0...0xD8).contains(marker) || marker == 0x01 {
                position += 2
                continue
            }
            if (0xC0...0xCF).contains(marker), ![0xC4, 0xC8, 0xCC].contains(marker) {
                return Size(head.bigEndian16(7), head.bigEndian16(5))
            }
            guard marker != 0xDA, marker != 0xD9, let length = head.bigEndian16(2), length >= 2 else { return nil }
            position += 2 + UInt64(length)
        }
        return nil
    }
}
