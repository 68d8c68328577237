// SPDX-License-Identifier: Apache-2.0
import Foundation
import ProvenanceRegistry

struct SQLiteSessionStore: SessionStore {
    let database: SQLiteDatabase

    func insert(_ session: Session, event: AuditEvent) async throws {
        try await database.write(event) { db in
            try db.execute(
                sql: "INSERT INTO session VALUES (?, ?, ?, ?, ?)",
                arguments: [
                    Data(session.secretDigest.bytes), session.account.description, session.createdAt.milliseconds,
                    session.lastUsedAt.milliseconds, session.expiresAt.milliseconds,
                ])
        }
    }

    func session(secretDigest: ContentDigest, now: Timestamp) async throws -> Session? {
        try await database.read { db in
            try Row.fetchOne(
                db, sql: "SELECT * FROM session WHERE secret_digest = ? AND expires_at > ?",
                arguments: [Data(secretDigest.bytes), now.milliseconds]
            ).map { row in
                Session(
                    secretDigest: secretDigest, account: try row.parsed("account", AccountID.init),
                    createdAt: row.moment("created_at"), lastUsedAt: row.moment("last_used_at"),
                    expiresAt: row.moment("expires_at"))
            }
        }
    }

    func touch(secretDigest: ContentDigest, at moment: Timestamp) async throws {
        try await database.write { db in
            try db.execute(
                sql:
                    "UPDATE session SET last_used_at = \(db.dialect.larger("last_used_at", "?")) WHERE secret_digest = ?",
                arguments: [moment.milliseconds, Data(secretDigest.bytes)])
        }
    }

    func remove(secretDigest: ContentDigest, event: AuditEvent) async throws {
        try await database.write(event) { db in
            try db.execute(
                sql: "DELETE FROM session WHERE secret_digest = ?", arguments: [Data(secretDigest.bytes)])
        }
    }

    func removeAll(of account: AccountID, event: AuditEvent) async throws {
        try await database.write(event) { db in
            try db.execute(sql: "DELETE FROM session WHERE account = ?", arguments: [account.description])
        }
    }

    func removeExpired(now: Timestamp) async throws -> Int {
        try await database.write { db in
            try db.execute(sql: "DELETE FROM session WHERE expires_at <= ?", arguments: [now.milliseconds])
            return db.changesCount
        }
    }
}

struct SQLiteTokenStore: TokenStore {
    let database: SQLiteDatabase

    func insert(_ token: APIToken, event: AuditEvent) async throws {
        try await database.write(event) { db in
            try db.execute(
                sql: "INSERT INTO api_token VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    token.id.description, Data(token.secretDigest.bytes), token.account.description, token.name,
                    token.scopes.joined(separator: " "), token.createdAt.milliseconds, token.expiresAt.milliseconds,
                    token.lastUsedAt?.milliseconds, token.revokedAt?.milliseconds,
                ])
        }
    }

    func token(secretDigest: ContentDigest, now: Timestamp) async throws -> APIToken? {
        try await fetch(
            "WHERE secret_digest = ? AND expires_at > ? AND revoked_at IS NULL",
            [Data(secretDigest.bytes), now.milliseconds]
        ).first
    }

    func tokens(of account: AccountID) async throws -> [APIToken] {
        try await fetch("WHERE account = ? ORDER BY created_at DESC, id DESC", [account.description])
    }

    func touch(_ id: TokenID, at moment: Timestamp) async throws {
        try await database.write { db in
            try db.execute(
                sql: """
                    UPDATE api_token SET last_used_at = \(db.dialect.larger("coalesce(last_used_at, 0)", "?"))
                    WHERE id = ?
                    """,
                arguments: [moment.milliseconds, id.description])
        }
    }

    func revoke(_ id: TokenID, at moment: Timestamp, event: AuditEvent) async throws {
        try await database.write(event) { db in
            try db.execute(
                sql: "UPDATE api_token SET revoked_at = coalesce(revoked_at, ?) WHERE id = ?",
                arguments: [moment.milliseconds, id.description])
            try db.requireChange(table: "api_token", id: id.description)
        }
    }

    private func fetch(_ condition: String, _ arguments: StatementArguments) async throws -> [APIToken] {
        try await database.read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM api_token \(condition)", arguments: arguments).map { row in
                APIToken(
                    id: try row.parsed("id", TokenID.init), secretDigest: try row.digest("secret_digest"),
                    account: try row.parsed("account", AccountID.init), name: row["name"],
                    scopes: (row["scopes"] as String).split(separator: " ").map(String.init),
                    createdAt: row.moment("created_at"), expiresAt: row.moment("expires_at"),
                    lastUsedAt: row.optionalMoment("last_used_at"), revokedAt: row.optionalMoment("revoked_at"))
            }
        }
    }
}
