// SPDX-License-Identifier: Apache-2.0
import Accounts
import ProvenanceRegistry
import Testing

@Suite("Stores of accounts")
struct AccountsConformanceTests {
    private struct Cast {
        let folder: ScratchFolder
        let storage: any RegistryStorage & AccountsStorage
        let publisher = Sample.publisher()
        let admin: Account
        let clerk: Account

        init(_ implementation: Implementation) async throws {
            folder = try ScratchFolder()
            storage = try implementation.make(folder.path)
            admin = Account(
                id: AccountID(at: Sample.start), loginName: "admin", displayName: "A", publisher: publisher.id,
                role: .administrator, passwordHash: "$scrypt$test", createdAt: Sample.start)
            clerk = Sample.account("clerk", publisher: publisher)
            try await storage.publishers.insert(publisher, event: Sample.event("publisher.entered"))
            for account in [admin, clerk] {
                try await storage.accounts.insert(account, event: Sample.event("account.entered"))
            }
        }

        func entries() async throws -> [String] {
            try await storage.auditLog.entries(after: 0, limit: 1000).map(\.entry.verb)
        }
    }

    @Test("roles and queues are replaced as a whole, and the last administrator stays", arguments: Implementation.all)
    func grants(_ implementation: Implementation) async throws {
        let cast = try await Cast(implementation)
        let access = cast.storage.access
        #expect(try await access.grant(of: cast.admin.id).roles == [.admin])
        #expect(try await access.grant(of: cast.clerk.id).roles == [])
        let queue = try #require(QueueName("images"))
        let grant = AccessGrant(account: cast.clerk.id, roles: [.reviewer, .registrar, .system], queues: [queue])
        #expect(!grant.roles.contains(.system))
        try await access.set(grant, event: Sample.event("access.set"))
        #expect(try await access.grant(of: cast.clerk.id) == grant)
        let none = AccessGrant(account: cast.admin.id, roles: [])
        await #expect(throws: AccountError(.lastOne, "")) {
            try await access.set(none, event: Sample.event("access.refused"))
        }
        await #expect(throws: AccountError(.lastOne, "")) {
            try await access.setDisabled(true, account: cast.admin.id, event: Sample.event("access.refused"))
        }
        try await access.set(
            AccessGrant(account: cast.clerk.id, roles: [.admin]), event: Sample.event("access.set"))
        #expect(try await cast.storage.accounts.account(cast.clerk.id)?.role == .administrator)
        #expect(try await access.grant(of: cast.clerk.id) == AccessGrant(account: cast.clerk.id, roles: [.admin]))
        try await access.set(none, event: Sample.event("access.set"))
        #expect(try await access.grant(of: cast.admin.id).roles == [])
        await #expect(throws: AccountError(.notFound, "")) {
            try await access.set(
                AccessGrant(account: AccountID(at: Sample.start), roles: [.admin]),
                event: Sample.event("access.refused"))
        }
        // What was refused left no trace: change and entry are one transaction.
        #expect(try await !cast.entries().contains("access.refused"))
        #expect(try await cast.storage.auditLog.verify().isIntact)
    }

    @Test("a disabled account loses its sessions in the same step", arguments: Implementation.all)
    func disable(_ implementation: Implementation) async throws {
        let cast = try await Cast(implementation)
        func begin(_ secret: String, _ account: Account) async throws {
            try await cast.storage.sessions.insert(
                Session(
                    secretDigest: Sample.digest(secret), account: account.id, createdAt: Sample.start,
                    lastUsedAt: Sample.start, expiresAt: Sample.start.adding(seconds: 100)),
                event: Sample.event("session.began"))
        }
        for secret in ["a", "b", "c"] { try await begin(secret, cast.clerk) }
        try await begin("other", cast.admin)
        let directory = cast.storage.sessionDirectory
        #expect(try await directory.sessions(of: cast.clerk.id, now: Sample.start).count == 3)
        #expect(try await directory.sessions(of: cast.clerk.id, now: Sample.start.adding(seconds: 100)).isEmpty)
        let ended = try await directory.endOthers(
            of: cast.clerk.id, keeping: Sample.digest("b"), event: Sample.event("session.others_ended"))
        #expect(ended == 2)
        #expect(
            try await directory.sessions(of: cast.clerk.id, now: Sample.start).map(\.secretDigest)
                == [Sample.digest("b")])
        try await cast.storage.access.setDisabled(
            true, account: cast.clerk.id, event: Sample.event("account.disabled"))
        #expect(try await cast.storage.accounts.account(cast.clerk.id)?.isDisabled == true)
        #expect(try await directory.sessions(of: cast.clerk.id, now: Sample.start).isEmpty)
        #expect(try await directory.sessions(of: cast.admin.id, now: Sample.start).count == 1)
    }

    @Test("an organisation keeps an owner", arguments: Implementation.all)
    func members(_ implementation: Implementation) async throws {
        let cast = try await Cast(implementation)
        let store = cast.storage.organisations
        #expect(try await store.organisation(cast.publisher.id).kind == .other)
        for kind in [OrganisationKind.campaign, .electionAuthority] {
            try await store.put(
                Organisation(id: cast.publisher.id, kind: kind), event: Sample.event("organisation.said"))
            #expect(try await store.organisation(cast.publisher.id).kind == kind)
        }
        func roles() async throws -> [AccountID: MemberRole] {
            Dictionary(
                try await store.members(of: cast.publisher.id).map { ($0.account, $0.role) },
                uniquingKeysWith: { a, _ in a })
        }
        #expect(try await roles() == [cast.admin.id: .owner, cast.clerk.id: .publisher])
        func membership(_ account: Account, _ role: MemberRole) -> Membership {
            Membership(account: account.id, organisation: cast.publisher.id, role: role, since: Sample.start)
        }
        await #expect(throws: AccountError(.lastOne, "")) {
            try await store.put(membership(cast.admin, .observer), event: Sample.event("membership.set"))
        }
        await #expect(throws: AccountError(.lastOne, "")) {
            try await store.remove(
                account: cast.admin.id, from: cast.publisher.id, event: Sample.event("membership.ended"))
        }
        try await store.put(membership(cast.clerk, .owner), event: Sample.event("membership.set"))
        try await store.remove(
            account: cast.admin.id, from: cast.publisher.id, event: Sample.event("membership.ended"))
        #expect(try await roles() == [cast.clerk.id: .owner])
        #expect(try await cast.storage.accounts.account(cast.admin.id)?.publisher == nil)
        #expect(try await store.memberships(of: cast.admin.id).isEmpty)
        await #expect(throws: AccountError(.notFound, "")) {
            try await store.remove(
                account: cast.admin.id, from: cast.publisher.id, event: Sample.event("membership.ended"))
        }
    }

    @Test("an invitation makes one account, with what it says and nothing more", arguments: Implementation.all)
    func invitations(_ implementation: Implementation) async throws {
        let cast = try await Cast(implementation)
        let store = cast.storage.invitations
        func invite(_ secret: String, roles: Set<Role> = [.reviewer], to publisher: PublisherID?) async throws
            -> Invitation
        {
            let invitation = Invitation(
                id: InvitationID(at: Sample.start), secretDigest: Sample.digest(secret), note: "For the desk",
                organisation: publisher, memberRole: .observer, roles: roles, invitedBy: cast.admin.id,
                createdAt: Sample.start)
            try await store.insert(invitation, event: Sample.event("invitation.made"))
            return invitation
        }
        func accept(_ secret: String, _ name: String, at seconds: Int64 = 1) async throws -> AccountID {
            var account = Sample.account(name)
            account.role = .administrator
            try await store.accept(
                secretDigest: Sample.digest(secret), now: Sample.start.adding(seconds: seconds), account: account,
                event: Sample.event("invitation.accepted"))
            return account.id
        }
        let first = try await invite("one", to: cast.publisher.id)
        #expect(try await store.invitation(secretDigest: Sample.digest("one")) == first)
        #expect(try await store.invitations(to: cast.publisher.id) == [first])
        #expect(try await store.invitations(to: nil).isEmpty)
        // A name in use makes nothing, and uses nothing up.
        await #expect(throws: RegistryError(.alreadyExists, "")) { _ = try await accept("one", "CLERK") }
        let made = try await accept("one", "newcomer")
        #expect(try await cast.storage.accounts.account(made)?.role == .publisher)
        #expect(try await cast.storage.access.grant(of: made).roles == [.reviewer])
        #expect(try await cast.storage.organisations.memberships(of: made).map(\.role) == [.observer])
        await #expect(throws: AccountError(.spent, "")) { _ = try await accept("one", "second") }
        await #expect(throws: AccountError(.spent, "")) { _ = try await accept("unknown", "second") }
        _ = try await invite("late", to: nil)
        await #expect(throws: AccountError(.spent, "")) {
            _ = try await accept("late", "second", at: Invitation.lifetime)
        }
        let revoked = try await invite("taken back", roles: [.admin], to: nil)
        try await store.revoke(revoked.id, at: Sample.start, event: Sample.event("invitation.revoked"))
        await #expect(throws: AccountError(.spent, "")) { _ = try await accept("taken back", "second") }
        await #expect(throws: AccountError(.spent, "")) {
            try await store.revoke(first.id, at: Sample.start, event: Sample.event("invitation.revoked"))
        }
        #expect(try await cast.storage.accounts.account(loginName: "second") == nil)
        #expect(try await cast.entries().count { $0 == "invitation.accepted" } == 1)
    }

    @Test("a step and a recovery code count once, also at the same moment", arguments: Implementation.all)
    func secondFactor(_ implementation: Implementation) async throws {
        let cast = try await Cast(implementation)
        let store = cast.storage.secondFactors
        let id = cast.clerk.id
        let factor = SecondFactor(account: id, sealedSecret: [1, 2, 3], createdAt: Sample.start)
        try await store.replace(with: factor, event: Sample.event("second_factor.made"))
        #expect(try await store.factor(of: id) == factor)
        let codes = ["a", "b"].map(Sample.digest)
        try await store.confirm(
            account: id, step: 100, at: Sample.start, recovery: codes, event: Sample.event("second_factor.confirmed"))
        #expect(try await store.factor(of: id)?.confirmedAt == Sample.start)
        await #expect(throws: AccountError(.spent, "")) {
            try await store.confirm(
                account: id, step: 101, at: Sample.start, recovery: [], event: Sample.event("second_factor.confirmed"))
        }
        #expect(try await !store.use(step: 100, account: id))
        let wins = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 { group.addTask { try await store.use(step: 101, account: id) } }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(wins == 1)
        let used = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    try await store.use(
                        recovery: Sample.digest("a"), account: id, event: Sample.event("recovery.used"))
                }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(used == 1)
        #expect(try await store.recoveryCount(of: id) == 1)
        #expect(try await cast.entries().count { $0 == "recovery.used" } == 1)
        #expect(
            try await !store.use(
                recovery: Sample.digest("b"), account: cast.admin.id, event: Sample.event("recovery.used")))
        try await store.remove(account: id, event: Sample.event("second_factor.removed"))
        #expect(try await store.factor(of: id) == nil)
        #expect(try await store.recoveryCount(of: id) == 0)
    }

    @Test("a challenge ends with its time, its tries, or its answer", arguments: Implementation.all)
    func challenges(_ implementation: Implementation) async throws {
        let cast = try await Cast(implementation)
        let store = cast.storage.secondFactors
        func insert(_ secret: String) async throws {
            try await store.insert(
                SignInChallenge(
                    secretDigest: Sample.digest(secret), account: cast.clerk.id,
                    expiresAt: Sample.start.adding(seconds: SignInChallenge.lifetime)))
        }
        try await insert("a")
        for _ in 0..<SignInChallenge.tries {
            #expect(try await store.isOpen(secretDigest: Sample.digest("a"), now: Sample.start))
            #expect(
                try await store.take(secretDigest: Sample.digest("a"), now: Sample.start)?.account == cast.clerk.id)
        }
        #expect(try await store.take(secretDigest: Sample.digest("a"), now: Sample.start) == nil)
        #expect(try await !store.isOpen(secretDigest: Sample.digest("a"), now: Sample.start))
        try await insert("b")
        let late = Sample.start.adding(seconds: SignInChallenge.lifetime)
        #expect(try await store.take(secretDigest: Sample.digest("b"), now: late) == nil)
        try await insert("c")
        try await store.remove(secretDigest: Sample.digest("c"), now: Sample.start)
        #expect(try await store.take(secretDigest: Sample.digest("c"), now: Sample.start) == nil)
        #expect(try await store.take(secretDigest: Sample.digest("b"), now: Sample.start) != nil)
    }

    @Test("a verification is read back as it was stored, and a stale change is refused", arguments: Implementation.all)
    func verifications(_ implementation: Implementation) async throws {
        let cast = try await Cast(implementation)
        let store = cast.storage.verifications
        let registrar = Actor(id: cast.admin.id, roles: [.registrar])
        let requested = try Verification.request(
            id: VerificationID(at: Sample.start), organisation: cast.publisher.id, by: cast.clerk.id, method: .dns,
            subject: "norhaven.example", at: Sample.start)
        try await store.insert(requested, event: Sample.event("verification.requested"))
        #expect(try await store.verification(requested.id) == requested)
        var step = try requested.challenged(with: "token", at: Sample.start)
        try await store.update(step, event: Sample.event("verification.challenged"))
        step.version = 2
        #expect(try await store.verification(requested.id) == step)
        await #expect(throws: RegistryError(.versionConflict, "")) {
            try await store.update(
                try requested.challenged(with: "other", at: Sample.start),
                event: Sample.event("verification.challenged"))
        }
        step = try step.tried(true, electionDay: nil, at: Sample.start)
        step = try step.approved(by: registrar, hasLevel2: false, electionDay: nil, at: Sample.start)
        try await store.update(step, event: Sample.event("verification.approved"))
        step.version = 3
        #expect(try await store.verifications(of: cast.publisher.id) == [step])
        #expect(try await store.verifications(in: .approved) == [step])
        #expect(try await store.verifications(in: .requested).isEmpty)
    }
}
