// SPDX-License-Identifier: Apache-2.0
import CMediaIPC
import Glibc
import SignalProcessing

extension AVWorker {
    /// What a job may use.
    struct Allowance: Sendable {
        var cpuSeconds: Int
        var memoryBytes: Int
        /// Largest payload of a record.
        var room: Int
    }

    /// Starts a job and hands out the records it sends. `extra` goes to the child as the third descriptor.
    func start(
        _ job: csa_job, on input: RecordingInput, allowance: Allowance, extra: Descriptor? = nil, lane: JobLane
    ) throws(MediaError) -> RecordStream {
        var ends: [Int32] = [-1, -1]
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &ends) == 0,
            ends.count == 2
        else {
            throw MediaError(.busy, "No connection to the decoder can be made: \(String(cString: strerror(errno))).")
        }
        let ours = Descriptor(ends[0])
        let theirs = Descriptor(ends[1])
        let limits = configuration.limits
        var job = job
        job.magic = UInt32(CSA_MAGIC)
        job.length = UInt32(MemoryLayout<csa_job>.size)
        fill(&job.demuxer, with: input.format.demuxer)
        fill(&job.muxer, with: input.format.muxer)
        job.input_bytes = UInt64(input.count)
        job.duration_limit = limits.duration
        job.stream_limit = UInt32(clamping: limits.streams)
        job.side_limit = UInt32(clamping: limits.side)
        job.pixel_limit = UInt64(clamping: limits.pixels)
        let wall = Double(allowance.cpuSeconds) * limits.wallSecondsPerCPUSecond + 60
        let ticket = csm_ticket(
            magic: UInt32(CSM_MAGIC), length: UInt32(MemoryLayout<csm_ticket>.size), id: 0,
            memory_bytes: UInt64(clamping: allowance.memoryBytes),
            cpu_seconds: UInt32(clamping: max(1, allowance.cpuSeconds)),
            wall_milliseconds: UInt32(min(2_000_000_000, max(1000, wall * 1000))))
        let descriptors = [input.descriptor, theirs] + (extra.map { [$0] } ?? [])
        let outcome = Task<csm_answer, any Error> { [job] in
            // Our own copy of the child's end keeps the stream open; this ends it, once the child has.
            defer { shutdown(theirs.number, Int32(SHUT_RDWR)) }
            return try await lane.run { () async throws(MediaError) -> csm_answer in
                try await self.run(job, ticket: ticket, descriptors: descriptors, cpuSeconds: allowance.cpuSeconds)
            }
        }
        return RecordStream(ours: ours, room: allowance.room, outcome: outcome)
    }

    private func run(
        _ job: csa_job, ticket: csm_ticket, descriptors: [Descriptor], cpuSeconds: Int
    ) async throws(MediaError) -> csm_answer {
        switch try await current().run(job, ticket: ticket, descriptors: descriptors) {
        case .ended(let end, let answer):
            do throws(MediaError) {
                let good = try JobResult.answer(end, answer, cpuSeconds: cpuSeconds, kind: .recording)
                count(nil, cpuMicroseconds: end.cpu_microseconds)
                return good
            } catch {
                count(error.code, cpuMicroseconds: end.cpu_microseconds)
                throw error
            }
        case .refused(let why):
            throw MediaError(
                .sandboxUnavailable,
                "Recordings are not decoded because the decoder cannot be locked in: \(why). "
                    + "Allow seccomp for this process, or accept the risk with --unsafe-decoding.")
        case .lost:
            throw MediaError(
                .sandboxUnavailable,
                "The decoding process \(executable) ended. Try again; if it ends at once, run it by hand to see why.")
        }
    }

    /// Opens a recording: looks at its first bytes, and lets the worker read what it says about itself.
    /// - Throws: ``MediaError``.
    public func open(_ input: MediaInput) async throws(MediaError) -> Recording {
        let input = try RecordingInput(input, limits: configuration.limits)
        var job = csa_job()
        job.operation = UInt32(CSA_PROBE)
        job.stream = -1
        let limits = configuration.limits
        let records = try start(
            job, on: input,
            allowance: Allowance(
                cpuSeconds: limits.openingCPUSeconds, memoryBytes: limits.memoryBytes, room: 4096),
            lane: readers)
        var info = RecordingInfo(format: input.format, duration: nil, streams: [], chapters: 0)
        while let record = try await records.next() {
            switch Int(record.head.kind) {
            case CSA_STREAM:
                guard let raw = record.payload.value(csa_stream.self), info.streams.count < limits.streams,
                    let stream = RecordingInfo.Stream(raw, limits: limits)
                else { throw JobResult.falseAnswer() }
                info.streams.append(stream)
            case CSA_FORMAT:
                guard let raw = record.payload.value(csa_format.self) else { throw JobResult.falseAnswer() }
                info.duration = raw.duration.isFinite && raw.duration > 0 ? raw.duration : nil
                info.chapters = Int(raw.chapters)
            default: break
            }
        }
        return Recording(info: info, input: input)
    }
}

extension [UInt8] {
    /// The C struct these bytes are; nil where their number is another.
    func value<Value: BitwiseCopyable>(_: Value.Type) -> Value? {
        guard count == MemoryLayout<Value>.size else { return nil }
        return withUnsafeBytes { $0.loadUnaligned(as: Value.self) }
    }
}

/// Puts a text into a C array of characters, cut to fit with a zero behind it.
func fill<Room>(_ room: inout Room, with text: String) {
    withUnsafeMutableBytes(of: &room) { bytes in
        for (index, byte) in text.utf8.prefix(bytes.count - 1).enumerated() { bytes[index] = byte }
    }
}
