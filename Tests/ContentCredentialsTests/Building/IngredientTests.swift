// SPDX-License-Identifier: Apache-2.0

import ByteKit
import CBOR
import ContentCredentials
import JUMBF
import Testing

@Suite("Ingredients and history")
struct IngredientTests {
    private let fixture: SigningFixture
    init() throws { fixture = try SigningFixture() }

    private func actions(_ report: ValidationReport) -> [CBORValue] {
        report.activeManifest?.assertion(labelled: "c2pa.actions.v2")?.cbor?["actions"]?.array ?? []
    }

    @Test("A file without history was created, with the source type asked for")
    func created() async throws {
        let signed = try await fixture.sign(SigningFixture.png, SigningRequest(sourceType: "trainedAlgorithmicMedia"))
        let first = try #require(actions(try await fixture.validate(signed.bytes)).first)
        #expect(first["action"] == "c2pa.created")
        #expect(first["digitalSourceType"]?.string == DigitalSourceType.iptcBase + "trainedAlgorithmicMedia")
    }

    @Test("A chain of five signatures keeps every manifest and stays trusted")
    func chain() async throws {
        var file = SigningFixture.jpeg
        for step in 1...5 {
            file = try await fixture.sign(file).bytes
            let report = try await fixture.validate(file)
            #expect(report.state == .trusted, "step \(step)")
            #expect(report.store.manifests.count == step)
            #expect(actions(report).first?["action"] == (step == 1 ? "c2pa.created" : "c2pa.opened"))
        }
    }

    @Test("What validation found about a parent is recorded, even when it was broken")
    func brokenParent() async throws {
        var parent = try await fixture.sign(SigningFixture.png).bytes
        parent[parent.count - 20] ^= 1
        #expect(try await fixture.validate(parent).state == .invalid)
        var request = SigningRequest()
        request.ingredients = [IngredientSource(MemoryByteSource(parent), relationship: .parentOf, title: "old.png")]
        let signed = try await fixture.sign(SigningFixture.png, request)
        let report = try await fixture.validate(signed.bytes)
        let ingredient = report.activeManifest?.assertion(labelled: "c2pa.ingredient.v3")?.cbor
        #expect(ingredient?["dc:title"] == "old.png" && ingredient?["dc:format"] == "image/png")
        let failures = ingredient?["validationResults"]?["activeManifest"]?["failure"]?.array ?? []
        #expect(failures.contains { $0["code"] == "assertion.dataHash.mismatch" })
        #expect(report.results.activeManifest.failure.isEmpty)
    }

    @Test("Components are placed, a shared manifest is stored once")
    func components() async throws {
        let part = try await fixture.sign(SigningFixture.webp).bytes
        var request = SigningRequest()
        request.ingredients = [
            IngredientSource(MemoryByteSource(part), relationship: .componentOf, title: "a"),
            IngredientSource(MemoryByteSource(part), relationship: .componentOf, title: "b"),
            IngredientSource(MemoryByteSource(SigningFixture.png), relationship: .inputTo, title: "c"),
        ]
        let report = try await fixture.validate(try await fixture.sign(SigningFixture.jpeg, request).bytes)
        #expect(report.state == .trusted)
        #expect(report.store.manifests.count == 2)
        #expect(actions(report).map { $0["action"] } == ["c2pa.created", "c2pa.placed", "c2pa.placed"])
        #expect(report.activeManifest?.assertion(labelled: "c2pa.ingredient.v3__2") != nil)
    }

    @Test("A redacted assertion is gone, and the rest still holds")
    func redaction() async throws {
        var first = SigningRequest()
        first.definition.assertions = [.init(label: "org.example.secret", data: ["who": "Ann Other of Norhaven"])]
        let parent = try await fixture.sign(SigningFixture.png, first)
        let uri = "self#jumbf=/c2pa/\(parent.asset.manifestLabel)/c2pa.assertions/org.example.secret"
        var second = SigningRequest()
        second.definition.redactions = [.init(uri)]
        second.definition.addAction([
            "action": "c2pa.redacted", "reason": "c2pa.PII.present", "parameters": ["redacted": .string(uri)],
        ])
        let signed = try await fixture.sign(parent.bytes, second)
        let report = try await fixture.validate(signed.bytes)
        #expect(report.state == .trusted)
        #expect(report.store[parent.asset.manifestLabel]?.assertion(labelled: "org.example.secret") == nil)
        #expect(!signed.bytes.contains(sequence: Array("Ann Other of Norhaven".utf8)))

        second.definition.redactions = [
            .init("self#jumbf=/c2pa/\(parent.asset.manifestLabel)/c2pa.assertions/c2pa.actions.v2")
        ]
        await #expect(throws: SigningError(.forbidden, "")) { _ = try await fixture.sign(parent.bytes, second) }
    }

    @Test("An old credential is kept as parent, unless the definition says the file was created")
    func history() async throws {
        let old = try await fixture.sign(SigningFixture.jpeg)
        var request = SigningRequest()
        request.definition.addAction(["action": "c2pa.created", "digitalSourceType": "digitalArt"])
        let signed = try await fixture.sign(old.bytes, request)
        #expect(try await fixture.validate(signed.bytes).store.manifests.count == 1)
        #expect(signed.asset.notices.count == 1)
    }

    @Test("A credential damaged beyond reading is not taken over, and said so")
    func damagedStore() async throws {
        var parent = try await fixture.sign(SigningFixture.png)
        let start = Int(try #require(parent.asset.exclusions.first).lowerBound) + 8
        parent.bytes[start + 8 + 3] = 0xFF
        let signed = try await fixture.sign(parent.bytes)
        #expect(signed.asset.notices.contains { $0.contains("damaged") })
        #expect(try await fixture.validate(signed.bytes).store.manifests.count == 1)
    }
}

extension [UInt8] {
    fileprivate func contains(sequence: [UInt8]) -> Bool {
        guard count >= sequence.count else { return false }
        return (0...(count - sequence.count)).contains { self[$0..<($0 + sequence.count)].elementsEqual(sequence) }
    }
}
