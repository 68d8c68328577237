// SPDX-License-Identifier: Apache-2.0
import Synchronization

/// So many pieces of work at once, so many waiting, and none waiting longer than a limit.
package final class Lane: Sendable {
    package let name: String
    package let slots: Int
    package let queueLimit: Int
    package let longestWait: Duration

    private struct State {
        var running = 0
        var nextTicket: UInt64 = 0
        var waiting: [(ticket: UInt64, continuation: CheckedContinuation<Bool, Never>)] = []
    }

    private let state = Mutex(State())

    package init(name: String, slots: Int, queueLimit: Int? = nil, longestWait: Duration = .seconds(10)) {
        self.name = name
        self.slots = max(1, slots)
        self.queueLimit = queueLimit ?? max(1, slots) * 4
        self.longestWait = longestWait
    }

    /// Runs `work` when a slot is free.
    /// - Throws: ``ServiceError`` `unavailable` where the queue is full or the wait too long.
    package func run<Result: Sendable>(_ work: @Sendable () async throws -> Result) async throws -> Result {
        guard await enter() else {
            throw ServiceError(.unavailable, "The \(name) lane is full.", retryAfter: 10)
        }
        defer { leave() }
        return try await work()
    }

    /// Pieces of work that run now, and that wait.
    package var load: (running: Int, waiting: Int) { state.withLock { ($0.running, $0.waiting.count) } }

    private func enter() async -> Bool {
        let ticket = state.withLock { state in
            state.nextTicket += 1
            return state.nextTicket
        }
        return await withCheckedContinuation { continuation in
            let answer: Bool? = state.withLock { state in
                if state.running < slots {
                    state.running += 1
                    return true
                }
                guard state.waiting.count < queueLimit else { return false }
                state.waiting.append((ticket, continuation))
                return nil
            }
            if let answer {
                continuation.resume(returning: answer)
            } else {
                Task {
                    try? await Task.sleep(for: longestWait)
                    giveUp(ticket)
                }
            }
        }
    }

    private func giveUp(_ ticket: UInt64) {
        let continuation = state.withLock { state -> CheckedContinuation<Bool, Never>? in
            guard let index = state.waiting.firstIndex(where: { $0.ticket == ticket }) else { return nil }
            return state.waiting.remove(at: index).continuation
        }
        continuation?.resume(returning: false)
    }

    private func leave() {
        let next = state.withLock { state -> CheckedContinuation<Bool, Never>? in
            guard !state.waiting.isEmpty else {
                state.running -= 1
                return nil
            }
            return state.waiting.removeFirst().continuation
        }
        next?.resume(returning: true)
    }
}

/// Runs `work` for at most so long.
/// - Throws: ``ServiceError`` `timeout`; the work is cancelled then.
package func withDeadline<Result: Sendable>(
    _ limit: Duration, _ work: @escaping @Sendable () async throws -> Result
) async throws -> Result {
    try await withThrowingTaskGroup(of: Result?.self) { group in
        group.addTask { try await work() }
        group.addTask {
            try await Task.sleep(for: limit)
            return nil
        }
        defer { group.cancelAll() }
        guard let first = try await group.next(), let result = first else {
            throw ServiceError(.timeout, "The work took longer than \(limit.components.seconds) s.", retryAfter: 30)
        }
        return result
    }
}
