// SPDX-License-Identifier: Apache-2.0
import Accounts
import ProvenanceRegistry

struct SQLiteAccessStore: AccessStore {
    let database: SQLiteDatabase

    func grant(of account: AccountID) async throws -> AccessGrant {
        try await database.read { db in
            let id = account.description
            let standing = try String.fetchOne(db, sql: "SELECT role FROM account WHERE id = ?", arguments: [id])
            var roles = Set(
                try String.fetchAll(db, sql: "SELECT role FROM account_role WHERE account = ?", arguments: [id])
                    .compactMap(Role.init(rawValue:)))
            if standing == AccountRole.administrator.rawValue { roles.insert(.admin) }
            let queues = try String.fetchAll(
                db, sql: "SELECT queue FROM account_queue WHERE account = ?", arguments: [id])
            return AccessGrant(account: account, roles: roles, queues: Set(queues.compactMap(QueueName.init)))
        }
    }

    func set(_ grant: AccessGrant, event: AuditEvent) async throws {
        try await database.write(event) { db in
            let id = grant.account.description
            if !grant.roles.contains(.admin) { try Self.requireOtherAdministrator(than: id, in: db) }
            let standing: AccountRole = grant.roles.contains(.admin) ? .administrator : .publisher
            try db.execute(
                sql: "UPDATE account SET role = ?, version = version + 1 WHERE id = ?",
                arguments: [standing.rawValue, id])
            guard db.changesCount == 1 else { throw AccountError(.notFound, "there is no such account") }
            try Self.write(grant, in: db)
        }
    }

    /// Everything but whether somebody is administrator, which the account itself says.
    static func write(_ grant: AccessGrant, in db: Database) throws {
        let id = grant.account.description
        try db.execute(sql: "DELETE FROM account_role WHERE account = ?", arguments: [id])
        try db.execute(sql: "DELETE FROM account_queue WHERE account = ?", arguments: [id])
        for role in grant.roles.sorted() where role != .admin {
            try db.execute(sql: "INSERT INTO account_role VALUES (?, ?)", arguments: [id, role.rawValue])
        }
        for queue in grant.queues.sorted() {
            try db.execute(sql: "INSERT INTO account_queue VALUES (?, ?)", arguments: [id, queue.description])
        }
    }

    func setDisabled(_ isDisabled: Bool, account: AccountID, event: AuditEvent) async throws {
        try await database.write(event) { db in
            let id = account.description
            if isDisabled { try Self.requireOtherAdministrator(than: id, in: db) }
            try db.execute(
                sql: "UPDATE account SET disabled = ?, version = version + 1 WHERE id = ?",
                arguments: [isDisabled ? 1 : 0, id])
            guard db.changesCount == 1 else { throw AccountError(.notFound, "there is no such account") }
            if isDisabled {
                try db.execute(sql: "DELETE FROM session WHERE account = ?", arguments: [id])
                try db.execute(sql: "DELETE FROM sign_in_challenge WHERE account = ?", arguments: [id])
            }
        }
    }

    /// Refuses to leave the installation without anybody who can manage it.
    private static func requireOtherAdministrator(than id: String, in db: Database) throws {
        let enabled = "SELECT count(*) FROM account WHERE role = 'administrator' AND disabled = 0"
        let isOne = try Int.fetchOne(db, sql: enabled + " AND id = ?", arguments: [id]) == 1
        let others = try Int.fetchOne(db, sql: enabled + " AND id <> ?", arguments: [id]) ?? 0
        if isOne, others == 0 {
            throw AccountError(.lastOne, "this is the last administrator; make somebody else one first")
        }
    }
}

struct SQLiteSessionDirectory: SessionDirectory {
    let database: SQLiteDatabase

    func sessions(of account: AccountID, now: Timestamp) async throws -> [Session] {
        try await database.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT * FROM session WHERE account = ? AND expires_at > ?
                    ORDER BY last_used_at DESC, secret_digest LIMIT 200
                    """, arguments: [account.description, now.milliseconds]
            ).map { row in
                Session(
                    secretDigest: try row.digest("secret_digest"), account: account,
                    createdAt: row.moment("created_at"), lastUsedAt: row.moment("last_used_at"),
                    expiresAt: row.moment("expires_at"))
            }
        }
    }

    func endOthers(of account: AccountID, keeping secretDigest: ContentDigest, event: AuditEvent) async throws -> Int {
        try await database.write(event) { db in
            try db.execute(
                sql: "DELETE FROM session WHERE account = ? AND secret_digest <> ?",
                arguments: [account.description, secretDigest.blob])
            let count = db.changesCount
            try db.execute(sql: "DELETE FROM sign_in_challenge WHERE account = ?", arguments: [account.description])
            return count
        }
    }
}
