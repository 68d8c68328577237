// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB
import Persistence
import ProvenanceRegistry
import Testing

@Suite("Audit log")
struct AuditLogTests {
    private func log(_ folder: ScratchFolder, entries: Int) async throws -> RegistryFolder {
        let storage = try RegistryFolder(path: folder.path, use: .server, now: Sample.start)
        for number in 0..<entries {
            // The third event's clock was set back by an hour.
            let at = Sample.start.adding(seconds: Int64(number) - (number == 2 ? 3600 : 0))
            try await storage.publishers.insert(
                Sample.publisher("P\(number)"), event: Sample.event("publisher.entered", "pub_\(number)", at: at))
        }
        return storage
    }

    @Test("The chain holds, and never runs backwards")
    func chain() async throws {
        let folder = try ScratchFolder()
        let storage = try await log(folder, entries: 6)
        let verdict = try await storage.auditLog.verify()
        #expect(verdict.isIntact)
        #expect(verdict.count == 6)
        let entries = try await storage.auditLog.entries(after: 0, limit: 10).map(\.entry)
        #expect(entries[2].at == entries[1].at)
        #expect(entries.allSatisfy { $0.actorReference.count == 32 && !$0.actorReference.contains("command") })
        #expect(verdict.head == entries.last?.hash)
    }

    @Test("The table takes no change and no deletion")
    func insertOnly() async throws {
        let folder = try ScratchFolder()
        try await log(folder, entries: 2).close()
        let raw = try DatabaseQueue(path: folder.path + "/registry.sqlite")
        for statement in [
            "UPDATE audit SET verb = 'x'", "DELETE FROM audit", "UPDATE audit_payload SET payload = x'00'",
        ] {
            await #expect(throws: DatabaseError.self) { try await raw.write { try $0.execute(sql: statement) } }
        }
    }

    @Test(
        "Whoever changes the file behind the program's back is found",
        arguments: [
            ("UPDATE audit SET verb = 'record.withdrawn' WHERE sequence = 3", 3, AuditVerdict.Finding.Fault.changed),
            ("UPDATE audit SET at = at + 1 WHERE sequence = 5", 5, .changed),
            ("DELETE FROM audit_payload WHERE sequence = 4; DELETE FROM audit WHERE sequence = 4", 5, .gap),
            ("UPDATE audit_payload SET payload = x'7B7D' WHERE sequence = 2", 2, .payloadChanged),
        ])
    func tampering(_ statement: String, _ sequence: Int64, _ fault: AuditVerdict.Finding.Fault) async throws {
        let folder = try ScratchFolder()
        try await log(folder, entries: 6).close()
        try await DatabaseQueue(path: folder.path + "/registry.sqlite").write { db in
            for trigger in ["audit_keep_update", "audit_keep_delete", "audit_payload_keep_update"] {
                try db.execute(sql: "DROP TRIGGER \(trigger)")
            }
            try db.execute(sql: statement)
        }
        let verdict = try await RegistryFolder(path: folder.path, use: .server, now: Sample.start).auditLog.verify()
        #expect(verdict.findings.first?.sequence == sequence)
        #expect(verdict.findings.contains { $0.fault == fault })
    }
}
