// SPDX-License-Identifier: Apache-2.0
import ContentCheck
import GenerationGateway
import Hummingbird
import PromptSafety
import ProvenanceRegistry

/// What generators behind this installation make and do not make, in plain words, from the rules that are in force.
enum GenerationPolicyPage {
    /// `GET /policy/generation`
    static func handle(_ exchange: Exchange) async throws -> Response {
        let store = try exchange.requireGeneration()
        let rules = try await rules(store)
        let roster = try await store.document(.roster)
        let t = exchange.language
        return .page(
            Layout(exchange: exchange, title: t.text("generation.policy.title"), section: .learn).render {
                el(.div, .class("prose")) {
                    el(.h1) { t("generation.policy.title") }
                    el(.p, .class("lead")) { t("generation.policy.lead") }
                    el(.h2) { t("generation.policy.rules") }
                    if t.tag != "en" { el(.p, .class("note")) { t("generation.policy.in_english") } }
                    for clause in rules.clauses.keys.sorted() { section(clause, rules, t) }
                    el(.h2) { t("generation.policy.allowed") }
                    el(.p) { t("generation.policy.allowed.text") }
                    el(.h2) { t("generation.policy.happens") }
                    el(.ul) {
                        for part in ["marks", "refused", "review", "limits", "strikes", "bans", "appeal"] {
                            el(.li) { t("generation.policy.happens.\(part)") }
                        }
                    }
                    el(.h2) { t("generation.policy.cannot") }
                    el(.p) { t("generation.policy.cannot.text") }
                    el(.h2) { t("generation.policy.versions") }
                    Part.facts([
                        (t("generation.rules_version"), Part.code(rules.version)),
                        (
                            t("generation.roster"),
                            roster.map { document in
                                .fragment([
                                    t(
                                        "generation.policy.roster",
                                        ["number": .count(document.version), "signer": .name(document.signer ?? "")]),
                                    .text(" "), Moment.day(document.importedAt, t),
                                ])
                            } ?? t("generation.policy.no_roster")
                        ),
                    ])
                }
            })
    }

    /// The rules in force: those that were imported, else those of the project.
    static func rules(_ store: any GatewayStore) async throws -> RuleBook {
        guard let document = try await store.document(.rules) else { return .standard }
        do { return try RuleBook(json: document.body) } catch {
            throw ServiceError(.internalFailure, "The rules in force cannot be read.")
        }
    }

    private static func section(_ clause: String, _ rules: RuleBook, _ t: Language) -> Node {
        let own = rules.rules.filter { $0.clause == clause }
        return el(.section) {
            el(.h3) {
                t("generation.policy.clause", ["number": .name(clause)])
            }
            english(rules.clauses[clause]?[t.tag] ?? rules.clauses[clause]?["en"] ?? "", t)
            if !own.isEmpty {
                el(.details) {
                    el(.summary) { t("generation.policy.clause.rules", ["count": .count(own.count)]) }
                    el(.ul) {
                        for rule in own {
                            el(.li) {
                                el(.strong) { t("generation.outcome.\(rule.outcome.rawValue)") }
                                " "
                                el(
                                    .span, .set(.lang, "en"), .set(.dir, "ltr"),
                                    text: rule.explanations["en"] ?? rule.id)
                                " "
                                el(.span, .class("note")) { Part.code(rule.id) }
                            }
                        }
                    }
                }
            }
        }
    }

    private static func english(_ text: String, _ t: Language) -> Node {
        t.tag == "en" ? el(.p, text: text) : el(.p, .set(.lang, "en"), .set(.dir, "ltr"), text: text)
    }
}

extension Exchange {
    /// - Throws: ``ServiceError`` `not_found` where this service knows of no gateway.
    func requireGeneration() throws(ServiceError) -> any GatewayStore {
        guard let store = site.generation else { throw ServiceError(.notFound) }
        return store
    }
}
