// SPDX-License-Identifier: Apache-2.0

import Crypto
import Testing
import TransparencyLog

@Suite("Signed checkpoints")
struct CheckpointTests {
    /// The example in the documentation of Go's note package, which the form comes from.
    static let note = """
        If you think cryptography is the answer to your problem,
        then you don't know what your problem is.

        — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=

        """
    static let key = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"

    @Test("a note of another implementation is read and checked")
    func otherImplementation() throws {
        let key = try NoteKey(CheckpointTests.key)
        #expect(key.description == CheckpointTests.key)
        let note = try SignedNote(parsing: Array(CheckpointTests.note.utf8))
        #expect(note.isSigned(by: key))
        #expect(note.serialized == CheckpointTests.note)
        let changed = CheckpointTests.note.replacing("answer", with: "Answer")
        #expect(try !SignedNote(parsing: Array(changed.utf8)).isSigned(by: key))
    }

    @Test("what is no note, and what is no key, is refused")
    func malformed() {
        for text in [
            "", "\n", "a\n", "a\n\n", "a\n\nb\n", "a\n\n— b\n", "a\n\n— b c\n", "a\n\n— b AAAA\n", "a\n\n— b AAAAAA==",
            "a\u{1}\n\n— b AAAAAA==\n", "a\n\n— b+c AAAAAA==\n", "a\n\n— b  AAAAAA==\n",
        ] {
            #expect(throws: LogError.malformedNote, "\(text)") { try SignedNote(parsing: Array(text.utf8)) }
        }
        #expect(throws: LogError.malformedNote) { try SignedNote(parsing: [0xFF, 0x0A, 0x0A]) }
        for text in ["", "a", "a+b", "a+00000000+", CheckpointTests.key + "x", "x" + CheckpointTests.key] {
            #expect(throws: LogError.malformedKey, "\(text)") { try NoteKey(text) }
        }
    }

    @Test("a checkpoint comes back as it was signed, by the log's key and no other")
    func roundTrip() throws {
        let secret = Curve25519.Signing.PrivateKey()
        let key = try NoteKey(name: "example.org/log", publicKey: Array(secret.publicKey.rawRepresentation))
        let made = try Checkpoint(
            origin: "example.org/log", size: 12, root: MerkleTree.leaf([1]), time: "2026-11-25T10:00:00.000Z")
        var note = SignedNote(text: made.text)
        try note.sign(with: secret, name: key.name)
        let witness = Curve25519.Signing.PrivateKey()
        try note.sign(with: witness, name: "witness.example")
        let bytes = Array(note.serialized.utf8)
        #expect(try Checkpoint(note: bytes, signedBy: key) == made)
        #expect(
            try SignedNote(parsing: bytes).isSigned(
                by: NoteKey(name: "witness.example", publicKey: Array(witness.publicKey.rawRepresentation))))
        // The witness's signature alone does not make it the log's.
        #expect(throws: LogError.notSigned) {
            try Checkpoint(
                note: bytes,
                signedBy: NoteKey(name: "witness.example", publicKey: Array(witness.publicKey.rawRepresentation)))
        }
        #expect(throws: LogError.notSigned) {
            try Checkpoint(
                note: bytes, signedBy: NoteKey(name: key.name, publicKey: Array(witness.publicKey.rawRepresentation)))
        }
        for text in [
            "a\n1\n", "a\n01\n\(Checkpoint.zero)\n", "a\n-1\n\(Checkpoint.zero)\n", "\n1\n\(Checkpoint.zero)\n",
        ] {
            #expect(throws: LogError.malformedNote, "\(text)") { try Checkpoint(text: text) }
        }
        #expect(try Checkpoint(text: "a\n1\n\(Checkpoint.zero)\nother line\n").time == "")
    }

    @Test("a checkpoint continues an earlier one only where the proof holds")
    func continuation() async throws {
        let leaves = MerkleTests.Leaves(all: (0..<20).map { MerkleTree.leaf([UInt8($0)]) })
        var tree = LogTree()
        try await tree.grow(from: leaves)
        func checkpoint(_ size: Int, _ origin: String = "log") async throws -> Checkpoint {
            try await Checkpoint(origin: origin, size: size, root: tree.root(at: size, leaves: leaves), time: "")
        }
        let proof = try await tree.consistencyProof(from: 7, to: 20, leaves: leaves)
        try await checkpoint(20).requireContinuation(of: checkpoint(7), proof: proof)
        await #expect(throws: LogError.notContinued) {
            try await checkpoint(20).requireContinuation(of: checkpoint(8), proof: proof)
        }
        await #expect(throws: LogError.notContinued) {
            try await checkpoint(20).requireContinuation(of: checkpoint(7, "other"), proof: proof)
        }
    }
}

extension Checkpoint {
    /// 32 zero bytes in base64.
    static let zero = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
}
