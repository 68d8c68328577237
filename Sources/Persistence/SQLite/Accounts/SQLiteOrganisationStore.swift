// SPDX-License-Identifier: Apache-2.0
import Accounts
import Foundation
import ProvenanceRegistry

extension ContentDigest {
    /// As it is stored.
    var blob: Data { Data(bytes) }
}

struct SQLiteOrganisationStore: OrganisationStore {
    let database: SQLiteDatabase

    func organisation(_ id: PublisherID) async throws -> Organisation {
        let kind = try await database.read { db in
            try String.fetchOne(
                db, sql: "SELECT kind FROM organisation WHERE publisher = ?", arguments: [id.description])
        }
        return Organisation(id: id, kind: kind.flatMap(OrganisationKind.init(rawValue:)) ?? .other)
    }

    func put(_ organisation: Organisation, event: AuditEvent) async throws {
        try await database.write(event) { db in
            try db.execute(
                sql: "DELETE FROM organisation WHERE publisher = ?", arguments: [organisation.id.description])
            try db.execute(
                sql: "INSERT INTO organisation VALUES (?, ?)",
                arguments: [organisation.id.description, organisation.kind.rawValue])
        }
    }

    func memberships(of account: AccountID) async throws -> [Membership] {
        try await fetch("WHERE account = ? ORDER BY since, publisher", account.description)
    }

    func members(of organisation: PublisherID) async throws -> [Membership] {
        try await fetch("WHERE publisher = ? ORDER BY since, account", organisation.description)
    }

    func put(_ membership: Membership, event: AuditEvent) async throws {
        try await database.write(event) { db in
            if membership.role != .owner {
                try Self.requireOtherOwner(than: membership.account, of: membership.organisation, in: db)
            }
            try Self.write(membership, in: db)
        }
    }

    static func write(_ membership: Membership, in db: Database) throws {
        let account = membership.account.description
        let publisher = membership.organisation.description
        try db.execute(
            sql: "UPDATE membership SET role = ? WHERE account = ? AND publisher = ?",
            arguments: [membership.role.rawValue, account, publisher])
        if db.changesCount == 0 {
            try db.execute(
                sql: "INSERT INTO membership VALUES (?, ?, ?, ?)",
                arguments: [account, publisher, membership.role.rawValue, membership.since.milliseconds])
        }
    }

    func remove(account: AccountID, from organisation: PublisherID, event: AuditEvent) async throws {
        try await database.write(event) { db in
            try Self.requireOtherOwner(than: account, of: organisation, in: db)
            let arguments: StatementArguments = [account.description, organisation.description]
            try db.execute(sql: "DELETE FROM membership WHERE account = ? AND publisher = ?", arguments: arguments)
            guard db.changesCount == 1 else { throw AccountError(.notFound, "this account is no member") }
            try db.execute(
                sql: "UPDATE account SET publisher = NULL, version = version + 1 WHERE id = ? AND publisher = ?",
                arguments: arguments)
        }
    }

    private static func requireOtherOwner(
        than account: AccountID, of organisation: PublisherID, in db: Database
    ) throws {
        let owners = try String.fetchAll(
            db, sql: "SELECT account FROM membership WHERE publisher = ? AND role = 'owner'",
            arguments: [organisation.description])
        if owners == [account.description] {
            throw AccountError(.lastOne, "this is the organisation's last owner; make somebody else one first")
        }
    }

    private func fetch(_ condition: String, _ argument: String) async throws -> [Membership] {
        try await database.read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM membership \(condition)", arguments: [argument]).map { row in
                Membership(
                    account: try row.parsed("account", AccountID.init),
                    organisation: try row.parsed("publisher", PublisherID.init),
                    role: try row.parsed("role", MemberRole.init(rawValue:)), since: row.moment("since"))
            }
        }
    }
}
