// SPDX-License-Identifier: Apache-2.0

import ByteKit
import CBOR
import ContentCredentials
import JUMBF
import MediaContainers
import Testing

@Suite("BMFF hashes")
struct BMFFHashTests {
    private let fixture: SigningFixture
    init() throws { fixture = try SigningFixture() }

    static func big(_ value: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) } }
    static func wide(_ value: Int) -> [UInt8] { big(value >> 32) + big(value) }
    static func box(_ type: String, _ payload: [UInt8]) -> [UInt8] {
        big(8 + payload.count) + Array(type.utf8) + payload
    }
    static func large(_ type: String, _ payload: [UInt8]) -> [UInt8] {
        big(1) + Array(type.utf8) + wide(16 + payload.count) + payload
    }

    static let ftyp = box("ftyp", Array("isom\0\0\0\0isom".utf8))
    static let moov = box("moov", box("mvhd", [UInt8](repeating: 7, count: 20)))
    static let media = (0..<2_500).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    static let c2paType: [UInt8] = [
        0xD8, 0xFE, 0xC3, 0xD6, 0x1B, 0x0E, 0x48, 0x3C, 0x92, 0x97, 0x58, 0x28, 0x87, 0x7E, 0xC4, 0x81,
    ]

    /// Ordinary, with a 64-bit size, up to the end of the file, and with an index that the hash leaves out.
    static let files: [SigningFixture.NamedFile] = [
        .init("mp4", ftyp + box("free", []) + box("mdat", Array(media.prefix(60))) + moov),
        .init("mov, zeros at the end", box("ftyp", Array("qt  \0\0\0\0qt  ".utf8)) + box("mdat", [5]) + moov + big(0)),
        .init("mp4, 64-bit size", ftyp + moov + large("mdat", Array(media.prefix(40)))),
        .init("mp4, open end", ftyp + moov + big(0) + Array("mdat".utf8) + media.prefix(40)),
        .init(
            "fragments",
            ftyp + moov + box("moof", box("mfhd", big(0) + big(1))) + box("mdat", [1, 2, 3]) + box("mfra", [])),
        .init(
            "heic",
            box("ftyp", Array("heic\0\0\0\0heic".utf8)) + box("meta", big(0) + box("hdlr", big(0))) + box("mdat", [9])),
    ]

    @Test("What is signed is trusted, and again with the first as its parent", arguments: files)
    func roundTrip(file: SigningFixture.NamedFile) async throws {
        let first = try await fixture.sign(file.bytes)
        let report = try await fixture.validate(first.bytes)
        #expect(report.state == .trusted, "\(report.results.activeManifest.failure)")
        #expect(report.results.activeManifest.success.contains { $0.code.rawValue == "assertion.bmffHash.match" })
        #expect(report.results.activeManifest.informational.allSatisfy { !$0.code.rawValue.contains("bmffHash") })
        let second = try await fixture.sign(first.bytes)
        let again = try await fixture.validate(second.bytes)
        #expect(again.state == .trusted, "\(again.results.activeManifest.failure)")
        #expect(again.store.manifests.count == 2)
        let detached = try await fixture.sign(file.bytes, SigningRequest(placement: .detached))
        #expect(detached.bytes == file.bytes)
        #expect(try await fixture.validate(file.bytes, sidecar: detached.asset.manifestStore).state == .trusted)
    }

    @Test("Any byte changed, added or taken away outside of the exclusions is noticed", arguments: files)
    func tampering(file: SigningFixture.NamedFile) async throws {
        let signed = try await fixture.sign(file.bytes)
        for index in signed.bytes.indices
        where !signed.asset.exclusions.contains(where: { $0.contains(UInt64(index)) }) {
            for mask: UInt8 in [0x01, 0x80] {
                var changed = signed.bytes
                changed[index] ^= mask
                let report = try? await fixture.validate(changed)
                #expect(report == nil || report?.state == .invalid, "byte \(index)")
            }
        }
        for changed in [
            signed.bytes + [0], signed.bytes + [0, 0, 0, 0], signed.bytes + Self.box("free", []),
            signed.bytes.dropLast(),
        ] {
            let report = try? await fixture.validate(Array(changed))
            #expect(report == nil || report?.state == .invalid)
        }
        // The same boxes in another place are not the same file.
        let room = Int(try #require(signed.asset.exclusions.last { $0.count > 500 }).upperBound)
        let moved = signed.bytes[..<room] + Self.box("free", [1]) + signed.bytes[room...]
        #expect(try await fixture.validate(Array(moved)).state == .invalid)
    }

    @Test("Media in blocks is bound block by block", arguments: [ContentHashAlgorithm.sha256, .sha512])
    func blocks(algorithm: ContentHashAlgorithm) async throws {
        var generator = ClaimGenerator(algorithm: algorithm, validator: fixture.trusting)
        generator.mediaBlockSize = 1_024
        for mdat in [Self.box("mdat", Self.media), Self.large("mdat", Self.media)] {
            let file = Self.ftyp + Self.moov + mdat + Self.box("mdat", Array(Self.media.prefix(20)))
            let signed = try await fixture.sign(file, generator: generator)
            let report = try await fixture.validate(signed.bytes)
            #expect(report.state == .trusted, "\(report.results.activeManifest.failure)")
            let hash = try #require(report.store.activeManifest?.assertion(labelled: "c2pa.hash.bmff.v3")?.cbor)
            #expect(hash["merkle"]?.array?.map { $0["hashes"]?.array?.count } == [3, 1])
            let end = Int(try #require(signed.asset.exclusions.first).upperBound)
            for index in stride(from: end, to: signed.bytes.count, by: 13) {
                var changed = signed.bytes
                changed[index] ^= 4
                let report = try? await fixture.validate(changed)
                #expect(report == nil || report?.state == .invalid, "byte \(index)")
            }
        }
    }

    // MARK: Assertions made by hand

    private static let mandatory: [CBORValue] = [
        ["xpath": "/uuid", "data": [["offset": 8, "value": .bytes(c2paType)]]], ["xpath": "/ftyp"], ["xpath": "/mfra"],
    ]

    private func digest(_ bytes: [UInt8]) -> [UInt8] { ContentHashAlgorithm.sha256.digest(bytes) }

    private func provenance(_ purpose: String, _ content: [UInt8]) -> [UInt8] {
        Self.box("uuid", Self.c2paType + Self.big(0) + Array("\(purpose)\0".utf8) + content)
    }

    /// A file with a BMFF hash that may depend on where the box behind the store begins. Who signed does not matter.
    private func boundFile(
        _ rest: [UInt8], _ label: String = "c2pa.hash.bmff.v3", _ hash: (_ start: Int) -> CBORValue
    ) -> [UInt8] {
        func head(_ start: Int) -> [UInt8] {
            let manifest = TestManifest([("c2pa.actions.v2", TestManifest.created), (label, hash(start))])
            let store = JUMBFSuperbox(
                description: JUMBFDescription(contentType: .manifestStore, label: "c2pa"),
                children: [.superbox(manifest.box)])
            return Self.ftyp + provenance("manifest", Self.wide(0) + store.serialize())
        }
        return head(head(1_000).count) + rest
    }

    private func codes(_ file: [UInt8], fragments: [[UInt8]] = []) async throws -> Set<String> {
        let report = try await Validator().validate(
            MemoryByteSource(file), fragments: fragments.map { MemoryByteSource($0) })
        let results = report.results.activeManifest
        let all = (results.success + results.failure).map(\.code.rawValue)
        return Set(all.filter { $0.contains("bmffHash") || $0 == "claim.hardBindings.missing" })
    }

    @Test("Exclusions are found by path, number, length, version, flags and data, in whole or in part")
    func exclusions() async throws {
        let first = Self.box("abcd", [1, 0, 0, 5, 9, 9])
        let second = Self.box("abcd", [0, 0, 0, 0, 8, 8])
        let inner = Self.box("moov", Self.box("trak", Self.box("tkhd", [3])) + Self.box("trak", Self.box("tkhd", [4])))
        let rest = first + second + inner
        /// What must be hashed beside the offsets of the boxes, for an exclusion.
        func check(_ exclusion: CBORValue, _ hashed: (Int) -> [UInt8]) async throws {
            let file = boundFile(rest) { start in
                [
                    "exclusions": .array(Self.mandatory + [exclusion]), "alg": "sha256",
                    "hash": .bytes(digest(hashed(start))),
                ]
            }
            #expect(try await codes(file) == ["assertion.bmffHash.match"], "\(exclusion)")
        }
        let b = { (start: Int) in Self.wide(start + first.count) + second }
        let c = { (start: Int) in Self.wide(start + first.count + second.count) + inner }
        for exclusion: CBORValue in [
            ["xpath": "/abcd[1]"], ["xpath": "/abcd", "version": 1], ["xpath": "/abcd", "flags": .bytes([0, 0, 5])],
            ["xpath": "/abcd", "flags": .bytes([0, 0, 4]), "exact": false],
            ["xpath": "/abcd", "data": [["offset": 12, "value": .bytes([9, 9])]]],
        ] {
            try await check(exclusion) { b($0) + c($0) }
        }
        try await check(["xpath": "/abcd", "length": 14]) { c($0) }
        try await check(["xpath": "/abcd[3]"]) { Self.wide($0) + first + b($0) + c($0) }
        try await check(["xpath": "/abcd[2]", "subset": [["offset": 12, "length": 1], ["offset": 13, "length": 0]]]) {
            Self.wide($0) + first + b($0).dropLast(2) + c($0)
        }
        try await check(["xpath": "/moov/trak[2]/tkhd"]) { Self.wide($0) + first + b($0) + c($0).dropLast(9) }
        try await check(["xpath": "no path"]) { Self.wide($0) + first + b($0) + c($0) }
    }

    @Test("What is malformed is said to be, and versions that do not count do not bind")
    func malformed() async throws {
        let hash: CBORValue = .bytes([UInt8](repeating: 1, count: 32))
        let mandatory = CBORValue.array(Self.mandatory)
        let tree: [(String, CBORValue)] = [
            ("uniqueId", 0), ("localId", 0), ("count", 3), ("hashes", .array([hash, hash, hash])),
        ]
        func with(_ more: [(String, CBORValue)], isHashed: Bool = true) -> CBORValue {
            var map = CBORMap()
            for (name, value) in tree + more { map[name] = value }
            return [
                "exclusions": mandatory, "alg": "sha256", "hash": isHashed ? hash : .null, "merkle": [.map(map)],
            ]
        }
        let malformed: [CBORValue] = [
            ["alg": "sha256", "hash": hash], ["exclusions": [], "alg": "sha256", "hash": hash],
            ["exclusions": [["length": 3]], "alg": "sha256", "hash": hash],
            ["exclusions": [["xpath": "/a", "flags": .bytes([1])]], "alg": "sha256", "hash": hash],
            [
                "exclusions": [
                    ["xpath": "/a", "subset": [["offset": 8, "length": 4], ["offset": 11, "length": 1]]]
                ], "hash": hash,
            ],
            ["exclusions": [["xpath": "/a", "subset": [["offset": -1, "length": 4]]]], "hash": hash],
            with([("fixedBlockSize", 1_024), ("variableBlockSizes", [1, 2, 3])]), with([("fixedBlockSize", 0)]),
            with([("variableBlockSizes", [1, 2])]), with([("count", 2)]), with([("count", 4)]),
            with([("variableBlockSizes", [1, 2, 3])], isHashed: false),
            with([("count", 9), ("fixedBlockSize", 300)], isHashed: false),
        ]
        let media = Self.box("mdat", Self.media) + Self.moov
        for value in malformed {
            #expect(try await codes(boundFile(media) { _ in value }) == ["assertion.bmffHash.malformed"], "\(value)")
        }
        let wrong: CBORValue = ["exclusions": mandatory, "alg": "sha256", "hash": hash]
        #expect(try await codes(boundFile(media) { _ in wrong }) == ["assertion.bmffHash.mismatch"])
        let fewer = with([("fixedBlockSize", 500)], isHashed: false)
        #expect(try await codes(boundFile(media) { _ in fewer }) == ["assertion.bmffHash.mismatch"])
        for label in ["c2pa.hash.bmff", "c2pa.hash.bmff.v1", "c2pa.hash.bmff.v4"] {
            #expect(
                try await codes(boundFile(media, label) { _ in wrong }) == ["claim.hardBindings.missing"], "\(label)")
        }
    }

    @Test("Fragments are checked with their initialization segment; each of them by its proof")
    func fragments() async throws {
        let bodies = (0..<3).map { [UInt8](repeating: UInt8($0), count: 30 + $0) }
        func proof(_ location: Int, _ hashes: [[UInt8]], unique: Int = 1) -> [UInt8] {
            let map: CBORValue = [
                "uniqueId": .unsigned(UInt64(unique)), "localId": 1, "location": .unsigned(UInt64(location)),
                "hashes": .array(hashes.map(CBORValue.bytes)),
            ]
            return provenance("merkle", CBOREncoder.encode(map) + [0, 0])
        }
        func segment(_ number: Int, _ proof: [UInt8]) -> [UInt8] {
            proof + Self.box("moof", [1]) + Self.box("mdat", bodies[number])
        }
        func leaf(_ number: Int, _ proof: [UInt8]) -> [UInt8] {
            let moof = Self.box("moof", [1])
            return digest(
                Self.wide(proof.count) + moof + Self.wide(proof.count + moof.count) + Self.box("mdat", bodies[number]))
        }
        let none = [[UInt8](repeating: 0, count: 32)]
        // Three leaves: the first two have a common parent, the third moves up alone.
        let leaves = [leaf(0, proof(0, none)), leaf(1, proof(1, none)), leaf(2, proof(2, []))]
        let row = [digest(leaves[0] + leaves[1]), leaves[2]]
        let segments = [
            segment(0, proof(0, [leaves[1]])), segment(1, proof(1, [leaves[0]])), segment(2, proof(2, [])),
        ]
        let initialization = boundFile(Self.moov) { start in
            [
                "exclusions": .array(Self.mandatory), "alg": "sha256",
                "merkle": [
                    [
                        "uniqueId": 1, "localId": 1, "count": 3, "hashes": .array(row.map(CBORValue.bytes)),
                        "initHash": .bytes(digest(Self.wide(start) + Self.moov)),
                    ]
                ],
            ]
        }
        let match: Set = ["assertion.bmffHash.match"]
        let mismatch: Set = ["assertion.bmffHash.mismatch"]
        #expect(try await codes(initialization) == match)
        #expect(try await codes(initialization, fragments: segments) == match)
        for number in 0..<3 {
            #expect(try await codes(initialization, fragments: [segments[number]]) == match)
            for index in [segments[number].count - 1, segments[number].count - 36, segments[number].count - 45] {
                var changed = segments[number]
                changed[index] ^= 1
                #expect(try await codes(initialization, fragments: [changed]) != match, "\(number) \(index)")
            }
        }
        var changed = initialization
        changed[changed.count - 1] ^= 1
        #expect(try await codes(changed, fragments: segments) == mismatch)
        #expect(try await codes(changed) == mismatch)
        let swapped = segment(1, proof(0, [leaves[0]]))
        #expect(try await codes(initialization, fragments: [swapped]) == mismatch)
        let foreign = segment(0, proof(0, [leaves[1]], unique: 2))
        #expect(try await codes(initialization, fragments: [foreign]) == mismatch)
        let bare = Self.box("moof", [1]) + Self.box("mdat", bodies[0])
        #expect(try await codes(initialization, fragments: [bare]) == ["assertion.bmffHash.malformed"])
    }

    @Test("Fragments in one file must all be there, in order")
    func flatFragments() async throws {
        func fragment(_ number: Int) -> [UInt8] {
            let map: CBORValue = ["uniqueId": 5, "localId": 1, "location": .unsigned(UInt64(number))]
            return provenance("merkle", CBOREncoder.encode(map)) + Self.box("moof", [UInt8(number)])
                + Self.box("mdat", [UInt8](repeating: UInt8(number), count: 12))
        }
        let proofSize = fragment(0).count - 9 - 20
        /// The file that holds some of three fragments, bound as if it held all in order.
        func made(_ numbers: [Int]) -> [UInt8] {
            boundFile(Self.moov + numbers.flatMap(fragment)) { start in
                let leaves = (0..<3).map { number -> [UInt8] in
                    let moof = start + Self.moov.count + number * fragment(0).count + proofSize
                    return digest(
                        Self.wide(moof) + Self.box("moof", [UInt8(number)]) + Self.wide(moof + 9)
                            + Self.box("mdat", [UInt8](repeating: UInt8(number), count: 12)))
                }
                return [
                    "exclusions": .array(Self.mandatory), "alg": "sha256",
                    "merkle": [
                        [
                            "uniqueId": 5, "localId": 1, "count": 3, "hashes": .array(leaves.map(CBORValue.bytes)),
                            "initHash": .bytes(digest(Self.wide(start) + Self.moov)),
                        ]
                    ],
                ]
            }
        }
        #expect(try await codes(made([0, 1, 2])) == ["assertion.bmffHash.match"])
        for numbers in [[0, 1], [0, 2, 1], [0, 1, 2, 2], [1, 2]] {
            #expect(try await codes(made(numbers)) == ["assertion.bmffHash.mismatch"], "\(numbers)")
        }
    }
}
