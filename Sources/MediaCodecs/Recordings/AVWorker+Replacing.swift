// SPDX-License-Identifier: Apache-2.0
public import ByteKit
import CMediaIPC
import Dispatch
import Glibc
public import SignalProcessing

/// How far the work on a recording is.
public struct RecordingProgress: Sendable, Equatable {
    /// Seconds of the recording that are done.
    public var seconds: Double
    /// Seconds in all; nil where not known.
    public var duration: Double?

    /// Part done, from 0 to 1; nil where not known.
    public var fraction: Double? { duration.map { $0 > 0 ? min(1, max(0, seconds / $0)) : 0 } }
}

/// Makes the parts of sound that replace a stream, one after the other; nil at the end.
public typealias SoundSource = @Sendable () async throws -> SampleBuffer?

extension AVWorker {
    /// Writes a recording anew with one stream of sound replaced, in the same coding, rate and channels. Everything
    /// else is copied as it is coded: video, other tracks, subtitles, chapters, metadata, rotation.
    /// - Parameters:
    ///   - stream: number of the stream; nil: the first one of sound.
    ///   - start: time of the first sample in seconds.
    ///   - sound: the samples; they must have the rate and channels of the stream.
    ///   - sink: takes the file.
    ///   - progress: told about once a second of the recording.
    /// - Throws: ``MediaError``, or what `sound` throws.
    public func replaceSound(
        of recording: Recording, stream: Int? = nil, startingAt start: Double = 0, with sound: @escaping SoundSource,
        to sink: any ByteSink, progress: ((RecordingProgress) -> Void)? = nil
    ) async throws {
        let wanted = recording.info.sound.first { stream == nil || $0.index == stream }
        guard let track = wanted else {
            throw MediaError(.unsupportedFormat, "The recording has no such stream of sound.")
        }
        var ends: [Int32] = [-1, -1]
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
            throw MediaError(.busy, "No connection to the encoder can be made: \(String(cString: strerror(errno))).")
        }
        let ours = Descriptor(ends[0])
        let theirs = Descriptor(ends[1])
        var job = csa_job()
        job.operation = UInt32(CSA_REPLACE_SOUND)
        job.stream = Int32(clamping: track.index)
        job.start = start.isFinite ? start : 0
        job.rate = UInt32(clamping: track.sampleRate)
        job.channels = UInt32(clamping: track.channels)
        let feeder = SampleFeeder(descriptor: ours, rate: track.sampleRate, channels: track.channels)
        let limits = configuration.limits
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await feeder.feed(sound) }
            do {
                try await write(
                    job, recording, extra: theirs, cpuPerSecond: limits.soundCPUPerSecond,
                    memoryBytes: limits.memoryBytes, to: sink, progress: progress)
            } catch {
                // What stopped the samples from coming is the better reason.
                shutdown(ours.number, Int32(SHUT_RDWR))
                group.cancelAll()
                if let reason = await feeder.failure { throw reason }
                throw error
            }
            try await group.waitForAll()
        }
    }

    /// Runs a job that writes, to its end.
    func write(
        _ job: csa_job, _ recording: Recording, extra: Descriptor, cpuPerSecond: Double, memoryBytes: Int,
        to sink: any ByteSink, progress: ((RecordingProgress) -> Void)?
    ) async throws {
        var job = job
        let limits = configuration.limits
        job.output_limit = UInt64(clamping: 8 * recording.input.count + (1 << 30))
        let records = try start(
            job, on: recording.input,
            allowance: .init(
                cpuSeconds: limits.cpuSeconds(cpuPerSecond, duration: recording.info.duration ?? 0),
                memoryBytes: memoryBytes, room: 64 << 20),
            extra: extra, lane: writers)
        while let record = try await records.next() {
            switch Int(record.head.kind) {
            case CSA_WRITE: try put(record.payload, at: record.head.offset, into: sink)
            case CSA_PROGRESS:
                progress?(RecordingProgress(seconds: record.head.time, duration: recording.info.duration))
            default: break
            }
        }
        let answer = try await records.finish()
        guard answer.bytes_written == sink.count else { throw JobResult.falseAnswer() }
    }

    /// Writers go back to fill in sizes; they never leave holes.
    private func put(_ bytes: [UInt8], at offset: UInt64, into sink: any ByteSink) throws {
        guard offset <= sink.count else { throw JobResult.falseAnswer() }
        let over = Int(clamping: sink.count - offset)
        if over > 0 { try sink.patch(Array(bytes.prefix(over)), at: offset) }
        if bytes.count > over { try sink.append(over > 0 ? Array(bytes.dropFirst(over)) : bytes) }
    }
}

/// Sends samples to a child that encodes them.
private actor SampleFeeder {
    private let descriptor: Descriptor
    private let rate: Int
    private let channels: Int
    private let queue = DispatchQueue(label: "countersign.samples")
    private(set) var failure: (any Error)?

    init(descriptor: Descriptor, rate: Int, channels: Int) {
        self.descriptor = descriptor
        self.rate = rate
        self.channels = channels
    }

    func feed(_ sound: @escaping SoundSource) async throws {
        defer { shutdown(descriptor.number, Int32(SHUT_WR)) }
        do {
            while let part = try await sound() {
                guard part.sampleRate == rate, part.channels.count == channels else {
                    throw MediaError(.sizeMismatch, "The samples have another rate or other channels than the stream.")
                }
                guard await send(interleaved(part)) else { return }
            }
        } catch {
            failure = error
            // The encoder must not take what came so far for the whole.
            shutdown(descriptor.number, Int32(SHUT_RDWR))
            throw error
        }
    }

    private func interleaved(_ part: SampleBuffer) -> [Float] {
        if part.channels.count == 1, let only = part.channels.first { return only }
        return [Float](unsafeUninitializedCapacity: part.count * channels) { buffer, filled in
            for (number, channel) in part.channels.enumerated() {
                for (frame, value) in channel.enumerated() {
                    buffer.initializeElement(at: frame * channels + number, to: value)
                }
            }
            filled = part.count * channels
        }
    }

    /// False where the child is gone; why is what its own end tells.
    private func send(_ samples: [Float]) async -> Bool {
        let number = descriptor.number
        return await withCheckedContinuation { continuation in
            queue.async {
                let sent = samples.withUnsafeBytes { bytes in
                    var done = 0
                    while done < bytes.count, let base = bytes.baseAddress {
                        let put = Glibc.send(number, base + done, bytes.count - done, Int32(MSG_NOSIGNAL))
                        if put < 0, errno == EINTR { continue }
                        if put <= 0 { return false }
                        done += put
                    }
                    return true
                }
                continuation.resume(returning: sent)
            }
        }
    }
}
