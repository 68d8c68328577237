// SPDX-License-Identifier: Apache-2.0
import Accounts
import ByteKit
import CountersignServer
import Foundation
import HTTPTypes
import ProvenanceRegistry
import Synchronization
import Testing

extension TestSite {
    private struct NotThere: Error {}

    /// Sets a second factor up as a person does.
    func enrol(_ cookie: String) async throws -> (app: TimeBasedCode, recovery: [String]) {
        let token = try await formToken(cookie)
        _ = await post("/en/account/second-factor/begin", [("token", token)], [("cookie", cookie)])
        let page = await get("/en/account/second-factor", [("cookie", cookie)]).text
        guard let shown = page.firstMatch(of: /<code dir="ltr">([A-Z2-7 ]{39})<\/code>/),
            let secret = Base32.decode(String(shown.1).filter { $0 != " " })
        else { throw NotThere() }
        let app = TimeBasedCode(secret: secret)
        let answer = await post(
            "/en/account/second-factor/confirm", [("token", token), ("code", code(app))], [("cookie", cookie)])
        let codes = answer.text.matches(of: /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/).map { String($0.0) }
        guard answer.status == 200, codes.count == RecoveryCode.count else { throw NotThere() }
        return (app, codes)
    }

    func code(_ app: TimeBasedCode) -> String { app.code(step: TimeBasedCode.step(at: time.now)) }

    /// The first step of signing in; the cookie of the second.
    func challenge(_ login: String = "clerk", _ password: String = "seven quiet harbours") async throws -> String {
        let answer = await post("/en/signin", [("login", login), ("password", password)])
        guard answer.status == 303, answer["location"] == "/en/signin/code",
            let cookie = answer["set-cookie"]?.split(separator: ";").first
        else { throw NotThere() }
        return String(cookie)
    }

    /// The second step.
    func answer(_ challenge: String, _ code: String) async throws -> Answer {
        let page = await get("/en/signin/code", [("cookie", challenge)]).text
        guard let token = page.firstMatch(of: /name="token" value="([^"]+)"/) else { throw NotThere() }
        return await post("/en/signin/code", [("token", String(token.1)), ("code", code)], [("cookie", challenge)])
    }

    /// Accepts an invitation; the cookie of the new account.
    func join(_ link: String, _ login: String) async throws -> String {
        guard let range = link.range(of: "/invitation/") else { throw NotThere() }
        let answer = await post(
            "/en" + link[range.lowerBound...],
            [("name", login), ("login", login), ("password", "seven quiet harbours")])
        return try answer.sessionCookie()
    }

    /// The link on the page that shows it once.
    func link(in page: String) throws -> String {
        guard let match = page.firstMatch(of: /https?:\/\/[^<]+\/invitation\/[A-Za-z0-9_-]+/) else { throw NotThere() }
        return String(match.0)
    }
}

@Suite struct SecondFactorFlowTests {
    @Test("with a second factor the password alone opens nothing, and a code opens once")
    func journey() async throws {
        let test = try TestSite()
        let first = try await test.signUp()
        let (app, _) = try await test.enrol(first)
        let challenge = try await test.challenge()
        #expect(await test.get("/en/account", [("cookie", challenge), ("accept", "text/html")]).status == 401)
        let secret = challenge.split(separator: "=", maxSplits: 1)[1]
        let asSession = await test.get(
            "/en/account", [("cookie", "countersign-session=\(secret)"), ("accept", "text/html")])
        #expect(asSession.status == 401)
        // The code that set the factor up was used by that.
        #expect(try await test.answer(challenge, test.code(app)).status == 422)
        test.time.advance(seconds: 30)
        let code = test.code(app)
        let signedIn = try await test.answer(challenge, code)
        #expect(signedIn.status == 303)
        let session = try signedIn.sessionCookie()
        #expect(await test.get("/en/account", [("cookie", session)]).status == 200)
        // The same code again, in a new sign-in, is a replay.
        #expect(try await test.answer(try await test.challenge(), code).status == 422)
        // An answered challenge is over.
        #expect(await test.get("/en/signin/code", [("cookie", challenge)])["location"] == "/en/signin")
        #expect(!test.lines.all.joined().contains(code))
    }

    @Test("a recovery code signs in once")
    func recovery() async throws {
        let test = try TestSite()
        let (_, codes) = try await test.enrol(try await test.signUp())
        let typed = codes[3].lowercased()
        #expect(try await test.answer(try await test.challenge(), typed).status == 303)
        #expect(try await test.answer(try await test.challenge(), typed).status == 422)
    }

    @Test("wrong codes end the challenge, and slow the account whatever the address")
    func tries() async throws {
        let test = try TestSite()
        let (app, _) = try await test.enrol(try await test.signUp())
        test.time.advance(seconds: 60)
        let challenge = try await test.challenge()
        let page = await test.get("/en/signin/code", [("cookie", challenge)]).text
        let token = String(try #require(page.firstMatch(of: /name="token" value="([^"]+)"/)).1)
        func answer(_ code: String, _ cookie: String, _ token: String, from address: String) async -> Answer {
            await test.send(
                .post, "/en/signin/code",
                [("content-type", "application/x-www-form-urlencoded"), ("cookie", cookie)],
                body: Array("token=\(token)&code=\(code)".utf8), from: address)
        }
        for number in 1...SignInChallenge.tries {
            #expect(await answer("000000", challenge, token, from: "192.0.2.\(number)").status == 422)
        }
        // No try is left in it, whatever is typed.
        #expect(await answer(test.code(app), challenge, token, from: "192.0.2.99")["location"] == "/en/signin")
        let next = try await test.challenge()
        let nextPage = await test.get("/en/signin/code", [("cookie", next)]).text
        let nextToken = String(try #require(nextPage.firstMatch(of: /name="token" value="([^"]+)"/)).1)
        #expect(await answer(test.code(app), next, nextToken, from: "192.0.2.100").status == 429)
    }

    @Test("the form of the second step belongs to its cookie")
    func crossSite() async throws {
        let test = try TestSite()
        _ = try await test.enrol(try await test.signUp())
        let challenge = try await test.challenge()
        #expect(
            await test.post("/en/signin/code", [("token", "x"), ("code", "1")], [("cookie", challenge)]).status == 403)
        #expect(await test.post("/en/signin/code", [("code", "1")], [("cookie", challenge)]).status == 403)
    }

    @Test("removing it needs the password")
    func remove() async throws {
        let test = try TestSite()
        let cookie = try await test.signUp()
        _ = try await test.enrol(cookie)
        let token = try await test.formToken(cookie)
        let path = "/en/account/second-factor/remove"
        let wrong = await test.post(path, [("token", token), ("current", "wrong")], [("cookie", cookie)])
        #expect(wrong.status == 422)
        _ = try await test.challenge()
        let right = await test.post(
            path, [("token", token), ("current", "seven quiet harbours")], [("cookie", cookie)])
        #expect(right.status == 303)
        let answer = await test.post("/en/signin", [("login", "clerk"), ("password", "seven quiet harbours")])
        #expect(answer["location"] == "/en/protect")
    }
}

@Suite struct SignInSecurityTests {
    @Test("a cookie planted before signing in is worth nothing after it")
    func fixation() async throws {
        let test = try TestSite()
        let first = try await test.signUp()
        for planted in [first, "countersign-session=\(String(repeating: "A", count: 43))"] {
            let answer = await test.post(
                "/en/signin", [("login", "clerk"), ("password", "seven quiet harbours")], [("cookie", planted)])
            #expect(try answer.sessionCookie() != planted)
            #expect(await test.get("/en/account", [("cookie", planted), ("accept", "text/html")]).status == 401)
        }
    }

    @Test("every form of an account is refused without its token, and from another site")
    func crossSite() async throws {
        let test = try TestSite()
        let cookie = try await test.signUp()
        _ = try await test.enrol(cookie)
        let token = try await test.formToken(cookie)
        let own = try #require(try await test.site.stores.accounts.account(loginName: "clerk")).id
        let prefixes = ["/account", "/organisation", "/admin", "/registrar", "/signout"]
        let forms = test.site.routes().filter { route in
            route.method == .post && route.audience == .page && prefixes.contains { route.pattern.hasPrefix($0) }
        }
        #expect(forms.count >= 22)
        for route in forms {
            let path = "/en" + route.pattern.replacingOccurrences(of: ":id", with: own.description)
            #expect(await test.post(path, [], [("cookie", cookie)]).status == 403, "\(path) without token")
            #expect(await test.post(path, [("token", "x")], [("cookie", cookie)]).status == 403, "\(path) wrong token")
            let foreign = await test.send(
                .post, path,
                [
                    ("content-type", "application/x-www-form-urlencoded"), ("sec-fetch-site", "cross-site"),
                    ("cookie", cookie),
                ], body: Array("token=\(token)".utf8))
            #expect(foreign.status == 403, "\(path) from another site")
        }
    }

    @Test("an unknown name gets the same answer in the same time as a wrong password")
    func enumeration() async throws {
        let test = try TestSite()
        _ = try await test.signUp()
        func page(_ login: String) async -> String {
            let text = await test.post("/en/signin", [("login", login), ("password", "wrong wrong wrong")]).text
            return text.replacingOccurrences(of: login, with: "")
        }
        #expect(await page("clerk") == page("nobody"))
        // The price is a hash either way: same cost, same time within the noise of a shared machine.
        let hasher = PasswordHasher(logarithmOfCost: 14)
        let stored = try hasher.hash("seven quiet harbours")
        func median(_ stored: String?) throws -> Duration {
            try (0..<9).map { _ in
                try ContinuousClock().measure { _ = try hasher.matches("wrong wrong wrong", stored: stored) }
            }.sorted()[4]
        }
        let (known, unknown) = (try median(stored), try median(nil))
        #expect(known < unknown * 3 && unknown < known * 3, "\(known) \(unknown)")
    }

    @Test("five failures lock a name from every address, known or not, for twice as long each time")
    func lockout() async throws {
        let test = try TestSite()
        _ = try await test.signUp()
        func attempt(_ login: String, _ password: String, from address: String) async -> Answer {
            await test.send(
                .post, "/en/signin", [("content-type", "application/x-www-form-urlencoded")],
                body: Array("login=\(login)&password=\(password)".utf8), from: address)
        }
        for (place, login) in ["clerk", "nobody"].enumerated() {
            for number in 1...5 {
                #expect(await attempt(login, "x", from: "198.51.\(place).\(number)").status == 422)
            }
            var waits: [Int] = []
            for number in 6...9 {
                let locked = await attempt(login, "seven+quiet+harbours", from: "198.51.\(place).\(number)")
                #expect(locked.status == 429)
                let wait = try #require(locked["retry-after"].flatMap { Int($0) })
                waits.append(wait)
                test.time.advance(seconds: Int64(wait))
                #expect(await attempt(login, "x", from: "198.51.\(place).\(number + 100)").status == 422)
            }
            #expect(waits == [1, 2, 4, 8], "\(login)")
        }
        test.time.advance(seconds: 16)
        #expect(await attempt("clerk", "seven+quiet+harbours", from: "203.0.113.1").status == 303)
    }

    @Test("another password ends all other sessions, and weak ones are refused")
    func password() async throws {
        let test = try TestSite()
        let first = try await test.signUp()
        let other = try await test.post(
            "/en/signin", [("login", "clerk"), ("password", "seven quiet harbours")]
        ).sessionCookie()
        let token = try await test.formToken(first)
        func change(_ current: String, _ new: String) async -> Answer {
            await test.post(
                "/en/account/password", [("token", token), ("current", current), ("password", new)],
                [("cookie", first)])
        }
        #expect(await change("wrong", "eight loud mountains").status == 422)
        for weak in ["short", "passwordpassword", "aaaaaaaaaaaaaaaa", "1234567890123", "qwertyuiop123"] {
            #expect(await change("seven quiet harbours", weak).status == 422, "\(weak)")
        }
        #expect(await test.get("/en/account", [("cookie", other)]).status == 200)
        #expect(await change("seven quiet harbours", "eight loud mountains").status == 303)
        #expect(await test.get("/en/account", [("cookie", other), ("accept", "text/html")]).status == 401)
        #expect(await test.get("/en/account", [("cookie", first)]).status == 200)
        let old = await test.post("/en/signin", [("login", "clerk"), ("password", "seven quiet harbours")])
        #expect(old.status == 422)
    }

    @Test("signing out everywhere else leaves this browser alone")
    func everywhere() async throws {
        let test = try TestSite()
        let first = try await test.signUp()
        let sign = [("login", "clerk"), ("password", "seven quiet harbours")]
        let others = [
            try await test.post("/en/signin", sign).sessionCookie(),
            try await test.post("/en/signin", sign).sessionCookie(),
        ]
        let token = try await test.formToken(first)
        #expect(
            await test.post("/en/account/sessions/end-others", [("token", token)], [("cookie", first)]).status == 303)
        for other in others {
            #expect(await test.get("/en/account", [("cookie", other), ("accept", "text/html")]).status == 401)
        }
        #expect(await test.get("/en/account", [("cookie", first)]).status == 200)
    }

    @Test("an API token does what its scope says, and the refusal is a problem document")
    func scopes() async throws {
        let test = try TestSite()
        let cookie = try await test.signUp()
        let form = try await test.formToken(cookie)
        func make(_ scope: String) async throws -> Answer {
            await test.post(
                "/en/account/tokens", [("token", form), ("name", "x"), ("scope", scope)], [("cookie", cookie)])
        }
        let page = try await make("check").text
        let token = String(try #require(page.firstMatch(of: /cs_[0-9a-f]{104}/)).0)
        let refused = await test.upload("/api/v1/protect", [("authorization", "Bearer \(token)")])
        #expect(refused.status == 403 && refused["content-type"] == "application/problem+json")
        #expect(try refused.json()["code"] as? String == "forbidden")
        let anonymous = await test.upload("/api/v1/protect", [])
        #expect(anonymous.status == 401 && anonymous["content-type"] == "application/problem+json")
        #expect(anonymous["www-authenticate"] == "Bearer realm=\"countersign\"")
        for scope in ["", "admin", "protect admin"] { #expect(try await make(scope).status == 422, "\(scope)") }
    }
}

@Suite struct OrganisationFlowTests {
    @Test("an invitation makes one member, with the role it says")
    func invitations() async throws {
        let test = try TestSite()
        let owner = try await test.signUp()
        let token = try await test.formToken(owner)
        let made = await test.post(
            "/en/organisation/invitations",
            [("token", token), ("note", "Picture desk"), ("member_role", "observer")], [("cookie", owner)])
        let link = try test.link(in: made.text)
        let later = await test.get("/en/organisation", [("cookie", owner)]).text
        #expect(!later.contains(link) && later.contains("Picture desk"))
        let observer = try await test.join(link, "observer")
        let path = "/en" + link[try #require(link.range(of: "/invitation/")).lowerBound...]
        #expect(await test.get(path, [("accept", "text/html")]).status == 410)
        #expect(await test.post(path, [("name", "x")]).status == 410)

        // Sees the organisation, changes nothing, protects nothing.
        #expect(await test.get("/en/organisation", [("cookie", observer)]).text.contains("Norhaven Election Board"))
        let own = try await test.formToken(observer)
        for (path, fields) in [
            ("/en/organisation/invitations", [("note", "x")]), ("/en/organisation/kind", [("kind", "ngo")]),
        ] {
            let answer = await test.post(path, [("token", own)] + fields, [("cookie", observer)])
            #expect(answer.status == 403, "\(path)")
        }
        #expect(await test.get("/en/admin", [("cookie", observer), ("accept", "text/html")]).status == 403)
        let key = try await test.apiToken(observer)
        let headers = [("authorization", "Bearer \(key)")]
        let refused = await test.upload("/api/v1/protect", fields: [("source", "captured")], headers)
        #expect(refused.status == 403)

        // The owner lets the observer publish, and cannot leave the organisation without an owner.
        let people = try await test.site.stores.accounts.accounts()
        let id = try #require(people.first { $0.loginName == "observer" }).id
        let ownerID = try #require(people.first { $0.loginName == "clerk" }).id
        let promoted = await test.post(
            "/en/organisation/members/\(id)", [("token", token), ("role", "publisher")], [("cookie", owner)])
        #expect(promoted.status == 303)
        test.work.protects.withLock { $0 = true }
        #expect(await test.upload("/api/v1/protect", fields: [("source", "captured")], headers).status == 201)
        for role in ["none", "observer"] {
            let last = await test.post(
                "/en/organisation/members/\(ownerID)", [("token", token), ("role", role)], [("cookie", owner)])
            #expect(last.status == 409, "\(role)")
        }
        let removed = await test.post(
            "/en/organisation/members/\(id)", [("token", token), ("role", "none")], [("cookie", owner)])
        #expect(removed.status == 303)
        #expect(await test.upload("/api/v1/protect", fields: [("source", "captured")], headers).status == 403)
        #expect(try await test.site.stores.auditLog.verify().isIntact)
    }

    @Test("a name in use makes nothing, and the invitation can still be used")
    func nameInUse() async throws {
        let test = try TestSite()
        let owner = try await test.signUp()
        let made = await test.post(
            "/en/organisation/invitations", [("token", try await test.formToken(owner)), ("note", "x")],
            [("cookie", owner)])
        let link = try test.link(in: made.text)
        let path = "/en" + link[try #require(link.range(of: "/invitation/")).lowerBound...]
        let taken = await test.post(
            path, [("name", "x"), ("login", "CLERK"), ("password", "seven quiet harbours")])
        #expect(taken.status == 422 && taken.text.contains("id=\"login-error\""))
        _ = try await test.join(link, "second")
    }

    @Test("the administration needs the role and a second factor", arguments: Role.allCases.filter(\.isAssignable))
    func administration(_ role: Role) async throws {
        let test = try TestSite()
        let owner = try await test.signUp()
        let needed = await test.get("/en/admin", [("cookie", owner)])
        #expect(needed.status == 303 && needed["location"] == "/en/account/second-factor?needed=1")
        _ = try await test.enrol(owner)
        #expect(await test.get("/en/admin", [("cookie", owner)]).status == 200)
        let token = try await test.formToken(owner)
        let made = await test.post(
            "/en/admin/invitations",
            [("token", token), ("note", "staff"), ("role", role.rawValue), ("queues", "images sound")],
            [("cookie", owner)])
        let staff = try await test.join(try test.link(in: made.text), "staff")
        _ = try await test.enrol(staff)
        let account = try #require(try await test.site.stores.accounts.account(loginName: "staff"))
        let grant = try await test.site.stores.access.grant(of: account.id)
        #expect(grant.roles == [role] && grant.queues.map(\.description).sorted() == ["images", "sound"])
        let expected = role == .admin ? 200 : 403
        #expect(await test.get("/en/admin", [("cookie", staff), ("accept", "text/html")]).status == expected)
        let own = try await test.formToken(staff)
        let raised = await test.post(
            "/en/admin/people/\(account.id)", [("token", own), ("role", "admin")], [("cookie", staff)])
        #expect(raised.status == (role == .admin ? 303 : 403))

        // Disabled: signed out at once, and the password no longer opens anything.
        let path = "/en/admin/people/\(account.id)"
        #expect(await test.post("\(path)/disable", [("token", token)], [("cookie", owner)]).status == 303)
        #expect(await test.get("/en/account", [("cookie", staff), ("accept", "text/html")]).status == 401)
        let again = await test.post("/en/signin", [("login", "staff"), ("password", "seven quiet harbours")])
        #expect(again.status == 422)
        let clerk = try #require(try await test.site.stores.accounts.account(loginName: "clerk"))
        let last = await test.post(
            "/en/admin/people/\(clerk.id)/disable", [("token", token)], [("cookie", owner)])
        #expect(last.status == 409)
        #expect(await test.post("\(path)/enable", [("token", token)], [("cookie", owner)]).status == 303)
        #expect(try await test.challenge("staff").isEmpty == false)
    }

    @Test("names and notes are text wherever they are shown")
    func hostileText() async throws {
        let test = try TestSite()
        let owner = try await test.signUp()
        _ = try await test.enrol(owner)
        let token = try await test.formToken(owner)
        let hostile = "<script>alert(1)</script>\"'"
        let made = await test.post(
            "/en/organisation/invitations", [("token", token), ("note", hostile)], [("cookie", owner)])
        _ = try await test.join(try test.link(in: made.text), "<img src=x onerror=alert(1)>".filter { $0 != " " })
        _ = await test.post(
            "/en/admin/organisations", [("token", token), ("new_organisation", hostile)], [("cookie", owner)])
        for path in ["/en/organisation", "/en/admin", "/en/account"] {
            let page = await test.get(path, [("cookie", owner)])
            #expect(page.status == 200 && !page.text.contains("<script>alert") && !page.text.contains("<imgsrc"))
        }
    }
}

@Suite struct VerificationFlowTests {
    @Test("a domain is proved by its file, approved by somebody else, shown, and lost with the file")
    func domain() async throws {
        let published = Mutex<[String: String]>([:])
        let proofs = ProofReader(
            textRecords: { _ in [] }, file: { address, _ in Array((published.withLock { $0[address] } ?? "").utf8) },
            isSigned: { _, _, _ in false })
        let test = try TestSite(proofs: proofs)
        let owner = try await test.signUp()
        _ = try await test.enrol(owner)
        let token = try await test.formToken(owner)
        let page = "/en/organisation/verification"
        for wrong in ["", "localhost", "192.0.2.1", "https://norhaven.example"] {
            let answer = await test.post(page, [("token", token), ("domain", wrong)], [("cookie", owner)])
            #expect(answer.status == 422 && answer.text.contains("id=\"domain-error\""), "\(wrong)")
        }
        #expect(
            await test.post(page, [("token", token), ("domain", "Norhaven.example")], [("cookie", owner)]).status == 303
        )
        let shown = await test.get(page, [("cookie", owner)]).text
        let prove = String(try #require(shown.firstMatch(of: /action="([^"]+\/prove)"/)).1)
        #expect(await test.post(prove, [("token", token)], [("cookie", owner)]).status == 422)
        let address = String(try #require(shown.firstMatch(of: /https:\/\/norhaven.example\/[^<]+/)).0)
        published.withLock { $0[address] = address.split(separator: "/").last.map(String.init) }
        #expect(await test.post(prove, [("token", token)], [("cookie", owner)]).status == 303)

        // The owner is administrator and could make themselves registrar, and still cannot approve the own organisation.
        let clerk = try #require(try await test.site.stores.accounts.account(loginName: "clerk"))
        _ = await test.post(
            "/en/admin/people/\(clerk.id)", [("token", token), ("role", "admin"), ("role", "registrar")],
            [("cookie", owner)])
        let list = await test.get("/en/registrar", [("cookie", owner)]).text
        let approve = String(try #require(list.firstMatch(of: /action="([^"]+\/approve)"/)).1)
        #expect(await test.post(approve, [("token", token)], [("cookie", owner)]).status == 403)

        let made = await test.post(
            "/en/admin/invitations", [("token", token), ("note", "r"), ("role", "registrar")], [("cookie", owner)])
        let registrar = try await test.join(try test.link(in: made.text), "registrar")
        _ = try await test.enrol(registrar)
        let own = try await test.formToken(registrar)
        #expect(await test.post(approve, [("token", own)], [("cookie", registrar)]).status == 303)
        #expect(await test.post(approve, [("token", own)], [("cookie", registrar)]).status == 409)
        let id = try #require(clerk.publisher)
        func publisher() async throws -> Publisher? { try await test.site.stores.publishers.publisher(id) }
        #expect(try await publisher()?.level == .verifiedDomain)
        #expect(try await publisher()?.domain == "norhaven.example")

        // The daily look finds it, then does not.
        try await test.site.recheckVerifications()
        #expect(try await publisher()?.level == .verifiedDomain)
        published.withLock { $0 = [:] }
        try await test.site.recheckVerifications()
        #expect(try await publisher()?.level == .unconfirmed)
        #expect(try await publisher()?.domain == nil)
        #expect(await test.get(page, [("cookie", owner)]).text.contains("daily check"))
        #expect(try await test.site.stores.auditLog.verify().isIntact)
    }

    @Test("a refusal needs a reason, and without the fetcher nothing can be asked")
    func refusal() async throws {
        let proofs = ProofReader(
            textRecords: { _ in [] }, file: { address, _ in Array(address.utf8.suffix(32)) },
            isSigned: { _, _, _ in false })
        let test = try TestSite(proofs: proofs)
        let owner = try await test.signUp()
        _ = try await test.enrol(owner)
        let token = try await test.formToken(owner)
        _ = await test.post(
            "/en/organisation/verification", [("token", token), ("domain", "norhaven.example")], [("cookie", owner)])
        let id = try #require(try await test.site.stores.verifications.verifications(in: .challenged).first).id
        _ = await test.post("/en/organisation/verification/\(id)/prove", [("token", token)], [("cookie", owner)])
        let made = await test.post(
            "/en/admin/invitations", [("token", token), ("note", "r"), ("role", "registrar")], [("cookie", owner)])
        let registrar = try await test.join(try test.link(in: made.text), "registrar")
        _ = try await test.enrol(registrar)
        let own = try await test.formToken(registrar)
        let path = "/en/registrar/\(id)/end"
        #expect(await test.post(path, [("token", own)], [("cookie", registrar)]).status == 422)
        #expect(
            await test.post(path, [("token", own), ("reason", "another domain")], [("cookie", registrar)]).status == 303
        )
        #expect(try await test.site.stores.verifications.verification(id)?.state == .denied)
        let without = try TestSite()
        let cookie = try await without.signUp()
        let text = await without.get("/en/organisation/verification", [("cookie", cookie)]).text
        #expect(text.contains("fetches nothing from outside") && !text.contains("name=\"domain\""))
    }
}

@Suite struct QRCodeTests {
    private func digest(_ code: QRCode) -> String {
        var text = ""
        for y in 0..<code.size { for x in 0..<code.size { text += code[x, y] ? "1" : "0" } }
        return ContentDigest(of: Array(text.utf8)).description
    }

    /// SHA-256 of the modules, row by row, as segno 1.6 draws them (level M, byte mode, the mask given).
    @Test(
        "every version is drawn as another encoder draws it",
        arguments: [
            (14, 0, "02ea11f7343e88635a1907ee7ca081c1f2cbd0f406eeb5c37d9683a8b30bc416"),
            (14, 1, "6b5d3a18cc3e879d39153af233a10a5a160c914cc8baaec2aae341b89d80d205"),
            (14, 2, "e94fcf19f5c665a2883bfa0143787419356a5fb7748d3b0a835bfdeaf74751ab"),
            (14, 3, "e1c0cea78be235c9ea5ef55db215ad9db2f8abfe0eb3166b45fcf4a251635c0e"),
            (14, 4, "76d5ab03aa1dc3ce0b79fbeafb53de2567adafa601e033b4a42eb79a889f103e"),
            (14, 5, "f37c1dd625266dc4cc050e1c69c16ec9bfd64876eca973de99bf8dc19d59b8c7"),
            (14, 6, "8a88af3acf2b2d786ce0d82964bd6b0e02854b93bd6c8d6450f5f4f94344b0b6"),
            (14, 7, "56e9e619bef24f88b97e40fe381451e59a6ea78225d2ea4d5d2c3927f4c318a2"),
            (26, 5, "72c5144760be7dd76c0e66e26e4b912a789f46543a49e9b1a411d8796bde0efb"),
            (42, 5, "12e7429a5a795f06a63b9985be1849474e6d34afd54794252f2abdec1e530533"),
            (62, 5, "9fac4d839a9d0d10f7bcc3313c8328d6ea4dcadc9424a77b2b3ad26db43acda6"),
            (84, 5, "e569852ec4aaec8fe63f2f6639e02f34722ea16fafd42668aed3939ecea14a0a"),
            (106, 5, "c29d8b5332893de7e7d46d408412297dd12ae05bc34c6be33552ab3d89d88c34"),
            (122, 5, "ff1de00117afb2a52096132fca182c72adfef1221a607c26a62dd8f5dee156ea"),
            (152, 5, "29a9f197f01ade76f970f39b42aa758bf32cb3f0c3508d9452095c2438e1931e"),
            (180, 5, "998424c2f436f9363c844ccd1d737013cfdd5987f19e90cf83a9120dbd678aa8"),
            (213, 5, "a412372359f320278d0a1bf1576859f3bb2e7dc60cd26111e397342f9bdfa958"),
        ])
    func drawn(_ length: Int, _ mask: Int, _ expected: String) throws {
        let code = try #require(QRCode(String(repeating: "a", count: length), mask: mask))
        #expect(digest(code) == expected)
    }

    @Test("the mask of least penalty is taken, and what is too long is no code")
    func masks() throws {
        let code = try #require(QRCode("countersign"))
        #expect((0..<8).contains { QRCode("countersign", mask: $0).map(digest) == digest(code) })
        #expect(QRCode(String(repeating: "a", count: 214)) == nil)
        #expect(code.path.hasPrefix("M4 4h7v1h-7z"))
    }
}
