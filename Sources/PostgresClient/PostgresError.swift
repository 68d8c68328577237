// SPDX-License-Identifier: Apache-2.0

/// What a PostgreSQL server refused, or that it could not be reached.
public struct PostgresError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The SQLSTATE (PostgreSQL manual, appendix A); empty where no server answered.
    public let state: String
    /// The server's words, or libpq's.
    public let message: String
    /// Whether the connection is of no use any more.
    public let isConnectionLost: Bool

    /// An error of this state.
    public init(state: String, message: String, isConnectionLost: Bool = false) {
        self.state = state
        self.message = message
        self.isConnectionLost = isConnectionLost
    }

    /// Whether the same transaction may succeed when it is run once more: a serialization failure or a deadlock.
    public var isTransient: Bool { state == "40001" || state == "40P01" }

    /// Whether the server is not there, is starting or ending, or takes no more connections.
    public var isUnavailable: Bool {
        isConnectionLost || state.hasPrefix("08") || state.hasPrefix("57P") || state == "53300"
    }

    public var description: String { state.isEmpty ? message : "\(message) (\(state))" }
}
