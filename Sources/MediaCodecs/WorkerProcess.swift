// SPDX-License-Identifier: Apache-2.0
import CMediaIPC
import Glibc
import Synchronization

/// One running `countersign-media` or `countersign-av`: hands it tickets and hears how the children end.
final class WorkerProcess: Sendable {
    /// How a job ended.
    enum Outcome: Sendable {
        /// The child ended; its answer, where it gave one of the right form.
        case ended(csm_end, answer: csm_answer?)
        /// The parent is gone; the job may be tried again with another.
        case lost
        /// The parent takes no jobs, and why.
        case refused(String)
    }

    private struct Waiting {
        var deadline: ContinuousClock.Instant
        var resume: CheckedContinuation<Outcome, Never>
        var job: Descriptor
    }

    private struct State {
        var hello: csm_hello?
        var helloWaiting: [CheckedContinuation<csm_hello?, Never>] = []
        var jobs: [UInt64: Waiting] = [:]
        var taken: UInt64 = 0
        var retired = false
        var end: Outcome?
    }

    /// After so many jobs a fresh parent takes over, whatever may have gathered in the old one.
    static let jobsPerProcess: UInt64 = 10_000

    let process: pid_t
    private let control: Descriptor
    private let state = Mutex(State())

    private init(process: pid_t, control: Descriptor) {
        self.process = process
        self.control = control
    }

    static func start(_ executable: String, arguments: [String]) throws(MediaError) -> WorkerProcess {
        var ends: [Int32] = [-1, -1]
        let code = csm_socketpair(&ends)
        guard code == 0, ends.count == 2 else {
            throw unavailable("no socket pair: \(String(cString: strerror(-code)))")
        }
        let control = Descriptor(ends[0])
        let theirs = Descriptor(ends[1])
        var environment = ["VIPS_NOVECTOR=1", "MALLOC_ARENA_MAX=2", "LC_ALL=C", "SWIFT_BACKTRACE=enable=no"]
        for name in ["LD_LIBRARY_PATH", "ASAN_OPTIONS"] {
            if let value = getenv(name) { environment.append("\(name)=\(String(cString: value))") }
        }
        let process = withCStrings([executable] + arguments) { argv in
            withCStrings(environment) { envp in csm_spawn(executable, argv, envp, theirs.number) }
        }
        guard process > 0 else {
            throw unavailable("\(executable) does not start: \(String(cString: strerror(-process)))")
        }
        let worker = WorkerProcess(process: process, control: control)
        let context = Unmanaged.passRetained(worker)
        var thread = pthread_t()
        let started = pthread_create(
            &thread, nil,
            { raw in
                if let raw { Unmanaged<WorkerProcess>.fromOpaque(raw).takeRetainedValue().listen() }
                return nil
            }, context.toOpaque())
        guard started == 0 else {
            context.release()
            kill(process, SIGKILL)
            throw unavailable("no thread: \(String(cString: strerror(started)))")
        }
        pthread_detach(thread)
        return worker
    }

    private static func unavailable(_ why: String) -> MediaError {
        MediaError(.sandboxUnavailable, "Files cannot be decoded: \(why). Check the installation.")
    }

    /// Path of an executable: what the environment says, else beside the running one, else in `libexec`.
    static func executable(named name: String, environment: String) -> String {
        if let value = getenv(environment), value.pointee != 0 { return String(cString: value) }
        var room = [UInt8](repeating: 0, count: 4096)
        let count = room.withUnsafeMutableBytes {
            $0.withMemoryRebound(to: CChar.self) { text in
                text.baseAddress.map { readlink("/proc/self/exe", $0, text.count) } ?? 0
            }
        }
        guard count > 0, let slash = room[..<count].lastIndex(of: UInt8(ascii: "/")) else { return name }
        let folder = String(decoding: room[..<slash], as: UTF8.self)
        let beside = "\(folder)/\(name)"
        let installed = "\(folder)/../libexec/countersign/\(name)"
        return access(beside, X_OK) != 0 && access(installed, X_OK) == 0 ? installed : beside
    }

    /// Whether it still takes jobs.
    var isUsable: Bool {
        state.withLock { $0.end == nil && !$0.retired && $0.taken < WorkerProcess.jobsPerProcess }
    }

    /// What the parent said at its start; nil where it died before that.
    func hello() async -> csm_hello? {
        await withCheckedContinuation { continuation in
            let now: csm_hello?? = state.withLock { state in
                if state.hello != nil || state.end != nil { return .some(state.hello) }
                state.helloWaiting.append(continuation)
                return nil
            }
            if let now { continuation.resume(returning: now) }
        }
    }

    /// Runs one job to its end.
    func run(
        _ job: some BitwiseCopyable & Sendable, ticket: csm_ticket, descriptors: [Descriptor]
    ) async -> Outcome {
        var ends: [Int32] = [-1, -1]
        guard csm_socketpair(&ends) == 0 else { return .lost }
        let mine = Descriptor(ends[0])
        let childs = Descriptor(ends[1])
        let numbers = descriptors.map(\.number)
        let sent = withUnsafeBytes(of: job) {
            csm_send(mine.number, $0.baseAddress, $0.count, numbers, Int32(numbers.count))
        }
        guard sent == 0 else { return .lost }
        let outcome = await withCheckedContinuation { continuation in
            submit(ticket, job: mine, child: childs, continuation)
        }
        withExtendedLifetime(descriptors) {}
        return outcome
    }

    /// Lets the parent go once its last job is done.
    func retire() {
        let idle = state.withLock { state in
            state.retired = true
            return state.jobs.isEmpty
        }
        if idle { shutdown(control.number, Int32(SHUT_RDWR)) }
    }

    private func submit(
        _ ticket: csm_ticket, job: Descriptor, child: Descriptor, _ continuation: CheckedContinuation<Outcome, Never>
    ) {
        var ticket = ticket
        let seconds = Double(ticket.wall_milliseconds) / 1000 + 10
        let over: Outcome? = state.withLock { state in
            if let end = state.end { return end }
            state.taken += 1
            ticket.id = state.taken
            let deadline = ContinuousClock.now.advanced(by: .seconds(seconds))
            state.jobs[ticket.id] = Waiting(deadline: deadline, resume: continuation, job: job)
            return nil
        }
        if let over {
            continuation.resume(returning: over)
            return
        }
        let number = child.number
        let sent = withUnsafeBytes(of: ticket) { bytes in
            withUnsafePointer(to: number) { csm_send(control.number, bytes.baseAddress, bytes.count, $0, 1) }
        }
        if sent != 0 {
            let waiting = state.withLock { $0.jobs.removeValue(forKey: ticket.id) }
            waiting?.resume.resume(returning: .lost)
        }
    }

    // MARK: the listening thread

    private func listen() {
        var room = [UInt8](repeating: 0, count: max(MemoryLayout<csm_hello>.size, MemoryLayout<csm_end>.size))
        var last: Outcome = .lost
        listening: while true {
            var watched = pollfd(fd: control.number, events: Int16(POLLIN), revents: 0)
            let ready = poll(&watched, 1, 1000)
            if ready == 0 {
                killIfStuck()
                continue
            }
            if ready < 0 {
                if errno == EINTR { continue }
                break
            }
            let count = csm_receive(control.number, &room, room.count, nil, nil, 0)
            guard count > 0 else { break }
            if let hello = frame(csm_hello.self, in: room, count: count) {
                if hello.refused != 0 { last = .refused(text(of: hello.message)) }
                if !take(hello) { break listening }
            } else if let end = frame(csm_end.self, in: room, count: count) {
                finish(end)
            } else {
                break
            }
        }
        shutdown(control.number, Int32(SHUT_RDWR))
        kill(process, SIGKILL)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        let (jobs, hellos, hello) = state.withLock { state in
            state.end = last
            defer {
                state.jobs = [:]
                state.helloWaiting = []
            }
            return (state.jobs, state.helloWaiting, state.hello)
        }
        for job in jobs.values { job.resume.resume(returning: last) }
        for waiting in hellos { waiting.resume(returning: hello) }
    }

    private func take(_ hello: csm_hello) -> Bool {
        let waiting = state.withLock { state in
            state.hello = hello
            defer { state.helloWaiting = [] }
            return state.helloWaiting
        }
        for continuation in waiting { continuation.resume(returning: hello) }
        return hello.refused == 0
    }

    private func finish(_ end: csm_end) {
        let (waiting, idle) = state.withLock { state in
            (state.jobs.removeValue(forKey: end.id), state.retired && state.jobs.isEmpty)
        }
        if let waiting {
            // The child is gone, so what it said lies in the socket, whole or not at all.
            var room = [UInt8](repeating: 0, count: MemoryLayout<csm_answer>.size)
            let count = csm_receive(waiting.job.number, &room, room.count, nil, nil, Int32(MSG_DONTWAIT))
            waiting.resume.resume(returning: .ended(end, answer: frame(csm_answer.self, in: room, count: count)))
        }
        if idle { shutdown(control.number, Int32(SHUT_RDWR)) }
    }

    /// The parent enforces every deadline; where it does not, it is itself broken.
    private func killIfStuck() {
        let now = ContinuousClock.now
        let stuck = state.withLock { state in state.jobs.values.contains { $0.deadline < now } }
        if stuck { kill(process, SIGKILL) }
    }
}

/// The frame in `bytes` where size, mark and length agree.
private func frame<Frame: BitwiseCopyable>(_: Frame.Type, in bytes: [UInt8], count: Int) -> Frame? {
    let size = MemoryLayout<Frame>.size
    guard count == size, bytes.count >= size, bytes.integer(0, 4, true) == Int(CSM_MAGIC),
        bytes.integer(4, 4, true) == size
    else { return nil }
    return bytes.withUnsafeBytes { $0.loadUnaligned(as: Frame.self) }
}

/// A C text of fixed room, with everything but printable ASCII replaced: it may come from a hijacked decoder.
func text<Room>(of room: Room) -> String {
    withUnsafeBytes(of: room) { bytes in
        let printable = bytes.prefix { $0 != 0 }.map { (32..<127).contains($0) ? $0 : 32 }
        return String(decoding: printable, as: UTF8.self).split(separator: " ").joined(separator: " ")
    }
}

private func withCStrings<Result>(
    _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
    var pointers: [UnsafeMutablePointer<CChar>?] = strings.map { strdup($0) }
    pointers.append(nil)
    defer { for pointer in pointers { free(pointer) } }
    return pointers.withUnsafeBufferPointer { buffer in
        guard let base = buffer.baseAddress else { preconditionFailure("the list ends with nil, so it is not empty") }
        return body(base)
    }
}
