// SPDX-License-Identifier: Apache-2.0
public import ByteKit
public import MediaCodecs
import MediaContainers
import SignalProcessing

/// A file of sound or film, opened: what it says about itself, and its samples at hand.
///
/// WAV files with bare samples are read here, all others by the worker.
public struct OpenedRecording: Sendable {
    enum Access: Sendable {
        case wave(WaveFile)
        case coded(Recording, AVWorker)
    }

    /// One track of sound.
    public struct Track: Sendable, Hashable {
        /// Number of its stream in the file.
        public let index: Int
        /// Short name of its coding: `mp3`, `aac`, `pcm_s16le`.
        public let codec: String
        /// Samples a second, in Hz.
        public let sampleRate: Int
        /// Number of channels.
        public let channels: Int
        /// Whether it can be written again in the same coding.
        public let canBeWritten: Bool
    }

    /// The container.
    public let format: RecordingFormat
    /// Length in seconds; nil where the file does not say.
    public let duration: Double?
    /// Whether there are moving pictures.
    public let hasPictures: Bool
    /// The tracks of sound.
    public let tracks: [Track]
    let access: Access

    init(_ source: any ByteSource, worker: AVWorker) async throws(MediaError) {
        if try RecordingFormat(reading: source) == .wav, let wave = try OpenedRecording.bareSamples(source) {
            format = .wav
            duration = wave.duration
            hasPictures = false
            tracks = [
                Track(
                    index: 0, codec: "pcm", sampleRate: wave.sampleRate, channels: wave.channels, canBeWritten: true)
            ]
            access = .wave(wave)
            return
        }
        let recording = try await worker.open(.source(source))
        let info = recording.info
        format = info.format
        duration = info.duration ?? info.sound.compactMap(\.duration).max()
        hasPictures = info.video != nil
        tracks = info.sound.map { stream in
            Track(
                index: stream.index, codec: stream.codec, sampleRate: stream.sampleRate, channels: stream.channels,
                canBeWritten: stream.canBeWritten)
        }
        access = .coded(recording, worker)
    }

    /// The samples of a WAVE file; nil where they are compressed, which is the worker's business.
    private static func bareSamples(_ source: any ByteSource) throws(MediaError) -> WaveFile? {
        do { return try WaveFile(source) } catch {
            if error.code == .unsupportedFormat { return nil }
            throw error
        }
    }

    /// What files of the format are called: `audio/mpeg`. A container of films that holds none is sound.
    public var mediaType: String {
        guard !hasPictures, !tracks.isEmpty, let slash = format.mediaType.firstIndex(of: "/"),
            format.mediaType.hasPrefix("video/"), ![.avi, .mpegTS].contains(format)
        else { return format.mediaType }
        return "audio" + format.mediaType[slash...]
    }
}

extension RecordingMarker {
    /// Whether the first bytes of a file are those of sound or film. A file of another kind, and one that cannot be read,
    /// is none.
    public static func isRecording(_ source: any ByteSource) -> Bool {
        if let kind = (try? FormatSniffer.format(of: source))?.kind { return kind == .audio || kind == .video }
        return (try? RecordingFormat(reading: source)) != nil
    }
}
