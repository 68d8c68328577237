// SPDX-License-Identifier: Apache-2.0
import Synchronization

/// Checks that take longer than a request is held, and those that failed after it was answered.
final class CheckJobs: Sendable {
    enum State: Sendable {
        /// How far it is, from 0 to 1; nil where nobody knows.
        case working(since: Double, part: Double?)
        case failed(ServiceError, at: Double)
    }

    private let states = Mutex<[String: State]>([:])
    static let capacity = 2000
    static let failureSeconds = 3600.0

    /// What is known of a check that is not among the results.
    func state(_ id: String) -> State? { states.withLock { $0[id] } }

    func begin(_ id: String) {
        let now = MonotonicClock.seconds()
        states.withLock { states in
            if states.count >= CheckJobs.capacity {
                states = states.filter { entry in
                    if case .failed(_, let at) = entry.value { now - at < CheckJobs.failureSeconds } else { true }
                }
            }
            states[id] = .working(since: now, part: nil)
        }
    }

    /// Notes how far a check is that is at work.
    func note(_ id: String, part: Double) {
        states.withLock { states in
            guard case .working(let since, _) = states[id] else { return }
            states[id] = .working(since: since, part: part)
        }
    }

    /// How far a check is, from 0 to 1; nil where nobody knows.
    func part(_ id: String) -> Double? {
        guard case .working(_, let part) = state(id) else { return nil }
        return part
    }

    func finish(_ id: String) { _ = states.withLock { $0.removeValue(forKey: id) } }

    func fail(_ id: String, _ error: ServiceError) {
        states.withLock { $0[id] = .failed(error, at: MonotonicClock.seconds()) }
    }
}
