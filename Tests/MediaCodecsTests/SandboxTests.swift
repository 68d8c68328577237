// SPDX-License-Identifier: Apache-2.0
import Glibc
import MediaCodecs
import SignalProcessing
import Testing

@Suite("Sandbox")
struct SandboxTests {
    private func worker(cpuSeconds: Int = 1, wallFactor: Int = 30, escapes: Bool = true) -> MediaWorker {
        var configuration = MediaWorker.Configuration()
        configuration.escapeProbe = escapes
        configuration.limits.cpuSeconds = cpuSeconds
        configuration.limits.wallSecondsPerCPUSecond = wallFactor
        configuration.queuePerSlot = 100
        configuration.queueSeconds = 60
        return MediaWorker(configuration: configuration)
    }

    /// Number in escape_probe.c, what it is, what must come of it.
    static let attempts: [(Int, String, MediaError.Code, String?)] = [
        (1, "open a file", .unreadableMedia, "corrupt"), (2, "create a file", .unreadableMedia, "corrupt"),
        (3, "allocate 1.9 GB", .unreadableMedia, "corrupt"), (4, "socket", .forbiddenCall, nil),
        (5, "execve", .forbiddenCall, nil), (6, "kill the parent", .forbiddenCall, nil),
        (7, "ptrace", .forbiddenCall, nil), (8, "io_uring", .forbiddenCall, nil), (9, "bpf", .forbiddenCall, nil),
        (10, "unshare", .forbiddenCall, nil), (11, "null write", .crashed, "SIGSEGV"),
        (12, "endless loop", .cpu, nil), (13, "fork", .forbiddenCall, nil),
        (14, "read the parent's memory", .forbiddenCall, nil), (15, "10,000 threads", .unreadableMedia, "corrupt"),
        (16, "executable memory", .unreadableMedia, "corrupt"), (17, "raise its limits", .forbiddenCall, nil),
        (18, "enlarge the output", .forbiddenCall, nil),
        (20, "false size", .crashed, "false_answer"), (21, "false count", .crashed, "false_answer"),
        (22, "pidfd of the parent", .forbiddenCall, nil), (23, "control characters", .unreadableMedia, "corrupt"),
        (25, "memory file", .forbiddenCall, nil),
    ]

    @Test("what a hijacked decoder would try is refused or ends it, and the next job is unaffected")
    func escapes() async throws {
        let worker = worker()
        let good = try await worker.encode(Picture.gradient(width: 30, height: 20)).bytes
        #expect(try await worker.attemptEscape(0).samples == [77])
        let process = worker.processIdentifier
        await withTaskGroup(of: Void.self) { group in
            for (number, name, code, reason) in SandboxTests.attempts {
                group.addTask {
                    do {
                        _ = try await worker.attemptEscape(number)
                        Issue.record("\(name) worked")
                    } catch let error as MediaError {
                        #expect(error.code == code && error.reason == reason, "\(name): \(error)")
                        #expect(error.message.unicodeScalars.allSatisfy { $0.value >= 32 }, "\(name)")
                    } catch { Issue.record("\(name): \(error)") }
                    do { #expect(try await worker.pixels(.bytes(good)).width == 30) } catch {
                        Issue.record("after \(name): \(error)")
                    }
                }
            }
        }
        let counted = worker.statistics.failures
        #expect(counted[.forbiddenCall] == SandboxTests.attempts.count { $0.2 == .forbiddenCall })
        #expect(counted[.cpu] == 1)
        #expect(worker.processIdentifier == process, "the parent must outlive all of this")
        #expect(access("/tmp/countersign-escape", F_OK) != 0)
    }

    @Test("who sleeps or stops is ended by the clock on the wall", arguments: [19, 24])
    func late(number: Int) async throws {
        let worker = worker(cpuSeconds: 1, wallFactor: 1)
        await #expect(throws: MediaError(.timeout, "")) { try await worker.attemptEscape(number) }
    }

    @Test("attempts are not an operation of a normal worker")
    func closed() async throws {
        await #expect(throws: MediaError(.crashed, reason: "bad_job", "")) {
            try await worker(escapes: false).attemptEscape(0)
        }
    }

    @Test("the machine says what it can lock")
    func status() async throws {
        let status = try await worker().sandboxStatus()
        #expect(status.seccomp && status.refusal == nil)
        #expect(status.decodes.isSuperset(of: [.jpeg, .png, .webp, .tiff]))
    }

    @Test("a worker that is not there is an error that says so")
    func missing() async throws {
        var configuration = MediaWorker.Configuration()
        configuration.executable = "/nonexistent/countersign-media"
        let worker = MediaWorker(configuration: configuration)
        let picture = PNGFile.make(width: 1, height: 1, channels: 1, depth: 8, samples: [0])
        await #expect(throws: MediaError(.sandboxUnavailable, "")) { try await worker.probe(.bytes(picture)) }
        configuration.executable = "/bin/false"
        let other = MediaWorker(configuration: configuration)
        await #expect(throws: MediaError(.sandboxUnavailable, "")) { try await other.probe(.bytes(picture)) }
    }

    @Test("20 jobs at once, with the worker killed in between, all get done")
    func killed() async throws {
        let worker = worker(cpuSeconds: 10)
        let pixels = Picture.noise(width: 500, height: 400)
        let file = try await worker.encode(pixels).bytes
        let first = try #require(worker.processIdentifier)
        try await withThrowingTaskGroup(of: PixelBuffer.self) { group in
            for _ in 0..<20 { group.addTask { try await worker.pixels(.bytes(file)) } }
            group.addTask {
                kill(first, SIGKILL)
                return pixels
            }
            for try await result in group { #expect(result == pixels) }
        }
        #expect(worker.processIdentifier != first)
    }

    @Test("more jobs than the queue holds are sent away at once")
    func busy() async throws {
        var configuration = MediaWorker.Configuration()
        configuration.slots = 1
        configuration.queuePerSlot = 2
        configuration.escapeProbe = true
        configuration.limits.cpuSeconds = 1
        configuration.limits.wallSecondsPerCPUSecond = 30
        configuration.queueSeconds = 60
        let worker = MediaWorker(configuration: configuration)
        let codes = await withTaskGroup(of: MediaError.Code?.self) { group in
            for _ in 0..<6 {
                group.addTask {
                    do {
                        _ = try await worker.attemptEscape(12)
                        return nil
                    } catch { return (error as? MediaError)?.code }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(codes.count { $0 == .busy } == 3)
        #expect(codes.count { $0 == .cpu } == 3)
    }
}
