// SPDX-License-Identifier: Apache-2.0

/// Why a file was not signed. The message says what to do.
public struct SigningError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What kind of obstacle it is.
    public enum Code: String, Sendable {
        /// The manifest definition is not of the form c2patool's have.
        case invalidDefinition
        /// The definition names a file (thumbnail, icon, ingredient) that is not there.
        case missingResource
        /// The definition asks for something that a claim generator must not write.
        case forbidden
        /// An ingredient cannot be used.
        case unusableIngredient
        /// The credential cannot grow without the content's binding breaking; the file must be signed as an edit.
        case notUpdatable
        /// There is a file where the signed copy should go.
        case outputExists
        /// The signer's certificates are missing or cannot be read.
        case invalidCredential
        /// The signer returned something else than a signature, or one that does not verify.
        case signerFailed
        /// The time stamp is larger than the room kept for it.
        case timeStampTooLarge
        /// The copy was written, and its credential is not found in it again: the file has something in it that the writer
        /// did not see through.
        case notReadBack
    }

    /// What kind of obstacle it is.
    public let code: Code
    /// What was wrong, and what to do.
    public let reason: String

    /// An error with a reason.
    public init(_ code: Code, _ reason: String) {
        self.code = code
        self.reason = reason
    }

    public var description: String { reason }
    public static func == (left: SigningError, right: SigningError) -> Bool { left.code == right.code }
}
