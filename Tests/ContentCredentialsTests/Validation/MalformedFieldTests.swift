// SPDX-License-Identifier: Apache-2.0

import CBOR
import ContentCredentials
import JUMBF
import Testing

/// Fields that are there and wrong, which a reader that asks for presence alone lets pass.
@Suite("Malformed fields") struct MalformedFieldTests {
    private static func failures(_ manifest: TestManifest) throws -> Set<String> {
        try TestManifest.failures([manifest]).subtracting(ValidationRulesTests.unsigned)
    }

    @Test("the generator of a claim needs a name", arguments: [.text(""), 7, .null, .bytes([1])] as [CBORValue])
    func generator(name: CBORValue) throws {
        var manifest = TestManifest.plain
        manifest.claimFields = [("claim_generator_info", ["name": name])]
        #expect(try Self.failures(manifest) == ["claim.malformed"])
    }

    @Test("a claim names its instance, if with nothing", arguments: [7, .null, .bytes([1])] as [CBORValue])
    func instance(value: CBORValue) throws {
        var manifest = TestManifest.plain
        manifest.claimFields = [("instanceID", value)]
        #expect(try Self.failures(manifest) == ["claim.malformed"])
    }

    @Test("a data hash has padding, which may be empty", arguments: [nil, .null, 0] as [CBORValue?])
    func padding(value: CBORValue?) throws {
        var map = CBORMap([("alg", "sha256"), ("hash", .bytes([UInt8](repeating: 0, count: 32)))])
        if let value { map["pad"] = value }
        let manifest = TestManifest([
            ("c2pa.actions.v2", TestManifest.created), ("c2pa.hash.data", .map(map)),
        ])
        let asset = try TestManifest.reportWithContent(manifest)
        #expect(asset.contains("assertion.dataHash.malformed"))
    }

    @Test("the software agent of an action is a text, or has a name")
    func softwareAgent() throws {
        for (agent, isRight) in [
            ("Desk", true), (["name": "Desk", "version": "3"], true), (["version": "3"], false), (["name": 3], false),
            (["name": "Desk", "version": 3], false), (["name": ""], false), (3, false),
        ] as [(CBORValue, Bool)] {
            var action = TestManifest.created["actions"]?.array?.first?.map ?? CBORMap()
            action["softwareAgent"] = agent
            let manifest = TestManifest([
                ("c2pa.actions.v2", ["actions": [.map(action)]]), ("c2pa.hash.data", TestManifest.dataHash),
            ])
            #expect(try Self.failures(manifest).contains("assertion.action.malformed") != isRight, "\(agent)")
        }
    }

    @Test("the time of an action is a date, and its name is not empty")
    func actions() throws {
        for (field, value, isRight) in [
            ("when", "2026-01-02T03:04:05Z", true), ("when", .tagged(0, "2026-01-02T03:04:05Z"), true),
            ("when", 7, false), ("when", .tagged(0, 7), false), ("when", .null, false), ("action", "", false),
            ("action", "org.example.own", true),
        ] as [(String, CBORValue, Bool)] {
            var action = CBORMap([("action", "c2pa.edited")])
            action[.text(field)] = value
            let created = TestManifest.created["actions"]?.array?.first ?? .null
            let manifest = TestManifest([
                ("c2pa.actions.v2", ["actions": [created, .map(action)]]), ("c2pa.hash.data", TestManifest.dataHash),
            ])
            #expect(try Self.failures(manifest).contains("assertion.action.malformed") != isRight, "\(field) \(value)")
        }
    }

    @Test("each block of a soft binding has a scope and a value")
    func softBinding() throws {
        let block: CBORValue = ["scope": ["extent": 1], "value": "x"]
        for (blocks, isRight) in [
            ([block], true), ([block, block], true), ([], false), ([block, ["scope": ["extent": 1]]], false),
            ([["value": "x", "scope": "all"]], false), (7, false),
        ] as [(CBORValue, Bool)] {
            var manifest = TestManifest.plain
            manifest.assertions.append(("c2pa.soft-binding", ["alg": "org.example", "blocks": blocks]))
            #expect(try Self.failures(manifest).contains("claim.malformed") != isRight, "\(blocks)")
        }
    }

    @Test("a box of CBOR holds one item, whatever the hash is over")
    func oneItem() throws {
        func codes(_ label: String, _ change: ([JUMBFBox]) -> [JUMBFBox]) throws -> Set<String> {
            func changed(_ box: JUMBFSuperbox) -> JUMBFSuperbox {
                let children = box.children.map { $0.superbox.map { .superbox(changed($0)) } ?? $0 }
                return JUMBFSuperbox(
                    description: box.description, children: box.label == label ? change(children) : children)
            }
            let store = JUMBFSuperbox(
                description: JUMBFDescription(contentType: .manifestStore, label: "c2pa"),
                children: [.superbox(changed(TestManifest.plain.box))])
            return Set(
                try Validator().judge(store: store.serialize()).results.activeManifest.failure.map(\.code.rawValue))
        }
        let doubled = { (boxes: [JUMBFBox]) in boxes + boxes }
        #expect(try codes("c2pa.claim.v2", doubled).contains("claim.cbor.invalid"))
        #expect(try codes("c2pa.hash.data", doubled).contains("assertion.cbor.invalid"))
        #expect(try codes("c2pa.hash.data") { _ in [] }.contains("assertion.cbor.invalid"))
        #expect(
            try codes("c2pa.hash.data") { _ in [.content(.json, [0x7B, 0x7D])] }.contains("assertion.cbor.invalid"))
    }
}
