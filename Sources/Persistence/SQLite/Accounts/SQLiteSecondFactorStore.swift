// SPDX-License-Identifier: Apache-2.0
import Accounts
import Foundation
import ProvenanceRegistry

struct SQLiteSecondFactorStore: SecondFactorStore {
    let database: SQLiteDatabase

    func factor(of account: AccountID) async throws -> SecondFactor? {
        try await database.read { db in
            try Row.fetchOne(
                db, sql: "SELECT * FROM second_factor WHERE account = ?", arguments: [account.description]
            ).map { row in
                SecondFactor(
                    account: account, sealedSecret: Array(row["sealed_secret"] as Data),
                    confirmedAt: row.optionalMoment("confirmed_at"), lastStep: row["last_step"],
                    createdAt: row.moment("created_at"))
            }
        }
    }

    func replace(with factor: SecondFactor, event: AuditEvent) async throws {
        try await database.write(event) { db in
            try Self.clear(factor.account, in: db)
            try db.execute(
                sql: "INSERT INTO second_factor VALUES (?, ?, ?, ?, ?)",
                arguments: [
                    factor.account.description, Data(factor.sealedSecret), factor.confirmedAt?.milliseconds,
                    factor.lastStep, factor.createdAt.milliseconds,
                ])
        }
    }

    func confirm(
        account: AccountID, step: Int64, at moment: Timestamp, recovery: [ContentDigest], event: AuditEvent
    ) async throws {
        try await database.write(event) { db in
            try db.execute(
                sql: """
                    UPDATE second_factor SET confirmed_at = ?, last_step = ?
                    WHERE account = ? AND last_step < ? AND confirmed_at IS NULL
                    """, arguments: [moment.milliseconds, step, account.description, step])
            guard db.changesCount == 1 else {
                throw AccountError(.spent, "this code was used already; wait for the next")
            }
            try db.execute(sql: "DELETE FROM recovery_code WHERE account = ?", arguments: [account.description])
            for digest in recovery {
                try db.execute(
                    sql: "INSERT INTO recovery_code VALUES (?, ?)", arguments: [account.description, digest.blob])
            }
        }
    }

    func use(step: Int64, account: AccountID) async throws -> Bool {
        try await database.write { db in
            try db.execute(
                sql: "UPDATE second_factor SET last_step = ? WHERE account = ? AND last_step < ?",
                arguments: [step, account.description, step])
            return db.changesCount == 1
        }
    }

    func use(recovery: ContentDigest, account: AccountID, event: AuditEvent) async throws -> Bool {
        // A code that is none changes nothing, and what changes nothing has no entry in the log.
        struct NothingUsed: Error {}
        do {
            try await database.write(event) { db in
                try db.execute(
                    sql: "DELETE FROM recovery_code WHERE account = ? AND digest = ?",
                    arguments: [account.description, recovery.blob])
                guard db.changesCount == 1 else { throw NothingUsed() }
            }
            return true
        } catch is NothingUsed {
            return false
        }
    }

    func recoveryCount(of account: AccountID) async throws -> Int {
        try await database.read { db in
            try Int.fetchOne(
                db, sql: "SELECT count(*) FROM recovery_code WHERE account = ?", arguments: [account.description]) ?? 0
        }
    }

    func remove(account: AccountID, event: AuditEvent) async throws {
        try await database.write(event) { db in try Self.clear(account, in: db) }
    }

    private static func clear(_ account: AccountID, in db: Database) throws {
        try db.execute(sql: "DELETE FROM recovery_code WHERE account = ?", arguments: [account.description])
        try db.execute(sql: "DELETE FROM second_factor WHERE account = ?", arguments: [account.description])
    }

    func insert(_ challenge: SignInChallenge) async throws {
        try await database.write { db in
            try db.execute(
                sql: "INSERT INTO sign_in_challenge VALUES (?, ?, ?, ?)",
                arguments: [
                    challenge.secretDigest.blob, challenge.account.description, challenge.expiresAt.milliseconds,
                    SignInChallenge.tries,
                ])
        }
    }

    func take(secretDigest: ContentDigest, now: Timestamp) async throws -> SignInChallenge? {
        try await database.write { db in
            try db.execute(
                sql: """
                    UPDATE sign_in_challenge SET tries = tries - 1
                    WHERE secret_digest = ? AND expires_at > ? AND tries > 0
                    """, arguments: [secretDigest.blob, now.milliseconds])
            guard db.changesCount == 1 else { return nil }
            return try Row.fetchOne(
                db, sql: "SELECT * FROM sign_in_challenge WHERE secret_digest = ?", arguments: [secretDigest.blob]
            ).map { row in
                SignInChallenge(
                    secretDigest: secretDigest, account: try row.parsed("account", AccountID.init),
                    expiresAt: row.moment("expires_at"))
            }
        }
    }

    func isOpen(secretDigest: ContentDigest, now: Timestamp) async throws -> Bool {
        try await database.read { db in
            try Int.fetchOne(
                db,
                sql: """
                    SELECT count(*) FROM sign_in_challenge
                    WHERE secret_digest = ? AND expires_at > ? AND tries > 0
                    """, arguments: [secretDigest.blob, now.milliseconds]) == 1
        }
    }

    func remove(secretDigest: ContentDigest, now: Timestamp) async throws {
        try await database.write { db in
            try db.execute(
                sql: "DELETE FROM sign_in_challenge WHERE secret_digest = ? OR expires_at <= ?",
                arguments: [secretDigest.blob, now.milliseconds])
        }
    }
}
