// SPDX-License-Identifier: Apache-2.0
import Accounts
import Casework
import CaseworkFuzz
import Foundation
import MatchBanks
import Persistence
import ProvenanceRegistry
import Testing

@Suite("Casework in a database")
struct CaseworkStoreTests {
    /// Commands of one sequence; `COUNTERSIGN_FUZZ_COMMANDS` asks for more.
    private static let fuzzLength =
        ProcessInfo.processInfo.environment["COUNTERSIGN_FUZZ_COMMANDS"].flatMap(Int.init) ?? 600

    /// The same sequences as in memory: the database must agree on every outcome, and hold the same at the end.
    @Test(
        "Random commands come out as they do in memory, and the log's chain holds", arguments: Implementation.all,
        [3, 4])
    func fuzz(_ implementation: Implementation, _ seed: UInt64) async throws {
        let folder = try ScratchFolder()
        var fuzz = CommandFuzz(seed: seed)
        let storage = try implementation.make(folder.path)
        let store = storage.casework
        var memory = MemoryCasework()
        var (done, refused) = (0, 0)
        for _ in 0..<Self.fuzzLength {
            let (command, actor) = fuzz.next(from: memory)
            let identifiers = fuzz.identifiers
            let expected = try fuzz.handler.handle(
                command, by: actor, at: fuzz.now, reading: memory, random: &fuzz.identifiers)
            memory.store(expected)
            let found = try await store.perform(
                command, by: actor, at: fuzz.now, with: fuzz.handler, random: identifiers)
            switch (expected, found) {
            case (.refused(let left, _), .failure(let right)):
                refused += 1
                #expect(left == right)
            case (.done(let left), .success(let right)):
                done += 1
                #expect(left.made == right.made)
                #expect(left.events == right.events)
            default:
                Issue.record("\(command.name): memory and database disagree")
                return
            }
        }
        #expect(done > 100 && refused > 100)
        let (now, policy, cases) = (fuzz.now, fuzz.handler.policy, memory.all(Case.self))
        let (kept, faults) = try await store.read { reader -> ([Case?], [String]) in
            (
                try cases.map { try reader.find(Case.self, $0.key) },
                try cases.flatMap {
                    try CaseworkInvariants.faults(of: $0, in: reader, at: now, policy: policy)
                }
            )
        }
        #expect(kept == cases)
        #expect(faults == [])
        let verdict = try await storage.auditLog.verify()
        #expect(verdict.isIntact)
        // Beside what the commands say of themselves, only the coming and going of items in banks.
        let banked = try await storage.auditLog.entries(after: 0, limit: 100_000)
            .filter { $0.entry.verb.hasPrefix("bank.") }
        #expect(verdict.count == Int64(memory.events.count + banked.count))
        try await requireBanksFollowShares(memory, storage)
        #expect(try await store.openMessages(limit: 100_000).map(\.message) == memory.messages)
    }

    /// No item is in a bank whose decision is not shared any more (I8).
    private func requireBanksFollowShares(_ memory: MemoryCasework, _ storage: RegistryFolder) async throws {
        let shared = memory.all(Share.self).filter { $0.state == .published || $0.state == .corrected }.map(\.key)
        for bank in try await storage.banks.banks() {
            for item in try await storage.banks.items(of: bank.name, after: 0, limit: 10_000) {
                let share = try #require(item.content.originKey?.split(separator: " ").first.map(String.init))
                #expect(shared.contains(share))
            }
        }
    }

    @Test("A process that dies at any step leaves all of a command, or nothing")
    func death() async throws {
        for point in [StoragePoint.transactionBegun, .rowsWritten, .auditAppended] {
            let folder = try ScratchFolder()
            let failing = Switch()
            let storage = try RegistryFolder(
                path: folder.path, use: .server, now: Sample.start,
                probe: { if $0 == point, failing.isOn { throw RegistryError(.storageFailure, "the process died") } })
            let handler = CaseworkHandler(policy: CaseworkPolicy(codeKey: try storage.caseworkCodeKey()))
            failing.set(true)
            await #expect(throws: RegistryError.self) {
                try await storage.casework.perform(
                    Self.report, by: CaseworkActor(id: "v", roles: [.public]), at: Sample.start, with: handler)
            }
            failing.set(false)
            let count = try await storage.casework.read { try $0.find(Case.self, ObjectLink("state", "new")).count }
            #expect(count == 0)
            #expect(try await storage.auditLog.verify().count == 0)
            #expect(try await storage.casework.openMessages(limit: 10).isEmpty)
            let made = try await storage.casework.perform(
                Self.report, by: CaseworkActor(id: "v", roles: [.public]), at: Sample.start, with: handler)
            #expect(made.code != nil)
        }
    }

    static var report: CaseworkCommand {
        let draft = ReportDraft(
            channel: .web, relation: .observer, explanation: "This never happened, see the town's own page.",
            reason: .votingProcess, satirePossible: .no, requested: .label, goodFaith: true)
        var item = ItemDraft(medium: .unknown)
        item.locations = ["https://example.org/post/1"]
        return .fileReport(draft, item, [])
    }

    @Test("Erasing a reporter destroys the key; the log verifies and can no longer tell who it was")
    func erasure() async throws {
        let folder = try ScratchFolder()
        let storage = try RegistryFolder(path: folder.path, use: .server, now: Sample.start)
        let handler = CaseworkHandler(policy: CaseworkPolicy(codeKey: try storage.caseworkCodeKey()))
        let sealed = try await storage.casework.seal("Ada Example <ada@example.org>")
        guard case .fileReport(var draft, let item, let evidence) = Self.report else { return }
        draft.contact = sealed
        let made = try await storage.casework.perform(
            .fileReport(draft, item, evidence), by: CaseworkActor(id: "v", roles: [.public]), at: Sample.start,
            with: handler)
        #expect(try await storage.casework.open(sealed) == "Ada Example <ada@example.org>")
        let id = try #require(made.made.flatMap(ReportID.init))
        try await storage.casework.perform(
            .erase(id), by: CaseworkActor(id: id.description, roles: [.public]), at: Sample.start, with: handler)
        #expect(try await storage.casework.open(sealed) == nil)
        #expect(try await storage.auditLog.verify().isIntact)
        let entries = try await storage.auditLog.entries(after: 0, limit: 100)
        #expect(entries.last?.entry.verb == "report.erased")
        #expect(entries.allSatisfy { !String(decoding: $0.payload ?? [], as: UTF8.self).contains("ada@") })
        try storage.close()
        // Nor does the file hold the name or the address anywhere.
        for file in try FileManager.default.contentsOfDirectory(atPath: folder.path) where file.hasPrefix("registry.") {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/" + file))
            #expect(bytes.range(of: Data("ada@example.org".utf8)) == nil)
        }
    }
}
