// SPDX-License-Identifier: Apache-2.0

import ByteKit
import CBOR
import ContentCredentials
import Testing

@Suite("Definitions in full")
struct DefinitionDetailTests {
    private let fixture: SigningFixture
    init() throws { fixture = try SigningFixture() }

    private static let definition = """
        {"claim_generator_info": [{"name": "Desk", "icon": {"format": "image/svg+xml", "identifier": "desk.svg"}}],
         "intent": {"create": "compositeCapture"}, "base_path": "files", "claim_version": 2,
         "ingredients": [
           {"title": "prompt", "relationship": "inputTo", "label": "p",
            "data": {"format": "text/plain", "identifier": "prompt.txt"},
            "data_types": [{"type": "c2pa.types.generator.prompt"}]},
           {"path": "logo", "label": "l", "metadata": {"dateTime": "2026-01-02T03:04:05Z"}},
           {"path": "store.c2pa", "title": "archive", "relationship": "inputTo"}],
         "assertions": [{"label": "c2pa.actions", "data": {
           "actions": [
             {"action": "c2pa.filtered", "softwareAgentIndex": 1, "when": "2026-01-02T03:04:05Z",
              "digitalSourceType": "humanEdits", "parameters": {"ingredientIds": ["p"], "org.example.radius": 3},
              "related": [{"action": "c2pa.cropped", "when": "2026-01-02T03:04:06Z"}], "actors": []},
             {"action": "org.example.glow", "changes": [{"region": [{"type": "identified"}]}]}],
           "softwareAgents": ["One", {"name": "Two", "version": "2"}],
           "templates": [{"action": "org.example.glow", "description": "Glow",
                          "icon": {"format": "image/png", "identifier": "glow.png"}}],
           "metadata": {"dateTime": "2026-01-02T03:04:05Z"}, "allActionsIncluded": true}}]}
        """

    private func request(_ files: [String: [UInt8]]) throws -> SigningRequest {
        var request = SigningRequest(definition: try ManifestDefinition(json: Array(Self.definition.utf8)))
        request.resource = { name in
            guard let bytes = files[name] else { throw SigningError(.missingResource, name) }
            return MemoryByteSource(bytes)
        }
        return request
    }

    @Test("Agents, templates, icons, data, described and archived ingredients come through")
    func everything() async throws {
        let logo = try await fixture.sign(SigningFixture.webp)
        let archive = try await fixture.sign(SigningFixture.png)
        let request = try request([
            "files/desk.svg": Array("<svg/>".utf8), "files/glow.png": [1, 2], "files/prompt.txt": Array("a cat".utf8),
            "files/logo/ingredient.json": Array(
                """
                {"title": "logo", "format": "image/webp", "relationship": "componentOf", "instance_id": "xmp:iid:1",
                 "manifest_data": {"format": "application/c2pa", "identifier": "manifest_data.c2pa"},
                 "thumbnail": {"format": "image/jpeg", "identifier": "thumbnail.jpg"}}
                """.utf8),
            "files/logo/manifest_data.c2pa": logo.asset.manifestStore, "files/logo/thumbnail.jpg": [9],
            "files/store.c2pa": archive.asset.manifestStore, "files/logo": SigningFixture.webp,
        ])
        let report = try await fixture.validate(try await fixture.sign(SigningFixture.jpeg, request).bytes)
        #expect(report.state == .trusted, "\(report.results)")
        let manifest = try #require(report.activeManifest)
        #expect(report.store.manifests.count == 3)

        let icon = manifest.claim?.generatorInfo.first?["icon"]?["url"]?.string
        #expect(icon?.hasPrefix("self#jumbf=c2pa.assertions/c2pa.icon") == true)
        let actions = try #require(manifest.assertion(labelled: "c2pa.actions.v2")?.cbor)
        #expect(manifest.actions.map(\.name) == ["c2pa.created", "c2pa.filtered", "org.example.glow", "c2pa.placed"])
        #expect(manifest.actions[0].digitalSourceType == DigitalSourceType.iptcBase + "compositeCapture")
        let filtered = manifest.actions[1]
        #expect(filtered.fields["softwareAgentIndex"] == 1 && filtered.fields["actors"] == nil)
        #expect(filtered.ingredientLabels == ["c2pa.ingredient.v3"])
        #expect(filtered.fields["parameters"]?["org.example.radius"] == 3)
        #expect(filtered.fields["related"]?.array?.first?["when"] == .tagged(0, "2026-01-02T03:04:06Z"))
        #expect(actions["softwareAgents"] == [["name": "One"], ["name": "Two", "version": "2"]])
        #expect(actions["templates"]?.array?.first?["icon"]?["hash"]?.byteString?.count == 32)
        #expect(actions["metadata"]?["dateTime"] == .tagged(0, "2026-01-02T03:04:05Z"))
        #expect(actions["allActionsIncluded"] == true)

        let ingredients = manifest.ingredients
        #expect(ingredients.map(\.title) == ["prompt", "logo", "archive"])
        #expect(ingredients[0].fields["dataTypes"]?.array?.first?["type"] == "c2pa.types.generator.prompt")
        guard case .file(let type, let bytes)? = manifest.assertion(labelled: "c2pa.embedded-data")?.content else {
            Issue.record("the prompt is not there")
            return
        }
        #expect(type == "text/plain" && bytes.elementsEqual("a cat".utf8))
        #expect(ingredients[1].fields["thumbnail"] != nil)
        #expect(ingredients[1].fields["metadata"]?["dateTime"] == .tagged(0, "2026-01-02T03:04:05Z"))
        #expect(ingredients[2].fields["validationResults"] != nil)
    }

    @Test("A thumbnail that an ingredient brought is named, not stored again")
    func thumbnails() async throws {
        let parent = try await fixture.sign(
            SigningFixture.png, SigningRequest(thumbnail: EmbeddedFile(mediaType: "image/jpeg", bytes: [1, 2, 3])))
        let report = try await fixture.validate(try await fixture.sign(parent.bytes).bytes)
        #expect(report.state == .trusted)
        #expect(
            report.activeManifest?.ingredients.first?.fields["thumbnail"]?["url"]?.string
                == "self#jumbf=/c2pa/\(parent.asset.manifestLabel)/c2pa.assertions/c2pa.thumbnail.claim")
        #expect(report.store[parent.asset.manifestLabel]?.thumbnail?.bytes == [1, 2, 3])
    }

    @Test("A type of one's own is written and read back")
    func ownType() async throws {
        struct Rating: AssertionContent, Equatable {
            static let label = "org.example.rating"
            var stars: Int
            init(stars: Int) { self.stars = stars }
            init?(_ cbor: CBORValue) {
                guard let stars = cbor["stars"]?.int else { return nil }
                self.stars = stars
            }
            var cbor: CBORValue { ["stars": .integer(stars)] }
        }
        var request = SigningRequest()
        for stars in [3, 5] { request.definition.add(Rating(stars: stars), isCreated: true) }
        let report = try await fixture.validate(try await fixture.sign(SigningFixture.png, request).bytes)
        #expect(report.activeManifest?.assertions(of: Rating.self) == [Rating(stars: 3), Rating(stars: 5)])
        #expect(report.state == .trusted)
    }

    @Test(
        "Intents are read as the SDKs write them",
        arguments: [
            ("\"edit\"", ManifestDefinition.Intent.edit), ("\"Update\"", .update),
            ("\"create\"", .create(sourceType: nil)),
            (
                "{\"create\": \"http://cv.iptc.org/newscodes/digitalsourcetype/digitalArt\"}",
                .create(sourceType: "http://cv.iptc.org/newscodes/digitalsourcetype/digitalArt")
            ), ("{\"Create\": \"DigitalCapture\"}", .create(sourceType: DigitalSourceType.iptcBase + "digitalCapture")),
        ])
    func intents(text: String, intent: ManifestDefinition.Intent) throws {
        #expect(try ManifestDefinition(json: Array("{\"intent\": \(text)}".utf8)).intent == intent)
    }

    @Test(
        "Intents, agents and versions that make no sense are refused",
        arguments: [
            "{\"intent\": \"destroy\"}", "{\"intent\": {\"edit\": \"x\"}}", "{\"intent\": {\"create\": \"sorcery\"}}",
            "{\"claim_version\": 1}", "{\"redactions\": [{\"reason\": \"x\"}]}",
        ])
    func senseless(text: String) {
        #expect(throws: SigningError(.invalidDefinition, "")) { try ManifestDefinition(json: Array(text.utf8)) }
    }

    @Test("An assertion of kind Binary is a file, and its data Base64")
    func binary() async throws {
        func sign(_ data: String) async throws -> ValidationReport {
            let json =
                #"{"assertions": [{"label": "org.example.seal", "kind": "Binary", "format": "image/png", "data": \#(data)}]}"#
            let request = SigningRequest(definition: try ManifestDefinition(json: Array(json.utf8)))
            return try await fixture.validate(try await fixture.sign(SigningFixture.png, request).bytes)
        }
        let report = try await sign(#""AQID""#)
        #expect(report.state == .trusted)
        guard let seal = report.activeManifest?.assertion(labelled: "org.example.seal"),
            case .file("image/png", let bytes) = seal.content
        else {
            Issue.record("it is no file")
            return
        }
        #expect(Array(bytes) == [1, 2, 3])
        for data in ["[1, 2]", #""A*""#] {
            await #expect(throws: SigningError(.invalidDefinition, "")) { _ = try await sign(data) }
        }
    }
}
