// SPDX-License-Identifier: Apache-2.0
import CountersignServer
import Foundation
import ProvenanceRegistry
import Synchronization
import Testing

@Suite struct ProtectFlowTests {
    /// A signed-in publisher on the way through the questions.
    struct Publisher {
        let test: TestSite
        let cookie: [(String, String)]
        let token: String

        init() async throws {
            test = try TestSite()
            test.work.protects.withLock { $0 = true }
            let session = try await test.signUp()
            cookie = [("cookie", session)]
            token = try await test.formToken(session)
        }

        func begin(_ files: [(String, [UInt8])]) async throws -> String {
            let answer = await test.uploadAll("/en/protect", files, fields: [("token", token)], cookie)
            let location = try #require(answer["location"], "\(answer.status)")
            return String(try #require(location.split(separator: "/").dropFirst(2).first))
        }

        func post(_ path: String, _ fields: [(String, String)] = []) async -> Answer {
            await test.post("/en/protect/\(path)", [("token", token)] + fields, cookie)
        }

        func made(_ draft: String, _ source: String) async -> Answer {
            await test.uploadAll(
                "/en/protect/\(draft)/made", [], fields: [("token", token), ("source", source)], cookie)
        }

        func get(_ path: String) async -> Answer { await test.get("/en/protect/\(path)", cookie) }

        /// Answers all questions and sends the draft off.
        func finish(_ draft: String) async throws -> Answer {
            #expect(await made(draft, "captured")["location"]?.hasSuffix("/titles") ?? false)
            #expect(await post("\(draft)/titles")["location"]?.hasSuffix("/travel") ?? false)
            #expect(
                await post("\(draft)/travel", [("mark", "yes"), ("preview", "yes")])["location"]?.hasSuffix("/answers")
                    ?? false)
            return await post("\(draft)/send")
        }
    }

    static let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF]

    @Test("one question a page leads to files that only their owner can fetch")
    func wholeWay() async throws {
        let one = try await Publisher()
        let draft = try await one.begin([("../../etc/Ünïcode \u{202E}.jpg", Self.jpeg)])
        let files = await one.get("\(draft)/files")
        #expect(files.text.contains("1600 \u{00D7} 1067") && files.text.contains("Question 1 of 5"))
        #expect(!files.text.contains("\u{202E}"))
        #expect(await one.get("\(draft)/answers")["location"]?.hasSuffix("/made") ?? false)

        #expect(await one.made(draft, "guess").status == 422)
        #expect(await one.made(draft, "ai")["location"] == "/en/protect/\(draft)/titles")
        let preset = await one.get("\(draft)/titles").text
        #expect(preset.contains("name=\"leave-place\" value=\"yes\" checked"), "the place is left out unless asked for")
        #expect(preset.contains("name=\"leave-device\" value=\"yes\" checked"))
        let titled = await one.post(
            "\(draft)/titles", [("title-1", "<b>A title</b>"), ("credit", "Photo: A"), ("leave-place", "yes")])
        #expect(titled["location"]?.hasSuffix("/travel") ?? false)
        #expect(await one.post("\(draft)/travel", [("mark", "yes")]).status == 422)
        _ = await one.post("\(draft)/travel", [("mark", "yes"), ("preview", "no")])
        let answers = await one.get("\(draft)/answers")
        #expect(answers.text.contains("&lt;b&gt;A title&lt;/b&gt;"))
        #expect(answers.text.contains("The place is left out"))
        #expect(answers.text.contains("Made with AI") && answers.text.contains("The public sees no copy"))
        #expect(answers.text.contains("was made with AI."), "the sentence that readers see")
        #expect(answers.text.contains("Protect this file"))

        let sent = await one.post("\(draft)/send")
        #expect(sent["location"] == "/en/protect/\(draft)/done")
        let done = await one.get("\(draft)/done")
        #expect(done.text.contains("The file is protected"))
        let path = String(try #require(done.text.firstMatch(of: /href="(\/protect\/download\/[^"]+)"/)).1)
        let file = await one.test.get(path, one.cookie)
        #expect(file.status == 200 && file.body == Self.jpeg)
        let disposition = try #require(file["content-disposition"])
        #expect(disposition.hasPrefix("attachment; filename=\"") && !disposition.contains("/"))
        #expect(disposition.unicodeScalars.allSatisfy { $0.isASCII && $0.value >= 0x20 })
        #expect(file["content-security-policy"]?.contains("sandbox") ?? false)
        #expect(await one.test.get(path).status == 401)
        // Sent off twice, or changed afterwards: nothing more happens.
        _ = await one.post("\(draft)/send")
        #expect(await one.made(draft, "captured").status == 409)
        #expect(try await one.test.site.stores.records.count() == 1)
    }

    @Test("an answer can be changed from the last page and leads back to it")
    func change() async throws {
        let one = try await Publisher()
        let draft = try await one.begin([("a.jpg", Self.jpeg)])
        _ = await one.made(draft, "captured")
        _ = await one.post("\(draft)/titles")
        _ = await one.post("\(draft)/travel", [("preview", "yes")])
        let answers = await one.get("\(draft)/answers").text
        #expect(answers.contains("/titles?back=answers") && answers.contains("Without a hidden mark"))
        let question = await one.get("\(draft)/titles?back=answers").text
        #expect(question.contains("name=\"back\" value=\"answers\""))
        let changed = await one.post("\(draft)/titles", [("title-1", "New"), ("back", "answers")])
        #expect(changed["location"] == "/en/protect/\(draft)/answers")
        #expect(await one.get("\(draft)/answers").text.contains("New"))
    }

    @Test("one bad file never stops the others, and can be left out or tried again")
    func batch() async throws {
        let one = try await Publisher()
        let draft = try await one.begin([("a.jpg", Self.jpeg), ("bad.jpg", Array("!".utf8)), ("c.jpg", Self.jpeg)])
        let files = await one.get("\(draft)/files").text
        #expect(files.contains("It is damaged"))
        #expect(try await one.finish(draft)["location"]?.hasSuffix("/done") ?? false)
        let done = await one.get("\(draft)/done").text
        #expect(done.contains("2 files are protected"))
        #expect(try await one.test.site.stores.records.count() == 2)
        let archive = await one.test.get("/protect/\(draft)/files.zip", one.cookie)
        #expect(archive["content-type"] == "application/zip")
        #expect(archive.body.starts(with: [0x50, 0x4B, 3, 4]))
        #expect(archive.text.contains("a-protected.jpg") && archive.text.contains("c-protected.jpg"))
        #expect(archive.text.contains("records.csv") && archive.text.contains("/record/rec_"))
        #expect(Int(archive["content-length"] ?? "") ?? archive.body.count == archive.body.count)
    }

    @Test("a file that failed says why, and can be tried again")
    func retry() async throws {
        let one = try await Publisher()
        let draft = try await one.begin([("a.jpg", Self.jpeg)])
        one.test.work.fail(with: ServiceError(.storageFull, "The disk of this server is full."))
        _ = try await one.finish(draft)
        let failed = await one.get("\(draft)/done").text
        #expect(failed.contains("Nothing could be protected") && failed.contains("too little free disk space"))
        one.test.work.fail(with: nil)
        _ = await one.post("\(draft)/retry", [("file", "1")])
        #expect(await one.get("\(draft)/done").text.contains("The file is protected"))
        #expect(await one.post("\(draft)/retry", [("file", "1")]).status == 409)
    }

    @Test("a batch that a restart interrupted goes on where it was, without a second record")
    func resumed() async throws {
        let one = try await Publisher()
        let draft = try await one.begin([("a.jpg", Self.jpeg)])
        one.test.work.diesAfterRecord.withLock { $0 = true }
        _ = try await one.finish(draft)
        #expect(try await one.test.site.stores.records.count() == 1)
        one.test.work.diesAfterRecord.withLock { $0 = false }
        _ = await one.post("\(draft)/retry", [("file", "1")])
        #expect(await one.get("\(draft)/done").text.contains("The file is protected"))
        #expect(try await one.test.site.stores.records.count() == 1)
    }

    @Test("a draft is its owner's alone, is kept for a day, and can be discarded")
    func ownership() async throws {
        let one = try await Publisher()
        let draft = try await one.begin([("a.jpg", Self.jpeg)])
        #expect(await one.test.get("/en/protect/\(draft)/files", [("accept", "text/html")]).status == 401)
        let other = [("cookie", try await one.test.signUp("second"))]
        #expect(await one.test.get("/en/protect/\(draft)/files", other).status == 410)
        #expect(await one.test.get("/protect/\(draft)/preview/1", other).status == 410)
        #expect(await one.test.get("/protect/\(draft)/preview/1", one.cookie).body == [0xFF, 0xD8])
        #expect(await one.test.get("/en/protect/..%2f..%2fetc/files", one.cookie).status == 410)
        #expect(await one.test.get("/en/protect", one.cookie).text.contains("/protect/\(draft)/made"))
        #expect(await one.post("\(draft)/discard")["location"] == "/en/protect")
        #expect(await one.get("\(draft)/files").status == 410)

        let second = try await one.begin([("a.jpg", Self.jpeg)])
        one.test.time.advance(seconds: 25 * 3600)
        await one.test.site.drafts.sweep(now: one.test.time.now)
        let left = try FileManager.default.contentsOfDirectory(atPath: one.test.folder + "/drafts")
        #expect(!left.contains(second))
    }

    @Test("a form without the token of its session changes nothing")
    func forged() async throws {
        let one = try await Publisher()
        let draft = try await one.begin([("a.jpg", Self.jpeg)])
        for step in ["titles", "travel", "send", "discard", "leave-out", "retry"] {
            let answer = await one.test.post("/en/protect/\(draft)/\(step)", [("token", "x")], one.cookie)
            #expect(answer.status == 403, "\(step)")
        }
        #expect(
            await one.test.uploadAll(
                "/en/protect/\(draft)/made", [], fields: [("token", "x"), ("source", "ai")], one.cookie
            ).status == 403)
    }
}
