// SPDX-License-Identifier: Apache-2.0
import Accounts
import Casework
import ContentCheck
import GenerationGateway
import Hummingbird
import ProvenanceRegistry

/// What the owner of a key sees of the gateway: what was refused and why, bans with their end, and how to appeal.
enum GenerationAccountPage {
    /// `GET /account/generation`
    static func show(_ exchange: Exchange) async throws -> Response {
        let person = try await exchange.requireSignedIn()
        return .page(try await render(exchange, person))
    }

    /// `POST /account/generation/appeals`
    static func appeal(_ exchange: Exchange) async throws -> Response {
        let person = try await exchange.requireSignedIn()
        let form = try await exchange.ownForm(person)
        let store = try exchange.requireGeneration()
        let text = String((form["text"] ?? "").trimmed.prefix(4000))
        guard let ban = try await bans(exchange, person).first(where: { $0.id.description == form["ban"] }) else {
            throw ServiceError(.notFound)
        }
        guard text.unicodeScalars.count >= 20 else {
            let wrong = FieldError(field: "text-\(ban.id)", message: exchange.language("appeal.error.text"))
            return .page(try await render(exchange, person, errors: [wrong]), status: .unprocessableContent)
        }
        let id = ban.id.description
        try await store.insert(
            BanAppeal(ban: id, account: person.account.id, text: text, at: exchange.now),
            event: AuditEvent(
                actor: AuditActor(role: Role.subject.rawValue, id: person.account.id.description),
                verb: "generation.appealed", object: id, at: exchange.now))
        return .seeOther(to: exchange.link("/account/generation").text)
    }

    /// The bans of an account, the newest first, ended ones too.
    private static func bans(_ exchange: Exchange, _ person: SignedIn) async throws -> [Ban] {
        let link = ObjectLink("account", person.account.id.description)
        return try await exchange.requireCasework().store.read { reader in
            Array(try reader.find(Ban.self, link).reversed().prefix(20))
        }
    }

    private static func render(
        _ exchange: Exchange, _ person: SignedIn, errors: [FieldError] = []
    ) async throws -> Node {
        let t = exchange.language
        let store = try exchange.requireGeneration()
        let bans = try await bans(exchange, person)
        let appeals = try await store.appeals(of: person.account.id, limit: 50)
        var query = DecisionQuery()
        query.account = person.account.id
        let decisions = try await store.decisions(query)
        return Layout(
            exchange: exchange, title: t.text("generation.account.title"), section: .protect, isPrivate: true,
            hasErrors: !errors.isEmpty, person: person
        ).render {
            el(.div, .class("prose")) {
                el(.p, .class("kicker")) { el(.a, .href(exchange.link("/account"))) { t("account.title") } }
                Part.errorSummary(errors, t)
                el(.h1) { t("generation.account.title") }
                el(.p) { el(.a, .href(exchange.link("/policy/generation"))) { t("generation.policy.title") } }
                el(.h2) { t("safety.bans") }
                if bans.isEmpty { el(.p) { t("generation.account.no_bans") } }
                for ban in bans {
                    section(ban, appeals.first { $0.ban == ban.id.description }, exchange, person, errors)
                }
                el(.h2) { t("generation.account.requests") }
                if decisions.isEmpty { el(.p) { t("safety.decisions.none") } }
                el(.ul, .class("records")) {
                    for decision in decisions {
                        el(.li) {
                            t("generation.route.\(decision.route.rawValue)")
                            ": "
                            t("generation.state.\(decision.state.rawValue)")
                            " "
                            el(.span, .class("note")) {
                                Moment.full(decision.at, t)
                                " "
                                Part.code(decision.id.description)
                            }
                            if let reason = decision.reviewReason { el(.p) { ShownText(reason, limit: 1000).node } }
                        }
                    }
                }
            }
        }
    }

    private static func section(
        _ ban: Ban, _ appeal: BanAppeal?, _ exchange: Exchange, _ person: SignedIn, _ errors: [FieldError]
    ) -> Node {
        let t = exchange.language
        let end = ban.state == .provisional ? ban.confirmBy : ban.endsAt
        return el(.section, .class("card")) {
            el(.h3) {
                t("safety.measure.\(ban.measure.rawValue)")
                " "
                el(.span, .class("note")) { t("safety.ban.\(ban.state.rawValue)") }
            }
            el(.p) { ShownText(ban.reason, limit: 500).node }
            if ban.state == .provisional { el(.p) { t("generation.account.by_program") } }
            Part.facts([
                (t("safety.since"), Moment.full(ban.createdAt, t)),
                (
                    t(ban.state == .provisional ? "safety.lapses" : "safety.ends"),
                    end.map { Moment.full($0, t) } ?? .empty
                ),
            ])
            if let appeal {
                el(.p) {
                    t(
                        appeal.isGranted == nil
                            ? "generation.appeal.open"
                            : appeal.isGranted == true
                                ? "generation.appeal.granted" : "generation.appeal.refused")
                }
                if let reason = appeal.reason { el(.blockquote) { ShownText(reason, limit: 2000).node } }
            } else {
                el(
                    .form, .class("stack"), .set(.method, "post"),
                    .action(exchange.link("/account/generation/appeals"))
                ) {
                    person.tokenField
                    el(.input, .set(.type, "hidden"), .set(.name, "ban"), .set(.value, ban.id.description))
                    el(.div, .class("field")) {
                        el(.label, .set(.for, "text-\(ban.id)")) { t("generation.appeal.text") }
                        Part.fieldError("text-\(ban.id)", errors, t)
                        el(
                            .textarea, .id("text-\(ban.id)"), .set(.name, "text"), .set(.rows, "4"),
                            .set(.maxlength, "4000"))
                    }
                    el(.button, .set(.type, "submit")) { t("generation.appeal.send") }
                }
            }
        }
    }
}
