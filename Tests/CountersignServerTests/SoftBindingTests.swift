// SPDX-License-Identifier: Apache-2.0
import CountersignServer
import Foundation
import HTTPTypes
import Synchronization
import Testing

@Suite struct SoftBindingTests {
    private func site() throws -> TestSite {
        let test = try TestSite()
        test.work.bindings.withLock {
            $0 = [
                BindingMatch(manifestID: "urn:c2pa:1", score: 97), BindingMatch(manifestID: "urn:c2pa:2", score: nil),
            ]
        }
        return test
    }

    /// The shape that the OpenAPI document of the API gives a result.
    private func requireShape(_ answer: Answer, count: Int) throws {
        #expect(answer.status == 200 && answer["content-type"] == "application/json")
        let json = try answer.json()
        #expect(Set(json.keys) == ["matches"])
        let matches = try #require(json["matches"] as? [[String: Any]])
        #expect(matches.count == count)
        for match in matches {
            #expect(match["manifestId"] is String)
            #expect(Set(match.keys).isSubset(of: ["manifestId", "endpoint", "similarityScore"]))
            if let score = match["similarityScore"] { #expect((0...100).contains(try #require(score as? Int))) }
        }
    }

    @Test("queries by binding, by GET and POST")
    func byBinding() async throws {
        let test = try site()
        try requireShape(
            await test.get("/matches/byBinding?alg=org.countersign.image.1&value=AAAAAAAAAAE%3D"), count: 2)
        try requireShape(
            await test.get("/matches/byBinding?alg=org.countersign.image.1&value=AAAAAAAAAAE=&maxResults=1"), count: 1)
        let body = Array(#"{"alg":"org.countersign.image.1","value":"AAAAAAAAAAE="}"#.utf8)
        try requireShape(
            await test.send(.post, "/matches/byBinding", [("content-type", "application/json")], body: body), count: 2)
    }

    @Test(
        "faults of a query are 400, too long a value 414",
        arguments: [
            ("", 400), ("?alg=org.countersign.image.1", 400), ("?value=AAAA", 400),
            ("?alg=org.countersign.image.1&value=%25%25", 400), ("?alg=com.example.unknown&value=AAAA", 400),
            ("?alg=org.countersign.image.1&value=AAAA&maxResults=0", 400),
            ("?alg=org.countersign.image.1&value=AAAA&maxResults=x", 400),
            ("?alg=org.countersign.image.1&value=" + String(repeating: "A", count: 5000), 414),
        ])
    func faults(_ query: String, _ status: Int) async throws {
        #expect(try await site().get("/matches/byBinding" + query).status == status)
    }

    @Test(
        "broken bodies of a query are 400", arguments: ["", "{", "[]", #"{"alg":"x"}"#, #"{"alg":1,"value":"AAAA"}"#])
    func bodies(_ body: String) async throws {
        let answer = try await site().send(
            .post, "/matches/byBinding", [("content-type", "application/json")], body: Array(body.utf8))
        #expect(answer.status == 400)
    }

    @Test("a query by content takes a media type of the six families, nothing else")
    func byContent() async throws {
        let test = try site()
        try requireShape(
            await test.send(.post, "/matches/byContent", [("content-type", "image/jpeg")], body: [1]), count: 2)
        #expect(await test.send(.post, "/matches/byContent", body: [1]).status == 415)
        #expect(await test.send(.post, "/matches/byContent", [("content-type", "font/ttf")], body: [1]).status == 415)
        #expect(
            await test.send(.post, "/matches/byContent?alg=com.example.x", [("content-type", "image/png")], body: [1])
                .status
                == 400)
    }

    @Test("manifests: unknown 404, malformed 400")
    func manifests() async throws {
        let test = try site()
        #expect(await test.get("/manifests/urn:c2pa:none").status == 404)
        #expect(await test.get("/manifests/%20").status == 400)
        #expect(await test.get("/manifests/urn:c2pa:none?returnActiveManifest=maybe").status == 400)
    }

    @Test("the algorithms are listed without a sign-in")
    func algorithms() async throws {
        let json = try await site().get("/services/supportedAlgorithms").json()
        #expect(Set(json.keys) == ["watermarks", "fingerprints"])
        #expect((json["watermarks"] as? [[String: String]])?.first?["alg"] == "org.countersign.image.1")
    }
}

@Suite struct SoftBindingServiceTests {
    @Test("a program finds the service, what it can do, and how it is")
    func discovery() async throws {
        let test = try TestSite()
        let place = try await test.get("/.well-known/c2pa-soft-binding-resolution").json()
        #expect(place["c2paSpecificationVersion"] as? String == "2.4")
        #expect((place["apiEndpoint"] as? String)?.hasPrefix("http") == true)
        let capabilities = try await test.get("/services/capabilities").json()
        // The site of the tests fetches no links.
        #expect(capabilities["supportedCapabilities"] as? [String] == ["queryByContent"])
        let status = try await test.get("/services/status").json()
        #expect(["ok", "degraded", "down"].contains(status["status"] as? String))
        #expect((try? Date(status["timestamp"] as? String ?? "", strategy: .iso8601)) != nil)
    }

    @Test(
        "a reference must be a link by https, without regions; without a fetcher it is refused",
        arguments: [
            ("{}", 400), ("[", 400), (#"{"referenceUrl":"http://example.org/a.jpg","assetLength":1}"#, 400),
            (#"{"referenceUrl":"https://example.org/a.jpg","assetLength":1,"region":[{}]}"#, 400),
            (#"{"referenceUrl":"https://example.org/a.jpg","assetLength":-1}"#, 400),
            (#"{"referenceUrl":"https://example.org/a.jpg","assetLength":1}"#, 403),
        ])
    func references(_ body: String, _ status: Int) async throws {
        let answer = try await TestSite().send(
            .post, "/matches/byReference", [("content-type", "application/json")], body: Array(body.utf8))
        #expect(answer.status == status)
    }
}

@Suite struct OpenAPITests {
    @Test("the document describes every route for programs, and no other")
    func complete() async throws {
        let test = try TestSite()
        let document = try await test.get("/api/openapi.json").json()
        #expect(document["openapi"] as? String == "3.1.0")
        let paths = try #require(document["paths"] as? [String: [String: Any]])
        var described: Set<String> = []
        for (path, operations) in paths { for method in operations.keys { described.insert("\(method) \(path)") } }
        var served: Set<String> = []
        for route in test.site.routes() {
            switch route.audience {
            case .program, .operations:
                let path =
                    "/"
                    + route.segments.map { $0.first == ":" ? "{\($0.dropFirst())}" : String($0) }.joined(separator: "/")
                served.insert("\(route.method.rawValue.lowercased()) \(path)")
            default: break
            }
        }
        #expect(described == served)
    }

    @Test("every reference in the document leads to a schema, and every operation has an id of its own")
    func references() async throws {
        let test = try TestSite()
        let answer = await test.get("/api/openapi.json")
        let document = try answer.json()
        let components = try #require(document["components"] as? [String: Any])
        let schemas = try #require(components["schemas"] as? [String: Any])
        for match in answer.text.matches(of: /#\/components\/schemas\/([A-Za-z]+)/) {
            #expect(schemas[String(match.1)] != nil, "\(match.1)")
        }
        let ids = APIDescription.groups.flatMap(\.operations).map(\.id)
        #expect(Set(ids).count == ids.count)
    }

    @Test("the page for developers names every operation and every error")
    func page() async throws {
        let html = try await TestSite().get("/en/developers").text
        for operation in APIDescription.groups.flatMap(\.operations) {
            #expect(html.contains("\(operation.method.uppercased()) \(operation.path)"))
        }
        for code in ServiceError.Code.allCases { #expect(html.contains("id=\"\(code.rawValue)\"")) }
    }
}
