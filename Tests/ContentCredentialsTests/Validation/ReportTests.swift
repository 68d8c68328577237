// SPDX-License-Identifier: Apache-2.0

import ByteKit
import CBOR
import ContentCredentials
import Foundation
import Testing

@Suite("Reports") struct ReportTests {
    private static let iptc = "http://cv.iptc.org/newscodes/digitalsourcetype/"

    private func manifest(_ actions: CBORValue, isComplete: Bool = true) -> TestManifest {
        TestManifest([
            ("c2pa.actions.v2", ["actions": actions, "allActionsIncluded": .bool(isComplete)]),
            ("c2pa.hash.data", TestManifest.dataHash),
        ])
    }

    private func signals(_ actions: CBORValue, isComplete: Bool = true) throws -> [AssetSignal] {
        try TestManifest.report([manifest(actions, isComplete: isComplete)]).activeManifest?.signals ?? []
    }

    @Test("the official signals follow from actions and source types")
    func signals() throws {
        func created(_ type: String) -> CBORValue {
            ["action": "c2pa.created", "digitalSourceType": .text(Self.iptc + type)]
        }
        #expect(try signals([created("digitalCapture")]) == [.capturedMedia])
        #expect(try signals([created("trainedAlgorithmicMedia")]) == [.fullyGenAIMedia])
        #expect(
            try signals([created("digitalCreation")], isComplete: false) == [
                .nonGenAIDigitalCreation, .ambiguousActions,
            ])
        let edit: CBORValue = [
            "action": "c2pa.edited", "digitalSourceType": .text(Self.iptc + "compositeWithTrainedAlgorithmicMedia"),
        ]
        #expect(
            try signals([created("digitalCapture"), edit, ["action": "c2pa.published"]]) == [
                .capturedMedia, .nonEditorial, .perceptibleGenAI,
            ])
        #expect(try signals([created("screenCapture"), ["action": "org.example.own"]]).contains(.ambiguousActions))
    }

    @Test("crJSON has the active manifest first, with claim, signature and findings")
    func crJSON() throws {
        let report = try TestManifest.report([manifest([["action": "c2pa.edited"]])])
        let json = report.crJSON(generator: "test", version: "1.2.3")
        #expect(json["jsonGenerator"]?["version"]?.string == "1.2.3")
        let first = json["manifests"]?.array?.first
        #expect(first?["label"]?.string == report.activeManifest?.label)
        #expect(first?["claim.v2"]?["created_assertions"]?.array?.count == 2)
        #expect(first?["claim.v2"]?["created_assertions"]?.array?.first?["hash"]?.string?.hasPrefix("b64'") == true)
        #expect(first?["signature"]?["algorithm"]?.string == "es256")
        let failures = first?["validationResults"]?["failure"]?.array ?? []
        #expect(failures.contains { $0["code"]?.string == "assertion.action.malformed" })
        #expect(ValidationReport.emptyCrJSON(generator: "test", version: "1.2.3")["manifests"]?.array?.isEmpty == true)
    }

    @Test("every status code of the specification has a meaning in plain words", .enabled(if: Corpus.isPresent))
    func meanings() throws {
        let json = try JSONValue(parsing: Array(Corpus.text("spec/status_codes_2.4.json").utf8))
        for kind in ["success", "informational", "failure"] {
            let codes = (json[kind]?.array ?? []).compactMap(\.string)
            try #require(!codes.isEmpty)
            for code in codes { #expect(StatusCode(rawValue: code).meaning != nil, "\(code)") }
        }
        #expect(StatusCode(rawValue: "org.example.own").meaning == nil)
    }

    @Test("an explained report says the meaning of every finding")
    func explanation() throws {
        let report = try TestManifest.report([manifest([["action": "c2pa.edited"]])])
        let text = TextReport(report).text(file: "f", explaining: true)
        for status in report.results.activeManifest.all {
            #expect(text.contains(status.code.meaning ?? "?"), "\(status.code)")
        }
    }
}

/// Answers from a table, and remembers what it was asked.
private actor TableFetcher: EvidenceFetcher {
    let answers: [String: [UInt8]]
    private(set) var asked: [EvidenceRequest] = []

    init(_ answers: [String: [UInt8]]) { self.answers = answers }

    func fetch(_ request: EvidenceRequest) async throws -> [UInt8] {
        asked.append(request)
        guard let answer = answers[request.url] else { throw EvidenceError("there is nothing at \(request.url)") }
        return answer
    }
}

@Suite("Evidence from outside") struct OnlineTests {
    @Test("a manifest kept elsewhere is fetched where that is allowed, and told where it cannot be")
    func remoteManifest() async throws {
        let fixture = try SigningFixture()
        var request = SigningRequest(placement: .detached, remoteURL: "https://example.org/m.c2pa")
        request.definition = ManifestDefinition()
        let (file, asset) = try await fixture.sign(SigningFixture.jpeg, request)
        await #expect(throws: ReadingError(.remoteManifest, "")) { try await fixture.validate(file) }
        var online = fixture.trusting
        let fetcher = TableFetcher(["https://example.org/m.c2pa": asset.manifestStore])
        online.fetcher = fetcher
        #expect(try await online.validate(MemoryByteSource(file)).state == .trusted)
        #expect(await fetcher.asked.first?.purpose == .manifest)
        online.fetcher = TableFetcher([:])
        await #expect(throws: ReadingError(.inaccessibleManifest, "")) {
            try await online.validate(MemoryByteSource(file))
        }
    }

    @Test("data kept elsewhere is compared with its hash and rejects nothing")
    func cloudData() async throws {
        let fixture = try SigningFixture()
        let data: [UInt8] = [1, 2, 3]
        let hash = Base64.encode(ContentHashAlgorithm.sha256.digest(data))
        let text = """
            {"assertions": [{"label": "c2pa.actions.v2", "data": {"actions": [{"action": "c2pa.created",
            "digitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"}]}},
            {"label": "c2pa.cloud-data", "data": {"label": "org.example.x", "size": 3, "content_type": "text/plain",
            "location": {"url": "https://example.org/d", "alg": "sha256", "hash": "\(hash)"}}}]}
            """
        let definition = try ManifestDefinition(json: Array(text.utf8))
        let (file, _) = try await fixture.sign(SigningFixture.jpeg, SigningRequest(definition: definition))
        func codes(_ answers: [String: [UInt8]]) async throws -> (Set<String>, CredentialState) {
            var validator = fixture.trusting
            validator.fetcher = TableFetcher(answers)
            let report = try await validator.validate(MemoryByteSource(file))
            return (Set(report.results.activeManifest.all.map(\.code.rawValue)), report.state)
        }
        let absent = try await codes([:])
        #expect(absent.0.contains("assertion.inaccessible") && absent.1 == .trusted)
        let changed = try await codes(["https://example.org/d": [9, 9, 9]])
        #expect(changed.0.contains("assertion.accessible") && changed.1 == .trusted)
    }
}
