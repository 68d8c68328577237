// SPDX-License-Identifier: Apache-2.0

import ByteKit
import Foundation
import MediaCodecs
import RecordingMarks
import SignalProcessing
import Watermarking

/// The audio half of `countersign watermark`.
struct SoundMarking {
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

    /// Seconds of sound that are held in memory for measurements.
    private static let measuredSeconds = 3_600.0

    private let marker = RecordingMarker()

    /// The payload of 16 or 6 hexadecimal digits.
    static func payload(_ text: String) -> AudioMarkPayload? {
        if let id = MarkIdentifier.parse(text) { return .identifier(id) }
        guard text.utf8.count == 6, let id = MarkIdentifier.parse("0000000000" + text) else { return nil }
        return .short(UInt32(id))
    }

    /// True where the file is sound or film by its content; false also where it cannot be read, which the caller finds
    /// out.
    static func isSound(_ path: String) -> Bool {
        (try? FileByteSource(path: path)).map { RecordingMarker.isRecording($0) } ?? false
    }

    /// Marks a recording; one that carries a mark already is refused, and so is one from which the mark could not be read
    /// again.
    func embed(
        _ payload: AudioMarkPayload, input: String, output: String, strength: Double
    ) async throws(CommandError) {
        let recording = try await open(input)
        let wanted = recording.format.fileExtension
        let given = URL(fileURLWithPath: output).pathExtension.lowercased()
        guard given == wanted || given == URL(fileURLWithPath: input).pathExtension.lowercased() else {
            throw CommandError(
                status: .usage, file: output, message: "name the output .\(wanted): a recording keeps its format")
        }
        do {
            try await marker.requireUnmarked(recording)
            let file = try AtomicFile(path: output)
            try await marker.embed(
                payload, into: recording, strength: strength, to: file,
                folder: URL(fileURLWithPath: output).deletingLastPathComponent().path)
            try await marker.requireReadable(payload, in: try file.written())
            try file.commit()
        } catch { throw SoundMarking.failure(input, error) }
    }

    /// Reads the marks of a recording.
    func decode(_ path: String, effort: AudioMarkEffort) async throws(CommandError) -> [AudioMark] {
        let recording = try await open(path)
        do { return try await marker.read(recording, effort: effort).marks } catch {
            throw SoundMarking.failure(path, error)
        }
    }

    /// Measures marking or reading of samples in memory.
    func measure(_ path: String, embed: Bool, runs: Int) async throws(CommandError) -> Measurements {
        let recording = try await open(path)
        var whole: SampleBuffer?
        do {
            try await marker.forEachPiece(of: recording, upTo: SoundMarking.measuredSeconds) { piece in
                if whole?.append(piece) == nil { whole = piece }
            }
        } catch { throw SoundMarking.failure(path, error) }
        guard let sound = whole else {
            throw CommandError(status: .negative, file: path, message: "there is no sound in this file")
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

    private func open(_ path: String) async throws(CommandError) -> OpenedRecording {
        do { return try await marker.open(try FileByteSource(path: path)) } catch {
            throw SoundMarking.failure(path, error)
        }
    }

    private static func failure(_ path: String, _ error: any Error) -> CommandError {
        switch error {
        case let error as CommandError: error
        case let error as ByteError: .unreadable(path, error)
        case let error as MediaError: CommandError(error, file: path)
        case let error as RecordingMarkError: CommandError(status: .negative, file: path, message: error.message)
        default: CommandError(status: .failure, file: path, message: "\(error)")
        }
    }
}
