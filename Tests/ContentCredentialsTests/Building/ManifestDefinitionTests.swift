// SPDX-License-Identifier: Apache-2.0

import ByteKit
import CBOR
import ContentCredentials
import JUMBF
import Testing

@Suite("Manifest definitions")
struct ManifestDefinitionTests {
    private let fixture: SigningFixture
    init() throws { fixture = try SigningFixture() }

    private static let example = """
        {"claim_generator_info": [{"name": "Desk", "version": "3.1", "org.example.build": 7}],
         "title": "Tïtle & more", "vendor": "example",
         "thumbnail": {"format": "image/jpeg", "identifier": "thumb.jpg"},
         "ingredients": [{"title": "logo", "format": "image/png", "relationship": "componentOf", "instance_id": "logo-1"}],
         "assertions": [
           {"label": "c2pa.actions", "data": {"actions": [
             {"action": "c2pa.created", "digitalSourceType": "compositeCapture", "softwareAgent": "Desk 3",
              "when": "2026-01-02T03:04:05Z"},
             {"action": "c2pa.placed", "parameters": {"ingredientIds": ["logo-1"]}}]}},
           {"label": "stds.schema-org.CreativeWork", "data": {"@type": "CreativeWork"}},
           {"label": "cawg.metadata", "data": {"@context": {}, "dc:creator": ["Ann"]}},
           {"label": "org.example.two", "data": {"a": [1.5, true, null, -3]}, "created": true},
           {"label": "org.example.two", "data": {"b": 2}}]}
        """

    @Test("Everything a definition says is in the manifest")
    func wholeDefinition() async throws {
        var request = SigningRequest(definition: try ManifestDefinition(json: Array(Self.example.utf8)))
        request.resource = { name in
            guard name == "thumb.jpg" else { throw SigningError(.missingResource, name) }
            return MemoryByteSource([1, 2, 3])
        }
        let signed = try await fixture.sign(SigningFixture.png, request)
        let report = try await fixture.validate(signed.bytes)
        #expect(report.state == .trusted)
        let manifest = try #require(report.activeManifest)
        let claim = try #require(manifest.claim)
        #expect(claim.title == "Tïtle & more")
        #expect(claim.generatorInfo.first?["name"] == "Desk")
        #expect(claim.generatorInfo.first?["org.example.build"] == 7)
        #expect(claim.generatorInfo.first?["specVersion"]?.string == GeneratorInfo.specificationVersion)
        #expect(manifest.label.hasSuffix(":example"))
        let actions = try #require(manifest.assertion(labelled: "c2pa.actions.v2")?.cbor)
        #expect(actions["allActionsIncluded"] == false)
        let first = try #require(actions["actions"]?.array?.first)
        #expect(first["digitalSourceType"]?.string == DigitalSourceType.iptcBase + "compositeCapture")
        #expect(first["softwareAgent"]?["name"] == "Desk 3")
        #expect(first["when"] == .tagged(0, "2026-01-02T03:04:05Z"))
        let placed = try #require(actions["actions"]?.array?.last)
        #expect(
            placed["parameters"]?["ingredients"]?.array?.first?["url"]
                == "self#jumbf=c2pa.assertions/c2pa.ingredient.v3")
        #expect(placed["parameters"]?["ingredientIds"] == nil)
        #expect(manifest.assertion(labelled: "stds.schema-org.CreativeWork")?.json?["@type"]?.string == "CreativeWork")
        #expect(manifest.assertion(labelled: "cawg.metadata")?.json != nil)
        #expect(manifest.assertion(labelled: "org.example.two")?.cbor?["a"] == [.float(1.5), true, .null, -3])
        #expect(manifest.assertion(labelled: "org.example.two__1")?.cbor?["b"] == 2)
        #expect(claim.createdAssertions.contains { $0.url.hasSuffix("org.example.two") })
        #expect(claim.gatheredAssertions.contains { $0.url.hasSuffix("org.example.two__1") })
    }

    @Test("Assertions have random salts of 16 bytes, so equal content has different hashes")
    func salts() async throws {
        var salts = Set<[UInt8]>()
        for _ in 0..<2 {
            let report = try await fixture.validate(try await fixture.sign(SigningFixture.png).bytes)
            for assertion in try #require(report.activeManifest).assertions {
                let salt = try #require(assertion.box.salt)
                #expect(salt.count == 16)
                #expect(salts.insert(salt).inserted)
            }
        }
    }

    @Test(
        "What is wrong with a definition is said",
        arguments: [
            "", "[]", "{\"title\": 3}", "{\"assertions\": {}}", "{\"assertions\": [{}]}",
            "{\"assertions\": [{\"label\": \"a.b\"}]}", "{\"claim_generator_info\": [{}]}",
            "{\"ingredients\": [{\"relationship\": \"childOf\"}]}", "{\"redactions\": [\"x\"]}",
            "{\"assertions\": [{\"label\": \"a.b\", \"data\": {}, \"kind\": \"Uri\"}]}",
        ])
    func malformed(text: String) {
        #expect(throws: SigningError(.invalidDefinition, "")) { try ManifestDefinition(json: Array(text.utf8)) }
    }

    @Test(
        "What a claim generator must not write is refused",
        arguments: [
            "c2pa.hash.data", "c2pa.hash.boxes", "c2pa.ingredient.v3", "c2pa.thumbnail.claim",
        ])
    func forbidden(label: String) async {
        var request = SigningRequest()
        request.definition.assertions = [.init(label: label, data: [:])]
        await #expect(throws: SigningError(.forbidden, "")) { _ = try await fixture.sign(SigningFixture.png, request) }
    }

    @Test(
        "Actions that contradict each other or the parent are refused",
        arguments: [
            [["action": "c2pa.edited"], ["action": "c2pa.created"]],
            [["action": "c2pa.created"], ["action": "c2pa.created"]],
            [["action": "c2pa.opened"]], [["action": "c2pa.created", "digitalSourceType": "sorcery"]],
            [["action": "c2pa.created", "parameters": ["ingredientIds": ["nobody"]]]],
        ] as [[JSONValue]])
    func contradictions(actions: [JSONValue]) async {
        var request = SigningRequest()
        for action in actions { request.definition.addAction(action) }
        await #expect(throws: SigningError(.invalidDefinition, "")) {
            _ = try await fixture.sign(SigningFixture.png, request)
        }
    }
}
