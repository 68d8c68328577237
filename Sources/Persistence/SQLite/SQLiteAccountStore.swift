// SPDX-License-Identifier: Apache-2.0
import Accounts
import Foundation
import ProvenanceRegistry

struct SQLiteAccountStore: AccountStore {
    let database: SQLiteDatabase

    func insert(_ account: Account, event: AuditEvent) async throws {
        try await database.write(event) { db in try Self.insert(account, in: db) }
    }

    /// Enters an account and, where it acts for an organisation, that it belongs to it.
    static func insert(_ account: Account, memberRole: MemberRole? = nil, in db: Database) throws {
        try db.execute(
            sql: "INSERT INTO account VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                account.id.description, account.loginName, account.displayName, account.publisher?.description,
                account.role.rawValue, account.passwordHash, account.isDisabled, account.createdAt.milliseconds,
                account.version,
            ])
        guard let publisher = account.publisher else { return }
        try SQLiteOrganisationStore.write(
            Membership(
                account: account.id, organisation: publisher,
                role: memberRole ?? (account.role == .administrator ? .owner : .publisher), since: account.createdAt),
            in: db)
    }

    func account(_ id: AccountID) async throws -> Account? { try await fetch("WHERE id = ?", [id.description]).first }

    func account(loginName: String) async throws -> Account? {
        try await fetch("WHERE \(database.dialect.matchesIgnoringCase("login_name"))", [loginName]).first
    }

    func accounts() async throws -> [Account] {
        try await fetch("ORDER BY \(database.dialect.orderedIgnoringCase("login_name"))", [])
    }

    func update(_ account: Account, event: AuditEvent) async throws {
        try await database.write(event) { db in
            try db.execute(
                sql: """
                    UPDATE account SET display_name = ?, publisher = ?, role = ?, password_hash = ?, disabled = ?,
                        version = version + 1 WHERE id = ? AND version = ?
                    """,
                arguments: [
                    account.displayName, account.publisher?.description, account.role.rawValue, account.passwordHash,
                    account.isDisabled, account.id.description, account.version,
                ])
            try db.requireChange(table: "account", id: account.id.description)
        }
    }

    func count() async throws -> Int {
        try await database.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM account") ?? 0 }
    }

    private func fetch(_ condition: String, _ arguments: StatementArguments) async throws -> [Account] {
        try await database.read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM account \(condition)", arguments: arguments).map { row in
                Account(
                    id: try row.parsed("id", AccountID.init), loginName: row["login_name"],
                    displayName: row["display_name"],
                    publisher: (row["publisher"] as String?).flatMap(PublisherID.init),
                    role: try row.parsed("role", AccountRole.init(rawValue:)), passwordHash: row["password_hash"],
                    isDisabled: row["disabled"], createdAt: row.moment("created_at"), version: row["version"])
            }
        }
    }
}

struct SQLiteSetUpLinkStore: SetUpLinkStore {
    let database: SQLiteDatabase

    func replace(with link: SetUpLink) async throws {
        try await database.write { db in
            try db.execute(sql: "DELETE FROM set_up_link")
            try db.execute(
                sql: "INSERT INTO set_up_link VALUES (?, ?, ?)",
                arguments: [
                    Data(link.secretDigest.bytes), link.createdAt.milliseconds, link.expiresAt.milliseconds,
                ])
        }
    }

    func isUsable(secretDigest: ContentDigest, now: Timestamp) async throws -> Bool {
        try await database.read { db in
            try Bool.fetchOne(
                db, sql: "SELECT 1 FROM set_up_link WHERE secret_digest = ? AND expires_at > ?",
                arguments: [Data(secretDigest.bytes), now.milliseconds]) ?? false
        }
    }

    func use(
        secretDigest: ContentDigest, now: Timestamp, publisher: Publisher?, account: Account, event: AuditEvent
    ) async throws {
        try await database.write(event) { db in
            try db.execute(
                sql: "DELETE FROM set_up_link WHERE secret_digest = ? AND expires_at > ?",
                arguments: [Data(secretDigest.bytes), now.milliseconds])
            guard db.changesCount == 1 else {
                throw RegistryError(.notFound, "this set-up link was used already, or its time is over")
            }
            if let publisher { try SQLitePublisherStore.insert(publisher, in: db) }
            try SQLiteAccountStore.insert(account, in: db)
        }
    }
}
