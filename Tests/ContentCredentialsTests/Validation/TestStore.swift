// SPDX-License-Identifier: Apache-2.0

import ByteKit
import CBOR
import COSE
import ContentCredentials
import JUMBF
import TrustServices

/// Builds manifest stores by hand, so that each test can say what is odd about its own. The signature is one by nobody;
/// tests look for the codes they are about.
struct TestManifest {
    var label = "urn:c2pa:00000000-0000-4000-8000-000000000001"
    var type = JUMBFContentType.manifest
    var assertions: [(label: String, content: CBORValue)] = []
    /// Assertions in JSON, behind those.
    var json: [(label: String, text: String)] = []
    /// Labels left out of the claim's list.
    var undeclared: Set<String> = []
    var claimFields: [(String, CBORValue?)] = []
    var claims = 1
    var hasSignature = true
    /// Who signs; nobody where it is nil.
    var credential: SigningCredential?
    /// Whether the signature is over something else.
    var isForged = false
    /// What stands in place of the claim.
    var claimBytes: [UInt8]?
    /// Labels of assertions that were taken out: a zero stands in their place.
    var zeroed: Set<String> = []
    /// More of the signature's headers.
    var protected = CBORMap()
    var unprotected = CBORMap()

    init(_ assertions: [(String, CBORValue)]) { self.assertions = assertions.map { ($0.0, $0.1) } }

    func assertionBox(_ label: String, _ content: CBORValue) -> JUMBFSuperbox {
        JUMBFSuperbox(
            description: JUMBFDescription(contentType: .cbor, label: label),
            children: [.content(.cbor, CBOREncoder.encode(content))])
    }

    private func jsonBox(_ label: String, _ text: String) -> JUMBFSuperbox {
        JUMBFSuperbox(
            description: JUMBFDescription(contentType: .json, label: label),
            children: [.content(.json, Array(text.utf8))])
    }

    func link(_ label: String) -> CBORValue {
        let content = assertions.first { $0.label == label }?.content ?? .null
        let box = json.first { $0.label == label }.map { jsonBox(label, $0.text) } ?? assertionBox(label, content)
        let hash = ContentHashAlgorithm.sha256.digest(box.hashedContents)
        return ["url": .text("self#jumbf=c2pa.assertions/\(label)"), "hash": .bytes(hash)]
    }

    var box: JUMBFSuperbox {
        let store = JUMBFSuperbox(
            description: JUMBFDescription(contentType: .assertionStore, label: "c2pa.assertions"),
            children: assertions.map {
                .superbox(assertionBox($0.label, zeroed.contains($0.label) ? 0 : $0.content))
            }
                + json.map { .superbox(jsonBox($0.label, $0.text)) })
        var fields = CBORMap()
        fields["instanceID"] = "xmp:iid:1"
        fields["claim_generator_info"] = ["name": "test"]
        fields["signature"] = .text("self#jumbf=/c2pa/\(label)/c2pa.signature")
        fields["alg"] = "sha256"
        let declared = (assertions.map(\.label) + json.map(\.label)).filter { !undeclared.contains($0) }
        fields["created_assertions"] = .array(declared.map { link($0) })
        for (name, value) in claimFields { fields[name] = value }
        let claim = JUMBFSuperbox(
            description: JUMBFDescription(contentType: .claim, label: "c2pa.claim.v2"),
            children: [.content(.cbor, claimBytes ?? CBOREncoder.encode(.map(fields)))])
        let sign1 = signature(over: isForged ? [] : CBOREncoder.encode(.map(fields)))
        let signature = JUMBFSuperbox(
            description: JUMBFDescription(contentType: .claimSignature, label: "c2pa.signature"),
            children: [.content(.cbor, sign1.serialize())])
        var children: [JUMBFBox] = [.superbox(store)]
        children += [JUMBFBox](repeating: .superbox(claim), count: claims)
        if hasSignature { children.append(.superbox(signature)) }
        return JUMBFSuperbox(description: JUMBFDescription(contentType: type, label: label), children: children)
    }

    private func signature(over claim: [UInt8]) -> COSESign1 {
        var protected = protected
        let algorithm = credential?.algorithm ?? .es256
        protected[1] = .integer(algorithm.rawValue)
        guard let credential else {
            return COSESign1(
                protected: protected, unprotected: unprotected, signature: [UInt8](repeating: 1, count: 64))
        }
        protected[33] = COSESign1.headerValue(chain: credential.chain.map(\.encoded))
        let structure = COSESign1.sigStructure(
            protectedBytes: COSESign1.encoded(protected: protected), payload: claim)
        let signature = try? credential.key.sign(structure, algorithm: algorithm)
        return COSESign1(protected: protected, unprotected: unprotected, signature: signature ?? [])
    }

    /// The manifest as a compressed one: its superbox in a Brotli stream that stores it as it is.
    var compressedBox: JUMBFSuperbox {
        let bytes = box.serialize()
        let length = bytes.count - 1
        // A window of 16 bits, a meta-block that is not the last, four nibbles of length, not compressed.
        let header = UInt32(length) << 4 | 1 << 20
        let stream =
            [UInt8(truncatingIfNeeded: header), UInt8(truncatingIfNeeded: header >> 8), UInt8(header >> 16)] + bytes + [
                3
            ]
        return JUMBFSuperbox(
            description: JUMBFDescription(contentType: .compressedManifest, label: label),
            children: [.content(.brotli, stream)])
    }

    /// All codes that a store with these manifests gets.
    static func codes(_ manifests: [TestManifest]) throws -> Set<String> {
        let results = try report(manifests).results
        return Set((results.activeManifest.all + results.ingredientDeltas.flatMap(\.deltas.all)).map(\.code.rawValue))
    }

    /// The codes of the failures that a store with these manifests gets, the last one being active.
    static func failures(_ manifests: [TestManifest]) throws -> Set<String> {
        let results = try report(manifests).results
        let all = results.activeManifest.failure + results.ingredientDeltas.flatMap(\.deltas.failure)
        return Set(all.map(\.code.rawValue))
    }

    static func report(_ manifests: [TestManifest]) throws -> ValidationReport {
        try Validator().judge(store: store(manifests))
    }

    /// The bytes of a store with these manifests.
    static func store(_ manifests: [TestManifest]) -> [UInt8] {
        JUMBFSuperbox(
            description: JUMBFDescription(contentType: .manifestStore, label: "c2pa"),
            children: manifests.map { .superbox($0.box) }
        ).serialize()
    }

    /// The codes of the failures where the store stands beside a file.
    static func reportWithContent(_ manifest: TestManifest) throws -> Set<String> {
        let store = JUMBFSuperbox(
            description: JUMBFDescription(contentType: .manifestStore, label: "c2pa"),
            children: [.superbox(manifest.box)])
        let report = try Validator().judge(MemoryByteSource(SigningFixture.png), sidecar: store.serialize())
        return Set(report.results.activeManifest.failure.map(\.code.rawValue))
    }

    static let created: CBORValue = [
        "actions": [
            [
                "action": "c2pa.created",
                "digitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
            ]
        ]
    ]
    static let dataHash: CBORValue = [
        "hash": .bytes([UInt8](repeating: 0, count: 32)), "alg": "sha256", "pad": .bytes([]),
    ]

    /// A manifest with what every one needs.
    static var plain: TestManifest { TestManifest([("c2pa.actions.v2", created), ("c2pa.hash.data", dataHash)]) }
}
