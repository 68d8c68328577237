// SPDX-License-Identifier: Apache-2.0
import Casework
import HTTPTypes
import Hummingbird
import ProvenanceRegistry

/// Cases and appeals for programs of the staff: a token with the scope `cases`, or the session of a browser.
enum CaseAPI {
    private struct Line: Encodable {
        let id: String
        let version: Int
        let state, severity, phase, queue, jurisdiction: String
        let reports: Int
        let created_at, first_look_due, decision_due: Timestamp
        let first_look_at: Timestamp?
        let late: Bool
        let assignee: String?

        init(_ file: Case) {
            id = file.key
            version = file.version
            state = file.state.rawValue
            severity = file.severity.rawValue
            phase = file.phase.rawValue
            queue = file.queue
            jurisdiction = file.jurisdiction
            reports = file.reports.count
            created_at = file.createdAt
            first_look_due = file.firstLookDue
            decision_due = file.decisionDue
            first_look_at = file.firstLookAt
            late = file.missedDecision || file.missedFirstLook
            assignee = file.assignee
        }
    }

    private struct Shown: Encodable {
        struct Piece: Encodable {
            let id, type, sha256, media_type: String
            let deleted: Bool
        }
        struct Word: Encodable {
            let id, state, relation, reason, satire_possible, requested, explanation, correct: String
            let level: Int
            let original: String?
            let locations: [String]
        }
        struct Finding: Encodable { let element, confidence, note: String }
        struct Verdict: Encodable {
            let id, state, outcome, clause, facts: String
            let measures, second_review: [String]
            let provisional: Bool
        }
        struct Effect: Encodable {
            let id, decision, measure, state: String
            let provisional: Bool
            let confirm_by, ends_at: Timestamp?
            let receipt: String?
        }
        struct Objection: Encodable {
            let id: String
            let version: Int
            let state, ground, by, text: String
            let due: Timestamp
            let outcome, reason: String?
        }
        let `case`: Line
        let note: String?
        let items: [String]
        let legal_clocks: [Case.LegalClock]
        let elements: [Finding]
        let reports: [Word]
        let evidence: [Piece]
        let decisions: [Verdict]
        let actions: [Effect]
        let appeals: [Objection]

        init(_ view: CaseView) {
            `case` = Line(view.file)
            note = view.file.lastNote
            items = view.items.map(\.key)
            legal_clocks = view.file.legalClocks
            elements = view.file.elements.map {
                Finding(element: $0.element.rawValue, confidence: $0.confidence.rawValue, note: $0.note)
            }
            reports = view.reports.map {
                Word(
                    id: $0.key, state: $0.state.rawValue, relation: $0.relation.rawValue, reason: $0.reason.rawValue,
                    satire_possible: $0.satirePossible.rawValue, requested: $0.requested.rawValue,
                    explanation: $0.explanation, correct: $0.claimFalse, level: $0.reporterLevel,
                    original: $0.authenticOriginal, locations: $0.locations)
            }
            evidence = view.evidence.map {
                Piece(
                    id: $0.key, type: $0.type.rawValue, sha256: $0.sha256.description, media_type: $0.mediaType,
                    deleted: $0.deletedAt != nil)
            }
            decisions = view.decisions.map {
                Verdict(
                    id: $0.key, state: $0.state.rawValue, outcome: $0.content.outcome.rawValue,
                    clause: $0.content.clause, facts: $0.content.facts, measures: $0.content.measures.map(\.rawValue),
                    second_review: $0.secondReview.map(\.rawValue), provisional: $0.isProvisional)
            }
            actions = view.actions.map {
                Effect(
                    id: $0.key, decision: $0.decision.description, measure: $0.measure.rawValue,
                    state: $0.state.rawValue, provisional: $0.isProvisional, confirm_by: $0.confirmBy,
                    ends_at: $0.endsAt, receipt: $0.effectReceipt)
            }
            appeals = view.appeals.map {
                Objection(
                    id: $0.key, version: $0.version, state: $0.state.rawValue, ground: $0.ground.rawValue,
                    by: $0.by.rawValue, text: $0.text, due: $0.due, outcome: $0.outcome?.rawValue, reason: $0.reason)
            }
        }
    }

    /// `GET /api/cases`: what waits and may be read, in the order of the queue.
    static func list(_ exchange: Exchange) async throws -> Response {
        struct List: Encodable { let cases: [Line] }
        let desk = try exchange.requireCasework()
        let worker = try await exchange.requireCaseworkProgram()
        guard worker.actor.role(for: .readCase) != nil else {
            throw ServiceError(.forbidden, "Your role does not allow this.")
        }
        return .json(List(cases: try await desk.queue(for: worker).prefix(500).map { Line($0.file) }))
    }

    /// `GET /api/cases/{id}`
    static func show(_ exchange: Exchange) async throws -> Response {
        let desk = try exchange.requireCasework()
        let worker = try await exchange.requireCaseworkProgram()
        return .json(Shown(try await desk.view(exchange.parameter("id"), for: worker, at: exchange.now)))
    }

    /// `POST /api/cases/{id}/{event}`: `version` is the version that was read.
    static func step(_ exchange: Exchange) async throws -> Response {
        let desk = try exchange.requireCasework()
        let worker = try await exchange.requireCaseworkProgram()
        guard let id = CaseID(exchange.parameter("id")) else { throw ServiceError(.notFound) }
        let fields = try await body(exchange)
        let step = try CaseForms.step(exchange.parameter("event"), fields, by: worker.actor.id, at: exchange.now)
        guard let step else { throw ServiceError(.notFound, "A case knows no such event.") }
        do {
            _ = try await desk.step(
                .caseFile(id, version: try version(fields), step), by: worker, at: exchange.now)
        } catch let refusal as Casework.Refusal { throw ServiceError(refusal) }
        return .json(Shown(try await desk.view(id.description, for: worker, at: exchange.now)))
    }

    /// `POST /api/appeals/{id}/{event}`
    static func appealStep(_ exchange: Exchange) async throws -> Response {
        let desk = try exchange.requireCasework()
        let worker = try await exchange.requireCaseworkProgram()
        guard let id = AppealID(exchange.parameter("id")) else { throw ServiceError(.notFound) }
        let fields = try await body(exchange)
        guard let step = try CaseForms.appealStep(exchange.parameter("event"), fields) else {
            throw ServiceError(.notFound, "An appeal knows no such event.")
        }
        do {
            _ = try await desk.step(.appeal(id, version: try version(fields), step), by: worker, at: exchange.now)
        } catch let refusal as Casework.Refusal { throw ServiceError(refusal) }
        let appeal = try await desk.store.read { try $0.find(Appeal.self, id.description) }
        guard let appeal else { throw ServiceError(.notFound) }
        return .json(Shown(try await desk.view(appeal.caseID.description, for: worker, at: exchange.now)))
    }

    private static func body(_ exchange: Exchange) async throws -> FormFields {
        try CaseForms.fields(json: try await exchange.site.uploads.text(of: exchange.request, limit: 1 << 17))
    }

    private static func version(_ fields: FormFields) throws(ServiceError) -> Int {
        guard let version = Int(fields["version"] ?? ""), version > 0 else {
            throw ServiceError(.invalidInput, "version is the version of what you have read.", field: "version")
        }
        return version
    }
}
