// SPDX-License-Identifier: Apache-2.0
import Accounts
import Hummingbird
import ProvenanceRegistry

/// Somebody who is signed in, with what they were given.
struct Member: Sendable {
    let person: SignedIn
    let grant: AccessGrant
    /// What the account is inside the organisation it acts for.
    let role: MemberRole?
    /// The second factor was confirmed.
    let hasSecondFactor: Bool

    var id: AccountID { person.account.id }
    var actor: Actor { grant.actor(for: person.account.publisher) }

    /// Whether the member may manage the members of the organisation acted for.
    var managesOrganisation: Bool { role?.may(.manageMembers) ?? false }

    /// The event of something this member did.
    func event(
        _ verb: String, _ object: String, as role: String? = nil, payload: CanonicalJSON = .object([:]),
        at now: Timestamp
    ) -> AuditEvent {
        AuditEvent(
            actor: AuditActor(role: role ?? person.account.role.rawValue, id: id.description), verb: verb,
            object: object, payload: payload, at: now)
    }
}

extension Exchange {
    /// Who is signed in, with what they were given.
    /// - Throws: ``ServiceError`` `sign_in_required`.
    func requireMember() async throws -> Member {
        let person = try await requireSignedIn()
        let grant = try await site.stores.access.grant(of: person.account.id)
        let memberships = try await site.stores.organisations.memberships(of: person.account.id)
        let factor = try await site.stores.secondFactors.factor(of: person.account.id)
        return Member(
            person: person, grant: grant,
            role: memberships.first { $0.organisation == person.account.publisher }?.role,
            hasSecondFactor: factor?.confirmedAt != nil)
    }

    /// Somebody of the staff who may do `verb` and has a second factor.
    /// - Throws: ``ServiceError`` `sign_in_required`, `forbidden`; ``SecondFactorNeeded``.
    func requireStaff(_ verb: Verb, in queue: QueueName? = nil) async throws -> Member {
        let member = try await requireMember()
        do { try member.actor.require(verb, in: queue) } catch {
            throw ServiceError(.forbidden, error.message)
        }
        guard member.hasSecondFactor else { throw SecondFactorNeeded() }
        return member
    }

    /// The fields of a form that belongs to this session.
    func ownForm(_ person: SignedIn) async throws -> FormFields {
        try requireSameSite()
        let form = try await urlEncodedBody()
        try person.require(token: form["token"])
        return form
    }
}

/// A role needs a second factor that the account has not. Leads to the page where it is set up.
struct SecondFactorNeeded: Error {}

extension Exchange {
    /// Runs a handler of the staff; who lacks a second factor is led to where it is set up.
    static func staffed(
        _ handler: @escaping @Sendable (Exchange) async throws -> Response
    ) -> @Sendable (Exchange) async throws -> Response {
        { exchange in
            do { return try await handler(exchange) } catch is SecondFactorNeeded {
                return .seeOther(to: exchange.link("/account/second-factor?needed=1").text)
            }
        }
    }
}
