// SPDX-License-Identifier: Apache-2.0

import ByteKit
import CBOR
import ContentCredentials
import Foundation
import JUMBF
import MediaContainers
import Testing

/// Every failure code of the specification for documents, each on a file made for it.
@Suite("Validating documents")
struct DocumentValidationTests {
    private static func store(_ bindings: [(String, CBORValue)]) -> [UInt8] {
        let manifest = TestManifest([("c2pa.actions.v2", TestManifest.created)] + bindings)
        return JUMBFSuperbox(
            description: JUMBFDescription(contentType: .manifestStore, label: "c2pa"),
            children: [.superbox(manifest.box)]
        ).serialize()
    }

    private static func codes(_ file: [UInt8]) async -> Set<String> {
        do throws(ReadingError) {
            let report = try await Validator().validate(MemoryByteSource(file))
            let found = report.results.activeManifest
            return Set((found.failure + found.informational + found.success).map(\.code.rawValue))
        } catch {
            return Set(error.failures.map(\.rawValue))
        }
    }

    private static func codes(_ binding: CBORValue, label: String = "c2pa.hash.collection.data") async throws -> Set<
        String
    > {
        await codes(try DocumentFiles.embed(store([(label, binding)]), into: DocumentFiles.archive))
    }

    /// The right hashes of the archive with a store of the size that they make.
    private static func hashes() throws -> (uris: [(String, CBORValue)], directory: [UInt8]) {
        func make(_ uris: [(String, CBORValue)], _ directory: [UInt8]) throws -> MemoryByteSource {
            let map = CBORValue.map(CBORMap(uris.map { (.text($0.0), $0.1) }))
            let binding: CBORValue = [
                "uris": map, "alg": "sha256", "zip_central_directory_hash": .bytes(directory),
            ]
            return MemoryByteSource(
                try DocumentFiles.embed(store([("c2pa.hash.collection.data", binding)]), into: DocumentFiles.archive))
        }
        let names = ["[Content_Types].xml", "word/document.xml", "docProps/a b.xml"]
        let blank: CBORValue = ["hash": .bytes([UInt8](repeating: 0, count: 32))]
        let file = try make(names.map { ($0, blank) }, [UInt8](repeating: 0, count: 32))
        var uris: [(String, CBORValue)] = []
        let container = ZIPContainer()
        try container.forEachPart(in: file, limits: ContainerLimits()) { part in
            guard names.contains(part.path) else { return }
            let bytes = try file.read(at: part.range.lowerBound, count: part.range.count)
            uris.append((part.path, ["hash": .bytes(ContentHashAlgorithm.sha256.digest(bytes))]))
        }
        var directory: [UInt8] = []
        for range in try container.directoryRanges(in: file, limits: ContainerLimits()) {
            directory += try file.read(at: range.lowerBound, count: range.count)
        }
        return (uris, ContentHashAlgorithm.sha256.digest(directory))
    }

    private static func map(_ uris: [(String, CBORValue)]) -> CBORValue {
        .map(CBORMap(uris.map { (.text($0.0), $0.1) }))
    }

    @Test("A collection hash is read as a map and as an array, with names as they are or as URIs")
    func collectionForms() async throws {
        let (uris, directory) = try Self.hashes()
        let right: CBORValue = [
            "uris": Self.map(uris), "alg": "sha256", "zip_central_directory_hash": .bytes(directory),
        ]
        #expect(try await Self.codes(right).contains("assertion.collectionHash.match"))
        // The array is of another size, and with it the store and the directory: only its files can be right.
        let array = uris.map { uri -> CBORValue in
            [
                "uri": .text(uri.0.replacing(" ", with: "%20").replacing("[", with: "%5B")),
                "hash": uri.1["hash"] ?? .null,
            ]
        }
        let codes = try await Self.codes([
            "uris": .array(array), "alg": "sha256", "zip_central_directory_hash": .bytes(directory),
        ])
        #expect(codes.contains("assertion.collectionHash.mismatch"))
        #expect(!codes.contains("assertion.collectionHash.incorrectFileCount"))
        #expect(!codes.contains("assertion.collectionHash.malformed"))
    }

    @Test("What a collection hash lacks makes it malformed")
    func collectionMalformed() async throws {
        let (uris, directory) = try Self.hashes()
        let all = Self.map(uris)
        let hash = CBORValue.bytes(directory)
        let cases: [CBORValue] = [
            ["alg": "sha256", "zip_central_directory_hash": hash],
            ["uris": [], "alg": "sha256", "zip_central_directory_hash": hash],
            ["uris": all, "zip_central_directory_hash": hash], ["uris": all, "alg": "sha256"],
            ["uris": ["a": ["size": 1]], "alg": "sha256", "zip_central_directory_hash": hash],
            ["uris": [["uri": "a"]], "alg": "sha256", "zip_central_directory_hash": hash],
            ["uris": [["hash": hash]], "alg": "sha256", "zip_central_directory_hash": hash],
        ]
        for binding in cases {
            #expect(try await Self.codes(binding).contains("assertion.collectionHash.malformed"), "\(binding)")
        }
        let unknown: CBORValue = ["uris": all, "alg": "md5", "zip_central_directory_hash": hash]
        #expect(try await Self.codes(unknown).contains("algorithm.unsupported"))
    }

    @Test("A file named by dots is refused", arguments: ["../a", "a/./b", "a/%2E%2E/b", "a\\..\\b", ".."])
    func collectionURI(path: String) async throws {
        let (uris, directory) = try Self.hashes()
        let one: CBORValue = ["hash": .bytes([UInt8](repeating: 0, count: 32))]
        let codes = try await Self.codes([
            "uris": Self.map(uris + [(path, one)]), "alg": "sha256", "zip_central_directory_hash": .bytes(directory),
        ])
        #expect(codes.contains("assertion.collectionHash.invalidURI"))
    }

    @Test("A file that is listed and missing, and one that is there and not listed, are found")
    func collectionCount() async throws {
        let (uris, directory) = try Self.hashes()
        let one: CBORValue = ["hash": .bytes([UInt8](repeating: 0, count: 32))]
        for list in [uris + [("gone.xml", one)], Array(uris.dropLast())] {
            let codes = try await Self.codes([
                "uris": Self.map(list), "alg": "sha256", "zip_central_directory_hash": .bytes(directory),
            ])
            #expect(codes.contains("assertion.collectionHash.incorrectFileCount"))
        }
    }

    @Test("A wrong hash of a file is a mismatch")
    func collectionMismatch() async throws {
        var (uris, directory) = try Self.hashes()
        uris[1].1 = ["hash": .bytes([UInt8](repeating: 1, count: 32))]
        let codes = try await Self.codes([
            "uris": Self.map(uris), "alg": "sha256", "zip_central_directory_hash": .bytes(directory),
        ])
        #expect(codes.contains("assertion.collectionHash.mismatch"))
        #expect(!codes.contains("assertion.collectionHash.match"))
    }

    @Test("A collection hash of something that is no collection does not match")
    func noCollection() async throws {
        let (uris, directory) = try Self.hashes()
        let binding: CBORValue = [
            "uris": Self.map(uris), "alg": "sha256", "zip_central_directory_hash": .bytes(directory),
        ]
        let file = try DocumentFiles.embed(
            Self.store([("c2pa.hash.collection.data", binding)]), into: DocumentFiles.html)
        #expect(await Self.codes(file).contains("assertion.collectionHash.mismatch"))
    }

    @Test("Blocks and scripts that name no manifest, or several, have codes of their own")
    func locations() async throws {
        let data = "data:application/c2pa;base64,\(Base64.encode(Self.store([])))"
        let block = { (content: String) in
            "# -----BEGIN C2PA MANIFEST----- \(content) -----END C2PA MANIFEST-----\n"
        }
        let script = "<script type=\"application/c2pa\">AAAA</script>"
        let cases: [(String, String)] = [
            (block(""), "structuredText.emptyReference"), (block("nothing"), "structuredText.malformedReference"),
            (block("urn:x:y"), "structuredText.noResolutionPath"),
            (block("https://example.org/m"), "structuredText.noResolutionPath"),
            (block(data) + block(data), "structuredText.multipleReferences"),
            ("# -----BEGIN C2PA MANIFEST----- \(data)\n", "structuredText.noManifest"),
            ("<html><head>\(script)\(script)</head></html>", "html.multipleManifests"),
        ]
        for (text, code) in cases {
            #expect(await Self.codes(Array(text.utf8)) == ["manifest.\(code)"], "\(text.prefix(80))")
        }
        #expect(await Self.codes(Array("no manifest at all".utf8)).isEmpty)
    }

    @Test("A text with two manifests, one damaged, or one that binds elsewhere is invalid")
    func wrappers() async throws {
        let fixture = try SigningFixture()
        let signed = try await fixture.sign(DocumentFiles.text).bytes
        let start = try #require(try ContainerRegistry.read(MemoryByteSource(signed)).manifestStore?.extents.first)
        let wrapper = Array(signed[Int(start.lowerBound)...])
        let plain = Array(signed[..<Int(start.lowerBound)])
        #expect(await Self.codes(signed + wrapper).contains("manifest.text.multipleWrappers"))
        #expect(await Self.codes(plain + wrapper.prefix(400)) == ["manifest.text.corruptedWrapper"])
        #expect(await Self.codes(Array("x".utf8) + signed).contains("assertion.dataHash.malformed"))
        let exclusion: CBORValue = ["start": 0, "length": 1]
        let elsewhere = Self.store([
            (
                "c2pa.hash.data",
                [
                    "hash": .bytes([UInt8](repeating: 0, count: 32)), "alg": "sha256", "pad": .bytes([]),
                    "exclusions": [exclusion],
                ]
            )
        ])
        let file = try DocumentFiles.embed(elsewhere, into: DocumentFiles.text)
        #expect(await Self.codes(file).contains("assertion.dataHash.malformed"))
    }

    @Test("A text may quote another one with its manifest")
    func quotation() async throws {
        let fixture = try SigningFixture()
        let quoted = try await fixture.sign(DocumentFiles.text).bytes
        let reading = try ContainerRegistry.read(MemoryByteSource(quoted))
        #expect(reading.manifestStores.count == 1)
        // The quoted manifest is content: taken over as it is, in the middle of a new text.
        let text = Array("He wrote: ".utf8) + quoted + Array(" And that was it.".utf8)
        #expect(await Self.codes(text).contains("assertion.dataHash.malformed"))
    }

    @Test("Code in the line of a manifest is not excluded from the hash")
    func codeInLine() async throws {
        let fixture = try SigningFixture()
        let signed = String(decoding: try await fixture.sign(DocumentFiles.script).bytes, as: UTF8.self)
        let changed = signed.replacing("\n# -----BEGIN", with: "\nrm x # -----BEGIN")
        #expect(changed != signed)
        #expect(try await fixture.validate(Array(changed.utf8)).state == .invalid)
    }

    @Test("A table of a font that is not listed is found")
    func fontTables() async throws {
        let hash = CBORValue.bytes([UInt8](repeating: 0, count: 32))
        let boxes: CBORValue = [
            "alg": "sha256", "boxes": [["names": ["C2PA"], "hash": .bytes([0])], ["names": ["glyf"], "hash": hash]],
        ]
        let file = try DocumentFiles.embed(Self.store([("c2pa.hash.boxes", boxes)]), into: DocumentFiles.font)
        let codes = await Self.codes(file)
        #expect(codes.contains("assertion.boxesHash.mismatch") || codes.contains("assertion.boxesHash.unknownBox"))
        let none: CBORValue = ["alg": "sha256", "boxes": [["names": ["C2PA"], "hash": .bytes([0])]]]
        let bare = try DocumentFiles.embed(Self.store([("c2pa.hash.boxes", none)]), into: DocumentFiles.font)
        #expect(await Self.codes(bare).contains("assertion.boxesHash.unknownBox"))
    }

    @Test("The report of an invalid file without a manifest says why")
    func report() async throws {
        let text = "# -----BEGIN C2PA MANIFEST-----  -----END C2PA MANIFEST-----"
        let error = await #expect(throws: ReadingError.self) {
            try await Validator().validate(MemoryByteSource(Array(text.utf8)))
        }
        let members = JSONValue.members(try #require(error).invalidityMembers)
        #expect(members["validation_state"]?.string == "Invalid")
        let failure = members["validation_results"]?["activeManifest"]?["failure"]?.array?.first
        #expect(failure?["code"]?.string == "manifest.structuredText.emptyReference")
    }
}
