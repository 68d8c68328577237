// SPDX-License-Identifier: Apache-2.0

/// Why a signature or key could not be read or made. Errors are equal when their codes are.
public struct COSEError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What kind of fault it is.
    public enum Code: String, Sendable {
        /// Not a COSE_Sign1 structure.
        case malformedSignature
        /// The protected header is no map.
        case malformedHeader
        /// A structure is larger than the room kept for it.
        case doesNotFit
        /// Not a key, or of a kind that is not known.
        case unsupportedKey
        /// The algorithm cannot be used with the key.
        case algorithmMismatch
        /// The cryptographic library refused.
        case cryptographicFailure
    }

    /// The kind of fault.
    public let code: Code
    /// What was wrong, in words.
    public let reason: String

    /// An error.
    public init(_ code: Code, _ reason: String) {
        self.code = code
        self.reason = reason
    }

    public var description: String { reason }
    public static func == (left: COSEError, right: COSEError) -> Bool { left.code == right.code }
}
