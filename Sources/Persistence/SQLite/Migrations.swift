// SPDX-License-Identifier: Apache-2.0
import Foundation
import ProvenanceRegistry

/// Numbered steps that only go forward, one transaction each, written as for SQLite (``SQLDialect/schema(_:)`` has
/// PostgreSQL's words). Before the first one is applied to an SQLite database that holds anything, a copy of it is made.
enum Migrations {
    /// The steps; number n leads to schema n. A step that was released is never changed.
    static let steps: [@Sendable (Database) throws -> Void] = [
        Schema1.create, Schema2.expand, Schema3.addLocalFeatures, Schema4.addAccounts,
        Schema5.addCasework, BankSchema.add, SchemaGateway.addGateway,
    ]

    /// Checks that this program knows a schema.
    /// - Throws: ``RegistryError`` `folder_unusable` where the schema is too new.
    static func requireKnown(_ present: Int) throws {
        // A release reads the schema of the one after it (steps first expand, and contract a release later); what is
        // newer still was written for rules this program does not know.
        guard present <= steps.count + 1 else {
            throw RegistryError(
                .folderUnusable,
                "the registry has schema \(present), this program knows \(steps.count): use the newer program")
        }
    }
}

/// The first schema.
enum Schema1 {
    @Sendable static func create(_ db: Database) throws {
        try db.execute(sql: sql)
        let key = (0..<32).map { _ in UInt8.random(in: .min ... .max) }
        try db.execute(
            sql: "INSERT INTO setting (name, value) VALUES ('audit_actor_key', ?)", arguments: [Data(key)])
    }

    private static let sql = """
        CREATE TABLE setting (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT;

        CREATE TABLE publisher (
            id TEXT PRIMARY KEY,
            display_name TEXT NOT NULL CHECK (display_name <> ''),
            level INTEGER NOT NULL,
            domain TEXT,
            created_at INTEGER NOT NULL,
            version INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX publisher_name ON publisher (display_name);

        CREATE TABLE record (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            publisher TEXT NOT NULL REFERENCES publisher (id),
            registered_at INTEGER NOT NULL,
            title TEXT,
            source_type TEXT NOT NULL,
            media_type TEXT NOT NULL,
            byte_count INTEGER NOT NULL,
            width INTEGER NOT NULL,
            height INTEGER NOT NULL,
            manifest_blob BLOB NOT NULL CHECK (length(manifest_blob) = 32),
            manifest_label TEXT NOT NULL,
            mark_algorithm TEXT,
            mark_id INTEGER,
            preview_blob BLOB CHECK (length(preview_blob) = 32),
            preview_media_type TEXT,
            preview_width INTEGER,
            preview_height INTEGER,
            preview_public INTEGER,
            original_digest BLOB NOT NULL CHECK (length(original_digest) = 32),
            protected_digest BLOB NOT NULL CHECK (length(protected_digest) = 32),
            state TEXT NOT NULL,
            version INTEGER NOT NULL,
            CHECK ((mark_algorithm IS NULL) = (mark_id IS NULL)),
            CHECK ((preview_blob IS NULL) = (preview_media_type IS NULL))
        ) STRICT;
        CREATE UNIQUE INDEX record_mark ON record (mark_id, mark_algorithm) WHERE mark_id IS NOT NULL;
        CREATE INDEX record_label ON record (manifest_label);
        CREATE INDEX record_original ON record (original_digest);
        CREATE INDEX record_protected ON record (protected_digest);
        CREATE INDEX record_publisher ON record (publisher, number);

        CREATE TABLE fingerprint (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            record INTEGER NOT NULL REFERENCES record (number),
            algorithm TEXT NOT NULL,
            view INTEGER NOT NULL,
            value BLOB NOT NULL,
            quality INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX fingerprint_record ON fingerprint (record);

        CREATE TABLE account (
            id TEXT PRIMARY KEY,
            login_name TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (login_name <> ''),
            display_name TEXT NOT NULL,
            publisher TEXT REFERENCES publisher (id),
            role TEXT NOT NULL,
            password_hash TEXT NOT NULL,
            disabled INTEGER NOT NULL,
            created_at INTEGER NOT NULL,
            version INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE session (
            secret_digest BLOB PRIMARY KEY CHECK (length(secret_digest) = 32),
            account TEXT NOT NULL REFERENCES account (id),
            created_at INTEGER NOT NULL,
            last_used_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX session_account ON session (account);
        CREATE INDEX session_expiry ON session (expires_at);

        CREATE TABLE api_token (
            id TEXT PRIMARY KEY,
            secret_digest BLOB NOT NULL UNIQUE CHECK (length(secret_digest) = 32),
            account TEXT NOT NULL REFERENCES account (id),
            name TEXT NOT NULL,
            scopes TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL,
            last_used_at INTEGER,
            revoked_at INTEGER
        ) STRICT;
        CREATE INDEX api_token_account ON api_token (account);

        CREATE TABLE set_up_link (
            secret_digest BLOB PRIMARY KEY CHECK (length(secret_digest) = 32),
            created_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE idempotency (
            scope TEXT NOT NULL,
            key TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 64),
            request BLOB NOT NULL,
            begun_at INTEGER NOT NULL,
            status INTEGER,
            body BLOB,
            media_type TEXT,
            PRIMARY KEY (scope, key)
        ) STRICT;
        CREATE INDEX idempotency_age ON idempotency (begun_at);

        CREATE TABLE check_result (
            id TEXT PRIMARY KEY,
            result BLOB,
            preview BLOB,
            preview_media_type TEXT,
            created_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX check_result_expiry ON check_result (expires_at);

        CREATE TABLE audit (
            sequence INTEGER PRIMARY KEY,
            at INTEGER NOT NULL,
            actor_role TEXT NOT NULL,
            actor_reference TEXT NOT NULL,
            verb TEXT NOT NULL,
            object TEXT NOT NULL,
            object_version INTEGER NOT NULL,
            payload_digest BLOB NOT NULL,
            previous BLOB NOT NULL,
            hash BLOB NOT NULL
        ) STRICT;
        CREATE INDEX audit_object ON audit (object);
        CREATE TABLE audit_payload (
            sequence INTEGER PRIMARY KEY REFERENCES audit (sequence),
            payload BLOB NOT NULL
        ) STRICT;
        CREATE TRIGGER audit_keep_update BEFORE UPDATE ON audit
            BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END;
        CREATE TRIGGER audit_keep_delete BEFORE DELETE ON audit
            BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END;
        CREATE TRIGGER audit_payload_keep_update BEFORE UPDATE ON audit_payload
            BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END;
        """
}

/// Records know the request they come from and the retraction they were withdrawn by; results can be shared by a link.
/// Only additions: the release before this one works on this schema.
enum Schema2 {
    @Sendable static func expand(_ db: Database) throws { try db.execute(sql: sql) }

    private static let sql = """
        ALTER TABLE idempotency ADD COLUMN record TEXT REFERENCES record (id);
        ALTER TABLE idempotency ADD COLUMN note TEXT;

        ALTER TABLE record ADD COLUMN retraction TEXT;
        ALTER TABLE record ADD COLUMN retracted_from TEXT;
        CREATE INDEX record_retraction ON record (retraction) WHERE retraction IS NOT NULL;
        CREATE INDEX record_manifest_blob ON record (manifest_blob);
        CREATE INDEX record_preview_blob ON record (preview_blob) WHERE preview_blob IS NOT NULL;

        CREATE TABLE shared_result (
            token_digest BLOB PRIMARY KEY CHECK (length(token_digest) = 32),
            deletion_digest BLOB NOT NULL CHECK (length(deletion_digest) = 32),
            result BLOB,
            preview BLOB,
            preview_media_type TEXT,
            checked_at INTEGER NOT NULL,
            created_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL,
            withdrawn_at INTEGER
        ) STRICT;
        CREATE INDEX shared_result_expiry ON shared_result (expires_at);
        """
}

/// Local features, by which parts of a registered picture are recognised. In a table of their own: they are a hundred
/// times larger than the other fingerprints, and are read for searches alone.
enum Schema3 {
    @Sendable static func addLocalFeatures(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE local_features (
                    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
                    record INTEGER NOT NULL REFERENCES record (number),
                    algorithm TEXT NOT NULL,
                    value BLOB NOT NULL
                ) STRICT;
                CREATE INDEX local_features_record ON local_features (record);
                """)
    }
}
