// SPDX-License-Identifier: Apache-2.0

import ByteKit
import CBOR
import COSE
import ContentCredentials
import Foundation
import JUMBF
import Testing
import TrustServices

@Suite("Updates and redactions")
struct UpdateTests {
    private let fixture: SigningFixture
    init() throws { fixture = try SigningFixture() }

    private func signedWithNote(_ file: [UInt8]) async throws -> (bytes: [UInt8], asset: SignedAsset, uri: String) {
        var request = SigningRequest()
        request.definition.assertions = [.init(label: "org.example.note", data: ["who": "Ann"])]
        let signed = try await fixture.sign(file, request)
        return (
            signed.bytes, signed.asset,
            "self#jumbf=/c2pa/\(signed.asset.manifestLabel)/c2pa.assertions/org.example.note"
        )
    }

    @Test("An update adds to the credential, and the content's binding holds", arguments: [0, 1])
    func update(index: Int) async throws {
        let first = try await fixture.sign(SigningFixture.files[index])
        var request = SigningRequest()
        request.definition.intent = .update
        request.definition.assertions = [.init(label: "org.example.note", data: ["later": true])]
        let second = try await fixture.sign(first.bytes, request)
        #expect(second.asset.isUpdate && second.asset.exclusions.isEmpty)
        let report = try await fixture.validate(second.bytes)
        #expect(report.state == .trusted, "\(report.results.activeManifest.failure)")
        let manifest = try #require(report.activeManifest)
        #expect(manifest.kind == .update && manifest.actions.map(\.name) == ["c2pa.opened"])
        #expect(!manifest.assertions.contains { $0.label.isHardBinding })
        #expect(manifest.assertions(of: Actions.self).first?.areComplete == true)
        // Twice, and then an edit.
        let third = try await fixture.sign(second.bytes, request)
        #expect(try await fixture.validate(third.bytes).state == .trusted)
        let edit = try await fixture.sign(third.bytes)
        let last = try await fixture.validate(edit.bytes)
        #expect(last.state == .trusted && last.store.manifests.count == 4)
        var changed = second.bytes
        changed[changed.count - 3] ^= 1
        #expect(try await fixture.validate(changed).state == .invalid)
    }

    @Test("Where a larger store would break the binding, an update is refused and a redaction becomes an edit")
    func impossible() async throws {
        let first = try await signedWithNote(SigningFixture.webp)
        var request = SigningRequest()
        request.definition.intent = .update
        await #expect(throws: SigningError(.notUpdatable, "")) { _ = try await fixture.sign(first.bytes, request) }
        request.definition.intent = nil
        request.definition.redactions = [.init(first.uri, reason: "c2pa.PII.present")]
        let second = try await fixture.sign(first.bytes, request)
        #expect(!second.asset.isUpdate && second.asset.notices.count == 1)
        #expect(try await fixture.validate(second.bytes).state == .trusted)
    }

    @Test("A redaction that leaves the content alone is an update, and is recorded with its reason")
    func redaction() async throws {
        let first = try await signedWithNote(SigningFixture.jpeg)
        var request = SigningRequest()
        request.definition.redactions = [.init(first.uri, reason: "c2pa.PII.present")]
        let second = try await fixture.sign(first.bytes, request)
        #expect(second.asset.isUpdate)
        let report = try await fixture.validate(second.bytes)
        #expect(report.state == .trusted)
        let actions = try #require(report.activeManifest).actions
        #expect(actions.map(\.name) == ["c2pa.opened", "c2pa.redacted"])
        #expect(actions.last?.fields["reason"] == "c2pa.PII.present")
        #expect(actions.last?.fields["parameters"]?["redacted"]?.string == first.uri)
        #expect(report.store[first.asset.manifestLabel]?.assertion(labelled: "org.example.note") == nil)
        // A further signature on top keeps it redacted.
        let third = try await fixture.validate(try await fixture.sign(second.bytes).bytes)
        #expect(third.state == .trusted)
    }

    @Test("What must stay is not redacted, and what is not there cannot be")
    func rules() async throws {
        let first = try await signedWithNote(SigningFixture.png)
        let base = "self#jumbf=/c2pa/\(first.asset.manifestLabel)/c2pa.assertions/"
        for (uri, code) in [
            (base + "c2pa.actions.v2", SigningError.Code.forbidden), (base + "c2pa.hash.data", .forbidden),
            (base + "org.example.other", .invalidDefinition),
            ("self#jumbf=c2pa.assertions/org.example.note", .invalidDefinition),
        ] {
            var request = SigningRequest()
            request.definition.redactions = [.init(uri)]
            await #expect(throws: SigningError(code, "")) { _ = try await fixture.sign(first.bytes, request) }
        }
    }

    @Test("With a redacted ingredient its manifest goes, where nothing else leads to it")
    func redactedIngredient() async throws {
        let part = try await fixture.sign(SigningFixture.webp)
        var compose = SigningRequest()
        compose.ingredients = [IngredientSource(MemoryByteSource(part.bytes), relationship: .componentOf)]
        let whole = try await fixture.sign(SigningFixture.png, compose)
        #expect(try await fixture.validate(whole.bytes).store.manifests.count == 2)
        var request = SigningRequest()
        request.definition.redactions = [
            .init("self#jumbf=/c2pa/\(whole.asset.manifestLabel)/c2pa.assertions/c2pa.ingredient.v3")
        ]
        let report = try await fixture.validate(try await fixture.sign(whole.bytes, request).bytes)
        #expect(report.store[part.asset.manifestLabel] == nil && report.store.manifests.count == 2)
    }

    @Test("Two copies of a manifest, one of them redacted, become the redacted one")
    func union() async throws {
        let first = try await signedWithNote(SigningFixture.jpeg)
        var redact = SigningRequest()
        redact.definition.redactions = [.init(first.uri, reason: "c2pa.PII.present")]
        let second = try await fixture.sign(first.bytes, redact)
        var request = SigningRequest()
        request.ingredients = [first.bytes, second.bytes].map {
            IngredientSource(MemoryByteSource($0), relationship: .componentOf)
        }
        let report = try await fixture.validate(try await fixture.sign(SigningFixture.png, request).bytes)
        #expect(report.state == .trusted, "\(report.results)")
        #expect(report.store[first.asset.manifestLabel]?.assertion(labelled: "org.example.note") == nil)
    }

    @Test("An update must not show, place or edit anything")
    func forbidden() async throws {
        let first = try await fixture.sign(SigningFixture.jpeg)
        var request = SigningRequest(thumbnail: EmbeddedFile(mediaType: "image/jpeg", bytes: [1]))
        request.definition.intent = .update
        await #expect(throws: SigningError(.forbidden, "")) { _ = try await fixture.sign(first.bytes, request) }
        request.thumbnail = nil
        request.definition.addAction(Action("c2pa.cropped", digitalSourceType: "humanEdits"))
        await #expect(throws: SigningError(.forbidden, "")) { _ = try await fixture.sign(first.bytes, request) }
        request.definition.assertions = []
        await #expect(throws: SigningError(.invalidDefinition, "")) {
            _ = try await fixture.sign(SigningFixture.jpeg, request)
        }
    }

    @Test("An update has the time of older manifests attested")
    func history() async throws {
        let now = fixture.now
        let first = try await fixture.sign(SigningFixture.jpeg)
        let credential = try fixture.authority.makeTimeStampSigner(
            .init(commonName: "Clock", organization: "Test"), at: now.addingTimeInterval(-3_600))
        let generator = ClaimGenerator(
            timeStamper: try LocalTimeStamper(credential: credential, clock: { now }), validator: fixture.trusting)
        var request = SigningRequest()
        request.definition.intent = .update
        request.stampsHistory = true
        let second = try await fixture.sign(first.bytes, request, generator: generator)
        let report = try await fixture.validate(second.bytes)
        #expect(report.state == .trusted)
        let stamps = report.activeManifest?.assertion(labelled: "c2pa.time-stamp")?.cbor?.map
        #expect(stamps?.keys.compactMap(\.string) == [first.asset.manifestLabel])
        #expect(report.signatures[first.asset.manifestLabel]?.trustedTime == now)
        await #expect(throws: SigningError(.invalidDefinition, "")) {
            _ = try await fixture.sign(first.bytes, request)
        }
    }
}
