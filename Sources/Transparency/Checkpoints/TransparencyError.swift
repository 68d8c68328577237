// SPDX-License-Identifier: Apache-2.0

/// Why a checkpoint or a proof was not taken. Equal by code.
public struct TransparencyError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The closed list of reasons.
    public enum Code: String, Sendable, CaseIterable {
        /// The bytes are not of the form they should have.
        case malformed
        /// The named key has not signed this, or a signature does not check out.
        case notSigned = "not_signed"
        /// The log does not continue what was signed before.
        case inconsistent
        /// What was asked for is not in the log, or not yet under a checkpoint.
        case notFound = "not_found"
    }
    /// The reason.
    public let code: Code
    /// What was wrong and what to do, for a person.
    public let message: String

    /// Makes an error.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { message }
    public static func == (left: Self, right: Self) -> Bool { left.code == right.code }
    public func hash(into hasher: inout Hasher) { hasher.combine(code) }
}
