// SPDX-License-Identifier: Apache-2.0
import GenerationGateway
import ProvenanceRegistry

/// Appeals against bans.
extension SQLiteGatewayStore {
    func insert(_ appeal: BanAppeal, event: AuditEvent) async throws {
        try await database.write(event) { db in
            try db.execute(
                sql: "INSERT INTO ban_appeal (ban, account, text, at) VALUES (?, ?, ?, ?)",
                arguments: [appeal.ban, appeal.account.description, appeal.text, appeal.at.milliseconds])
        }
    }

    func appeals(of account: AccountID?, limit: Int) async throws -> [BanAppeal] {
        try await database.read { db in
            let condition = account == nil ? "" : "WHERE account = ?"
            let arguments: StatementArguments = account.map { [$0.description] } ?? []
            return try Row.fetchAll(
                db, sql: "SELECT * FROM ban_appeal \(condition) ORDER BY at DESC, ban LIMIT ?",
                arguments: arguments + [limit]
            ).map { row in
                var appeal = BanAppeal(
                    ban: row["ban"], account: try row.parsed("account", AccountID.init), text: row["text"],
                    at: row.moment("at"))
                appeal.isGranted = (row["granted"] as Int?).map { $0 != 0 }
                appeal.reason = row["reason"]
                appeal.decidedBy = (row["decided_by"] as String?).flatMap { AccountID($0) }
                appeal.decidedAt = row.optionalMoment("decided_at")
                return appeal
            }
        }
    }

    func decide(_ appeal: BanAppeal, event: AuditEvent) async throws {
        try await database.write(event) { db in
            try db.execute(
                sql: """
                    UPDATE ban_appeal SET granted = ?, reason = ?, decided_by = ?, decided_at = ?
                    WHERE ban = ? AND decided_at IS NULL
                    """,
                arguments: [
                    appeal.isGranted.map { $0 ? 1 : 0 }, appeal.reason, appeal.decidedBy?.description,
                    appeal.decidedAt?.milliseconds, appeal.ban,
                ])
            guard db.changesCount == 1 else {
                throw RegistryError(.notFound, "there is no open appeal against \(appeal.ban)")
            }
        }
    }
}
