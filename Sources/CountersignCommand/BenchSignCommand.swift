// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ByteKit
import ContentCredentials
import Foundation
import TrustServices

/// `countersign bench sign`: signs one file again and again in this process and prints how long it took.
struct BenchSignCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign", abstract: "Time the signing of one file, repeated in process.")

    @Argument(help: "The file to sign.") var file: String
    @Option(help: "Where the signed copy goes, again and again; a temporary file where it is left out.") var out:
        String?
    @Option(help: "How often.") var runs = 10
    @OptionGroup var signing: SigningOptions
    @OptionGroup var trust: TrustOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard runs > 0, runs <= 1_000_000 else { throw ValidationError("--runs must be 1 to 1000000") }
    }

    func run() async throws {
        let path = out ?? FileManager.default.temporaryDirectory.path + "/countersign-bench-\(UUID().uuidString)"
        defer { if out == nil { try? FileManager.default.removeItem(atPath: path) } }
        let signer = try signing.signer()
        let generator = ClaimGenerator(validator: Validator(settings: try trust.settings()))
        var measurements = Measurements()
        for _ in 0..<runs {
            let start = Measurements.now
            do {
                let copy = try AtomicFile(path: path)
                _ = try await generator.sign(
                    try FileByteSource(path: file), SigningRequest(), signer: signer, to: copy)
                try copy.commit()
            } catch { throw SignCommand.commandError(error, file) }
            measurements.add(since: start)
        }
        try Terminal.printJSON(measurements.finished())
    }
}
