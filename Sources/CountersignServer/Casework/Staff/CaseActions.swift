// SPDX-License-Identifier: Apache-2.0
import Casework
import ContentCheck
import ProvenanceRegistry

/// The forms of a case: one for each step that its state and the person's role allow.
struct CaseActions {
    let page: CasePage

    private var t: Language { page.t }
    private var file: Case { page.file }

    private func allows(_ event: CaseworkMachines.CaseEvent, _ verb: CaseworkVerb) -> Bool {
        !CaseworkMachines.caseFile.targets(from: file.state, on: event).isEmpty && page.worker.may(verb, file)
    }

    private func form(_ event: String, button: String? = nil, @NodeBuilder fields: (FormFields) -> [Node]) -> Node {
        CaseParts.form(
            event, at: page.path, version: file.version, title: t("desk.do.\(event)"),
            isOpen: page.refused.event == event, button: button.map { t($0) }, page.exchange, page.worker
        ) { fields(page.refused.values(of: event)) }
    }

    private func errors(_ event: String) -> [FieldError] { page.refused.event == event ? page.refused.errors : [] }

    func render() -> Node {
        let isOwnProposal = page.view.decision?.proposer == page.worker.actor.id
        let nodes: [Node] = [
            allows(.triage, .triage) ? triage : .empty,
            allows(.assign, .triage) ? form("assign") { _ in } : .empty,
            allows(.merge, .triage) && !page.view.older.isEmpty ? merge : .empty,
            allows(.rejectScope, .triage) ? words("reject_scope", "reason") : .empty,
            allows(.propose, .propose) ? assess : .empty,
            allows(.ask, .investigate) ? words("ask", "question") : .empty,
            allows(.answer, .investigate) ? words("answer", "answer") : .empty,
            allows(.provisional, .propose) ? decide("provisional") : .empty,
            allows(.propose, .propose) ? decide("propose") : .empty,
            allows(.confirm, .secondReview) && !isOwnProposal ? form("confirm") { _ in } : .empty,
            allows(.return, .secondReview) && !isOwnProposal ? words("return", "comment") : .empty,
            allows(.confirm, .secondReview) && isOwnProposal
                ? el(.p, .class("notice")) { t("desk.own_proposal") } : .empty,
            allows(.newFacts, .reopen) ? words("new_facts", "reason") : .empty,
        ]
        let isEmpty = nodes.allSatisfy { if case .fragment(let parts) = $0 { parts.isEmpty } else { false } }
        return isEmpty ? el(.p) { t("desk.nothing") } : group { nodes }
    }

    private var triage: Node {
        form("triage") { values in
            PeopleParts.select(
                "severity", label: t("desk.severity"),
                options: Severity.allCases.map { ($0.rawValue, t.text("desk.severity.\($0.rawValue)")) },
                selected: values["severity"] ?? file.severity.rawValue)
            Part.field(
                "queue", label: t("desk.queue_name"), value: values["queue"] ?? file.queue, required: false,
                maximum: 64, errors: errors("triage"), t)
            CaseParts.choices(
                "public_interest", legend: t("desk.public_interest"), options: [("yes", t("desk.public_interest.yes"))],
                chosen: values.all("public_interest"), isMultiple: true, t)
            CaseParts.area(
                "reason", id: "triage-reason", label: t("desk.reason.severity"), value: values["reason"] ?? "",
                errors: errors("triage"), t)
        }
    }

    private var merge: Node {
        form("merge") { _ in
            PeopleParts.select(
                "into", label: t("desk.into"), options: page.view.older.map { ($0.key, $0.key) },
                selected: page.view.older.first?.key ?? "")
        }
    }

    private func words(_ event: String, _ field: String) -> Node {
        form(event) { values in
            CaseParts.area(
                field, id: "\(event)-\(field)", label: t("desk.field.\(field)"), value: values[field] ?? "",
                errors: errors(event), t)
        }
    }

    /// The five elements, each with how sure one is, on which evidence, and why.
    private var assess: Node {
        let known = Dictionary(file.elements.map { ($0.element, $0) }, uniquingKeysWith: { $1 })
        let kept = page.view.evidence.filter { $0.deletedAt == nil }
        return form("assess") { values in
            for element in Element.allCases {
                let name = element.rawValue
                el(.fieldset, .id(name)) {
                    el(.legend) { t("desk.element.\(name)") }
                    el(.p, .class("hint")) { t("desk.element.\(name).hint") }
                    Part.fieldError(name, errors("assess"), t)
                    for confidence in [ElementAssessment.Confidence.established, .likely, .notShown] {
                        let chosen = values[name] ?? known[element]?.confidence.rawValue
                        el(.div, .class("choice")) {
                            el(
                                .input, .set(.type, "radio"), .id("\(name)-\(confidence.rawValue)"), .set(.name, name),
                                .set(.value, confidence.rawValue), .flag(.checked, chosen == confidence.rawValue))
                            el(.label, .set(.for, "\(name)-\(confidence.rawValue)")) {
                                t("desk.confidence.\(confidence.rawValue)")
                            }
                        }
                    }
                    CaseParts.choices(
                        "\(name)_evidence", legend: t("desk.element.evidence"),
                        options: kept.map { piece in
                            (
                                piece.key,
                                group {
                                    t("desk.evidence.\(piece.type.rawValue)")
                                    " "
                                    Part.code(String(piece.key.suffix(6)))
                                }
                            )
                        },
                        chosen: page.refused.event == "assess"
                            ? values.all("\(name)_evidence") : (known[element]?.evidence ?? []).map(\.description),
                        isMultiple: true, t)
                    CaseParts.area(
                        "\(name)_note", label: t("desk.element.note"),
                        value: values["\(name)_note"] ?? known[element]?.note ?? "", rows: 2, t)
                }
            }
            CaseParts.choices(
                "exemption", legend: t("desk.exemption"),
                options: Exemption.allCases.map { ($0.rawValue, t("desk.exemption.\($0.rawValue)")) },
                chosen: page.refused.event == "assess"
                    ? values.all("exemption") : file.exemptionsClaimed.map(\.rawValue), isMultiple: true, t)
        }
    }

    /// The form of a decision. Nothing is chosen beforehand.
    private func decide(_ event: String) -> Node {
        form(event) { values in
            DecisionFields(
                prefix: event == "propose" ? "" : "\(event)-", values: values, errors: errors(event),
                isProvisional: event == "provisional", t: t
            ).render()
            if event == "propose" {
                el(
                    .button, .set(.type, "submit"),
                    .reference(.formaction, page.exchange.link("\(page.path)/preview"))
                ) { t("desk.preview") }
                if page.refused.event == "propose", let content = try? CaseForms.content(values) {
                    StatementPreview(content: content, elements: file.elements, t: t).render()
                }
            }
        }
    }
}
