// SPDX-License-Identifier: Apache-2.0

import Foundation
import Persistence
import ProvenanceRegistry
import Testing
import TransparencyLog
import TrustServices

@Suite("Checkpoints of a registry's log")
struct CheckpointTests {
    struct Bench {
        let folder: ScratchFolder
        let storage: RegistryFolder
        let store: IdentityStore
        let unlocked: UnlockedIdentityStore

        init() throws {
            folder = try ScratchFolder()
            storage = try RegistryFolder(path: folder.path, use: .command, now: Sample.start)
            store = IdentityStore(folder: folder.path + "/identities")
            unlocked = try store.unlock(.keyFile(path: folder.path + "/identities.key"))
        }

        func keeper() throws -> CheckpointKeeper {
            try CheckpointKeeper(
                log: storage.auditLog, folder: folder.path + "/checkpoints", origin: "example.org/audit",
                signer: .init(
                    last: { [store] in try store.lastCheckpoint() },
                    sign: { [unlocked] in try unlocked.sign($0, continuing: $1) }))
        }

        func enter(_ count: Int) async throws {
            for number in 0..<count {
                try await storage.publishers.note(Sample.event("test.entered", "thing-\(number)"))
            }
        }
    }

    @Test("a checkpoint proves every entry before it, offline, and none after it")
    func proofs() async throws {
        let bench = try Bench()
        try await bench.enter(7)
        let keeper = try bench.keeper()
        #expect(await keeper.latest == nil)
        #expect(try await keeper.proofs(about: "thing-3").isEmpty)
        let note = try await keeper.make(at: Sample.start)
        let key = try #require(try bench.store.checkpointKey())
        #expect(try Checkpoint(note: Array(note.utf8), signedBy: key).size == 7)
        let proof = try #require(try await keeper.proofs(about: "thing-3").first)
        #expect(try proof.check(with: key).size == 7)
        #expect(proof.entry.contains("thing-3"))
        let stored = try #require(try await bench.storage.auditLog.entries(about: "thing-3", limit: 9).first)
        #expect(proof.entryHash == stored.entry.hash)
        var forged = proof
        forged.entry = forged.entry.replacing("thing-3", with: "thing-4")
        #expect(throws: LogError.notContinued) { try forged.check(with: key) }
        let other = try NoteKey(name: key.name, publicKey: [UInt8](repeating: 3, count: 32))
        #expect(throws: LogError.notSigned) { try proof.check(with: other) }
        try await bench.enter(9)
        #expect(try await keeper.proofs(about: "thing-8").isEmpty)
        _ = try await keeper.make(at: Sample.start)
        #expect(try await keeper.proofs(about: "thing-8").count == 1)
    }

    @Test("each checkpoint continues the ones before; the signer refuses a second history")
    func continuation() async throws {
        let bench = try Bench()
        try await bench.enter(5)
        let keeper = try bench.keeper()
        let first = try await keeper.make(at: Sample.start)
        try await bench.enter(300)
        _ = try await keeper.make(at: Sample.start)
        let key = try #require(try bench.store.checkpointKey())
        let earlier = try Checkpoint(note: Array(first.utf8), signedBy: key)
        let continuation = try #require(try await keeper.continuation(from: 5))
        #expect(try continuation.check(with: key, after: earlier).size == 305)
        await #expect(throws: LogError.outOfRange) { _ = try await keeper.continuation(from: 306) }

        // A log that was rolled back or rewritten.
        let shrunk = try Bench()
        try await shrunk.enter(3)
        for size in [3, 305] {
            let checkpoint = try Checkpoint(
                origin: key.name, size: size, root: MerkleTree.leaf([7]), time: Sample.start.description)
            #expect(throws: TrustError(.refused, "")) { try bench.unlocked.sign(checkpoint, continuing: []) }
        }
        let replaced = try CheckpointKeeper(
            log: shrunk.storage.auditLog, folder: shrunk.folder.path + "/checkpoints", origin: "example.org/audit",
            signer: .init(
                last: { try bench.store.lastCheckpoint() },
                sign: { try bench.unlocked.sign($0, continuing: $1) }))
        await #expect(throws: LogError.leavesMissing) { _ = try await replaced.make(at: Sample.start) }
        try await shrunk.enter(400)
        await #expect(throws: TrustError(.refused, "")) { _ = try await replaced.make(at: Sample.start) }
    }

    @Test("a checkpoint is due after ten minutes with something new, or a thousand entries")
    func due() async throws {
        let bench = try Bench()
        let keeper = try bench.keeper()
        try await keeper.makeIfDue(at: Sample.start)
        #expect(await keeper.latest == nil)
        try await bench.enter(1)
        try await keeper.makeIfDue(at: Sample.start)
        let first = await keeper.latest
        #expect(first != nil)
        try await bench.enter(1)
        try await keeper.makeIfDue(at: Sample.start.adding(seconds: 599))
        #expect(await keeper.latest == first)
        try await keeper.makeIfDue(at: Sample.start.adding(seconds: 600))
        let second = await keeper.latest
        #expect(second != first)
        // Nothing new: nothing is signed, however late it is. After a restart the newest is there.
        try await keeper.makeIfDue(at: Sample.start.adding(seconds: 6_000))
        #expect(await keeper.latest == second)
        #expect(await (try bench.keeper()).latest == second)
    }
}
