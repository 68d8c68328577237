// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ByteKit
import Foundation
import Persistence
import ProvenanceRegistry
import TransparencyLog
import TrustServices

extension AuditCommand {
    /// A key given as text or as a file that holds it.
    static func key(_ given: String) throws -> NoteKey {
        let text = given.contains("+") ? given : try readText(given)
        return try readingLog(given) { () throws(LogError) in
            try NoteKey(text.trimmingCharacters(in: .whitespacesAndNewlines))
        }
    }

    /// A signed checkpoint in a file.
    static func checkpoint(in file: String, key: String) throws -> Checkpoint {
        let key = try self.key(key)
        let bytes = Array(try readText(file).utf8)
        return try readingLog(file) { () throws(LogError) in try Checkpoint(note: bytes, signedBy: key) }
    }

    /// Runs `body`; faults of a log become the command's own.
    static func readingLog<Result>(_ file: String, _ body: () throws(LogError) -> Result) throws -> Result {
        do { return try body() } catch {
            let status: ExitStatus =
                switch error {
                case .notSigned, .notContinued: .negative
                case .leavesMissing: .failure
                default: .unreadable
                }
            throw CommandError(status: status, file: file, message: error.description)
        }
    }

    /// Checkpoints of a registry folder, signed with the key in its own identity store, as its server does.
    static func keeper(_ registry: RegistryFolder, store: IdentityStore, unlocked: UnlockedIdentityStore?) throws
        -> CheckpointKeeper
    {
        try CheckpointKeeper(
            log: registry.auditLog, folder: registry.path + "/checkpoints", origin: "localhost/audit",
            signer: .init(
                last: { try store.lastCheckpoint() },
                sign: { checkpoint, proof in
                    guard let unlocked else { throw TrustError(.refused, "no key was opened") }
                    return try unlocked.sign(checkpoint, continuing: proof)
                }))
    }

    static func opened(_ options: RegistryOptions) throws -> RegistryFolder {
        guard let registry = try options.openedIfThere() else {
            throw CommandError(status: .usage, file: try options.folder(), message: "there is no registry here")
        }
        return registry
    }

    /// `countersign audit checkpoint`
    struct MakeCheckpoint: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "checkpoint", abstract: "Sign what the log is now, and print the signed note.",
            discussion: """
                Keep it elsewhere, or give it to somebody else: `audit verify --checkpoint` and `audit follow` show later \
                that nothing before it was changed. A server makes one every ten minutes and serves it. The key is in \
                the folder identities/ of the registry, and refuses to sign a second history.
                """)

        @OptionGroup var registryOptions: RegistryOptions

        func run() async throws {
            let registry = try AuditCommand.opened(registryOptions)
            let store = IdentityStore(folder: registry.path + "/identities")
            let unlocked = try naming {
                try store.unlock(
                    KeyProtection.fromEnvironment(ProcessInfo.processInfo.environment, storeFolder: store.folder))
            }
            do {
                let note = try await AuditCommand.keeper(registry, store: store, unlocked: unlocked).make(at: .now())
                print(note, terminator: "")
                if let key = try store.checkpointKey() { Terminal.note("key: \(key)") }
            } catch let error as TrustError {
                throw CommandError(error, file: registry.path)
            } catch let error as LogError {
                throw CommandError(status: .failure, file: registry.path, message: error.description)
            }
        }
    }

    /// `countersign audit prove`
    struct Prove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "prove", abstract: "Prove that the log holds what it says about an object, as a decision.",
            discussion: """
                Prints one proof a line (JSON), against the newest checkpoint. Whoever has it checks it with \
                `audit check-proof`, without the log and without asking anybody.
                """)

        @Argument(help: "Identifier of the object, for instance of a decision or a record.") var id: String
        @OptionGroup var registryOptions: RegistryOptions

        func run() async throws {
            let registry = try AuditCommand.opened(registryOptions)
            let keeper = try AuditCommand.keeper(
                registry, store: IdentityStore(folder: registry.path + "/identities"), unlocked: nil)
            let proofs = try await keeper.proofs(about: id)
            guard !proofs.isEmpty else {
                throw CommandError(
                    status: .negative, file: nil,
                    message: "the newest checkpoint holds nothing about \(id); make one with `audit checkpoint`")
            }
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            for proof in proofs { print(String(decoding: try encoder.encode(proof), as: UTF8.self)) }
        }
    }

    /// `countersign audit check-proof`
    struct CheckProof: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check-proof", abstract: "Check proofs of entries offline.",
            discussion: """
                Takes what `audit prove` prints or /api/audit/proof/… answers. Exit status 0: every entry is in the log \
                that the key signed; 1: one is not.
                """)

        @Argument(help: "File with proofs: one a line, or the answer of a service.") var file: String
        @Option(help: "The log's key, or a file with it.") var key: String
        @OptionGroup var output: OutputOptions

        private struct Answer: Decodable {
            let proofs: [EntryProof]
        }

        private struct Line: Encodable {
            let entry: String
            let sha256: String
            let origin: String
            let size: Int
            let time: String
        }

        func run() async throws {
            let key = try AuditCommand.key(key)
            let text = try readText(file)
            let decoder = JSONDecoder()
            let proofs: [EntryProof]
            if let answer = try? decoder.decode(Answer.self, from: Data(text.utf8)) {
                proofs = answer.proofs
            } else {
                proofs = text.split(separator: "\n").compactMap {
                    try? decoder.decode(EntryProof.self, from: Data($0.utf8))
                }
                guard proofs.count == text.split(separator: "\n").count else {
                    throw CommandError(status: .unreadable, file: file, message: "this is not a proof of an entry")
                }
            }
            guard !proofs.isEmpty else {
                throw CommandError(status: .unreadable, file: file, message: "there is no proof in this file")
            }
            for proof in proofs {
                let checkpoint = try AuditCommand.readingLog(file) { () throws(LogError) in try proof.check(with: key)
                }
                if output.json {
                    try Terminal.printJSON(
                        Line(
                            entry: proof.entry, sha256: proof.entryHash.description, origin: checkpoint.origin,
                            size: checkpoint.size, time: checkpoint.time))
                } else {
                    print("\(proof.entry)\n  entry \(proof.index + 1) of \(checkpoint.origin), \(checkpoint.time)")
                }
            }
        }
    }

    /// `countersign audit follow`
    struct Follow: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "follow", abstract: "Check that a service's log continues what you saw of it last.",
            discussion: """
                Takes the answer of /api/audit/continuation/SIZE, where SIZE is that of the checkpoint in --state (0 at \
                first), checks that nothing before was changed, and keeps the new checkpoint in --state. Exit status 1: \
                the log does not continue: keep both files, they prove it.
                """)

        @Argument(help: "File with the service's answer.") var file: String
        @Option(help: "The log's key, or a file with it.") var key: String
        @Option(help: "File with the checkpoint that was seen last; made when it is missing.") var state: String
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let logKey = try AuditCommand.key(key)
            guard
                let continuation = try? JSONDecoder().decode(LogContinuation.self, from: Data(try readText(file).utf8))
            else { throw CommandError(status: .unreadable, file: file, message: "this is not a continuation of a log") }
            let earlier =
                FileManager.default.fileExists(atPath: state)
                ? try AuditCommand.checkpoint(in: state, key: key) : nil
            let newest = try AuditCommand.readingLog(file) { () throws(LogError) in
                try continuation.check(with: logKey, after: earlier)
            }
            do { try AtomicFile.write(Array(continuation.checkpoint.utf8), to: state) } catch {
                throw CommandError(status: .failure, file: state, message: "\(error)")
            }
            if output.json {
                try Terminal.printJSON(["from": earlier?.size ?? 0, "size": newest.size])
            } else {
                print("\(newest.origin): \(earlier?.size ?? 0) to \(newest.size) entries, \(newest.time)")
            }
        }
    }
}
