// SPDX-License-Identifier: Apache-2.0
import MediaCodecs
import SignalProcessing
import Watermarking

/// Samples on their way through an embedder, and what was seen of them.
struct MarkedSamples: Sendable {
    /// Below this nothing is heard: -80 dB of full scale.
    private static let silence: Float = 1e-4

    private var embedder: AudioMarkEmbedder
    private(set) var seconds = 0.0
    private var peak: Float = 0

    init(_ embedder: AudioMarkEmbedder) { self.embedder = embedder }

    mutating func push(_ samples: SampleBuffer) throws(RecordingMarkError) -> SampleBuffer {
        seconds += samples.duration
        for channel in samples.channels { peak = channel.reduce(peak) { max($0, abs($1)) } }
        do { return try embedder.push(samples) } catch { throw RecordingMarkError(error) }
    }

    mutating func finish() -> SampleBuffer { embedder.finish() }

    /// Says what was in the way, once all samples were seen.
    func check(_ payload: AudioMarkPayload) throws(RecordingMarkError) {
        guard seconds >= payload.minimumDuration else {
            throw RecordingMarkError(.recordingTooShort(seconds: seconds, minimum: payload.minimumDuration))
        }
        guard peak > MarkedSamples.silence else {
            throw RecordingMarkError(.silent, "The recording is silent: nothing in it could carry a mark.")
        }
    }
}

/// Decodes a track and hands out its samples marked, a piece at a time.
actor MarkedSound {
    private var first: SampleBuffer?
    private var sound: MarkedSamples
    private var sequence: SoundSequence.Iterator
    private var hasEnded = false

    init(_ first: SampleBuffer, _ sound: MarkedSamples, then sequence: SoundSequence.Iterator) {
        self.first = first
        self.sound = sound
        self.sequence = sequence
    }

    /// The next marked samples; nil at the end.
    func next() async throws -> SampleBuffer? {
        while !hasEnded {
            try Task.checkCancellation()
            let piece: SampleBuffer
            if let first {
                piece = first
                self.first = nil
            } else {
                var sequence = sequence
                let chunk = try await sequence.next(isolation: self)
                self.sequence = sequence
                guard let chunk else {
                    hasEnded = true
                    return sound.finish()
                }
                piece = chunk.samples
            }
            let marked = try sound.push(piece)
            if marked.count > 0 { return marked }
        }
        return nil
    }

    func check(_ payload: AudioMarkPayload) throws { try sound.check(payload) }
}
