// SPDX-License-Identifier: Apache-2.0
import Foundation
import ProvenanceRegistry

/// The audit log in SQLite. Entries are added by ``SQLiteDatabase/write(_:_:)`` alone.
enum AuditTable {
    /// Adds the entry for `event` behind the last one. The last one is read from the table each time: no memory of it
    /// can be wrong after a failure.
    static func append(_ event: AuditEvent, actorKey: [UInt8], to db: Database) throws {
        let last = try Row.fetchOne(db, sql: "SELECT * FROM audit ORDER BY sequence DESC LIMIT 1").map(entry)
        let entry = AuditEntry(following: last, event: event, actorKey: actorKey)
        try db.execute(
            sql: "INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                entry.sequence, entry.at.milliseconds, entry.actorRole, entry.actorReference, entry.verb, entry.object,
                entry.objectVersion, Data(entry.payloadDigest.bytes), Data(entry.previous.bytes),
                Data(entry.hash.bytes),
            ])
        try db.execute(
            sql: "INSERT INTO audit_payload VALUES (?, ?)",
            arguments: [entry.sequence, Data(event.payload.serialized)])
    }

    static func entry(_ row: Row) throws -> AuditEntry {
        AuditEntry(
            sequence: row["sequence"], at: Timestamp(milliseconds: row["at"]), actorRole: row["actor_role"],
            actorReference: row["actor_reference"], verb: row["verb"], object: row["object"],
            objectVersion: row["object_version"], payloadDigest: try row.digest("payload_digest"),
            previous: try row.digest("previous"), hash: try row.digest("hash"))
    }
}

struct SQLiteAuditLog: AuditLog {
    let database: SQLiteDatabase

    func entries(about objects: [String], limit: Int) async throws -> [AuditEntry] {
        let objects = objects.prefix(500)
        guard !objects.isEmpty else { return [] }
        let places = [String](repeating: "?", count: objects.count).joined(separator: ", ")
        return try await database.read { db in
            var arguments = StatementArguments(objects)
            arguments += [limit]
            return try Row.fetchAll(
                db, sql: "SELECT * FROM audit WHERE object IN (\(places)) ORDER BY sequence DESC LIMIT ?",
                arguments: arguments
            ).reversed().map(AuditTable.entry)
        }
    }

    func entries(after sequence: Int64, limit: Int) async throws -> [StoredAuditEntry] {
        try await database.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT audit.*, audit_payload.payload FROM audit LEFT JOIN audit_payload USING (sequence)
                    WHERE sequence > ? ORDER BY sequence LIMIT ?
                    """, arguments: [sequence, limit]
            ).map(Self.stored)
        }
    }

    func entries(about object: String, limit: Int) async throws -> [StoredAuditEntry] {
        try await database.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT audit.*, audit_payload.payload FROM audit LEFT JOIN audit_payload USING (sequence)
                    WHERE object = ? ORDER BY sequence LIMIT ?
                    """, arguments: [object, limit]
            ).map(Self.stored)
        }
    }

    func hashes(after sequence: Int64, limit: Int) async throws -> [ContentDigest] {
        try await database.read { db in
            try Row.fetchAll(
                db, sql: "SELECT hash FROM audit WHERE sequence > ? ORDER BY sequence LIMIT ?",
                arguments: [sequence, limit]
            ).map { try $0.digest("hash") }
        }
    }

    private static func stored(_ row: Row) throws -> StoredAuditEntry {
        StoredAuditEntry(entry: try AuditTable.entry(row), payload: (row["payload"] as Data?).map(Array.init))
    }
}

extension Row {
    /// A column that holds a digest.
    func digest(_ column: String) throws -> ContentDigest {
        guard let digest = ContentDigest(bytes: Array(self[column] as Data)) else {
            throw RegistryError(.storageDamaged, "the registry's database holds a digest of a wrong length")
        }
        return digest
    }

    /// A column that holds text of a closed form.
    func parsed<Value>(_ column: String, _ parse: (String) -> Value?) throws -> Value {
        guard let value = parse(self[column]) else {
            throw RegistryError(.storageDamaged, "the registry's database holds an unknown value in \(column)")
        }
        return value
    }

    /// A column that holds a moment.
    func moment(_ column: String) -> Timestamp { Timestamp(milliseconds: self[column]) }
    /// A column that may hold a moment.
    func optionalMoment(_ column: String) -> Timestamp? {
        (self[column] as Int64?).map(Timestamp.init(milliseconds:))
    }
}
