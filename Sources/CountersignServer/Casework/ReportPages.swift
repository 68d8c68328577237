// SPDX-License-Identifier: Apache-2.0
import Casework
import ContentCheck
import HTTPTypes
import Hummingbird
import ProvenanceRegistry

/// The form with which anybody reports something, and the receipt. No account, no script.
enum ReportPages {
    /// `GET /report`, with `check` for a result that the form is opened from.
    static func form(_ exchange: Exchange) async throws -> Response {
        _ = try exchange.requireCasework()
        var values = FormFields()
        if let check = exchange.query["check"], try await kept(check, exchange) != nil { values.add("check", check) }
        return .page(try await page(ReportForm(values: values), [], exchange))
    }

    private static func kept(_ id: String, _ exchange: Exchange) async throws -> KeptCheck? {
        guard (16...64).contains(id.utf8.count),
            case .found(let kept) = try await exchange.site.stores.checks.check(id, now: exchange.now)
        else { return nil }
        return kept
    }

    /// `POST /report`
    static func submit(_ exchange: Exchange) async throws -> Response {
        try exchange.requireSameSite()
        let desk = try exchange.requireCasework()
        let sent = try await exchange.site.uploads.form(of: exchange.request)
        let kept = try await kept(sent.fields["check"] ?? "", exchange)
        var form = ReportForm(values: sent.fields)
        form.hasContent = !sent.files.isEmpty || kept != nil
        guard form.faults.isEmpty else {
            return .page(try await page(form, form.faults, exchange), status: .unprocessableContent)
        }
        let receipt = try await ReportIntake(exchange: exchange, desk: desk)
            .take(form, file: sent.files.first, kept: kept, channel: .web)
        return .page(try await receiptPage(receipt, exchange))
    }

    private static func receiptPage(_ receipt: ReportIntake.Receipt, _ exchange: Exchange) async throws -> Node {
        let t = exchange.language
        return try await layout("report.receipt.title", exchange) {
            el(.div, .class("confirmation")) {
                Tone.bound.glyph
                el(.h1) { t("report.receipt.title") }
            }
            el(.h2) { t("report.receipt.code") }
            el(.pre, .class("secret"), .set(.tabindex, "0")) { Part.code(receipt.code) }
            el(.p) { t("report.receipt.keep") }
            if let look = receipt.firstLookDue, let decision = receipt.decisionDue {
                Part.facts([
                    (t("report.receipt.look"), Moment.full(look, t)),
                    (t("report.receipt.decision"), Moment.full(decision, t)),
                ])
            }
            el(.p) { t("report.receipt.promise") }
            el(.p, .class("actions")) {
                el(.a, .class("button primary"), .href(exchange.link("/report/status"))) { t("report.status.title") }
            }
        }
    }

    static func layout(
        _ title: String, _ exchange: Exchange, hasErrors: Bool = false, @NodeBuilder _ content: () -> [Node]
    ) async throws -> Node {
        Layout(
            exchange: exchange, title: exchange.language.text(title), section: .report, isPrivate: true,
            hasErrors: hasErrors, person: try await exchange.signedIn()
        ).render { el(.div, .class("prose"), children: content) }
    }

    private static func page(_ form: ReportForm, _ faults: [ReportForm.Fault], _ exchange: Exchange) async throws
        -> Node
    {
        let t = exchange.language
        let errors = faults.map { FieldError(field: $0.field, message: t($0.key)) }
        return try await layout("report.title", exchange, hasErrors: !errors.isEmpty) {
            Part.errorSummary(errors, t)
            el(.h1, .class("result")) { t("report.title") }
            el(.p, .class("lead")) { t("report.lead") }
            el(.ul) { for number in 1...4 { el(.li) { t("report.point.\(number)") } } }
            el(
                .form, .class("stack wide"), .set(.method, "post"), .set(.enctype, "multipart/form-data"),
                .action(exchange.link("/report"))
            ) {
                place(form, errors, exchange)
                choices("reason", Report.Reason.allCases.map(\.rawValue), form, errors, t)
                Part.field(
                    "depicted", label: t("report.depicted"), hint: t("report.depicted.hint"),
                    value: form.values["depicted"] ?? "", required: false, errors: errors, t)
                Part.field(
                    "jurisdiction", label: t("report.jurisdiction"), hint: t("report.jurisdiction.hint"),
                    value: form.values["jurisdiction"] ?? "", required: false, maximum: 16, errors: errors, t)
                area("explanation", hint: true, form, errors, t)
                area("correct", hint: false, form, errors, t)
                Part.field(
                    "original", label: t("report.original"), hint: t("report.original.hint"),
                    value: form.values["original"] ?? "", required: false, maximum: 2000, errors: errors, t)
                choices("satire_possible", Report.Satire.allCases.map(\.rawValue), form, errors, t, hint: true)
                choices("requested", Report.Wish.allCases.map(\.rawValue), form, errors, t, hint: true)
                choices(
                    "relation", Report.Relation.allCases.filter { $0 != .authorityOrder }.map(\.rawValue), form, errors,
                    t)
                contact(form, errors, t)
                el(.div, .class("choice")) {
                    Part.fieldError("good_faith", errors, t)
                    el(
                        .input, .set(.type, "checkbox"), .id("good_faith"), .set(.name, "good_faith"),
                        .set(.value, "yes"))
                    el(.label, .set(.for, "good_faith")) { t("report.good_faith") }
                }
                el(.button, .class("primary"), .set(.type, "submit")) { t("report.button") }
            }
        }
    }

    private static func place(_ form: ReportForm, _ errors: [FieldError], _ exchange: Exchange) -> Node {
        let t = exchange.language
        return el(.fieldset) {
            el(.legend) { el(.h2) { t("report.where") } }
            if let check = form.values["check"] {
                el(.input, .set(.type, "hidden"), .set(.name, "check"), .set(.value, check))
                el(.p) { t("report.from_check") }
            }
            area("links", hint: true, form, errors, t)
            el(.div, .class("field")) {
                el(.label, .set(.for, "file")) { t("report.file") }
                el(.p, .class("hint"), .id("file-hint")) { t("report.file.hint") }
                el(
                    .input, .set(.type, "file"), .id("file"), .set(.name, "file"),
                    .set(.ariaDescribedby, "file-hint"))
            }
            Part.field(
                "fingerprint", label: t("report.fingerprint"), hint: t("report.fingerprint.hint"),
                value: form.values["fingerprint"] ?? "", required: false, maximum: 64, errors: errors, t)
        }
    }

    private static func contact(_ form: ReportForm, _ errors: [FieldError], _ t: Language) -> Node {
        el(.fieldset) {
            el(.legend) { el(.h2) { t("report.contact") } }
            el(.p, .class("hint")) { t("report.contact.hint") }
            Part.field(
                "name", label: t("report.name"), value: form.values["name"] ?? "", autocomplete: "name",
                required: false, errors: errors, t)
            Part.field(
                "email", label: t("report.email"), value: form.values["email"] ?? "", type: "email",
                autocomplete: "email", required: false, errors: errors, t)
        }
    }

    private static func choices(
        _ name: String, _ values: [String], _ form: ReportForm, _ errors: [FieldError], _ t: Language,
        hint: Bool = false
    ) -> Node {
        el(.fieldset, .id(name)) {
            el(.legend) { el(.h2) { t("report.\(name)") } }
            if hint { el(.p, .class("hint")) { t("report.\(name).hint") } }
            Part.fieldError(name, errors, t)
            for value in values {
                el(.div, .class("choice")) {
                    el(
                        .input, .set(.type, "radio"), .id("\(name)-\(value)"), .set(.name, name), .set(.value, value),
                        .flag(.checked, form.values[name] == value))
                    el(.label, .set(.for, "\(name)-\(value)")) { t("report.\(name).\(value)") }
                }
            }
        }
    }

    static func area(_ name: String, hint: Bool, _ form: ReportForm, _ errors: [FieldError], _ t: Language) -> Node {
        area(name, prefix: "report", hint: hint, value: form.values[name] ?? "", errors, t)
    }

    /// A field for several lines.
    static func area(
        _ name: String, prefix: String, hint: Bool, value: String, _ errors: [FieldError], _ t: Language
    ) -> Node {
        let isWrong = errors.contains { $0.field == name }
        let described = [hint ? "\(name)-hint" : nil, isWrong ? "\(name)-error" : nil].compactMap { $0 }
            .joined(separator: " ")
        return el(.div, .class("field")) {
            el(.label, .set(.for, name)) { t("\(prefix).\(name)") }
            if hint { el(.p, .class("hint"), .id("\(name)-hint")) { t("\(prefix).\(name).hint") } }
            Part.fieldError(name, errors, t)
            el(
                .textarea, .id(name), .set(.name, name), .set(.rows, name == "links" ? "3" : "6"),
                .set(.maxlength, String(ReportForm.longest)),
                described.isEmpty ? .none : .set(.ariaDescribedby, described),
                isWrong ? .set(.ariaInvalid, "true") : .none, text: value)
        }
    }
}
