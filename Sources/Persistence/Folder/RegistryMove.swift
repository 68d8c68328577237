// SPDX-License-Identifier: Apache-2.0
import Foundation
public import ProvenanceRegistry

/// Moves a registry from SQLite to PostgreSQL. The blobs and everything else stay in the folder.
///
/// Rows are copied some hundred at a time, from a folder that nobody uses meanwhile, to a database that holds nothing.
/// Then rows are counted on both sides and the audit log's chain is recomputed from what PostgreSQL holds. Only when
/// both fit is the SQLite file put aside (as `registry.sqlite.moved`): whatever fails, the registry is still where it
/// was, and the database is emptied again.
public struct RegistryMove: Sendable {
    /// What was moved.
    public struct Report: Sendable, Hashable {
        /// Rows by table.
        public let rows: [String: Int]
        /// Entries of the audit log.
        public let auditEntries: Int64
        /// The hash of the last entry; the same on both sides.
        public let auditHead: ContentDigest?
    }

    private struct Table: Sendable {
        let name: String
        let columns: [String]
        /// The column that the database numbers.
        let number: String?
    }

    /// Rows that travel in one statement.
    private static let batch = 200

    private let folder: String
    private let address: String

    /// A move of the registry in `folder` to the database at `address`.
    public init(folder: String, to address: String) {
        self.folder = folder
        self.address = address
    }

    /// Moves.
    /// - Throws: ``RegistryError`` `folder_in_use` where somebody uses the folder, `already_exists` where the database
    ///   holds something, `storage_damaged` where the two sides do not fit afterwards.
    public func run(now: Timestamp) async throws -> Report {
        guard FileManager.default.fileExists(atPath: RegistryFolder.file(folder)) else {
            throw RegistryError(.notFound, "there is no registry in \(folder)")
        }
        let source = try RegistryFolder(path: folder, use: .server, now: now)
        let upkeep = try FolderLock(path: "\(folder)/upkeep.lock", exclusive: true, patience: 20)
        defer { withExtendedLifetime(upkeep) {} }
        let target = try RegistryFolder(
            path: folder, database: address, use: .command, now: now, isMoving: true, probe: { _ in })
        let tables = try await source.database.read(Self.tables)
        try await target.database.write { db in try Self.prepare(tables, in: db) }
        let report: Report
        do {
            for table in tables { try await copy(table, from: source.database, to: target.database) }
            report = try await compare(source, target, tables)
        } catch {
            try? await target.database.write { db in try db.execute(sql: "DROP SCHEMA countersign CASCADE") }
            throw error
        }
        try target.close()
        try source.close()
        try FileManager.default.moveItem(
            atPath: RegistryFolder.file(folder), toPath: RegistryFolder.movedMark(folder))
        return report
    }

    /// The tables of an SQLite database in the order in which they were made: none refers to a later one.
    @Sendable private static func tables(_ db: Database) throws -> [Table] {
        let names = try String.fetchAll(
            db,
            sql: """
                SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'
                ORDER BY rowid
                """)
        return try names.map { name in
            let columns = try Row.fetchAll(
                db, sql: "SELECT name, type, pk FROM pragma_table_info(?) ORDER BY cid", arguments: [name])
            let definition = try String.fetchOne(
                db, sql: "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?", arguments: [name])
            let isNumbered = definition?.contains("AUTOINCREMENT") == true
            return Table(
                name: name, columns: columns.map { $0["name"] },
                number: isNumbered ? columns.first { ($0["pk"] as Int) == 1 }?["name"] : nil)
        }
    }

    /// Refuses a database that holds anything; takes away the secrets that it made for itself.
    private static func prepare(_ tables: [Table], in db: Database) throws {
        for table in tables where table.name != "setting" {
            guard try Int.fetchOne(db, sql: "SELECT 1 FROM \(table.name) LIMIT 1") == nil else {
                throw RegistryError(
                    .alreadyExists, "the database holds a registry already (\(table.name)); name an empty one")
            }
        }
        try db.execute(sql: "DELETE FROM setting")
    }

    private func copy(_ table: Table, from source: RegistryDatabase, to target: RegistryDatabase) async throws {
        let names = table.columns.map { "\"\($0)\"" }.joined(separator: ", ")
        var position = Int64.min
        while true {
            let start = position
            let rows = try await source.read { db in
                try Row.fetchAll(
                    db,
                    sql: """
                        SELECT \(names), rowid AS place FROM \(table.name)
                        WHERE rowid > ? ORDER BY rowid LIMIT \(Self.batch)
                        """, arguments: [start])
            }
            guard let last = rows.last else { break }
            position = last["place"]
            try await target.write { db in
                for row in rows {
                    let values = row.values.dropLast()
                    let places = Array(repeating: "?", count: values.count).joined(separator: ", ")
                    try db.execute(
                        sql: "INSERT INTO \(table.name) (\(names)) VALUES (\(places))",
                        arguments: StatementArguments(values: Array(values)))
                }
            }
        }
        guard let number = table.number else { return }
        try await target.write { db in
            // What comes next gets a number behind those that came along.
            _ = try Row.fetchOne(
                db,
                sql: """
                    SELECT setval(pg_get_serial_sequence('\(table.name)', '\(number)'),
                        (SELECT max(\(number)) FROM \(table.name))) WHERE EXISTS (SELECT 1 FROM \(table.name))
                    """)
        }
    }

    private func compare(_ source: RegistryFolder, _ target: RegistryFolder, _ tables: [Table]) async throws -> Report {
        let count: @Sendable (Database) throws -> [String: Int] = { db in
            try tables.reduce(into: [:]) { counts, table in
                counts[table.name] = try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table.name)") ?? 0
            }
        }
        let rows = try await target.database.read(count)
        guard try await source.database.read(count) == rows else {
            throw RegistryError(.storageDamaged, "the database does not hold as many rows as the folder")
        }
        let (before, after) = (try await source.auditLog.verify(), try await target.auditLog.verify())
        guard before == after, after.isIntact else {
            throw RegistryError(
                .storageDamaged,
                before.isIntact
                    ? "the audit log did not arrive as it left"
                    : "the audit log of the folder does not hold; see: countersign audit verify")
        }
        return Report(rows: rows, auditEntries: after.count, auditHead: after.head)
    }
}
