// SPDX-License-Identifier: Apache-2.0
import Synchronization

/// Lets a bounded number of jobs run and a bounded number wait, first come first served.
final class JobLane: Sendable {
    private struct State {
        var running = 0
        var nextTicket: UInt64 = 0
        var waiting: [(ticket: UInt64, turn: CheckedContinuation<Bool, Never>)] = []
    }

    let slots: Int
    let room: Int
    let patience: Duration
    private let state = Mutex(State())

    init(slots: Int, room: Int, patience: Duration) {
        self.slots = max(1, slots)
        self.room = max(0, room)
        self.patience = patience
    }

    /// Runs `job` when its turn comes.
    /// - Throws: `busy` where the queue is full or the turn does not come in time, or what `job` throws.
    func run<T: Sendable>(_ job: () async throws(MediaError) -> T) async throws(MediaError) -> T {
        guard await enter() else {
            throw MediaError(.busy, "All decoders are busy. Try again in a few seconds.")
        }
        defer { leave() }
        return try await job()
    }

    private func enter() async -> Bool {
        let ticket: UInt64? = state.withLock { state in
            if state.running < slots {
                state.running += 1
                return nil
            }
            state.nextTicket += 1
            return state.nextTicket
        }
        guard let ticket else { return true }
        let timer = Task { [weak self, patience] in
            try? await Task.sleep(for: patience)
            if !Task.isCancelled { self?.giveUp(ticket) }
        }
        defer { timer.cancel() }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { turn in
                let now: Bool? = state.withLock { state in
                    if state.running < slots {
                        state.running += 1
                        return true
                    }
                    if state.waiting.count >= room || Task.isCancelled { return false }
                    state.waiting.append((ticket, turn))
                    return nil
                }
                if let now { turn.resume(returning: now) }
            }
        } onCancel: {
            giveUp(ticket)
        }
    }

    private func giveUp(_ ticket: UInt64) {
        let turn = state.withLock { state in
            state.waiting.firstIndex { $0.ticket == ticket }.map { state.waiting.remove(at: $0).turn }
        }
        turn?.resume(returning: false)
    }

    private func leave() {
        let turn: CheckedContinuation<Bool, Never>? = state.withLock { state in
            // The slot passes on to the first who waits.
            if !state.waiting.isEmpty { return state.waiting.removeFirst().turn }
            state.running -= 1
            return nil
        }
        turn?.resume(returning: true)
    }
}
