// SPDX-License-Identifier: Apache-2.0
import CMediaIPC
import Dispatch
import Glibc
import Synchronization

/// A running job of the worker and the records it sends. Dropping it ends the job.
final class RecordStream: Sendable {
    /// One record and its payload.
    struct Record: Sendable {
        let head: csa_record
        let payload: [UInt8]
    }

    /// Largest payload of a record that is taken.
    private let room: Int
    private let ours: Descriptor
    private let queue = DispatchQueue(label: "countersign.recording")
    private let outcome: Task<csm_answer, any Error>
    private let cancelled = Mutex(false)

    /// Wraps our end of the stream and the task that waits for the child's end.
    init(ours: Descriptor, room: Int, outcome: Task<csm_answer, any Error>) {
        self.ours = ours
        self.room = room
        self.outcome = outcome
    }

    deinit { shutdown(ours.number, Int32(SHUT_RDWR)) }

    /// Ends the job: its next write kills it.
    func cancel() {
        cancelled.withLock { $0 = true }
        shutdown(ours.number, Int32(SHUT_RDWR))
    }

    /// The next record; nil where the job is done.
    /// - Throws: ``MediaError`` where it failed, `cancelled` where the task was cancelled.
    func next() async throws(MediaError) -> Record? {
        let result: Result<Record?, MediaError> = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                queue.async { continuation.resume(returning: self.read()) }
            }
        } onCancel: {
            cancel()
        }
        if cancelled.withLock({ $0 }) {
            throw MediaError(.cancelled, "The work on this recording was cancelled.")
        }
        if let record = try result.get() { return record }
        _ = try await finish()
        return nil
    }

    /// What the job answered at its end.
    func finish() async throws(MediaError) -> csm_answer {
        do { return try await outcome.value } catch let error as MediaError { throw error } catch {
            throw MediaError(.cancelled, "The work on this recording was cancelled.")
        }
    }

    private func read() -> Result<Record?, MediaError> {
        var head = csa_record()
        let size = MemoryLayout<csa_record>.size
        let got = withUnsafeMutableBytes(of: &head) { fill($0) }
        if got == 0 { return .success(nil) }
        guard got == size, head.magic == UInt32(CSA_MAGIC), let count = Int(exactly: head.bytes), count <= room,
            head.time.isFinite, head.duration.isFinite
        else {
            // A child that was killed leaves half a record; what killed it is the better answer.
            return got < size ? .success(nil) : .failure(JobResult.falseAnswer())
        }
        var failed = false
        let payload = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            filled = fill(UnsafeMutableRawBufferPointer(buffer)[..<count])
            failed = filled != count
        }
        return failed ? .success(nil) : .success(Record(head: head, payload: payload))
    }

    private func fill(_ slice: Slice<UnsafeMutableRawBufferPointer>) -> Int {
        fill(UnsafeMutableRawBufferPointer(rebasing: slice))
    }

    private func fill(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
        var done = 0
        while done < buffer.count, let base = buffer.baseAddress {
            let got = recv(ours.number, base + done, buffer.count - done, 0)
            if got < 0, errno == EINTR { continue }
            if got <= 0 { break }
            done += got
        }
        return done
    }
}
