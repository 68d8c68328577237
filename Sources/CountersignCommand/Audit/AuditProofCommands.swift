// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ByteKit
import Foundation
import Persistence
import ProvenanceRegistry
import Transparency

extension AuditCommand {
    /// `countersign audit prove`
    struct Prove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "prove", abstract: "Prove that an entry is in the log, for somebody who has no access to it.",
            discussion: """
                Prints a proof under the newest checkpoint: the entry without its payload, and the hashes that lead \
                from it to the signed root. countersign audit check-proof checks it offline. For an identifier, the \
                last entry about it is proved; name another by --entry.
                """)

        @Argument(help: "A decision, a record, or anything else that the log has entries about.") var id: String?
        @Option(help: "The place of the entry in the log.") var entry: Int64?
        @Option(help: "The log's key, as countersign audit key prints it, or a file with it.") var key: String
        @OptionGroup var registryOptions: RegistryOptions

        func validate() throws {
            if (id == nil) == (entry == nil) { throw ValidationError("give an identifier, or --entry") }
        }

        func run() async throws {
            let verifier = try verifierKey(key)
            let proof = try await RegistryCommand.upkeep(registryOptions) { registry in
                let files = CheckpointFolder(registry: registry.path)
                guard let note = try files.lastNote() else {
                    throw CommandError(
                        status: .negative, file: registry.path,
                        message: "there is no checkpoint yet; countersign audit checkpoint makes one")
                }
                return try await auditing(registry.path) {
                    let checkpoint = try Checkpoint(note, signedBy: verifier)
                    let tree = LogTree(registry.auditLog)
                    var place = entry
                    if let id {
                        try await tree.forEach(through: checkpoint.size) { stored in
                            if stored.entry.object == id { place = stored.entry.sequence }
                        }
                    }
                    guard let place else {
                        throw TransparencyError(
                            .notFound, "no entry about \(id ?? "that") is under the checkpoint of \(checkpoint.time)")
                    }
                    return try await tree.proof(of: place, under: note, checkpoint)
                }
            }
            try Terminal.printJSON(proof)
        }
    }

    /// `countersign audit check-proof`
    struct CheckProof: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check-proof", abstract: "Check a proof offline, without the log.",
            discussion: """
                Take the key from where the log's operator published it, not from whoever gave you the proof. Exit \
                status 0: the entry is in the log as it was signed; 1: it is not.
                """)

        @Argument(help: "The proof, as countersign audit prove printed it.") var file: String
        @Option(help: "The log's key, as countersign audit key prints it, or a file with it.") var key: String
        @OptionGroup var output: OutputOptions

        func run() throws {
            let verifier = try verifierKey(key)
            let text = try readText(file)
            guard let proof = try? JSONDecoder().decode(EntryProof.self, from: Data(text.utf8)) else {
                throw CommandError(status: .unreadable, file: file, message: "this is not a proof of an entry")
            }
            let checkpoint = try auditing(file) { try proof.check(with: verifier) }
            if output.json {
                try Terminal.printJSON(
                    ProofAnswer(
                        holds: true, seq: proof.entry.sequence, at: proof.entry.at.description, verb: proof.entry.verb,
                        object: proof.entry.object, size: checkpoint.size, time: checkpoint.time.description))
            } else {
                print("Entry \(proof.entry.sequence) of \(proof.entry.at): \(proof.entry.verb) \(proof.entry.object)")
                print(
                    "It is among the \(checkpoint.size) entries that \(checkpoint.origin) signed at \(checkpoint.time)."
                )
            }
        }
    }
}

/// The JSON of `countersign audit check-proof --json`.
private struct ProofAnswer: Encodable {
    let holds: Bool
    let seq: Int64
    let at: String
    let verb: String
    let object: String
    let size: Int64
    let time: String
}
