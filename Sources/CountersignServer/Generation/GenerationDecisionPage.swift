// SPDX-License-Identifier: Apache-2.0
import Accounts
import ContentCheck
import Foundation
import GenerationGateway
import Hummingbird
import PromptSafety
import ProvenanceRegistry

/// One decision of the gateway with everything that led to it.
enum GenerationDecisionPage {
    /// `GET /safety/decisions/{id}`
    static func show(_ exchange: Exchange) async throws -> Response {
        let member = try await exchange.requireStaff(.seeGeneration)
        let store = try exchange.requireGeneration()
        guard let id = GenerationDecisionID(exchange.parameter("id")), let decision = try await store.decision(id)
        else {
            throw ServiceError(.notFound)
        }
        let record = try? JSONDecoder().decode(DecisionRecord.self, from: Data(decision.record))
        let t = exchange.language
        let parts = SafetyConsoleParts(exchange: exchange, member: member, errors: [])
        return .page(
            Layout(exchange: exchange, title: t.text("safety.decision"), isPrivate: true, person: member.person).render
            {
                el(.div, .class("prose")) {
                    el(.p, .class("kicker")) { el(.a, .href(exchange.link("/safety"))) { t("safety.title") } }
                    el(.h1) {
                        t("generation.outcome.\(decision.outcome.rawValue)")
                        ": "
                        t("generation.route.\(decision.route.rawValue)")
                    }
                    if let text = decision.text {
                        el(.blockquote) { ShownText(text, limit: 8000).node }
                    } else {
                        el(.p) { t("safety.text_not_kept") }
                    }
                    facts(decision, record, parts, t)
                    if let record = record?.decision {
                        reasons(record, t)
                        matches(record, parts, t)
                        statements(record, parts, t)
                    }
                    outputs(decision, exchange)
                    el(.details) {
                        el(.summary) { t("safety.record") }
                        el(.pre, .set(.tabindex, "0")) { Part.code(String(decoding: decision.record, as: UTF8.self)) }
                    }
                }
            })
    }

    private static func facts(
        _ decision: GatewayDecision, _ record: DecisionRecord?, _ parts: SafetyConsoleParts, _ t: Language
    ) -> Node {
        var rows: [(label: Node, value: Node)] = [
            (t("safety.reference"), Part.code(decision.id.description)),
            (t("safety.when"), Moment.full(decision.at, t)),
            (t("safety.outcome"), t("generation.state.\(decision.state.rawValue)")),
            (t("safety.categories"), parts.categories(decision.categories)),
            (t("safety.account"), Part.code(decision.account.description)),
            (t("safety.strike"), el(.span, text: "\(decision.strike)")),
        ]
        if let record = record?.decision {
            rows.append((t("generation.rules_version"), Part.code(record.rulesVersion)))
            rows.append((t("generation.roster"), Part.code(record.rosterVersion)))
        }
        if let reason = decision.reviewReason { rows.append((t("safety.reason"), ShownText(reason, limit: 1000).node)) }
        return Part.facts(rows)
    }

    private static func reasons(_ record: ScreeningDecision, _ t: Language) -> Node {
        guard !record.reasons.isEmpty else { return .empty }
        return .fragment([
            el(.h2) { t("safety.reasons") },
            el(.ul) {
                for reason in record.reasons {
                    el(.li) {
                        el(.strong) { t("generation.outcome.\(reason.outcome.rawValue)") }
                        " "
                        el(.span, .set(.lang, "en"), text: reason.explanation)
                        " "
                        Part.code("\(reason.rule), \(reason.clause)")
                    }
                }
            },
        ])
    }

    private static func matches(_ record: ScreeningDecision, _ parts: SafetyConsoleParts, _ t: Language) -> Node {
        guard !record.matches.isEmpty else { return .empty }
        return .fragment([
            el(.h2) { t("safety.matches") },
            parts.table(
                "safety.matches",
                ["safety.match.words", "safety.match.slot", "safety.match.disguises", "safety.match.bytes"],
                record.matches.prefix(100).map { match in
                    [
                        ShownText(match.normalised, limit: 120).node,
                        Part.code(match.entity.map { "\(match.slot) \($0)" } ?? match.slot),
                        el(.span, text: match.transforms.map(\.rawValue).joined(separator: ", ")),
                        el(.span, text: "\(match.start)–\(match.end)"),
                    ]
                }),
        ])
    }

    private static func statements(_ record: ScreeningDecision, _ parts: SafetyConsoleParts, _ t: Language) -> Node {
        guard !record.facts.isEmpty else { return .empty }
        return .fragment([
            el(.h2) { t("safety.facts") },
            parts.table(
                "safety.facts", ["safety.fact.about", "safety.fact.claim", "safety.fact.verdict"],
                record.facts.map { fact in
                    [
                        Part.code(fact.about), ShownText(fact.claim, limit: 200).node,
                        t("generation.verdict.\(fact.verdict.rawValue)"),
                    ]
                }),
        ])
    }

    private static func outputs(_ decision: GatewayDecision, _ exchange: Exchange) -> Node {
        guard !decision.outputs.isEmpty else { return .empty }
        let t = exchange.language
        return .fragment([
            el(.h2) { t("safety.outputs") },
            el(.ul) {
                for output in decision.outputs {
                    el(.li) {
                        el(.a, .href(exchange.link("/record/\(output.record)"))) { Part.code(output.record) }
                        " "
                        el(.span, text: output.mediaType)
                        ", "
                        t(output.watermarked ? "safety.output.marked" : "safety.output.signed")
                    }
                }
            },
        ])
    }
}
