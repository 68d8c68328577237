// SPDX-License-Identifier: Apache-2.0
import Foundation
import ProvenanceRegistry
import Testing
import Transparency

/// A log in memory, of which a test can change entries.
private struct MemoryLog: AuditLog {
    var stored: [StoredAuditEntry] = []

    init(count: Int) {
        for number in 0..<count {
            let event = AuditEvent(
                actor: .system, verb: "case.created", object: "cas_\(number)",
                at: Timestamp(milliseconds: 1_800_000_000_000 + Int64(number)))
            let entry = AuditEntry(following: stored.last?.entry, event: event, actorKey: [1, 2, 3])
            stored.append(StoredAuditEntry(entry: entry, payload: event.payload.serialized))
        }
    }

    func entries(after sequence: Int64, limit: Int) async throws -> [StoredAuditEntry] {
        Array(stored.filter { $0.entry.sequence > sequence }.prefix(limit))
    }
}

@Suite("Checkpoints")
struct CheckpointTests {
    private let now = Timestamp(milliseconds: 1_800_000_100_000)

    private func signer(_ name: String = "example.org/log", _ seed: UInt8 = 7) throws -> NoteSigner {
        try NoteSigner(name: name, seed: [UInt8](repeating: seed, count: 32))
    }

    @Test("A checkpoint reads back, and a changed one does not")
    func roundTrip() async throws {
        let signer = try signer()
        let tree = LogTree(MemoryLog(count: 23), pageSize: 5)
        let checkpoint = try await tree.checkpoint(after: nil, origin: signer.verifier.name, at: now)
        let text = try checkpoint.signed(by: signer).description
        let verifier = try #require(NoteVerifier(signer.verifier.description))
        #expect(try Checkpoint(SignedNote(text), signedBy: verifier) == checkpoint)
        #expect(checkpoint.size == 23)
        let changed = try SignedNote(text.replacingOccurrences(of: "\n23\n", with: "\n22\n"))
        #expect(throws: TransparencyError(.notSigned, "")) { try Checkpoint(changed, signedBy: verifier) }
        let other = try self.signer("example.org/log", 8).verifier
        #expect(throws: TransparencyError(.notSigned, "")) { try Checkpoint(SignedNote(text), signedBy: other) }
    }

    @Test("The key in the specification of signed notes verifies the note that stands there")
    func specification() throws {
        let verifier = try #require(NoteVerifier("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"))
        let text = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            \u{2014} PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=

            """
        #expect(try SignedNote(text).isSigned(by: verifier))
        #expect(try !SignedNote(text.replacingOccurrences(of: "answer", with: "cure")).isSigned(by: verifier))
        #expect(NoteVerifier("PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW") == nil)
    }

    @Test("A witness's signature is bound to its time and to the text")
    func witness() async throws {
        let log = try signer()
        let witness = try signer("witness.example", 9)
        let checkpoint = try await LogTree(MemoryLog(count: 4)).checkpoint(
            after: nil, origin: log.verifier.name, at: now)
        var note = try checkpoint.signed(by: log)
        try note.cosign(with: witness, at: now)
        let read = try SignedNote(note.description)
        let key = try #require(witness.verifier.asWitness)
        #expect(read.isSigned(by: key))
        #expect(read.isSigned(by: log.verifier))
        #expect(!read.isSigned(by: witness.verifier))
        #expect(try !SignedNote(note.description.replacingOccurrences(of: "\n4\n", with: "\n5\n")).isSigned(by: key))
    }

    @Test("A log that was changed, or cut, under its last checkpoint is not signed again")
    func noSecondHistory() async throws {
        var log = MemoryLog(count: 12)
        let first = try await LogTree(log).checkpoint(after: nil, origin: "l", at: now)
        var longer = MemoryLog(count: 20)
        #expect(try await LogTree(longer).checkpoint(after: first, origin: "l", at: now).size == 20)
        log.stored.removeLast()
        let cut = log
        await #expect(throws: TransparencyError(.inconsistent, "")) {
            try await LogTree(cut).checkpoint(after: first, origin: "l", at: now)
        }
        let event = AuditEvent(actor: .command, verb: "x", object: "y", at: now)
        longer.stored[3] = StoredAuditEntry(
            entry: AuditEntry(following: longer.stored[2].entry, event: event, actorKey: []), payload: nil)
        let changed = longer
        await #expect(throws: TransparencyError(.inconsistent, "")) {
            try await LogTree(changed).checkpoint(after: first, origin: "l", at: now)
        }
    }

    @Test("An entry's proof is checked without the log; erased payloads do not matter")
    func proof() async throws {
        let signer = try signer()
        var log = MemoryLog(count: 19)
        let checkpoint = try await LogTree(log).checkpoint(after: nil, origin: signer.verifier.name, at: now)
        let note = try checkpoint.signed(by: signer)
        log.stored = log.stored.map { StoredAuditEntry(entry: $0.entry, payload: nil) }
        for sequence in Int64(1)...19 {
            let proof = try await LogTree(log).proof(of: sequence, under: note, checkpoint)
            let text = String(decoding: try JSONEncoder().encode(proof), as: UTF8.self)
            let read = try JSONDecoder().decode(EntryProof.self, from: Data(text.utf8))
            #expect(try read.check(with: signer.verifier) == checkpoint)
            let changed = try JSONDecoder().decode(
                EntryProof.self, from: Data(text.replacingOccurrences(of: "case.created", with: "case.decided").utf8))
            #expect(throws: TransparencyError(.inconsistent, "")) { try changed.check(with: signer.verifier) }
        }
        await #expect(throws: TransparencyError(.notFound, "")) {
            try await LogTree(log).proof(of: 20, under: note, checkpoint)
        }
    }
}
