// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ByteKit
import Foundation
import TrustServices

/// How a command ends; scripts rely on these numbers (docs/command-line.md).
enum ExitStatus: Int32 {
    /// Done, and the answer is positive.
    case positive = 0
    /// Done, and the answer is negative: no credential, invalid, no mark found, no match.
    case negative = 1
    /// The command line itself is wrong.
    case usage = 2
    /// An input could not be read, or is of a kind that is not supported.
    case unreadable = 3
    /// A fault of ours, or of the machine (disk full, say).
    case failure = 4

    /// Ends the process with this status.
    func end() -> Never { Foundation.exit(rawValue) }

    /// The worse of two answers, for commands that take several files.
    func combined(with other: ExitStatus) -> ExitStatus { rawValue >= other.rawValue ? self : other }

    /// Prints what went wrong to standard error and ends with the status that belongs to it.
    static func end(with error: any Error) -> Never {
        switch error {
        case let error as CommandError:
            Terminal.complain(error.description)
            error.status.end()
        case let error as TrustError:
            end(with: CommandError(error))
        case let status as ExitCode:
            Foundation.exit(status.rawValue)
        case let error as ByteError:
            Terminal.complain(error.description)
            (CommandError.isAboutInput(error) ? ExitStatus.unreadable : .failure).end()
        default:
            break
        }
        let code = Countersign.exitCode(for: error)
        let message = Countersign.fullMessage(for: error)
        if code == .success {
            print(message)
            ExitStatus.positive.end()
        }
        // ArgumentParser ends wrong usage with 64; ours is 2 (see the exit statuses above).
        Terminal.complain(message, prefixed: false)
        (code == .validationFailure ? ExitStatus.usage : .failure).end()
    }
}

/// An error that a command ends with: what was wrong, with which file, and what to do.
struct CommandError: Error, CustomStringConvertible {
    var status: ExitStatus
    var file: String?
    var message: String

    var description: String { file.map { "\($0): \(message)" } ?? message }

    /// Names the file and says in words what the operating system refused.
    static func unreadable(_ file: String, _ error: any Error) -> CommandError {
        CommandError(status: .unreadable, file: file, message: words(for: error))
    }

    static func words(for error: any Error) -> String {
        guard case ByteError.system(let operation, let code) = error else { return "\(error)" }
        let reason =
            switch code {
            case ENOENT: "there is no such file"
            case EACCES, EPERM: "no permission to read it"
            case EISDIR: "this is not a regular file"
            case ENOSPC: "the disk is full"
            case EEXIST: "it exists already"
            default: String(cString: strerror(code))
            }
        return "\(reason) (\(operation))"
    }

    static func isAboutInput(_ error: ByteError) -> Bool {
        switch error {
        case .truncated, .limitExceeded: true
        case .system(_, let code): [ENOENT, EACCES, EISDIR, ELOOP, ENOTDIR].contains(code)
        }
    }
}
