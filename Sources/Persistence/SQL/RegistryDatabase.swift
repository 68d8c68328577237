// SPDX-License-Identifier: Apache-2.0
import Foundation
import ProvenanceRegistry

/// The registry's database, on whichever driver: transactions with their entries in the audit log.
final class RegistryDatabase: Sendable {
    private let driver: any DatabaseDriver
    private let probe: StorageProbe
    /// The secret with which the audit log hashes actors.
    let actorKey: [UInt8]
    /// The secret from which the codes of reports and appeals are made.
    let codeKey: [UInt8]

    /// Where the secrets stand that every installation makes for itself.
    static func secret(_ name: String, in db: Database) throws -> [UInt8] {
        try Data.fetchOne(db, sql: "SELECT value FROM setting WHERE name = ?", arguments: [name]).map(Array.init) ?? []
    }

    init(driver: any DatabaseDriver, actorKey: [UInt8], codeKey: [UInt8], probe: @escaping StorageProbe) {
        self.driver = driver
        self.actorKey = actorKey
        self.codeKey = codeKey
        self.probe = probe
    }

    /// Where this database differs from the other.
    var dialect: SQLDialect { driver.dialect }

    /// Whether the disk failed under a write. Nothing is written after that: what the database holds in memory may no
    /// longer be what is on disk, and only a restart reads it anew.
    var hasFailed: Bool { driver.hasFailed }

    /// What connections are set to.
    func presentSettings() throws -> [[String: String]] { try driver.presentSettings() }

    /// Reads from one snapshot.
    func read<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        try await driver.read(body)
    }

    /// Writes in one transaction that is not worth an audit entry (expiry, times of last use). `body` may run again.
    @discardableResult
    func write<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        try await driver.write(inTurn: false, body)
    }

    /// Writes in one transaction together with the audit entry that tells of it. `body` may run again.
    @discardableResult
    func write<Value: Sendable>(
        _ event: AuditEvent, _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value {
        try await writeAudited { db in (try body(db), [event]) }
    }

    /// Writes in one transaction together with every audit entry that tells of it, in their order. `body` may run
    /// again.
    func writeAudited<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> (Value, [AuditEvent])
    ) async throws -> Value {
        let value = try await driver.write(inTurn: true) { [probe, actorKey] db in
            try probe(.transactionBegun)
            let (value, events) = try body(db)
            try probe(.rowsWritten)
            for event in events { try AuditTable.append(event, actorKey: actorKey, to: db) }
            try probe(.auditAppended)
            return value
        }
        try probe(.committed)
        return value
    }

    /// Closes all connections.
    func close() throws { try driver.close() }
}

/// The name by which stores know the database since before there was a second kind.
typealias SQLiteDatabase = RegistryDatabase
