// SPDX-License-Identifier: Apache-2.0
import Foundation
import PostgresClient
import ProvenanceRegistry

/// A PostgreSQL database that several servers may use at once.
///
/// Reads see one snapshot. Writes are serializable. What extends the audit log first takes the table `turn` for itself,
/// before its snapshot, so that of all servers one at a time does: the chain has one end, and rows become visible in the
/// order of their numbers, which readers who ask for "what came after" rely on. Where the server finds that other
/// writes would not come out as if one after the other, the loser runs again.
final class PostgresDriver: DatabaseDriver {
    let dialect = SQLDialect.postgres
    let hasFailed = false
    private let readers: BlockingWorkers
    private let writers: BlockingWorkers
    private let statements: StatementCache

    /// Threads, and so connections, of each kind. Writes wait for each other at the server anyhow.
    static let readerCount = 8
    static let writerCount = 3
    /// Milliseconds for one statement.
    static let readLimit = 10_000
    static let writeLimit = 30_000

    /// Connects, and brings the database to the present schema.
    static func open(address: String, probe: @escaping StorageProbe) throws -> RegistryDatabase {
        do {
            let statements = StatementCache()
            let link = PostgresLink(PostgresSettings(address: address, statementLimit: 600_000))
            let connection = try link.open()
            try PostgresMigration.run(on: connection, statements: statements)
            let db = Database(PostgresSession(connection: connection, statements: statements), dialect: .postgres)
            let driver = PostgresDriver(address: address, statements: statements)
            return RegistryDatabase(
                driver: driver, actorKey: try RegistryDatabase.secret("audit_actor_key", in: db),
                codeKey: try RegistryDatabase.secret("casework_code_key", in: db), probe: probe)
        } catch { throw translate(error) }
    }

    private init(address: String, statements: StatementCache) {
        self.statements = statements
        readers = BlockingWorkers(count: Self.readerCount, name: "read") {
            PostgresLink(PostgresSettings(address: address, statementLimit: Self.readLimit))
        }
        writers = BlockingWorkers(count: Self.writerCount, name: "write") {
            PostgresLink(PostgresSettings(address: address, statementLimit: Self.writeLimit))
        }
    }

    deinit { close() }

    func read<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        try await readers.run { [statements] link in
            try Self.retrying { _ in
                let connection = try link.open()
                try connection.run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
                let value = try Self.inside(connection, statements, body)
                try connection.run("COMMIT")
                return value
            }
        }
    }

    func write<Value: Sendable>(
        inTurn: Bool, _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value {
        try await writers.run { [statements] link in
            try Self.retrying { attempt in
                let connection = try link.open()
                // Whoever lost twice takes its turn too: it comes through sooner. LOCK takes no snapshot; what is
                // read afterwards is what the one before has left.
                let turn = inTurn || attempt > 1 ? "; LOCK TABLE turn IN EXCLUSIVE MODE" : ""
                try connection.run("BEGIN ISOLATION LEVEL SERIALIZABLE\(turn)")
                let value = try Self.inside(connection, statements, body)
                try Self.commit(connection)
                return value
            }
        }
    }

    private static func inside<Value>(
        _ connection: PostgresConnection, _ statements: StatementCache, _ body: (Database) throws -> Value
    ) throws -> Value {
        do {
            return try body(
                Database(PostgresSession(connection: connection, statements: statements), dialect: .postgres))
        } catch {
            // Where this fails, the connection is lost or is given up at its next use.
            try? connection.run("ROLLBACK")
            throw error
        }
    }

    /// - Throws: `CommitUnknown` where the connection was lost before the answer came: whether it was stored is not
    ///   known, so nobody may simply do it again.
    private static func commit(_ connection: PostgresConnection) throws {
        do { try connection.run("COMMIT") } catch {
            if error.isConnectionLost { throw CommitUnknown() }
            throw error
        }
    }

    private struct CommitUnknown: Error {}

    /// Runs `body` again where the server says that it may then succeed, and while the server is away, for some
    /// seconds.
    private static func retrying<Value>(_ body: (Int) throws -> Value) throws -> Value {
        let start = ContinuousClock.now
        var attempt = 0
        while true {
            do { return try body(attempt) } catch let error as PostgresError {
                let mayGoOn =
                    error.isTransient ? attempt < 12 : error.isUnavailable && ContinuousClock.now - start < .seconds(6)
                guard mayGoOn else { throw translate(error) }
                let most = error.isTransient ? min(2_000 << attempt, 100_000) : 200_000
                usleep(useconds_t(Int.random(in: most / 2...most)))
                attempt += 1
            } catch {
                throw translate(error)
            }
        }
    }

    func presentSettings() throws -> [[String: String]] { [] }

    func close() {
        readers.close()
        writers.close()
    }

    /// Turns the server's codes into the registry's.
    static func translate(_ error: any Error) -> any Error {
        if error is CommitUnknown {
            return RegistryError(
                .storageFailure,
                "the database server went away while it stored this; look whether it is there before doing it again")
        }
        guard let error = error as? PostgresError else { return error }
        switch error.state {
        case "23505": return RegistryError(.alreadyExists, "that is registered already (\(error.message))")
        case "23503": return RegistryError(.notFound, "what this refers to is not registered")
        case "53100": return RegistryError(.storageFull, "the database server's disk is full; nothing was stored")
        case "57014", "55P03":
            return RegistryError(.storageFailure, "the database took too long (\(error.message)); try again")
        case "XX001", "XX002":
            return RegistryError(.storageDamaged, "the database is damaged (\(error.message)); restore a backup")
        case "42501", "F0000", "28000", "28P01", "3D000":
            return RegistryError(.folderUnusable, "the database cannot be used: \(error.message)")
        default: break
        }
        if error.isUnavailable {
            return RegistryError(.storageFailure, "the database server cannot be reached (\(error.message))")
        }
        return error.state.hasPrefix("23") || error.state.hasPrefix("22")
            ? RegistryError(.invalidValue, "the registry does not take that value (\(error.message))")
            : RegistryError(.storageFailure, "the database failed (\(error))")
    }
}
