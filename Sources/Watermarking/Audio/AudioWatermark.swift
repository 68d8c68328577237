// SPDX-License-Identifier: Apache-2.0

public import SignalProcessing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// An inaudible mark that carries an identifier in recordings of speech and other sound, and is read without the
/// original: the mark CS-A1.
///
/// It lies in the telephone's band and survives telephone lines, messengers, music under the speech, loudspeakers and
/// rooms, cuts and changes of speed. See docs/sound.md for what was measured. Like the picture's mark it is no obstacle
/// to somebody who wants it gone, and what it says is a pointer to a record, not a proof.
///
/// ```swift
/// let mark = AudioWatermark()
/// let marked = try mark.embed(.identifier(0x0123_4567_89ab_cdef), into: recording)
/// let found = mark.decode(marked)   // found.first?.payload
/// ```
public struct AudioWatermark: Sendable {
    /// The name under which a manifest's soft binding refers to this mark.
    public static let algorithmName = "org.countersign.audio.1"
    /// The plain amplitude in decibels.
    static let plainAmplitude: Float = 1.1

    /// The key that marks are made and read with.
    public let key: WatermarkKey
    private let layout: AudioMarkLayout
    private let code = AudioMarkCode()

    /// A mark of the given key, by default the public one. Keep it for several recordings.
    public init(key: WatermarkKey = .public) {
        self.key = key
        layout = AudioMarkLayout(key: key)
    }

    /// Marks a stream of samples.
    ///
    /// - Parameters:
    ///   - payload: What the mark says.
    ///   - sampleRate: In Hz.
    ///   - channels: How many there are; all get the same mark.
    ///   - strength: Decibels added to the plain strength, from -6 to 6.
    /// - Throws: ``WatermarkError`` where the strength, the payload or the kind of sound is impossible.
    public func embedder(
        _ payload: AudioMarkPayload, sampleRate: Int, channels: Int, strength: Double = 0
    ) throws(WatermarkError) -> AudioMarkEmbedder {
        guard strength >= -6, strength <= 6 else { throw .strengthOutOfRange(strength) }
        guard payload.isValid else { throw .payloadNotAllowed }
        return try AudioMarkEmbedder(
            layout: layout, word: code.word(of: payload), delta: Self.plainAmplitude * powf(10, Float(strength) / 20),
            sampleRate: sampleRate, channels: channels)
    }

    /// The recording with the mark in it.
    ///
    /// - Parameters:
    ///   - payload: What the mark says.
    ///   - sound: At least as long as the payload needs.
    ///   - strength: Decibels added to the plain strength, from -6 to 6.
    /// - Throws: ``WatermarkError`` where the recording is too short or the strength or payload impossible.
    public func embed(
        _ payload: AudioMarkPayload, into sound: SampleBuffer, strength: Double = 0
    ) throws(WatermarkError) -> SampleBuffer {
        guard sound.duration >= payload.minimumDuration else {
            throw .recordingTooShort(seconds: sound.duration, minimum: payload.minimumDuration)
        }
        var embedder = try embedder(
            payload, sampleRate: sound.sampleRate, channels: sound.channels.count, strength: strength)
        var marked = try embedder.push(sound)
        _ = marked.append(embedder.finish())
        return marked
    }

    /// Reads the marks of a stream of samples.
    ///
    /// - Parameters:
    ///   - sampleRate: In Hz.
    ///   - effort: Whether other speeds than the recording's own are tried.
    public func detector(sampleRate: Int, effort: AudioMarkEffort = .allSpeeds) -> AudioMarkDetector {
        AudioMarkDetector(layout: layout, code: code, sampleRate: sampleRate, effort: effort)
    }

    /// The marks that a recording carries, by the time at which they begin. It never guesses.
    public func decode(_ sound: SampleBuffer, effort: AudioMarkEffort = .allSpeeds) -> [AudioMark] {
        var detector = detector(sampleRate: sound.sampleRate, effort: effort)
        detector.push(sound.mono)
        return detector.finish()
    }
}

/// How hard to look for a mark.
public enum AudioMarkEffort: Sendable, Hashable {
    /// At the recording's own speed, give or take 0.3 %.
    case ownSpeed
    /// Also from 10 % slower to 10 % faster.
    case allSpeeds
}
