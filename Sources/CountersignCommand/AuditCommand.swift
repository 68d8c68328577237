// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Persistence
import ProvenanceRegistry
import Transparency

/// `countersign audit`: the log of every change of a registry.
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Examine the log of everything that was changed.",
        subcommands: [Verify.self, MakeCheckpoint.self, Key.self, Prove.self, CheckProof.self])

    /// `countersign audit verify`: recomputes the chain of hashes.
    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify", abstract: "Recompute the log's chain of hashes and name what does not fit.",
            discussion: """
                Every entry carries the hash of the one before, so a later change anywhere is found. Compare the head \
                with one noted elsewhere: that also shows whether entries at the end were cut off; a checkpoint kept \
                elsewhere shows it too (--checkpoint). Exit status 0: the chain holds; 1: it does not.
                """)

        @Option(help: "A checkpoint that was kept elsewhere: the log must still begin with what it covers.")
        var checkpoint: String?
        @Option(help: "The key that signed it, as countersign audit key prints it, or a file with it.")
        var key: String?

        @OptionGroup var registryOptions: RegistryOptions
        @OptionGroup var output: OutputOptions

        func validate() throws {
            if (checkpoint == nil) != (key == nil) { throw ValidationError("--checkpoint and --key go together") }
        }

        func run() async throws {
            let covered = try covered()
            guard let registry = try registryOptions.openedIfThere() else {
                throw CommandError(
                    status: .usage, file: try registryOptions.folder(), message: "there is no registry here")
            }
            let verdict: AuditVerdict
            do { verdict = try await registry.auditLog.verify() } catch let error as RegistryError {
                throw CommandError(error, file: registry.path)
            }
            var isCovered: Bool?
            if let covered {
                isCovered = try await auditing(registry.path) {
                    try await LogTree(registry.auditLog).roots(old: covered.size).old == covered.root
                }
            }
            if output.json {
                try Terminal.printJSON(AuditAnswer(verdict, isCovered: isCovered))
            } else {
                print("\(verdict.count) entries, head \(verdict.head?.description ?? "none")")
                for finding in verdict.findings { print("  entry \(finding.sequence): \(finding.fault.rawValue)") }
                print(verdict.isIntact ? "The chain holds." : "The chain does not hold.")
            }
            if let covered, let isCovered, !output.json {
                print(
                    isCovered
                        ? "The log begins with the \(covered.size) entries of the checkpoint of \(covered.time)."
                        : "The log does not begin with the \(covered.size) entries of the checkpoint of \(covered.time)."
                )
            }
            if !verdict.isIntact || isCovered == false { ExitStatus.negative.end() }
        }

        private func covered() throws -> Checkpoint? {
            guard let checkpoint, let key else { return nil }
            let verifier = try verifierKey(key)
            return try auditing(checkpoint) {
                try Checkpoint(try SignedNote(try readText(checkpoint)), signedBy: verifier)
            }
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
    /// Nil where none was given.
    let checkpointHolds: Bool?

    private enum CodingKeys: String, CodingKey {
        case intact, entries, head, findings
        case checkpointHolds = "checkpoint_holds"
    }

    init(_ verdict: AuditVerdict, isCovered: Bool?) {
        checkpointHolds = isCovered
        intact = verdict.isIntact
        entries = verdict.count
        head = verdict.head
        findings = verdict.findings.map { Finding(seq: $0.sequence, fault: $0.fault.rawValue) }
    }
}
