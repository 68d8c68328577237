// SPDX-License-Identifier: Apache-2.0
import ContentCheck
import CountersignServer
import Foundation
import Testing

@Suite struct GzipTests {
    @Test("texts are sent compressed to those who take it, and to nobody who is signed in")
    func negotiated() async throws {
        let test = try TestSite()
        let plain = await test.get("/en/about")
        #expect(plain["content-encoding"] == nil && plain["vary"] == "Accept-Encoding")
        for (header, isTaken) in [
            ("gzip", true), ("br, gzip;q=0.5", true), ("*", true), ("gzip;q=0", false), ("identity", false),
            ("GZIP", true), ("gzip;q=0, *", false),
        ] {
            let answer = await test.get("/en/about", [("accept-encoding", header)])
            #expect((answer["content-encoding"] == "gzip") == isTaken, "\(header)")
            if isTaken {
                #expect(answer.body.starts(with: [0x1F, 0x8B, 8]) && answer.body.count < plain.body.count / 2)
            } else {
                #expect(answer.body == plain.body)
            }
        }
        let cookie = try await test.signUp()
        let signedIn = await test.get("/en/account", [("cookie", cookie), ("accept-encoding", "gzip")])
        #expect(signedIn["content-encoding"] == nil, "a page with a secret must not tell it by its length")
        #expect(await test.get("/favicon.ico", [("accept-encoding", "gzip")])["content-encoding"] == nil, "too small")
        for asset in Assets.all where asset.bytes.count > 4096 {
            #expect(await test.get(asset.path, [("accept-encoding", "gzip")])["content-encoding"] == "gzip")
        }
    }

    @Test("first visit and result stay within their budgets, as they are sent")
    func budgets() async throws {
        let test = try TestSite()
        func size(_ path: String) async -> Int {
            await test.get(path, [("accept-encoding", "gzip")]).body.count
        }
        let style = await size(Assets.stylesheet.path)
        let script = await size(Assets.script.path)
        let visit = await size("/en/") + style + script + (await size(Assets.icon.path))
        #expect(style <= 12_000 && script <= 10_000, "style \(style), script \(script)")
        #expect(visit <= 30_000, "first visit \(visit)")
        for code in [Fixtures.result(.recoveredChanged), Fixtures.result(.signedUnchanged)] {
            test.work.answer(with: code)
            for tag in ["en", "fr", "de", "es"] {
                let location = try #require(await test.upload("/\(tag)/check")["location"])
                let result = await size(location)
                #expect(result <= 14_000, "result in \(tag): \(result)")
            }
        }
    }
}
