// SPDX-License-Identifier: Apache-2.0
import PostgresClient
import ProvenanceRegistry

/// Brings a PostgreSQL database to the present schema: the same numbered steps, each in one transaction. Several
/// servers may start at once; one does the work and the others wait.
enum PostgresMigration {
    static func run(on connection: PostgresConnection, statements: StatementCache) throws {
        try connection.run(
            """
            BEGIN;
            SELECT pg_advisory_xact_lock(\(0x4353_474E));
            CREATE SCHEMA IF NOT EXISTS countersign;
            SET LOCAL search_path = countersign;
            CREATE TABLE IF NOT EXISTS schema_step (number BIGINT PRIMARY KEY);
            CREATE TABLE IF NOT EXISTS turn (dummy BIGINT);
            CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = '23514'; END $$;
            COMMIT
            """)
        let count = Migrations.steps.count
        while try step(below: count, on: connection, statements) {}
    }

    /// Takes the next step.
    /// - Returns: whether there was one to take.
    private static func step(
        below count: Int, on connection: PostgresConnection, _ statements: StatementCache
    ) throws -> Bool {
        try connection.run("BEGIN; SELECT pg_advisory_xact_lock(\(0x4353_474E))")
        do {
            let session = PostgresSession(connection: connection, statements: statements, runsScripts: true)
            let db = Database(session, dialect: .postgres, definesSchema: true)
            let present = try Int.fetchOne(db, sql: "SELECT coalesce(max(number), 0) FROM schema_step") ?? 0
            try Migrations.requireKnown(present)
            if present < count {
                try Migrations.steps[present](db)
                try db.execute(sql: "INSERT INTO schema_step VALUES (?)", arguments: [present + 1])
            }
            try connection.run("COMMIT")
            return present + 1 < count
        } catch {
            try? connection.run("ROLLBACK")
            throw error
        }
    }
}
