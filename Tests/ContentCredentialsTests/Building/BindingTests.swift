// SPDX-License-Identifier: Apache-2.0

import ByteKit
import CBOR
import COSE
import ContentCredentials
import Foundation
import MediaContainers
import Testing
import TrustServices

@Suite("Boxes, placeholders, actors, chance")
struct BindingTests {
    private let fixture: SigningFixture
    init() throws { fixture = try SigningFixture() }

    @Test(
        "A box hash names every box and notices every change", arguments: [SigningFixture.jpeg, SigningFixture.png])
    func boxHash(file: [UInt8]) async throws {
        var request = SigningRequest()
        request.prefersBoxHash = true
        let signed = try await fixture.sign(file, request)
        let report = try await fixture.validate(signed.bytes)
        #expect(report.state == .trusted, "\(report.results.activeManifest.failure)")
        let boxes = report.activeManifest?.assertion(labelled: "c2pa.hash.boxes")?.cbor?["boxes"]?.array ?? []
        #expect(boxes.filter { $0["names"] == ["C2PA"] }.count == 1)
        let store = try #require(signed.asset.exclusions.first)
        for index in signed.bytes.indices where !store.contains(UInt64(index)) {
            var changed = signed.bytes
            changed[index] ^= 0x10
            let report = try? await fixture.validate(changed)
            #expect(report == nil || report?.state == .invalid, "byte \(index)")
        }
    }

    @Test("What is bound by boxes can be updated")
    func updateOfBoxes() async throws {
        var request = SigningRequest()
        request.prefersBoxHash = true
        let first = try await fixture.sign(SigningFixture.jpeg, request)
        request.definition.intent = .update
        let second = try await fixture.sign(first.bytes, request)
        #expect(second.asset.isUpdate)
        #expect(try await fixture.validate(second.bytes).state == .trusted)
    }

    @Test(
        "The bytes are hashed where something stands behind the last box, or validators take no box hash",
        arguments: [SigningFixture.jpeg + [1, 2, 3], SigningFixture.webp])
    func bytesInstead(file: [UInt8]) async throws {
        var request = SigningRequest()
        request.prefersBoxHash = true
        let report = try await fixture.validate(try await fixture.sign(file, request).bytes)
        #expect(report.state == .trusted)
        #expect(report.activeManifest?.assertion(labelled: "c2pa.hash.data") != nil)
    }

    @Test("A caller writes the file, the placeholder becomes the store")
    func placeholder() async throws {
        let generator = ClaimGenerator(validator: fixture.trusting)
        let head = Array(SigningFixture.jpeg.prefix(20))
        let rest = Array(SigningFixture.jpeg.dropFirst(20))
        let placeholder = try await generator.placeholder(
            SigningRequest(), format: .jpeg, signer: try fixture.signer())
        let range = UInt64(head.count)..<UInt64(head.count + placeholder.bytes.count)
        let hash = ContentHashAlgorithm.sha256.digest(head + rest)
        let final = try await placeholder.finish(contentHash: hash, exclusions: [range])
        #expect(final.count == placeholder.bytes.count)
        let report = try await fixture.validate(head + final + rest)
        #expect(report.state == .trusted && report.activeManifest?.label == placeholder.manifestLabel)
        await #expect(throws: SigningError(.invalidDefinition, "")) {
            _ = try await placeholder.finish(contentHash: [1, 2], exclusions: [range])
        }
        await #expect(throws: SigningError(.invalidDefinition, "")) {
            _ = try await placeholder.finish(contentHash: hash, exclusions: [])
        }
        await #expect(throws: ContainerError.unsupportedFormat(.pdf)) {
            _ = try await generator.placeholder(SigningRequest(), format: .pdf, signer: try fixture.signer())
        }
    }

    @Test("A caller hashes the boxes, and gets the store to put among them")
    func callersBoxes() async throws {
        let png = SigningFixture.png
        let boxes = try #require(ContainerRegistry.container(for: .png)).boxes(in: MemoryByteSource(png))
        let split = Int(try #require(boxes.first { $0.name == "IHDR" }).range.upperBound)
        let (head, rest) = (Array(png.prefix(split)), Array(png.dropFirst(split)))
        let hash = { (bytes: [UInt8]) in ContentHashAlgorithm.sha256.digest(bytes) }
        let store = try await ClaimGenerator().sign(
            boxes: [
                BoxHash(names: ["PNGh", "IHDR"], hash: hash(head)), .manifestStore,
                BoxHash(names: boxes.dropFirst(2).map(\.name), hash: hash(rest)),
            ], SigningRequest(), format: .png, signer: try fixture.signer())
        #expect(try await fixture.validate(head + store + rest).state == .trusted)
        await #expect(throws: SigningError(.invalidDefinition, "")) {
            _ = try await ClaimGenerator().sign(
                boxes: [], SigningRequest(), format: .png, signer: try fixture.signer())
        }
    }

    @Test("An author signs what the claim lists, the binding among it", arguments: [COSEAlgorithm.es256, .ps256])
    func actor(algorithm: COSEAlgorithm) async throws {
        var request = SigningRequest(softBindings: [SoftBinding(algorithm: "org.example.mark", value: [1])])
        request.identities = [
            IdentityRequest(signer: try fixture.signer(algorithm), roles: ["cawg.creator"]),
            IdentityRequest(signer: try fixture.signer(.edDSA), roles: ["cawg.publisher"]),
        ]
        for file in SigningFixture.files {
            let report = try await fixture.validate(try await fixture.sign(file, request).bytes)
            // Nobody has said whom to trust as author, and that is all that there is to say.
            let failures = Set(report.results.activeManifest.failure.map(\.code.rawValue))
            #expect(failures.isSubset(of: ["cawg.x509.credential.untrusted"]))
            let validated = report.results.activeManifest.success.map(\.code.rawValue)
            #expect(validated.filter { $0 == "cawg.x509.signature.validated" }.count == 2)
            let identity = report.activeManifest?.assertion(labelled: "cawg.identity")?.cbor?["signer_payload"]
            let urls = (identity?["referenced_assertions"]?.array ?? []).compactMap { $0["url"]?.string }
            #expect(urls.contains("self#jumbf=c2pa.assertions/c2pa.hash.data"))
            #expect(urls.contains("self#jumbf=c2pa.assertions/c2pa.soft-binding"))
        }
    }

    @Test("The same clock, chance and signer make the same bytes")
    func deterministic() async throws {
        let signer = try fixture.signer(.edDSA)
        var request = SigningRequest(softBindings: [SoftBinding(algorithm: "org.example.mark", value: [1])])
        request.ingredients = [
            IngredientSource(
                MemoryByteSource(try await fixture.sign(SigningFixture.png).bytes), relationship: .componentOf)
        ]
        var generator = ClaimGenerator(validator: fixture.trusting)
        generator.random = .seeded([1, 2, 3])
        let first = try await fixture.sign(SigningFixture.jpeg, request, signer, generator: generator)
        let second = try await fixture.sign(SigningFixture.jpeg, request, signer, generator: generator)
        #expect(first.bytes == second.bytes)
        #expect(try await fixture.validate(first.bytes).state == .trusted)
        generator.random = .seeded([1, 2, 4])
        #expect(try await fixture.sign(SigningFixture.jpeg, request, signer, generator: generator).bytes != first.bytes)
        generator.random = .system
        let free = try await fixture.sign(SigningFixture.jpeg, request, signer, generator: generator)
        #expect(free.asset.manifestLabel != first.asset.manifestLabel)
    }

    @Test("A file is signed and judged by its path in one call each")
    func files() async throws {
        let folder = FileManager.default.temporaryDirectory.path + "/cs-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try AtomicFile.write(SigningFixture.png, to: folder + "/in.png")
        let generator = ClaimGenerator()
        let signer = try fixture.signer()
        try await generator.sign(fileAt: folder + "/in.png", to: folder + "/out.png", signer: signer)
        #expect(try await fixture.trusting.validate(fileAt: folder + "/out.png").state == .trusted)
        await #expect(throws: SigningError(.outputExists, "")) {
            try await generator.sign(fileAt: folder + "/in.png", to: folder + "/out.png", signer: signer)
        }
        try await generator.sign(
            fileAt: folder + "/in.png", to: folder + "/out.png", SigningRequest(placement: .detached),
            signer: signer, overwrites: true)
        await #expect(throws: ReadingError(.unsupportedFile, "")) {
            _ = try await fixture.trusting.validate(fileAt: folder + "/none.png")
        }
    }
}
