// SPDX-License-Identifier: Apache-2.0
import Casework
import ContentCheck
import ProvenanceRegistry

/// A case: its clocks, the evidence, what is known, and what can be done next. Forms of steps that the state or the role
/// does not allow are left out; whoever sends one all the same is refused by the handler.
struct CasePage {
    let view: CaseView
    let worker: Caseworker
    let exchange: Exchange
    let refused: CaseHandlers.Refused
    let history: [AuditEntry]
    let checks: [ShownCheck]

    var t: Language { exchange.language }
    var file: Case { view.file }
    var path: String { "/review/\(file.key)" }

    func render() -> Node {
        let title = t.text("desk.case.title", ["id": .name(String(file.key.suffix(6)))])
        return CaseParts.layout(title, exchange, worker, hasErrors: !refused.errors.isEmpty) {
            Part.errorSummary(refused.errors, t)
            el(.h1) { .text(title) }
            head
            el(.section, .id("evidence"), .set(.ariaLabelledby, "evidence-title")) { evidence }
            el(.section, .id("known"), .set(.ariaLabelledby, "known-title")) { known }
            el(.section, .id("decide"), .set(.ariaLabelledby, "decide-title")) {
                el(.h2, .id("decide-title")) { t("desk.decide") }
                CaseActions(page: self).render()
            }
            el(.div) { log }
        }
    }

    private var head: Node {
        var rows: [(label: Node, value: Node)] = [
            (t("desk.state"), t("desk.state.\(file.state.rawValue)")),
            (t("desk.severity"), t("desk.severity.\(file.severity.rawValue)")),
            (t("desk.phase"), t("desk.phase.\(file.phase.rawValue)")),
            (t("desk.queue_name"), ShownText(file.queue).node),
        ]
        if let look = file.firstLookAt {
            rows.append((t("desk.first_look"), t("desk.first_look.done", ["day": .day(look)])))
        } else {
            rows.append((t("desk.first_look"), CaseParts.due(file.firstLookDue, since: file.createdAt, exchange)))
        }
        if let decided = file.decidedAt {
            rows.append((t("desk.decided"), Moment.full(decided, t)))
        } else {
            rows.append((t("desk.decision_due"), CaseParts.due(file.decisionDue, since: file.createdAt, exchange)))
        }
        for clock in file.legalClocks {
            rows.append(
                (
                    t("desk.legal_clock"),
                    group {
                        CaseParts.due(clock.due, since: file.createdAt, exchange)
                        " "
                        el(.span, .class("note")) { ShownText(clock.basis, limit: 300).node }
                    }
                ))
        }
        if let end = file.appealWindowEnds { rows.append((t("desk.window"), Moment.full(end, t))) }
        if let holder = file.assignee {
            let key = holder == worker.actor.id ? "desk.holder.you" : "desk.holder.other"
            rows.append((t("desk.holder"), t(key)))
        }
        return group {
            Part.facts(rows)
            if file.missedFirstLook || file.missedDecision { el(.p, .class("notice")) { t("desk.missed") } }
            if let note = file.lastNote, !note.isEmpty {
                el(.h2) { t("desk.note") }
                CaseParts.said(note)
            }
        }
    }

    private var isShown: Bool { exchange.query["show"] == "picture" }

    private var evidence: Node {
        group {
            el(.h2, .id("evidence-title")) { t("desk.evidence") }
            for check in checks {
                if check.hasPreview, worker.may(.seeMedia, file) {
                    if isShown {
                        ResultPicture.render(check, exchange)
                        el(.p, .class("actions")) {
                            el(.a, .class("button"), .href(exchange.link(path))) { t("desk.hide") }
                        }
                    } else {
                        el(.figure, .class("blurred")) {
                            el(
                                .img, .src(WebAddress(stringLiteral: "\(check.path)/blurred")),
                                .set(.alt, t.text("desk.blurred.alt")), .set(.width, "320"), .set(.height, "240"))
                            el(.figcaption, .class("note")) { t("desk.blurred") }
                        }
                        el(.p, .class("actions")) {
                            el(.a, .class("button"), .href(exchange.link("\(path)?show=picture"))) { t("desk.show") }
                        }
                    }
                }
                if let comparison = check.result.comparison, comparison.aligned {
                    el(.p) {
                        t("desk.original", ["count": .count(comparison.regions.count)])
                        " "
                        el(.a, .href(exchange.link("/record/\(comparison.record)"))) { t("next.original") }
                    }
                }
                ReadingPanel.render(check.result, exchange)
            }
            if checks.isEmpty { el(.p) { t("desk.no_check") } }
            el(.h3) { t("desk.pieces") }
            el(.ul, .class("records")) {
                for piece in view.evidence {
                    el(.li) {
                        t("desk.evidence.\(piece.type.rawValue)")
                        " "
                        el(.span, .class("note")) {
                            Part.code(String(piece.sha256.description.prefix(16)))
                            " "
                            Moment.full(piece.createdAt, t)
                        }
                        if piece.deletedAt == nil, worker.may(.seeMedia, file) {
                            " "
                            el(.a, .href(WebAddress(stringLiteral: "\(path)/\(piece.key)/file"))) {
                                t("desk.download")
                                el(.span, .class("hidden")) {
                                    " "
                                    t("desk.evidence.\(piece.type.rawValue)")
                                }
                            }
                        }
                    }
                }
            }
            PlaceList(items: view.items, t: t).render()
        }
    }

    private var known: Node {
        group {
            el(.h2, .id("known-title")) { t("desk.known") }
            el(.h3) { t("desk.reports") }
            for report in view.reports.prefix(50) {
                el(.article) {
                    el(.p) {
                        t("report.relation.\(report.relation.rawValue)")
                        " \u{00B7} "
                        t("report.reason.\(report.reason.rawValue)")
                        " \u{00B7} "
                        t("desk.level", ["count": .count(report.reporterLevel)])
                        " \u{00B7} "
                        Moment.full(report.createdAt, t)
                    }
                    el(.p) { t("desk.satire.\(report.satirePossible.rawValue)") }
                    CaseParts.said(report.explanation)
                    if !report.claimFalse.isEmpty {
                        el(.p) { t("desk.correct") }
                        CaseParts.said(report.claimFalse)
                    }
                    if let original = report.authenticOriginal { el(.p) { ShownText(original, limit: 500).node } }
                }
            }
            if !file.elements.isEmpty { el(.h3) { t("desk.elements") } }
            if !file.elements.isEmpty {
                Part.facts(
                    file.elements.map { finding in
                        (
                            t("desk.element.\(finding.element.rawValue)"),
                            group {
                                t("desk.confidence.\(finding.confidence.rawValue)")
                                " "
                                ShownText(finding.note, limit: 2000).node
                            }
                        )
                    })
            }
            for decision in view.decisions { self.decision(decision) }
            for appeal in view.appeals {
                el(.p) {
                    el(.a, .href(exchange.link("/review/appeals/\(appeal.key)"))) {
                        t("desk.appeal.title", ["id": .name(String(appeal.key.suffix(6)))])
                    }
                    " "
                    t("desk.appeal.state.\(appeal.state.rawValue)")
                }
            }
        }
    }

    /// A decision with everything it stands on.
    func decision(_ decision: Decision) -> Node {
        let content = decision.content
        return el(.article) {
            el(.h3) {
                t(decision.isProvisional ? "desk.decision.provisional" : "desk.decision.\(decision.state.rawValue)")
            }
            Part.facts(
                [
                    (t("desk.outcome"), t("desk.outcome.\(content.outcome.rawValue)")),
                    (t("desk.clause"), ShownText(content.clause, limit: 200).node),
                    (t("desk.facts"), ShownText(content.facts, limit: 5000).node),
                    (t("desk.exemptions_considered"), ShownText(content.exemptionsConsidered, limit: 5000).node),
                ]
                    + content.whyNotLesser.sorted { $0.key.rawValue < $1.key.rawValue }.map {
                        (t("desk.why_not.\($0.key.rawValue)"), ShownText($0.value, limit: 2000).node)
                    })
            if !decision.secondReview.isEmpty {
                el(.p) { t("desk.second.why") }
                el(.ul) { for reason in decision.secondReview { el(.li) { t("desk.second.\(reason.rawValue)") } } }
            }
            let effects = view.actions.filter { $0.decision == decision.id }
            if !effects.isEmpty {
                el(.ul) {
                    for action in effects {
                        el(.li) {
                            t("desk.measure.\(action.measure.rawValue)")
                            ": "
                            t("desk.action.\(action.state.rawValue)")
                            if action.isProvisional, action.isInEffect, let until = action.confirmBy {
                                " "
                                CaseParts.due(until, since: action.createdAt, exchange)
                            }
                            " "
                            el(.span, .class("note")) {
                                t(action.effectReceipt == nil ? "desk.receipt.none" : "desk.receipt.there")
                            }
                        }
                    }
                }
            }
        }
    }

    private var log: Node {
        group {
            el(.h2, .id("history-title")) { t("desk.history") }
            el(
                .div, .class("scroll"), .set(.tabindex, "0"), .set(.role, "region"),
                .set(.ariaLabelledby, "history-title")
            ) {
                el(.table) {
                    el(.thead) {
                        el(.tr) {
                            for key in ["when", "who", "what", "about"] {
                                el(.th, .set(.scope, "col")) { t("desk.\(key)") }
                            }
                        }
                    }
                    el(.tbody) {
                        for entry in history.suffix(500) {
                            el(.tr) {
                                el(.td) { Moment.full(entry.at, t) }
                                el(.td) { Part.code(entry.actorRole) }
                                el(.td) { Part.code(entry.verb) }
                                el(.td) { Part.code("\(entry.object.prefix(3))\u{2026}\(entry.object.suffix(6))") }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Where the content was seen: text, never a link.
private struct PlaceList {
    let items: [ContentItem]
    let t: Language

    func render() -> Node {
        let places = items.flatMap(\.locations)
        guard !places.isEmpty else { return .empty }
        return group {
            el(.h3) { t("desk.places") }
            el(.ul) { for place in places.prefix(50) { el(.li) { ShownText(place, limit: 500).node } } }
        }
    }
}
