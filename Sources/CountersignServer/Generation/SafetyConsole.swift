// SPDX-License-Identifier: Apache-2.0
import Accounts
import Casework
import GenerationGateway
import Hummingbird
import PromptSafety
import ProvenanceRegistry

/// What safety engineers and reviewers see of the gateway: what waits, who is banned, how attacks fare, what was decided.
enum SafetyConsole {
    /// Days that the figures are about.
    static let days: Int64 = 30

    /// `GET /safety`
    static func show(_ exchange: Exchange) async throws -> Response {
        let member = try await exchange.requireStaff(.seeGeneration)
        return .page(try await render(exchange, member))
    }

    /// `POST /safety/decisions/{id}/review`: lets a request that waits pass, or refuses it.
    static func review(_ exchange: Exchange) async throws -> Response {
        let member = try await exchange.requireStaff(.decideGeneration)
        let form = try await exchange.ownForm(member.person)
        let store = try exchange.requireGeneration()
        guard let id = GenerationDecisionID(exchange.parameter("id")), var decision = try await store.decision(id)
        else {
            throw ServiceError(.notFound)
        }
        guard decision.state == .waiting else {
            throw ServiceError(.conflict, "Somebody has decided about this already.")
        }
        // Nobody lets an own request pass.
        guard decision.account != member.id else {
            throw ServiceError(.forbidden, "separation_of_duty: this is your own request. Somebody else has to decide.")
        }
        let reason = String((form["reason"] ?? "").trimmed.prefix(1000))
        let wish = form["decision"]
        guard wish == "approve" || wish == "deny" else {
            throw ServiceError(.badRequest, "decision is approve or deny.")
        }
        guard !reason.isEmpty else {
            let wrong = FieldError(field: "reason-\(id)", message: exchange.language("safety.reason.missing"))
            return .page(try await render(exchange, member, errors: [wrong]), status: .unprocessableContent)
        }
        decision.state = wish == "approve" ? .approved : .denied
        decision.reviewReason = reason
        decision.reviewer = member.id
        try await store.update(
            decision,
            event: member.event(
                "generation.\(decision.state.rawValue)", id.description,
                as: try member.auditRole(.decideGeneration), at: exchange.now))
        return .seeOther(to: exchange.link("/safety").text)
    }

    /// `POST /safety/bans/{id}`: confirms or lifts a ban that a program imposed.
    static func settleBan(_ exchange: Exchange) async throws -> Response {
        let member = try await exchange.requireStaff(.seeGeneration)
        let form = try await exchange.ownForm(member.person)
        let desk = try exchange.requireCasework()
        guard let actor = CaseworkActor(member.actor), let id = BanID(exchange.parameter("id")),
            let ban = try await desk.store.read({ try $0.find(Ban.self, id.description) })
        else { throw ServiceError(.notFound) }
        let step: CaseworkCommand.BanStep
        switch form["step"] {
        case "confirm":
            let days: Int64 = ban.measure == .limitFeatures ? 7 : 30
            step = .confirm(endsAt: exchange.now.adding(seconds: days * 86_400))
        case "lift": step = .lift
        default: throw ServiceError(.badRequest, "step is confirm or lift.")
        }
        try await desk.perform(.settleBan(id, version: ban.version, step), by: actor, at: exchange.now)
        return .seeOther(to: exchange.link("/safety").text)
    }

    /// `POST /safety/appeals/{id}`: answers an appeal against a ban. Granting it lifts the ban.
    static func answerAppeal(_ exchange: Exchange) async throws -> Response {
        let member = try await exchange.requireStaff(.decideAppeal)
        let form = try await exchange.ownForm(member.person)
        let store = try exchange.requireGeneration()
        let desk = try exchange.requireCasework()
        let name = exchange.parameter("id")
        guard let actor = CaseworkActor(member.actor),
            let appeal = try await store.appeals(of: nil, limit: 500).first(where: { $0.ban == name }),
            let id = BanID(name), let ban = try await desk.store.read({ try $0.find(Ban.self, id.description) })
        else { throw ServiceError(.notFound) }
        // An appeal is decided by a person who took no part (I6).
        guard ban.confirmer != member.id.description, appeal.account != member.id else {
            throw ServiceError(.forbidden, "separation_of_duty: you took part in this. Somebody else has to do it.")
        }
        let reason = String((form["reason"] ?? "").trimmed.prefix(2000))
        let wish = form["decision"]
        guard wish == "grant" || wish == "refuse" else {
            throw ServiceError(.badRequest, "decision is grant or refuse.")
        }
        guard !reason.isEmpty else {
            let wrong = FieldError(field: "reason-\(name)", message: exchange.language("safety.reason.missing"))
            return .page(try await render(exchange, member, errors: [wrong]), status: .unprocessableContent)
        }
        if wish == "grant", ban.state == .provisional || ban.state == .active {
            try await desk.perform(.settleBan(id, version: ban.version, .lift), by: actor, at: exchange.now)
        }
        try await store.decide(
            appeal.decided(wish == "grant", reason: reason, by: member.id, at: exchange.now),
            event: member.event(
                "generation.appeal_answered", name, as: try member.auditRole(.decideAppeal), at: exchange.now))
        return .seeOther(to: exchange.link("/safety").text)
    }

    private static func render(_ exchange: Exchange, _ member: Member, errors: [FieldError] = []) async throws -> Node {
        let t = exchange.language
        let store = try exchange.requireGeneration()
        var query = DecisionQuery()
        query.state = .waiting
        let waiting = try await store.decisions(query)
        var recent = DecisionQuery()
        recent.outcome = exchange.query["outcome"].flatMap(ScreeningOutcome.init(rawValue:))
        recent.before = exchange.query["before"].flatMap { GenerationDecisionID($0) }
        let decisions = try await store.decisions(recent)
        let bans = try await openBans(exchange)
        let parts = SafetyConsoleParts(exchange: exchange, member: member, errors: errors)
        let figures = try await store.figures(since: exchange.now.adding(seconds: -days * 86_400))
        let attacks = try await store.attackFigures(limit: 20)
        let appeals = try await store.appeals(of: nil, limit: 50).filter { $0.decidedAt == nil }
        return Layout(
            exchange: exchange, title: t.text("safety.title"), isPrivate: true, hasErrors: !errors.isEmpty,
            person: member.person
        ).render {
            el(.div, .class("prose")) {
                el(.p, .class("kicker")) { el(.a, .href(exchange.link("/account"))) { t("account.title") } }
                Part.errorSummary(errors, t)
                el(.h1) { t("safety.title") }
                parts.figures(figures)
                el(.h2) { t("safety.waiting") }
                if waiting.isEmpty { el(.p) { t("safety.waiting.none") } }
                for decision in waiting { parts.waiting(decision) }
                el(.h2) { t("safety.bans") }
                if bans.isEmpty { el(.p) { t("safety.bans.none") } }
                for ban in bans { parts.ban(ban) }
                if !appeals.isEmpty {
                    el(.h2) { t("safety.appeals") }
                    for appeal in appeals { parts.appeal(appeal) }
                }
                el(.h2) { t("safety.attacks") }
                parts.attacks(attacks)
                el(.h2) { t("safety.decisions") }
                parts.decisions(decisions, filter: recent.outcome)
            }
        }
    }

    /// What is imposed at this moment, the newest first.
    private static func openBans(_ exchange: Exchange) async throws -> [Ban] {
        let desk = try exchange.requireCasework()
        let now = exchange.now
        return try await desk.store.read { reader in
            try reader.due(Ban.self, by: Timestamp(milliseconds: .max), limit: 500)
                .filter { ($0.nextDue ?? now) > now }.sorted { $0.createdAt > $1.createdAt }
        }
    }
}

extension Member {
    /// The role in which the log is told that the member did something.
    func auditRole(_ verb: Verb) throws(ServiceError) -> String {
        do { return try actor.require(verb).role } catch { throw ServiceError(.forbidden, error.message) }
    }
}
