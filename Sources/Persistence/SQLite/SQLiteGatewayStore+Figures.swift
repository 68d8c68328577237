// SPDX-License-Identifier: Apache-2.0
import Foundation
import GenerationGateway
import PromptSafety
import ProvenanceRegistry

/// Figures of the gateway and of attacks on it.
extension SQLiteGatewayStore {
    func insert(_ figure: AttackFigure, event: AuditEvent) async throws {
        try await database.write(event) { db in
            try db.execute(
                sql: """
                    INSERT INTO attack_figure (at, suite, target, rules_version, attempts, successes)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    figure.at.milliseconds, figure.suite, figure.target, figure.rulesVersion, figure.attempts,
                    figure.successes,
                ])
        }
    }

    func attackFigures(limit: Int) async throws -> [AttackFigure] {
        try await database.read { db in
            try Row.fetchAll(
                db, sql: "SELECT * FROM attack_figure ORDER BY number DESC LIMIT ?", arguments: [limit]
            ).map { row in
                AttackFigure(
                    at: row.moment("at"), suite: row["suite"], target: row["target"],
                    rulesVersion: row["rules_version"], attempts: row["attempts"], successes: row["successes"])
            }
        }
    }

    func figures(since: Timestamp) async throws -> GatewayFigures {
        try await database.read { db in
            var figures = GatewayFigures()
            let groups = try Row.fetchAll(
                db,
                sql: """
                    SELECT outcome, state, categories, count(*) AS number FROM gateway_decision
                    WHERE at > ? GROUP BY outcome, state, categories
                    """, arguments: [since.milliseconds])
            for row in groups {
                let number: Int = row["number"]
                let outcome = try row.parsed("outcome", ScreeningOutcome.init)
                figures.outcomes[outcome, default: 0] += number
                let state = try row.parsed("state", GatewayDecision.State.init)
                if outcome == .review { figures.reviews[state, default: 0] += number }
                guard outcome != .allow else { continue }
                for category in (row["categories"] as String).split(separator: " ") {
                    figures.categories[String(category), default: 0] += number
                }
            }
            let answered = try Row.fetchAll(
                db, sql: "SELECT outputs FROM gateway_decision WHERE at > ? AND state = 'answered'",
                arguments: [since.milliseconds])
            for row in answered {
                for output in try JSONDecoder().decode([GatewayOutput].self, from: row["outputs"] as Data) {
                    figures.produced += 1
                    figures.signed += output.signed ? 1 : 0
                    figures.watermarked += output.watermarked ? 1 : 0
                }
            }
            return figures
        }
    }
}
