// SPDX-License-Identifier: Apache-2.0
import Accounts
import CountersignServer
import Foundation
import HTTPTypes
import ProvenanceRegistry
import Testing
import TrustServices

@Suite struct PortalTests {
    /// A site whose first account belongs to an organisation with a record and a key.
    struct Bench {
        let test: TestSite
        let cookie: String
        let publisher: Publisher
        let record: ProvenanceRecord

        init() async throws {
            test = try TestSite()
            cookie = try await test.signUp()
            let stores = test.site.stores
            publisher = try #require(try await stores.publishers.publishers().first)
            var record = Fixtures.record(title: "Polling station 12")
            record.publisher = publisher
            _ = try await stores.blobs.put([1])
            try await stores.records.insert(record, event: Bench.event("record.registered", record.id.description))
            self.record = record
            try await test.work.certificates.renew(publisher.id)
        }

        static func event(_ verb: String, _ object: String) -> AuditEvent {
            AuditEvent(actor: .command, verb: verb, object: object, at: Fixtures.date)
        }

        func get(_ path: String) async -> Answer { await test.get("/en/organisation" + path, [("cookie", cookie)]) }
        func post(_ path: String, _ fields: [(String, String)]) async throws -> Answer {
            let token = try await test.formToken(cookie)
            return await test.post(
                "/en/organisation" + path, [("token", token)] + fields, [("cookie", cookie)])
        }
        func state() async throws -> ProvenanceRecord.State? {
            try await test.site.stores.records.record(record.id)?.state
        }
    }

    @Test("an original is found by its title, taken back with a reason, and put back")
    func originals() async throws {
        let bench = try await Bench()
        #expect(await bench.get("/originals").text.contains("Polling station 12"))
        #expect(await bench.get("/originals?q=polling").text.contains("Polling station 12"))
        #expect(await !bench.get("/originals?q=ballot").text.contains("Polling station 12"))
        let path = "/originals/\(bench.record.id)"
        #expect(await bench.get(path + "/take-back").text.contains("name=\"version\" value=\"1\""))
        #expect(try await bench.post(path + "/take-back", [("version", "1"), ("reason", "  ")]).status == 422)
        #expect(try await bench.post(path + "/take-back", [("version", "7"), ("reason", "old")]).status == 409)
        #expect(try await bench.state() == .active)
        #expect(try await bench.post(path + "/take-back", [("version", "1"), ("reason", "wrong date")]).status == 303)
        #expect(try await bench.state() == .withdrawn)
        let log = try await bench.test.site.stores.auditLog.entries(after: 0, limit: 1000)
        #expect(log.last?.entry.verb == "record.taken_back")
        #expect(try await bench.post(path + "/put-back", [("version", "2"), ("reason", "it was right")]).status == 303)
        #expect(try await bench.state() == .active)
    }

    @Test("nobody takes back what another organisation registered, and observers take back nothing")
    func rights() async throws {
        let bench = try await Bench()
        let stores = bench.test.site.stores
        let other = Publisher(
            id: PublisherID(at: Fixtures.date.adding(seconds: 9)), displayName: "Other", level: .verifiedOrganisation,
            createdAt: Fixtures.date)
        try await stores.publishers.insert(other, event: Bench.event("publisher.entered", other.id.description))
        var record = Fixtures.record(title: "Theirs")
        record.publisher = other
        try await stores.records.insert(record, event: Bench.event("record.registered", record.id.description))
        #expect(await bench.get("/originals/\(record.id)/take-back").status == 404)
        #expect(
            try await bench.post("/originals/\(record.id)/take-back", [("reason", "x"), ("version", "1")]).status == 404
        )
        #expect(await !bench.get("/originals").text.contains("Theirs"))

        let invited = try await bench.post("/invitations", [("note", "an intern"), ("member_role", "observer")])
        let observer = try await bench.test.join(try bench.test.link(in: invited.text), "intern")
        func status(_ path: String) async -> Int {
            await bench.test.get("/en/organisation" + path, [("cookie", observer)]).status
        }
        #expect(await status("/originals") == 200)
        #expect(await status("/originals/\(bench.record.id)/take-back") == 403)
        #expect(await status("/keys") == 200)
        #expect(await status("/keys/renew") == 403)
        #expect(await status("/keys/a1/revoke") == 403)
    }

    @Test("a key is renewed and withdrawn, and both stand in the log")
    func keys() async throws {
        let bench = try await Bench()
        #expect(await bench.get("/keys").text.contains("a1"))
        #expect(try await bench.post("/keys/renew", []).status == 303)
        #expect(try await bench.post("/keys/a1/revoke", [("reason", "nonsense")]).status == 422)
        #expect(try await bench.post("/keys/a1/revoke", [("reason", "superseded")]).status == 303)
        let known = try await bench.test.work.certificates.certificates(of: bench.publisher.id)
        #expect(known.map(\.serialNumber) == ["a2", "a1"])
        #expect(known.map { $0.revocation?.reason } == [nil, .superseded])
        // Neither a second time, nor one that is not there.
        #expect(await bench.get("/keys/a1/revoke").status == 404)
        #expect(await bench.get("/keys/ffff/revoke").status == 404)
        let verbs = try await bench.test.site.stores.auditLog.entries(after: 0, limit: 1000).map(\.entry.verb)
        #expect(verbs.suffix(2) == ["key.renewal_requested", "key.revocation_requested"])
        #expect(try await bench.test.site.stores.auditLog.verify().isIntact)
    }

    @Test("without the token of the form nothing happens")
    func forgery() async throws {
        let bench = try await Bench()
        let answer = await bench.test.post(
            "/en/organisation/keys/renew", [("token", "x")], [("cookie", bench.cookie)])
        #expect(answer.status == 403)
        #expect(try await bench.test.work.certificates.certificates(of: bench.publisher.id).count == 1)
    }
}

@Suite struct AuthorityRouteTests {
    @Test("questions to the authority go through as they are, with their media types")
    func passing() async throws {
        let test = try TestSite()
        let ocsp = await test.send(.post, "/ocsp", [("content-type", "application/ocsp-request")], body: [1, 2, 3])
        #expect(ocsp.status == 200)
        #expect(ocsp.body == [3, 2, 1])
        #expect(ocsp["content-type"] == "application/ocsp-response")
        let cached = await test.get("/ocsp/AQID")
        #expect(cached.body == [3, 2, 1])
        #expect(cached["cache-control"]?.contains("max-age") == true)
        // What is no base64 is answered as OCSP answers rubbish.
        #expect(await test.get("/ocsp/%25").body == [0x30, 3, 0x0A, 1, 1])
        let stamp = await test.send(.post, "/tsa", [("content-type", "application/timestamp-query")], body: [4, 5])
        #expect(stamp.body == [5, 4])
        #expect(stamp["content-type"] == "application/timestamp-reply")
        #expect(await test.send(.post, "/tsa", [("content-type", "text/plain")], body: [4, 5]).status == 415)
        let long = [UInt8](repeating: 1, count: 9_000)
        #expect(
            await test.send(.post, "/ocsp", [("content-type", "application/ocsp-request")], body: long).status == 413)
        #expect(await test.get("/authority/root.pem").text.hasPrefix("-----BEGIN CERTIFICATE-----"))
    }
}
