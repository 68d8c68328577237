// SPDX-License-Identifier: Apache-2.0
import Foundation
import ProvenanceRegistry

struct SQLiteIdempotencyStore: IdempotencyStore {
    let database: SQLiteDatabase
    /// Milliseconds for which an answer is kept.
    private static let keep: Int64 = 24 * 3_600_000

    func begin(key: String, scope: String, request: ContentDigest, now: Timestamp, lease: Int64) async throws
        -> IdempotencyOutcome
    {
        guard (1...64).contains(key.unicodeScalars.count) else {
            throw RegistryError(.invalidValue, "an idempotency key has 1 to 64 characters")
        }
        return try await database.write { db in
            try db.execute(
                sql: "DELETE FROM idempotency WHERE scope = ? AND key = ? AND begun_at <= ?",
                arguments: [scope, key, now.milliseconds - Self.keep])
            let row = try Row.fetchOne(
                db, sql: "SELECT * FROM idempotency WHERE scope = ? AND key = ?", arguments: [scope, key])
            guard let row else {
                try db.execute(
                    sql: "INSERT INTO idempotency (scope, key, request, begun_at) VALUES (?, ?, ?, ?)",
                    arguments: [scope, key, Data(request.bytes), now.milliseconds])
                return .begun
            }
            guard try row.digest("request") == request else { return .differentRequest }
            if let status = row["status"] as Int? {
                return .answered(
                    KeptAnswer(status: status, body: Array(row["body"] as Data), mediaType: row["media_type"]))
            }
            if row["record"] as String? != nil {
                return .recorded(try row.parsed("record", RecordID.init), note: row["note"] ?? "")
            }
            guard row.moment("begun_at").adding(seconds: lease) <= now else { return .stillRunning }
            try db.execute(
                sql: "UPDATE idempotency SET begun_at = ? WHERE scope = ? AND key = ?",
                arguments: [now.milliseconds, scope, key])
            return .begun
        }
    }

    func complete(key: String, scope: String, answer: KeptAnswer, now: Timestamp) async throws {
        try await database.write { db in
            try db.execute(
                sql: """
                    UPDATE idempotency SET status = ?, body = ?, media_type = ?, begun_at = ?
                    WHERE scope = ? AND key = ? AND status IS NULL
                    """,
                arguments: [answer.status, Data(answer.body), answer.mediaType, now.milliseconds, scope, key])
            guard db.changesCount == 1 else {
                throw RegistryError(.notFound, "this idempotency key was not taken, or was answered already")
            }
        }
    }

    func release(key: String, scope: String) async throws {
        try await database.write { db in
            try db.execute(
                sql: """
                    DELETE FROM idempotency WHERE scope = ? AND key = ? AND status IS NULL AND record IS NULL
                    """, arguments: [scope, key])
        }
    }

    func removeExpired(now: Timestamp) async throws -> Int {
        try await database.write { db in
            try db.execute(
                sql: "DELETE FROM idempotency WHERE begun_at <= ?", arguments: [now.milliseconds - Self.keep])
            return db.changesCount
        }
    }
}

struct SQLiteCheckResultStore: CheckResultStore {
    let database: SQLiteDatabase
    /// Milliseconds for which the id of a result that is gone is remembered.
    private static let remember: Int64 = 30 * 24 * 3_600_000

    func insert(_ check: KeptCheck) async throws {
        try await database.write { db in
            try db.execute(
                sql: "INSERT INTO check_result VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [
                    check.id, Data(check.result), check.preview.map { Data($0) }, check.previewMediaType,
                    check.createdAt.milliseconds, check.expiresAt.milliseconds,
                ])
        }
    }

    func check(_ id: String, now: Timestamp) async throws -> CheckLookup {
        try await database.read { db in
            let row = try Row.fetchOne(db, sql: "SELECT * FROM check_result WHERE id = ?", arguments: [id])
            guard let row else { return .unknown }
            guard row.moment("expires_at") > now, let result = row["result"] as Data? else { return .expired }
            return .found(
                KeptCheck(
                    id: id, result: Array(result), preview: (row["preview"] as Data?).map(Array.init),
                    previewMediaType: row["preview_media_type"], createdAt: row.moment("created_at"),
                    expiresAt: row.moment("expires_at")))
        }
    }

    func remove(_ id: String) async throws -> Bool {
        try await database.write { db in
            try db.execute(
                sql: """
                    UPDATE check_result SET result = NULL, preview = NULL, preview_media_type = NULL, expires_at = created_at
                    WHERE id = ? AND result IS NOT NULL
                    """, arguments: [id])
            return db.changesCount == 1
        }
    }

    func removeExpired(now: Timestamp) async throws -> Int {
        try await database.write { db in
            try db.execute(
                sql: "DELETE FROM check_result WHERE created_at <= ? AND expires_at <= ?",
                arguments: [now.milliseconds - Self.remember, now.milliseconds])
            try db.execute(
                sql: """
                    UPDATE check_result SET result = NULL, preview = NULL, preview_media_type = NULL
                    WHERE expires_at <= ? AND result IS NOT NULL
                    """, arguments: [now.milliseconds])
            return db.changesCount
        }
    }
}
