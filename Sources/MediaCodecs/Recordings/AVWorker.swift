// SPDX-License-Identifier: Apache-2.0
import CMediaIPC
import Glibc
import Synchronization

/// Decodes and encodes sound and moving pictures in processes that are locked in before they see the first byte of a
/// file, as ``MediaWorker`` does for pictures. The executable `countersign-av` alone links FFmpeg's libraries.
///
/// ```swift
/// let worker = AVWorker()
/// let recording = try await worker.open(.path("call.mp3"))
/// for try await chunk in worker.sound(of: recording) { use(chunk.samples) }
/// ```
public final class AVWorker: Sendable {
    /// How a worker is set up.
    public struct Configuration: Sendable {
        /// Path of `countersign-av`. Nil: the environment variable `COUNTERSIGN_AV_WORKER`, else where
        /// ``MediaWorker`` looks for its own.
        public var executable: String?
        /// How much of the sandbox must be there.
        public var sandbox: MediaWorker.Configuration.Sandbox = .standard
        /// What a recording may cost.
        public var limits = RecordingLimits()
        /// Jobs at once that read, and as many that write. Nil: one a core, at least two.
        public var slots: Int?
        /// Jobs that may wait for each slot.
        public var queuePerSlot = 8
        /// Seconds a job may wait for its turn.
        public var queueSeconds = 60

        /// The default set-up.
        public init() {}
    }

    /// How this worker is set up.
    public let configuration: Configuration
    let executable: String
    let readers: JobLane
    let writers: JobLane
    private let process = Mutex<WorkerProcess?>(nil)
    private let counts = Mutex(MediaWorker.Statistics())

    /// Makes a worker; nothing is started before the first job.
    public init(configuration: Configuration = Configuration()) {
        self.configuration = configuration
        executable =
            configuration.executable
            ?? WorkerProcess.executable(named: "countersign-av", environment: "COUNTERSIGN_AV_WORKER")
        let slots = min(32, configuration.slots ?? max(2, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
        // What writes mostly waits for something that reads; in one lane they could wait for each other for ever.
        readers = JobLane(
            slots: slots, room: slots * configuration.queuePerSlot, patience: .seconds(configuration.queueSeconds))
        writers = JobLane(
            slots: slots, room: slots * configuration.queuePerSlot, patience: .seconds(configuration.queueSeconds))
    }

    deinit { process.withLock { $0?.retire() } }

    /// What the jobs so far came to.
    public var statistics: MediaWorker.Statistics { counts.withLock { $0 } }

    /// Process id of the running worker, for supervision and tests; nil before the first job.
    package var processIdentifier: Int32? { process.withLock { $0?.process } }

    func count(_ code: MediaError.Code?, cpuMicroseconds: UInt64) {
        counts.withLock { counts in
            counts.jobs += 1
            counts.cpuSeconds += Double(cpuMicroseconds) / 1_000_000
            if let code { counts.failures[code, default: 0] += 1 }
        }
    }

    /// The running worker, started where there is none or the old one has had its day.
    func current() throws(MediaError) -> WorkerProcess {
        let result: Result<WorkerProcess, MediaError> = process.withLock { process in
            if let running = process {
                if running.isUsable { return .success(running) }
                running.retire()
                process = nil
            }
            do throws(MediaError) {
                let started = try WorkerProcess.start(executable, arguments: configuration.sandbox.arguments)
                process = started
                return .success(started)
            } catch { return .failure(error) }
        }
        return try result.get()
    }
}
