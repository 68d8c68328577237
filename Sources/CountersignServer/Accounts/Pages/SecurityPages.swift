// SPDX-License-Identifier: Apache-2.0
import Accounts
import ContentCheck
import Hummingbird
import ProvenanceRegistry

/// How somebody protects the own account: password, second factor, sessions.
enum SecurityPages {
    // MARK: password

    /// `GET /account/password`
    static func password(_ exchange: Exchange) async throws -> Response {
        .page(passwordPage(exchange, try await exchange.requireSignedIn(), errors: []))
    }

    /// `POST /account/password`: the new password ends every other session.
    static func changePassword(_ exchange: Exchange) async throws -> Response {
        let person = try await exchange.requireSignedIn()
        let form = try await exchange.ownForm(person)
        let t = exchange.language
        guard try await isOwn(form["current"] ?? "", person, exchange) else {
            let error = FieldError(field: "current", message: t("security.password.wrong"))
            return .page(passwordPage(exchange, person, errors: [error]), status: .unprocessableContent)
        }
        let new = form["password"] ?? ""
        if let fault = PasswordRule.fault(of: new, loginName: person.account.loginName) {
            let error = FieldError(field: "password", message: t("setup.password.\(fault)"))
            return .page(passwordPage(exchange, person, errors: [error]), status: .unprocessableContent)
        }
        let site = exchange.site
        var account = person.account
        account.passwordHash = try await site.passwordLane.run { try site.passwordHasher.hash(new) }
        try await site.stores.accounts.update(account, event: event("account.password_changed", person, exchange))
        try await endOthers(exchange, person)
        return .seeOther(to: exchange.link("/account").text)
    }

    /// Whether `password` is the one of the person; failures count as those of signing in do.
    static func isOwn(_ password: String, _ person: SignedIn, _ exchange: Exchange) async throws -> Bool {
        let site = exchange.site
        let subject = "name \(person.account.loginName.lowercased())"
        if let wait = site.throttle.wait(for: subject) {
            throw ServiceError(.tooManyRequests, "Too many tries with a wrong password.", retryAfter: wait)
        }
        let stored = person.account.passwordHash
        let fits = try await site.passwordLane.run {
            try site.passwordHasher.matches(String(password.prefix(PasswordRule.maximumLength)), stored: stored)
        }
        if fits { site.throttle.succeeded(subject) } else { site.throttle.failed(subject) }
        return fits
    }

    private static func passwordPage(_ exchange: Exchange, _ person: SignedIn, errors: [FieldError]) -> Node {
        let t = exchange.language
        return page("security.password.title", exchange, person, errors) {
            el(.p, .class("lead")) { t("security.password.lead") }
            el(.form, .class("stack"), .set(.method, "post"), .action(exchange.link("/account/password"))) {
                person.tokenField
                Part.field(
                    "current", label: t("security.password.current"), type: "password",
                    autocomplete: "current-password", maximum: PasswordRule.maximumLength, errors: errors, t)
                Part.field(
                    "password", label: t("security.password.new"), hint: t("setup.password.hint"), type: "password",
                    autocomplete: "new-password", maximum: PasswordRule.maximumLength, errors: errors, t)
                el(.button, .class("primary"), .set(.type, "submit")) { t("security.password.title") }
            }
        }
    }

    // MARK: sessions

    /// `POST /account/sessions/end-others`
    static func endOtherSessions(_ exchange: Exchange) async throws -> Response {
        let person = try await exchange.requireSignedIn()
        _ = try await exchange.ownForm(person)
        try await endOthers(exchange, person)
        return .seeOther(to: exchange.link("/account").text)
    }

    private static func endOthers(_ exchange: Exchange, _ person: SignedIn) async throws {
        let own = exchange.cookies[exchange.sessionCookieName] ?? ""
        try await exchange.site.stores.sessionDirectory.endOthers(
            of: person.account.id, keeping: Secret.digest(own), event: event("session.others_ended", person, exchange))
    }

    // MARK: second factor

    /// `GET /account/second-factor`
    static func secondFactor(_ exchange: Exchange) async throws -> Response {
        let person = try await exchange.requireSignedIn()
        return .page(try await secondFactorPage(exchange, person, errors: []))
    }

    /// `POST /account/second-factor/begin`
    static func beginSecondFactor(_ exchange: Exchange) async throws -> Response {
        let person = try await exchange.requireSignedIn()
        _ = try await exchange.ownForm(person)
        let store = exchange.site.stores.secondFactors
        if try await store.factor(of: person.account.id)?.confirmedAt == nil {
            var generator = SystemRandomNumberGenerator()
            let secret = (0..<TimeBasedCode.secretLength).map { _ in UInt8.random(in: .min ... .max, using: &generator)
            }
            try await store.replace(
                with: SecondFactor(
                    account: person.account.id,
                    sealedSecret: try exchange.site.seal.seal(secret, for: person.account.id), createdAt: exchange.now),
                event: event("second_factor.made", person, exchange))
        }
        return .seeOther(to: exchange.link("/account/second-factor").text)
    }

    /// `POST /account/second-factor/confirm`: shows the recovery codes, once.
    static func confirmSecondFactor(_ exchange: Exchange) async throws -> Response {
        let person = try await exchange.requireSignedIn()
        let form = try await exchange.ownForm(person)
        let t = exchange.language
        let store = exchange.site.stores.secondFactors
        guard let factor = try await store.factor(of: person.account.id), factor.confirmedAt == nil else {
            return .seeOther(to: exchange.link("/account/second-factor").text)
        }
        let subject = "code \(person.account.id)"
        if let wait = exchange.site.throttle.wait(for: subject) {
            throw ServiceError(.tooManyRequests, "Too many wrong codes.", retryAfter: wait)
        }
        let code = TimeBasedCode(secret: try exchange.site.seal.open(factor.sealedSecret, for: person.account.id))
        guard let step = code.acceptedStep(for: form["code"] ?? "", at: exchange.now, after: factor.lastStep) else {
            exchange.site.throttle.failed(subject)
            let error = FieldError(field: "code", message: t("code.wrong"))
            return .page(
                try await secondFactorPage(exchange, person, errors: [error]), status: .unprocessableContent)
        }
        var generator = SystemRandomNumberGenerator()
        let codes = (0..<RecoveryCode.count).map { _ in RecoveryCode.make(using: &generator) }
        try await store.confirm(
            account: person.account.id, step: step, at: exchange.now, recovery: codes.compactMap(RecoveryCode.digest),
            event: event("second_factor.confirmed", person, exchange))
        exchange.site.throttle.succeeded(subject)
        return .page(
            page("security.factor.title", exchange, person, []) {
                el(.div, .class("confirmation")) {
                    el(.h2) { t("security.factor.on") }
                    el(.p) { t("security.recovery.once") }
                    el(.pre, .set(.tabindex, "0"), .set(.dir, "ltr"), text: codes.joined(separator: "\n"))
                }
                el(.p) { el(.a, .href(exchange.link("/account"))) { t("account.title") } }
            })
    }

    /// `POST /account/second-factor/remove`: needs the password.
    static func removeSecondFactor(_ exchange: Exchange) async throws -> Response {
        let person = try await exchange.requireSignedIn()
        let form = try await exchange.ownForm(person)
        guard try await isOwn(form["current"] ?? "", person, exchange) else {
            let error = FieldError(field: "current", message: exchange.language("security.password.wrong"))
            return .page(
                try await secondFactorPage(exchange, person, errors: [error]), status: .unprocessableContent)
        }
        try await exchange.site.stores.secondFactors.remove(
            account: person.account.id, event: event("second_factor.removed", person, exchange))
        return .seeOther(to: exchange.link("/account/second-factor").text)
    }

    private static func secondFactorPage(
        _ exchange: Exchange, _ person: SignedIn, errors: [FieldError]
    ) async throws -> Node {
        let t = exchange.language
        let store = exchange.site.stores.secondFactors
        let factor = try await store.factor(of: person.account.id)
        let left = try await store.recoveryCount(of: person.account.id)
        var shown: (address: String, secret: String)?
        if let factor, factor.confirmedAt == nil {
            let code = TimeBasedCode(secret: try exchange.site.seal.open(factor.sealedSecret, for: person.account.id))
            let host = exchange.origin.split(separator: "/").last.map(String.init) ?? "Countersign"
            shown = (
                code.address(issuer: "Countersign \(host)", account: person.account.loginName),
                Base32Text.grouped(code.secret)
            )
        }
        return page("security.factor.title", exchange, person, errors) {
            if exchange.query["needed"] != nil, factor?.confirmedAt == nil {
                el(.p, .class("lead")) { t("security.factor.needed") }
            } else {
                el(.p, .class("lead")) { t("security.factor.lead") }
            }
            if factor?.confirmedAt != nil {
                el(.p) { t("security.factor.is_on", ["count": .count(left)]) }
                el(
                    .form, .class("stack"), .set(.method, "post"),
                    .action(exchange.link("/account/second-factor/remove"))
                ) {
                    person.tokenField
                    Part.field(
                        "current", label: t("security.password.current"), type: "password",
                        autocomplete: "current-password", maximum: PasswordRule.maximumLength, errors: errors, t)
                    el(.button, .set(.type, "submit")) { t("security.factor.remove") }
                }
            } else if let shown {
                el(.h2) { t("security.factor.scan") }
                if let picture = QRCode(shown.address) { picture.picture(label: t.text("security.factor.picture")) }
                el(.p) { t("security.factor.type") }
                el(.p) { Part.code(shown.secret) }
                el(
                    .form, .class("stack"), .set(.method, "post"),
                    .action(exchange.link("/account/second-factor/confirm"))
                ) {
                    person.tokenField
                    Part.field(
                        "code", label: t("code.label"), hint: t("security.factor.code.hint"),
                        autocomplete: "one-time-code", maximum: 10, errors: errors, t)
                    el(.button, .class("primary"), .set(.type, "submit")) { t("security.factor.confirm") }
                }
            } else {
                el(
                    .form, .class("stack"), .set(.method, "post"),
                    .action(exchange.link("/account/second-factor/begin"))
                ) {
                    person.tokenField
                    el(.button, .class("primary"), .set(.type, "submit")) { t("security.factor.begin") }
                }
            }
        }
    }

    // MARK: shared

    private static func event(_ verb: String, _ person: SignedIn, _ exchange: Exchange) -> AuditEvent {
        AuditEvent(
            actor: AuditActor(role: person.account.role.rawValue, id: person.account.id.description), verb: verb,
            object: person.account.id.description, at: exchange.now)
    }

    private static func page(
        _ title: String, _ exchange: Exchange, _ person: SignedIn, _ errors: [FieldError],
        @NodeBuilder _ content: () -> [Node]
    ) -> Node {
        let t = exchange.language
        return Layout(
            exchange: exchange, title: t.text(title), section: .protect, isPrivate: true, hasErrors: !errors.isEmpty,
            person: person
        ).render {
            el(.div, .class("prose")) {
                el(.p, .class("kicker")) { el(.a, .href(exchange.link("/account"))) { t("account.title") } }
                Part.errorSummary(errors, t)
                el(.h1) { t(title) }
                content()
            }
        }
    }
}
