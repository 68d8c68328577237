// SPDX-License-Identifier: Apache-2.0
package import Casework
import Crypto
import Foundation
package import ProvenanceRegistry

/// Casework in SQLite. A command reads, decides and writes in one transaction, with its entries in the audit log; the
/// process may die at any point of it.
package struct SQLiteCaseworkStore: CaseworkStore {
    let database: SQLiteDatabase

    @discardableResult
    package func perform(
        _ command: CaseworkCommand, by actor: CaseworkActor, at now: Timestamp, with handler: CaseworkHandler
    ) async throws -> CaseworkChanges {
        try await perform(command, by: actor, at: now, with: handler, random: CaseworkRandom()).get()
    }

    /// As ``perform(_:by:at:with:)``, with identifiers from `random`; the refusal is a result.
    package func perform(
        _ command: CaseworkCommand, by actor: CaseworkActor, at now: Timestamp, with handler: CaseworkHandler,
        random: CaseworkRandom
    ) async throws -> Result<CaseworkChanges, Refusal> {
        try await database.writeAudited { db in
            var random = random
            let reader = SQLiteCaseworkReader(db: db)
            switch try handler.handle(command, by: actor, at: now, reading: reader, random: &random) {
            case .refused(let refusal, let event): return (.failure(refusal), [event])
            case .done(let changes):
                for change in changes.changes { try Self.store(change, in: db) }
                var events = changes.events
                for case let share as Share in changes.changes.map(\.object) {
                    events += try CaseBank.follow(share, at: now, in: db)
                }
                for message in changes.messages {
                    try db.execute(
                        sql: "INSERT INTO casework_message (kind, subject, at) VALUES (?, ?, ?)",
                        arguments: [message.kind.rawValue, message.subject, message.at.milliseconds])
                    if message.kind == .destroyKey {
                        // Here and now: a key that lives on until a queue is worked off is not destroyed.
                        try db.execute(
                            sql: "UPDATE subject_key SET value = NULL, destroyed_at = ? WHERE id = ?",
                            arguments: [now.milliseconds, message.subject])
                    }
                }
                return (.success(changes), events)
            }
        }
    }

    private static func store(_ change: CaseworkChange, in db: Database) throws {
        let object = change.object
        let kind = type(of: object).kind
        let body = try JSONEncoder.casework.encode(object)
        if change.base == 0 {
            try db.execute(
                sql: "INSERT INTO casework_object (kind, id, version, state, due, body) VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [
                    kind, object.key, object.version, object.stateName, object.nextDue?.milliseconds, body,
                ])
        } else {
            try db.execute(
                sql: """
                    UPDATE casework_object SET version = ?, state = ?, due = ?, body = ?
                    WHERE id = ? AND version = ?
                    """,
                arguments: [
                    object.version, object.stateName, object.nextDue?.milliseconds, body, object.key, change.base,
                ])
            try db.requireChange(table: "casework_object", id: object.key)
        }
        let wanted = Set(object.links)
        let present = Set(
            try Row.fetchAll(
                db, sql: "SELECT name, value FROM casework_link WHERE id = ?", arguments: [object.key]
            ).map { ObjectLink($0["name"], $0["value"]) })
        for link in present.subtracting(wanted) {
            try db.execute(
                sql: "DELETE FROM casework_link WHERE kind = ? AND name = ? AND value = ? AND id = ?",
                arguments: [kind, link.name, link.value, object.key])
        }
        for link in wanted.subtracting(present) {
            try db.execute(
                sql: "INSERT INTO casework_link (kind, name, value, id) VALUES (?, ?, ?, ?)",
                arguments: [kind, link.name, link.value, object.key])
        }
    }

    package func read<Value: Sendable>(
        _ body: @escaping @Sendable (any CaseworkReader) throws -> Value
    ) async throws -> Value {
        try await database.read { db in try body(SQLiteCaseworkReader(db: db)) }
    }

    package func openMessages(limit: Int) async throws -> [(number: Int64, message: OutboxMessage)] {
        try await database.read { db in
            try Row.fetchAll(
                db, sql: "SELECT * FROM casework_message WHERE done_at IS NULL ORDER BY number LIMIT ?",
                arguments: [limit]
            ).map { row in
                let message = OutboxMessage(
                    kind: try row.parsed("kind", OutboxMessage.Kind.init), subject: row["subject"],
                    at: row.moment("at"))
                return (row["number"], message)
            }
        }
    }

    package func closeMessage(_ number: Int64, at now: Timestamp) async throws {
        try await database.write { db in
            try db.execute(
                sql: "UPDATE casework_message SET done_at = ? WHERE number = ? AND done_at IS NULL",
                arguments: [now.milliseconds, number])
        }
    }

    package func seal(_ text: String) async throws -> SealedText {
        let key = SymmetricKey(size: .bits256)
        let id = "key_" + ContentDigest(of: key.withUnsafeBytes { Array($0) }).description.prefix(32)
        let nonce = (0..<12).map { _ in UInt8.random(in: .min ... .max) }
        let sealed = try SealedText(sealing: text, keyID: id, key: key, nonce: nonce)
        let bytes = key.withUnsafeBytes { Data($0) }
        try await database.write { db in
            try db.execute(sql: "INSERT INTO subject_key (id, value) VALUES (?, ?)", arguments: [id, bytes])
        }
        return sealed
    }

    package func open(_ sealed: SealedText) async throws -> String? {
        try await database.read { db in
            let row = try Row.fetchOne(
                db, sql: "SELECT value FROM subject_key WHERE id = ? AND value IS NOT NULL", arguments: [sealed.keyID])
            return (row?["value"] as Data?).flatMap { sealed.open(with: SymmetricKey(data: $0)) }
        }
    }
}

extension JSONEncoder {
    fileprivate static var casework: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }
}

/// Reads casework inside one transaction.
struct SQLiteCaseworkReader: CaseworkReader {
    let db: Database

    func find<Object: CaseworkObject>(_ type: Object.Type, _ key: String) throws -> Object? {
        try Row.fetchOne(
            db, sql: "SELECT body FROM casework_object WHERE id = ? AND kind = ?", arguments: [key, Object.kind]
        ).map { try decode(type, $0) }
    }

    func find<Object: CaseworkObject>(_ type: Object.Type, _ link: ObjectLink) throws -> [Object] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT casework_object.body FROM casework_link JOIN casework_object ON casework_object.id = casework_link.id
                WHERE casework_link.kind = ? AND casework_link.name = ? AND casework_link.value = ?
                ORDER BY casework_link.id
                """, arguments: [Object.kind, link.name, link.value]
        ).map { try decode(type, $0) }
    }

    func due<Object: CaseworkObject>(_ type: Object.Type, by moment: Timestamp, limit: Int) throws -> [Object] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT body FROM casework_object WHERE kind = ? AND due IS NOT NULL AND due <= ?
                ORDER BY due, id LIMIT ?
                """, arguments: [Object.kind, moment.milliseconds, limit]
        ).map { try decode(type, $0) }
    }

    private func decode<Object: CaseworkObject>(_ type: Object.Type, _ row: Row) throws -> Object {
        do { return try JSONDecoder().decode(type, from: row["body"] as Data) } catch {
            throw RegistryError(.storageDamaged, "the registry's database holds a \(Object.kind) that cannot be read")
        }
    }
}
