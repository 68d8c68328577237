// SPDX-License-Identifier: Apache-2.0
import ContentCredentials
import GenerationGateway
import HTTPTypes
import Hummingbird
import PromptSafety
import ProvenanceRegistry

/// Asking what would be decided, which models there are, and what became of a ticket.
extension GatewayHandlers {
    /// Texts in one request for moderation.
    private static let textsAtOnce = 200

    /// `POST /v1/moderations`: the usual shape with our categories. Nothing is to be made, so nothing counts against whoever
    /// asks, and nothing is kept.
    func moderate(_ request: Request, _ caller: Caller) async throws -> Response {
        let body = try await json(request)
        let inputs: [String]
        switch body["input"] {
        case .string(let text): inputs = [text]
        case .array(let items):
            let parts = items.compactMap { $0.string }
            // A list of parts with types is one message, a list of texts is many.
            inputs = parts.count == items.count ? parts : [RequestText(.array(items)).joined]
        default:
            throw GatewayError(
                .badRequest, code: "missing_input", "Send a text, or a list of texts, as “input”.", param: "input")
        }
        guard (1...GatewayHandlers.textsAtOnce).contains(inputs.count) else {
            throw GatewayError(
                .badRequest, code: "too_many_inputs", "Send 1 to \(GatewayHandlers.textsAtOnce) texts.", param: "input")
        }
        let policy = gate.policy.current
        let results = inputs.map { result(policy.engine.screen($0)) }
        return .json(
            .members([
                ("id", .string("modr_\(FileShelf.makeName())")),
                ("model", .string("countersign/\(policy.rules.version)")), ("results", .array(results)),
            ]))
    }

    private func result(_ record: ScreeningDecision) -> JSONValue {
        let categories = ScreeningCategory.allCases.map(\.rawValue)
        func member(_ value: (String) -> JSONValue) -> JSONValue {
            .members(categories.map { ($0, value($0)) })
        }
        return .members([
            ("flagged", .bool(record.decision != .allow)),
            ("categories", member { .bool(record.scores[$0] != nil) }),
            ("category_scores", member { .number(record.scores[$0] ?? 0) }),
            ("category_applied_input_types", member { _ in .array(["text"]) }),
            (
                "countersign",
                .members([
                    ("decision", .string(record.decision.rawValue)),
                    ("rule_ids", .array(record.reasons.map { .string($0.rule) })),
                    ("rules_version", .string(record.rulesVersion)), ("roster_version", .string(record.rosterVersion)),
                ])
            ),
        ])
    }

    /// `GET /v1/models`: the models of every generator; one that does not answer is left out.
    func models() async throws -> Response {
        var models: [JSONValue] = []
        var seen: Set<String> = []
        for upstream in configuration.upstreams {
            guard let answer = try? await ask(UpstreamRequest(method: "GET", path: "/models"), upstream),
                let value = try? JSONValue(parsing: answer.body)
            else { continue }
            for model in value["data"]?.array ?? [] {
                guard let id = model["id"]?.string, seen.insert(id).inserted else { continue }
                if let wanted = upstream.models, !wanted.contains(id) { continue }
                models.append(model)
            }
        }
        return .json(.members([("object", "list"), ("data", .array(models))]))
    }

    /// `GET /v1/tickets/{id}`: what a person decided.
    func showTicket(_ id: String, _ caller: Caller) async throws -> Response {
        guard let id = GenerationDecisionID(id), let decision = try await gate.store.decision(id),
            decision.account == caller.account.id
        else {
            throw GatewayError(.notFound, code: "not_found", "There is no ticket with this identifier.", param: "id")
        }
        let status =
            switch decision.state {
            case .waiting: "in_review"
            default: decision.state.rawValue
            }
        return .json(
            .members([
                ("id", .string(decision.id.description)), ("object", "countersign.review"), ("status", .string(status)),
                ("reason", decision.reviewReason.map { .string($0) }), ("countersign", gate.details(decision)),
            ]))
    }
}
