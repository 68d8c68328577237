// SPDX-License-Identifier: Apache-2.0
import Foundation
import PostgresClient
import ProvenanceRegistry

/// A connection of one thread that is made when it is needed, and made anew after it was lost.
final class PostgresLink {
    let settings: PostgresSettings
    private var connection: PostgresConnection?

    init(_ settings: PostgresSettings) { self.settings = settings }

    /// The connection, outside any transaction.
    func open() throws(PostgresError) -> PostgresConnection {
        if let connection, !connection.isLost, !connection.isInTransaction { return connection }
        connection = nil
        let fresh = try PostgresConnection(address: settings.address, application: "countersign")
        try settings.prepare(fresh)
        connection = fresh
        return fresh
    }

    /// Gives the connection up.
    func close() { connection = nil }
}

/// Where the database is, and what is asked of its connections.
struct PostgresSettings: Sendable {
    let address: String
    /// Milliseconds after which the server ends a statement.
    let statementLimit: Int

    /// Sets a new connection up, and makes sure that what the server acknowledges is on its disk.
    func prepare(_ connection: PostgresConnection) throws(PostgresError) {
        try connection.run(
            """
            SET statement_timeout = \(statementLimit);
            SET lock_timeout = \(statementLimit);
            SET idle_in_transaction_session_timeout = 10000;
            SET search_path = countersign, public;
            SET bytea_output = 'hex';
            SET standard_conforming_strings = on;
            SET extra_float_digits = 1
            """)
        let present = try read(connection)
        // "local" and the stronger ones wait for this server's disk at least.
        if present["synchronous_commit"] == "off" { try connection.run("SET synchronous_commit = on") }
        for (name, wanted) in [("fsync", "on"), ("full_page_writes", "on"), ("server_encoding", "UTF8")]
        where present[name] != wanted {
            throw PostgresError(
                state: "F0000",
                message: "the server has \(name) = \(present[name] ?? "?"); this program needs \(wanted)")
        }
    }

    /// What a connection is set to.
    func read(_ connection: PostgresConnection) throws(PostgresError) -> [String: String] {
        let result = try connection.query(
            """
            SELECT name, setting FROM pg_settings WHERE name IN (
                'synchronous_commit', 'fsync', 'full_page_writes', 'server_encoding', 'statement_timeout',
                'lock_timeout', 'idle_in_transaction_session_timeout')
            """)
        var settings: [String: String] = [:]
        for case let row in result.rows where row.count == 2 {
            if case .text(let name) = row[0], case .text(let value) = row[1] { settings[name] = value }
        }
        return settings
    }
}
