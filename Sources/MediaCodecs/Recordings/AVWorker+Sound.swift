// SPDX-License-Identifier: Apache-2.0
import CMediaIPC
public import SignalProcessing

/// Part of a stream of sound.
public struct SoundChunk: Sendable {
    /// When its first sample is heard, in seconds of the recording.
    public var time: Double
    /// The samples, all chunks of a stream with the same rate and channels.
    public var samples: SampleBuffer
}

/// The sound of a stream, chunk by chunk. Every loop over it decodes anew.
public struct SoundSequence: AsyncSequence, Sendable {
    /// What a loop gets.
    public typealias Element = SoundChunk
    /// Why decoding failed.
    public typealias Failure = MediaError

    let worker: AVWorker
    let recording: Recording
    let job: csa_job
    let fillsGaps: Bool

    /// Starts decoding when the first chunk is asked for.
    public func makeAsyncIterator() -> Iterator { Iterator(sequence: self) }

    /// Decodes as far as it is asked.
    public struct Iterator: AsyncIteratorProtocol, Sendable {
        /// What a loop gets.
        public typealias Element = SoundChunk
        /// Why decoding failed.
        public typealias Failure = MediaError

        private let sequence: SoundSequence
        private var records: RecordStream?
        private var waiting: [SoundChunk] = []
        private var end: Double?

        init(sequence: SoundSequence) { self.sequence = sequence }

        /// The next chunk; nil at the end.
        public mutating func next() async throws(MediaError) -> SoundChunk? { try await next(isolation: nil) }

        /// The next chunk; nil at the end.
        public mutating func next(isolation actor: isolated (any Actor)?) async throws(MediaError) -> SoundChunk? {
            if !waiting.isEmpty { return waiting.removeFirst() }
            let records: RecordStream
            if let running = self.records { records = running } else { records = try sequence.start() }
            self.records = records
            while let record = try await records.next() {
                guard Int(record.head.kind) == CSA_SAMPLES else { continue }
                guard let chunk = SoundChunk(record) else { throw JobResult.falseAnswer() }
                if sequence.fillsGaps, let end, let silence = SoundChunk.silence(from: end, to: chunk) {
                    waiting = silence + [chunk]
                }
                end = chunk.time + chunk.samples.duration
                return waiting.isEmpty ? chunk : waiting.removeFirst()
            }
            return nil
        }
    }

    fileprivate func start() throws(MediaError) -> RecordStream {
        let limits = worker.configuration.limits
        return try worker.start(
            job, on: recording.input,
            allowance: .init(
                cpuSeconds: limits.cpuSeconds(limits.soundCPUPerSecond, duration: recording.info.duration ?? 0),
                memoryBytes: limits.memoryBytes, room: 32 << 20),
            lane: worker.readers)
    }
}

extension AVWorker {
    /// Decodes a stream of sound at its own rate, all its channels.
    /// - Parameters:
    ///   - stream: number of the stream; nil: the first one of sound.
    ///   - start: seconds; what is heard before is left out, to the precision of the codec's frames.
    ///   - end: seconds, where to stop; nil: at the end.
    ///   - fillsGaps: whether silence takes the place of what is missing, so that the samples follow each other without
    ///     a break in time.
    public func sound(
        of recording: Recording, stream: Int? = nil, from start: Double = 0, to end: Double? = nil,
        fillsGaps: Bool = true
    ) -> SoundSequence {
        var job = csa_job()
        job.operation = UInt32(CSA_SOUND)
        job.stream = stream.map { Int32(clamping: $0) } ?? -1
        job.start = start.isFinite ? max(0, start) : 0
        job.end = end.map { $0.isFinite ? $0 : 0 } ?? 0
        return SoundSequence(worker: self, recording: recording, job: job, fillsGaps: fillsGaps)
    }
}

extension SoundChunk {
    /// Longest gap, in seconds, that is filled.
    private static let longestGap = 3600.0

    init?(_ record: RecordStream.Record) {
        let channels = Int(record.head.b)
        let frames = Int(record.head.c)
        guard SampleBuffer.channelCounts.contains(channels), frames > 0,
            record.payload.count == channels * frames * MemoryLayout<Float>.size
        else { return nil }
        let split = record.payload.withUnsafeBytes { bytes in
            (0..<channels).map { channel in
                [Float](unsafeUninitializedCapacity: frames) { buffer, filled in
                    for frame in 0..<frames {
                        buffer.initializeElement(
                            at: frame,
                            to: bytes.loadUnaligned(fromByteOffset: 4 * (frame * channels + channel), as: Float.self))
                    }
                    filled = frames
                }
            }
        }
        guard let samples = SampleBuffer(sampleRate: Int(record.head.a), channels: split) else { return nil }
        time = record.head.time
        self.samples = samples
    }

    /// Silence between an end and the chunk that should have followed it at once; nil where there is no gap to speak of.
    static func silence(from end: Double, to chunk: SoundChunk) -> [SoundChunk]? {
        let gap = chunk.time - end
        guard gap > 0.02, gap < longestGap else { return nil }
        let rate = chunk.samples.sampleRate
        var left = Int((gap * Double(rate)).rounded())
        var time = end
        var silence: [SoundChunk] = []
        while left > 0 {
            let count = min(left, 65_536)
            let channel = [Float](repeating: 0, count: count)
            let channels = [[Float]](repeating: channel, count: chunk.samples.channels.count)
            guard let samples = SampleBuffer(sampleRate: rate, channels: channels) else { return nil }
            silence.append(SoundChunk(time: time, samples: samples))
            time += Double(count) / Double(rate)
            left -= count
        }
        return silence
    }
}
