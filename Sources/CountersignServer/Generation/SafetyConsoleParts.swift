// SPDX-License-Identifier: Apache-2.0
import Accounts
import Casework
import ContentCheck
import GenerationGateway
import PromptSafety
import ProvenanceRegistry

/// The parts of the console.
struct SafetyConsoleParts: Sendable {
    let exchange: Exchange
    let member: Member
    let errors: [FieldError]

    private var t: Language { exchange.language }

    /// The figures of the last days.
    func figures(_ figures: GatewayFigures) -> Node {
        let all = figures.outcomes.values.reduce(0, +)
        return .fragment([
            el(.p, .class("lead")) {
                t(
                    "safety.figures",
                    [
                        "days": .count(Int(SafetyConsole.days)), "all": .count(all),
                        "block": .count(figures.outcomes[.block] ?? 0),
                        "review": .count(figures.outcomes[.review] ?? 0),
                    ])
            },
            el(.p) {
                t(
                    "safety.figures.made",
                    [
                        "made": .count(figures.produced), "signed": .count(figures.signed),
                        "marked": .count(figures.watermarked),
                    ])
            },
            table(
                "safety.by_category", ["safety.category", "safety.count"],
                figures.categories.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { name, count in
                    [category(name), el(.span, text: "\(count)")]
                }),
        ])
    }

    /// A request that waits for a person.
    func waiting(_ decision: GatewayDecision) -> Node {
        el(.section, .class("card")) {
            el(.h3) {
                el(.a, .href(exchange.link("/safety/decisions/\(decision.id)"))) {
                    t("generation.route.\(decision.route.rawValue)")
                }
                " "
                el(.span, .class("note")) { Moment.full(decision.at, t) }
            }
            el(.blockquote) { ShownText(decision.text ?? "", limit: 2000).node }
            el(.p) { categories(decision.categories) }
            if member.actor.may(.decideGeneration) {
                form("/safety/decisions/\(decision.id)/review", reason: "\(decision.id)") {
                    [
                        el(
                            .button, .class("primary"), .set(.type, "submit"), .set(.name, "decision"),
                            .set(.value, "approve")
                        ) {
                            t("safety.approve")
                        },
                        el(.button, .set(.type, "submit"), .set(.name, "decision"), .set(.value, "deny")) {
                            t("safety.deny")
                        },
                    ]
                }
            }
        }
    }

    /// A ban in force.
    func ban(_ ban: Ban) -> Node {
        let end = ban.state == .provisional ? ban.confirmBy : ban.endsAt
        return el(.section, .class("card")) {
            el(.h3) {
                t("safety.measure.\(ban.measure.rawValue)")
                " "
                el(.span, .class("note")) { t("safety.ban.\(ban.state.rawValue)") }
            }
            el(.p) { ShownText(ban.reason, limit: 500).node }
            Part.facts([
                (t("safety.account"), Part.code(ban.account)), (t("safety.since"), Moment.full(ban.createdAt, t)),
                (
                    t(ban.state == .provisional ? "safety.lapses" : "safety.ends"),
                    end.map { Moment.full($0, t) } ?? .empty
                ),
            ])
            if member.actor.roles.contains(.reviewer) || member.actor.roles.contains(.senior) {
                el(.form, .class("row"), .set(.method, "post"), .action(exchange.link("/safety/bans/\(ban.id)"))) {
                    member.person.tokenField
                    if ban.state == .provisional {
                        el(
                            .button, .class("primary"), .set(.type, "submit"), .set(.name, "step"),
                            .set(.value, "confirm")
                        ) {
                            t("safety.confirm")
                        }
                    }
                    el(.button, .set(.type, "submit"), .set(.name, "step"), .set(.value, "lift")) { t("safety.lift") }
                }
            }
        }
    }

    /// An appeal that nobody answered.
    func appeal(_ appeal: BanAppeal) -> Node {
        el(.section, .class("card")) {
            el(.h3) { Part.code(appeal.ban) }
            el(.blockquote) { ShownText(appeal.text, limit: 4000).node }
            if member.actor.may(.decideAppeal) {
                form("/safety/appeals/\(appeal.ban)", reason: appeal.ban) {
                    [
                        el(
                            .button, .class("primary"), .set(.type, "submit"), .set(.name, "decision"),
                            .set(.value, "grant")
                        ) {
                            t("safety.grant")
                        },
                        el(.button, .set(.type, "submit"), .set(.name, "decision"), .set(.value, "refuse")) {
                            t("safety.refuse")
                        },
                    ]
                }
            }
        }
    }

    /// How attacks fared, the newest run first.
    func attacks(_ figures: [AttackFigure]) -> Node {
        guard !figures.isEmpty else { return el(.p) { t("safety.attacks.none") } }
        return table(
            "safety.attacks",
            ["safety.attacks.when", "safety.attacks.suite", "safety.attacks.tries", "safety.attacks.rate"],
            figures.map { figure in
                let tenths =
                    figure.attempts == 0 ? 0 : (figure.successes * 1000 + figure.attempts / 2) / figure.attempts
                return [
                    Moment.full(figure.at, t), ShownText("\(figure.suite) · \(figure.target)", limit: 60).node,
                    el(.span, text: "\(figure.successes) / \(figure.attempts)"),
                    .fragment([
                        el(
                            .progress, .set(.max, "1000"), .set(.value, "\(tenths)"),
                            .set(.ariaLabel, t.text("safety.attacks.rate"))),
                        el(.span, text: " \(tenths / 10).\(tenths % 10) %"),
                    ]),
                ]
            })
    }

    /// Decisions, the newest first, with a filter.
    func decisions(_ decisions: [GatewayDecision], filter: ScreeningOutcome?) -> Node {
        .fragment([
            el(.nav, .set(.ariaLabel, t.text("safety.filter"))) {
                el(.ul, .class("inline")) {
                    el(.li) {
                        el(.a, .href(exchange.link("/safety")), filter == nil ? .set(.ariaCurrent, "true") : .none) {
                            t("safety.filter.all")
                        }
                    }
                    for outcome in [ScreeningOutcome.block, .review, .allow] {
                        el(.li) {
                            el(
                                .a, .href(exchange.link("/safety?outcome=\(outcome.rawValue)")),
                                filter == outcome ? .set(.ariaCurrent, "true") : .none
                            ) { t("generation.outcome.\(outcome.rawValue)") }
                        }
                    }
                }
            },
            decisions.isEmpty
                ? el(.p) { t("safety.decisions.none") }
                : table(
                    "safety.decisions", ["safety.when", "safety.what", "safety.outcome", "safety.categories"],
                    decisions.map { decision in
                        [
                            el(.a, .href(exchange.link("/safety/decisions/\(decision.id)"))) {
                                Moment.full(decision.at, t)
                            },
                            t("generation.route.\(decision.route.rawValue)"),
                            .fragment([
                                t("generation.outcome.\(decision.outcome.rawValue)"), .text(", "),
                                t("generation.state.\(decision.state.rawValue)"),
                            ]), categories(decision.categories),
                        ]
                    }),
            decisions.count < 50
                ? .empty
                : el(.p) {
                    el(
                        .a,
                        .href(
                            exchange.link(
                                "/safety?before=\(decisions.last?.id.description ?? "")"
                                    + (filter.map { "&outcome=\($0.rawValue)" } ?? "")))
                    ) { t("safety.older") }
                },
        ])
    }

    func categories(_ names: [String]) -> Node {
        .fragment(names.flatMap { [category($0), .text(" ")] })
    }

    private func category(_ name: String) -> Node {
        guard ScreeningCategory(rawValue: name) != nil else { return Part.code(name) }
        return t("generation.category.\(name.split(separator: "/").last ?? "")")
    }

    /// A table that scrolls by itself on narrow screens.
    func table(_ label: String, _ heads: [String], _ rows: [[Node]]) -> Node {
        guard !rows.isEmpty else { return .empty }
        return el(.div, .class("scroll"), .set(.tabindex, "0"), .set(.role, "region"), .set(.ariaLabel, t.text(label)))
        {
            el(.table) {
                el(.thead) { el(.tr) { for head in heads { el(.th, .set(.scope, "col")) { t(head) } } } }
                el(.tbody) { for row in rows { el(.tr) { for cell in row { el(.td) { cell } } } } }
            }
        }
    }

    /// A form with a reason and its buttons.
    private func form(_ path: String, reason: String, _ buttons: () -> [Node]) -> Node {
        el(.form, .class("stack"), .set(.method, "post"), .action(exchange.link(path))) {
            member.person.tokenField
            el(.div, .class("field")) {
                el(.label, .set(.for, "reason-\(reason)")) { t("safety.reason") }
                Part.fieldError("reason-\(reason)", errors, t)
                el(
                    .input, .set(.type, "text"), .id("reason-\(reason)"), .set(.name, "reason"),
                    .set(.maxlength, "1000"))
            }
            el(.div, .class("row"), children: buttons)
        }
    }
}
