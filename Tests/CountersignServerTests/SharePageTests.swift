// SPDX-License-Identifier: Apache-2.0
import ContentCheck
import CountersignServer
import Foundation
import ProvenanceRegistry
import Testing

@Suite struct SharePageTests {
    private func shared(_ test: TestSite, picture: Bool = false) async throws -> (path: String, code: String) {
        test.work.answer(with: Fixtures.result(.recoveredChanged))
        let location = try #require(await test.upload("/en/check", name: "Anna at the clinic.jpg")["location"])
        let made = await test.post(location + "/share", picture ? [("picture", "yes")] : [])
        #expect(made.status == 200)
        let path = String(try #require(made.text.firstMatch(of: /example\.org(\/r\/[^<]+)</)).1)
        return (path, String(try #require(made.text.firstMatch(of: /CS-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/)).0))
    }

    @Test("a shared result shows the finding without the file's name, and says whose copy was checked")
    func show() async throws {
        let test = try TestSite()
        let (path, code) = try await shared(test)
        let page = await test.get("/en" + path)
        #expect(page.status == 200 && page["x-robots-tag"] == "noindex")
        #expect(page.text.contains("This is a changed copy of a"))
        #expect(page.text.contains("Check your own copy"))
        #expect(!page.text.contains("Anna") && !page.text.contains(code))
        #expect(await test.get(path + "/preview").status == 404, "a picture nobody asked to share")
        let with = try await shared(test, picture: true)
        #expect(await test.get(with.path + "/preview").body == [0xFF, 0xD8])
        #expect(!test.lines.all.joined().contains(path.split(separator: "/").last ?? "?"))
    }

    @Test("only the code deletes a shared result, however it is typed, and guesses are slowed")
    func delete() async throws {
        let test = try TestSite()
        let (path, code) = try await shared(test)
        #expect(await test.get("/en\(path)/delete").status == 200)
        let wrong = await test.post("/en\(path)/delete", [("code", "CS-0000-0000-0000")])
        #expect(wrong.status == 422 && wrong.text.contains("Enter the code that belongs to this link."))
        let typed = code.lowercased().replacing("-", with: " ").replacing("0", with: "o").replacing("1", with: "l")
        #expect(await test.post("/en\(path)/delete", [("code", typed)]).text.contains("The result is deleted"))
        #expect(await test.get("/en" + path, [("accept", "text/html")]).status == 410)
        let (other, _) = try await shared(test)
        for _ in 0..<5 { _ = await test.post("/en\(other)/delete", [("code", "x")]) }
        #expect(await test.post("/en\(other)/delete", [("code", "x")]).status == 429)
    }

    @Test("a link ends at its time")
    func expiry() async throws {
        let test = try TestSite()
        let (path, _) = try await shared(test)
        test.time.advance(seconds: 31 * 86_400)
        #expect(await test.get("/en" + path, [("accept", "text/html")]).status == 410)
        #expect(await test.get("/en/r/unknownunknownunknown1", [("accept", "text/html")]).status == 404)
        #expect(await test.post("/en/check/x/share").status == 410)
    }

    @Test("the sheet for paper has everything open and no navigation")
    func paper() async throws {
        let test = try TestSite()
        test.work.answer(with: Fixtures.result(.recoveredChanged))
        let location = try #require(await test.upload("/en/check")["location"])
        let html = await test.get(location + "/print").text
        #expect(!html.contains("<header class=\"site\"") && !html.contains("<details"))
        for part in ["This is a changed copy", "SHA-256", "check.example.org/check/", "UTC", "countersign "] {
            #expect(html.contains(part), "\(part)")
        }
        #expect(html.components(separatedBy: "class=\"reading tone-").count == 6)
    }

    @Test("the page of the history shows each step and collapses what is far back")
    func history() async throws {
        let test = try TestSite()
        var manifests: [String: ReportValue] = [:]
        for number in 0..<8 {
            manifests["m\(number)"] = .object([
                "title": .string("Step \(number)"),
                "signature_info": .object(["common_name": .string("Signer \(number)")]),
                "claim_generator_info": .array([.object(["name": .string("Editor"), "version": .string("1.2")])]),
                "ingredients": number < 7
                    ? .array([
                        .object(["active_manifest": .string("m\(number + 1)"), "relationship": .string("parentOf")])
                    ]) : .array([.object(["title": .string("scan.png"), "relationship": .string("componentOf")])]),
            ])
        }
        var result = Fixtures.result(.signedUnchanged)
        result.credential.report = .object(["active_manifest": .string("m0"), "manifests": .object(manifests)])
        test.work.answer(with: result)
        let location = try #require(await test.upload("/en/check")["location"])
        let html = await test.get(location + "/history").text
        for number in 0..<8 { #expect(html.contains("Step \(number)")) }
        #expect(html.contains("Editor 1.2") && html.contains("5 more steps") && html.contains("scan.png"))
        #expect(html.contains("(carries no credential)"))
        #expect(await test.get(location).text.contains("Open the whole history"))
    }

    @Test("a publisher has a page with its level, its keys and its originals")
    func publisher() async throws {
        let test = try TestSite()
        _ = try await test.signUp()
        let publisher = try #require(try await test.site.stores.publishers.publishers().first)
        let html = await test.get("/en/publisher/\(publisher.id)").text
        #expect(html.contains("Norhaven Election Board") && html.contains("Nobody has confirmed the name"))
        #expect(html.contains("ES256") && html.contains("Nothing is registered yet."))
        #expect(await test.get("/en/publisher/pub_x", [("accept", "text/html")]).status == 404)
    }
}
