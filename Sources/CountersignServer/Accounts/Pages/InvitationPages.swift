// SPDX-License-Identifier: Apache-2.0
import Accounts
import ContentCheck
import Hummingbird
import ProvenanceRegistry

/// The page behind an invitation: somebody chooses a name and a password, and has an account.
enum InvitationPages {
    /// `GET /invitation/{secret}`
    static func form(_ exchange: Exchange) async throws -> Response {
        .page(try await render(exchange, try await find(exchange), values: FormFields(), errors: []))
    }

    /// `POST /invitation/{secret}`
    static func accept(_ exchange: Exchange) async throws -> Response {
        try exchange.requireSameSite()
        let invitation = try await find(exchange)
        let form = try await exchange.urlEncodedBody()
        let t = exchange.language
        let name = String((form["name"] ?? "").trimmed.prefix(80))
        let login = (form["login"] ?? "").trimmed
        let password = form["password"] ?? ""
        var errors: [FieldError] = []
        if name.isEmpty { errors.append(FieldError(field: "name", message: t("setup.name.missing"))) }
        if !(3...80).contains(login.count) || login.contains(where: { $0.isWhitespace }) {
            errors.append(FieldError(field: "login", message: t("setup.login.missing")))
        }
        if let fault = PasswordRule.fault(of: password, loginName: login) {
            errors.append(FieldError(field: "password", message: t("setup.password.\(fault)")))
        }
        guard errors.isEmpty else {
            return .page(
                try await render(exchange, invitation, values: form, errors: errors), status: .unprocessableContent)
        }
        let site = exchange.site
        let hash = try await site.passwordLane.run { try site.passwordHasher.hash(password) }
        let account = Account(
            id: AccountID(at: exchange.now), loginName: login, displayName: name,
            publisher: invitation.organisation, role: invitation.roles.contains(.admin) ? .administrator : .publisher,
            passwordHash: hash, createdAt: exchange.now)
        do {
            try await site.stores.invitations.accept(
                secretDigest: invitation.secretDigest, now: exchange.now, account: account,
                event: AuditEvent(
                    actor: AuditActor(role: account.role.rawValue, id: account.id.description),
                    verb: "invitation.accepted", object: invitation.id.description, at: exchange.now))
        } catch let error as RegistryError where error.code == .alreadyExists {
            let taken = FieldError(field: "login", message: t("invitation.login.taken"))
            return .page(
                try await render(exchange, invitation, values: form, errors: [taken]), status: .unprocessableContent)
        }
        return .seeOther(to: exchange.link("/account").text)
            .setting(try await exchange.beginSession(for: account))
    }

    private static func find(_ exchange: Exchange) async throws -> Invitation {
        guard exchange.site.configuration.allowsSignIn else {
            throw ServiceError(
                .forbidden, "Signing in needs https: set the public address, or open the page on the server itself.")
        }
        let subject = "invitation \(exchange.client.key)"
        if let wait = exchange.site.throttle.wait(for: subject) {
            throw ServiceError(.tooManyRequests, retryAfter: wait)
        }
        let digest = Secret.digest(exchange.parameter("secret"))
        guard let invitation = try await exchange.site.stores.invitations.invitation(secretDigest: digest),
            invitation.state(at: exchange.now) == .open
        else {
            exchange.site.throttle.failed(subject)
            throw ServiceError(.gone, "The invitation was used, taken back, or has ended. Ask for a new one.")
        }
        return invitation
    }

    private static func render(
        _ exchange: Exchange, _ invitation: Invitation, values: FormFields, errors: [FieldError]
    ) async throws -> Node {
        let t = exchange.language
        var publisher: Publisher?
        if let id = invitation.organisation { publisher = try await exchange.site.stores.publishers.publisher(id) }
        return Layout(
            exchange: exchange, title: t.text("invitation.title"), isPrivate: true, hasErrors: !errors.isEmpty
        ).render {
            el(.div, .class("prose")) {
                Part.errorSummary(errors, t)
                el(.h1) { t("invitation.title") }
                if let publisher {
                    el(.p, .class("lead")) { t("invitation.lead", ["name": .name(publisher.displayName)]) }
                }
                el(.p) { t("invitation.once") }
                el(
                    .form, .class("stack"), .set(.method, "post"),
                    .action(WebAddress(stringLiteral: "/\(t.tag)\(exchange.path)"))
                ) {
                    Part.field(
                        "name", label: t("setup.name"), value: values["name"] ?? "", autocomplete: "name", maximum: 80,
                        errors: errors, t)
                    Part.field(
                        "login", label: t("signin.login"), hint: t("setup.login.hint"), value: values["login"] ?? "",
                        autocomplete: "username", maximum: 80, errors: errors, t)
                    Part.field(
                        "password", label: t("signin.password"), hint: t("setup.password.hint"), type: "password",
                        autocomplete: "new-password", maximum: PasswordRule.maximumLength, errors: errors, t)
                    el(.button, .class("primary"), .set(.type, "submit")) { t("setup.button") }
                }
            }
        }
    }
}
