// SPDX-License-Identifier: Apache-2.0

public import ByteKit

/// Tells a file's format from its content. File names and declared media types are never looked at.
public enum FormatSniffer {
    /// The format of a source, or nil where the content is of none that is known.
    /// - Throws: `ByteError` where the source cannot be read.
    public static func format(of source: any ByteSource) throws -> MediaFormat? {
        let head = try source.readUpTo(4096, at: 0)
        return try byMagicNumber(head, source) ?? byTextualContent(head, source)
    }

    private static func byMagicNumber(_ head: [UInt8], _ source: any ByteSource) throws -> MediaFormat? {
        if head.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
        if head.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
        if head.starts(withASCII: "GIF87a") || head.starts(withASCII: "GIF89a") { return .gif }
        if head.isRIFF { return riff(head) }
        if let tiff = tiff(head, source) { return tiff }
        if head.starts(with: [0, 0, 0, 0x0C, 0x4A, 0x58, 0x4C, 0x20, 0x0D, 0x0A, 0x87, 0x0A]) { return .jpegXL }
        if head.starts(with: [0xFF, 0x0A]) { return .jpegXLCodestream }
        if head.hasASCII("jumb", at: 4), head.hasASCII("c2pa", at: 16) { return .manifestStore }
        if let media = try baseMedia(head) ?? baseMedia(behindFillersOf: source, head) { return media }
        if head.starts(withASCII: "fLaC") { return .flac }
        if head.starts(withASCII: "OggS") { return .ogg }
        if head.starts(withASCII: "ID3") { return try behindID3(head, source) }
        if isMPEGAudioFrame(head, at: 0) { return .mp3 }
        if head.prefix(1024 + 5).map({ $0 }).firstOffset(ofASCII: "%PDF-") != nil { return .pdf }
        if head.starts(withASCII: "PK\u{3}\u{4}") || head.starts(withASCII: "PK\u{5}\u{6}") {
            return try zip(head, source)
        }
        if head.starts(with: [0, 1, 0, 0, 0]) || head.starts(withASCII: "OTTO") || head.starts(withASCII: "true\0")
            || head.starts(withASCII: "ttcf") || head.starts(withASCII: "wOFF") || head.starts(withASCII: "wOF2")
        {
            return .font
        }
        return nil
    }

    private static func riff(_ head: [UInt8]) -> MediaFormat? {
        if head.hasASCII("WEBP", at: 8) { return .webp }
        if head.hasASCII("WAVE", at: 8) { return .wav }
        if head.hasASCII("AVI ", at: 8) { return .avi }
        return nil
    }

    /// TIFF and BigTIFF of either byte order; DNG is told by its DNGVersion tag (50706) in the first directory.
    private static func tiff(_ head: [UInt8], _ source: any ByteSource) -> MediaFormat? {
        let little = head.starts(with: [0x49, 0x49, 0x2A, 0]) || head.starts(with: [0x49, 0x49, 0x2B, 0])
        let big = head.starts(with: [0x4D, 0x4D, 0, 0x2A]) || head.starts(with: [0x4D, 0x4D, 0, 0x2B])
        guard little || big else { return nil }
        let directory = TIFFDirectory(source: source, origin: 0, length: source.count)
        return directory?.entry(tag: 50706) == nil ? .tiff : .dng
    }

    /// ISO base media files by their brands (ISO 14496-12, 4.3), QuickTime files that have none by their boxes.
    private static func baseMedia(_ head: [UInt8]) -> MediaFormat? {
        guard head.count >= 12 else { return nil }
        let size = head[0..<4].reduce(0) { $0 << 8 | Int($1) }
        if head.hasASCII("ftyp", at: 4) {
            var brands: [String] = []
            var offset = 8
            while offset + 4 <= min(size, head.count, 8 + 4 * 64) {
                if offset != 12 { brands.append(String(decoding: head[offset..<(offset + 4)], as: UTF8.self)) }
                offset += 4
            }
            return mediaFormat(ofBrands: brands)
        }
        if head.hasASCII("styp", at: 4) || head.hasASCII("moof", at: 4) || head.hasASCII("sidx", at: 4) { return .mp4 }
        if head.hasASCII("moov", at: 4) || head.hasASCII("mdat", at: 4) || head.hasASCII("wide", at: 4) {
            return .quickTime
        }
        return nil
    }

    /// Files without a file type may begin with room that nothing is in, or with our own box.
    private static func baseMedia(behindFillersOf source: any ByteSource, _ head: [UInt8]) throws -> MediaFormat? {
        let fillers: Set<BaseMediaBoxType> = ["free", "skip", "wide", "uuid"]
        var walker = BaseMediaWalker(source)
        var position: UInt64 = 0
        for _ in 0..<8 {
            guard let box = try walker.box(at: position, end: source.count), fillers.contains(box.type),
                !box.isCutShort
            else { break }
            position = box.range.upperBound
        }
        return position == 0 ? nil : baseMedia(try source.readUpTo(4096, at: position))
    }

    private static func mediaFormat(ofBrands brands: [String]) -> MediaFormat {
        let byBrand: [(Set<String>, MediaFormat)] = [
            (["avif", "avis"], .avif),
            (["heic", "heix", "hevc", "hevx", "heim", "heis", "hevm", "hevs"], .heic),
        ]
        // The major brand decides first, then the compatible ones: a HEIC may name mif1 as its major brand.
        if let major = brands.first {
            if ["M4A ", "M4B ", "M4P "].contains(major) { return .m4a }
            if ["M4V ", "M4VH", "M4VP"].contains(major) { return .m4v }
            if major == "qt  " { return .quickTime }
            for (names, format) in byBrand where names.contains(major) { return format }
            guard ["mif1", "mif2", "msf1", "heif"].contains(major) else { return .mp4 }
        }
        for (names, format) in byBrand where brands.contains(where: names.contains) { return format }
        return .heif
    }

    /// MP3 and FLAC may both begin with an ID3v2 tag (ID3v2.4, 3.1): what follows it decides.
    private static func behindID3(_ head: [UInt8], _ source: any ByteSource) throws -> MediaFormat? {
        guard head.count >= 10 else { return nil }
        let size = head[6..<10].reduce(UInt64(0)) { $0 << 7 | UInt64($1 & 0x7F) }
        let footer: UInt64 = head[3] == 4 && head[5] & 0x10 != 0 ? 10 : 0
        let next = try source.readUpTo(4, at: 10 + size + footer)
        return next.starts(withASCII: "fLaC") ? .flac : .mp3
    }

    /// An MPEG-1/2 layer III frame header whose successor stands where its length says, or that is alone in the head.
    private static func isMPEGAudioFrame(_ head: [UInt8], at offset: Int) -> Bool {
        guard head.count >= offset + 4, head[offset] == 0xFF, head[offset + 1] & 0xE6 == 0xE2 else { return false }
        let bitrate = head[offset + 2] >> 4
        let rate = head[offset + 2] >> 2 & 3
        return bitrate != 0 && bitrate != 15 && rate != 3 && head[offset + 1] >> 3 & 3 != 1
    }

    /// Office documents and books are ZIP files: the `mimetype` entry that comes first, or the names in the directory.
    private static func zip(_ head: [UInt8], _ source: any ByteSource) throws -> MediaFormat {
        if head.hasASCII("mimetype", at: 30) {
            let types: [(StaticString, MediaFormat)] = [
                ("application/epub+zip", .epub), ("application/vnd.oasis.opendocument.text", .odt),
                ("application/vnd.oasis.opendocument.spreadsheet", .ods),
                ("application/vnd.oasis.opendocument.presentation", .odp),
            ]
            for (type, format) in types where head.hasASCII(type, at: 38) { return format }
        }
        let tailSize = Int(min(source.count, 65_536))
        let tail = try source.readUpTo(tailSize, at: source.count - UInt64(tailSize))
        let parts: [(StaticString, MediaFormat)] = [
            ("word/document.xml", .docx), ("xl/workbook.xml", .xlsx), ("ppt/presentation.xml", .pptx),
        ]
        for (part, format) in parts where tail.firstOffset(ofASCII: part) != nil { return format }
        return .zip
    }

    private static func byTextualContent(_ head: [UInt8], _ source: any ByteSource) -> MediaFormat? {
        if let view = try? UTF16View(MemoryByteSource(head)), let narrow = try? view.readUpTo(2048, at: 0) {
            // Of what is written in UTF-16, only pictures are read.
            let text = String(String.UnicodeScalarView(narrow.map { Unicode.Scalar($0) })).lowercased()
            return markupFormat(text) == .svg ? .svg : nil
        }
        guard !head.isEmpty, !head.contains(0) else { return nil }
        guard let text = utf8Prefix(head) else {
            // Markup may declare another encoding; its tags are ASCII in all that are in use.
            let markup = String(String.UnicodeScalarView(head.map { Unicode.Scalar($0) }))
            return markup.hasPrefix("<") ? markupFormat(markup.prefix(2048).lowercased()) : nil
        }
        let lowered = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }.prefix(2048).lowercased()
        return markupFormat(lowered) ?? .text
    }

    private static func markupFormat(_ lowered: String) -> MediaFormat? {
        if lowered.hasPrefix("<!doctype html") || lowered.hasPrefix("<html") { return .html }
        guard lowered.hasPrefix("<") else { return nil }
        // A page may hold pictures, and a picture may hold a page: the one that begins first is the file.
        let page = lowered.firstRange(of: "<html")?.lowerBound
        let picture = [lowered.firstRange(of: "<svg"), lowered.firstRange(of: ":svg")].compactMap { $0?.lowerBound }
            .min()
        guard let picture else { return page == nil ? nil : .html }
        return page.map { $0 < picture } == true ? .html : .svg
    }

    /// The head as UTF-8; a character cut by the end of the head, or of a file cut short, is left out.
    private static func utf8Prefix(_ head: [UInt8]) -> String? {
        if let text = String(validating: head, as: UTF8.self) { return text }
        let cut = head.lengthOfCutCharacter
        return cut > 0 && cut < head.count ? String(validating: head.dropLast(cut), as: UTF8.self) : nil
    }
}
