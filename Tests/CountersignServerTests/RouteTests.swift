import ContentCheck
// SPDX-License-Identifier: Apache-2.0
import CountersignServer
import Foundation
import HTTPTypes
import Testing

@Suite struct RouteTests {
    static let headers = [
        "strict-transport-security": "max-age=63072000", "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer", "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
    ]

    @Test("every route answers with the security headers, whatever it answers")
    func headersEverywhere() async throws {
        let test = try TestSite()
        for route in test.site.routes() {
            let path = "/" + route.segments.map { $0.first == ":" ? "x" : String($0) }.joined(separator: "/")
            for prefix in route.isPage ? ["", "/en"] : [""] {
                let answer = await test.send(route.method, prefix + path)
                for (name, value) in RouteTests.headers { #expect(answer[name] == value, "\(route.pattern) \(name)") }
                let policy = try #require(answer["content-security-policy"])
                #expect(policy.contains("default-src 'none'"), "\(route.pattern)")
                #expect(!policy.contains("unsafe"), "\(route.pattern)")
                #expect(answer["permissions-policy"]?.contains("camera=()") ?? false)
                #expect(answer["cache-control"] != nil)
                #expect(answer["x-request-id"]?.count == 9)
            }
        }
    }

    @Test("no page has a style or script of its own, or an event attribute, or an address elsewhere")
    func noInline() async throws {
        let test = try TestSite()
        for path in [
            "/en/", "/en/learn", "/en/learn/absence", "/en/about", "/en/status", "/en/developers", "/en/signin",
            "/en/nothing",
        ] {
            let html = await test.get(path, [("accept", "text/html")]).text
            #expect(html.contains("<main"), "\(path)")
            #expect(!html.contains("style=") && !html.contains("<style") && !html.contains("onclick"), "\(path)")
            for piece in html.components(separatedBy: "<script").dropFirst() {
                #expect(piece.hasPrefix(" src=\"/assets/") && piece.contains("></script>"), "\(path)")
            }
            for attribute in ["src=\"", "href=\"", "action=\""] {
                for piece in html.components(separatedBy: attribute).dropFirst() {
                    #expect(piece.hasPrefix("/") || piece.hasPrefix("#"), "\(path): \(piece.prefix(40))")
                }
            }
        }
    }

    @Test("an unknown method on a known path is 405 with the methods that work, an unknown path 404")
    func methods() async throws {
        let test = try TestSite()
        let wrong = await test.send(.put, "/api/v1/check")
        #expect(wrong.status == 405 && wrong["allow"] == "POST")
        #expect(wrong["content-type"] == "application/problem+json")
        #expect(await test.send(.delete, "/en/learn", [("accept", "text/html")])["allow"] == "GET, HEAD")
        #expect(await test.get("/api/v1/nothing").status == 404)
        #expect(await test.get("/en/nothing", [("accept", "text/html")]).status == 404)
        #expect(await test.get("/en/api/v1/records").status == 404)
        let head = await test.send(.head, "/en/about")
        #expect(head.status == 200 && head.body.isEmpty)
    }

    @Test("a page without a language leads to the reader's own")
    func negotiation() async throws {
        let test = try TestSite()
        let answer = await test.get("/", [("accept-language", "xx, qps;q=0.5, en;q=0.4")])
        #expect(answer.status == 302 && answer["location"] == "/qps/" && answer["vary"] == "Accept-Language")
        #expect(await test.get("/", [("accept-language", "en-GB,en;q=0.9")])["location"] == "/en/")
        #expect(await test.get("/learn?x=1")["location"] == "/en/learn?x=1")
        #expect(await test.get("/", [("accept-language", "qps;q=0")])["location"] == "/en/")
        #expect(await test.get("/", [("accept-language", String(repeating: "a,", count: 5000))])["location"] == "/en/")
        #expect(await test.get("/qps-rtl/").text.contains("dir=\"rtl\""))
    }

    @Test("errors are a page for people and a problem document for programs, with the same reference")
    func errors() async throws {
        let test = try TestSite()
        let page = await test.get("/en/record/rec_x", [("accept", "text/html")])
        #expect(page.status == 404)
        #expect(page.text.contains(try #require(page["x-request-id"])))
        let problem = await test.get("/api/v1/records/rec_x")
        let json = try problem.json()
        #expect(problem.status == 404 && json["code"] as? String == "not_found" && json["status"] as? Int == 404)
        #expect(json["reference"] as? String == problem["x-request-id"])
    }

    @Test("every error has a page with words of its own")
    func errorPages() async throws {
        for code in ServiceError.Code.allCases {
            for part in ["title", "text", "do"] {
                #expect(
                    Wording.english.keys.contains("page.error.\(code.rawValue).\(part)"), "\(code.rawValue).\(part)")
            }
        }
        let test = try TestSite()
        for code in ServiceError.Code.allCases where code != .invalidInput {
            test.work.fail(with: ServiceError(code, retryAfter: 7))
            let answer = await test.upload("/en/check")
            #expect(answer.status == ServiceError(code).status.code)
            #expect(answer.text.contains("<h1"))
            #expect(!answer.text.contains("page.error"), "\(code)")
        }
    }

    @Test("more requests than allowed are 429 with the time to wait")
    func rate() async throws {
        let test = try TestSite { $0.checksPerMinute = 2 }
        _ = await test.upload("/api/v1/check")
        _ = await test.upload("/api/v1/check")
        let third = await test.upload("/api/v1/check")
        #expect(third.status == 429)
        #expect(Int(third["retry-after"] ?? "") == 30)
        let other = await test.send(
            .post, "/api/v1/check", [("content-type", "multipart/form-data; boundary=XX")],
            body: TestSite.form(name: "a.jpg", content: [1]), from: "198.51.100.2")
        #expect(other.status == 200)
    }

    @Test("too long an address is 414, a broken one 400")
    func addresses() async throws {
        let test = try TestSite()
        #expect(await test.get("/api/v1/records?x=" + String(repeating: "a", count: 9000)).status == 414)
        #expect(await test.get("/api/v1/records?x=%").status == 400)
        #expect(await test.get("/api/v1/records?limit=0").status == 400)
        #expect(await test.get("/api/v1/records?before=x").status == 400)
        #expect(await test.get("/en/record/%ff", [("accept", "text/html")]).status == 404)
    }

    @Test("metrics are for this machine or a token, and health for everyone")
    func operations() async throws {
        let test = try TestSite { $0.metricsToken = "sesame" }
        #expect(await test.get("/metrics").status == 403)
        #expect(await test.get("/metrics", [("authorization", "Bearer sesame")]).status == 200)
        let local = await test.send(.get, "/metrics", from: "127.0.0.1")
        #expect(
            local.status == 200
                && local.text.contains("countersign_requests_total{route=\"GET /metrics\",status=\"403\"} 1"))
        #expect(await test.send(.get, "/metrics", [("x-forwarded-for", "192.0.2.9")], from: "127.0.0.1").status == 403)
        #expect(await test.get("/healthz").status == 200)
        #expect(await test.get("/health/live").status == 200)
    }

    @Test("assets have names of their content and never change")
    func assets() async throws {
        let test = try TestSite()
        var total = 0
        for asset in Assets.all {
            let answer = await test.get(asset.path)
            #expect(answer.status == 200 && answer["cache-control"] == "public, max-age=31536000, immutable")
            total += answer.body.count
        }
        #expect(Assets.script.bytes.count <= 10_240)
        #expect(total < 60_000)
    }
}

extension Route {
    var isPage: Bool { if case .page = audience { true } else { false } }
}
