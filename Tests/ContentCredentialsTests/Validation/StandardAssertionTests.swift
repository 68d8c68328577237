// SPDX-License-Identifier: Apache-2.0

import CBOR
import ContentCredentials
import JUMBF
import Testing

@Suite("Standard assertions") struct StandardAssertionTests {
    /// The codes that an assertion beside those of a plain manifest leads to.
    private func codes(
        _ label: String, _ content: CBORValue, isGathered: Bool = false, type: JUMBFContentType = .manifest
    ) throws -> Set<String> {
        var manifest = TestManifest.plain
        manifest.type = type
        manifest.assertions.append((label, content))
        if isGathered {
            manifest.claimFields = [
                ("created_assertions", .array(manifest.assertions.dropLast().map { manifest.link($0.label) })),
                ("gathered_assertions", [manifest.link(label)]),
            ]
        }
        return try TestManifest.codes([manifest])
    }

    /// A hashed URI to an assertion of ``TestManifest/plain``.
    private var link: CBORValue { TestManifest.plain.link("c2pa.hash.data") }
    private let missing: CBORValue = ["url": "self#jumbf=c2pa.assertions/c2pa.icon", "hash": .bytes([1])]
    private let wrong: CBORValue = ["url": "self#jumbf=c2pa.assertions/c2pa.hash.data", "hash": .bytes([1])]

    @Test("icons and other references must be there and unchanged, and name an algorithm that may be used")
    func references() throws {
        func agent(_ icon: CBORValue) throws -> Set<String> {
            var manifest = TestManifest.plain
            manifest.claimFields = [("claim_generator_info", ["name": "test", "icon": icon])]
            return try TestManifest.codes([manifest])
        }
        #expect(try agent(link).isDisjoint(with: ["hashedURI.missing", "hashedURI.mismatch"]))
        #expect(try agent(missing).contains("hashedURI.missing"))
        #expect(try agent(wrong).contains("hashedURI.mismatch"))
        var odd = link.map ?? CBORMap()
        odd["alg"] = "md5"
        #expect(try agent(.map(odd)).contains("algorithm.unsupported"))
        let template: CBORValue = [
            "actions": TestManifest.created["actions"] ?? [], "templates": [["action": "*", "icon": missing]],
        ]
        let manifest = TestManifest([("c2pa.actions.v2", template), ("c2pa.hash.data", TestManifest.dataHash)])
        #expect(try TestManifest.codes([manifest]).contains("hashedURI.missing"))
    }

    @Test("the image as the camera took it is embedded or a part, and unchanged")
    func alternativeContent() throws {
        func codes(_ parameters: CBORValue) throws -> Set<String> {
            try self.codes(
                "c2pa.alternative-content-representation",
                ["type": "exif.originalPreservationImage", "parameters": parameters])
        }
        let prefix = "assertion.alternativeContentRepresentation."
        #expect(try codes(["embeddedOriginalPreservationImage": link]).contains(prefix + "match"))
        #expect(try codes(["embeddedOriginalPreservationImage": wrong]).contains(prefix + "hashMismatch"))
        #expect(try codes(["embeddedOriginalPreservationImage": missing]).contains(prefix + "missing"))
        #expect(try codes([:]).contains(prefix + "malformed"))
        #expect(try codes(["multiAssetPartIndex": 0]).contains(prefix + "malformed"))
        #expect(
            try codes(["multiAssetPartIndex": 0, "embeddedOriginalPreservationImage": link]).contains(
                prefix + "malformed"))
    }

    @Test("a reference out of the file has an address, a whole hash, and no label that must be inside")
    func externalReferences() throws {
        let label = "c2pa.external-reference"
        let malformed = "assertion.external-reference.malformed"
        let url: CBORValue = "https://example.org/x"
        #expect(try !codes(label, ["location": ["url": url]], isGathered: true).contains(malformed))
        #expect(try codes(label, ["location": [:]], isGathered: true).contains(malformed))
        #expect(try codes(label, ["location": ["url": url, "alg": "sha256"]], isGathered: true).contains(malformed))
        #expect(
            try codes(label, ["location": ["url": url], "label": "c2pa.actions.v2"], isGathered: true)
                .contains(malformed))
        #expect(try codes(label, ["location": ["url": url]]).contains("assertion.external-reference.created"))
    }

    @Test("data kept elsewhere is described in full and is no binding, nor an update's actions")
    func cloudData() throws {
        func cloud(_ label: String, _ location: CBORValue = ["url": "https://a.example/", "alg": "sha256"]) -> CBORValue
        {
            ["label": .text(label), "size": 1, "location": location, "content_type": "application/json"]
        }
        let label = "c2pa.cloud-data"
        #expect(try codes(label, ["label": "org.example.x"]).contains("assertion.cloud-data.malformed"))
        #expect(try codes(label, cloud("c2pa.hash.data")).contains("assertion.cloud-data.hardBinding"))
        #expect(
            try codes(label, cloud("c2pa.actions"), type: .updateManifest).contains("assertion.cloud-data.actions"))
        #expect(
            try codes(label, cloud("org.example.x", ["url": "https://a.example/"])).contains("algorithm.unsupported"))
        #expect(try codes(label, cloud("org.example.x")).isDisjoint(with: ["algorithm.unsupported"]))
    }

    @Test("time-stamps for other manifests are a map of tokens")
    func timeStamps() throws {
        let code = "assertion.timestamp.malformed"
        #expect(try codes("c2pa.time-stamp", [:]).contains(code))
        #expect(try codes("c2pa.time-stamp", ["urn:c2pa:x": 1]).contains(code))
        #expect(try !codes("c2pa.time-stamp", ["urn:c2pa:x": .bytes([1])]).contains(code))
        let manifest = codes(of: JUMBFContentType(fourCharacters: "c2tm"))
        #expect(manifest.isSuperset(of: ["manifest.timestamp.wrongParents", "manifest.timestamp.invalid"]))
    }

    private func codes(of type: JUMBFContentType) -> Set<String> {
        var manifest = TestManifest.plain
        manifest.type = type
        return (try? TestManifest.codes([manifest])) ?? []
    }

    @Test("what is said about live video is complete")
    func liveVideo() throws {
        let segment = "c2pa.livevideo.segment"
        let whole: CBORValue = [
            "sequenceNumber": 1, "streamId": "s", "continuityMethod": "c2pa.manifestId", "previousManifestId": "m",
        ]
        #expect(try codes(segment, whole).allSatisfy { !$0.hasPrefix("livevideo.") })
        #expect(try codes(segment, ["streamId": "s"]).contains("livevideo.assertion.invalid"))
        #expect(
            try codes(segment, ["sequenceNumber": 1, "streamId": "s", "continuityMethod": "org.example.other"])
                .contains("livevideo.continuityMethod.invalid"))
        let key = try LiveStream().sessionKeys()["keys"]?.array ?? []
        #expect(try codes("c2pa.session-keys", ["keys": []]).contains("livevideo.sessionkey.invalid"))
        #expect(try codes("c2pa.session-keys", ["keys": .array(key)]).allSatisfy { !$0.hasPrefix("livevideo.") })
        #expect(
            try codes("c2pa.session-keys", ["keys": .array(key + key)]).contains("livevideo.sessionkey.invalid"))
        for name in ["key", "minSequenceNumber", "createdAt", "validityPeriod", "signerBinding"] {
            var incomplete = key.first?.map ?? CBORMap()
            incomplete[name] = nil
            #expect(
                try codes("c2pa.session-keys", ["keys": [.map(incomplete)]]).contains("livevideo.sessionkey.invalid"),
                "\(name)")
        }
    }

    @Test("a compressed manifest is judged like the one in it; what does not unpack, or is another, is refused")
    func compression() throws {
        func report(_ box: JUMBFSuperbox) throws -> ValidationReport {
            let store = JUMBFSuperbox(
                description: JUMBFDescription(contentType: .manifestStore, label: "c2pa"), children: [.superbox(box)])
            return try Validator().judge(store: store.serialize())
        }
        func failures(_ box: JUMBFSuperbox) throws -> Set<String> {
            Set(try report(box).results.activeManifest.failure.map(\.code.rawValue))
        }
        let plain = TestManifest.plain
        #expect(try failures(plain.compressedBox) == failures(plain.box))
        #expect(try report(plain.compressedBox).activeManifest?.assertions.count == 2)
        let other = JUMBFSuperbox(
            description: JUMBFDescription(contentType: .compressedManifest, label: "urn:c2pa:other"),
            children: plain.compressedBox.children)
        #expect(try failures(other) == ["manifest.compressed.invalid"])
        let damaged = JUMBFSuperbox(
            description: plain.compressedBox.description, children: [.content(.brotli, [1, 2, 3])])
        #expect(try failures(damaged) == ["manifest.compressed.invalid"])
    }

    @Test("many references to one box and many findings end in bounded time", .timeLimit(.minutes(1)))
    func bounds() throws {
        var manifest = TestManifest.plain
        let wrong = CBORValue.array([CBORValue](repeating: self.wrong, count: 55_000))
        manifest.assertions.append(("c2pa.asset-type.v2", ["types": wrong]))
        let results = try TestManifest.report([manifest]).results
        #expect(results.activeManifest.failure.contains { $0.code.rawValue == "general.error" })
        #expect(results.activeManifest.all.count < 130_000)
    }
}
