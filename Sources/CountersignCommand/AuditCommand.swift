// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Persistence
import ProvenanceRegistry
import TransparencyLog

/// `countersign audit`: the log of every change of a registry.
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Examine the log of everything that was changed.",
        subcommands: [Verify.self, MakeCheckpoint.self, Prove.self, CheckProof.self, Follow.self])

    /// `countersign audit verify`: recomputes the chain of hashes.
    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify", abstract: "Recompute the log's chain of hashes and name what does not fit.",
            discussion: """
                Every entry carries the hash of the one before, so a later change anywhere is found. Compare the head \
                with one noted elsewhere: that also shows whether entries at the end were cut off. With --checkpoint, \
                the log must be the one that the signed checkpoint was made of. Exit status 0: all of it holds; 1: it \
                does not.
                """)

        @Option(help: "A signed checkpoint that was kept elsewhere.") var checkpoint: String?
        @Option(help: "The log's key, or a file with it (as /.well-known/countersign/checkpoint-key gives it).")
        var key: String?
        @OptionGroup var registryOptions: RegistryOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            guard let registry = try registryOptions.openedIfThere() else {
                throw CommandError(
                    status: .usage, file: try registryOptions.folder(), message: "there is no registry here")
            }
            let verdict: AuditVerdict
            var agrees: Bool?
            if let checkpoint {
                guard let key else { throw ValidationError("--checkpoint needs --key") }
                let seen = try AuditCommand.checkpoint(in: checkpoint, key: key)
                let leaves = AuditLeaves(log: registry.auditLog)
                var tree = LogTree()
                try await tree.grow(from: leaves)
                let isLongEnough = seen.size <= tree.size
                agrees = try await isLongEnough ? tree.root(at: seen.size, leaves: leaves) == seen.root : false
            }
            do { verdict = try await registry.auditLog.verify() } catch let error as RegistryError {
                throw CommandError(error, file: registry.path)
            }
            if output.json {
                try Terminal.printJSON(AuditAnswer(verdict, agrees))
            } else {
                print("\(verdict.count) entries, head \(verdict.head?.description ?? "none")")
                for finding in verdict.findings { print("  entry \(finding.sequence): \(finding.fault.rawValue)") }
                print(verdict.isIntact ? "The chain holds." : "The chain does not hold.")
                if let agrees {
                    print(agrees ? "The log continues the checkpoint." : "The log is not the one of the checkpoint.")
                }
            }
            if !verdict.isIntact || agrees == false { ExitStatus.negative.end() }
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
    let continues_checkpoint: Bool?

    init(_ verdict: AuditVerdict, _ agrees: Bool?) {
        continues_checkpoint = agrees
        intact = verdict.isIntact
        entries = verdict.count
        head = verdict.head
        findings = verdict.findings.map { Finding(seq: $0.sequence, fault: $0.fault.rawValue) }
    }
}
