// SPDX-License-Identifier: Apache-2.0
import Casework
import Foundation
import HTTPTypes
import Hummingbird
import ProvenanceRegistry

/// Reports, appeals and statements of reasons over HTTP.
enum ReportAPI {
    /// A report as JSON; the names are those of the form.
    private struct Sent: Decodable {
        let links: [String]?
        let fingerprint, reason, explanation, correct, original, depicted, jurisdiction, election, language: String?
        let satire_possible, requested, relation, name, email: String?
        let good_faith: Bool?
        /// The account that spread it, as the platform that sends this knows it: for programs of the staff alone.
        let subject_account: String?

        var fields: FormFields {
            var fields = FormFields()
            for link in links ?? [] { fields.add("links", link) }
            let texts: [(String, String?)] = [
                ("fingerprint", fingerprint), ("reason", reason), ("explanation", explanation), ("correct", correct),
                ("original", original), ("depicted", depicted), ("jurisdiction", jurisdiction), ("election", election),
                ("language", language), ("satire_possible", satire_possible), ("requested", requested),
                ("relation", relation), ("name", name), ("email", email),
            ]
            for (name, text) in texts { if let text { fields.add(name, text) } }
            if good_faith == true { fields.add("good_faith", "yes") }
            return fields
        }
    }

    private struct Taken: Encodable {
        let receipt: String
        let first_look_due: Timestamp?
        let decision_due: Timestamp?
    }

    /// `POST /api/reports`: JSON, or a form with a file.
    static func submit(_ exchange: Exchange) async throws -> Response {
        let desk = try exchange.requireCasework()
        let type = exchange.request.headers[.contentType]?.lowercased() ?? ""
        var form: ReportForm
        var file: UploadedFile?
        var subject: Subject?
        if type.hasPrefix("multipart/form-data") {
            let sent = try await exchange.site.uploads.form(of: exchange.request)
            form = ReportForm(values: sent.fields)
            file = sent.files.first
            form.hasContent = file != nil
        } else if type.hasPrefix("application/json") {
            let body = try await exchange.site.uploads.text(of: exchange.request, limit: 1 << 17)
            guard let sent = try? JSONDecoder().decode(Sent.self, from: Data(body)) else {
                throw ServiceError(.badRequest, "Send a report as a JSON object.")
            }
            form = ReportForm(values: sent.fields)
            subject = try await self.subject(sent.subject_account, exchange)
        } else {
            throw ServiceError(.unsupportedMedia, "Send application/json or multipart/form-data.")
        }
        let receipt = try await ReportIntake(exchange: exchange, desk: desk)
            .take(form, file: file, kept: nil, channel: .api, subject: subject)
        return .json(
            Taken(receipt: receipt.code, first_look_due: receipt.firstLookDue, decision_due: receipt.decisionDue),
            status: .created)
    }

    /// Whoever names an account in a report can bring a measure upon it, so strangers may not.
    private static func subject(_ account: String?, _ exchange: Exchange) async throws -> Subject? {
        guard let account, !account.isEmpty else { return nil }
        guard try await exchange.requireCaseworkProgram().actor.role(for: .intake) != nil else {
            throw ServiceError(.forbidden, "subject_account is for programs of the staff.", field: "subject_account")
        }
        guard account.utf8.count <= 128, account.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw ServiceError(
                .invalidInput, "subject_account has 1 to 128 printable characters.", field: "subject_account")
        }
        return Subject(account: account)
    }

    private struct Shown: Encodable {
        let status: String
        let received_at: Timestamp
        let first_look_due: Timestamp?
        let decision_due: Timestamp?
        let late: Bool
        let outcome: String?
        let decision: String?
        let appeal_until: Timestamp?
        let question: String?
    }

    /// `GET /api/reports/{receipt}`
    static func show(_ exchange: Exchange) async throws -> Response {
        let desk = try exchange.requireCasework()
        try exchange.requireFewWrongCodes()
        guard let status = try await ReportStatus.find(exchange.parameter("receipt"), desk, now: exchange.now) else {
            exchange.noteWrongCode()
            throw ServiceError(.notFound)
        }
        return .json(
            Shown(
                status: status.step.rawValue, received_at: status.report.createdAt,
                first_look_due: status.firstLookDue, decision_due: status.decisionDue, late: status.isLate,
                outcome: status.outcome?.rawValue, decision: status.decision?.description,
                appeal_until: status.appealUntil, question: status.report.question))
    }

    /// `POST /api/appeals`
    static func appeal(_ exchange: Exchange) async throws -> Response {
        struct Sent: Decodable {
            let code, ground, text: String
            let new_facts: Bool?
        }
        struct Filed: Encodable { let receipt: String }
        let body = try await exchange.site.uploads.text(of: exchange.request, limit: 1 << 16)
        guard let sent = try? JSONDecoder().decode(Sent.self, from: Data(body)),
            let ground = Appeal.Ground(rawValue: sent.ground)
        else {
            throw ServiceError(.badRequest, "Send {\"code\", \"ground\", \"text\"} as JSON.")
        }
        let wish = AppealPages.Wish(
            code: sent.code, ground: ground, text: String(sent.text.prefix(ReportForm.longest)),
            hasNewFacts: sent.new_facts ?? false)
        return .json(Filed(receipt: try await AppealPages.take(wish, exchange)), status: .created)
    }

    private struct Statement: Encodable {
        struct Element: Encodable {
            let element: String
            let confidence: String
        }
        let decision: String
        let measures: [String]
        let territorial_scope: [String]
        let start: Timestamp
        let end: Timestamp?
        let source: String
        let automation_detect: Bool
        let automation_decide: String
        let ground: String
        let clause: String
        let elements: [Element]
        let exemptions_considered: String
        let facts: String
        let appeal_until: Timestamp
        let state: String
    }

    /// `GET /api/decisions/{id}/statement`: for whoever has the identifier of the decision.
    static func statement(_ exchange: Exchange) async throws -> Response {
        let desk = try exchange.requireCasework()
        guard let id = DecisionID(exchange.parameter("id")) else { throw ServiceError(.notFound) }
        let found: Statement? = try await desk.store.read { reader in
            guard let decision = try reader.find(Decision.self, id.description), let key = decision.statement,
                let statement = try reader.find(StatementOfReasons.self, key.description), statement.noticeBar == nil
            else { return nil }
            return Statement(
                decision: id.description, measures: statement.measures.map(\.rawValue),
                territorial_scope: statement.territories, start: statement.start, end: statement.end,
                source: statement.source.rawValue, automation_detect: statement.automationDetect,
                automation_decide: statement.automationDecide.rawValue, ground: statement.ground.rawValue,
                clause: statement.clause,
                elements: statement.elements.map {
                    .init(element: $0.element.rawValue, confidence: $0.confidence.rawValue)
                }, exemptions_considered: statement.exemptionsConsidered, facts: statement.facts,
                appeal_until: statement.appealUntil, state: decision.state.rawValue)
        }
        guard let found else { throw ServiceError(.notFound) }
        return .json(found)
    }
}
