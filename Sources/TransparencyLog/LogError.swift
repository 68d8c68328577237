// SPDX-License-Identifier: Apache-2.0

/// Why something about a log could not be computed or read.
public enum LogError: String, Error, Sendable, Hashable, CaseIterable, CustomStringConvertible {
    /// A place behind the end of the log, or an old size larger than the new one.
    case outOfRange = "out_of_range"
    /// The log has fewer entries than it had.
    case leavesMissing = "leaves_missing"
    /// Not a signed note, or not a checkpoint.
    case malformedNote = "malformed_note"
    /// Not a key of the form `name+hash+base64`.
    case malformedKey = "malformed_key"
    /// The name of a log or a key that is empty, too long, or holds a blank or a plus sign.
    case invalidName = "invalid_name"
    /// The note has no good signature of the key that was asked for.
    case notSigned = "not_signed"
    /// A checkpoint that does not continue the one before.
    case notContinued = "not_continued"

    public var description: String {
        switch self {
        case .outOfRange: "the log has no entry at this place"
        case .leavesMissing: "entries of the log are missing; restore it from a backup"
        case .malformedNote: "this is not a signed checkpoint"
        case .malformedKey: "this is not a verifier key, as in example.org/log+1a2b3c4d+AbC…"
        case .invalidName: "a log's name has 1 to 128 printable characters, neither blanks nor plus signs"
        case .notSigned: "the checkpoint carries no good signature of this key"
        case .notContinued: "the checkpoint does not continue the one before: entries were changed or removed"
        }
    }
}
