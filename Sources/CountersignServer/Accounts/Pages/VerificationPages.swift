// SPDX-License-Identifier: Apache-2.0
import Accounts
import ByteKit
import ContentCheck
import Hummingbird
import ProvenanceRegistry

/// An organisation proves control of its published domain: it asks, puts a file there, and lets us look.
enum VerificationPages {
    /// `GET /organisation/verification`
    static func show(_ exchange: Exchange) async throws -> Response {
        let (member, publisher) = try await OrganisationPages.find(exchange)
        return .page(try await render(exchange, member, publisher, errors: []))
    }

    /// `POST /organisation/verification`
    static func request(_ exchange: Exchange) async throws -> Response {
        let (member, publisher) = try await OrganisationPages.manage(exchange)
        let form = try await exchange.ownForm(member.person)
        let stores = exchange.site.stores
        var verification: Verification
        do {
            verification = try Verification.request(
                id: VerificationID(at: exchange.now), organisation: publisher.id, by: member.id, method: .wellKnown,
                subject: (form["domain"] ?? "").trimmed, at: exchange.now)
        } catch {
            let wrong = FieldError(field: "domain", message: exchange.language("verification.domain.wrong"))
            return .page(try await render(exchange, member, publisher, errors: [wrong]), status: .unprocessableContent)
        }
        let open = try await stores.verifications.verifications(of: publisher.id).count {
            !$0.aged(to: exchange.now).state.isFinal
        }
        guard open < 5 else { throw ServiceError(.conflict, "Five verifications are open already; finish one first.") }
        try await stores.verifications.insert(
            verification,
            event: member.event("verification.requested", verification.id.description, as: "owner", at: exchange.now))
        var generator = SystemRandomNumberGenerator()
        verification = try verification.challenged(
            with: ProofReader.makeToken(using: &generator), at: exchange.now)
        try await stores.verifications.update(
            verification,
            event: AuditEvent(
                actor: .system, verb: "verification.challenged", object: verification.id.description, at: exchange.now))
        return .seeOther(to: exchange.link("/organisation/verification").text)
    }

    /// `POST /organisation/verification/{id}/prove`
    static func prove(_ exchange: Exchange) async throws -> Response {
        let (member, publisher) = try await OrganisationPages.manage(exchange)
        _ = try await exchange.ownForm(member.person)
        let site = exchange.site
        guard let id = VerificationID(exchange.parameter("id")),
            let verification = try await site.stores.verifications.verification(id),
            verification.organisation == publisher.id
        else { throw ServiceError(.notFound) }
        if let wait = site.limiter.take(.init(name: "links", burst: 30, seconds: 60), for: "all") {
            throw ServiceError(.tooManyRequests, "At most 30 links a minute.", retryAfter: wait)
        }
        guard let proofs = site.proofs else {
            throw ServiceError(.forbidden, "This service fetches nothing from outside.")
        }
        let isProven = await proofs.isProven(verification, answer: "")
        let next = try verification.tried(isProven, electionDay: nil, at: exchange.now)
        try await site.stores.verifications.update(
            next,
            event: member.event(
                isProven ? "verification.proven" : "verification.tried", id.description, as: "owner", at: exchange.now))
        guard isProven else {
            let error = FieldError(field: "look-\(id)", message: exchange.language("verification.not_found"))
            return .page(
                try await render(exchange, member, publisher, errors: [error]), status: .unprocessableContent)
        }
        return .seeOther(to: exchange.link("/organisation/verification").text)
    }

    private static func render(
        _ exchange: Exchange, _ member: Member, _ publisher: Publisher, errors: [FieldError]
    ) async throws -> Node {
        let t = exchange.language
        let known = try await exchange.site.stores.verifications.verifications(of: publisher.id)
            .map { $0.aged(to: exchange.now) }
        return Layout(
            exchange: exchange, title: t.text("verification.title"), section: .protect, isPrivate: true,
            hasErrors: !errors.isEmpty, person: member.person
        ).render {
            el(.div, .class("prose")) {
                el(.p, .class("kicker")) { el(.a, .href(exchange.link("/organisation"))) { t("organisation.title") } }
                Part.errorSummary(errors, t)
                el(.h1) { t("verification.title") }
                el(.p, .class("lead")) { t("verification.lead") }
                for verification in known.prefix(20) { item(verification, member, exchange, errors) }
                if exchange.site.proofs == nil {
                    el(.p) { t("verification.links_off") }
                } else if member.managesOrganisation {
                    el(
                        .form, .class("stack"), .set(.method, "post"),
                        .action(exchange.link("/organisation/verification"))
                    ) {
                        member.person.tokenField
                        Part.field(
                            "domain", label: t("verification.domain"), hint: t("verification.domain.hint"),
                            maximum: 253, errors: errors, t)
                        el(.button, .set(.type, "submit")) { t("verification.ask") }
                    }
                }
            }
        }
    }

    private static func item(
        _ verification: Verification, _ member: Member, _ exchange: Exchange, _ errors: [FieldError]
    ) -> Node {
        let t = exchange.language
        return el(.section) {
            el(.h2) { ShownText(verification.subject).node }
            el(.p) { t("verification.state.\(verification.state.rawValue)") }
            if let reason = verification.reason { el(.p, .class("note")) { ShownText(reason, limit: 500).node } }
            if verification.state == .challenged, let token = verification.challenge {
                el(.p) { t("verification.place") }
                el(.pre, .set(.tabindex, "0")) { Part.code(token) }
                el(.pre, .set(.tabindex, "0")) {
                    Part.code(ProofReader.fileAddress(domain: verification.subject, token: token))
                }
                if member.managesOrganisation {
                    el(
                        .form, .set(.method, "post"),
                        .action(exchange.link("/organisation/verification/\(verification.id)/prove"))
                    ) {
                        member.person.tokenField
                        Part.fieldError("look-\(verification.id)", errors, t)
                        el(.button, .class("primary"), .id("look-\(verification.id)"), .set(.type, "submit")) {
                            t("verification.look")
                        }
                    }
                }
            }
        }
    }
}

/// What was proved and waits for a registrar, and what holds.
enum RegistrarPages {
    /// `GET /registrar`
    static func show(_ exchange: Exchange) async throws -> Response {
        .page(try await render(exchange, try await exchange.requireStaff(.approveVerification), errors: []))
    }

    /// `POST /registrar/{id}/approve`
    static func approve(_ exchange: Exchange) async throws -> Response {
        let (member, verification, _) = try await find(exchange)
        let next = try verification.approved(
            by: member.actor, hasLevel2: try await hasLevel2(verification, exchange), electionDay: nil, at: exchange.now
        )
        try await store(next, "verification.approved", member, exchange)
        return .seeOther(to: exchange.link("/registrar").text)
    }

    /// `POST /registrar/{id}/end`: denies what waits, revokes what holds.
    static func end(_ exchange: Exchange) async throws -> Response {
        let (member, verification, form) = try await find(exchange)
        let reason = String((form["reason"] ?? "").trimmed.prefix(500))
        guard !reason.isEmpty else {
            let error = FieldError(
                field: "reason-\(verification.id)", message: exchange.language("registrar.reason.missing"))
            return .page(try await render(exchange, member, errors: [error]), status: .unprocessableContent)
        }
        let holds = verification.state == .approved
        let next =
            holds
            ? try verification.revoked(by: member.actor, reason: reason)
            : try verification.denied(by: member.actor, reason: reason)
        try await store(next, holds ? "verification.revoked" : "verification.denied", member, exchange)
        return .seeOther(to: exchange.link("/registrar").text)
    }

    private static func find(_ exchange: Exchange) async throws -> (Member, Verification, FormFields) {
        let member = try await exchange.requireStaff(.approveVerification)
        let form = try await exchange.ownForm(member.person)
        guard let id = VerificationID(exchange.parameter("id")),
            let verification = try await exchange.site.stores.verifications.verification(id)
        else { throw ServiceError(.notFound) }
        return (member, verification.aged(to: exchange.now), form)
    }

    private static func hasLevel2(_ verification: Verification, _ exchange: Exchange) async throws -> Bool {
        try await exchange.site.stores.verifications.verifications(of: verification.organisation)
            .contains { $0.level(at: exchange.now) == 2 }
    }

    private static func store(
        _ verification: Verification, _ verb: String, _ member: Member, _ exchange: Exchange
    ) async throws {
        try await exchange.site.stores.verifications.update(
            verification,
            event: member.event(verb, verification.id.description, as: Role.registrar.rawValue, at: exchange.now))
        try await VerifiedNames(site: exchange.site).settle(verification.organisation)
    }

    private static func render(
        _ exchange: Exchange, _ member: Member, errors: [FieldError]
    ) async throws -> Node {
        let t = exchange.language
        let stores = exchange.site.stores
        var names: [PublisherID: String] = [:]
        for publisher in try await stores.publishers.publishers() { names[publisher.id] = publisher.displayName }
        let waiting = try await stores.verifications.verifications(in: .proven).map { $0.aged(to: exchange.now) }
            .filter { $0.state == .proven }
        let holding = try await stores.verifications.verifications(in: .approved).map { $0.aged(to: exchange.now) }
            .filter { $0.state == .approved }
        return Layout(
            exchange: exchange, title: t.text("registrar.title"), section: .protect, isPrivate: true,
            hasErrors: !errors.isEmpty, person: member.person
        ).render {
            el(.div, .class("prose")) {
                el(.p, .class("kicker")) { el(.a, .href(exchange.link("/account"))) { t("account.title") } }
                Part.errorSummary(errors, t)
                el(.h1) { t("registrar.title") }
                el(.h2) { t("registrar.waiting") }
                if waiting.isEmpty { el(.p) { t("registrar.none") } }
                for verification in waiting { item(verification, names, member, exchange, errors) }
                el(.h2) { t("registrar.holding") }
                if holding.isEmpty { el(.p) { t("registrar.none") } }
                for verification in holding { item(verification, names, member, exchange, errors) }
            }
        }
    }

    private static func item(
        _ verification: Verification, _ names: [PublisherID: String], _ member: Member, _ exchange: Exchange,
        _ errors: [FieldError]
    ) -> Node {
        let t = exchange.language
        let name = ShownText(names[verification.organisation] ?? "").text
        let reason = "reason-\(verification.id)"
        return el(.section) {
            el(.h3) { ShownText(verification.subject).node }
            el(.p) {
                t("registrar.ask", ["name": .name(name), "subject": .name(ShownText(verification.subject).text)])
            }
            if verification.state == .proven {
                el(
                    .form, .class("stack"), .set(.method, "post"),
                    .action(exchange.link("/registrar/\(verification.id)/approve"))
                ) {
                    member.person.tokenField
                    el(.button, .class("primary"), .set(.type, "submit")) {
                        t("registrar.approve")
                        el(.span, .class("hidden")) {
                            " "
                            ShownText(verification.subject).node
                        }
                    }
                }
            }
            el(
                .form, .class("stack"), .set(.method, "post"),
                .action(exchange.link("/registrar/\(verification.id)/end"))
            ) {
                member.person.tokenField
                el(.div, .class("field")) {
                    el(.label, .set(.for, reason)) {
                        t("registrar.reason", ["subject": .name(ShownText(verification.subject).text)])
                    }
                    Part.fieldError(reason, errors, t)
                    el(
                        .input, .set(.type, "text"), .id(reason), .set(.name, "reason"), .set(.maxlength, "500"),
                        .flag(.required))
                }
                el(.button, .set(.type, "submit")) {
                    t(verification.state == .approved ? "registrar.revoke" : "registrar.deny")
                    el(.span, .class("hidden")) {
                        " "
                        ShownText(verification.subject).node
                    }
                }
            }
        }
    }
}
