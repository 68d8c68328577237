// SPDX-License-Identifier: Apache-2.0
import CMediaIPC

/// What a recording says about itself.
public struct RecordingInfo: Sendable, Equatable {
    /// One stream of it.
    public struct Stream: Sendable, Equatable {
        /// What a stream holds.
        public enum Kind: String, Sendable, Codable {
            /// Sound.
            case audio
            /// Moving pictures.
            case video
            /// Subtitles.
            case subtitle
            /// A still picture that goes with the file, such as a cover.
            case attachedPicture = "attached_picture"
            /// Something else.
            case other
        }

        /// Number of the stream in the file.
        public var index: Int
        /// What it holds.
        public var kind: Kind
        /// Short name of the coding: `h264`, `aac`, `pcm_s16le`.
        public var codec: String
        /// Language as the file says it, mostly ISO 639-2; nil where it does not.
        public var language: String?
        /// Time of the first sample or picture in seconds.
        public var start: Double
        /// Length in seconds; nil where the file does not say.
        public var duration: Double?
        /// Bits a second; nil where the file does not say.
        public var bitRate: Int?
        /// Whether players choose it unless told otherwise.
        public var isDefault: Bool
        /// Whether it can be written again in the same coding.
        public var canBeWritten: Bool
        /// Samples a second, in Hz; 0 for what is no sound.
        public var sampleRate: Int
        /// Channels; 0 for what is no sound.
        public var channels: Int
        /// Pixels a row as stored; 0 for what is no picture.
        public var width: Int
        /// Rows as stored.
        public var height: Int
        /// Degrees clockwise that pictures are turned to be shown: 0, 90, 180 or 270.
        public var rotation: Int
        /// Pictures a second, as well as the file tells.
        public var frameRate: Double
        /// Bits a sample.
        public var bitDepth: Int
        /// FFmpeg's name of the layout of pixels: `yuv420p10le`.
        public var pixelFormat: String?
        /// Colour primaries, transfer and matrix (ITU-T H.273), 2 where not said.
        public var colour: [Int]
    }

    /// The container.
    public var format: RecordingFormat
    /// Length in seconds; nil where the file does not say.
    public var duration: Double?
    /// Streams in the order of the file.
    public var streams: [Stream]
    /// Number of chapters.
    public var chapters: Int

    /// The streams of sound.
    public var sound: [Stream] { streams.filter { $0.kind == .audio } }
    /// The first stream of moving pictures.
    public var video: Stream? { streams.first { $0.kind == .video } }
}

extension RecordingInfo.Stream {
    /// Reads what the worker sent; nil where it makes no sense.
    init?(_ raw: csa_stream, limits: RecordingLimits) {
        func known(_ seconds: Double) -> Double? { seconds.isFinite && seconds > 0 ? seconds : nil }
        guard raw.width <= UInt32(clamping: max(limits.side, 32_768)), raw.height <= UInt32(clamping: 32_768),
            raw.channels <= 1024, raw.rate <= 10_000_000, [0, 90, 180, 270].contains(raw.rotation)
        else { return nil }
        index = Int(raw.index)
        kind =
            switch Int(raw.kind) {
            case CSA_AUDIO: .audio
            case CSA_VIDEO: .video
            case CSA_SUBTITLE: .subtitle
            case CSA_ATTACHED: .attachedPicture
            default: .other
            }
        codec = text(of: raw.codec)
        language = text(of: raw.language).isEmpty ? nil : text(of: raw.language)
        start = raw.start.isFinite ? raw.start : 0
        duration = known(raw.duration)
        bitRate = raw.bit_rate > 0 ? Int(clamping: raw.bit_rate) : nil
        isDefault = raw.is_default != 0
        canBeWritten = raw.can_encode != 0
        sampleRate = Int(raw.rate)
        channels = Int(raw.channels)
        width = Int(raw.width)
        height = Int(raw.height)
        rotation = Int(raw.rotation)
        frameRate = known(raw.frame_rate) ?? 0
        bitDepth = Int(raw.depth)
        pixelFormat = text(of: raw.pixel_format).isEmpty ? nil : text(of: raw.pixel_format)
        colour = [Int(raw.primaries), Int(raw.transfer), Int(raw.matrix)]
    }
}
