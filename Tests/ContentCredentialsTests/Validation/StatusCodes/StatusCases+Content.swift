// SPDX-License-Identifier: Apache-2.0

import ByteKit
import CBOR
import COSE
import ContentCredentials
import JUMBF
import MediaContainers

/// Codes about the content and where its manifest is found.
extension StatusCases {
    private static func binding(
        _ code: String, _ label: String, _ value: CBORValue, content: [UInt8] = StatusBench.png
    ) -> StatusCase {
        StatusCase(code) { try await $0.found($0.manifest(binding: (label, value)), content: content) }
    }

    private static let film = LiveStream.ftyp + LiveStream.box("free", [1]) + LiveStream.moov
    private static func filmHash(_ exclusions: [CBORValue], _ hash: [UInt8]) -> CBORValue {
        ["exclusions": .array(LiveStream.mandatory + exclusions), "alg": "sha256", "hash": .bytes(hash)]
    }

    /// The hash of the film without some of its boxes.
    private static func filmDigest(leavingOutFree isLeftOut: Bool) -> [UInt8] {
        let free = LiveStream.box("free", [1])
        let start = LiveStream.ftyp.count
        let first = isLeftOut ? [] : LiveStream.wide(start) + free
        return LiveStream.sha256(first + LiveStream.wide(start + free.count) + LiveStream.moov)
    }

    /// The boxes of the picture, with what to change in the first.
    private static func boxes(_ change: (inout CBORMap) -> Void = { _ in }) throws -> CBORValue {
        let source = MemoryByteSource(StatusBench.png)
        let (container, _) = try ContainerRegistry.container(of: source)
        let found = try container.boxes(in: source)
        var list: [CBORValue] = []
        for (index, box) in found.enumerated() {
            let bytes = StatusBench.png[Int(box.range.lowerBound)..<Int(box.range.upperBound)]
            var map = CBORMap([
                ("names", .array([.text(box.name)])), ("hash", .bytes(LiveStream.sha256(Array(bytes)))),
                ("pad", .bytes([])),
            ])
            if index == 0 { change(&map) }
            list.append(.map(map))
        }
        return ["alg": "sha256", "boxes": .array(list)]
    }

    private static func boxes(_ code: String, _ change: @escaping @Sendable (inout CBORMap) -> Void) -> StatusCase {
        StatusCase(code) { try await $0.found($0.manifest(binding: ("c2pa.hash.boxes", try boxes(change)))) }
    }

    static let content: [StatusCase] =
        [
            binding("algorithm.unsupported", "c2pa.hash.data", ["hash": .bytes([1]), "alg": "md5", "pad": .bytes([])]),
            binding("assertion.dataHash.match", "c2pa.hash.data", StatusBench.dataHash),
            binding("assertion.dataHash.malformed", "c2pa.hash.data", ["alg": "sha256"]),
            binding("assertion.dataHash.mismatch", "c2pa.hash.data", StatusBench.wrongHash),
            binding(
                "assertion.dataHash.additionalExclusionsPresent", "c2pa.hash.data",
                [
                    "alg": "sha256", "exclusions": [["start": 0, "length": 1]],
                    "hash": .bytes(LiveStream.sha256(Array(StatusBench.png.dropFirst()))), "pad": .bytes([]),
                ]),
            binding(
                "assertion.bmffHash.match", "c2pa.hash.bmff.v3", filmHash([], filmDigest(leavingOutFree: false)),
                content: film),
            binding("assertion.bmffHash.malformed", "c2pa.hash.bmff.v3", StatusBench.wrongHash, content: film),
            binding("assertion.bmffHash.mismatch", "c2pa.hash.bmff.v3", filmHash([], [1]), content: film),
            binding(
                "assertion.bmffHash.additionalExclusionsPresent", "c2pa.hash.bmff.v3",
                filmHash([["xpath": "/free"]], filmDigest(leavingOutFree: true)), content: film),
            boxes("assertion.boxesHash.match") { _ in },
            boxes("assertion.boxesHash.malformed") { $0["names"] = [] },
            boxes("assertion.boxesHash.mismatch") { $0["hash"] = .bytes([1]) },
            boxes("assertion.boxesHash.unknownBox") { $0["names"] = ["none"] },
            boxes("assertion.boxesHash.additionalExclusionsPresent") { map in
                map["exclusions"] = [["boxIndex": 0, "start": 0, "length": 1]]
                map["hash"] = .bytes(LiveStream.sha256(Array(StatusBench.png[1..<8])))
            },
            StatusCase("assertion.multipleHardBindings") { bench in
                try await bench.found(bench.manifest([("c2pa.hash.boxes", try boxes())]))
            },
            StatusCase("claim.hardBindings.missing") { try await $0.found($0.manifest(binding: nil)) },
        ] + parts + collections + places

    // MARK: Files of several parts

    private static let tail: [UInt8] = [1, 2, 3, 4]

    private static func parts(
        _ code: String, content: [UInt8] = StatusBench.png + tail,
        _ change: @escaping @Sendable (inout [CBORValue]) -> Void
    ) -> StatusCase {
        StatusCase(code) { bench in
            var manifest = bench.manifest(
                [
                    ("c2pa.hash.data.part", StatusBench.dataHash),
                    (
                        "c2pa.hash.data.part__1",
                        ["alg": "sha256", "hash": .bytes(LiveStream.sha256(tail)), "pad": .bytes([])]
                    ),
                ], binding: ("c2pa.hash.data", StatusBench.wrongHash))
            let size = UInt64(StatusBench.png.count)
            var list: [CBORValue] = [
                [
                    "location": ["byteOffset": 0, "length": .unsigned(size)],
                    "hashAssertion": manifest.link("c2pa.hash.data.part"),
                ],
                [
                    "location": ["byteOffset": .unsigned(size), "length": .unsigned(UInt64(tail.count))],
                    "hashAssertion": manifest.link("c2pa.hash.data.part__1"),
                ],
            ]
            change(&list)
            manifest.assertions.append(("c2pa.hash.multi-asset", ["parts": .array(list)]))
            return try await bench.found(manifest, content: content)
        }
    }

    private static let parts: [StatusCase] = [
        parts("assertion.multiAssetHash.match") { _ in },
        parts("assertion.multiAssetHash.malformed") { $0 = [] },
        parts("assertion.multiAssetHash.mismatch", content: StatusBench.png + [1, 2, 3, 5]) { _ in },
        parts("assertion.multiAssetHash.missingPart", content: StatusBench.png) { _ in },
    ]

    // MARK: Collections

    private static func collection(_ code: String, beside: Set<String> = [], _ value: CBORValue) -> StatusCase {
        StatusCase(code, beside: beside) { bench in
            let store = TestManifest.store([bench.manifest(binding: ("c2pa.hash.collection.data", value))])
            return try await bench.found(file: try DocumentFiles.embed(store, into: DocumentFiles.archive))
        }
    }

    private static let mismatch: Set = ["assertion.collectionHash.mismatch"]
    private static func uris(_ name: String) -> CBORValue {
        [
            "alg": "sha256", "zip_central_directory_hash": .bytes([1]),
            "uris": [["uri": .text(name), "hash": .bytes([1])]],
        ]
    }

    private static let collections: [StatusCase] = [
        StatusCase("assertion.collectionHash.match") { bench in
            try await bench.found(file: try await bench.fixture.sign(DocumentFiles.archive).bytes)
        },
        collection("assertion.collectionHash.malformed", ["alg": "sha256"]),
        StatusCase("assertion.collectionHash.mismatch") { bench in
            var file = try await bench.fixture.sign(DocumentFiles.archive).bytes
            let word = Array("w:document".utf8)
            if let start = file.indices.first(where: { file[$0...].starts(with: word) }) { file[start] ^= 1 }
            return try await bench.found(file: file)
        },
        collection("assertion.collectionHash.invalidURI", uris("../x")),
        collection("assertion.collectionHash.incorrectFileCount", beside: mismatch, uris("none.xml")),
    ]

    // MARK: Places

    private static func text(_ code: String, _ text: String) -> StatusCase {
        StatusCase(code) { try await $0.found(file: Array(text.utf8)) }
    }
    private static func block(_ content: String) -> String {
        "# -----BEGIN C2PA MANIFEST----- \(content) -----END C2PA MANIFEST-----\n"
    }
    private static let data = "data:application/c2pa;base64,AAAA"
    private static let script = "<script type=\"application/c2pa\">AAAA</script>"

    private static let places: [StatusCase] = [
        text("manifest.html.multipleManifests", "<html><head>\(script)\(script)</head></html>"),
        text("manifest.structuredText.emptyReference", block("")),
        text("manifest.structuredText.malformedReference", block("nothing")),
        text("manifest.structuredText.multipleReferences", block(data) + block(data)),
        text("manifest.structuredText.noManifest", "# -----BEGIN C2PA MANIFEST----- \(data)\n"),
        text("manifest.structuredText.noResolutionPath", block("https://example.org/m")),
        StatusCase("manifest.text.corruptedWrapper") { bench in
            let (plain, wrapper) = try await bench.wrapped()
            return try await bench.found(file: plain + wrapper.prefix(400))
        },
        StatusCase("manifest.text.multipleWrappers", beside: ["assertion.dataHash.mismatch"]) { bench in
            let (plain, wrapper) = try await bench.wrapped()
            return try await bench.found(file: plain + wrapper + wrapper)
        },
        StatusCase("manifest.compressed.invalid") { bench in
            let damaged = JUMBFSuperbox(
                description: bench.manifest().compressedBox.description, children: [.content(.brotli, [1, 2, 3])])
            let store = JUMBFSuperbox(
                description: JUMBFDescription(contentType: .manifestStore, label: "c2pa"),
                children: [.superbox(damaged)])
            return bench.found(try bench.fixture.trusting.judge(store: store.serialize()))
        },
        StatusCase("manifest.inaccessible") { bench in
            let request = SigningRequest(placement: .detached, remoteURL: "https://example.org/m.c2pa")
            let file = try await bench.fixture.sign(SigningFixture.jpeg, request).bytes
            var validator = bench.fixture.trusting
            validator.fetcher = TableOfAnswers(answers: [:])
            do throws(ReadingError) {
                return bench.found(try await validator.validate(MemoryByteSource(file)))
            } catch {
                // There is no report that a status could stand in: the code is the error's own.
                return FoundCodes(failure: [error.code.rawValue])
            }
        },
    ]
}

extension StatusBench {
    /// A signed text, and the manifest in it.
    fileprivate func wrapped() async throws -> (plain: [UInt8], wrapper: [UInt8]) {
        let signed = try await fixture.sign(DocumentFiles.text).bytes
        let start = try ContainerRegistry.read(MemoryByteSource(signed)).manifestStore?.extents.first?.lowerBound ?? 0
        return (Array(signed.prefix(Int(start))), Array(signed.dropFirst(Int(start))))
    }
}
