// SPDX-License-Identifier: Apache-2.0
import Accounts
import ContentCheck
import Hummingbird
import ProvenanceRegistry

/// People and organisations of the installation, for administrators. Nothing here shows a case or a record's content.
enum AdminPages {
    /// `GET /admin`
    static func show(_ exchange: Exchange) async throws -> Response {
        .page(try await render(exchange, try await exchange.requireStaff(.manageUsers)))
    }

    /// `POST /admin/invitations`
    static func invite(_ exchange: Exchange) async throws -> Response {
        let member = try await exchange.requireStaff(.manageUsers)
        let form = try await exchange.ownForm(member.person)
        let t = exchange.language
        let note = (form["note"] ?? "").trimmed
        var errors: [FieldError] = []
        if note.isEmpty { errors.append(FieldError(field: "note", message: t("invitation.note.missing"))) }
        let queues = PeopleParts.queues(in: form)
        if queues == nil { errors.append(FieldError(field: "queues", message: t("people.queues.wrong"))) }
        var publisher: Publisher?
        if let name = form["organisation"]?.trimmed, !name.isEmpty {
            publisher = try await exchange.site.stores.publishers.publisher(named: name)
            if publisher == nil {
                errors.append(FieldError(field: "organisation", message: t("admin.organisation.unknown")))
            }
        }
        guard errors.isEmpty, let queues else {
            return .page(
                try await render(exchange, member, values: form, errors: errors), status: .unprocessableContent)
        }
        let link = try await PeopleParts.invite(
            exchange, member, note: note, organisation: publisher?.id, memberRole: .owner,
            roles: PeopleParts.roles(in: form), queues: queues, as: Role.admin.rawValue)
        return .page(try await render(exchange, member, newLink: link))
    }

    /// `POST /admin/invitations/{id}/revoke`
    static func revoke(_ exchange: Exchange) async throws -> Response {
        let member = try await exchange.requireStaff(.manageUsers)
        _ = try await exchange.ownForm(member.person)
        guard let id = InvitationID(exchange.parameter("id")) else { throw ServiceError(.notFound) }
        try await exchange.site.stores.invitations.revoke(
            id, at: exchange.now,
            event: member.event("invitation.revoked", id.description, as: Role.admin.rawValue, at: exchange.now))
        return .seeOther(to: exchange.link("/admin").text)
    }

    /// `POST /admin/organisations`
    static func enterOrganisation(_ exchange: Exchange) async throws -> Response {
        let member = try await exchange.requireStaff(.manageUsers)
        let form = try await exchange.ownForm(member.person)
        let name = String((form["new_organisation"] ?? "").trimmed.prefix(80))
        let stores = exchange.site.stores
        let isTaken = try await stores.publishers.publisher(named: name) != nil
        guard !name.isEmpty, !isTaken else {
            let key = name.isEmpty ? "setup.organisation.missing" : "admin.organisation.known"
            let error = FieldError(field: "new_organisation", message: exchange.language(key))
            return .page(
                try await render(exchange, member, values: form, errors: [error]), status: .unprocessableContent)
        }
        let publisher = Publisher(
            id: PublisherID(at: exchange.now), displayName: name, level: .unconfirmed, createdAt: exchange.now)
        try await stores.publishers.insert(
            publisher,
            event: member.event(
                "publisher.entered", publisher.id.description, as: Role.admin.rawValue, at: exchange.now))
        return .seeOther(to: exchange.link("/admin").text)
    }

    private static func render(
        _ exchange: Exchange, _ member: Member, newLink: String? = nil, values: FormFields = FormFields(),
        errors: [FieldError] = []
    ) async throws -> Node {
        let t = exchange.language
        let stores = exchange.site.stores
        let accounts = try await stores.accounts.accounts()
        let publishers = try await stores.publishers.publishers()
        let names = Dictionary(publishers.map { ($0.id, $0.displayName) }, uniquingKeysWith: { first, _ in first })
        var roles: [AccountID: Set<Role>] = [:]
        for account in accounts.prefix(1000) { roles[account.id] = try await stores.access.grant(of: account.id).roles }
        let invitations = try await stores.invitations.invitations(to: nil)
        return Layout(
            exchange: exchange, title: t.text("admin.title"), section: .protect, isPrivate: true,
            hasErrors: !errors.isEmpty, person: member.person
        ).render {
            el(.div, .class("prose")) {
                el(.p, .class("kicker")) { el(.a, .href(exchange.link("/account"))) { t("account.title") } }
                Part.errorSummary(errors, t)
                el(.h1) { t("admin.title") }
                if let newLink { PeopleParts.newLink(newLink, t) }
                el(.h2) { t("admin.people") }
                el(
                    .div, .class("scroll"), .set(.tabindex, "0"), .set(.role, "region"),
                    .set(.ariaLabel, t.text("admin.people"))
                ) {
                    el(.table) {
                        el(.thead) {
                            el(.tr) {
                                for key in ["admin.person", "signin.login", "admin.organisation", "people.roles"] {
                                    el(.th, .set(.scope, "col")) { t(key) }
                                }
                            }
                        }
                        el(.tbody) {
                            for account in accounts.prefix(1000) {
                                el(.tr) {
                                    el(.td) {
                                        el(.a, .href(exchange.link("/admin/people/\(account.id)"))) {
                                            ShownText(account.displayName).node
                                        }
                                        if account.isDisabled {
                                            " "
                                            el(.span, .class("note")) { t("people.disabled") }
                                        }
                                    }
                                    el(.td) { ShownText(account.loginName).node }
                                    el(.td) {
                                        if let name = account.publisher.flatMap({ names[$0] }) { ShownText(name).node }
                                    }
                                    el(.td) { roleList(roles[account.id] ?? [], t) }
                                }
                            }
                        }
                    }
                }
                el(.h2) { t("invitation.many") }
                PeopleParts.invitations(invitations, person: member.person, path: "/admin", exchange)
                el(.form, .class("stack"), .set(.method, "post"), .action(exchange.link("/admin/invitations"))) {
                    member.person.tokenField
                    Part.field(
                        "note", label: t("invitation.note"), hint: t("invitation.note.hint"),
                        value: values["note"] ?? "", maximum: 80, errors: errors, t)
                    Part.field(
                        "organisation", label: t("admin.invite.organisation"),
                        hint: t("admin.invite.organisation.hint"), value: values["organisation"] ?? "",
                        required: false, maximum: 80, errors: errors, t)
                    PeopleParts.roles(PeopleParts.roles(in: values), t)
                    PeopleParts.queueField(PeopleParts.queues(in: values) ?? [], errors: errors, t)
                    el(.button, .class("primary"), .set(.type, "submit")) { t("invitation.make") }
                }
                el(.h2) { t("admin.organisations") }
                el(.ul, .class("records")) {
                    for publisher in publishers.prefix(1000) {
                        el(.li) {
                            el(.a, .href(exchange.link("/publisher/\(publisher.id)"))) {
                                ShownText(publisher.displayName).node
                            }
                        }
                    }
                }
                el(.form, .class("stack"), .set(.method, "post"), .action(exchange.link("/admin/organisations"))) {
                    member.person.tokenField
                    Part.field(
                        "new_organisation", label: t("admin.organisation.new"), hint: t("setup.organisation.hint"),
                        value: values["new_organisation"] ?? "", maximum: 80, errors: errors, t)
                    el(.button, .set(.type, "submit")) { t("admin.organisation.enter") }
                }
            }
        }
    }

    static func roleList(_ roles: Set<Role>, _ t: Language) -> Node {
        group {
            for (index, role) in roles.sorted().enumerated() {
                if index > 0 { ", " }
                t("role.\(role.rawValue)")
            }
        }
    }
}

/// One person, for administrators: roles, queues, and whether they may sign in.
enum AdminPersonPage {
    /// `GET /admin/people/{id}`
    static func show(_ exchange: Exchange) async throws -> Response {
        let member = try await exchange.requireStaff(.manageUsers)
        return .page(try await render(exchange, member, try await find(exchange), errors: []))
    }

    /// `POST /admin/people/{id}`
    static func save(_ exchange: Exchange) async throws -> Response {
        let member = try await exchange.requireStaff(.manageUsers)
        let account = try await find(exchange)
        let form = try await exchange.ownForm(member.person)
        guard let queues = PeopleParts.queues(in: form) else {
            let error = FieldError(field: "queues", message: exchange.language("people.queues.wrong"))
            return .page(
                try await render(exchange, member, account, errors: [error]), status: .unprocessableContent)
        }
        let roles = PeopleParts.roles(in: form)
        try await exchange.site.stores.access.set(
            AccessGrant(account: account.id, roles: roles, queues: queues),
            event: member.event(
                "access.set", account.id.description, as: Role.admin.rawValue,
                payload: .object(["roles": .string(roles.sorted().map(\.rawValue).joined(separator: " "))]),
                at: exchange.now))
        return .seeOther(to: exchange.link("/admin").text)
    }

    /// `POST /admin/people/{id}/disable` and `/enable`
    static func setDisabled(_ isDisabled: Bool) -> @Sendable (Exchange) async throws -> Response {
        { exchange in
            let member = try await exchange.requireStaff(.manageUsers)
            let account = try await find(exchange)
            _ = try await exchange.ownForm(member.person)
            try await exchange.site.stores.access.setDisabled(
                isDisabled, account: account.id,
                event: member.event(
                    isDisabled ? "account.disabled" : "account.enabled", account.id.description,
                    as: Role.admin.rawValue, at: exchange.now))
            return .seeOther(to: exchange.link("/admin").text)
        }
    }

    /// `POST /admin/people/{id}/reset-factor`: for somebody who lost it. Ends their sessions, so that whoever holds one
    /// cannot set up another.
    static func resetFactor(_ exchange: Exchange) async throws -> Response {
        let member = try await exchange.requireStaff(.manageUsers)
        let account = try await find(exchange)
        _ = try await exchange.ownForm(member.person)
        guard account.id != member.id else {
            throw ServiceError(.forbidden, "Remove your own second factor on your account page, with your password.")
        }
        func event(_ verb: String) -> AuditEvent {
            member.event(verb, account.id.description, as: Role.admin.rawValue, at: exchange.now)
        }
        try await exchange.site.stores.sessions.removeAll(of: account.id, event: event("session.all_ended"))
        try await exchange.site.stores.secondFactors.remove(account: account.id, event: event("second_factor.removed"))
        return .seeOther(to: exchange.link("/admin").text)
    }

    private static func find(_ exchange: Exchange) async throws -> Account {
        guard let id = AccountID(exchange.parameter("id")),
            let account = try await exchange.site.stores.accounts.account(id)
        else { throw ServiceError(.notFound) }
        return account
    }

    private static func render(
        _ exchange: Exchange, _ member: Member, _ account: Account, errors: [FieldError]
    ) async throws -> Node {
        let t = exchange.language
        let grant = try await exchange.site.stores.access.grant(of: account.id)
        let hasFactor = try await exchange.site.stores.secondFactors.factor(of: account.id)?.confirmedAt != nil
        let path = "/admin/people/\(account.id)"
        return Layout(
            exchange: exchange, title: t.text("admin.person.title", ["name": .name(account.displayName)]),
            section: .protect, isPrivate: true, hasErrors: !errors.isEmpty, person: member.person
        ).render {
            el(.div, .class("prose")) {
                el(.p, .class("kicker")) { el(.a, .href(exchange.link("/admin"))) { t("admin.title") } }
                Part.errorSummary(errors, t)
                el(.h1) { ShownText(account.displayName).node }
                el(.p) { t(hasFactor ? "admin.factor.on" : "admin.factor.off") }
                el(.form, .class("stack"), .set(.method, "post"), .action(exchange.link(path))) {
                    member.person.tokenField
                    PeopleParts.roles(grant.roles, t)
                    PeopleParts.queueField(grant.queues, errors: errors, t)
                    el(.button, .class("primary"), .set(.type, "submit")) { t("people.save") }
                }
                if hasFactor, account.id != member.id {
                    el(.h2) { t("admin.factor.reset") }
                    el(.p) { t("admin.factor.reset.text") }
                    el(.form, .class("stack"), .set(.method, "post"), .action(exchange.link("\(path)/reset-factor"))) {
                        member.person.tokenField
                        el(.button, .set(.type, "submit")) { t("admin.factor.reset") }
                    }
                }
                el(.h2) { t(account.isDisabled ? "admin.enable" : "admin.disable") }
                el(.p) { t(account.isDisabled ? "admin.enable.text" : "admin.disable.text") }
                el(
                    .form, .class("stack"), .set(.method, "post"),
                    .action(exchange.link("\(path)/\(account.isDisabled ? "enable" : "disable")"))
                ) {
                    member.person.tokenField
                    el(.button, .set(.type, "submit")) { t(account.isDisabled ? "admin.enable" : "admin.disable") }
                }
            }
        }
    }
}
