// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Persistence
import ProvenanceRegistry
import Transparency

extension AuditCommand {
    /// `countersign audit checkpoint`
    struct MakeCheckpoint: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "checkpoint", abstract: "Sign what the log is now: its size, its root, the time.",
            discussion: """
                The whole log is read and must continue the last checkpoint, or nothing is signed (exit status 1). The \
                checkpoint is a signed note (C2SP) over a tree by RFC 6962, kept in checkpoints/ of the registry's \
                folder; a running server publishes the newest at /.well-known/countersign/checkpoint. Safe beside a \
                server. Have a timer run it every ten minutes with --if-due.
                """)

        @Flag(help: "Sign only where 1000 entries, or ten minutes and an entry, have come since the last time.")
        var ifDue = false
        @OptionGroup var key: LogKeyOptions
        @OptionGroup var registryOptions: RegistryOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let signer = try key.signer()
            let now = Timestamp.now()
            try await RegistryCommand.upkeep(registryOptions) { registry in
                let files = CheckpointFolder(registry: registry.path)
                let last = try files.lastNote().map { note in
                    try auditing(files.latest) { try Checkpoint(note, signedBy: signer.verifier) }
                }
                let next = try await auditing(registry.path) {
                    try await LogTree(registry.auditLog).checkpoint(after: last, origin: signer.verifier.name, at: now)
                }
                guard !ifDue || isDue(next, after: last) else {
                    try answer(last ?? next, isNew: false)
                    return
                }
                try files.keep(try auditing { try next.signed(by: signer) }, size: next.size)
                try answer(next, isNew: true)
            }
        }

        private func isDue(_ next: Checkpoint, after last: Checkpoint?) -> Bool {
            guard let last else { return true }
            let added = next.size - last.size
            return added >= 1000 || (added > 0 && next.time >= last.time.adding(seconds: 600))
        }

        private func answer(_ checkpoint: Checkpoint, isNew: Bool) throws {
            if output.json {
                try Terminal.printJSON(
                    CheckpointAnswer(
                        origin: checkpoint.origin, size: checkpoint.size, root: checkpoint.root,
                        time: checkpoint.time.description, signed: isNew))
            } else {
                print("\(checkpoint.size) entries, root \(checkpoint.root), \(checkpoint.time)")
                print(isNew ? "Signed as \(checkpoint.origin)." : "Not due yet; nothing was signed.")
            }
        }
    }

    /// `countersign audit key`
    struct Key: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "key", abstract: "Print the key that checks this installation's checkpoints.",
            discussion: "Publish it where others find it without this service: what it signs is checked with it.")

        @Flag(help: "Print it as a witness's key.") var witness = false
        @OptionGroup var key: LogKeyOptions

        func run() throws {
            let verifier = try key.signer().verifier
            print(witness ? verifier.asWitness?.description ?? "" : verifier.description)
        }
    }
}

/// The JSON of `countersign audit checkpoint --json`.
private struct CheckpointAnswer: Encodable {
    let origin: String
    let size: Int64
    let root: ContentDigest
    let time: String
    let signed: Bool
}
