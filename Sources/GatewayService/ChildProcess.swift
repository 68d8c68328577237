// SPDX-License-Identifier: Apache-2.0
import CountersignServer
import Foundation
import HTTPTypes

/// A program that is run for one piece of work, with files for input and output and a limit on its time.
enum ChildProcess {
    /// How it ended.
    struct Ending: Sendable {
        let status: Int32
        /// What it said on standard error, cut.
        let errors: String
    }

    /// Runs a program to its end.
    /// - Parameter seconds: after which it is ended, whatever it does.
    /// - Throws: ``GatewayError`` 503 where it cannot be started.
    static func run(
        _ executable: String, _ arguments: [String], input: ScratchFile, output: ScratchFile, seconds: Double,
        environment: [String: String] = [:]
    ) async throws -> Ending {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: executable)
        process.arguments = arguments
        process.environment = environment
        guard let reading = FileHandle(forReadingAtPath: input.path),
            let writing = FileHandle(forWritingAtPath: output.path)
        else { throw unavailable(executable) }
        let errors = Pipe()
        process.standardInput = reading
        process.standardOutput = writing
        process.standardError = errors
        let (ends, continuation) = AsyncStream.makeStream(of: Void.self)
        process.terminationHandler = { _ in continuation.finish() }
        do { try process.run() } catch { throw unavailable(executable) }
        let identifier = process.processIdentifier
        let watchman = Task {
            try await Task.sleep(for: .seconds(seconds))
            kill(identifier, SIGKILL)
        }
        for await _ in ends {}
        watchman.cancel()
        let said = (try? errors.fileHandleForReading.read(upToCount: 4096)) ?? Data()
        return Ending(status: process.terminationStatus, errors: String(decoding: said, as: UTF8.self))
    }

    private static func unavailable(_ executable: String) -> GatewayError {
        GatewayError(
            .serviceUnavailable, code: "unavailable",
            "The gateway cannot start \(URL(fileURLWithPath: executable).lastPathComponent) at this moment.",
            type: "server_error", retryAfter: 10)
    }
}
