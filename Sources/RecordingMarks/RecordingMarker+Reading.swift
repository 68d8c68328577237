// SPDX-License-Identifier: Apache-2.0
public import ByteKit
import MediaCodecs
public import SignalProcessing
public import Watermarking

/// What was heard in a recording.
public struct HeardRecording: Sendable, Hashable {
    /// The marks, by the time at which they begin; of the first track of sound that has any.
    public var marks: [AudioMark]
    /// Seconds that were listened to.
    public var seconds: Double
    /// Whether that is all of it.
    public var isComplete: Bool

    /// The mark that was heard longest, of those with 64 bits first.
    public var longest: AudioMark? {
        marks.max { left, right in
            let order = (left.identifier == nil ? 0 : 1, left.to - left.from)
            return order < (right.identifier == nil ? 0 : 1, right.to - right.from)
        }
    }
}

extension AudioMark {
    /// The 64-bit identifier; nil for a short one.
    public var identifier: UInt64? {
        guard case .identifier(let id) = payload else { return nil }
        return id
    }
}

extension RecordingMarker {
    /// Reads the marks of a recording. It never guesses.
    /// - Parameters:
    ///   - effort: whether other speeds than the recording's own are tried.
    ///   - limit: seconds after which it stops listening; nil: at the end.
    /// - Throws: `MediaError`. A file without sound has no marks.
    public func read(
        _ recording: OpenedRecording, effort: AudioMarkEffort = .allSpeeds, upTo limit: Double? = nil,
        progress: Progress? = nil
    ) async throws -> HeardRecording {
        var heard = HeardRecording(marks: [], seconds: 0, isComplete: true)
        for number in recording.tracks.indices.prefix(RecordingMarker.trackLimit) {
            var detector: AudioMarkDetector?
            var seconds = 0.0
            let isComplete = try await forEachPiece(of: recording, track: number, upTo: limit) { piece in
                var present = detector ?? mark.detector(sampleRate: piece.sampleRate, effort: effort)
                detector = nil
                present.push(piece.mono)
                detector = present
                seconds += piece.duration
                if let duration = recording.duration, duration > 0 { progress?(min(1, seconds / duration)) }
            }
            heard.marks = detector?.finish() ?? []
            if number == 0 { (heard.seconds, heard.isComplete) = (seconds, isComplete) }
            // Tracks of one film are marked alike.
            if !heard.marks.isEmpty { break }
        }
        return heard
    }

    /// - Throws: ``RecordingMarkError`` `already_marked` where a mark is heard; `MediaError`.
    public func requireUnmarked(_ recording: OpenedRecording) async throws {
        guard let old = try await read(recording, effort: .ownSpeed).marks.first else { return }
        throw RecordingMarkError(
            .alreadyMarked,
            "The recording carries the mark \(old.payload) already; it is probably protected. Start from the unmarked "
                + "original.")
    }

    /// Listens to what was written as others will: coded, and decoded again.
    /// - Throws: ``RecordingMarkError`` `mark_not_readable` where the mark is not heard; `MediaError`.
    public func requireReadable(_ payload: AudioMarkPayload, in source: any ByteSource) async throws {
        let heard = try await read(try await open(source), effort: .ownSpeed)
        guard heard.marks.contains(where: { $0.payload == payload }) else {
            throw RecordingMarkError(
                .notReadable, "The mark cannot be read back: there is too little sound, or it is coded too coarsely.")
        }
    }

    /// Calls `body` with successive pieces of a track.
    /// - Parameter limit: seconds after which it stops; nil: at the end.
    /// - Returns: false where the limit came before the end.
    @discardableResult
    public func forEachPiece(
        of recording: OpenedRecording, track number: Int = 0, upTo limit: Double? = nil,
        _ body: (SampleBuffer) throws -> Void
    ) async throws -> Bool {
        guard recording.tracks.indices.contains(number) else { return true }
        let limit = limit ?? .infinity
        switch recording.access {
        case .wave(let wave):
            let step = 5 * wave.sampleRate
            for start in stride(from: 0, to: wave.frameCount, by: step) {
                try Task.checkCancellation()
                guard Double(start) < limit * Double(wave.sampleRate) else { return false }
                try body(try wave.samples(start..<(start + step)))
                await Task.yield()
            }
        case .coded(let file, let worker):
            var seconds = 0.0
            for try await chunk in worker.sound(of: file, stream: recording.tracks[number].index) {
                guard seconds < limit else { return false }
                try body(chunk.samples)
                seconds += chunk.samples.duration
            }
        }
        return true
    }
}
