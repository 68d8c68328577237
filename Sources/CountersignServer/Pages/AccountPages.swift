// SPDX-License-Identifier: Apache-2.0
import Accounts
import Casework
import ContentCheck
import Hummingbird
import ProvenanceRegistry

/// The account of a person: API tokens, and the originals of its publisher.
enum AccountPages {
    static let tokenDays: Int64 = 365
    static let scopes = ["protect", "check", "match", "bank", "cases", "generate"]
    /// What a token may be made for. A program that only checks need not be able to sign.
    static let scopeChoices: [(value: String, key: String)] = [
        ("protect check", "account.scope.both"), ("protect", "account.scope.protect"), ("check", "account.scope.check"),
        ("match", "account.scope.match"), ("match bank", "account.scope.bank"),
        ("cases", "account.scope.cases"),
        ("generate", "account.scope.generate"),
    ]

    /// `GET /account`
    static func show(_ exchange: Exchange) async throws -> Response {
        let person = try await exchange.requireSignedIn()
        return .page(try await render(exchange, person, newToken: nil))
    }

    /// `POST /account/tokens`
    static func makeToken(_ exchange: Exchange) async throws -> Response {
        try exchange.requireSameSite()
        let person = try await exchange.requireSignedIn()
        let form = try await exchange.urlEncodedBody()
        try person.require(token: form["token"])
        let text = TokenText.make()
        let name = (form["name"] ?? "").trimmed
        let scopes = form["scope"].map { $0.split(separator: " ").map(String.init) } ?? ["protect", "check"]
        guard !scopes.isEmpty, Set(scopes).isSubset(of: Set(AccountPages.scopes)) else {
            throw ServiceError(.invalidInput, "scope is none of those offered.", field: "scope")
        }
        let id = TokenID(at: exchange.now)
        try await exchange.site.stores.tokens.insert(
            APIToken(
                id: id, secretDigest: Secret.digest(text), account: person.account.id,
                name: name.isEmpty ? "API" : String(name.prefix(80)), scopes: scopes, createdAt: exchange.now,
                expiresAt: exchange.now.adding(seconds: tokenDays * 86_400)),
            event: event("token.made", id, person, exchange))
        return .page(try await render(exchange, person, newToken: text))
    }

    /// `POST /account/tokens/{id}/revoke`
    static func revokeToken(_ exchange: Exchange) async throws -> Response {
        try exchange.requireSameSite()
        let person = try await exchange.requireSignedIn()
        try person.require(token: try await exchange.urlEncodedBody()["token"])
        guard let id = TokenID(exchange.parameter("id")),
            try await exchange.site.stores.tokens.tokens(of: person.account.id).contains(where: { $0.id == id })
        else { throw ServiceError(.notFound) }
        try await exchange.site.stores.tokens.revoke(
            id, at: exchange.now, event: event("token.revoked", id, person, exchange))
        return .seeOther(to: exchange.link("/account").text)
    }

    private static func event(
        _ verb: String, _ id: TokenID, _ person: SignedIn, _ exchange: Exchange
    ) -> AuditEvent {
        AuditEvent(
            actor: AuditActor(role: person.account.role.rawValue, id: person.account.id.description), verb: verb,
            object: id.description, at: exchange.now)
    }

    private static func render(_ exchange: Exchange, _ person: SignedIn, newToken: String?) async throws -> Node {
        let t = exchange.language
        let tokens = try await exchange.site.stores.tokens.tokens(of: person.account.id)
        // An account without an organisation has no originals; without a publisher the store gives everybody's.
        let records =
            person.account.publisher == nil
            ? []
            : try await exchange.site.stores.records.records(
                publisher: person.account.publisher, before: nil, limit: 20)
        let security = try await Security(exchange, person)
        return Layout(
            exchange: exchange, title: t.text("account.title"), section: .protect, isPrivate: true, person: person
        ).render {
            el(.div, .class("prose")) {
                el(.h1) { t("account.title") }
                if let newToken {
                    el(.div, .class("confirmation")) {
                        el(.h2) { t("account.token.new") }
                        el(.p) { t("account.token.once") }
                        el(.pre, .set(.tabindex, "0")) { Part.code(newToken) }
                    }
                }
                el(.h2) { t("account.originals") }
                if records.isEmpty {
                    el(.p) { t("account.originals.none") }
                } else {
                    el(.ul, .class("records")) {
                        for record in records {
                            el(.li) {
                                el(.a, .href(exchange.link("/record/\(record.id)"))) {
                                    if let title = record.title { ShownText(title).node } else { t("record.untitled") }
                                }
                                " "
                                el(.span, .class("note")) { Moment.full(record.registeredAt, t) }
                            }
                        }
                    }
                }
                el(.h2) { t("account.tokens") }
                el(.p) { t("account.tokens.text") }
                if !tokens.isEmpty {
                    el(.ul, .class("records")) {
                        for token in tokens {
                            el(.li) {
                                ShownText(token.name).node
                                " "
                                el(.span, .class("note")) {
                                    if token.revokedAt != nil {
                                        t("account.token.revoked")
                                    } else {
                                        t("account.token.until", ["date": .day(token.expiresAt)])
                                    }
                                }
                                if token.revokedAt == nil {
                                    el(
                                        .form, .class("inline"), .set(.method, "post"),
                                        .action(exchange.link("/account/tokens/\(token.id)/revoke"))
                                    ) {
                                        person.tokenField
                                        el(.button, .class("quiet"), .set(.type, "submit")) {
                                            t("account.token.revoke")
                                            el(.span, .class("hidden")) {
                                                " "
                                                ShownText(token.name).node
                                            }
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
                el(.form, .class("stack"), .set(.method, "post"), .action(exchange.link("/account/tokens"))) {
                    person.tokenField
                    Part.field(
                        "name", label: t("account.token.name"), hint: t("account.token.name.hint"), maximum: 80,
                        errors: [], t)
                    PeopleParts.select(
                        "scope", label: t("account.scope"),
                        options: scopeChoices.map { ($0.value, t.text($0.key)) }, selected: scopeChoices[0].value)
                    el(.button, .set(.type, "submit")) { t("account.token.make") }
                }
                security.render(exchange, person)
            }
        }
    }

    /// What protects the account, and where to go from here.
    private struct Security {
        let hasSecondFactor: Bool
        let sessions: [Session]
        let isMember: Bool
        let isAdministrator: Bool
        let isRegistrar: Bool
        let isCaseworker: Bool
        let seesGeneration: Bool
        let usesGeneration: Bool
        let publishesFigures: Bool

        init(_ exchange: Exchange, _ person: SignedIn) async throws {
            let stores = exchange.site.stores
            let account = person.account
            hasSecondFactor = try await stores.secondFactors.factor(of: account.id)?.confirmedAt != nil
            // A session that nobody used for the idle time is over, though its row is still there.
            let oldest = exchange.now.adding(seconds: -Exchange.idleSeconds)
            sessions = try await stores.sessionDirectory.sessions(of: account.id, now: exchange.now)
                .filter { $0.lastUsedAt > oldest }
            isMember = try await stores.organisations.memberships(of: account.id)
                .contains { $0.organisation == account.publisher }
            let actor = try await stores.access.grant(of: account.id).actor(for: nil)
            isAdministrator = actor.may(.manageUsers)
            isRegistrar = actor.may(.approveVerification)
            isCaseworker = CaseworkActor(actor)?.role(for: .readCase) != nil
            seesGeneration = exchange.site.generation != nil && actor.may(.seeGeneration)
            usesGeneration = exchange.site.generation != nil
            publishesFigures = exchange.site.transparency != nil && actor.may(.buildReport)
        }

        func render(_ exchange: Exchange, _ person: SignedIn) -> Node {
            let t = exchange.language
            return group {
                el(.h2) { t("security.title") }
                el(.ul) {
                    el(.li) {
                        el(.a, .href(exchange.link("/account/second-factor"))) { t("security.factor.title") }
                        " "
                        el(.span, .class("note")) {
                            t(hasSecondFactor ? "security.factor.short_on" : "security.factor.short_off")
                        }
                    }
                    el(.li) {
                        el(.a, .href(exchange.link("/account/password"))) { t("security.password.title") }
                    }
                    if isMember {
                        el(.li) { el(.a, .href(exchange.link("/organisation"))) { t("organisation.title") } }
                    }
                    if isCaseworker {
                        el(.li) { el(.a, .href(exchange.link("/review"))) { t("desk.queue") } }
                    }
                    if usesGeneration {
                        el(.li) {
                            el(.a, .href(exchange.link("/account/generation"))) { t("generation.account.title") }
                        }
                    }
                    if seesGeneration {
                        el(.li) { el(.a, .href(exchange.link("/safety"))) { t("safety.title") } }
                    }
                    if publishesFigures {
                        el(.li) { el(.a, .href(exchange.link("/transparency"))) { t("transparency.publish") } }
                    }
                    if isRegistrar {
                        el(.li) { el(.a, .href(exchange.link("/registrar"))) { t("registrar.title") } }
                    }
                    if isAdministrator {
                        el(.li) { el(.a, .href(exchange.link("/admin"))) { t("admin.title") } }
                    }
                }
                el(.h2) { t("security.sessions") }
                el(.ul, .class("records")) {
                    let own = Secret.digest(exchange.cookies[exchange.sessionCookieName] ?? "")
                    for session in sessions.prefix(50) {
                        el(.li) {
                            if session.secretDigest == own {
                                t("security.session.this")
                            } else {
                                t("security.session.other")
                            }
                            " "
                            el(.span, .class("note")) { Moment.full(session.lastUsedAt, t) }
                        }
                    }
                }
                if sessions.count > 1 {
                    el(.form, .set(.method, "post"), .action(exchange.link("/account/sessions/end-others"))) {
                        person.tokenField
                        el(.button, .set(.type, "submit")) { t("security.sessions.end") }
                    }
                }
            }
        }
    }
}
