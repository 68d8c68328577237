// SPDX-License-Identifier: Apache-2.0
import Foundation
import PostgresClient
import ProvenanceRegistry

/// Threads that each hold one connection and work off one queue: libpq blocks, and the threads of Swift's own pool must
/// not. The number of connections is bounded, and so is the queue.
///
/// `@unchecked`: everything that changes is guarded by `condition`.
final class BlockingWorkers: @unchecked Sendable {
    typealias Job = @Sendable (PostgresLink) -> Void

    private let condition = NSCondition()
    private var jobs: [Job] = []
    private var next = 0
    private var isClosed = false
    private var running: Int
    private static let queueLimit = 10_000

    /// Starts the threads; a connection is made when it is first needed.
    init(count: Int, name: String, make: @escaping @Sendable () -> PostgresLink) {
        running = count
        for number in 0..<count {
            let thread = Thread { [self] in
                let link = make()
                while let job = take() { job(link) }
                link.close()
                condition.lock()
                running -= 1
                condition.broadcast()
                condition.unlock()
            }
            thread.name = "\(name)-\(number)"
            thread.stackSize = 1 << 20
            thread.start()
        }
    }

    private func take() -> Job? {
        condition.lock()
        defer { condition.unlock() }
        while next == jobs.count, !isClosed { condition.wait() }
        guard next < jobs.count else { return nil }
        let job = jobs[next]
        next += 1
        if next > 1000 || next == jobs.count {
            jobs.removeFirst(next)
            next = 0
        }
        return job
    }

    private func add(_ job: @escaping Job) -> Bool {
        condition.lock()
        defer { condition.unlock() }
        guard !isClosed, jobs.count - next < Self.queueLimit else { return false }
        jobs.append(job)
        condition.signal()
        return true
    }

    /// Runs `body` on one of the threads.
    /// - Throws: what `body` throws; ``RegistryError`` `storage_failure` where too much waits already.
    func run<Value: Sendable>(_ body: @escaping @Sendable (PostgresLink) throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let isTaken = add { link in continuation.resume(with: Result { try body(link) }) }
            if !isTaken {
                continuation.resume(
                    throwing: RegistryError(.storageFailure, "too many requests wait for the database; try again"))
            }
        }
    }

    /// Finishes what waits, and ends the threads with their connections.
    func close() {
        condition.lock()
        isClosed = true
        condition.broadcast()
        while running > 0 { condition.wait() }
        condition.unlock()
    }
}
