// SPDX-License-Identifier: Apache-2.0

/// Why something about accounts could not be done. `code` is stable; `message` says what to do.
public struct AccountError: Error, Sendable, Equatable, CustomStringConvertible {
    /// A closed list of reasons.
    public enum Code: String, Sendable, CaseIterable {
        /// The roles held do not allow it.
        case forbidden
        /// Name, password or code do not fit. Never says which.
        case wrongCredentials = "wrong_credentials"
        /// Too many failures; wait.
        case tooManyTries = "too_many_tries"
        /// Nothing has that name.
        case notFound = "not_found"
        /// A link or code was used, withdrawn, or is over.
        case spent
        /// A value that was handed in is not allowed.
        case invalidValue = "invalid_value"
        /// The state does not allow the step.
        case invalidTransition = "invalid_transition"
        /// Nobody could do it afterwards, as in taking the last administrator's role.
        case lastOne = "last_one"
    }

    /// The reason.
    public let code: Code
    /// For a person: what happened and what to do.
    public let message: String

    /// Makes an error.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { message }
    /// Equal when the codes are: messages are for people.
    public static func == (left: AccountError, right: AccountError) -> Bool { left.code == right.code }
}
