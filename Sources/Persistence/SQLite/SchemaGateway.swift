// SPDX-License-Identifier: Apache-2.0

/// Decisions of the gateway, the turns of its sessions, the policy that it decides by, and what red teams found. Only
/// additions: the release before this one works on this schema.
enum SchemaGateway {
    @Sendable static func addGateway(_ db: Database) throws { try db.execute(sql: sql) }

    private static let sql = """
        CREATE TABLE gateway_decision (
            id TEXT NOT NULL PRIMARY KEY,
            at INTEGER NOT NULL,
            account TEXT NOT NULL REFERENCES account (id),
            token TEXT NOT NULL,
            route TEXT NOT NULL,
            stage TEXT NOT NULL,
            outcome TEXT NOT NULL,
            categories TEXT NOT NULL,
            rules TEXT NOT NULL,
            strike INTEGER NOT NULL,
            disguised INTEGER NOT NULL,
            text_digest BLOB NOT NULL CHECK (length(text_digest) = 32),
            text TEXT,
            record BLOB NOT NULL,
            state TEXT NOT NULL,
            outputs BLOB NOT NULL,
            job TEXT,
            review_reason TEXT,
            reviewer TEXT,
            version INTEGER NOT NULL CHECK (version > 0)
        ) STRICT;
        CREATE INDEX gateway_decision_account ON gateway_decision (account, at);
        CREATE INDEX gateway_decision_text ON gateway_decision (account, text_digest, at);
        CREATE INDEX gateway_decision_state ON gateway_decision (state, at);
        CREATE INDEX gateway_decision_at ON gateway_decision (at);

        CREATE TABLE gateway_turn (
            session BLOB NOT NULL CHECK (length(session) = 32),
            at INTEGER NOT NULL,
            text TEXT NOT NULL
        ) STRICT;
        CREATE INDEX gateway_turn_session ON gateway_turn (session, at);
        CREATE INDEX gateway_turn_at ON gateway_turn (at);

        CREATE TABLE safety_document (
            kind TEXT NOT NULL,
            version INTEGER NOT NULL,
            body BLOB NOT NULL,
            signer TEXT,
            imported_at INTEGER NOT NULL,
            PRIMARY KEY (kind, version)
        ) STRICT;

        CREATE TABLE ban_appeal (
            ban TEXT NOT NULL PRIMARY KEY,
            account TEXT NOT NULL REFERENCES account (id),
            text TEXT NOT NULL,
            at INTEGER NOT NULL,
            granted INTEGER,
            reason TEXT,
            decided_by TEXT,
            decided_at INTEGER
        ) STRICT;
        CREATE INDEX ban_appeal_account ON ban_appeal (account);

        CREATE TABLE attack_figure (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            at INTEGER NOT NULL,
            suite TEXT NOT NULL,
            target TEXT NOT NULL,
            rules_version TEXT NOT NULL,
            attempts INTEGER NOT NULL,
            successes INTEGER NOT NULL
        ) STRICT;
        """
}
