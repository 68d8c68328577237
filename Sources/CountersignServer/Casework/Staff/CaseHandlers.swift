// SPDX-License-Identifier: Apache-2.0
import Casework
import ContentCheck
import HTTPTypes
import Hummingbird
import ProvenanceRegistry

/// Cases and appeals on pages: read, and every step of the tables. Who may is decided by the handler of casework.
enum CaseHandlers {
    /// What came back from a form that was refused: the form is shown again with everything that was typed.
    struct Refused: Sendable {
        let event: String
        let values: FormFields
        let errors: [FieldError]

        static let none = Refused(event: "", values: FormFields(), errors: [])
        /// What was typed into the form of `event`; empty for other forms.
        func values(of event: String) -> FormFields { self.event == event ? values : FormFields() }
    }

    /// `GET /review/{id}`
    static func show(_ exchange: Exchange) async throws -> Response {
        let worker = try await exchange.requireCaseworker()
        return .page(try await page(exchange, worker, .none))
    }

    private static func page(_ exchange: Exchange, _ worker: Caseworker, _ refused: Refused) async throws -> Node {
        let desk = try exchange.requireCasework()
        let view = try await desk.view(exchange.parameter("id"), for: worker, at: exchange.now)
        let history = try await exchange.site.stores.auditLog.entries(about: view.objects, limit: 500)
        let checks = try await self.checks(of: view, exchange)
        return CasePage(
            view: view, worker: worker, exchange: exchange, refused: refused, history: history, checks: checks
        ).render()
    }

    /// What the check found about each item, as it was stored with the report.
    private static func checks(of view: CaseView, _ exchange: Exchange) async throws -> [ShownCheck] {
        var checks: [ShownCheck] = []
        for item in view.items.prefix(10) {
            let pieces = view.evidence.filter { $0.item == item.id && $0.deletedAt == nil }
            guard let report = pieces.first(where: { $0.type == .manifestReport }) else { continue }
            let picture = pieces.first { $0.type == .screenshot }
            let bytes = try await exchange.site.stores.blobs.bytes(of: report.sha256, limit: 16 << 20)
            guard let result = try? CheckResult(json: bytes) else { continue }
            let path = "/review/\(view.file.key)/\((picture ?? report).key)"
            var check = ShownCheck(
                path: path, result: result, checkedAt: report.createdAt, expiresAt: exchange.now,
                hasPreview: picture != nil)
            try await check.readOriginals(exchange.site)
            checks.append(check)
        }
        return checks
    }

    /// `POST /review/{id}/{event}`
    static func step(_ exchange: Exchange) async throws -> Response {
        let desk = try exchange.requireCasework()
        let worker = try await exchange.requireCaseworker()
        guard let member = worker.member, let id = CaseID(exchange.parameter("id")) else {
            throw ServiceError(.notFound)
        }
        let event = exchange.parameter("event")
        let fields = try await exchange.ownForm(member.person)
        let t = exchange.language
        do {
            if event == "preview" {
                _ = try CaseForms.content(fields)
                let shown = Refused(event: "propose", values: fields, errors: [])
                return .page(try await page(exchange, worker, shown))
            }
            guard let step = try CaseForms.step(event, fields, by: worker.actor.id, at: exchange.now) else {
                throw ServiceError(.notFound)
            }
            _ = try await desk.step(
                .caseFile(id, version: Int(fields["version"] ?? "") ?? 0, step), by: worker, at: exchange.now)
            return .seeOther(to: exchange.link("/review/\(id)").text)
        } catch let refusal as Casework.Refusal {
            guard refusal.code != .notFound, refusal.code != .forbidden else { throw ServiceError(refusal) }
            let refused = Refused(event: event, values: fields, errors: CaseParts.errors(refusal, t))
            return .page(
                try await page(exchange, worker, refused), status: .init(code: refusal.status))
        } catch let error as ServiceError where error.code == .invalidInput {
            let named = FieldError(field: error.field ?? "main", message: t("desk.fault.choose"))
            let refused = Refused(event: event == "preview" ? "propose" : event, values: fields, errors: [named])
            return .page(try await page(exchange, worker, refused), status: .unprocessableContent)
        }
    }

    /// `GET /review/appeals/{id}`
    static func showAppeal(_ exchange: Exchange) async throws -> Response {
        let worker = try await exchange.requireCaseworker()
        return .page(try await appealPage(exchange, worker, .none))
    }

    private static func appealPage(_ exchange: Exchange, _ worker: Caseworker, _ refused: Refused) async throws
        -> Node
    {
        let desk = try exchange.requireCasework()
        guard let id = AppealID(exchange.parameter("id")),
            let appeal = try await desk.store.read({ try $0.find(Appeal.self, id.description) })
        else { throw ServiceError(.notFound) }
        let view = try await desk.view(appeal.caseID.description, for: worker, at: exchange.now)
        return AppealDeskPage(view: view, appeal: appeal, worker: worker, exchange: exchange, refused: refused).render()
    }

    /// `POST /review/appeals/{id}/{event}`
    static func appealStep(_ exchange: Exchange) async throws -> Response {
        let desk = try exchange.requireCasework()
        let worker = try await exchange.requireCaseworker()
        guard let member = worker.member, let id = AppealID(exchange.parameter("id")) else {
            throw ServiceError(.notFound)
        }
        let event = exchange.parameter("event")
        let fields = try await exchange.ownForm(member.person)
        let t = exchange.language
        do {
            guard let step = try CaseForms.appealStep(event, fields) else { throw ServiceError(.notFound) }
            _ = try await desk.step(
                .appeal(id, version: Int(fields["version"] ?? "") ?? 0, step), by: worker, at: exchange.now)
            return .seeOther(to: exchange.link("/review/appeals/\(id)").text)
        } catch let refusal as Casework.Refusal {
            guard refusal.code != .notFound, refusal.code != .forbidden else { throw ServiceError(refusal) }
            let refused = Refused(event: event, values: fields, errors: CaseParts.errors(refusal, t))
            return .page(
                try await appealPage(exchange, worker, refused), status: .init(code: refusal.status))
        } catch let error as ServiceError where error.code == .invalidInput {
            let named = FieldError(field: error.field ?? "main", message: t("desk.fault.choose"))
            let refused = Refused(event: event, values: fields, errors: [named])
            return .page(try await appealPage(exchange, worker, refused), status: .unprocessableContent)
        }
    }
}
