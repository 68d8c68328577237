// SPDX-License-Identifier: Apache-2.0

import ByteKit
import CBOR
import ContentCredentials
import Testing

/// The requirements that the conformance programme's asset rubric checks for claim generators (Conformance 0.2, rubric
/// for specification 2.4), restated over a manifest. Each returns what it found amiss.
struct ConformanceRubric {
    let report: ValidationReport
    let manifest: Manifest

    init?(_ report: ValidationReport) {
        guard let manifest = report.activeManifest else { return nil }
        self.report = report
        self.manifest = manifest
    }

    private static let sourceTypeExempt: Set<String> = [
        "c2pa.created", "c2pa.opened", "c2pa.converted", "c2pa.published", "c2pa.repackaged", "c2pa.transcoded",
        "c2pa.resized.proportional", "c2pa.enhanced", "c2pa.edited.metadata", "c2pa.watermarked",
        "c2pa.watermarked.bound", "c2pa.watermarked.unbound", "c2pa.redacted", "c2pa.placed",
    ]
    private static let knownActions: Set<String> = [
        "c2pa.addedText", "c2pa.adjustedColor", "c2pa.changedSpeed", "c2pa.converted", "c2pa.created", "c2pa.cropped",
        "c2pa.deleted", "c2pa.drawing", "c2pa.dubbed", "c2pa.edited", "c2pa.edited.metadata", "c2pa.enhanced",
        "c2pa.filtered", "c2pa.mastered", "c2pa.mixed", "c2pa.opened", "c2pa.orientation", "c2pa.placed",
        "c2pa.published", "c2pa.redacted", "c2pa.remixed", "c2pa.removed", "c2pa.repackaged", "c2pa.resized",
        "c2pa.resized.proportional", "c2pa.transcoded", "c2pa.translated", "c2pa.trimmed", "c2pa.unknown",
        "c2pa.watermarked.bound", "c2pa.watermarked.unbound",
    ]
    private static let knownAssertions: Set<String> = [
        "c2pa.hash.data", "c2pa.actions.v2", "c2pa.ingredient.v3", "c2pa.hash.boxes", "c2pa.hash.bmff.v3",
        "c2pa.soft-binding", "c2pa.embedded-data", "c2pa.metadata", "c2pa.certificate-status",
        "c2pa.thumbnail.claim", "c2pa.thumbnail.ingredient", "c2pa.icon", "c2pa.time-stamp",
    ]
    private static let standardParameters: Set<String> = [
        "redacted", "ingredients", "description", "relatedAssertions", "sourceLanguage", "targetLanguage",
        "multipleInstances",
    ]

    var findings: [String] {
        var found: [String] = []
        func require(_ holds: Bool, _ name: String) { if !holds { found.append(name) } }
        let claim = manifest.claim
        let actions = manifest.actions
        let lists = manifest.assertions(of: Actions.self)
        let created = claim?.createdAssertions.map(\.url) ?? []
        for action in actions {
            let name = action.name
            require(
                !name.hasPrefix("c2pa.") || Self.sourceTypeExempt.contains(name) || action.digitalSourceType != nil,
                "mandatory_dst_for_perceptible_transformations: \(name)")
            require(
                name.hasPrefix("c2pa.") ? Self.knownActions.contains(name) : name.contains("."), "actions: \(name)")
            let parameters = action.fields["parameters"]?.map?.keys.compactMap(\.string) ?? []
            require(
                parameters.allSatisfy { Self.standardParameters.contains($0) || $0.contains(".") }, "parameters")
            if name == "c2pa.created" { require(action.digitalSourceType != nil, "mandatory_dst_for_created_action") }
            if name == "c2pa.opened" {
                require(action.digitalSourceType == nil, "prohibited_dst_for_opened")
                require(
                    action.fields["parameters"]?["ingredients"]?.array?.count == 1,
                    "opened_action_ingredient_reference")
            }
        }
        let specVersion = claim?.generatorInfo.first?["specVersion"]?.string ?? ""
        require(specVersion.hasPrefix("2.4"), "mandatory_spec_version")
        require(claim?.fields["specVersion"] == nil, "no_deprecated_claim_fields")
        require(lists.allSatisfy { $0.areComplete != nil }, "mandatory_all_actions_included")
        require(
            actions.map(\.name) != ["c2pa.opened"] || lists.first?.areComplete == true, "all_actions_included_opened")
        require(
            created.first { $0.contains("c2pa.actions") }?.hasSuffix("c2pa.actions.v2") == true
                && ["c2pa.created", "c2pa.opened"].contains(actions.first?.name), "inception_action_position")
        for assertion in manifest.assertions {
            let label = assertion.label.withoutInstance
            require(!label.hasPrefix("stds."), "no_deprecated_assertions: \(label)")
            require(
                label.hasPrefix("c2pa.") ? Self.knownAssertions.contains(label) : label.contains("."),
                "no_unsupported_assertions: \(label)")
        }
        for ingredient in manifest.ingredients {
            let hasManifest = ingredient.fields["activeManifest"] != nil
            require(
                hasManifest == (ingredient.fields["validationResults"] != nil), "ingredient_v3 validation results")
            require(
                ["parentOf", "componentOf", "inputTo"].contains(ingredient.relationship ?? ""),
                "ingredient_relationship_values")
        }
        require(manifest.label.hasPrefix("urn:c2pa:"), "active_manifest_urn")
        require(manifest.assertion(labelled: "c2pa.hash.data")?.cbor?["url"] == nil, "no_url_in_hashes")
        let failures = report.results.activeManifest.failure + report.results.ingredientDeltas.flatMap(\.deltas.failure)
        require(failures.isEmpty, "validation: \(failures.map(\.code.rawValue))")
        return found
    }
}

@Suite("Conformance of what is signed")
struct ConformanceTests {
    private let fixture: SigningFixture
    init() throws { fixture = try SigningFixture() }

    private func findings(_ file: [UInt8], _ request: SigningRequest) async throws -> [String] {
        let report = try await fixture.validate(try await fixture.sign(file, request).bytes)
        return try #require(ConformanceRubric(report)).findings
    }

    @Test("Nothing that is written by default fails a requirement")
    func defaults() async throws {
        for file in SigningFixture.files {
            #expect(try await findings(file, SigningRequest()) == [])
            let signed = try await fixture.sign(file).bytes
            #expect(try await findings(signed, SigningRequest()) == [])
            var changed = SigningRequest()
            changed.ingredients = [
                IngredientSource(MemoryByteSource(signed), relationship: .parentOf),
                IngredientSource(MemoryByteSource(SigningFixture.png), relationship: .componentOf),
                IngredientSource(MemoryByteSource(SigningFixture.webp), relationship: .inputTo),
            ]
            #expect(try await findings(file, changed) == [])
            var detached = SigningRequest(sourceType: "trainedAlgorithmicMedia")
            detached.prefersBoxHash = true
            #expect(try await findings(file, detached) == [])
        }
    }

    @Test("Nor does an update, a redaction, or a definition that says what it should")
    func others() async throws {
        var first = SigningRequest()
        first.definition.assertions = [.init(label: "org.example.note", data: ["who": "Ann"])]
        let signed = try await fixture.sign(SigningFixture.jpeg, first)
        var update = SigningRequest()
        update.definition.intent = .update
        #expect(try await findings(signed.bytes, update) == [])
        var redaction = SigningRequest()
        redaction.definition.redactions = [
            .init("self#jumbf=/c2pa/\(signed.asset.manifestLabel)/c2pa.assertions/org.example.note")
        ]
        #expect(try await findings(signed.bytes, redaction) == [])
        var edit = SigningRequest(softBindings: [SoftBinding(algorithm: "org.example.mark", value: [1])])
        edit.definition.addAction(Action("c2pa.cropped", digitalSourceType: "humanEdits"))
        edit.definition.addAction(Action("c2pa.watermarked.bound"))
        edit.definition.assertions.append(.init(label: "cawg.metadata", data: ["@context": [:]]))
        #expect(try await findings(signed.bytes, edit) == [])
    }

    @Test("What a definition leaves unsaid is said in a notice, not invented")
    func notices() async throws {
        var request = SigningRequest()
        request.definition.addAction(Action("c2pa.edited"))
        let signed = try await fixture.sign(SigningFixture.png, request)
        #expect(signed.asset.notices.contains { $0.contains("digitalSourceType") })
        let actions = try await fixture.validate(signed.bytes).activeManifest?.actions ?? []
        #expect(actions.map(\.name) == ["c2pa.created", "c2pa.edited"] && actions[1].digitalSourceType == nil)
    }

    @Test("Of a changed parent no more is said than is known; of an unchanged one, that nothing was done")
    func parents() async throws {
        let parent = try await fixture.sign(SigningFixture.jpeg).bytes
        var request = SigningRequest()
        request.ingredients = [IngredientSource(MemoryByteSource(parent), relationship: .parentOf)]
        let changed = try await fixture.validate(try await fixture.sign(SigningFixture.jpeg, request).bytes)
        let list = try #require(changed.activeManifest?.assertions(of: Actions.self).first)
        #expect(list.actions.map(\.name) == ["c2pa.opened", "c2pa.unknown"] && list.areComplete == false)
        #expect(list.actions[1].digitalSourceType == DigitalSourceType.iptcBase + "composite")
        request.sourceType = "humanEdits"
        let said = try await fixture.validate(try await fixture.sign(SigningFixture.jpeg, request).bytes)
        #expect(said.activeManifest?.actions[1].digitalSourceType == DigitalSourceType.iptcBase + "humanEdits")
        let same = try await fixture.validate(try await fixture.sign(parent, request).bytes)
        let untouched = try #require(same.activeManifest?.assertions(of: Actions.self).first)
        #expect(untouched.actions.map(\.name) == ["c2pa.opened"] && untouched.areComplete == true)
    }
}
