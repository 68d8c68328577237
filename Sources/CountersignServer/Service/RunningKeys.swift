// SPDX-License-Identifier: Apache-2.0
import Synchronization

/// Names of work that runs in this process.
final class RunningKeys: Sendable {
    private let keys = Mutex<Set<String>>([])

    /// False where the work of that name runs already.
    func begin(_ key: String) -> Bool { keys.withLock { $0.insert(key).inserted } }

    /// The work is over.
    func end(_ key: String) { _ = keys.withLock { $0.remove(key) } }
}
