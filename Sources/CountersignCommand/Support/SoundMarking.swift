// SPDX-License-Identifier: Apache-2.0

import ByteKit
import Foundation
import MediaCodecs
import SignalProcessing
import Watermarking

/// The audio half of `countersign watermark`.
enum SoundMarking {
    /// A mark as `decode --json` lists it; times in seconds.
    struct Interval: Encodable {
        let id: String
        let from: Double
        let to: Double
        let speed: Double
        let syncScore: Double
        let energy: Double

        enum CodingKeys: String, CodingKey {
            case id, from, to, speed
            case syncScore = "sync_score"
            case energy
        }

        init(_ mark: AudioMark) {
            id = mark.payload.description
            (from, to, speed) = (mark.from, mark.to, mark.speed)
            (syncScore, energy) = (mark.syncScore, mark.energy)
        }
    }

    /// The payload of 16 or 6 hexadecimal digits.
    static func payload(_ text: String) -> AudioMarkPayload? {
        if let id = MarkIdentifier.parse(text) { return .identifier(id) }
        guard text.utf8.count == 6, let id = MarkIdentifier.parse("0000000000" + text) else { return nil }
        return .short(UInt32(id))
    }

    /// Marks a WAVE file; a recording that carries a mark already is refused.
    static func embed(
        _ payload: AudioMarkPayload, input: String, output: String, strength: Double
    ) throws(CommandError) {
        guard URL(fileURLWithPath: output).pathExtension.lowercased() == "wav" else {
            throw CommandError(status: .usage, file: output, message: "name the output .wav: a WAV file stays one")
        }
        let wave = try SoundReading.wave(input)
        guard wave.duration >= payload.minimumDuration else {
            let error = WatermarkError.recordingTooShort(seconds: wave.duration, minimum: payload.minimumDuration)
            throw CommandError(status: .negative, file: input, message: error.description)
        }
        let mark = AudioWatermark()
        if let old = try decode(input, mark, effort: .ownSpeed).first {
            throw CommandError(
                status: .negative, file: input,
                message: "The recording carries the mark \(old.payload) already. Start from the unmarked original.")
        }
        do {
            var embedder = try mark.embedder(
                payload, sampleRate: wave.sampleRate, channels: wave.channels, strength: strength)
            let file = try AtomicFile(path: output)
            try wave.rewrite(to: file) {
                try embedder.push($0)
            } finish: {
                embedder.finish()
            }
            try file.commit()
        } catch let error as WatermarkError {
            throw CommandError(status: .negative, file: input, message: error.description)
        } catch { throw SoundReading.failure(input, error) }
    }

    /// Reads the marks of a WAVE file.
    static func decode(
        _ path: String, _ mark: AudioWatermark, effort: AudioMarkEffort
    ) throws(CommandError) -> [AudioMark] {
        let wave = try SoundReading.wave(path)
        var detector = mark.detector(sampleRate: wave.sampleRate, effort: effort)
        do { try wave.forEachPiece { detector.push($0.mono) } } catch { throw SoundReading.failure(path, error) }
        return detector.finish()
    }

    /// Measures marking or reading of samples in memory.
    static func measure(_ path: String, embed: Bool, runs: Int) throws(CommandError) -> Measurements {
        let wave = try SoundReading.wave(path)
        let sound: SampleBuffer
        do { sound = try wave.samples(0..<min(wave.frameCount, 3_600 * wave.sampleRate)) } catch {
            throw SoundReading.failure(path, error)
        }
        let mark = AudioWatermark()
        var report = Measurements()
        for _ in 0..<runs {
            if embed {
                do {
                    try report.measure { _ = try mark.embed(.identifier(0x0123_4567_89AB_CDEF), into: sound) }
                } catch { throw CommandError(status: .negative, file: path, message: "\(error)") }
            } else {
                report.measure { _ = mark.decode(sound, effort: .ownSpeed) }
            }
        }
        return report.finished()
    }
}
