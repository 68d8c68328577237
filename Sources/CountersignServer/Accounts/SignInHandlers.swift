// SPDX-License-Identifier: Apache-2.0
import Accounts
import HTTPTypes
import Hummingbird
import ProvenanceRegistry

/// Signing in and out, and the one-time link that makes the first account.
struct SignInHandlers: Sendable {
    let hasher: PasswordHasher

    init(hasher: PasswordHasher = PasswordHasher()) { self.hasher = hasher }

    /// `GET /signin`
    func form(_ exchange: Exchange) async throws -> Response {
        try requireSafeWay(exchange)
        if let person = try await exchange.signedIn() { return .seeOther(to: exchange.home(of: person.account)) }
        return .page(SignInPage.render(exchange))
    }

    /// `POST /signin`
    func signIn(_ exchange: Exchange) async throws -> Response {
        try requireSafeWay(exchange)
        try exchange.requireSameSite()
        let form = try await exchange.urlEncodedBody()
        let name = String((form["login"] ?? "").prefix(200))
        let password = form["password"] ?? ""
        let subjects = ["address \(exchange.client.key)", "name \(name.lowercased())"]
        if let wait = subjects.compactMap({ exchange.site.throttle.wait(for: $0) }).max() {
            throw ServiceError(.tooManyRequests, "Too many tries to sign in.", retryAfter: wait)
        }
        let account = try await exchange.site.stores.accounts.account(loginName: name)
        let hasher = hasher
        let fits = try await exchange.site.passwordLane.run {
            try hasher.matches(String(password.prefix(PasswordRule.maximumLength)), stored: account?.passwordHash)
        }
        guard fits, let account, !account.isDisabled else {
            for subject in subjects { exchange.site.throttle.failed(subject) }
            exchange.site.metrics.count("signin_failed")
            return .page(
                SignInPage.render(
                    exchange, login: name,
                    errors: [FieldError(field: "login", message: exchange.language("signin.wrong"))]),
                status: .unprocessableContent)
        }
        exchange.site.throttle.succeeded("name \(name.lowercased())")
        if try await exchange.site.stores.secondFactors.factor(of: account.id)?.confirmedAt != nil {
            return try await CodeHandlers.begin(exchange, for: account)
        }
        exchange.site.metrics.count("signin")
        return .seeOther(to: exchange.home(of: account)).setting(try await exchange.beginSession(for: account))
    }

    /// `POST /signout`
    func signOut(_ exchange: Exchange) async throws -> Response {
        try exchange.requireSameSite()
        if let person = try await exchange.signedIn() {
            try person.require(token: try await exchange.urlEncodedBody()["token"])
        }
        return .seeOther(to: exchange.link("/").text).setting(try await exchange.endSession())
    }

    /// `GET /setup/{secret}`
    func setUpForm(_ exchange: Exchange) async throws -> Response {
        try await requireUsable(exchange)
        return .page(SetUpPage.render(exchange, values: FormFields(), errors: []))
    }

    /// `POST /setup/{secret}`: uses the link up, enters the organisation and its first account, signs in.
    func setUp(_ exchange: Exchange) async throws -> Response {
        try exchange.requireSameSite()
        try await requireUsable(exchange)
        let t = exchange.language
        let form = try await exchange.urlEncodedBody()
        let organisation = (form["organisation"] ?? "").trimmed
        let name = (form["name"] ?? "").trimmed
        let login = (form["login"] ?? "").trimmed
        let password = form["password"] ?? ""
        var errors: [FieldError] = []
        if organisation.isEmpty {
            errors.append(FieldError(field: "organisation", message: t("setup.organisation.missing")))
        }
        if name.isEmpty { errors.append(FieldError(field: "name", message: t("setup.name.missing"))) }
        if login.count < 3 || login.contains(where: { $0.isWhitespace }) {
            errors.append(FieldError(field: "login", message: t("setup.login.missing")))
        }
        if let fault = PasswordRule.fault(of: password, loginName: login) {
            errors.append(FieldError(field: "password", message: t("setup.password.\(fault)")))
        }
        guard errors.isEmpty else {
            return .page(SetUpPage.render(exchange, values: form, errors: errors), status: .unprocessableContent)
        }
        let hasher = hasher
        let hash = try await exchange.site.passwordLane.run { try hasher.hash(password) }
        let now = exchange.now
        let existing = try await exchange.site.stores.publishers.publisher(named: organisation)
        let publisher =
            existing
            ?? Publisher(
                id: PublisherID(at: now), displayName: organisation, level: .unconfirmed, createdAt: now)
        let account = Account(
            id: AccountID(at: now), loginName: login, displayName: name, publisher: publisher.id, role: .administrator,
            passwordHash: hash, createdAt: now)
        try await exchange.site.stores.setUpLinks.use(
            secretDigest: Secret.digest(exchange.parameter("secret")), now: now,
            publisher: existing == nil ? publisher : nil, account: account,
            event: AuditEvent(
                actor: AuditActor(role: "administrator", id: account.id.description), verb: "account.set_up",
                object: account.id.description, at: now))
        return .seeOther(to: exchange.link("/protect").text).setting(try await exchange.beginSession(for: account))
    }

    private func requireUsable(_ exchange: Exchange) async throws {
        try requireSafeWay(exchange)
        if let wait = exchange.site.throttle.wait(for: "setup \(exchange.client.key)") {
            throw ServiceError(.tooManyRequests, retryAfter: wait)
        }
        let digest = Secret.digest(exchange.parameter("secret"))
        guard try await exchange.site.stores.setUpLinks.isUsable(secretDigest: digest, now: exchange.now) else {
            exchange.site.throttle.failed("setup \(exchange.client.key)")
            throw ServiceError(.gone, "The link was used or has ended. Start the server again for a new one.")
        }
    }

    private func requireSafeWay(_ exchange: Exchange) throws(ServiceError) {
        guard exchange.site.configuration.allowsSignIn else {
            throw ServiceError(
                .forbidden, "Signing in needs https: set the public address, or open the page on the server itself.")
        }
    }
}

extension Exchange {
    /// The fields of a small form.
    func urlEncodedBody() async throws -> FormFields {
        let type = request.headers[.contentType]?.lowercased() ?? ""
        guard type.hasPrefix("application/x-www-form-urlencoded") else {
            throw ServiceError(.unsupportedMedia, "Send application/x-www-form-urlencoded.")
        }
        let bytes = try await site.uploads.text(of: request, limit: 1 << 16)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ServiceError(.badRequest, "The body is not UTF-8.")
        }
        return try FormFields(urlEncoded: text)
    }
}

extension String {
    /// Without blanks at both ends.
    var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
