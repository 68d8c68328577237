// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Persistence
import ProvenanceRegistry

/// `countersign audit`: the log of every change of a registry.
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Examine the log of everything that was changed.", subcommands: [Verify.self])

    /// `countersign audit verify`: recomputes the chain of hashes.
    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify", abstract: "Recompute the log's chain of hashes and name what does not fit.",
            discussion: """
                Every entry carries the hash of the one before, so a later change anywhere is found. Compare the head \
                with one noted elsewhere: that also shows whether entries at the end were cut off. Exit status 0: the \
                chain holds; 1: it does not.
                """)

        @OptionGroup var registryOptions: RegistryOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            guard let registry = try registryOptions.openedIfThere() else {
                throw CommandError(
                    status: .usage, file: try registryOptions.folder(), message: "there is no registry here")
            }
            let verdict: AuditVerdict
            do { verdict = try await registry.auditLog.verify() } catch let error as RegistryError {
                throw CommandError(error, file: registry.path)
            }
            if output.json {
                try Terminal.printJSON(AuditAnswer(verdict))
            } else {
                print("\(verdict.count) entries, head \(verdict.head?.description ?? "none")")
                for finding in verdict.findings { print("  entry \(finding.sequence): \(finding.fault.rawValue)") }
                print(verdict.isIntact ? "The chain holds." : "The chain does not hold.")
            }
            if !verdict.isIntact { ExitStatus.negative.end() }
        }
    }
}

/// The JSON of `countersign audit verify --json`.
private struct AuditAnswer: Encodable {
    struct Finding: Encodable {
        let seq: Int64
        let fault: String
    }

    let intact: Bool
    let entries: Int64
    let head: ContentDigest?
    let findings: [Finding]

    init(_ verdict: AuditVerdict) {
        intact = verdict.isIntact
        entries = verdict.count
        head = verdict.head
        findings = verdict.findings.map { Finding(seq: $0.sequence, fault: $0.fault.rawValue) }
    }
}
