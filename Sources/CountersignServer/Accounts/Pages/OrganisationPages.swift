// SPDX-License-Identifier: Apache-2.0
import Accounts
import ContentCheck
import Hummingbird
import ProvenanceRegistry

/// The organisation that somebody acts for: its members, and the invitations into it.
enum OrganisationPages {
    /// `GET /organisation`
    static func show(_ exchange: Exchange) async throws -> Response {
        let (member, publisher) = try await find(exchange)
        return .page(try await render(exchange, member, publisher))
    }

    /// `POST /organisation/kind`
    static func setKind(_ exchange: Exchange) async throws -> Response {
        let (member, publisher) = try await manage(exchange)
        let form = try await exchange.ownForm(member.person)
        guard let kind = form["kind"].flatMap(OrganisationKind.init(rawValue:)) else {
            throw ServiceError(.invalidInput, "kind is none of those offered.", field: "kind")
        }
        try await exchange.site.stores.organisations.put(
            Organisation(id: publisher.id, kind: kind),
            event: member.event("organisation.kind_set", publisher.id.description, as: "owner", at: exchange.now))
        return .seeOther(to: exchange.link("/organisation").text)
    }

    /// `POST /organisation/invitations`
    static func invite(_ exchange: Exchange) async throws -> Response {
        let (member, publisher) = try await manage(exchange)
        let form = try await exchange.ownForm(member.person)
        let note = (form["note"] ?? "").trimmed
        guard !note.isEmpty else {
            let error = FieldError(field: "note", message: exchange.language("invitation.note.missing"))
            return .page(
                try await render(exchange, member, publisher, errors: [error]), status: .unprocessableContent)
        }
        let link = try await PeopleParts.invite(
            exchange, member, note: note, organisation: publisher.id,
            memberRole: form["member_role"].flatMap(MemberRole.init(rawValue:)) ?? .observer, as: "owner")
        return .page(try await render(exchange, member, publisher, newLink: link))
    }

    /// `POST /organisation/invitations/{id}/revoke`
    static func revoke(_ exchange: Exchange) async throws -> Response {
        let (member, publisher) = try await manage(exchange)
        _ = try await exchange.ownForm(member.person)
        let store = exchange.site.stores.invitations
        guard let id = InvitationID(exchange.parameter("id")),
            try await store.invitations(to: publisher.id).contains(where: { $0.id == id })
        else { throw ServiceError(.notFound) }
        try await store.revoke(
            id, at: exchange.now,
            event: member.event("invitation.revoked", id.description, as: "owner", at: exchange.now))
        return .seeOther(to: exchange.link("/organisation").text)
    }

    /// `POST /organisation/members/{id}`: another role, or none.
    static func setMember(_ exchange: Exchange) async throws -> Response {
        let (member, publisher) = try await manage(exchange)
        let form = try await exchange.ownForm(member.person)
        let store = exchange.site.stores.organisations
        guard let id = AccountID(exchange.parameter("id")),
            let known = try await store.members(of: publisher.id).first(where: { $0.account == id })
        else { throw ServiceError(.notFound) }
        if form["role"] == "none" {
            try await store.remove(
                account: id, from: publisher.id,
                event: member.event("membership.ended", id.description, as: "owner", at: exchange.now))
        } else {
            guard let role = form["role"].flatMap(MemberRole.init(rawValue:)) else {
                throw ServiceError(.invalidInput, "role is none of those offered.", field: "role")
            }
            try await store.put(
                Membership(account: id, organisation: publisher.id, role: role, since: known.since),
                event: member.event("membership.set", id.description, as: "owner", at: exchange.now))
        }
        // Whoever left the organisation no longer sees its page.
        return .seeOther(to: exchange.link(id == member.id ? "/account" : "/organisation").text)
    }

    static func find(_ exchange: Exchange) async throws -> (Member, Publisher) {
        let member = try await exchange.requireMember()
        guard let id = member.person.account.publisher, member.role != nil,
            let publisher = try await exchange.site.stores.publishers.publisher(id)
        else { throw ServiceError(.forbidden, "Your account belongs to no organisation.") }
        return (member, publisher)
    }

    static func manage(_ exchange: Exchange) async throws -> (Member, Publisher) {
        let (member, publisher) = try await find(exchange)
        guard member.managesOrganisation else {
            throw ServiceError(.forbidden, "Only owners of the organisation may do this.")
        }
        return (member, publisher)
    }

    private static func render(
        _ exchange: Exchange, _ member: Member, _ publisher: Publisher, newLink: String? = nil,
        errors: [FieldError] = []
    ) async throws -> Node {
        let t = exchange.language
        let stores = exchange.site.stores
        let organisation = try await stores.organisations.organisation(publisher.id)
        var people: [(membership: Membership, account: Account)] = []
        for membership in try await stores.organisations.members(of: publisher.id).prefix(500) {
            if let account = try await stores.accounts.account(membership.account) {
                people.append((membership, account))
            }
        }
        let invitations = member.managesOrganisation ? try await stores.invitations.invitations(to: publisher.id) : []
        return Layout(
            exchange: exchange, title: t.text("organisation.title"), section: .protect, isPrivate: true,
            hasErrors: !errors.isEmpty, person: member.person
        ).render {
            el(.div, .class("prose")) {
                el(.p, .class("kicker")) { el(.a, .href(exchange.link("/account"))) { t("account.title") } }
                Part.errorSummary(errors, t)
                el(.h1) { ShownText(publisher.displayName).node }
                if let newLink { PeopleParts.newLink(newLink, t) }
                el(.ul) {
                    el(.li) { el(.a, .href(exchange.link("/organisation/originals"))) { t("originals.title") } }
                    el(.li) { el(.a, .href(exchange.link("/organisation/keys"))) { t("keys.title") } }
                    el(.li) { el(.a, .href(exchange.link("/organisation/verification"))) { t("verification.title") } }
                }
                kind(organisation, member, exchange)
                el(.h2) { t("organisation.members") }
                el(.ul, .class("records")) {
                    for (membership, account) in people { row(membership, account, member, exchange) }
                }
                if member.managesOrganisation {
                    el(.h2) { t("invitation.many") }
                    PeopleParts.invitations(invitations, person: member.person, path: "/organisation", exchange)
                    el(
                        .form, .class("stack"), .set(.method, "post"),
                        .action(exchange.link("/organisation/invitations"))
                    ) {
                        member.person.tokenField
                        Part.field(
                            "note", label: t("invitation.note"), hint: t("invitation.note.hint"), maximum: 80,
                            errors: errors, t)
                        PeopleParts.select(
                            "member_role", label: t("organisation.role"), options: roleOptions(t),
                            selected: MemberRole.publisher.rawValue)
                        el(.button, .set(.type, "submit")) { t("invitation.make") }
                    }
                }
            }
        }
    }

    private static func roleOptions(_ t: Language) -> [(value: String, text: String)] {
        MemberRole.allCases.map { ($0.rawValue, t.text("member.\($0.rawValue)")) }
    }

    private static func kind(_ organisation: Organisation, _ member: Member, _ exchange: Exchange) -> Node {
        let t = exchange.language
        guard member.managesOrganisation else { return el(.p) { t("kind.\(organisation.kind.rawValue)") } }
        return el(.form, .class("stack"), .set(.method, "post"), .action(exchange.link("/organisation/kind"))) {
            member.person.tokenField
            PeopleParts.select(
                "kind", label: t("organisation.kind"),
                options: OrganisationKind.allCases.map { ($0.rawValue, t.text("kind.\($0.rawValue)")) },
                selected: organisation.kind.rawValue)
            el(.button, .set(.type, "submit")) { t("people.save") }
        }
    }

    private static func row(
        _ membership: Membership, _ account: Account, _ member: Member, _ exchange: Exchange
    ) -> Node {
        let t = exchange.language
        return el(.li) {
            ShownText(account.displayName).node
            " "
            el(.span, .class("note")) {
                t("member.\(membership.role.rawValue)")
                if account.isDisabled {
                    " · "
                    t("people.disabled")
                }
            }
            if member.managesOrganisation {
                el(
                    .form, .class("stack"), .set(.method, "post"),
                    .action(exchange.link("/organisation/members/\(account.id)"))
                ) {
                    member.person.tokenField
                    PeopleParts.select(
                        "role", id: "role-\(account.id)",
                        label: t("organisation.role_of", ["name": .name(account.displayName)]),
                        options: roleOptions(t) + [("none", t.text("member.none"))],
                        selected: membership.role.rawValue)
                    el(.button, .set(.type, "submit")) {
                        t("people.save")
                        el(.span, .class("hidden")) {
                            " "
                            ShownText(account.displayName).node
                        }
                    }
                }
            }
        }
    }
}
