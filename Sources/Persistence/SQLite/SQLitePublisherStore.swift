// SPDX-License-Identifier: Apache-2.0
import ProvenanceRegistry

struct SQLitePublisherStore: PublisherStore {
    let database: SQLiteDatabase

    func insert(_ publisher: Publisher, event: AuditEvent) async throws {
        try await database.write(event) { db in try Self.insert(publisher, in: db) }
    }

    static func insert(_ publisher: Publisher, in db: Database) throws {
        try db.execute(
            sql: "INSERT INTO publisher VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [
                publisher.id.description, publisher.displayName, publisher.level.rawValue, publisher.domain,
                publisher.createdAt.milliseconds, publisher.version,
            ])
    }

    func publisher(_ id: PublisherID) async throws -> Publisher? {
        try await fetch("WHERE id = ?", [id.description]).first
    }

    func publisher(named displayName: String) async throws -> Publisher? {
        try await fetch("WHERE display_name = ? ORDER BY id LIMIT 1", [displayName]).first
    }

    func publishers() async throws -> [Publisher] { try await fetch("ORDER BY display_name, id", []) }

    func note(_ event: AuditEvent) async throws { try await database.write(event) { _ in } }

    func update(_ publisher: Publisher, event: AuditEvent) async throws {
        try await database.write(event) { db in
            try db.execute(
                sql: """
                    UPDATE publisher SET display_name = ?, level = ?, domain = ?, version = version + 1
                    WHERE id = ? AND version = ?
                    """,
                arguments: [
                    publisher.displayName, publisher.level.rawValue, publisher.domain, publisher.id.description,
                    publisher.version,
                ])
            try db.requireChange(table: "publisher", id: publisher.id.description)
        }
    }

    private func fetch(_ condition: String, _ arguments: StatementArguments) async throws -> [Publisher] {
        try await database.read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM publisher \(condition)", arguments: arguments).map { row in
                Publisher(
                    id: try row.parsed("id", PublisherID.init), displayName: row["display_name"],
                    level: IdentityLevel(rawValue: row["level"]) ?? .unconfirmed, domain: row["domain"],
                    createdAt: row.moment("created_at"), version: row["version"])
            }
        }
    }
}
