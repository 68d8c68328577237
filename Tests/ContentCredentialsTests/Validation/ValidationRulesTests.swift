// SPDX-License-Identifier: Apache-2.0

import CBOR
import ContentCredentials
import JUMBF
import Testing

@Suite("Validation rules") struct ValidationRulesTests {
    /// What every store of these tests gets, since nobody signed it.
    static let unsigned: Set<String> = ["signingCredential.invalid", "claimSignature.mismatch"]

    static func actions(_ actions: CBORValue...) -> CBORValue { ["actions": .array(actions)] }

    @Test("a plain manifest fails in nothing but its signature")
    func plain() throws {
        #expect(try TestManifest.failures([.plain]) == Self.unsigned)
        #expect(try TestManifest.report([.plain]).state == .invalid)
    }

    @Test(
        "a claim needs its fields",
        arguments: ["instanceID", "signature", "claim_generator_info"])
    func fields(name: String) throws {
        var manifest = TestManifest.plain
        manifest.claimFields = [(name, nil)]
        #expect(try TestManifest.failures([manifest]).contains("claim.malformed"))
    }

    @Test("there must be one claim, and a signature")
    func claims() throws {
        var manifest = TestManifest.plain
        manifest.claims = 0
        #expect(try TestManifest.failures([manifest]) == ["claim.missing"])
        manifest.claims = 2
        #expect(try TestManifest.failures([manifest]) == ["claim.multiple"])
        manifest.claims = 1
        manifest.hasSignature = false
        #expect(try TestManifest.failures([manifest]) == ["claimSignature.missing"])
    }

    @Test("an assertion that the claim does not list, and one that it lists in vain, are found")
    func listing() throws {
        var manifest = TestManifest.plain
        manifest.assertions.append(("org.example.note", ["n": 1]))
        #expect(try TestManifest.failures([manifest]) == Self.unsigned)
        manifest.undeclared = ["org.example.note"]
        #expect(try TestManifest.failures([manifest]) == Self.unsigned.union(["assertion.undeclared"]))
        manifest = .plain
        manifest.claimFields = [
            ("gathered_assertions", [["url": "self#jumbf=c2pa.assertions/org.example.gone", "hash": .bytes([1])]])
        ]
        #expect(try TestManifest.failures([manifest]) == Self.unsigned.union(["assertion.missing"]))
        manifest.claimFields = [
            ("gathered_assertions", [["url": "self#jumbf=c2pa.assertions/c2pa.hash.data", "hash": .bytes([1])]])
        ]
        #expect(try TestManifest.failures([manifest]) == Self.unsigned.union(["assertion.hashedURI.mismatch"]))
        manifest.claimFields = [("alg", "md5")]
        #expect(try TestManifest.failures([manifest]).contains("algorithm.unsupported"))
    }

    @Test("a manifest needs one hard binding")
    func bindings() throws {
        var manifest = TestManifest([("c2pa.actions.v2", TestManifest.created)])
        #expect(try TestManifest.failures([manifest]).contains("claim.hardBindings.missing"))
        manifest.assertions += [("c2pa.hash.data", TestManifest.dataHash), ("c2pa.hash.boxes", ["boxes": []])]
        #expect(try TestManifest.failures([manifest]).contains("assertion.multipleHardBindings"))
    }

    @Test("actions follow their rules")
    func actions() throws {
        func codes(_ content: CBORValue) throws -> Set<String> {
            let manifest = TestManifest([("c2pa.actions.v2", content), ("c2pa.hash.data", TestManifest.dataHash)])
            return try TestManifest.failures([manifest]).subtracting(Self.unsigned)
        }
        let malformed: Set = ["assertion.action.malformed"]
        #expect(try codes(["actions": []]).isSuperset(of: malformed))
        #expect(try codes(["other": 1]).isSuperset(of: malformed))
        #expect(try codes(Self.actions(["action": "c2pa.edited"])) == malformed)
        #expect(try codes(Self.actions(["action": "c2pa.created"])) == malformed)
        #expect(try codes(Self.actions(["action": "c2pa.opened"])) == ["assertion.action.ingredientMismatch"])
        let created = TestManifest.created["actions"]?.array?.first ?? .null
        #expect(try codes(Self.actions(created, created)) == malformed)
        #expect(try codes(Self.actions(created, ["action": "c2pa.redacted"])) == ["assertion.action.redactionMismatch"])
        #expect(
            try codes(Self.actions(created, ["action": "c2pa.watermarked"])) == ["assertion.action.softBindingMissing"])
    }

    @Test("an ingredient whose manifest is not there is found, and a circle of ingredients ends")
    func ingredients() throws {
        func ingredient(of label: String) -> CBORValue {
            [
                "relationship": "componentOf", "validationResults": ["activeManifest": ["success": []]],
                "activeManifest": ["url": .text("self#jumbf=/c2pa/\(label)"), "hash": .bytes([1])],
            ]
        }
        var child = TestManifest.plain
        child.assertions.append(("c2pa.ingredient.v3", ingredient(of: "urn:c2pa:gone")))
        #expect(try TestManifest.failures([child]).contains("ingredient.manifest.missing"))
        var parent = TestManifest.plain
        parent.label = "urn:c2pa:00000000-0000-4000-8000-000000000002"
        parent.assertions.append(("c2pa.ingredient.v3", ingredient(of: child.label)))
        child.assertions[2].content = ingredient(of: parent.label)
        let codes = try TestManifest.failures([parent, child])
        #expect(codes.contains("general.error"))
        #expect(codes.contains("ingredient.manifest.mismatch"))
    }

    @Test("a claim may not redact its own assertions, and what is redacted must be gone")
    func redaction() throws {
        var manifest = TestManifest.plain
        manifest.assertions.append(("org.example.note", ["n": 1]))
        let uri = "self#jumbf=/c2pa/\(manifest.label)/c2pa.assertions/org.example.note"
        manifest.claimFields = [("redacted_assertions", [.text(uri)])]
        let codes = try TestManifest.failures([manifest])
        #expect(codes.isSuperset(of: ["assertion.selfRedacted", "assertion.notRedacted"]))
    }

    @Test("an update manifest has one parent, no binding, and changes nothing")
    func updates() throws {
        var manifest = TestManifest([
            ("c2pa.actions.v2", Self.actions(["action": "c2pa.cropped"])), ("c2pa.hash.data", TestManifest.dataHash),
        ])
        manifest.type = .updateManifest
        let codes = try TestManifest.failures([manifest])
        #expect(codes.isSuperset(of: ["manifest.update.invalid", "manifest.update.wrongParents"]))
    }

    @Test("a damaged manifest does not hide the one before it")
    func damage() throws {
        let store = JUMBFSuperbox(
            description: JUMBFDescription(contentType: .manifestStore, label: "c2pa"),
            children: [.superbox(TestManifest.plain.box)])
        var bytes = store.serialize()
        bytes += [0, 0, 0, 20] + Array("jumb".utf8) + [UInt8](repeating: 0xFF, count: 12)
        let size = UInt32(bytes.count)
        bytes.replaceSubrange(0..<4, with: [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: size >> $0) })
        let read = try ManifestStore(parsing: bytes)
        #expect(read.manifests.map(\.label) == [TestManifest.plain.label])
        #expect(read.box.malformedBoxes.count == 1)
    }

    @Test("labels are taken apart")
    func labels() {
        let name = AssertionName("c2pa.ingredient.v3__2")
        #expect(name.base == "c2pa.ingredient" && name.version == 3 && name.instance == 2)
        #expect(name.withoutInstance == "c2pa.ingredient.v3")
        #expect(AssertionName("c2pa.thumbnail.ingredient__1.jpeg").base == "c2pa.thumbnail.ingredient.jpeg")
        #expect(AssertionName("c2pa.hash.data").isHardBinding)
        #expect(!AssertionName("c2pa.hash.data.part").isHardBinding)
        #expect(AssertionName("").base.isEmpty)
    }
}
