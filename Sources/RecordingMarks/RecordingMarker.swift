// SPDX-License-Identifier: Apache-2.0
public import ByteKit
public import MediaCodecs
import SignalProcessing
public import Watermarking

/// Puts the mark for sound into files and reads it from them, whatever their container: piece by piece, so that memory does
/// not grow with the length of a recording.
///
/// ```swift
/// let marker = RecordingMarker()
/// let recording = try await marker.open(try FileByteSource(path: "speech.mp3"))
/// try await marker.embed(.identifier(id), into: recording, to: file)
/// ```
public struct RecordingMarker: Sendable {
    /// Tracks of sound in one file that are marked, or searched, at most.
    public static let trackLimit = 8

    /// How far the work is, from 0 to 1, told about once a second of the recording.
    public typealias Progress = @Sendable (Double) -> Void

    let worker: AVWorker
    let mark: AudioWatermark

    /// A marker. Keep it for several recordings: its worker stays warm.
    public init(worker: AVWorker = AVWorker(), mark: AudioWatermark = AudioWatermark()) {
        self.worker = worker
        self.mark = mark
    }

    /// Opens a file of sound or film.
    /// - Throws: ``MediaCodecs/MediaError`` where it is none or cannot be read.
    public func open(_ source: any ByteSource) async throws(MediaError) -> OpenedRecording {
        try await OpenedRecording(source, worker: worker)
    }

    /// Writes a copy whose sound carries a mark: in the same container and coding, every track of sound with the same mark,
    /// pictures, subtitles and everything else copied as they are. Nothing is committed.
    /// - Parameters:
    ///   - payload: what the mark says.
    ///   - strength: decibels added to the plain strength, from -6 to 6.
    ///   - sink: takes the file.
    ///   - folder: where intermediate files go that have no name, for films with several tracks of sound.
    /// - Throws: ``RecordingMarkError`` where it cannot carry one, `MediaError`, or what the sink throws.
    public func embed(
        _ payload: AudioMarkPayload, into recording: OpenedRecording, strength: Double = 0, to sink: any ByteSink,
        folder: String, progress: Progress? = nil
    ) async throws {
        try requireSuited(recording, payload)
        switch recording.access {
        case .wave(let wave): try embed(payload, into: wave, recording, strength, sink, progress)
        case .coded:
            var present = recording
            let count = min(recording.tracks.count, RecordingMarker.trackLimit)
            for number in 0..<count {
                let share: Progress = { progress?((Double(number) + $0) / Double(count)) }
                let isLast = number == count - 1
                let target: any ByteSink = isLast ? sink : try OpenFile.nameless(in: folder)
                try await embed(payload, into: present, track: number, strength, target, share)
                if !isLast { present = try await open(try target.written()) }
            }
        }
    }

    private func requireSuited(_ recording: OpenedRecording, _ payload: AudioMarkPayload) throws {
        guard !recording.tracks.isEmpty else {
            throw RecordingMarkError(.noSound, "There is no sound in this file that could carry a mark.")
        }
        for track in recording.tracks.prefix(RecordingMarker.trackLimit) where !track.canBeWritten {
            throw RecordingMarkError(
                .notWritable,
                "Sound coded as \(track.codec) can be read and not written. Convert it to WAV, FLAC, MP3, AAC or Opus.")
        }
        if let duration = recording.duration, duration < payload.minimumDuration {
            throw RecordingMarkError(.recordingTooShort(seconds: duration, minimum: payload.minimumDuration))
        }
    }

    /// Bare samples: what does not change keeps its bytes.
    private func embed(
        _ payload: AudioMarkPayload, into wave: WaveFile, _ recording: OpenedRecording, _ strength: Double,
        _ sink: any ByteSink, _ progress: Progress?
    ) throws {
        var sound = MarkedSamples(
            try embedder(payload, sampleRate: wave.sampleRate, channels: wave.channels, strength: strength))
        try wave.rewrite(to: sink) { piece in
            try Task.checkCancellation()
            progress?(sound.seconds / max(1, wave.duration))
            return try sound.push(piece)
        } finish: {
            sound.finish()
        }
        try sound.check(payload)
    }

    private func embed(
        _ payload: AudioMarkPayload, into recording: OpenedRecording, track number: Int, _ strength: Double,
        _ sink: any ByteSink, _ progress: Progress?
    ) async throws {
        guard case .coded(let file, let worker) = recording.access, recording.tracks.indices.contains(number) else {
            throw RecordingMarkError(.noSound, "The copy of the file lost a track of sound.")
        }
        let track = recording.tracks[number]
        var sequence = worker.sound(of: file, stream: track.index).makeAsyncIterator()
        guard let first = try await sequence.next() else {
            throw RecordingMarkError(.noSound, "There is no sound in this file that could carry a mark.")
        }
        let feed = MarkedSound(
            first.samples,
            MarkedSamples(
                try embedder(
                    payload, sampleRate: first.samples.sampleRate, channels: first.samples.channels.count,
                    strength: strength)),
            then: sequence)
        try await worker.replaceSound(
            of: file, stream: track.index, startingAt: first.time, with: { try await feed.next() }, to: sink,
            progress: { place in if let fraction = place.fraction { progress?(fraction) } })
        try await feed.check(payload)
    }

    private func embedder(
        _ payload: AudioMarkPayload, sampleRate: Int, channels: Int, strength: Double
    ) throws(RecordingMarkError) -> AudioMarkEmbedder {
        do { return try mark.embedder(payload, sampleRate: sampleRate, channels: channels, strength: strength) } catch {
            throw RecordingMarkError(error)
        }
    }
}
