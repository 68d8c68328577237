// SPDX-License-Identifier: Apache-2.0
public import ByteKit

/// The containers of sound and video that are decoded, by content. Anything else is refused before a decoder sees it.
public enum RecordingFormat: String, Sendable, Hashable, CaseIterable, Codable {
    /// MP4 (ISO/IEC 14496-14).
    case mp4
    /// QuickTime.
    case mov
    /// MP4 with sound alone, as its brand says.
    case m4a
    /// 3GPP (TS 26.244).
    case threeGP = "3gp"
    /// Matroska (RFC 9559).
    case matroska
    /// WebM.
    case webm
    /// AVI.
    case avi
    /// RIFF WAVE, RF64 and BW64.
    case wav
    /// AIFF and AIFF-C.
    case aiff
    /// FLAC (RFC 9639).
    case flac
    /// MPEG audio, layers 2 and 3.
    case mp3
    /// Ogg (RFC 3533).
    case ogg
    /// AMR and AMR-WB (RFC 4867).
    case amr
    /// AAC in ADTS frames.
    case aac
    /// Core Audio Format.
    case caf
    /// MPEG-2 transport stream.
    case mpegTS = "mpegts"

    /// The format that the first bytes of `source` show; nil where they show none of these.
    /// - Throws: ``MediaError`` with `input` where the source cannot be read.
    public init?(reading source: any ByteSource) throws(MediaError) {
        let start = try source.window(at: 0, count: 4096)
        let size = RecordingFormat.tagSize(start)
        // A tag may stand before other formats too, and does in FLAC files with a credential.
        let behind = size > 0 ? RecordingFormat(start: try source.window(at: UInt64(size), count: 4096)) : nil
        let known = behind == .flac || behind == .aac ? behind : RecordingFormat(start: start)
        guard let format = known else { return nil }
        self = format
    }

    /// Bytes of the ID3v2 tag that a file begins with (id3.org, ID3v2.4.0, 3.1); 0 where it does not.
    private static func tagSize(_ start: [UInt8]) -> Int {
        guard start.count >= 10, start.starts(with: Array("ID3".utf8)) else { return 0 }
        let size = start[6..<10].reduce(0) { $0 << 7 | Int($1 & 0x7F) }
        return 10 + size + (start[5] & 0x10 != 0 ? 10 : 0)
    }

    /// The format that the first bytes of a file show.
    init?(start: [UInt8]) {
        func has(_ text: String, at offset: Int) -> Bool {
            let bytes = Array(text.utf8)
            return start.count >= offset + bytes.count && start[offset..<(offset + bytes.count)].elementsEqual(bytes)
        }
        if has("ftyp", at: 4) {
            switch true {
            case has("qt  ", at: 8): self = .mov
            case has("M4A", at: 8), has("M4B", at: 8): self = .m4a
            case has("3g", at: 8): self = .threeGP
            case has("avif", at: 8), has("heic", at: 8), has("heix", at: 8), has("mif1", at: 8): return nil
            default: self = .mp4
            }
        } else if ["moov", "mdat", "wide", "free", "skip", "pnot"].contains(where: { has($0, at: 4) }) {
            self = .mov
        } else if start.starts(with: [0x1A, 0x45, 0xDF, 0xA3]) {
            let webm = Array("webm".utf8)
            let head = start.prefix(128)
            let isWebM = head.indices.contains { head[$0...].starts(with: webm) }
            self = isWebM ? .webm : .matroska
        } else if has("RIFF", at: 0), has("AVI ", at: 8) {
            self = .avi
        } else if ["RIFF", "RF64", "BW64"].contains(where: { has($0, at: 0) }), has("WAVE", at: 8) {
            self = .wav
        } else if has("FORM", at: 0), has("AIFF", at: 8) || has("AIFC", at: 8) {
            self = .aiff
        } else if has("fLaC", at: 0) {
            self = .flac
        } else if has("OggS", at: 0) {
            self = .ogg
        } else if has("#!AMR", at: 0) {
            self = .amr
        } else if has("caff", at: 0) {
            self = .caf
        } else if start.count > 376, start[0] == 0x47, start[188] == 0x47, start[376] == 0x47 {
            self = .mpegTS
        } else if has("ID3", at: 0) {
            self = .mp3
        } else if start.count > 1, start[0] == 0xFF, start[1] & 0xF6 == 0xF0 {
            self = .aac
        } else if start.count > 2, start[0] == 0xFF, start[1] & 0xE0 == 0xE0, start[1] & 0x06 != 0, start[2] >> 4 != 15
        {
            self = .mp3
        } else {
            return nil
        }
    }

    /// FFmpeg's name of the reader.
    var demuxer: String {
        switch self {
        case .mp4, .mov, .m4a, .threeGP: "mov"
        case .matroska, .webm: "matroska"
        default: rawValue
        }
    }

    /// FFmpeg's name of the writer.
    var muxer: String {
        switch self {
        case .m4a: "ipod"
        case .aac: "adts"
        default: rawValue
        }
    }

    /// The media type registered for the format.
    public var mediaType: String {
        switch self {
        case .mp4: "video/mp4"
        case .mov: "video/quicktime"
        case .m4a: "audio/mp4"
        case .threeGP: "video/3gpp"
        case .matroska: "video/matroska"
        case .webm: "video/webm"
        case .avi: "video/x-msvideo"
        case .wav: "audio/wav"
        case .aiff: "audio/aiff"
        case .flac: "audio/flac"
        case .mp3: "audio/mpeg"
        case .ogg: "audio/ogg"
        case .amr: "audio/amr"
        case .aac: "audio/aac"
        case .caf: "audio/x-caf"
        case .mpegTS: "video/mp2t"
        }
    }

    /// The usual file name extension, without a dot.
    public var fileExtension: String {
        switch self {
        case .matroska: "mkv"
        case .mpegTS: "ts"
        default: rawValue
        }
    }
}
