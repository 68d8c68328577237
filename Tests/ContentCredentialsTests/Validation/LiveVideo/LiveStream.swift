// SPDX-License-Identifier: Apache-2.0

import ByteKit
import CBOR
import COSE
import ContentCredentials
import Foundation
import JUMBF
import TrustServices

/// A live video made for the test, in which each part can be made wrong.
struct LiveStream {
    static let scheme = "urn:c2pa:verifiable-segment-info"

    let fixture: SigningFixture
    let credential: SigningCredential
    let sessionKey: SigningKey

    init() throws {
        fixture = try SigningFixture()
        credential = try fixture.authority.makeSigner(
            .init(commonName: "Live", organization: "Test"), days: 30, at: fixture.now.addingTimeInterval(-3_600))
        sessionKey = try SigningKey(generatingFor: .es256)
    }

    static func big(_ value: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) } }
    static func wide(_ value: Int) -> [UInt8] { big(value >> 32) + big(value) }
    static func box(_ type: String, _ payload: [UInt8]) -> [UInt8] {
        big(8 + payload.count) + Array(type.utf8) + payload
    }
    static func sha256(_ bytes: [UInt8]) -> [UInt8] { ContentHashAlgorithm.sha256.digest(bytes) }

    static let ftyp = box("ftyp", Array("iso6\0\0\0\0iso6".utf8))
    static let moov = box("moov", box("mvhd", [UInt8](repeating: 7, count: 20)))
    static func media(_ number: Int) -> [UInt8] {
        box("moof", box("mfhd", big(0) + big(number))) + box("mdat", [UInt8](repeating: UInt8(number), count: 40))
    }

    static let mandatory: [CBORValue] = [
        ["xpath": "/uuid", "data": [["offset": 8, "value": .bytes(BMFFHashTests.c2paType)]]], ["xpath": "/ftyp"],
        ["xpath": "/mfra"],
    ]

    // MARK: Manifests

    /// `head`, a manifest with a BMFF hash and the other assertions, and `tail`, which the hash covers.
    func file(
        _ label: String, _ more: [(String, CBORValue)], head: [UInt8] = [], tail: [UInt8]
    ) -> [UInt8] {
        func box(_ hash: [UInt8]) -> [UInt8] {
            let binding: CBORValue = [
                "exclusions": .array(LiveStream.mandatory), "alg": "sha256", "hash": .bytes(hash),
            ]
            var manifest = TestManifest(
                [("c2pa.actions.v2", TestManifest.created), ("c2pa.hash.bmff.v3", binding)] + more)
            manifest.label = label
            manifest.credential = credential
            let store = JUMBFSuperbox(
                description: JUMBFDescription(contentType: .manifestStore, label: "c2pa"),
                children: [.superbox(manifest.box)])
            return LiveStream.box(
                "uuid",
                BMFFHashTests.c2paType + LiveStream.big(0) + Array("manifest\0".utf8) + LiveStream.wide(0)
                    + store.serialize())
        }
        let start = head.count + box([UInt8](repeating: 0, count: 32)).count
        var position = start
        var hashed: [UInt8] = []
        var rest = tail[...]
        while rest.count >= 8 {
            let size = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
            hashed += LiveStream.wide(position) + rest.prefix(size)
            position += size
            rest = rest.dropFirst(size)
        }
        return head + box(LiveStream.sha256(hashed)) + tail
    }

    // MARK: A manifest in each segment

    static func label(_ number: Int) -> String { "urn:c2pa:00000000-0000-4000-8000-\(100_000_000_000 + number)" }

    /// A segment that carries its own manifest.
    func segment(
        _ number: Int, previous: String?, stream: String = "s", method: String? = "c2pa.manifestId"
    ) -> [UInt8] {
        var place = CBORMap([("sequenceNumber", .unsigned(UInt64(number))), ("streamId", .text(stream))])
        if let method { place["continuityMethod"] = .text(method) }
        if let previous { place["previousManifestId"] = .text(previous) }
        return file(
            LiveStream.label(number), [("c2pa.livevideo.segment", .map(place))],
            tail: LiveStream.box("styp", Array("msdh\0\0\0\0msdh".utf8)) + LiveStream.media(number))
    }

    // MARK: Session keys

    var coseKey: CBORValue {
        let point = sessionKey.subjectPublicKeyInfo.suffix(64)
        return [
            1: 2, 2: .bytes(Array("k1".utf8)), 3: -7, -1: 1, -2: .bytes(Array(point.prefix(32))),
            -3: .bytes(Array(point.suffix(32))),
        ]
    }

    /// The key's signature over the certificate of the signer.
    func binding(over certificate: [UInt8]? = nil) throws -> [UInt8] {
        let protected = CBORMap([(1, -7)])
        let payload = CBOREncoder.encode(.bytes(certificate ?? credential.certificate.encoded))
        let structure = COSESign1.sigStructure(
            protectedBytes: COSESign1.encoded(protected: protected), payload: payload)
        return COSESign1(protected: protected, signature: try sessionKey.sign(structure, algorithm: .es256)).serialize()
    }

    func sessionKeys(minimum: Int = 0, seconds: Int = 3_600, binding: [UInt8]? = nil) throws -> CBORValue {
        [
            "keys": [
                [
                    "key": coseKey, "minSequenceNumber": .unsigned(UInt64(minimum)),
                    "createdAt": .tagged(0, .text(fixture.now.addingTimeInterval(-60).formatted(.iso8601))),
                    "validityPeriod": .unsigned(UInt64(seconds)),
                    "signerBinding": .bytes(try binding ?? self.binding()),
                ]
            ]
        ]
    }

    static let keyManifest = "urn:c2pa:00000000-0000-4000-8000-0000000000aa"

    func initialization(_ keys: CBORValue, tail: [UInt8] = moov) -> [UInt8] {
        file(LiveStream.keyManifest, [("c2pa.session-keys", keys)], head: LiveStream.ftyp, tail: tail)
    }

    /// What may be wrong with a message about a segment.
    struct Message {
        var number = 1
        var manifest = LiveStream.keyManifest
        var key = "k1"
        var value = "fseg"
        var version: UInt8 = 0
        var signedAt: Date?
        var exclusions: [CBORValue] = [
            ["xpath": "/emsg", "data": [["offset": 12, "value": .bytes(Array(LiveStream.scheme.utf8))]]]
        ]
        var copies = 1
    }

    /// A segment with a message that is signed with the session key.
    func signedSegment(_ message: Message) throws -> [UInt8] {
        func event(_ hash: [UInt8]) throws -> [UInt8] {
            let info: CBORValue = [
                "sequenceNumber": .unsigned(UInt64(message.number)),
                "bmffHash": [
                    "exclusions": .array(message.exclusions), "alg": "sha256", "hash": .bytes(hash),
                ],
                "manifestId": .text(message.manifest),
            ]
            var protected = CBORMap([(1, -7)])
            if let date = message.signedAt { protected["iat"] = .unsigned(UInt64(date.timeIntervalSince1970)) }
            let payload = CBOREncoder.encode(info)
            let structure = COSESign1.sigStructure(
                protectedBytes: COSESign1.encoded(protected: protected), payload: payload)
            let sign1 = COSESign1(
                protected: protected, unprotected: CBORMap([(4, .bytes(Array(message.key.utf8)))]), payload: payload,
                signature: try sessionKey.sign(structure, algorithm: .es256))
            return LiveStream.box(
                "emsg",
                [message.version, 0, 0, 0] + Array("\(LiveStream.scheme)\0\(message.value)\0".utf8)
                    + [UInt8](repeating: 0, count: 16) + sign1.serialize())
        }
        let content = LiveStream.media(message.number)
        let first = try event([UInt8](repeating: 0, count: 32)).count * message.copies
        let moof = content.prefix(4).reduce(0) { $0 << 8 | Int($1) }
        let hashed =
            LiveStream.wide(first) + content.prefix(moof) + LiveStream.wide(first + moof) + content.dropFirst(moof)
        let box = try event(LiveStream.sha256(hashed))
        return Array(repeatElement(box, count: message.copies).joined()) + content
    }

    // MARK: Verdicts

    func report(_ initialization: [UInt8], _ segments: [[UInt8]]) async throws -> ValidationReport {
        try await fixture.trusting.validate(
            MemoryByteSource(initialization), fragments: segments.map { MemoryByteSource($0) })
    }

    /// The codes of all failures.
    func failures(_ initialization: [UInt8], _ segments: [[UInt8]]) async throws -> Set<String> {
        Set(try await report(initialization, segments).results.activeManifest.failure.map(\.code.rawValue))
    }
}
