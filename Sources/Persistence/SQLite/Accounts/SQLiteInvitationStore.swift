// SPDX-License-Identifier: Apache-2.0
import Accounts
import ProvenanceRegistry

struct SQLiteInvitationStore: InvitationStore {
    let database: SQLiteDatabase

    func insert(_ invitation: Invitation, event: AuditEvent) async throws {
        try await database.write(event) { db in
            try db.execute(
                sql: "INSERT INTO invitation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    invitation.id.description, invitation.secretDigest.blob, invitation.note,
                    invitation.organisation?.description, invitation.memberRole.rawValue,
                    invitation.roles.sorted().map(\.rawValue).joined(separator: " "),
                    invitation.queues.sorted().map(\.description).joined(separator: " "),
                    invitation.invitedBy.description, invitation.createdAt.milliseconds,
                    invitation.expiresAt.milliseconds, invitation.usedBy?.description,
                    invitation.revokedAt?.milliseconds,
                ])
        }
    }

    func invitation(secretDigest: ContentDigest) async throws -> Invitation? {
        try await database.read { db in try Self.find(secretDigest, in: db) }
    }

    func invitations(to organisation: PublisherID?) async throws -> [Invitation] {
        try await database.read { db in
            let condition = organisation == nil ? "publisher IS NULL" : "publisher = ?"
            let arguments: StatementArguments = organisation == nil ? [] : [organisation?.description]
            return try Row.fetchAll(
                db, sql: "SELECT * FROM invitation WHERE \(condition) ORDER BY id DESC LIMIT 200", arguments: arguments
            ).map(Self.read)
        }
    }

    func revoke(_ id: InvitationID, at moment: Timestamp, event: AuditEvent) async throws {
        try await database.write(event) { db in
            let row = try Row.fetchOne(db, sql: "SELECT * FROM invitation WHERE id = ?", arguments: [id.description])
            guard let row else { throw AccountError(.notFound, "there is no such invitation") }
            try Self.requireOpen(try Self.read(row), moment)
            try db.execute(
                sql: "UPDATE invitation SET revoked_at = ? WHERE id = ?",
                arguments: [moment.milliseconds, id.description])
        }
    }

    func accept(secretDigest: ContentDigest, now: Timestamp, account: Account, event: AuditEvent) async throws {
        try await database.write(event) { db in
            guard let invitation = try Self.find(secretDigest, in: db) else {
                throw AccountError(.spent, "this invitation is unknown; ask for a new one")
            }
            try Self.requireOpen(invitation, now)
            // What the account may do is what the invitation says, whoever calls.
            let entered = Account(
                id: account.id, loginName: account.loginName, displayName: account.displayName,
                publisher: invitation.organisation,
                role: invitation.roles.contains(.admin) ? .administrator : .publisher,
                passwordHash: account.passwordHash, createdAt: account.createdAt)
            try SQLiteAccountStore.insert(entered, memberRole: invitation.memberRole, in: db)
            try SQLiteAccessStore.write(
                AccessGrant(account: account.id, roles: invitation.roles, queues: invitation.queues), in: db)
            try db.execute(
                sql: "UPDATE invitation SET used_by = ? WHERE id = ?",
                arguments: [account.id.description, invitation.id.description])
        }
    }

    private static func requireOpen(_ invitation: Invitation, _ now: Timestamp) throws {
        guard invitation.state(at: now) == .open else {
            throw AccountError(
                .spent, "this invitation is \(invitation.state(at: now).rawValue) already; ask for a new one")
        }
    }

    private static func find(_ secretDigest: ContentDigest, in db: Database) throws -> Invitation? {
        try Row.fetchOne(
            db, sql: "SELECT * FROM invitation WHERE secret_digest = ?", arguments: [secretDigest.blob]
        ).map(read)
    }

    private static func read(_ row: Row) throws -> Invitation {
        Invitation(
            id: try row.parsed("id", InvitationID.init), secretDigest: try row.digest("secret_digest"),
            note: row["note"], organisation: (row["publisher"] as String?).flatMap(PublisherID.init),
            memberRole: try row.parsed("member_role", MemberRole.init(rawValue:)),
            roles: Set((row["roles"] as String).split(separator: " ").compactMap { Role(rawValue: String($0)) }),
            queues: Set((row["queues"] as String).split(separator: " ").compactMap { QueueName(String($0)) }),
            invitedBy: try row.parsed("invited_by", AccountID.init), createdAt: row.moment("created_at"),
            expiresAt: row.moment("expires_at"), usedBy: (row["used_by"] as String?).flatMap(AccountID.init),
            revokedAt: row.optionalMoment("revoked_at"))
    }
}
