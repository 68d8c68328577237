// SPDX-License-Identifier: Apache-2.0
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
    ///   - listener: gets the samples of the first track as they come, for whoever wants to know more of the sound than its
    ///     marks: one pass is enough for all of them.
    /// - Throws: `MediaError`, or what the listener throws. A file without sound has no marks.
    public func read(
        _ recording: OpenedRecording, effort: AudioMarkEffort = .allSpeeds, upTo limit: Double? = nil,
        progress: Progress? = nil, listener: ((SampleBuffer) throws -> Void)? = nil
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
                if number == 0 { try listener?(piece) }
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

    /// Whether a mark can be read at the recording's own speed.
    public func carries(_ payload: AudioMarkPayload, _ recording: OpenedRecording) async throws -> Bool {
        try await read(recording, effort: .ownSpeed).marks.contains { $0.payload == payload }
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
