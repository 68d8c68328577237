// SPDX-License-Identifier: Apache-2.0
import Casework
import ContentCheck
import ProvenanceRegistry

/// An appeal for whoever decides it: what is said, the decision it is about, and the outcome. Who took part in the
/// decision sees no form.
struct AppealDeskPage {
    let view: CaseView
    let appeal: Appeal
    let worker: Caseworker
    let exchange: Exchange
    let refused: CaseHandlers.Refused

    private var t: Language { exchange.language }
    private var path: String { "/review/appeals/\(appeal.key)" }

    func render() -> Node {
        let title = t.text("desk.appeal.title", ["id": .name(String(appeal.key.suffix(6)))])
        return CaseParts.layout(title, exchange, worker, hasErrors: !refused.errors.isEmpty) {
            Part.errorSummary(refused.errors, t)
            el(.h1) { .text(title) }
            Part.facts([
                (t("desk.state"), t("desk.appeal.state.\(appeal.state.rawValue)")),
                (t("desk.appeal.by"), t("desk.appeal.by.\(appeal.by.rawValue)")),
                (t("appeal.ground"), t("appeal.ground.\(appeal.ground.rawValue)")),
                (t("desk.next_due"), CaseParts.due(appeal.due, since: appeal.createdAt, exchange)),
                (
                    t("desk.case"),
                    el(.a, .href(exchange.link("/review/\(view.file.key)"))) {
                        Part.code(String(view.file.key.suffix(6)))
                    }
                ),
            ])
            el(.h2) { t("desk.appeal.text") }
            CaseParts.said(appeal.text)
            if let decision = view.decisions.first(where: { $0.id == appeal.decision }) {
                el(.h2) { t("desk.appeal.decision") }
                CasePage(
                    view: view, worker: worker, exchange: exchange, refused: .none, history: [], checks: []
                ).decision(decision)
            }
            if let reason = appeal.reason {
                el(.h2) { t("desk.appeal.reason") }
                if let outcome = appeal.outcome { el(.p) { t("desk.appeal.outcome.\(outcome.rawValue)") } }
                CaseParts.said(reason)
            }
            actions
        }
    }

    private var actions: Node {
        guard worker.may(.handleAppeal, view.file) else { return .empty }
        let isOver = [.decided, .external].contains(appeal.state)
        guard isOver || !view.file.tookPart.contains(worker.actor.id) else {
            return el(.p, .class("notice")) { t("desk.took_part.text") }
        }
        func allows(_ event: CaseworkMachines.AppealEvent) -> Bool {
            !CaseworkMachines.appeal.targets(from: appeal.state, on: event).isEmpty
        }
        return group {
            el(.h2) { t("desk.decide") }
            if allows(.admit) { form("admit") { _ in } }
            if allows(.refuse) { words("refuse") }
            if allows(.take) { form("take") { _ in } }
            if allows(.decide) {
                form("decide") { values in
                    CaseParts.choices(
                        "appeal_outcome", legend: t("desk.outcome"),
                        options: Appeal.Outcome.allCases.map {
                            ($0.rawValue, t("desk.appeal.outcome.\($0.rawValue)"))
                        }, chosen: values.all("appeal_outcome"), errors: refused.errors, t)
                    CaseParts.area(
                        "reason", id: "decide-reason", label: t("desk.appeal.reason"), value: values["reason"] ?? "",
                        rows: 5, t)
                    el(.details, .class("more"), .flag(.open, values["appeal_outcome"] == "modified")) {
                        el(.summary) { t("desk.appeal.instead") }
                        DecisionFields(
                            prefix: "", values: values, errors: refused.errors, isProvisional: false, t: t
                        ).render()
                    }
                }
            }
            if allows(.external) { words("external") }
            if allows(.close) { form("close") { _ in } }
        }
    }

    private func form(_ event: String, @NodeBuilder fields: (FormFields) -> [Node]) -> Node {
        CaseParts.form(
            event, at: path, version: appeal.version, title: t("desk.appeal.do.\(event)"),
            isOpen: refused.event == event, exchange, worker
        ) { fields(refused.values(of: event)) }
    }

    private func words(_ event: String) -> Node {
        form(event) { values in
            CaseParts.area(
                "reason", id: "\(event)-reason", label: t("desk.field.reason"), value: values["reason"] ?? "", t)
        }
    }
}
