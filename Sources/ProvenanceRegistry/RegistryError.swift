// SPDX-License-Identifier: Apache-2.0

/// Why the registry could not do what was asked. `code` is stable; `message` says what was wrong and what to do.
public struct RegistryError: Error, Sendable, Equatable, CustomStringConvertible {
    /// A closed list of reasons.
    public enum Code: String, Sendable, CaseIterable {
        /// Nothing has that name.
        case notFound = "not_found"
        /// Something with that name, or that content, is there already.
        case alreadyExists = "already_exists"
        /// Somebody else changed it first; read it again.
        case versionConflict = "version_conflict"
        /// The disk, or the quota, is full. Nothing was stored.
        case storageFull = "storage_full"
        /// The disk answered with an error.
        case storageFailure = "storage_failure"
        /// A stored thing is not what was stored.
        case storageDamaged = "storage_damaged"
        /// Another process uses the folder.
        case folderInUse = "folder_in_use"
        /// The folder, or the database in it, cannot be used by this version or on this kind of disk.
        case folderUnusable = "folder_unusable"
        /// A value that was handed in is not allowed.
        case invalidValue = "invalid_value"
        /// The idempotency key was used with another request.
        case keyReused = "idempotency_key_reused"
        /// The request with this idempotency key is still being worked on.
        case stillRunning = "still_running"
        /// The file carries a mark of this system already.
        case alreadyMarked = "already_marked"
        /// The file is of a kind that cannot be protected.
        case unsupported = "unsupported"
        /// The picture is too small, or too even, to carry a mark.
        case notMarkable = "not_markable"
        /// The recording lasts longer than is taken.
        case tooLong = "too_long"
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
    public static func == (left: RegistryError, right: RegistryError) -> Bool { left.code == right.code }
}
