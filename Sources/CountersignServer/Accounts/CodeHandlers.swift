// SPDX-License-Identifier: Apache-2.0
import Accounts
import Hummingbird
import ProvenanceRegistry

/// The second step of signing in: a code of the app, or a recovery code. The cookie of this step opens nothing else.
struct CodeHandlers: Sendable {
    private static func cookieName(_ exchange: Exchange) -> String {
        exchange.site.configuration.isSecure ? "__Host-challenge" : "countersign-challenge"
    }

    /// Notes that `account` owes its second factor, and leads to the form.
    static func begin(_ exchange: Exchange, for account: Account) async throws -> Response {
        let secret = Secret.make(bytes: 32)
        try await exchange.site.stores.secondFactors.insert(
            SignInChallenge(
                secretDigest: Secret.digest(secret), account: account.id,
                expiresAt: exchange.now.adding(seconds: SignInChallenge.lifetime)))
        return .seeOther(to: exchange.link("/signin/code").text).setting(
            SetCookie(
                name: cookieName(exchange), value: secret, maxAge: Int(SignInChallenge.lifetime),
                isSecure: exchange.site.configuration.isSecure))
    }

    private static func secret(_ exchange: Exchange) -> String? {
        exchange.cookies[cookieName(exchange)].flatMap { (20...100).contains($0.utf8.count) ? $0 : nil }
    }

    private static func ended(_ exchange: Exchange) -> Response {
        .seeOther(to: exchange.link("/signin").text).setting(
            SetCookie(
                name: cookieName(exchange), value: "", maxAge: 0, isSecure: exchange.site.configuration.isSecure))
    }

    /// `GET /signin/code`
    static func form(_ exchange: Exchange) async throws -> Response {
        guard let secret = secret(exchange),
            try await exchange.site.stores.secondFactors.isOpen(
                secretDigest: Secret.digest(secret), now: exchange.now)
        else { return ended(exchange) }
        return .page(render(exchange, secret: secret, errors: []))
    }

    /// `POST /signin/code`
    static func answer(_ exchange: Exchange) async throws -> Response {
        try exchange.requireSameSite()
        guard let secret = secret(exchange) else { return ended(exchange) }
        let fields = try await exchange.urlEncodedBody()
        guard let token = fields["token"],
            ConstantTime.equal(Array(token.utf8), Array(SignedIn.formToken(of: secret).utf8))
        else { throw ServiceError(.crossSite, "The form is from an older session. Open the page again.") }
        let site = exchange.site
        let digest = Secret.digest(secret)
        guard let challenge = try await site.stores.secondFactors.take(secretDigest: digest, now: exchange.now),
            let account = try await site.stores.accounts.account(challenge.account), !account.isDisabled
        else { return ended(exchange) }
        // Counted across challenges, so that a known password does not buy endless codes.
        let subjects = ["code \(account.id)", "address \(exchange.client.key)"]
        if let wait = subjects.compactMap({ site.throttle.wait(for: $0) }).max() {
            throw ServiceError(.tooManyRequests, "Too many tries to sign in.", retryAfter: wait)
        }
        guard try await fits(fields["code"] ?? "", account, exchange) else {
            for subject in subjects { site.throttle.failed(subject) }
            site.metrics.count("signin_code_failed")
            let error = FieldError(field: "code", message: exchange.language("code.wrong"))
            return .page(render(exchange, secret: secret, errors: [error]), status: .unprocessableContent)
        }
        site.throttle.succeeded(subjects[0])
        site.metrics.count("signin")
        try await site.stores.secondFactors.remove(secretDigest: digest, now: exchange.now)
        return .seeOther(to: exchange.home(of: account))
            .setting(try await exchange.beginSession(for: account))
            .setting(
                SetCookie(name: cookieName(exchange), value: "", maxAge: 0, isSecure: site.configuration.isSecure))
    }

    private static func fits(_ typed: String, _ account: Account, _ exchange: Exchange) async throws -> Bool {
        let store = exchange.site.stores.secondFactors
        guard let factor = try await store.factor(of: account.id), factor.confirmedAt != nil else { return false }
        if let recovery = RecoveryCode.digest(typed) {
            return try await store.use(
                recovery: recovery, account: account.id,
                event: AuditEvent(
                    actor: AuditActor(role: account.role.rawValue, id: account.id.description),
                    verb: "second_factor.recovery_used", object: account.id.description, at: exchange.now))
        }
        let code = TimeBasedCode(secret: try exchange.site.seal.open(factor.sealedSecret, for: account.id))
        guard let step = code.acceptedStep(for: typed, at: exchange.now, after: factor.lastStep) else { return false }
        return try await store.use(step: step, account: account.id)
    }

    private static func render(_ exchange: Exchange, secret: String, errors: [FieldError]) -> Node {
        let t = exchange.language
        return Layout(
            exchange: exchange, title: t.text("code.title"), section: .protect, isPrivate: true,
            hasErrors: !errors.isEmpty
        ).render {
            el(.div, .class("prose")) {
                Part.errorSummary(errors, t)
                el(.h1) { t("code.title") }
                el(.p, .class("lead")) { t("code.lead") }
                el(.form, .class("stack"), .set(.method, "post"), .action(exchange.link("/signin/code"))) {
                    el(
                        .input, .set(.type, "hidden"), .set(.name, "token"),
                        .set(.value, SignedIn.formToken(of: secret)))
                    Part.field(
                        "code", label: t("code.label"), hint: t("code.hint"), autocomplete: "one-time-code",
                        maximum: 40, errors: errors, t)
                    el(.button, .class("primary"), .set(.type, "submit")) { t("code.button") }
                }
                el(.p, .class("note")) { t("code.lost") }
            }
        }
    }
}
