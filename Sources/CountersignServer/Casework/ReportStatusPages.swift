// SPDX-License-Identifier: Apache-2.0
import Casework
import HTTPTypes
import Hummingbird
import ProvenanceRegistry

/// How far a report is. The code is sent in a body, so that it stands in no log and no history.
enum ReportStatusPages {
    /// `GET /report/status`
    static func form(_ exchange: Exchange) async throws -> Response {
        _ = try exchange.requireCasework()
        return .page(try await page([], exchange))
    }

    /// `POST /report/status`
    static func show(_ exchange: Exchange) async throws -> Response {
        try exchange.requireSameSite()
        let desk = try exchange.requireCasework()
        try exchange.requireFewWrongCodes()
        let typed = try await exchange.urlEncodedBody()["code"] ?? ""
        guard let status = try await ReportStatus.find(typed, desk, now: exchange.now) else {
            exchange.noteWrongCode()
            let error = FieldError(field: "code", message: exchange.language("report.status.unknown"))
            return .page(try await page([error], exchange), status: .unprocessableContent)
        }
        return .page(try await shown(status, exchange))
    }

    private static func page(_ errors: [FieldError], _ exchange: Exchange) async throws -> Node {
        let t = exchange.language
        return try await ReportPages.layout("report.status.title", exchange, hasErrors: !errors.isEmpty) {
            Part.errorSummary(errors, t)
            el(.h1, .class("result")) { t("report.status.title") }
            el(.form, .class("stack"), .set(.method, "post"), .action(exchange.link("/report/status"))) {
                Part.field(
                    "code", label: t("report.status.code"), hint: t("report.status.hint"), autocomplete: "off",
                    maximum: 40, errors: errors, t)
                el(.button, .class("primary"), .set(.type, "submit")) { t("report.status.button") }
            }
        }
    }

    private static func shown(_ status: ReportStatus, _ exchange: Exchange) async throws -> Node {
        let t = exchange.language
        var rows: [(label: Node, value: Node)] = [
            (t("report.status.received"), Moment.full(status.report.createdAt, t))
        ]
        if let due = status.firstLookDue { rows.append((t("report.receipt.look"), Moment.full(due, t))) }
        if let due = status.decisionDue { rows.append((t("report.receipt.decision"), Moment.full(due, t))) }
        if let until = status.appealUntil { rows.append((t("report.status.appeal_until"), Moment.full(until, t))) }
        return try await ReportPages.layout("report.status.title", exchange) {
            el(.p, .class("kicker")) { t("report.status.title") }
            el(.h1, .class("result")) { t("report.step.\(status.step.rawValue)") }
            if let outcome = status.outcome { el(.p, .class("lead")) { t("report.outcome.\(outcome.rawValue)") } }
            if status.isLate { el(.p, .class("notice")) { t("report.status.late") } }
            if let question = status.report.question {
                el(.blockquote) { ShownText(question, limit: 500).node }
            }
            Part.facts(rows)
            if status.decision != nil {
                el(.p, .class("actions")) {
                    el(.a, .class("button"), .href(exchange.link("/appeal"))) { t("appeal.title") }
                }
            }
        }
    }
}
