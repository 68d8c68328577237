// SPDX-License-Identifier: Apache-2.0
import CMediaIPC
public import SignalProcessing

/// A picture of a video and when it is shown.
public struct VideoFrame: Sendable {
    /// When it is shown first, in seconds of the recording.
    public var time: Double
    /// The picture: upright, square pixels, 8 bits, sRGB-like (BT.601 luma, full range).
    public var pixels: PixelBuffer
    /// Whether it is coded by itself.
    public var isKeyFrame: Bool
}

/// Which pictures of a video are wanted, and how.
public struct FrameOptions: Sendable {
    /// Seconds; earlier pictures are left out.
    public var start = 0.0
    /// Seconds, where to stop; nil: at the end.
    public var end: Double?
    /// Every n-th picture.
    public var every = 1
    /// Seconds between pictures, at least.
    public var interval = 0.0
    /// Only pictures that are coded by themselves, which is many times faster.
    public var keyFramesOnly = false
    /// Longest side in pixels; larger pictures are reduced by averaging. Nil: full size.
    public var maxSide: Int?
    /// One channel, luma, instead of three.
    public var grey = false
    /// Number of pictures, at most; nil: all.
    public var count: Int?

    /// All pictures in full size and colour.
    public init() {}
}

/// Pictures of a video, one by one. Every loop over it decodes anew.
public struct FrameSequence: AsyncSequence, Sendable {
    /// What a loop gets.
    public typealias Element = VideoFrame
    /// Why decoding failed.
    public typealias Failure = MediaError

    let worker: AVWorker
    let recording: Recording
    let job: csa_job

    /// Starts decoding when the first picture is asked for.
    public func makeAsyncIterator() -> Iterator { Iterator(sequence: self) }

    /// Decodes as far as it is asked.
    public struct Iterator: AsyncIteratorProtocol {
        /// What a loop gets.
        public typealias Element = VideoFrame
        /// Why decoding failed.
        public typealias Failure = MediaError

        private let sequence: FrameSequence
        private var records: RecordStream?

        init(sequence: FrameSequence) { self.sequence = sequence }

        /// The next picture; nil at the end.
        public mutating func next() async throws(MediaError) -> VideoFrame? { try await next(isolation: nil) }

        /// The next picture; nil at the end.
        public mutating func next(isolation actor: isolated (any Actor)?) async throws(MediaError) -> VideoFrame? {
            let records: RecordStream
            if let running = self.records { records = running } else { records = try sequence.start() }
            self.records = records
            while let record = try await records.next() {
                guard Int(record.head.kind) == CSA_PICTURE else { continue }
                guard
                    let pixels = PixelBuffer(
                        width: Int(record.head.a), height: Int(record.head.b), channels: Int(record.head.c),
                        samples: record.payload)
                else { throw JobResult.falseAnswer() }
                return VideoFrame(time: record.head.time, pixels: pixels, isKeyFrame: record.head.d != 0)
            }
            return nil
        }
    }

    fileprivate func start() throws(MediaError) -> RecordStream {
        let limits = worker.configuration.limits
        return try worker.start(
            job, on: recording.input,
            allowance: .init(
                cpuSeconds: limits.cpuSeconds(limits.videoCPUPerSecond, duration: recording.info.duration ?? 0),
                memoryBytes: limits.memoryBytes, room: Swift.min(limits.pixels, 1 << 30) * 3),
            lane: worker.readers)
    }
}

extension AVWorker {
    /// Decodes pictures of a video.
    /// - Parameter stream: number of the stream; nil: the first one of moving pictures.
    public func frames(
        of recording: Recording, stream: Int? = nil, options: FrameOptions = FrameOptions()
    ) -> FrameSequence {
        func seconds(_ value: Double) -> Double { value.isFinite ? max(0, value) : 0 }
        var job = csa_job()
        job.operation = UInt32(CSA_FRAMES)
        job.stream = stream.map { Int32(clamping: $0) } ?? -1
        job.start = seconds(options.start)
        job.end = options.end.map(seconds) ?? 0
        job.every = UInt32(clamping: max(1, options.every))
        job.interval = seconds(options.interval)
        job.max_side = options.maxSide.map { UInt32(clamping: max(1, $0)) } ?? 0
        job.max_pictures = options.count.map { UInt32(clamping: max(1, $0)) } ?? 0
        if options.grey { job.flags |= UInt32(CSA_GREY) }
        if options.keyFramesOnly { job.flags |= UInt32(CSA_KEYFRAMES) }
        return FrameSequence(worker: self, recording: recording, job: job)
    }
}
