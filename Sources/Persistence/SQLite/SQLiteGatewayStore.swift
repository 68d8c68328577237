// SPDX-License-Identifier: Apache-2.0
import Foundation
import GenerationGateway
import PromptSafety
import ProvenanceRegistry

/// What the gateway decided, in the database.
struct SQLiteGatewayStore: GatewayStore {
    let database: SQLiteDatabase

    func insert(_ decision: GatewayDecision, turn: SessionTurn?, event: AuditEvent) async throws {
        let outputs = try JSONEncoder().encode(decision.outputs)
        try await database.write(event) { db in
            try db.execute(
                sql: """
                    INSERT INTO gateway_decision (id, at, account, token, route, stage, outcome, categories, rules, strike,
                        disguised, text_digest, text, record, state, outputs, job, review_reason, reviewer, version)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    decision.id.description, decision.at.milliseconds, decision.account.description,
                    decision.token.description, decision.route.rawValue, decision.stage.rawValue,
                    decision.outcome.rawValue, decision.categories.joined(separator: " "),
                    decision.rules.joined(separator: " "), decision.strike, decision.isDisguised ? 1 : 0,
                    Data(decision.textDigest.bytes), decision.text, Data(decision.record), decision.state.rawValue,
                    outputs, decision.job, decision.reviewReason, decision.reviewer?.description, decision.version,
                ])
            if let turn {
                try db.execute(
                    sql: "INSERT INTO gateway_turn (session, at, text) VALUES (?, ?, ?)",
                    arguments: [Data(turn.session.bytes), turn.at.milliseconds, turn.text])
            }
        }
    }

    func decision(_ id: GenerationDecisionID) async throws -> GatewayDecision? {
        try await fetch("WHERE id = ?", [id.description]).first
    }

    func decisions(_ query: DecisionQuery) async throws -> [GatewayDecision] {
        var conditions: [String] = []
        var arguments: StatementArguments = []
        func add(_ condition: String, _ value: String) {
            conditions.append(condition)
            arguments += [value]
        }
        if let account = query.account { add("account = ?", account.description) }
        if let outcome = query.outcome { add("outcome = ?", outcome.rawValue) }
        if let state = query.state { add("state = ?", state.rawValue) }
        // Identifiers sort by time.
        if let before = query.before { add("id < ?", before.description) }
        let condition = conditions.isEmpty ? "" : "WHERE \(conditions.joined(separator: " AND "))"
        return try await fetch(
            "\(condition) ORDER BY id DESC LIMIT ?", arguments + [min(max(1, query.limit), 500)])
    }

    func update(_ decision: GatewayDecision, event: AuditEvent) async throws {
        let outputs = try JSONEncoder().encode(decision.outputs)
        try await database.write(event) { db in
            try db.execute(
                sql: """
                    UPDATE gateway_decision SET state = ?, outputs = ?, job = ?, review_reason = ?, reviewer = ?, version = ?
                    WHERE id = ? AND version = ?
                    """,
                arguments: [
                    decision.state.rawValue, outputs, decision.job, decision.reviewReason,
                    decision.reviewer?.description, decision.version + 1, decision.id.description, decision.version,
                ])
            try db.requireChange(table: "gateway_decision", id: decision.id.description)
        }
    }

    func review(of text: ContentDigest, by account: AccountID, since: Timestamp) async throws -> GatewayDecision? {
        try await fetch(
            """
            WHERE account = ? AND text_digest = ? AND at > ? AND state IN ('waiting', 'approved', 'denied')
            ORDER BY id DESC LIMIT 1
            """, [account.description, Data(text.bytes), since.milliseconds]
        ).first
    }

    func refusals(of account: AccountID, since: Timestamp) async throws -> [StrikeLedger.Entry] {
        try await database.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT at, strike, text_digest, categories, disguised FROM gateway_decision
                    WHERE account = ? AND at > ? AND state IN ('refused', 'denied') ORDER BY at, id LIMIT 1000
                    """, arguments: [account.description, since.milliseconds]
            ).map { row in
                let categories = (row["categories"] as String).split(separator: " ").map(String.init)
                return StrikeLedger.Entry(
                    at: row.moment("at"), weight: row["strike"], text: try row.digest("text_digest"),
                    categories: categories,
                    isEvasion: (row["disguised"] as Int) != 0
                        || categories.contains(ScreeningCategory.provenanceEvasion.rawValue))
            }
        }
    }

    func turns(of session: ContentDigest, since: Timestamp, limit: Int) async throws -> [SessionTurn] {
        try await database.read { db in
            try Row.fetchAll(
                db, sql: "SELECT at, text FROM gateway_turn WHERE session = ? AND at > ? ORDER BY at DESC LIMIT ?",
                arguments: [Data(session.bytes), since.milliseconds, limit]
            ).reversed().map { SessionTurn(session: session, at: $0.moment("at"), text: $0["text"]) }
        }
    }

    func document(_ kind: PolicyDocument.Kind) async throws -> PolicyDocument? {
        try await database.read { db in
            try Row.fetchOne(
                db, sql: "SELECT * FROM safety_document WHERE kind = ? ORDER BY version DESC LIMIT 1",
                arguments: [kind.rawValue]
            ).map { row in
                PolicyDocument(
                    kind: kind, version: row["version"], body: Array(row["body"] as Data), signer: row["signer"],
                    importedAt: row.moment("imported_at"))
            }
        }
    }

    func documentVersion(_ kind: PolicyDocument.Kind) async throws -> Int {
        try await database.read { db in
            try Row.fetchOne(
                db, sql: "SELECT coalesce(max(version), 0) AS newest FROM safety_document WHERE kind = ?",
                arguments: [kind.rawValue]
            ).map { $0["newest"] } ?? 0
        }
    }

    func importDocument(_ document: PolicyDocument, event: AuditEvent) async throws {
        try await database.write(event) { db in
            let newest: Int =
                try Row.fetchOne(
                    db, sql: "SELECT coalesce(max(version), 0) AS newest FROM safety_document WHERE kind = ?",
                    arguments: [document.kind.rawValue]
                ).map { $0["newest"] } ?? 0
            guard document.version > newest else {
                throw RegistryError(
                    .alreadyExists,
                    "version \(newest) of the \(document.kind.rawValue) is in force; \(document.version) is not newer")
            }
            try db.execute(
                sql: "INSERT INTO safety_document (kind, version, body, signer, imported_at) VALUES (?, ?, ?, ?, ?)",
                arguments: [
                    document.kind.rawValue, document.version, Data(document.body), document.signer,
                    document.importedAt.milliseconds,
                ])
        }
    }

    func removeExpired(turnsBefore: Timestamp, decisionsBefore: Timestamp) async throws {
        try await database.write { db in
            try db.execute(sql: "DELETE FROM gateway_turn WHERE at <= ?", arguments: [turnsBefore.milliseconds])
            try db.execute(sql: "DELETE FROM gateway_decision WHERE at <= ?", arguments: [decisionsBefore.milliseconds])
        }
    }

    private func fetch(_ condition: String, _ arguments: StatementArguments) async throws -> [GatewayDecision] {
        try await database.read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM gateway_decision \(condition)", arguments: arguments)
                .map(Self.decision)
        }
    }

    @Sendable private static func decision(_ row: Row) throws -> GatewayDecision {
        func list(_ column: String) -> [String] { (row[column] as String).split(separator: " ").map(String.init) }
        let reviewer: String? = row["reviewer"]
        return GatewayDecision(
            id: try row.parsed("id", GenerationDecisionID.init), at: row.moment("at"),
            account: try row.parsed("account", AccountID.init), token: try row.parsed("token", TokenID.init),
            route: try row.parsed("route", GenerationRoute.init), stage: try row.parsed("stage", ModerationStage.init),
            outcome: try row.parsed("outcome", ScreeningOutcome.init), categories: list("categories"),
            rules: list("rules"), strike: row["strike"], isDisguised: (row["disguised"] as Int) != 0,
            textDigest: try row.digest("text_digest"), text: row["text"], record: Array(row["record"] as Data),
            state: try row.parsed("state", GatewayDecision.State.init),
            outputs: try JSONDecoder().decode([GatewayOutput].self, from: row["outputs"] as Data), job: row["job"],
            reviewReason: row["review_reason"], reviewer: reviewer.flatMap(AccountID.init), version: row["version"])
    }
}
