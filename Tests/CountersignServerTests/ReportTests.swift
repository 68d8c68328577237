// SPDX-License-Identifier: Apache-2.0
import Accounts
import Casework
import CountersignServer
import Foundation
import HTTPTypes
import ProvenanceRegistry
import Testing

@Suite struct ReportTests {
    private static let good: [(String, String)] = [
        ("links", "https://example.org/post/1"), ("reason", "voting_process"),
        ("explanation", "It names the wrong day for the vote in our town."), ("satire_possible", "no"),
        ("requested", "label"), ("relation", "public"), ("good_faith", "yes"),
    ]

    private func code(_ answer: Answer) throws -> String {
        let match = try #require(answer.text.firstMatch(of: /CS-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/))
        return String(match.0)
    }

    @Test("a report without an account or a script gets a code, and the code leads to its state")
    func report() async throws {
        let test = try TestSite()
        #expect(await test.get("/en/report").status == 200)
        let sent = await test.uploadAll("/en/report", [], fields: Self.good, [])
        #expect(sent.status == 200)
        let code = try code(sent)
        let status = await test.post("/en/report/status", [("code", code.lowercased())])
        #expect(status.text.contains("Your report has arrived"))
        let shown = try await test.get("/api/reports/\(code)").json()
        #expect(shown["status"] as? String == "received")
        #expect(shown["late"] as? Bool == false)
    }

    @Test("what is missing is named at the top and at its field, and what was typed stays")
    func faults() async throws {
        let test = try TestSite()
        let sent = await test.uploadAll(
            "/en/report", [], fields: [("explanation", "too <short>"), ("email", "nobody")], [])
        #expect(sent.status == 422)
        for field in [
            "links", "reason", "explanation", "satire_possible", "requested", "relation", "email", "good_faith",
        ] {
            #expect(sent.text.contains("href=\"#\(field)\""), "\(field)")
        }
        #expect(sent.text.contains("too &lt;short&gt;"))
        let cross = await test.send(
            .post, "/en/report",
            [("content-type", "multipart/form-data; boundary=XX"), ("sec-fetch-site", "cross-site")],
            body: TestSite.form(name: "a.jpg", content: [1], fields: Self.good))
        #expect(cross.status == 403)
    }

    @Test("a file becomes evidence with everything a check knows, and the same file joins the same case")
    func evidence() async throws {
        let test = try TestSite()
        let fields = Self.good.filter { $0.0 != "links" }
        _ = try code(await test.upload("/en/report", fields: fields))
        _ = try code(await test.upload("/en/report", fields: fields))
        let desk = try #require(test.site.casework)
        let (cases, evidence) = try await desk.store.read { reader in
            let cases = try reader.find(Case.self, ObjectLink("state", "new"))
            let items = cases.flatMap(\.items)
            return (cases, try items.flatMap { try reader.find(Evidence.self, ObjectLink("item", $0.description)) })
        }
        #expect(cases.count == 1)
        #expect(cases.first?.reports.count == 2)
        #expect(Set(evidence.map(\.type)).isSuperset(of: [.originalBytes, .manifestReport]))
        for piece in evidence { #expect(try await test.site.stores.blobs.contains(piece.sha256)) }
    }

    @Test("who reported is sealed: it stands in no object, no log and no blob")
    func contact() async throws {
        let test = try TestSite()
        let fields = Self.good + [("name", "Ada Example"), ("email", "ada@example.org")]
        _ = try code(await test.uploadAll("/en/report", [], fields: fields, []))
        let entries = try await test.site.stores.auditLog.entries(after: 0, limit: 1000)
        #expect(!entries.isEmpty)
        #expect(entries.allSatisfy { !String(decoding: $0.payload ?? [], as: UTF8.self).contains("ada@") })
        #expect(test.lines.all.allSatisfy { !$0.contains("ada@") })
    }

    @Test("codes cannot be guessed: wrong ones cost time, and nothing tells a near miss")
    func guessing() async throws {
        let test = try TestSite()
        var statuses: [Int] = []
        for number in 0..<8 {
            let digits = String(format: "%04d", number)
            statuses.append(await test.get("/api/reports/CS-0000-0000-\(digits)").status)
        }
        #expect(statuses.prefix(5).allSatisfy { $0 == 404 })
        #expect(statuses.last == 429)
    }

    @Test("ten reports an hour from one address, and no more")
    func limit() async throws {
        let test = try TestSite()
        for _ in 0..<10 { #expect(await test.uploadAll("/en/report", [], fields: Self.good, []).status == 200) }
        #expect(await test.uploadAll("/en/report", [], fields: Self.good, []).status == 429)
    }

    @Test("the API takes a report and an appeal, and shows the statement of reasons")
    func story() async throws {
        let test = try TestSite()
        let desk = try #require(test.site.casework)
        let body = """
            {"links": ["https://example.org/post/2"], "reason": "candidate_likeness", "satire_possible": "no",
             "explanation": "This shows her saying what she never said.", "requested": "remove", "relation": "depicted",
             "good_faith": true}
            """
        let sent = await test.send(
            .post, "/api/reports", [("content-type", "application/json")], body: Array(body.utf8))
        #expect(sent.status == 201)
        let code = try #require(try sent.json()["receipt"] as? String)
        let file = try #require(
            try await desk.store.read { try $0.find(Case.self, ObjectLink("state", "new")).first })
        let reviewer = CaseworkActor(id: "rosa", roles: [.reviewer])
        func step(_ step: CaseworkCommand.CaseStep, by actor: CaseworkActor) async throws {
            let version = try await desk.store.read { try $0.find(Case.self, file.key)?.version ?? 0 }
            try await desk.store.perform(
                .caseFile(file.id, version: version, step), by: actor, at: test.time.now, with: desk.handler)
        }
        try await step(.triage(.candidate, queue: "", publicInterest: false, reason: ""), by: reviewer)
        // A link alone is no snapshot: somebody has to take one first.
        await #expect(throws: Casework.Refusal.self) { try await step(.assign("rosa"), by: reviewer) }
        let bytes = try await test.site.stores.blobs.put(Array("a capture".utf8))
        let item = try #require(file.items.first)
        let capture = EvidenceDraft(type: .capture, sha256: bytes, mediaType: "image/png", method: "capture")
        let evidence = try #require(
            try await desk.store.perform(
                .addEvidence(item, capture), by: reviewer, at: test.time.now, with: desk.handler
            ).made.flatMap(EvidenceID.init))
        try await step(.assign("rosa"), by: reviewer)
        let elements = Element.allCases.map {
            ElementAssessment(element: $0, confidence: .established, evidence: [evidence])
        }
        try await step(.assess(elements, exemptionsClaimed: []), by: reviewer)
        let label = Decision.Content(
            outcome: .label, measures: [.label], clause: "P1",
            facts: "The film shows a speech that was put together from two others.", exemptionsConsidered: "None fits.")
        try await step(.propose(label), by: reviewer)
        try await desk.tick(at: test.time.now)

        let status = try await test.get("/api/reports/\(code)").json()
        #expect(status["status"] as? String == "decided")
        #expect(status["outcome"] as? String == "label")
        let decision = try #require(status["decision"] as? String)
        let statement = try await test.get("/api/decisions/\(decision)/statement").json()
        #expect(statement["measures"] as? [String] == ["M1"])
        #expect((statement["elements"] as? [[String: String]])?.count == 5)

        let appeal = await test.post(
            "/en/appeal", [("code", code), ("ground", "other"), ("text", "A label is not enough for this film.")])
        #expect(appeal.status == 200)
        #expect(try await test.get("/api/reports/\(code)").json()["status"] as? String == "appeal")
        let again = await test.post(
            "/en/appeal", [("code", code), ("ground", "other"), ("text", "A label is not enough for this film.")])
        #expect(again.status == 422)
    }
}
