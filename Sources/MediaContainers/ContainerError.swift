// SPDX-License-Identifier: Apache-2.0

/// Why a file's container could not be read or written. The message says what to do.
public enum ContainerError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The file holds no bytes at all.
    case emptyFile
    /// The content is of no format that is known.
    case unknownFormat
    /// The format is known, but manifest stores in it are not read or written by this version.
    case unsupportedFormat(MediaFormat)
    /// The file is not well formed at `offset`, so that no copy of it can be written.
    case malformed(MediaFormat, offset: UInt64, reason: String)
    /// The file ends early: something at `offset` is cut short.
    case cutShort(MediaFormat, offset: UInt64)
    /// Something in the file is larger than the named limit.
    case limitExceeded(String, limit: UInt64)
    /// A manifest store does not fill the room that was kept for it.
    case storeSizeMismatch(expected: Int, actual: Int)
    /// The format is not made of boxes, so that no box hash can be checked or made.
    case noBoxes(MediaFormat)
    /// A file of this kind is read, but never written: too much of it only its maker knows.
    case readOnly(MediaFormat, what: String)
    /// The format has no place for this (XMP in an Ogg file).
    case noPlace(MediaFormat, what: String)
    /// A change that cannot be made to this file; the text says what to do.
    case unsupportedEdit(MediaFormat, String)
    /// The new part does not fit the format (a RIFF file of more than 4 GB, XMP of more than 64 KB in a JPEG).
    case tooLargeForFormat(MediaFormat, what: String)

    public var description: String {
        switch self {
        case .emptyFile: "the file is empty"
        case .unknownFormat: "the content is of no known media format"
        case .unsupportedFormat(let format): "Content Credentials in \(format.name) files are not supported"
        case .malformed(let format, let offset, let reason):
            "this \(format.name) file is damaged at byte \(offset): \(reason); repair it or save it anew first"
        case .cutShort(let format, let offset):
            "this \(format.name) file is cut short (the part at byte \(offset) has no end); get a whole copy of it"
        case .limitExceeded(let name, let limit): "the limit \(name) (\(limit)) is exceeded"
        case .storeSizeMismatch(let expected, let actual):
            "a manifest store of \(actual) bytes cannot fill a place of \(expected) bytes"
        case .noBoxes(let format): "\(format.name) files are not made of boxes; bind to them with a data hash"
        case .readOnly(_, let what): "\(what) is never changed; keep the credential beside it"
        case .noPlace(let format, let what): "\(format.name) files have no place for \(what); keep it beside the file"
        case .unsupportedEdit(_, let reason): reason
        case .tooLargeForFormat(let format, let what): "\(what) is too large for a \(format.name) file"
        }
    }
}
