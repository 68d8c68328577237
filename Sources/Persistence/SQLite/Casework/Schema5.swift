// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Casework: one row an object, the links by which it is found, what is to be done outside, and the keys under which
/// personal data is sealed. The body is JSON; what is asked for by value has a column or a link, so that the same
/// statements serve PostgreSQL.
enum Schema5 {
    @Sendable static func addCasework(_ db: Database) throws {
        try db.execute(sql: sql)
        let key = (0..<32).map { _ in UInt8.random(in: .min ... .max) }
        try db.execute(sql: "INSERT INTO setting (name, value) VALUES ('casework_code_key', ?)", arguments: [Data(key)])
    }

    private static let sql = """
        CREATE TABLE casework_object (
            kind TEXT NOT NULL,
            id TEXT NOT NULL PRIMARY KEY,
            version INTEGER NOT NULL CHECK (version > 0),
            state TEXT NOT NULL,
            due INTEGER,
            body BLOB NOT NULL
        ) STRICT;
        CREATE INDEX casework_object_due ON casework_object (kind, due) WHERE due IS NOT NULL;

        CREATE TABLE casework_link (
            kind TEXT NOT NULL,
            name TEXT NOT NULL,
            value TEXT NOT NULL,
            id TEXT NOT NULL REFERENCES casework_object (id),
            PRIMARY KEY (kind, name, value, id)
        ) STRICT;
        CREATE INDEX casework_link_object ON casework_link (id);

        CREATE TABLE casework_message (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            kind TEXT NOT NULL,
            subject TEXT NOT NULL,
            at INTEGER NOT NULL,
            done_at INTEGER
        ) STRICT;
        CREATE INDEX casework_message_open ON casework_message (number) WHERE done_at IS NULL;

        CREATE TABLE subject_key (
            id TEXT NOT NULL PRIMARY KEY,
            value BLOB,
            destroyed_at INTEGER
        ) STRICT;
        """
}
