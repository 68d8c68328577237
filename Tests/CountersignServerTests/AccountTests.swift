// SPDX-License-Identifier: Apache-2.0
import CountersignServer
import Foundation
import ProvenanceRegistry
import Synchronization
import Testing

@Suite struct AccountTests {
    @Test("the one-time link makes the first account and works once")
    func setUp() async throws {
        let test = try TestSite()
        let cookie = try await test.signUp()
        #expect(cookie.hasPrefix("countersign-session="))
        let protect = await test.get("/en/protect", [("cookie", cookie)])
        #expect(protect.text.contains("Norhaven Election Board") && protect.text.contains("Sign out"))
        #expect(await test.get("/en/setup/secret-clerk", [("accept", "text/html")]).status == 410)
    }

    @Test("every wrong field of the set-up form is named, and nothing is made")
    func setUpErrors() async throws {
        let test = try TestSite()
        try await test.site.stores.setUpLinks.replace(
            with: SetUpLink(
                secretDigest: ContentDigest(of: Array("s".utf8)), createdAt: test.time.now,
                expiresAt: test.time.now.adding(seconds: 60)))
        let answer = await test.post("/en/setup/s", [("login", "a b"), ("password", "short")])
        #expect(answer.status == 422)
        for id in ["organisation-error", "name-error", "login-error", "password-error"] {
            #expect(answer.text.contains("id=\"\(id)\""), "\(id)")
        }
        #expect(try await test.site.stores.accounts.count() == 0)
    }

    @Test("the cookie is bound to the host where there is TLS")
    func cookies() async throws {
        let test = try TestSite { $0.publicAddress = "https://check.example.org" }
        let secret = "x"
        try await test.site.stores.setUpLinks.replace(
            with: SetUpLink(
                secretDigest: ContentDigest(of: Array(secret.utf8)), createdAt: test.time.now,
                expiresAt: test.time.now.adding(seconds: 60)))
        let answer = await test.post(
            "/en/setup/x",
            [("organisation", "Norhaven"), ("name", "A"), ("login", "abc"), ("password", "seven quiet harbours")])
        let cookie = try #require(answer["set-cookie"])
        for part in ["__Host-session=", "; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax"] {
            #expect(cookie.contains(part), "\(part)")
        }
    }

    @Test("no sign-in without TLS where others could listen")
    func insecure() async throws {
        let test = try TestSite { $0.host = "0.0.0.0" }
        #expect(await test.get("/en/signin", [("accept", "text/html")]).status == 403)
        #expect(await test.post("/en/signin", [("login", "a"), ("password", "b")]).status == 403)
    }

    @Test("signing in makes a new session, signing out ends it, and time ends it too")
    func sessions() async throws {
        let test = try TestSite()
        let first = try await test.signUp()
        let answer = await test.post("/en/signin", [("login", "Clerk"), ("password", "seven quiet harbours")])
        #expect(answer.status == 303)
        let second = try answer.sessionCookie()
        #expect(first != second)

        let page = await test.get("/en/protect", [("cookie", second)]).text
        let token = try #require(page.firstMatch(of: /name="token" value="([^"]+)"/)).1
        #expect(await test.post("/en/signout", [("token", "wrong")], [("cookie", second)]).status == 403)
        #expect(await test.post("/en/signout", [("token", String(token))], [("cookie", second)]).status == 303)
        #expect(await test.get("/en/account", [("cookie", second), ("accept", "text/html")]).status == 401)
        #expect(await test.get("/en/account", [("cookie", first)]).status == 200)

        test.time.advance(seconds: 31 * 60)
        #expect(await test.get("/en/account", [("cookie", first), ("accept", "text/html")]).status == 401)
    }

    @Test("a wrong name and a wrong password get the same answer, and many tries are slowed")
    func wrong() async throws {
        let test = try TestSite()
        _ = try await test.signUp()
        let name = await test.post("/en/signin", [("login", "nobody"), ("password", "x")])
        let password = await test.post("/en/signin", [("login", "clerk"), ("password", "x")])
        #expect(name.status == 422 && password.status == 422)
        #expect(name.text.contains("is wrong") && password.text.contains("is wrong"))
        for _ in 0..<4 { _ = await test.post("/en/signin", [("login", "clerk"), ("password", "x")]) }
        let slowed = await test.post("/en/signin", [("login", "clerk"), ("password", "seven quiet harbours")])
        #expect(slowed.status == 429 && slowed["retry-after"] != nil)
    }

    @Test("protecting needs a session and the token of its form")
    func protectGuards() async throws {
        let test = try TestSite()
        #expect(await test.upload("/en/protect").status == 401)
        let cookie = try await test.signUp()
        #expect(await test.upload("/en/protect", [("cookie", cookie), ("sec-fetch-site", "cross-site")]).status == 403)
        #expect(await test.upload("/en/protect", fields: [("token", "x")], [("cookie", cookie)]).status == 403)
        let token = try await test.formToken(cookie)
        let empty = await test.uploadAll("/en/protect", [], fields: [("token", token)], [("cookie", cookie)])
        #expect(empty.status == 422 && empty.text.contains("Choose at least one file."))
    }

    @Test("an API token is shown once, acts within its scopes, and can be taken back")
    func tokens() async throws {
        let test = try TestSite()
        let cookie = try await test.signUp()
        let page = await test.get("/en/account", [("cookie", cookie)]).text
        let formToken = String(try #require(page.firstMatch(of: /name="token" value="([^"]+)"/)).1)
        let made = await test.post(
            "/en/account/tokens", [("token", formToken), ("name", "newsroom")], [("cookie", cookie)])
        let text = String(try #require(made.text.firstMatch(of: /cs_[0-9a-f]{104}/)).0)
        #expect(!(await test.get("/en/account", [("cookie", cookie)]).text.contains(text)))

        let asked = await test.upload("/api/v1/protect", [("authorization", "Bearer \(text)")])
        #expect(asked.status == 503, "the fixture worker protects nothing: \(asked.status)")
        #expect(await test.upload("/api/v1/protect", []).status == 401)
        #expect(
            await test.upload("/api/v1/protect", [("authorization", "Bearer cs_\(String(repeating: "0", count: 104))")])
                .status == 401)
        #expect(await test.get("/api/v1/downloads/x", [("authorization", "Bearer \(text)")]).status == 404)

        let list = await test.get("/en/account", [("cookie", cookie)]).text
        let path = String(try #require(list.firstMatch(of: /action="(\/en\/account\/tokens\/[^"]+\/revoke)"/)).1)
        #expect(await test.post(path, [("token", formToken)], [("cookie", cookie)]).status == 303)
        #expect(await test.upload("/api/v1/protect", [("authorization", "Bearer \(text)")]).status == 401)
        #expect(!test.lines.all.joined().contains("cs_"))
    }

    @Test("the choice of appearance is a cookie, and leads back to this site only")
    func theme() async throws {
        let test = try TestSite()
        let answer = await test.post("/en/theme", [("theme", "dark"), ("back", "/en/learn")])
        #expect(answer.status == 303 && answer["location"] == "/en/learn")
        #expect(answer["set-cookie"]?.hasPrefix("theme=dark;") ?? false)
        #expect(await test.get("/en/", [("cookie", "theme=dark")]).text.contains("data-theme=\"dark\""))
        for back in ["https://evil.example", "//evil.example", "/\\evil.example", "x"] {
            #expect(await test.post("/en/theme", [("theme", "x"), ("back", back)])["location"] == "/en/")
        }
    }
}

@Suite struct ProtectTests {
    @Test("the same Idempotency-Key gets the same answer once, another request with it is refused")
    func idempotency() async throws {
        let test = try TestSite()
        test.work.protects.withLock { $0 = true }
        let cookie = try await test.signUp()
        let token = try await test.apiToken(cookie)
        let headers = [("authorization", "Bearer \(token)"), ("idempotency-key", "k1")]
        let first = await test.upload("/api/v1/protect", fields: [("source", "captured")], headers)
        let second = await test.upload("/api/v1/protect", fields: [("source", "captured")], headers)
        #expect(first.status == 201 && second.status == 201 && first.body == second.body)
        #expect(second["idempotency-replayed"] == "true")
        #expect(test.work.seen.withLock { $0.count } == 1)
        #expect(await test.upload("/api/v1/protect", fields: [("source", "ai")], headers).status == 422)
        #expect(await test.upload("/api/v1/protect", fields: [("source", "guess")], [headers[0]]).status == 422)
        let download = try #require(try first.json()["download"] as? String)
        let path = String(download[try #require(download.range(of: "/api/")).lowerBound...])
        #expect(await test.get(path, [headers[0]]).body == [0xFF, 0xD8, 0xFF])
    }

    @Test("a retry after the process ended between record and answer gets that record, not a second one")
    func retryAfterKill() async throws {
        let test = try TestSite()
        test.work.protects.withLock { $0 = true }
        let token = try await test.apiToken(try await test.signUp())
        let headers = [("authorization", "Bearer \(token)"), ("idempotency-key", "k1")]
        test.work.diesAfterRecord.withLock { $0 = true }
        let first = await test.upload("/api/v1/protect", fields: [("source", "captured")], headers)
        #expect(first.status == 503)
        #expect(try await test.site.stores.records.count() == 1)
        test.work.diesAfterRecord.withLock { $0 = false }
        test.time.advance(seconds: 60)
        for replay in [nil, "true"] {
            let again = await test.upload("/api/v1/protect", fields: [("source", "captured")], headers)
            #expect(again.status == 201 && again["idempotency-replayed"] == replay)
            let record = try #require(try again.json()["record"] as? [String: Any])
            let known = try await test.site.stores.records.records(publisher: nil, before: nil, limit: 5)
            #expect(record["id"] as? String == known.first?.id.description)
            let download = try #require(try again.json()["download"] as? String)
            let path = String(download[try #require(download.range(of: "/api/")).lowerBound...])
            #expect(await test.get(path, [headers[0]]).body == [0xFF, 0xD8, 0xFF])
        }
        #expect(try await test.site.stores.records.count() == 1)
        #expect(test.work.seen.withLock { $0.count } == 1)
    }
}
