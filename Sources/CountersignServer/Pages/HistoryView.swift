// SPDX-License-Identifier: Apache-2.0
import ContentCheck
import Hummingbird
import ProvenanceRegistry

/// The history of a file as its credentials tell it: a nested list, newest first. Nothing of credentials that do not
/// hold is shown here (C2PA guidance, levels 1 to 3).
enum HistoryView {
    /// Steps in a row that are shown; what lies deeper opens on demand.
    static let rowLimit = 4

    /// The part of a result's page.
    static func render(_ check: ShownCheck, _ exchange: Exchange) -> Node {
        let t = exchange.language
        let story = HistoryStep(check.result)
        return el(.details, .class("history"), .id("history"), story == nil ? .none : .flag(.open)) {
            el(.summary) { el(.h2) { t("history.title") } }
            contents(check.result, story, exchange)
            if story != nil, !check.isShared {
                el(.p) { el(.a, .href(exchange.link("\(check.path)/history"))) { t("history.all") } }
            }
        }
    }

    /// The tree, or why there is none.
    static func contents(
        _ result: CheckResult, _ story: HistoryStep?, _ exchange: Exchange, detail: Detail = .brief
    ) -> Node {
        let t = exchange.language
        guard let story else {
            return el(.p) { result.credential.state == .invalid ? t("history.unreliable") : t("history.none") }
        }
        return el(.ul, .class("tree")) { item(story, row: 1, detail, exchange) }
    }

    /// How much is said of a step.
    struct Detail: Sendable {
        /// Generator, source type and label, too.
        var isFull = false
        /// Records of the registry that hold a version, by the label of its manifest.
        var records: [String: RecordID] = [:]
        /// All steps are there to read, as paper needs it.
        var isOpen = false

        static let brief = Detail()
    }

    private static func item(_ step: HistoryStep, row: Int, _ detail: Detail, _ exchange: Exchange) -> Node {
        let t = exchange.language
        return el(.li) {
            el(.p) {
                if let relation = step.relation {
                    t("history.relation.\(relation.rawValue)")
                    " "
                }
                el(.strong) {
                    if let title = step.title, !title.isEmpty { ShownText(title).node } else { t("history.untitled") }
                }
                if !step.actions.isEmpty {
                    ": "
                    for (index, action) in step.actions.enumerated() {
                        if index > 0 { ", " }
                        t(action)
                    }
                }
            }
            el(.p, .class("note")) { note(step, t) }
            if detail.isFull { facts(step, detail, exchange) }
            earlier(step, row: row, detail, exchange)
        }
    }

    @NodeBuilder private static func note(_ step: HistoryStep, _ t: Language) -> [Node] {
        if step.label == nil {
            t("history.no_credential")
        } else if step.isUnreliable {
            t("history.step.unreliable")
        } else if let signer = step.signer {
            if step.isSignerConfirmed {
                t("history.signed", ["name": .name(signer)])
            } else {
                t("history.calls_itself", ["name": .name(signer)])
            }
            if let time = step.signedAt {
                " \u{00B7} "
                Moment.day(time, t)
            }
        }
    }

    private static func facts(_ step: HistoryStep, _ detail: Detail, _ exchange: Exchange) -> Node {
        let t = exchange.language
        var rows: [(label: Node, value: Node)] = []
        if let generator = step.generator, !generator.isEmpty, !step.isUnreliable {
            rows.append((t("history.generator"), ShownText(generator).node))
        }
        if let type = step.sourceType, !step.isUnreliable {
            rows.append((t("expert.source_type"), el(.code, .set(.dir, "ltr")) { ShownText(type).node }))
        }
        if step.redactions > 0 { rows.append((t("history.redactions"), .text(String(step.redactions)))) }
        if let label = step.label {
            rows.append((t("history.manifest"), el(.code, .set(.dir, "ltr")) { ShownText(label, limit: 200).node }))
            if let record = detail.records[label] {
                rows.append(
                    (
                        t("expert.record"),
                        el(.a, .href(exchange.link("/record/\(record)"))) { t("history.open_version") }
                    ))
            }
        }
        return rows.isEmpty ? .empty : Part.facts(rows)
    }

    private static func earlier(_ step: HistoryStep, row: Int, _ detail: Detail, _ exchange: Exchange) -> Node {
        guard !step.earlier.isEmpty || step.isCut else { return .empty }
        let list = el(.ul) {
            for next in step.earlier { item(next, row: row + 1, detail, exchange) }
            if step.isCut { el(.li) { exchange.language("history.more") } }
        }
        guard row % rowLimit == 0, !detail.isOpen else { return list }
        return el(.details) {
            el(.summary) { exchange.language("history.steps", ["count": .count(count(step.earlier))]) }
            list
        }
    }

    private static func count(_ steps: [HistoryStep]) -> Int { steps.reduce(0) { $0 + 1 + count($1.earlier) } }
}

/// The page with the whole history.
enum HistoryPage {
    /// `GET /check/{id}/history`
    static func handle(_ exchange: Exchange) async throws -> Response {
        guard let check = try await CheckHandlers.find(exchange) else { return .page(WorkingPage.render(exchange)) }
        let story = HistoryStep(check.result)
        var detail = HistoryView.Detail(isFull: true)
        for label in story?.labels ?? [] where detail.records[label] == nil {
            let known = try await exchange.site.stores.records.records(manifestLabel: label)
            if let record = known.first(where: { $0.state.supportsStatements }) { detail.records[label] = record.id }
        }
        let t = exchange.language
        let person = try await exchange.signedIn()
        return .page(
            Layout(
                exchange: exchange, title: t.text("history.page"), section: .check, isPrivate: true, person: person
            ).render {
                el(.article, .class("check")) {
                    el(.header, .class("finding")) {
                        el(.p, .class("kicker")) {
                            el(.a, .href(exchange.link(check.path))) { t("compare.back") }
                        }
                        el(.h1, .class("result")) { t("history.page") }
                        el(.p, .class("lead")) { t(story == nil ? "history.page.none" : "history.page.lead") }
                    }
                    HistoryView.contents(check.result, story, exchange, detail: detail)
                }
            })
    }
}
