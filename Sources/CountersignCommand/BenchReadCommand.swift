// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ByteKit
import ContentCredentials
import Foundation

/// `countersign bench`: repeats work on Content Credentials in this process and prints how long it took.
struct BenchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench", abstract: "Time the work on Content Credentials, repeated in process.",
        subcommands: [BenchReadCommand.self, BenchSignCommand.self])
}

/// `countersign bench read`: reads and judges one file again and again.
struct BenchReadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read", abstract: "Time the checking of one file.")

    @Argument(help: "The file to check.") var file: String
    @Option(help: "How often.") var runs = 10
    @OptionGroup var trust: TrustOptions
    /// What is printed is JSON in any case.
    @OptionGroup var output: OutputOptions
    // One command line serves `read` and `sign` in measurements of both.
    @Option(help: "Taken for `bench sign`; reading writes nothing.") var out: String?
    @Option(help: "Taken for `bench sign`.") var cert: String?
    @Option(help: "Taken for `bench sign`.") var key: String?
    @Option(help: "Taken for `bench sign`.") var alg: String?

    func validate() throws {
        guard runs > 0, runs <= 1_000_000 else { throw ValidationError("--runs must be 1 to 1000000") }
    }

    func run() async throws {
        let validator = Validator(settings: try trust.settings())
        var measurements = Measurements()
        for _ in 0..<runs {
            do {
                try measurements.measure { _ = try validator.judge(try FileByteSource(path: file)) }
            } catch {
                throw CommandError.unreadable(file, error)
            }
        }
        try Terminal.printJSON(measurements.finished())
    }
}
