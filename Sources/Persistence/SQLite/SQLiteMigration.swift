// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB
import ProvenanceRegistry

/// Brings an SQLite file to the present schema.
enum SQLiteMigration {
    /// Marks the file as ours (SQLite's `application_id`): "CSGN".
    static let applicationID: Int32 = 0x4353_474E

    static func run(on pool: DatabasePool, copies: String, now: Timestamp) throws {
        let (present, owner) = try pool.read { db in
            (
                try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0,
                try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
            )
        }
        let tables = try pool.read { db in
            try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema WHERE type = 'table'") ?? 0
        }
        guard owner == applicationID || (present == 0 && tables == 0) else {
            throw RegistryError(.folderUnusable, "the database in this folder belongs to another program")
        }
        try Migrations.requireKnown(present)
        let steps = Migrations.steps
        guard present < steps.count else { return }
        if present > 0 {
            try FileManager.default.createDirectory(atPath: copies, withIntermediateDirectories: true)
            let copy = "\(copies)/schema-\(present)-\(now.milliseconds).sqlite"
            try pool.writeWithoutTransaction { db in try db.execute(sql: "VACUUM INTO ?", arguments: [copy]) }
        }
        for number in present..<steps.count {
            try pool.write { db in
                try db.execute(sql: "PRAGMA application_id = \(applicationID)")
                try steps[number](Database(SQLiteSession(db: db), dialect: .sqlite, definesSchema: true))
                try db.execute(sql: "PRAGMA user_version = \(number + 1)")
            }
        }
    }
}
