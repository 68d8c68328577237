// SPDX-License-Identifier: Apache-2.0
import Fingerprinting
import Foundation
import MatchBanks
import ProvenanceRegistry

/// Match banks in SQLite: a row for a bank, an item, and each fingerprint of an item.
struct SQLiteBankStore: BankStore {
    let database: SQLiteDatabase

    func banks() async throws -> [MatchBank] {
        try await database.read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM match_bank ORDER BY name").map(Self.bank)
        }
    }

    func insert(_ bank: MatchBank, event: AuditEvent) async throws {
        try await database.write(event) { db in try Self.insert(bank, in: db) }
    }

    static func insert(_ bank: MatchBank, in db: Database) throws {
        try db.execute(
            sql:
                "INSERT INTO match_bank (name, purpose, radius, enabled, created_at, version) VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [
                bank.name, bank.purpose.rawValue, bank.radius, Self.millionths(bank.enabledRatio),
                bank.createdAt.milliseconds, bank.version,
            ])
    }

    func update(_ bank: MatchBank, event: AuditEvent) async throws {
        try await database.write(event) { db in
            try db.execute(
                sql: """
                    UPDATE match_bank SET purpose = ?, radius = ?, enabled = ?, version = version + 1
                    WHERE name = ? AND version = ?
                    """,
                arguments: [
                    bank.purpose.rawValue, bank.radius, Self.millionths(bank.enabledRatio), bank.name, bank.version,
                ])
            guard db.changesCount == 1 else {
                throw RegistryError(.versionConflict, "somebody else changed the bank \(bank.name); read it again")
            }
        }
    }

    func remove(bank: String, event: AuditEvent) async throws {
        try await database.write(event) { db in
            try db.execute(
                sql: "DELETE FROM bank_signal WHERE item IN (SELECT number FROM bank_item WHERE bank = ?)",
                arguments: [bank])
            try db.execute(sql: "DELETE FROM bank_item WHERE bank = ?", arguments: [bank])
            try db.execute(sql: "DELETE FROM match_bank WHERE name = ?", arguments: [bank])
            guard db.changesCount == 1 else { throw RegistryError(.notFound, "there is no bank \(bank)") }
        }
    }

    func add(
        _ items: [BankItemDraft], to bank: String, at moment: Timestamp, event: AuditEvent
    ) async throws -> [Int64] {
        try await database.write(event) { db in
            let there = try Int.fetchOne(db, sql: "SELECT count(*) FROM match_bank WHERE name = ?", arguments: [bank])
            guard there == 1 else {
                throw RegistryError(.notFound, "there is no bank \(bank); make it with countersign bank create")
            }
            return try items.map { try Self.add($0, to: bank, at: moment, in: db) }
        }
    }

    /// Adds one item, in the place of what had its origin key before.
    static func add(_ item: BankItemDraft, to bank: String, at moment: Timestamp, in db: Database) throws -> Int64 {
        if let key = item.originKey {
            for row in try Row.fetchAll(
                db, sql: "SELECT number FROM bank_item WHERE bank = ? AND origin_key = ?", arguments: [bank, key])
            {
                try remove(item: row["number"], in: db)
            }
        }
        let decision = item.decision
        try db.execute(
            sql: """
                INSERT INTO bank_item (bank, added_at, note, origin, origin_key, case_name, decided_at, decider, finding,
                    statement_url)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                bank, moment.milliseconds, item.note, item.origin, item.originKey, decision?.caseName,
                decision?.decidedAt.milliseconds, decision?.decider, decision?.finding, decision?.statementURL,
            ])
        let number = try db.lastInsertedRowID
        for signal in item.signals {
            try db.execute(
                sql: "INSERT INTO bank_signal (item, kind, value) VALUES (?, ?, ?)",
                arguments: [number, signal.kind.rawValue, Data(signal.bytes)])
        }
        return number
    }

    static func remove(item number: Int64, in db: Database) throws {
        try db.execute(sql: "DELETE FROM bank_signal WHERE item = ?", arguments: [number])
        try db.execute(sql: "DELETE FROM bank_item WHERE number = ?", arguments: [number])
    }

    func remove(item: Int64, from bank: String, event: AuditEvent) async throws -> Bool {
        let isThere = try await database.read { db in
            try Int.fetchOne(
                db, sql: "SELECT count(*) FROM bank_item WHERE number = ? AND bank = ?", arguments: [item, bank]) == 1
        }
        guard isThere else { return false }
        try await database.write(event) { db in try Self.remove(item: item, in: db) }
        return true
    }

    func remove(originKeys: [String], from bank: String, event: AuditEvent) async throws -> Int {
        guard !originKeys.isEmpty else { return 0 }
        return try await database.write(event) { db in
            var count = 0
            for key in originKeys {
                let rows = try Row.fetchAll(
                    db, sql: "SELECT number FROM bank_item WHERE bank = ? AND origin_key = ?", arguments: [bank, key])
                for row in rows { try Self.remove(item: row["number"], in: db) }
                count += rows.count
            }
            return count
        }
    }

    func items(numbers: [Int64]) async throws -> [BankItem] {
        guard !numbers.isEmpty else { return [] }
        return try await database.read { db in
            let wanted = Array(numbers.prefix(1000))
            let places = Array(repeating: "?", count: wanted.count).joined(separator: ", ")
            let rows = try Row.fetchAll(
                db, sql: "SELECT * FROM bank_item WHERE number IN (\(places))", arguments: StatementArguments(wanted))
            return try Self.items(rows, in: db)
        }
    }

    func items(digest: ContentDigest) async throws -> [BankItem] {
        try await database.read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT bank_item.* FROM bank_signal JOIN bank_item ON bank_item.number = bank_signal.item
                    WHERE bank_signal.kind = 'sha256' AND bank_signal.value = ? ORDER BY bank_item.number LIMIT 100
                    """, arguments: [digest.blob])
            return try Self.items(rows, in: db)
        }
    }

    func items(of bank: String, after number: Int64, limit: Int) async throws -> [BankItem] {
        try await database.read { db in
            let rows = try Row.fetchAll(
                db, sql: "SELECT * FROM bank_item WHERE bank = ? AND number > ? ORDER BY number LIMIT ?",
                arguments: [bank, number, limit])
            return try Self.items(rows, in: db)
        }
    }

    func counts() async throws -> [String: Int] {
        try await database.read { db in
            var counts: [String: Int] = [:]
            for row in try Row.fetchAll(db, sql: "SELECT bank, count(*) AS size FROM bank_item GROUP BY bank") {
                counts[row["bank"]] = row["size"]
            }
            return counts
        }
    }

    func hashes(after position: Int64, limit: Int) async throws -> BankHashPage {
        try await database.read { db in
            var hashes: [IndexedBankHash] = []
            var last = position
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT sequence, item, value FROM bank_signal WHERE kind = 'pdq' AND sequence > ?
                    ORDER BY sequence LIMIT ?
                    """, arguments: [position, limit])
            for row in rows {
                last = row["sequence"]
                guard let hash = PDQHash(bytes: Array(row["value"] as Data)) else {
                    throw RegistryError(.storageDamaged, "the database holds a fingerprint of a wrong length")
                }
                hashes.append(IndexedBankHash(item: row["item"], hash: hash))
            }
            return BankHashPage(hashes: hashes, position: last)
        }
    }

    // MARK: rows

    private static func millionths(_ ratio: Double) -> Int64 { Int64((ratio * 1_000_000).rounded()) }

    private static func bank(_ row: Row) throws -> MatchBank {
        try MatchBank(
            name: row["name"], purpose: try row.parsed("purpose", MatchBank.Purpose.init), radius: row["radius"],
            enabledRatio: Double(row["enabled"] as Int64) / 1_000_000, createdAt: row.moment("created_at"),
            version: row["version"])
    }

    private static func items(_ rows: [Row], in db: Database) throws -> [BankItem] {
        guard !rows.isEmpty else { return [] }
        var signals: [Int64: [BankSignal]] = [:]
        for start in stride(from: 0, to: rows.count, by: 500) {
            let numbers = rows[start..<min(start + 500, rows.count)].map { $0["number"] as Int64 }
            let places = Array(repeating: "?", count: numbers.count).joined(separator: ", ")
            for row in try Row.fetchAll(
                db, sql: "SELECT item, kind, value FROM bank_signal WHERE item IN (\(places)) ORDER BY sequence",
                arguments: StatementArguments(numbers))
            {
                let kind = try row.parsed("kind", BankSignal.Kind.init)
                guard let signal = BankSignal(kind: kind, bytes: Array(row["value"] as Data)) else {
                    throw RegistryError(.storageDamaged, "the database holds a fingerprint of a wrong length")
                }
                signals[row["item"], default: []].append(signal)
            }
        }
        return try rows.map { row in
            let number: Int64 = row["number"]
            let content = try BankItemDraft(
                signals: signals[number] ?? [], note: row["note"], origin: row["origin"],
                originKey: row["origin_key"], decision: decision(row))
            return BankItem(number: number, bank: row["bank"], addedAt: row.moment("added_at"), content: content)
        }
    }

    private static func decision(_ row: Row) -> BankedDecision? {
        guard let name = row["case_name"] as String?, let moment = row.optionalMoment("decided_at") else { return nil }
        return BankedDecision(
            caseName: name, decidedAt: moment, decider: row["decider"] ?? "", finding: row["finding"] ?? "",
            statementURL: row["statement_url"])
    }
}

/// Banks, their items, and the fingerprints of items. Numbers are never used twice: indexes in memory hold them.
enum BankSchema {
    @Sendable static func add(_ db: Database) throws { try db.execute(sql: sql) }

    private static let sql = """
        CREATE TABLE match_bank (
            name TEXT NOT NULL PRIMARY KEY,
            purpose TEXT NOT NULL,
            radius INTEGER NOT NULL,
            enabled INTEGER NOT NULL,
            created_at INTEGER NOT NULL,
            version INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE bank_item (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            bank TEXT NOT NULL REFERENCES match_bank (name),
            added_at INTEGER NOT NULL,
            note TEXT NOT NULL,
            origin TEXT NOT NULL,
            origin_key TEXT,
            case_name TEXT,
            decided_at INTEGER,
            decider TEXT,
            finding TEXT,
            statement_url TEXT
        ) STRICT;
        CREATE INDEX bank_item_bank ON bank_item (bank, number);
        CREATE INDEX bank_item_origin ON bank_item (bank, origin_key) WHERE origin_key IS NOT NULL;

        CREATE TABLE bank_signal (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            item INTEGER NOT NULL REFERENCES bank_item (number),
            kind TEXT NOT NULL,
            value BLOB NOT NULL CHECK (length(value) = 32)
        ) STRICT;
        CREATE INDEX bank_signal_item ON bank_signal (item);
        CREATE INDEX bank_signal_digest ON bank_signal (value) WHERE kind = 'sha256';
        """
}
