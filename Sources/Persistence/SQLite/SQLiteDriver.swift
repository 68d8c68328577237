// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB
import ProvenanceRegistry
import Synchronization

/// One SQLite file, opened so that what was acknowledged is on disk: write-ahead log, full synchronisation on every
/// connection, and the settings read back before anything is trusted to it. One writer at a time, so every write has
/// its turn.
final class SQLiteDriver: DatabaseDriver {
    let dialect = SQLDialect.sqlite
    private let pool: DatabasePool
    private let hasFailedFlag = Mutex(false)

    /// What every connection must be set to. (`journal_mode` and `journal_size_limit` belong to the writer alone.)
    static let settings: [(name: String, set: String, expected: String)] = [
        ("synchronous", "FULL", "2"), ("foreign_keys", "ON", "1"), ("busy_timeout", "5000", "5000"),
        ("trusted_schema", "OFF", "0"), ("cell_size_check", "ON", "1"), ("mmap_size", "0", "0"),
        ("secure_delete", "ON", "1"),
    ]
    static let journalSizeLimit = 64 << 20

    /// Opens, or makes, the database at `path` and brings it to the present schema.
    /// - Parameter copies: folder for the copy that is made before a migration.
    static func open(
        path: String, copies: String, now: Timestamp, probe: @escaping StorageProbe
    ) throws -> RegistryDatabase {
        do {
            let driver = SQLiteDriver(try open(path))
            try SQLiteMigration.run(on: driver.pool, copies: copies, now: now)
            let (actorKey, codeKey) = try driver.pool.read { db in
                let db = Database(SQLiteSession(db: db), dialect: .sqlite)
                return (
                    try RegistryDatabase.secret("audit_actor_key", in: db),
                    try RegistryDatabase.secret("casework_code_key", in: db)
                )
            }
            return RegistryDatabase(driver: driver, actorKey: actorKey, codeKey: codeKey, probe: probe)
        } catch {
            throw translate(error)
        }
    }

    private init(_ pool: DatabasePool) { self.pool = pool }

    private static func open(_ path: String) throws -> DatabasePool {
        var configuration = Configuration()
        configuration.label = "countersign"
        configuration.busyMode = .timeout(5)
        configuration.maximumReaderCount = 4
        configuration.prepareDatabase { db in
            for setting in settings { try db.execute(sql: "PRAGMA \(setting.name) = \(setting.set)") }
        }
        let pool = try DatabasePool(path: path, configuration: configuration)
        try pool.writeWithoutTransaction(prepareWriter)
        try pool.read(requireSettings)
        return pool
    }

    @Sendable private static func prepareWriter(_ db: GRDB.Database) throws {
        // The pool itself sets NORMAL on its writer when it turns the write-ahead log on.
        try db.execute(sql: "PRAGMA synchronous = FULL")
        try db.execute(sql: "PRAGMA journal_size_limit = \(journalSizeLimit)")
        try db.execute(sql: "PRAGMA wal_autocheckpoint = 1000")
        try requireSettings(of: db)
        let mode = try String.fetchOne(db, sql: "PRAGMA journal_mode")
        let limit = try Int.fetchOne(db, sql: "PRAGMA journal_size_limit")
        guard mode == "wal", limit == journalSizeLimit else {
            throw RegistryError(
                .folderUnusable, "SQLite did not take the settings this program needs (journal \(mode ?? "?"))")
        }
    }

    @Sendable private static func requireSettings(of db: GRDB.Database) throws {
        for setting in settings {
            let value = try String.fetchOne(db, sql: "PRAGMA \(setting.name)") ?? "nothing"
            guard value == setting.expected else {
                throw RegistryError(
                    .folderUnusable,
                    "SQLite keeps \(setting.name) at \(value) instead of \(setting.expected); this program needs it")
            }
        }
    }

    /// The settings of the writer and of a reader as they are now.
    func presentSettings() throws -> [[String: String]] {
        func read(_ db: GRDB.Database) throws -> [String: String] {
            var values: [String: String] = [:]
            for name in Self.settings.map(\.name) + ["journal_mode"] {
                values[name] = try String.fetchOne(db, sql: "PRAGMA \(name)")
            }
            return values
        }
        return [try pool.writeWithoutTransaction(read), try pool.read(read)]
    }

    var hasFailed: Bool { hasFailedFlag.withLock { $0 } }

    func read<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        do {
            return try await pool.read { db in try body(Database(SQLiteSession(db: db), dialect: .sqlite)) }
        } catch { throw Self.translate(error) }
    }

    func write<Value: Sendable>(
        inTurn: Bool, _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value {
        try requireSound()
        do {
            return try await pool.write { db in try body(Database(SQLiteSession(db: db), dialect: .sqlite)) }
        } catch { throw note(error) }
    }

    func close() throws { try pool.close() }

    private func requireSound() throws {
        if hasFailed {
            throw RegistryError(
                .storageFailure, "the disk failed under an earlier write; restart the program so that it reads anew")
        }
    }

    private func note(_ error: any Error) -> any Error {
        if let error = error as? DatabaseError, error.resultCode == .SQLITE_IOERR {
            hasFailedFlag.withLock { $0 = true }
        }
        return Self.translate(error)
    }

    /// Turns SQLite's codes into the registry's.
    static func translate(_ error: any Error) -> any Error {
        guard let error = error as? DatabaseError else { return error }
        switch error.extendedResultCode {
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY:
            return RegistryError(.alreadyExists, "that is registered already (\(error.message ?? "unique"))")
        case .SQLITE_CONSTRAINT_FOREIGNKEY:
            return RegistryError(.notFound, "what this refers to is not registered")
        default: break
        }
        let detail = error.message ?? "code \(error.resultCode.rawValue)"
        switch error.resultCode {
        case .SQLITE_FULL:
            return RegistryError(.storageFull, "the disk is full; nothing was stored. Free space and try again")
        case .SQLITE_CORRUPT, .SQLITE_NOTADB:
            return RegistryError(.storageDamaged, "the registry's database is damaged; restore it from a backup")
        case .SQLITE_CONSTRAINT:
            return RegistryError(.invalidValue, "the registry does not take that value (\(detail))")
        case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_READONLY:
            return RegistryError(
                .folderUnusable, "the registry's database cannot be opened (\(detail)); check its rights")
        default:
            return RegistryError(.storageFailure, "the registry's database failed (\(detail))")
        }
    }
}
