// SPDX-License-Identifier: Apache-2.0
import Casework
import ContentCheck
import ProvenanceRegistry

/// The fields of a decision: outcome, measures from the least restrictive, and every reason it needs.
struct DecisionFields {
    /// Stands before the identifiers of the fields where the page has the form more than once.
    let prefix: String
    let values: FormFields
    let errors: [FieldError]
    let isProvisional: Bool
    let t: Language

    private var errorsHere: [FieldError] { errors.map { FieldError(field: prefix + $0.field, message: $0.message) } }

    func render() -> Node {
        group {
            CaseParts.choices(
                "outcome", prefix: prefix + "outcome", legend: t("desk.outcome"),
                options: Decision.Outcome.allCases.map { ($0.rawValue, t("desk.outcome.\($0.rawValue)")) },
                chosen: values.all("outcome"), errors: errorsHere, t)
            CaseParts.choices(
                "measure", prefix: prefix + "measure", legend: t("desk.measures"),
                options: Measure.allCases.map { ($0.rawValue, t("desk.measure.\($0.rawValue)")) },
                chosen: values.all("measure"), isMultiple: true, errors: errorsHere, t)
            el(.fieldset, .id(prefix + "why_M1")) {
                el(.legend) { t("desk.lesser") }
                el(.p, .class("hint")) { t("desk.lesser.hint") }
                Part.fieldError(prefix + "why_M1", errorsHere, t)
                for measure in Measure.allCases where measure != .remove && measure != .terminate {
                    CaseParts.area(
                        "why_\(measure.rawValue)", id: "\(prefix)lesser_\(measure.rawValue)",
                        label: t("desk.why_not.\(measure.rawValue)"), value: values["why_\(measure.rawValue)"] ?? "",
                        rows: 2, t)
                }
            }
            PeopleParts.select(
                "ground", id: prefix + "ground", label: t("desk.ground"),
                options: Decision.Ground.allCases.map { ($0.rawValue, t.text("desk.ground.\($0.rawValue)")) },
                selected: values["ground"] ?? "policy_clause")
            line("clause")
            CaseParts.area(
                "facts", id: prefix + "facts", label: t("desk.facts"), value: values["facts"] ?? "", rows: 6,
                errors: errorsHere, t)
            CaseParts.area(
                "exemptions_considered", id: prefix + "exemptions_considered", label: t("desk.exemptions_considered"),
                value: values["exemptions_considered"] ?? "", errors: errorsHere, t)
            CaseParts.choices(
                "automation_detect", prefix: prefix + "automation_detect", legend: t("desk.automation"),
                options: [("yes", t("desk.automation.detect"))], chosen: values.all("automation_detect"),
                isMultiple: true, t)
            line("territories")
            line("valid_until")
            line("notice_bar")
            if isProvisional {
                el(.div, .class("field")) {
                    el(.label, .set(.for, "confirm_hours")) { t("desk.confirm_hours") }
                    el(
                        .input, .set(.type, "number"), .id("confirm_hours"), .set(.name, "confirm_hours"),
                        .set(.min, "1"), .set(.max, "24"), .set(.value, values["confirm_hours"] ?? "24"))
                }
            }
        }
    }

    private func line(_ name: String) -> Node {
        let id = prefix + name
        return el(.div, .class("field")) {
            el(.label, .set(.for, id)) { t("desk.\(name)") }
            Part.fieldError(id, errorsHere, t)
            el(
                .input, .set(.type, "text"), .id(id), .set(.name, name), .set(.value, values[name] ?? ""),
                .set(.maxlength, "500"))
        }
    }
}

/// What the affected person would read.
struct StatementPreview {
    let content: Decision.Content
    let elements: [ElementAssessment]
    let t: Language

    func render() -> Node {
        el(.section, .class("public"), .id("statement"), .set(.ariaLabelledby, "statement-title")) {
            el(.h3, .id("statement-title")) { t("desk.statement") }
            Part.facts(
                [
                    (
                        t("desk.measures"),
                        group {
                            for measure in content.measures { el(.p) { t("desk.measure.\(measure.rawValue)") } }
                        }
                    ),
                    (t("desk.ground"), t("desk.ground.\(content.ground.rawValue)")),
                    (t("desk.clause"), ShownText(content.clause, limit: 200).node),
                    (t("desk.facts"), ShownText(content.facts, limit: 5000).node),
                ]
                    + elements.map {
                        (
                            t("desk.element.\($0.element.rawValue)"),
                            t("desk.confidence.\($0.confidence.rawValue)")
                        )
                    } + [
                        (
                            t("desk.exemptions_considered"),
                            ShownText(content.exemptionsConsidered, limit: 5000).node
                        )
                    ])
            el(.p) { t("desk.statement.redress") }
        }
    }
}
