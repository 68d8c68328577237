// SPDX-License-Identifier: Apache-2.0

import ByteKit
import CBOR
import ContentCredentials
import Foundation
import Testing
import TrustServices

@Suite("Declarations of 2.4") struct DeclarationTests {
    private func codes(_ label: String, _ content: CBORValue) throws -> Set<String> {
        var manifest = TestManifest.plain
        manifest.assertions.append((label, content))
        return try TestManifest.failures([manifest]).subtracting(ValidationRulesTests.unsigned)
    }

    @Test("An AI disclosure names a type of model, and says how far people had a hand in words that are known")
    func disclosures() throws {
        let label = "c2pa.ai-disclosure"
        let whole = AIDisclosure(
            modelType: "c2pa.types.model", modelName: "Painter", modelIdentifier: "https://example.org/painter",
            humanOversight: .humanValidated, scientificDomains: ["cs.CV"])
        #expect(try codes(label, whole.cbor).isEmpty)
        #expect(AIDisclosure(whole.cbor)?.humanOversight == .humanValidated)
        #expect(AIDisclosure(whole.cbor)?.scientificDomains == ["cs.CV"])
        #expect(try codes(label, ["modelType": "c2pa.types.model"]).isEmpty)
        let wrong: [CBORValue] = [
            [:], ["modelType": ""], ["modelType": 1], ["modelName": "x"], ["modelType": "t", "modelName": 7],
            ["modelType": "t", "contentProfile": "x"],
            ["modelType": "t", "contentProfile": ["humanOversightLevel": "none"]],
            ["modelType": "t", "contentProfile": ["scientificDomain": [1]]],
        ]
        for value in wrong { #expect(try codes(label, value) == ["assertion.cbor.invalid"], "\(value)") }
    }

    @Test("What the making cost is a number that is not negative, and at least one is given")
    func footprints() throws {
        let label = "c2pa.environmental-sustainability"
        let whole = EnvironmentalFootprint(
            energy: .init(0.25, method: "metered"), carbon: .init(0.1), water: .init(3))
        #expect(try codes(label, whole.cbor).isEmpty)
        #expect(EnvironmentalFootprint(whole.cbor)?.energy?.method == "metered")
        let wrong: [CBORValue] = [
            [:], ["energy_kwh": 3], ["energy_kwh": ["value": -1]], ["water_litres": ["value": "much"]],
            ["carbon_kgco2e": ["value": 1, "measurementMethod": 2]], ["energy_kwh": ["value": .float(.infinity)]],
        ]
        for value in wrong { #expect(try codes(label, value) == ["assertion.cbor.invalid"], "\(value)") }
    }

    private let receipt = """
        {"@context": "https://c2pa.org/", "@type": "org.c2pa.repository-receipt",
         "repository": {"uri": "https://repository.example", "manifestId": "urn:c2pa:1"},
         "anchor": {"uri": "https://ledger.example/7", "proof": {"root": "abc"}}}
        """

    @Test("A receipt names its repository, the manifest and an anchor with its proof")
    func receipts() throws {
        func codes(_ json: String) throws -> Set<String> {
            var manifest = TestManifest.plain
            manifest.json = [("c2pa.repository-receipt", json)]
            return try TestManifest.failures([manifest]).subtracting(ValidationRulesTests.unsigned)
        }
        #expect(try codes(receipt).isEmpty)
        for (word, other) in [
            ("org.c2pa.repository-receipt", "other"), ("@context", "context"), ("manifestId", "manifest"),
            ("proof", "evidence"), ("\"https://ledger.example/7\"", "7"), ("repository\": {", "store\": {"),
        ] {
            #expect(
                try codes(receipt.replacing(word, with: other)) == ["assertion.json.invalid"], "\(word)")
        }
    }

    @Test("What is declared stands in the report in words")
    func words() async throws {
        let fixture = try SigningFixture()
        var manifest = TestManifest([
            ("c2pa.actions.v2", TestManifest.created),
            ("c2pa.hash.data", StatusBench.dataHash),
            (
                "c2pa.ai-disclosure",
                AIDisclosure(modelType: "c2pa.types.model", modelName: "Painter", humanOversight: .promptGuided).cbor
            ),
            (
                "c2pa.environmental-sustainability", EnvironmentalFootprint(energy: .init(0.25)).cbor
            ),
        ])
        manifest.json = [("c2pa.repository-receipt", receipt)]
        manifest.credential = try fixture.authority.makeSigner(
            .init(commonName: "S", organization: "Test"), at: fixture.now.addingTimeInterval(-60))
        let report = try await fixture.validate(SigningFixture.png, sidecar: TestManifest.store([manifest]))
        #expect(report.state == .trusted, "\(report.results.activeManifest.failure)")
        let text = TextReport(report).text(file: "f")
        #expect(text.contains("AI was involved: Painter; a person guided it with prompts"))
        #expect(text.contains("0.25 kWh of energy"))
        #expect(text.contains("kept by https://repository.example as urn:c2pa:1"))
    }

    @Test("What assertions of 2.3 and 2.4 say is put into sentences; what breaks its definition has none")
    func summaries() throws {
        func summary(_ label: String, _ content: CBORValue) throws -> String? {
            var manifest = TestManifest.plain
            manifest.assertions.append((label, content))
            let store = try ManifestStore(parsing: TestManifest.store([manifest]))
            return store.activeManifest?.assertions.first { $0.label.text == label }?.summary
        }
        let disclosure = AIDisclosure(modelType: "t", modelName: "Painter", humanOversight: .promptGuided)
        #expect(
            try summary("c2pa.ai-disclosure", disclosure.cbor)
                == "AI was involved: Painter; a person guided it with prompts")
        #expect(
            try summary("c2pa.external-reference", ["location": ["url": "https://a.example/"], "description": "Tour"])
                == "refers to https://a.example/: Tour; what stands there may change")
        #expect(
            try summary(
                "c2pa.alternative-content-representation",
                ["type": "exif.originalPreservationImage", "parameters": ["multiAssetPartIndex": 1]])
                == "the image as the camera took it is part 1 of this file")
        #expect(
            try summary("c2pa.session-keys", ["keys": [["minSequenceNumber": 4], ["minSequenceNumber": 3]]])
                == "2 keys sign the segments of a live video, from number 3 on")
        #expect(
            try summary(
                "c2pa.hash.multi-asset",
                [
                    "parts": [
                        ["location": ["byteOffset": 0, "length": 9]],
                        ["location": ["bmffBox": "/mpvd"], "optional": true],
                    ]
                ]) == "the file has 2 parts: 9 bytes from 0 on, the box /mpvd (may be missing)")
        #expect(
            try summary(
                "cawg.identity",
                [
                    "signer_payload": [
                        "sig_type": "cawg.x509.cose", "referenced_assertions": [1], "role": ["cawg.editor"],
                    ]
                ])
                == "a named actor vouches for 1 assertion as editor, by a certificate")
        for label in ["c2pa.ai-disclosure", "c2pa.external-reference", "c2pa.session-keys", "c2pa.hash.multi-asset"] {
            #expect(try summary(label, ["x": 1]) == nil)
        }
        #expect(try summary("org.example.own", ["x": 1]) == nil)
    }
}
