// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ByteKit
import Foundation
import Persistence
import ProvenanceRegistry
import Transparency
import TrustServices

/// Where the checkpoints of a registry's log are: `checkpoints/` in its folder.
struct CheckpointFolder {
    let folder: String

    init(registry: String) { folder = registry + "/checkpoints" }

    /// The newest one, in the form it is published in.
    var latest: String { folder + "/latest" }

    func lastNote() throws -> SignedNote? {
        guard FileManager.default.fileExists(atPath: latest) else { return nil }
        return try auditing(latest) { try SignedNote(try readText(latest)) }
    }

    /// Keeps a note under the number of its entries, then as the newest.
    func keep(_ note: SignedNote, size: Int64) throws {
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            let bytes = Array(note.description.utf8)
            try AtomicFile.write(bytes, to: "\(folder)/\(size)", mode: 0o644)
            try AtomicFile.write(bytes, to: latest, mode: 0o644)
        } catch {
            throw CommandError(
                status: .failure, file: folder,
                message: "the checkpoint was not stored: \(CommandError.words(for: error))")
        }
    }
}

/// The key that a log or a witness signs with.
struct LogKeyOptions: ParsableArguments {
    @OptionGroup var identities: IdentityOptions
    @Option(help: "Name of a new key, as in example.org/log; needed the first time only.") var name: String?

    func signer() throws -> NoteSigner {
        let store = try identities.unlocked()
        let key = try naming {
            try store.logKey(name: name) { (0..<32).map { _ in UInt8.random(in: .min ... .max) } }
        }
        return try auditing { try NoteSigner(name: key.name, seed: key.seed) }
    }
}

/// Runs `body`; faults of checkpoints, proofs and the registry become the command's own, named after `file`.
func auditing<Value>(_ file: String? = nil, _ body: () throws -> Value) throws -> Value {
    do { return try body() } catch let error as TransparencyError { throw CommandError(error, file: file) }
}

/// As ``auditing(_:_:)``, for work that waits.
func auditing<Value>(_ file: String? = nil, _ body: () async throws -> Value) async throws -> Value {
    do {
        return try await body()
    } catch let error as TransparencyError {
        throw CommandError(error, file: file)
    } catch let error as RegistryError {
        throw CommandError(error, file: file)
    }
}

extension CommandError {
    /// The status that belongs to a fault of a checkpoint or proof.
    init(_ error: TransparencyError, file: String? = nil) {
        let status: ExitStatus = error.code == .malformed ? .unreadable : .negative
        self.init(status: status, file: file, message: error.message)
    }
}

/// Reads a verifier key given as text or as a file that holds it.
func verifierKey(_ argument: String) throws -> NoteVerifier {
    if let key = NoteVerifier(argument) { return key }
    guard FileManager.default.fileExists(atPath: argument),
        let key = NoteVerifier(try readText(argument).trimmingCharacters(in: .whitespacesAndNewlines))
    else {
        throw CommandError(
            status: .usage,
            message: "a log's key is given as NAME+HASH+KEY, as countersign audit key prints it, or as a file")
    }
    return key
}
