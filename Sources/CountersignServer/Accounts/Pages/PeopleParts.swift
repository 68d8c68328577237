// SPDX-License-Identifier: Apache-2.0
import Accounts
import ContentCheck
import ProvenanceRegistry

/// Parts that the pages about people share.
enum PeopleParts {
    /// A choice of one, as a menu.
    static func select(
        _ name: String, id: String? = nil, label: Node, options: [(value: String, text: String)], selected: String
    ) -> Node {
        let id = id ?? name
        return el(.div, .class("field")) {
            el(.label, .set(.for, id)) { label }
            el(.select, .id(id), .set(.name, name)) {
                for option in options {
                    el(
                        .option, .set(.value, option.value), .flag(.selected, option.value == selected),
                        text: option.text)
                }
            }
        }
    }

    /// One box to tick for each role that a person can be given.
    static func roles(_ chosen: Set<Role>, _ t: Language) -> Node {
        el(.fieldset) {
            el(.legend) { t("people.roles") }
            for role in Role.allCases where role.isAssignable {
                el(.div, .class("choice")) {
                    el(
                        .input, .set(.type, "checkbox"), .id("role-\(role.rawValue)"), .set(.name, "role"),
                        .set(.value, role.rawValue), .flag(.checked, chosen.contains(role)))
                    el(.label, .set(.for, "role-\(role.rawValue)")) { t("role.\(role.rawValue)") }
                }
            }
        }
    }

    /// The roles in a form; what is no assignable role is left out.
    static func roles(in form: FormFields) -> Set<Role> {
        Set(form.all("role").compactMap(Role.init(rawValue:)).filter(\.isAssignable))
    }

    /// The queues in a form, or nil where one has no possible name.
    static func queues(in form: FormFields) -> Set<QueueName>? {
        let words = (form["queues"] ?? "").split(whereSeparator: { $0.isWhitespace || $0 == "," }).prefix(100)
        let names = words.compactMap { QueueName(String($0)) }
        return names.count == words.count ? Set(names) : nil
    }

    /// The field for queues.
    static func queueField(_ queues: Set<QueueName>, errors: [FieldError], _ t: Language) -> Node {
        Part.field(
            "queues", label: t("people.queues"), hint: t("people.queues.hint"),
            value: queues.sorted().map(\.description).joined(separator: " "), required: false, maximum: 1000,
            errors: errors, t)
    }

    /// A link that is shown once.
    static func newLink(_ link: String, _ t: Language) -> Node {
        el(.div, .class("confirmation")) {
            el(.h2) { t("invitation.new") }
            el(.p) { t("invitation.new.text") }
            el(.pre, .set(.tabindex, "0")) { Part.code(link) }
        }
    }

    /// Invitations with their state, and a button to take an open one back.
    static func invitations(
        _ invitations: [Invitation], person: SignedIn, path: String, _ exchange: Exchange
    ) -> Node {
        let t = exchange.language
        guard !invitations.isEmpty else { return el(.p) { t("invitation.none") } }
        return el(.ul, .class("records")) {
            for invitation in invitations.prefix(50) {
                el(.li) {
                    ShownText(invitation.note).node
                    " "
                    el(.span, .class("note")) {
                        let state = invitation.state(at: exchange.now)
                        if state == .open {
                            t("invitation.until", ["date": .day(invitation.expiresAt)])
                        } else {
                            t("invitation.state.\(state.rawValue)")
                        }
                    }
                    if invitation.state(at: exchange.now) == .open {
                        el(
                            .form, .class("inline"), .set(.method, "post"),
                            .action(exchange.link("\(path)/invitations/\(invitation.id)/revoke"))
                        ) {
                            person.tokenField
                            el(.button, .class("quiet"), .set(.type, "submit")) {
                                t("account.token.revoke")
                                el(.span, .class("hidden")) {
                                    " "
                                    ShownText(invitation.note).node
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// Makes an invitation; gives the link.
    static func invite(
        _ exchange: Exchange, _ member: Member, note: String, organisation: PublisherID?, memberRole: MemberRole,
        roles: Set<Role> = [], queues: Set<QueueName> = [], as role: String
    ) async throws -> String {
        let secret = Secret.make(bytes: 24)
        let invitation = Invitation(
            id: InvitationID(at: exchange.now), secretDigest: Secret.digest(secret), note: String(note.prefix(80)),
            organisation: organisation, memberRole: memberRole, roles: roles, queues: queues, invitedBy: member.id,
            createdAt: exchange.now)
        try await exchange.site.stores.invitations.insert(
            invitation,
            event: member.event(
                "invitation.made", invitation.id.description, as: role,
                payload: .object([
                    "roles": .string(roles.sorted().map(\.rawValue).joined(separator: " ")),
                    "member_role": .string(memberRole.rawValue),
                ]), at: exchange.now))
        return "\(exchange.origin)/invitation/\(secret)"
    }

    /// What the account module refuses, in the service's terms.
    static func translated(_ error: AccountError) -> ServiceError {
        switch error.code {
        case .forbidden: ServiceError(.forbidden, error.message)
        case .notFound: ServiceError(.notFound, error.message)
        case .spent: ServiceError(.gone, error.message)
        case .lastOne, .invalidTransition: ServiceError(.conflict, error.message)
        case .tooManyTries: ServiceError(.tooManyRequests, error.message)
        case .wrongCredentials, .invalidValue: ServiceError(.invalidInput, error.message)
        }
    }
}
