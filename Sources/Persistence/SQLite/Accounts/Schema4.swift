// SPDX-License-Identifier: Apache-2.0

/// Roles, organisations and their members, invitations, second factors, verifications. Only additions: the release
/// before this one works on this schema. Whether somebody is administrator stays in `account.role`, where that release
/// looks for it.
enum Schema4 {
    @Sendable static func addAccounts(_ db: Database) throws { try db.execute(sql: sql) }

    private static let sql = """
        CREATE TABLE account_role (
            account TEXT NOT NULL REFERENCES account (id),
            role TEXT NOT NULL,
            PRIMARY KEY (account, role)
        ) STRICT;
        CREATE TABLE account_queue (
            account TEXT NOT NULL REFERENCES account (id),
            queue TEXT NOT NULL,
            PRIMARY KEY (account, queue)
        ) STRICT;

        CREATE TABLE organisation (
            publisher TEXT PRIMARY KEY REFERENCES publisher (id),
            kind TEXT NOT NULL
        ) STRICT;
        CREATE TABLE membership (
            account TEXT NOT NULL REFERENCES account (id),
            publisher TEXT NOT NULL REFERENCES publisher (id),
            role TEXT NOT NULL,
            since INTEGER NOT NULL,
            PRIMARY KEY (account, publisher)
        ) STRICT;
        CREATE INDEX membership_publisher ON membership (publisher);
        INSERT INTO membership (account, publisher, role, since)
            SELECT id, publisher, CASE role WHEN 'administrator' THEN 'owner' ELSE 'publisher' END, created_at
            FROM account WHERE publisher IS NOT NULL;

        CREATE TABLE invitation (
            id TEXT PRIMARY KEY,
            secret_digest BLOB NOT NULL UNIQUE CHECK (length(secret_digest) = 32),
            note TEXT NOT NULL,
            publisher TEXT REFERENCES publisher (id),
            member_role TEXT NOT NULL,
            roles TEXT NOT NULL,
            queues TEXT NOT NULL,
            invited_by TEXT NOT NULL REFERENCES account (id),
            created_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL,
            used_by TEXT REFERENCES account (id),
            revoked_at INTEGER
        ) STRICT;
        CREATE INDEX invitation_publisher ON invitation (publisher);

        CREATE TABLE second_factor (
            account TEXT PRIMARY KEY REFERENCES account (id),
            sealed_secret BLOB NOT NULL,
            confirmed_at INTEGER,
            last_step INTEGER NOT NULL,
            created_at INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE recovery_code (
            account TEXT NOT NULL REFERENCES account (id),
            digest BLOB NOT NULL CHECK (length(digest) = 32),
            PRIMARY KEY (account, digest)
        ) STRICT;
        CREATE TABLE sign_in_challenge (
            secret_digest BLOB PRIMARY KEY CHECK (length(secret_digest) = 32),
            account TEXT NOT NULL REFERENCES account (id),
            expires_at INTEGER NOT NULL,
            tries INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE verification (
            id TEXT PRIMARY KEY,
            publisher TEXT NOT NULL REFERENCES publisher (id),
            requested_by TEXT NOT NULL REFERENCES account (id),
            method TEXT NOT NULL,
            subject TEXT NOT NULL,
            state TEXT NOT NULL,
            challenge TEXT,
            open_until INTEGER NOT NULL,
            tries INTEGER NOT NULL,
            approvals TEXT NOT NULL,
            valid_until INTEGER,
            proven_at INTEGER,
            reason TEXT,
            created_at INTEGER NOT NULL,
            version INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX verification_publisher ON verification (publisher);
        CREATE INDEX verification_state ON verification (state);
        """
}
