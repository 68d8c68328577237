// SPDX-License-Identifier: Apache-2.0
import Accounts
import ProvenanceRegistry

struct SQLiteVerificationStore: VerificationStore {
    let database: SQLiteDatabase

    func insert(_ verification: Verification, event: AuditEvent) async throws {
        try await database.write(event) { db in
            try db.execute(
                sql: "INSERT INTO verification VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    verification.id.description, verification.organisation.description,
                    verification.requestedBy.description, verification.method.rawValue, verification.subject,
                    verification.state.rawValue, verification.challenge, verification.openUntil.milliseconds,
                    verification.tries, verification.approvals.map(\.description).joined(separator: " "),
                    verification.validUntil?.milliseconds, verification.provenAt?.milliseconds, verification.reason,
                    verification.createdAt.milliseconds, verification.version,
                ])
        }
    }

    func verification(_ id: VerificationID) async throws -> Verification? {
        try await fetch("WHERE id = ?", id.description).first
    }

    func verifications(of organisation: PublisherID) async throws -> [Verification] {
        try await fetch("WHERE publisher = ? ORDER BY id DESC LIMIT 200", organisation.description)
    }

    func verifications(in state: Verification.State) async throws -> [Verification] {
        try await fetch("WHERE state = ? ORDER BY id LIMIT 200", state.rawValue)
    }

    func update(_ verification: Verification, event: AuditEvent) async throws {
        try await database.write(event) { db in
            try db.execute(
                sql: """
                    UPDATE verification SET state = ?, challenge = ?, open_until = ?, tries = ?, approvals = ?,
                        valid_until = ?, proven_at = ?, reason = ?, version = version + 1
                    WHERE id = ? AND version = ?
                    """,
                arguments: [
                    verification.state.rawValue, verification.challenge, verification.openUntil.milliseconds,
                    verification.tries, verification.approvals.map(\.description).joined(separator: " "),
                    verification.validUntil?.milliseconds, verification.provenAt?.milliseconds, verification.reason,
                    verification.id.description, verification.version,
                ])
            try db.requireChange(table: "verification", id: verification.id.description)
        }
    }

    private func fetch(_ condition: String, _ argument: String) async throws -> [Verification] {
        try await database.read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM verification \(condition)", arguments: [argument]).map { row in
                Verification(
                    id: try row.parsed("id", VerificationID.init),
                    organisation: try row.parsed("publisher", PublisherID.init),
                    requestedBy: try row.parsed("requested_by", AccountID.init),
                    method: try row.parsed("method", Verification.Method.init(rawValue:)), subject: row["subject"],
                    state: try row.parsed("state", Verification.State.init(rawValue:)), challenge: row["challenge"],
                    openUntil: row.moment("open_until"), tries: row["tries"],
                    approvals: (row["approvals"] as String).split(separator: " ").compactMap { AccountID(String($0)) },
                    validUntil: row.optionalMoment("valid_until"), provenAt: row.optionalMoment("proven_at"),
                    reason: row["reason"], createdAt: row.moment("created_at"), version: row["version"])
            }
        }
    }
}
