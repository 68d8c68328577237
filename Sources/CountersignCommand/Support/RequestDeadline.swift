// SPDX-License-Identifier: Apache-2.0

import Foundation
import Synchronization

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Ends a request that takes too long. The session's own time limits do not hold on Linux against a server that takes the
/// request and is silent.
final class RequestDeadline: Sendable {
    private let passed = Mutex(false)

    /// Whether the request was ended for taking too long.
    var hasPassed: Bool { passed.withLock { $0 } }

    /// Cancels `task` after so many seconds; nothing happens to one that is done.
    func cancel(_ task: URLSessionTask, after seconds: TimeInterval) {
        DispatchQueue.global().asyncAfter(deadline: .now() + seconds) { [self] in
            guard task.state == .running || task.state == .suspended else { return }
            passed.withLock { $0 = true }
            task.cancel()
        }
    }
}
