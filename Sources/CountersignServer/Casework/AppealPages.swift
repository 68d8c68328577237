// SPDX-License-Identifier: Apache-2.0
import Accounts
import Casework
import ContentCheck
import HTTPTypes
import Hummingbird
import ProvenanceRegistry

/// Appealing against a decision: by the code of the statement of reasons, or by that of a report.
enum AppealPages {
    /// What an appeal needs.
    struct Wish: Sendable {
        let code: String
        let ground: Appeal.Ground
        let text: String
        let hasNewFacts: Bool
    }

    /// Files an appeal; returns the code under which its state can be read.
    /// - Throws: ``ServiceError`` `not_found` for a wrong code; `conflict`, `invalid_input`.
    static func take(_ wish: Wish, _ exchange: Exchange) async throws -> String {
        let desk = try exchange.requireCasework()
        try exchange.requireFewWrongCodes()
        guard let digest = AccessCode.digest(of: wish.code) else { throw wrong(exchange) }
        let found: (decision: DecisionID, by: Appeal.Party, person: String)? = try await desk.store.read { reader in
            if let statement = try reader.find(
                StatementOfReasons.self, ObjectLink("appeal_code", digest.description)
            ).first,
                let decision = try reader.find(Decision.self, statement.decision.description),
                let file = try reader.find(Case.self, decision.caseID.description), let subject = file.subject
            {
                return (decision.id, .subject, subject.account)
            }
            guard let report = try reader.find(Report.self, ObjectLink("receipt", digest.description)).first,
                let file = try report.caseID.flatMap({ try reader.find(Case.self, $0.description) }),
                let decision = file.decision
            else { return nil }
            return (decision, .reporter, report.key)
        }
        guard let party = found else { throw wrong(exchange) }
        let draft = AppealDraft(
            decision: party.decision, by: party.by, person: party.person, ground: wish.ground, text: wish.text,
            hasNewFacts: wish.hasNewFacts)
        let role: Role = party.by == .subject ? .subject : .public
        let made = try await desk.perform(
            .fileAppeal(draft), by: CaseworkActor(id: party.person, roles: [role]), at: exchange.now)
        exchange.site.metrics.count("appeals")
        return made.code ?? ""
    }

    private static func wrong(_ exchange: Exchange) -> ServiceError {
        exchange.noteWrongCode()
        return ServiceError(.notFound, "There is no decision for this code, or none yet.", field: "code")
    }

    /// `GET /appeal`
    static func form(_ exchange: Exchange) async throws -> Response {
        _ = try exchange.requireCasework()
        return .page(try await page(FormFields(), [], exchange))
    }

    /// `POST /appeal`
    static func submit(_ exchange: Exchange) async throws -> Response {
        try exchange.requireSameSite()
        let t = exchange.language
        let values = try await exchange.urlEncodedBody()
        let text = String((values["text"] ?? "").prefix(ReportForm.longest)).trimmed
        var errors: [FieldError] = []
        if AccessCode.digest(of: values["code"] ?? "") == nil {
            errors.append(FieldError(field: "code", message: t("report.status.unknown")))
        }
        let ground = Appeal.Ground(rawValue: values["ground"] ?? "")
        if ground == nil { errors.append(FieldError(field: "ground", message: t("appeal.error.ground"))) }
        if text.unicodeScalars.count < 20 {
            errors.append(FieldError(field: "text", message: t("appeal.error.text")))
        }
        guard errors.isEmpty, let ground else {
            return .page(try await page(values, errors, exchange), status: .unprocessableContent)
        }
        do {
            let wish = Wish(
                code: values["code"] ?? "", ground: ground, text: text, hasNewFacts: values["new_facts"] == "yes")
            let code = try await take(wish, exchange)
            return .page(
                try await ReportPages.layout("appeal.done", exchange) {
                    el(.div, .class("confirmation")) {
                        Tone.bound.glyph
                        el(.h1) { t("appeal.done") }
                    }
                    el(.p) { t("appeal.done.text") }
                    el(.pre, .class("secret"), .set(.tabindex, "0")) { Part.code(code) }
                })
        } catch let error as ServiceError where [.notFound, .conflict, .invalidInput].contains(error.code) {
            let key = error.code == .notFound ? "report.status.unknown" : "appeal.error.refused"
            return .page(
                try await page(values, [FieldError(field: "code", message: t(key))], exchange), status: error.status)
        }
    }

    private static func page(_ values: FormFields, _ errors: [FieldError], _ exchange: Exchange) async throws -> Node {
        let t = exchange.language
        return try await ReportPages.layout("appeal.title", exchange, hasErrors: !errors.isEmpty) {
            Part.errorSummary(errors, t)
            el(.h1, .class("result")) { t("appeal.title") }
            el(.p, .class("lead")) { t("appeal.lead") }
            el(.form, .class("stack"), .set(.method, "post"), .action(exchange.link("/appeal"))) {
                Part.field(
                    "code", label: t("appeal.code"), hint: t("appeal.code.hint"), value: values["code"] ?? "",
                    autocomplete: "off", maximum: 40, errors: errors, t)
                el(.fieldset, .id("ground")) {
                    el(.legend) { el(.h2) { t("appeal.ground") } }
                    Part.fieldError("ground", errors, t)
                    for ground in Appeal.Ground.allCases {
                        el(.div, .class("choice")) {
                            el(
                                .input, .set(.type, "radio"), .id("ground-\(ground.rawValue)"), .set(.name, "ground"),
                                .set(.value, ground.rawValue), .flag(.checked, values["ground"] == ground.rawValue))
                            el(.label, .set(.for, "ground-\(ground.rawValue)")) {
                                t("appeal.ground.\(ground.rawValue)")
                            }
                        }
                    }
                }
                ReportPages.area("text", prefix: "appeal", hint: true, value: values["text"] ?? "", errors, t)
                el(.button, .class("primary"), .set(.type, "submit")) { t("appeal.button") }
            }
        }
    }
}
