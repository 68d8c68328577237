// SPDX-License-Identifier: Apache-2.0
import CMediaIPC
import Glibc
import Synchronization

/// Decodes and encodes pictures in processes that are locked in before they see the first byte of a file.
///
/// The worker starts the executable `countersign-media` when first needed; that forks a child for every job. Use one
/// worker a process and share it: it runs as many jobs at once as there are processor cores and queues the rest.
public final class MediaWorker: Sendable {
    /// How a worker is set up.
    public struct Configuration: Sendable {
        /// How much of the sandbox must be there.
        public enum Sandbox: Sendable, Equatable {
            /// seccomp must work; landlock is added where the kernel has it.
            case standard
            /// seccomp and landlock must both work.
            case full
            /// Decode even where nothing can be locked. For machines that see trusted files only.
            case unsafe

            /// What the executables are told.
            var arguments: [String] {
                switch self {
                case .standard: []
                case .full: ["--require-landlock"]
                case .unsafe: ["--unsafe-decoding"]
                }
            }
        }

        /// Path of `countersign-media`. Nil: the environment variable `COUNTERSIGN_MEDIA_WORKER`, else beside the
        /// running executable, else `../libexec/countersign/countersign-media` from there.
        public var executable: String?
        /// How much of the sandbox must be there.
        public var sandbox: Sandbox = .standard
        /// What a picture may cost.
        public var limits = MediaLimits()
        /// Jobs at once. Nil: one a core.
        public var slots: Int?
        /// Jobs that may wait for each slot.
        public var queuePerSlot = 4
        /// Seconds a job may wait for its turn.
        public var queueSeconds = 10
        /// Takes jobs that try to break out, for the tests of the sandbox.
        package var escapeProbe = false

        /// The default set-up.
        public init() {}
    }

    /// What jobs came to, for metrics and alarms: a `forbidden_call` is an attack.
    public struct Statistics: Sendable, Equatable {
        /// Jobs that ended, well or not. What was refused from its header never became one.
        public var jobs = 0
        /// Processor seconds spent in children.
        public var cpuSeconds = 0.0
        /// How often each failure occurred.
        public var failures: [MediaError.Code: Int] = [:]
    }

    /// How this worker is set up.
    public let configuration: Configuration
    let executable: String
    let lane: JobLane
    private let process = Mutex<WorkerProcess?>(nil)
    private let counts = Mutex(Statistics())

    /// Makes a worker; nothing is started before the first job.
    public init(configuration: Configuration = Configuration()) {
        self.configuration = configuration
        executable =
            configuration.executable
            ?? WorkerProcess.executable(named: "countersign-media", environment: "COUNTERSIGN_MEDIA_WORKER")
        let slots = min(32, configuration.slots ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
        lane = JobLane(
            slots: slots, room: slots * configuration.queuePerSlot, patience: .seconds(configuration.queueSeconds))
    }

    deinit { process.withLock { $0?.retire() } }

    /// Process id of the running worker, for supervision and tests; nil before the first job.
    package var processIdentifier: Int32? { process.withLock { $0?.process } }

    /// What the jobs so far came to.
    public var statistics: Statistics { counts.withLock { $0 } }

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
            var arguments = configuration.sandbox.arguments
            if configuration.escapeProbe { arguments.append("--escape-probe") }
            do throws(MediaError) {
                let started = try WorkerProcess.start(executable, arguments: arguments)
                process = started
                return .success(started)
            } catch { return .failure(error) }
        }
        return try result.get()
    }
}
