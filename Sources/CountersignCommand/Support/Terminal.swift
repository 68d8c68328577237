// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation

/// Options of every command that answers.
struct OutputOptions: ParsableArguments {
    @Flag(help: "Print one JSON object (for several inputs: one a line) and nothing else on standard output.")
    var json = false
}

/// Standard output is for answers, standard error for people. Colours only where a person looks.
enum Terminal {
    /// Whether standard error is a terminal that shows colours (https://no-color.org).
    static let showsColours: Bool =
        isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"] == nil
        && ProcessInfo.processInfo.environment["TERM"] != "dumb"

    /// Prints a value as one line of JSON, keys in order, slashes as they are.
    static func printJSON(_ value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        printLine(try encoder.encode(value))
    }

    /// Writes bytes and a line feed to standard output at once, so that a reader of a pipe sees whole lines.
    static func printLine(_ data: Data) {
        FileHandle.standardOutput.write(data + Data([0x0A]))
    }

    /// Says on standard error what went wrong.
    static func complain(_ message: String, prefixed: Bool = true) {
        let prefix = prefixed ? (showsColours ? "\u{1B}[1;31merror:\u{1B}[0m " : "error: ") : ""
        FileHandle.standardError.write(Data("\(prefix)\(message)\n".utf8))
    }

    /// A note for a person, on standard error.
    static func note(_ message: String) {
        FileHandle.standardError.write(Data("\(message)\n".utf8))
    }
}

/// A line that says how far long work has come; shown only on a terminal.
struct ProgressLine: ~Copyable {
    private let label: String
    private let isShown = isatty(STDERR_FILENO) == 1
    private var lastShare = -1

    init(_ label: String) { self.label = label }

    /// Shows how much is done, at most once a per cent.
    mutating func update(done: UInt64, of total: UInt64) {
        guard isShown, total > 0 else { return }
        let share = Int((Double(done) / Double(total) * 100).rounded(.down))
        guard share != lastShare else { return }
        lastShare = share
        FileHandle.standardError.write(Data("\r\(label) \(share) %".utf8))
    }

    /// Clears the line.
    consuming func finish() {
        guard isShown, lastShare >= 0 else { return }
        FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
    }
}
