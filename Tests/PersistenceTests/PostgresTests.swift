// SPDX-License-Identifier: Apache-2.0
import Foundation
import Persistence
import PostgresClient
import ProvenanceRegistry
import Testing

@Suite("PostgreSQL", .enabled(if: ThrowawayPostgres.installed != nil, "PostgreSQL is not installed"))
struct PostgresTests {
    private func open(_ address: String, _ folder: ScratchFolder) throws -> RegistryFolder {
        try RegistryFolder(path: folder.path, database: address, use: .server, now: Sample.start)
    }

    @Test("Two servers write into one audit chain, and each sees the other's records at once")
    func twoServers() async throws {
        let address = try ThrowawayPostgres.shared.makeDatabase()
        let folder = try ScratchFolder()
        let servers = [try open(address, folder), try open(address, folder)]
        let publisher = Sample.publisher()
        try await servers[0].publishers.insert(publisher, event: Sample.event("publisher.entered"))
        let registry = Registry(storage: servers[1])
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<60 {
                group.addTask {
                    try await servers[number % 2].records.insert(
                        Sample.record(publisher, hash: UInt8(number)), event: Sample.event("record.registered"))
                }
                // A reader beside the writers: what came after is never something that comes before.
                group.addTask { try await registry.refresh() }
            }
            try await group.waitForAll()
        }
        try await registry.refresh()
        #expect(await registry.indexedCount == 120)
        let verdict = try await servers[0].auditLog.verify()
        #expect(verdict.isIntact)
        #expect(verdict.count == 61)
    }

    @Test("What was acknowledged outlives kill -9 of the database, and the servers go on by themselves")
    func kill() async throws {
        let postgres = try ThrowawayPostgres()
        let folder = try ScratchFolder()
        let storage = try open(try postgres.makeDatabase(), folder)
        try await storage.publishers.insert(Sample.publisher(), event: Sample.event("publisher.entered"))
        let writing = Task {
            var acknowledged: [PublisherID] = []
            var refused = 0
            for number in 0..<400 {
                let publisher = Sample.publisher("P\(number)")
                do {
                    try await storage.publishers.insert(publisher, event: Sample.event("publisher.entered"))
                    acknowledged.append(publisher.id)
                } catch is RegistryError { refused += 1 }
            }
            return (acknowledged, refused)
        }
        for _ in 0..<3 {
            try await Task.sleep(for: .milliseconds(150))
            try postgres.kill()
            try postgres.start()
        }
        let (acknowledged, refused) = try await writing.value
        #expect(acknowledged.count > 300)
        let kept = Set(try await storage.publishers.publishers().map(\.id))
        #expect(kept.isSuperset(of: acknowledged))
        let verdict = try await storage.auditLog.verify()
        #expect(verdict.isIntact)
        // Where the answer to a commit was lost, it may have been stored; everything else that was refused was not.
        #expect(verdict.count >= Int64(acknowledged.count) + 1)
        #expect(verdict.count <= Int64(acknowledged.count + refused) + 1)
    }

    @Test("The audit log takes no change and no deletion")
    func insertOnly() async throws {
        let address = try ThrowawayPostgres.shared.makeDatabase()
        let folder = try ScratchFolder()
        let storage = try open(address, folder)
        try await storage.publishers.insert(Sample.publisher(), event: Sample.event("publisher.entered"))
        let raw = try PostgresConnection(address: address, application: "tests")
        for statement in [
            "UPDATE countersign.audit SET verb = 'x'", "DELETE FROM countersign.audit",
            "UPDATE countersign.audit_payload SET payload = '\\x00'",
        ] {
            #expect(throws: PostgresError.self) { try raw.run(statement) }
        }
        #expect(try await storage.auditLog.verify().isIntact)
    }

    @Test("A registry moves from SQLite with everything, and only into an empty database")
    func move() async throws {
        let address = try ThrowawayPostgres.shared.makeDatabase()
        let folder = try ScratchFolder()
        let publisher = Sample.publisher()
        let record = Sample.record(publisher, mark: 0xFEDC_BA98_7654_3210, preview: Sample.digest("preview"))
        let before = try RegistryFolder(path: folder.path, use: .command, now: Sample.start)
        try await before.publishers.insert(publisher, event: Sample.event("publisher.entered"))
        try await before.accounts.insert(
            Sample.account("mara", publisher: publisher), event: Sample.event("account.made"))
        try await before.records.insert(record, event: Sample.event("record.registered"))
        await #expect(throws: RegistryError(.folderInUse, "")) {
            _ = try await RegistryMove(folder: folder.path, to: address).run(now: Sample.start)
        }
        let head = try await before.auditLog.verify().head
        try before.close()
        let report = try await RegistryMove(folder: folder.path, to: address).run(now: Sample.start)
        #expect(report.auditHead == head)
        #expect(report.rows["record"] == 1 && report.rows["fingerprint"] == 2)

        #expect(throws: RegistryError(.folderUnusable, "")) {
            _ = try RegistryFolder(path: folder.path, use: .server, now: Sample.start)
        }
        let after = try open(address, folder)
        #expect(try await after.records.record(record.id) == record)
        #expect(try await after.accounts.account(loginName: "MARA")?.publisher == publisher.id)
        // Numbers go on behind those that came along.
        try await after.records.insert(Sample.record(publisher, hash: 9), event: Sample.event("record.registered"))
        #expect(try await after.records.fingerprints(after: 0, limit: 10).fingerprints.count == 4)
        #expect(try await after.auditLog.verify().isIntact)

        let second = try ScratchFolder()
        try RegistryFolder(path: second.path, use: .command, now: Sample.start).close()
        await #expect(throws: RegistryError(.alreadyExists, "")) {
            _ = try await RegistryMove(folder: second.path, to: address).run(now: Sample.start)
        }
        #expect(RegistryFolder.exists(at: second.path))
    }

    @Test("A folder's registry is in one place: whoever forgets to name the database begins no second one")
    func oneRegistry() async throws {
        let address = try ThrowawayPostgres.shared.makeDatabase()
        let folder = try ScratchFolder()
        #expect(!RegistryFolder.exists(at: folder.path))
        try open(address, folder).close()
        #expect(RegistryFolder.exists(at: folder.path))
        #expect(throws: RegistryError(.folderUnusable, "")) {
            _ = try RegistryFolder(path: folder.path, use: .upkeep, now: Sample.start)
        }
        try open(address, folder).close()
        let other = try ScratchFolder()
        try RegistryFolder(path: other.path, use: .command, now: Sample.start).close()
        #expect(throws: RegistryError(.folderUnusable, "")) { _ = try open(address, other) }
    }

    @Test("Addresses")
    func addresses() {
        #expect(RegistryFolder.isDatabaseAddress("postgres://a@h/d?sslmode=verify-full"))
        #expect(!RegistryFolder.isDatabaseAddress("postgres://a@h/d?nonsense=1"))
        #expect(!RegistryFolder.isDatabaseAddress("http://a/"))
        #expect(throws: RegistryError(.storageFailure, "")) {
            let folder = try ScratchFolder()
            _ = try RegistryFolder(
                path: folder.path, database: "postgres://a@127.0.0.1:1/d", use: .command, now: Sample.start)
        }
    }
}
