// SPDX-License-Identifier: Apache-2.0
import Accounts
import ContentCheck
import Hummingbird
import ProvenanceRegistry
import TrustServices

/// The keys that an organisation signs with: looked at, renewed, withdrawn.
enum KeyPages {
    /// `GET /organisation/keys`
    static func show(_ exchange: Exchange) async throws -> Response {
        let (member, publisher) = try await OrganisationPages.find(exchange)
        let certificates = try await exchange.site.work.authority.certificates(of: publisher.id)
        return .page(render(exchange, member, certificates))
    }

    /// `GET /organisation/keys/renew`
    static func askRenewal(_ exchange: Exchange) async throws -> Response {
        let (member, _) = try await OrganisationPages.manage(exchange)
        return .page(renewal(exchange, member))
    }

    /// `POST /organisation/keys/renew`
    static func renew(_ exchange: Exchange) async throws -> Response {
        _ = try await exchange.ownForm(exchange.requireSignedIn())
        let (member, publisher) = try await OrganisationPages.manage(exchange)
        guard try await !exchange.site.work.authority.certificates(of: publisher.id).isEmpty else {
            throw ServiceError(.notFound, "The organisation has no key yet.")
        }
        try await log("key.renewal_requested", publisher, member, .object([:]), exchange)
        try await exchange.site.work.authority.renew(publisher.id)
        return .seeOther(to: exchange.link("/organisation/keys").text)
    }

    /// `GET /organisation/keys/{serial}/revoke`
    static func askRevocation(_ exchange: Exchange) async throws -> Response {
        let (member, certificate) = try await find(exchange)
        return .page(revocation(exchange, member, certificate, errors: []))
    }

    /// `POST /organisation/keys/{serial}/revoke`
    static func revoke(_ exchange: Exchange) async throws -> Response {
        let form = try await exchange.ownForm(exchange.requireSignedIn())
        let (member, certificate) = try await find(exchange)
        guard let reason = form["reason"].flatMap(RevocationReason.init(rawValue:)), reason != .unspecified else {
            let error = FieldError(field: "reason", message: exchange.language("keys.reason.missing"))
            return .page(
                revocation(exchange, member, certificate, errors: [error]), status: .unprocessableContent)
        }
        let (_, publisher) = try await OrganisationPages.manage(exchange)
        try await log(
            "key.revocation_requested", publisher, member,
            .object(["serial_number": .string(certificate.serialNumber), "reason": .string(reason.rawValue)]), exchange)
        try await exchange.site.work.authority.revoke(certificate.serialNumber, of: publisher.id, reason: reason)
        return .seeOther(to: exchange.link("/organisation/keys").text)
    }

    /// The wish is in the log before the signer acts on it: what it did stands in the signer's own register.
    private static func log(
        _ verb: String, _ publisher: Publisher, _ member: Member, _ payload: CanonicalJSON, _ exchange: Exchange
    ) async throws {
        try await exchange.site.stores.publishers.note(
            member.event(verb, publisher.id.description, as: "owner", payload: payload, at: exchange.now))
    }

    private static func find(_ exchange: Exchange) async throws -> (Member, IssuedCertificate) {
        let (member, publisher) = try await OrganisationPages.manage(exchange)
        let serial = exchange.parameter("serial")
        guard
            let certificate = try await exchange.site.work.authority.certificates(of: publisher.id)
                .first(where: { $0.serialNumber == serial && $0.revocation == nil })
        else { throw ServiceError(.notFound) }
        return (member, certificate)
    }

    private static func page(
        _ title: String, _ exchange: Exchange, _ member: Member, errors: [FieldError] = [], below: Bool = true,
        @NodeBuilder _ content: () -> [Node]
    ) -> Node {
        let t = exchange.language
        let inner = content()
        return Layout(
            exchange: exchange, title: t.text(title), section: .protect, isPrivate: true, hasErrors: !errors.isEmpty,
            person: member.person
        ).render {
            el(.div, .class("prose")) {
                el(.p, .class("kicker")) {
                    el(.a, .href(exchange.link(below ? "/organisation/keys" : "/organisation"))) {
                        t(below ? "keys.title" : "organisation.title")
                    }
                }
                Part.errorSummary(errors, t)
                el(.h1) { t(title) }
                inner
            }
        }
    }

    private static func render(_ exchange: Exchange, _ member: Member, _ certificates: [IssuedCertificate]) -> Node {
        let t = exchange.language
        return page("keys.title", exchange, member, below: false) {
            el(.p, .class("lead")) { t("keys.lead") }
            if certificates.isEmpty { el(.p) { t("keys.none") } }
            for certificate in certificates {
                el(.section, .class("panel")) {
                    el(.h2) { t(certificate.isPresent ? "keys.present" : "keys.earlier") }
                    Part.facts(facts(certificate, exchange))
                }
                if member.managesOrganisation, certificate.revocation == nil {
                    el(.p) {
                        el(.a, .href(exchange.link("/organisation/keys/\(certificate.serialNumber)/revoke"))) {
                            t("keys.revoke")
                            el(.span, .class("hidden"), text: " \(certificate.serialNumber)")
                        }
                    }
                }
            }
            if member.managesOrganisation, !certificates.isEmpty {
                el(.p) {
                    el(.a, .class("button"), .href(exchange.link("/organisation/keys/renew"))) { t("keys.renew") }
                }
            }
        }
    }

    private static func facts(_ certificate: IssuedCertificate, _ exchange: Exchange) -> [(label: Node, value: Node)] {
        let t = exchange.language
        let state: Node
        if let revocation = certificate.revocation {
            state = t(
                "keys.state.revoked",
                [
                    "date": .day(revocation.at),
                    "reason": .message(Message("page.keys.reason.\(revocation.reason.rawValue)")),
                ])
        } else if certificate.validUntil < exchange.now {
            state = t("keys.state.over", ["date": .day(certificate.validUntil)])
        } else {
            state = t("keys.state.good", ["date": .day(certificate.validUntil)])
        }
        return [
            (t("keys.state"), state),
            (t("publisher.key.subject"), ShownText(certificate.subject, limit: 200).node),
            (t("keys.serial"), Part.code(certificate.serialNumber)),
            (t("publisher.key.digest"), Part.code(certificate.digest)),
        ]
    }

    private static func renewal(_ exchange: Exchange, _ member: Member) -> Node {
        let t = exchange.language
        return page("keys.renew.title", exchange, member) {
            el(.p) { t("keys.renew.consequence") }
            el(.form, .class("stack"), .set(.method, "post"), .action(exchange.link("/organisation/keys/renew"))) {
                member.person.tokenField
                el(.button, .class("primary"), .set(.type, "submit")) { t("keys.renew") }
            }
        }
    }

    private static func revocation(
        _ exchange: Exchange, _ member: Member, _ certificate: IssuedCertificate, errors: [FieldError]
    ) -> Node {
        let t = exchange.language
        return page("keys.revoke.title", exchange, member, errors: errors) {
            Part.facts(facts(certificate, exchange))
            el(.p) { t("keys.revoke.consequence") }
            el(
                .form, .class("stack"), .set(.method, "post"),
                .action(exchange.link("/organisation/keys/\(certificate.serialNumber)/revoke"))
            ) {
                member.person.tokenField
                el(.fieldset, .id("reason")) {
                    el(.legend) { t("keys.reason") }
                    Part.fieldError("reason", errors, t)
                    for reason in RevocationReason.allCases where reason != .unspecified {
                        el(.div, .class("choice")) {
                            el(
                                .input, .set(.type, "radio"), .id("reason-\(reason.rawValue)"), .set(.name, "reason"),
                                .set(.value, reason.rawValue))
                            el(.label, .set(.for, "reason-\(reason.rawValue)")) { t("keys.reason.\(reason.rawValue)") }
                        }
                    }
                }
                el(.button, .class("primary"), .set(.type, "submit")) { t("keys.revoke") }
            }
        }
    }
}
