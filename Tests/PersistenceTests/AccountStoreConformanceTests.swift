// SPDX-License-Identifier: Apache-2.0
import Persistence
import ProvenanceRegistry
import Testing

@Suite("Account, session, token and other stores")
struct AccountStoreConformanceTests {
    @Test("Login names are unique whatever their case", arguments: Implementation.all)
    func accounts(_ implementation: Implementation) async throws {
        let folder = try ScratchFolder()
        let storage = try implementation.make(folder.path)
        var account = Sample.account("Mara")
        try await storage.accounts.insert(account, event: Sample.event("account.made"))
        #expect(try await storage.accounts.account(loginName: "mARA") == account)
        #expect(try await storage.accounts.account(account.id) == account)
        await #expect(throws: RegistryError(.alreadyExists, "")) {
            try await storage.accounts.insert(Sample.account("mara"), event: Sample.event("account.made"))
        }
        account.isDisabled = true
        try await storage.accounts.update(account, event: Sample.event("account.disabled"))
        #expect(try await storage.accounts.accounts().map(\.isDisabled) == [true])
        await #expect(throws: RegistryError(.versionConflict, "")) {
            try await storage.accounts.update(account, event: Sample.event("account.disabled"))
        }
        #expect(try await storage.accounts.count() == 1)
    }

    @Test("Sessions end at their time, one by one and all at once", arguments: Implementation.all)
    func sessions(_ implementation: Implementation) async throws {
        let folder = try ScratchFolder()
        let storage = try implementation.make(folder.path)
        let account = Sample.account("mara")
        try await storage.accounts.insert(account, event: Sample.event("account.made"))
        func session(_ secret: String, seconds: Int64) -> Session {
            Session(
                secretDigest: Sample.digest(secret), account: account.id, createdAt: Sample.start,
                lastUsedAt: Sample.start, expiresAt: Sample.start.adding(seconds: seconds))
        }
        for (secret, seconds) in [("a", Int64(10)), ("b", 100), ("c", 100), ("d", 100)] {
            try await storage.sessions.insert(session(secret, seconds: seconds), event: Sample.event("session.begun"))
        }
        let later = Sample.start.adding(seconds: 50)
        #expect(try await storage.sessions.session(secretDigest: Sample.digest("a"), now: later) == nil)
        #expect(
            try await storage.sessions.session(secretDigest: Sample.digest("b"), now: later)
                == session("b", seconds: 100))
        try await storage.sessions.touch(secretDigest: Sample.digest("b"), at: later)
        #expect(try await storage.sessions.session(secretDigest: Sample.digest("b"), now: later)?.lastUsedAt == later)
        try await storage.sessions.remove(secretDigest: Sample.digest("b"), event: Sample.event("session.ended"))
        #expect(try await storage.sessions.session(secretDigest: Sample.digest("b"), now: later) == nil)
        #expect(try await storage.sessions.removeExpired(now: later) == 1)
        try await storage.sessions.removeAll(of: account.id, event: Sample.event("session.all_ended"))
        #expect(try await storage.sessions.session(secretDigest: Sample.digest("c"), now: later) == nil)
    }

    @Test("Tokens work until they end or are taken back", arguments: Implementation.all)
    func tokens(_ implementation: Implementation) async throws {
        let folder = try ScratchFolder()
        let storage = try implementation.make(folder.path)
        let account = Sample.account("mara")
        try await storage.accounts.insert(account, event: Sample.event("account.made"))
        let token = APIToken(
            id: TokenID(at: Sample.start), secretDigest: Sample.digest("t"), account: account.id, name: "newsroom",
            scopes: ["protect", "check"], createdAt: Sample.start, expiresAt: Sample.start.adding(seconds: 100))
        try await storage.tokens.insert(token, event: Sample.event("token.made", token.id.description))
        let now = Sample.start.adding(seconds: 1)
        #expect(try await storage.tokens.token(secretDigest: Sample.digest("t"), now: now) == token)
        #expect(try await storage.tokens.token(secretDigest: Sample.digest("t"), now: token.expiresAt) == nil)
        try await storage.tokens.touch(token.id, at: now)
        try await storage.tokens.revoke(token.id, at: now, event: Sample.event("token.revoked"))
        #expect(try await storage.tokens.token(secretDigest: Sample.digest("t"), now: now) == nil)
        let kept = try #require(try await storage.tokens.tokens(of: account.id).first)
        #expect(kept.revokedAt == now)
        #expect(kept.lastUsedAt == now)
        await #expect(throws: RegistryError(.notFound, "")) {
            try await storage.tokens.revoke(TokenID(at: now), at: now, event: Sample.event("token.revoked"))
        }
    }

    @Test("A set-up link works once, and enters publisher and account together", arguments: Implementation.all)
    func setUp(_ implementation: Implementation) async throws {
        let folder = try ScratchFolder()
        let storage = try implementation.make(folder.path)
        let now = Sample.start.adding(seconds: 5)
        func link(_ secret: String) -> SetUpLink {
            SetUpLink(
                secretDigest: Sample.digest(secret), createdAt: Sample.start,
                expiresAt: Sample.start.adding(seconds: 60))
        }
        try await storage.setUpLinks.replace(with: link("old"))
        try await storage.setUpLinks.replace(with: link("new"))
        #expect(try await storage.setUpLinks.isUsable(secretDigest: Sample.digest("old"), now: now) == false)
        #expect(try await storage.setUpLinks.isUsable(secretDigest: Sample.digest("new"), now: now))
        let publisher = Sample.publisher()
        func use(_ secret: String, at: Timestamp) async throws {
            try await storage.setUpLinks.use(
                secretDigest: Sample.digest(secret), now: at, publisher: publisher,
                account: Sample.account("mara", publisher: publisher), event: Sample.event("set_up.done"))
        }
        await #expect(throws: RegistryError(.notFound, "")) { try await use("new", at: now.adding(seconds: 60)) }
        try await use("new", at: now)
        await #expect(throws: RegistryError(.notFound, "")) { try await use("new", at: now) }
        #expect(try await storage.accounts.count() == 1)
        #expect(try await storage.publishers.publishers() == [publisher])
    }

    @Test("An idempotency key gives one answer to one request", arguments: Implementation.all)
    func idempotency(_ implementation: Implementation) async throws {
        let folder = try ScratchFolder()
        let store = try implementation.make(folder.path).idempotency
        let now = Sample.start
        func begin(_ request: String, scope: String = "acc", at: Timestamp) async throws -> IdempotencyOutcome {
            try await store.begin(key: "k", scope: scope, request: Sample.digest(request), now: at, lease: 60)
        }
        #expect(try await begin("a", at: now) == .begun)
        #expect(try await begin("a", at: now) == .stillRunning)
        #expect(try await begin("b", at: now) == .differentRequest)
        #expect(try await begin("b", scope: "other", at: now) == .begun)
        #expect(try await begin("a", at: now.adding(seconds: 60)) == .begun)
        let answer = KeptAnswer(status: 201, body: [1, 2, 3], mediaType: "application/json")
        try await store.complete(key: "k", scope: "acc", answer: answer, now: now)
        #expect(try await begin("a", at: now.adding(seconds: 3600)) == .answered(answer))
        try await store.release(key: "k", scope: "other")
        #expect(try await begin("c", scope: "other", at: now) == .begun)
        #expect(try await store.removeExpired(now: now.adding(seconds: 86_400)) == 2)
        #expect(try await begin("z", at: now.adding(seconds: 86_400)) == .begun)
        await #expect(throws: RegistryError(.invalidValue, "")) {
            _ = try await store.begin(
                key: String(repeating: "k", count: 65), scope: "acc", request: Sample.digest("a"), now: now, lease: 1)
        }
    }

    @Test("A key noted with a record leads to that record, whatever happened after", arguments: Implementation.all)
    func recordedKey(_ implementation: Implementation) async throws {
        let folder = try ScratchFolder()
        let storage = try implementation.make(folder.path)
        let publisher = Sample.publisher()
        try await storage.publishers.insert(publisher, event: Sample.event("publisher.entered"))
        let key = RequestKey(key: "k", scope: "acc", note: "place")
        func begin(at moment: Timestamp) async throws -> IdempotencyOutcome {
            try await storage.idempotency.begin(
                key: "k", scope: "acc", request: Sample.digest("a"), now: moment, lease: 1)
        }
        let record = Sample.record(publisher, mark: 1)
        await #expect(throws: RegistryError(.notFound, "")) {
            try await storage.records.insert(record, request: key, event: Sample.event("record.registered"))
        }
        #expect(try await storage.records.count() == 0, "a record without its key was kept")

        #expect(try await begin(at: Sample.start) == .begun)
        try await storage.records.insert(record, request: key, event: Sample.event("record.registered"))
        // The process ends here: no answer is kept. Neither time nor a clumsy release opens the key again.
        try await storage.idempotency.release(key: "k", scope: "acc")
        #expect(try await begin(at: Sample.start.adding(seconds: 600)) == .recorded(record.id, note: "place"))
        await #expect(throws: RegistryError(.notFound, "")) {
            try await storage.records.insert(
                Sample.record(publisher, mark: 2), request: key, event: Sample.event("record.registered"))
        }
        let answer = KeptAnswer(status: 201, body: [1], mediaType: "application/json")
        try await storage.idempotency.complete(key: "k", scope: "acc", answer: answer, now: Sample.start)
        #expect(try await begin(at: Sample.start) == .answered(answer))
        #expect(try await storage.records.count() == 1)
    }

    @Test("A shared result goes by its code and at its time", arguments: Implementation.all)
    func sharedResults(_ implementation: Implementation) async throws {
        let folder = try ScratchFolder()
        let store = try implementation.make(folder.path).sharedResults
        func shared(_ token: String) -> SharedResult {
            SharedResult(
                tokenDigest: Sample.digest(token), deletionDigest: Sample.digest("code \(token)"), result: [1, 2],
                preview: [3], previewMediaType: "image/jpeg", checkedAt: Sample.start, createdAt: Sample.start,
                expiresAt: Sample.start.adding(seconds: 100))
        }
        for token in ["a", "b"] { try await store.insert(shared(token)) }
        await #expect(throws: RegistryError(.alreadyExists, "")) { try await store.insert(shared("a")) }
        func look(_ token: String, at seconds: Int64 = 0) async throws -> SharedResultLookup {
            try await store.result(tokenDigest: Sample.digest(token), now: Sample.start.adding(seconds: seconds))
        }
        #expect(try await look("a") == .found(shared("a")))
        #expect(try await look("none") == .unknown)
        func withdraw(_ token: String, _ code: String) async throws -> Bool {
            try await store.withdraw(
                tokenDigest: Sample.digest(token), deletionDigest: Sample.digest(code), now: Sample.start)
        }
        #expect(try await !withdraw("a", "code b"))
        #expect(try await withdraw("a", "code a"))
        #expect(try await !withdraw("a", "code a"))
        #expect(try await look("a") == .withdrawn)
        #expect(try await look("b", at: 100) == .expired)
        #expect(try await store.removeExpired(now: Sample.start.adding(seconds: 100)) == 1)
        #expect(try await look("b") == .expired)
        try await store.removeExpired(now: Sample.start.adding(seconds: 366 * 86_400))
        #expect(try await look("b") == .unknown)
    }

    @Test("A kept check goes at its time and at its owner's wish", arguments: Implementation.all)
    func checks(_ implementation: Implementation) async throws {
        let folder = try ScratchFolder()
        let store = try implementation.make(folder.path).checks
        func check(_ id: String) -> KeptCheck {
            KeptCheck(
                id: id, result: [1, 2], preview: [3], previewMediaType: "image/jpeg", createdAt: Sample.start,
                expiresAt: Sample.start.adding(seconds: 3600))
        }
        try await store.insert(check("a"))
        try await store.insert(check("b"))
        await #expect(throws: RegistryError(.alreadyExists, "")) { try await store.insert(check("a")) }
        let now = Sample.start.adding(seconds: 1)
        #expect(try await store.check("a", now: now) == .found(check("a")))
        #expect(try await store.check("a", now: check("a").expiresAt) == .expired)
        #expect(try await store.check("zz", now: now) == .unknown)
        #expect(try await store.remove("b"))
        #expect(try await store.remove("b") == false)
        #expect(try await store.check("b", now: now) == .expired)
        #expect(try await store.removeExpired(now: check("a").expiresAt) == 1)
        #expect(try await store.check("a", now: now.adding(seconds: 4000)) == .expired)
        try await store.removeExpired(now: now.adding(seconds: 31 * 86_400))
        #expect(try await store.check("a", now: now) == .unknown)
    }
}
