// SPDX-License-Identifier: Apache-2.0
import Foundation
import ProvenanceRegistry

struct SQLiteSharedResultStore: SharedResultStore {
    let database: SQLiteDatabase
    /// Milliseconds for which a link that has ended is remembered.
    private static let remember: Int64 = 365 * 24 * 3_600_000

    func insert(_ result: SharedResult) async throws {
        try await database.write { db in
            try db.execute(
                sql: """
                    INSERT INTO shared_result (
                        token_digest, deletion_digest, result, preview, preview_media_type, checked_at, created_at,
                        expires_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    Data(result.tokenDigest.bytes), Data(result.deletionDigest.bytes), Data(result.result),
                    result.preview.map { Data($0) }, result.previewMediaType, result.checkedAt.milliseconds,
                    result.createdAt.milliseconds, result.expiresAt.milliseconds,
                ])
        }
    }

    func result(tokenDigest: ContentDigest, now: Timestamp) async throws -> SharedResultLookup {
        try await database.read { db in
            let row = try Row.fetchOne(
                db, sql: "SELECT * FROM shared_result WHERE token_digest = ?", arguments: [Data(tokenDigest.bytes)])
            guard let row else { return .unknown }
            guard row["withdrawn_at"] as Int64? == nil else { return .withdrawn }
            guard row.moment("expires_at") > now, let result = row["result"] as Data? else { return .expired }
            return .found(
                SharedResult(
                    tokenDigest: tokenDigest, deletionDigest: try row.digest("deletion_digest"), result: Array(result),
                    preview: (row["preview"] as Data?).map(Array.init), previewMediaType: row["preview_media_type"],
                    checkedAt: row.moment("checked_at"), createdAt: row.moment("created_at"),
                    expiresAt: row.moment("expires_at")))
        }
    }

    func withdraw(tokenDigest: ContentDigest, deletionDigest: ContentDigest, now: Timestamp) async throws -> Bool {
        try await database.write { db in
            try db.execute(
                sql: """
                    UPDATE shared_result SET result = NULL, preview = NULL, preview_media_type = NULL, withdrawn_at = ?
                    WHERE token_digest = ? AND deletion_digest = ? AND withdrawn_at IS NULL
                    """,
                arguments: [now.milliseconds, Data(tokenDigest.bytes), Data(deletionDigest.bytes)])
            return db.changesCount == 1
        }
    }

    func removeExpired(now: Timestamp) async throws -> Int {
        try await database.write { db in
            try db.execute(
                sql: "DELETE FROM shared_result WHERE expires_at <= ?", arguments: [now.milliseconds - Self.remember])
            try db.execute(
                sql: """
                    UPDATE shared_result SET result = NULL, preview = NULL, preview_media_type = NULL
                    WHERE expires_at <= ? AND result IS NOT NULL
                    """, arguments: [now.milliseconds])
            return db.changesCount
        }
    }
}
