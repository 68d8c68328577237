// SPDX-License-Identifier: Apache-2.0
import ContentCheck
import CountersignServer
import Foundation
import HTTPTypes
import Synchronization
import Testing

@Suite struct CheckFlowTests {
    @Test("a file is checked, its page kept for an hour, and the file itself deleted")
    func journey() async throws {
        let test = try TestSite()
        let content = Array("bytes of a picture \u{1F5BC}".utf8)
        let answer = await test.upload("/check", content: content)
        #expect(answer.status == 303)
        let location = try #require(answer["location"])
        #expect(location.hasPrefix("/check/"))
        #expect(test.work.seen.withLock { $0 } == [content])
        let page = await test.get("/en" + location)
        #expect(page.status == 200 && page["cache-control"] == "no-store")
        #expect(page.text.contains("We have no information about this photo."))
        #expect(page.text.contains("noindex"))
        #expect(await test.get("/check/\(location.dropFirst(7))/preview").body == [0xFF, 0xD8])
        let left = try FileManager.default.contentsOfDirectory(atPath: test.folder + "/scratch")
        #expect(left.isEmpty, "\(left)")

        test.time.advance(seconds: 3601)
        let over = await test.get("/en" + location, [("accept", "text/html")])
        #expect(over.status == 410)
    }

    @Test("a result can be deleted by whoever has its address")
    func deletion() async throws {
        let test = try TestSite()
        let location = try #require(await test.upload("/en/check")["location"])
        #expect(await test.post(location + "/delete").status == 200)
        #expect(await test.get(location).status != 200)
    }

    @Test("no file name, hash, address or result address is in the log")
    func log() async throws {
        let test = try TestSite()
        let location = try #require(await test.upload("/en/check", name: "secret-name.jpg")["location"])
        _ = await test.get(location)
        let id = try #require(location.split(separator: "/").last)
        let text = test.lines.all.joined(separator: "\n")
        #expect(text.contains("POST /check"))
        for secret in ["secret-name", String(id), "192.0.2.7", Fixtures.result(.nothingKnown).file.sha256] {
            #expect(!text.contains(secret))
        }
    }

    @Test("a check that takes longer than the request is held has a page of its own, then its result")
    func slow() async throws {
        let test = try TestSite { $0.holdSeconds = 0.02 }
        test.work.wait(.seconds(3))
        let location = try #require(await test.upload("/en/check")["location"])
        let waiting = await test.get(location)
        #expect(waiting.status == 200 && waiting.text.contains("still at work"))
        #expect(!waiting.text.contains("http-equiv"))
        let id = try #require(location.split(separator: "/").last)
        #expect(await test.get("/api/v1/checks/\(id)").status == 202)
        for _ in 0..<500 where await test.get("/api/v1/checks/\(id)").status == 202 {
            try await Task.sleep(for: .milliseconds(20))
        }
        #expect(await test.get(location).text.contains("We have no information"))
    }

    @Test("nothing chosen, too large, unreadable: told at the form, with the status that belongs to it")
    func refusals() async throws {
        let test = try TestSite { $0.uploadBytes = 1000 }
        let nothing = await test.upload("/en/check", name: "", content: [])
        #expect(nothing.status == 422 && nothing.text.contains("There is a problem") && nothing.text.contains("Error:"))
        let large = await test.upload("/en/check", content: [UInt8](repeating: 1, count: 2000))
        #expect(large.status == 413)
        #expect(await test.upload("/api/v1/check", content: [UInt8](repeating: 1, count: 2_000_000)).status == 413)
        let announced = await test.send(
            .post, "/api/v1/check", [("content-type", "image/jpeg"), ("content-length", "99999999")], body: [])
        #expect(announced.status == 413)
        test.work.fail(with: ServiceError(.unreadableMedia))
        let unreadable = await test.upload("/en/check")
        #expect(unreadable.status == 422 && unreadable.text.contains("It is damaged"))
        let noLink = await test.send(.post, "/api/v1/check", [("content-type", "application/json")])
        #expect(noLink.status == 400)
        #expect(await test.send(.post, "/api/v1/check").status == 415)
    }

    @Test("an upload that is cut off is refused and leaves nothing")
    func cutOff() async throws {
        let test = try TestSite()
        let body = TestSite.form(name: "a.jpg", content: [UInt8](repeating: 7, count: 5000))
        for length in [10, 200, 2000, body.count - 4] {
            let answer = await test.send(
                .post, "/api/v1/check", [("content-type", "multipart/form-data; boundary=XX")],
                body: Array(body[..<length]))
            #expect(answer.status == 400)
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: test.folder + "/scratch").isEmpty)
        #expect(test.work.seen.withLock { $0.isEmpty })
    }

    @Test("a form from another site is refused")
    func crossSite() async throws {
        let test = try TestSite()
        for site in ["cross-site", "same-site"] {
            #expect(await test.upload("/en/check", [("sec-fetch-site", site)]).status == 403)
        }
        #expect(await test.upload("/en/check", [("origin", "https://evil.example")]).status == 403)
        #expect(await test.upload("/en/check", [("origin", "http://check.example.org")]).status == 303)
        #expect(await test.upload("/en/check", []).status == 303)
    }

    @Test("the body may be the file itself, and the JSON is the result")
    func api() async throws {
        let test = try TestSite()
        let answer = await test.send(
            .post, "/api/v1/check?keep=true", [("content-type", "image/jpeg")], body: [1, 2, 3])
        #expect(answer.status == 200)
        let result = try CheckResult(json: answer.body)
        #expect(result.statements.first?.code == .nothingKnown && result.file.bytes == 3)
        let address = try #require(answer["location"])
        let path = try #require(address.range(of: "/api/")).lowerBound
        #expect(await test.get(String(address[path...])).body == answer.body)
        #expect(await test.send(.delete, String(address[path...])).status == 204)
        #expect([404, 410].contains(await test.get(String(address[path...])).status))
    }
}
