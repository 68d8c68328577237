// SPDX-License-Identifier: Apache-2.0
import ProvenanceRegistry

/// A database within one transaction, whichever it is. The stores are written against this type: plain SQL that SQLite
/// and PostgreSQL both take, places as `?`, upserts with `ON CONFLICT`; where the two differ, ``dialect`` has the words.
///
/// Not `Sendable`: it is of no use outside the closure it was given to.
final class Database {
    let dialect: SQLDialect
    private let session: any DatabaseSession
    private let definesSchema: Bool
    /// Rows changed by the last statement that was not a selection.
    private(set) var changesCount = 0

    /// - Parameter definesSchema: whether statements without arguments are steps of the schema, which are written as
    ///   for SQLite.
    init(_ session: any DatabaseSession, dialect: SQLDialect, definesSchema: Bool = false) {
        self.session = session
        self.definesSchema = definesSchema
        self.dialect = dialect
    }

    /// Runs statements that bring no rows. Several, separated by semicolons, only without arguments.
    func execute(sql: String, arguments: StatementArguments = []) throws {
        let sql = definesSchema && arguments.values.isEmpty ? dialect.schema(sql) : sql
        changesCount = try session.execute(sql, arguments.values)
    }

    /// Runs one selection (or a change with `RETURNING`).
    func select(_ sql: String, _ arguments: StatementArguments) throws -> [Row] {
        try session.select(sql, arguments.values)
    }

    /// The number that the last inserted row was given.
    var lastInsertedRowID: Int64 {
        get throws {
            guard let number = try Int64.fetchOne(self, sql: dialect.lastNumber) else {
                throw RegistryError(.storageFailure, "the database gave no number to a new row")
            }
            return number
        }
    }
}

/// One open transaction of a driver.
protocol DatabaseSession {
    /// Runs statements that bring no rows, and gives how many rows the last one changed.
    func execute(_ sql: String, _ arguments: [SQLValue]) throws -> Int
    /// Runs one statement that brings rows.
    func select(_ sql: String, _ arguments: [SQLValue]) throws -> [Row]
}

/// A kind of database: gives transactions, and translates its faults into ``RegistryError``.
protocol DatabaseDriver: Sendable {
    var dialect: SQLDialect { get }
    /// Reads from one snapshot.
    func read<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value
    /// Writes in one transaction; all transactions together come out as if one came after the other. `body` may be
    /// run again where that would not hold.
    /// - Parameter inTurn: whether to wait for one's turn among all that ask for it, so that numbers of rows are given
    ///   in the order in which they become visible: what extends the audit log.
    func write<Value: Sendable>(
        inTurn: Bool, _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value
    /// What connections are set to, for tests and the status page.
    func presentSettings() throws -> [[String: String]]
    /// Whether a disk failed under a write, so that nothing more may be written until a restart.
    var hasFailed: Bool { get }
    /// Closes all connections.
    func close() throws
}
