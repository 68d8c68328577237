// SPDX-License-Identifier: Apache-2.0
import Casework
import ContentCheck
import ProvenanceRegistry

/// Parts that the pages of the staff share.
enum CaseParts {
    /// The frame of a page of the staff.
    static func layout(
        _ title: String, _ exchange: Exchange, _ worker: Caseworker, hasErrors: Bool = false,
        @NodeBuilder content: () -> [Node]
    ) -> Node {
        Layout(
            exchange: exchange, title: title, section: .report, isPrivate: true, hasErrors: hasErrors,
            person: worker.member?.person
        ).render {
            el(.div, .class("prose desk")) {
                el(.nav, .class("tabs"), .set(.ariaLabel, exchange.language.text("desk.nav"))) {
                    el(.a, .href(exchange.link("/review"))) { exchange.language("desk.queue") }
                    if worker.actor.role(for: .handleAppeal) != nil {
                        el(.a, .href(exchange.link("/review#appeals"))) { exchange.language("desk.appeals") }
                    }
                }
                content()
            }
        }
    }

    /// When something is due, and how much time is left, in words.
    static func due(_ moment: Timestamp, since begin: Timestamp, _ exchange: Exchange) -> Node {
        let t = exchange.language
        let left = (moment.milliseconds - exchange.now.milliseconds) / 60_000
        let whole = max(1, (moment.milliseconds - begin.milliseconds) / 60_000)
        let gone = min(100, max(0, 100 - left * 100 / whole))
        let glyph: Tone = left < 0 || gone >= 80 ? .attend : gone >= 50 ? .disclose : .plain
        return el(.span, .class("clock")) {
            glyph.glyph
            " "
            Moment.full(moment, t)
            " "
            el(.span, .class(left < 0 ? "late" : "note")) {
                let span = t.text(
                    abs(left) >= 2880 ? "desk.span.days" : abs(left) >= 120 ? "desk.span.hours" : "desk.span.minutes",
                    [
                        "count": .count(
                            Int(abs(left) >= 2880 ? abs(left) / 1440 : abs(left) >= 120 ? abs(left) / 60 : abs(left)))
                    ])
                t(left < 0 ? "desk.late" : "desk.left", ["span": .name(span)])
            }
        }
    }

    /// One of several, as radio buttons; nothing is chosen beforehand.
    static func choices(
        _ name: String, prefix: String? = nil, legend: Node, options: [(value: String, label: Node)],
        chosen: [String], isMultiple: Bool = false, errors: [FieldError] = [], _ t: Language
    ) -> Node {
        let id = prefix ?? name
        return el(.fieldset, .id(id)) {
            el(.legend) { legend }
            Part.fieldError(id, errors, t)
            for option in options {
                el(.div, .class("choice")) {
                    el(
                        .input, .set(.type, isMultiple ? "checkbox" : "radio"), .id("\(id)-\(option.value)"),
                        .set(.name, name), .set(.value, option.value), .flag(.checked, chosen.contains(option.value)))
                    el(.label, .set(.for, "\(id)-\(option.value)")) { option.label }
                }
            }
        }
    }

    /// A field for several lines; `id` is the field's name unless the page has it more than once.
    static func area(
        _ name: String, id: String? = nil, label: Node, value: String = "", rows: Int = 3, errors: [FieldError] = [],
        _ t: Language
    ) -> Node {
        let id = id ?? name
        let isWrong = errors.contains { $0.field == id }
        return el(.div, .class("field")) {
            el(.label, .set(.for, id)) { label }
            Part.fieldError(id, errors, t)
            el(
                .textarea, .id(id), .set(.name, name), .set(.rows, String(rows)),
                .set(.maxlength, String(CaseForms.longest)),
                isWrong ? .set(.ariaDescribedby, "\(id)-error") : .none,
                isWrong ? .set(.ariaInvalid, "true") : .none, text: value)
        }
    }

    /// Text that somebody wrote, over several lines, inert.
    static func said(_ text: String) -> Node {
        el(.blockquote) {
            for line in text.split(whereSeparator: \.isNewline).prefix(100) {
                el(.p) { ShownText(String(line), limit: 1000).node }
            }
        }
    }

    /// A form that leads to an event of the object at `path`, in a fold of its own unless it holds what was refused.
    static func form(
        _ event: String, at path: String, version: Int, title: Node, isOpen: Bool = false, button: Node? = nil,
        _ exchange: Exchange, _ worker: Caseworker, @NodeBuilder fields: () -> [Node]
    ) -> Node {
        el(.details, .class("more"), .flag(.open, isOpen), .id("do-\(event)")) {
            el(.summary) { title }
            el(
                .form, .class("stack wide"), .set(.method, "post"), .action(exchange.link("\(path)/\(event)")),
                .flag(.novalidate)
            ) {
                worker.member?.person.tokenField ?? .empty
                el(.input, .set(.type, "hidden"), .set(.name, "version"), .set(.value, String(version)))
                fields()
                el(.button, .class("primary"), .set(.type, "submit")) { button ?? title }
            }
        }
    }

    /// What the handler refused, in words; each thing that is missing at its field where the form has one.
    static func errors(_ refusal: Casework.Refusal, _ t: Language) -> [FieldError] {
        guard refusal.code == .guardFailed else {
            return [FieldError(field: "main", message: t("desk.refused.\(refusal.code.rawValue)"))]
        }
        return refusal.faults.map {
            FieldError(field: field(of: $0), message: t("desk.fault.\($0.rawValue)"))
        }
    }

    private static func field(of fault: Casework.Refusal.Fault) -> String {
        switch fault {
        case .clauseMissing: "clause"
        case .factsTooShort: "facts"
        case .exemptionsUnanswered: "exemptions_considered"
        case .measuresDoNotFitOutcome, .tooStrongForProvisional, .noSuchAccount, .notLesser: "measure"
        case .elementsMissing, .elementsNotShown, .originAloneIsNoGround, .evidenceNeeded, .evidenceMissing: "E1"
        case .lesserMeasuresUnanswered: "why_M1"
        default: "main"
        }
    }
}
