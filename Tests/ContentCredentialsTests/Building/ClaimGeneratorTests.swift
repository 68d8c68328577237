// SPDX-License-Identifier: Apache-2.0

import ByteKit
import COSE
import ContentCredentials
import Foundation
import JUMBF
import MediaContainers
import Testing
import TrustServices

@Suite("Signing")
struct ClaimGeneratorTests {
    private let fixture: SigningFixture
    init() throws { fixture = try SigningFixture() }

    @Test("What is signed is trusted, in every format", arguments: SigningFixture.files)
    func formats(file: [UInt8]) async throws {
        let signed = try await fixture.sign(file)
        let report = try await fixture.validate(signed.bytes)
        #expect(report.state == .trusted)
        #expect(report.results.activeManifest.failure.isEmpty)
        #expect(report.activeManifest?.label == signed.asset.manifestLabel)
        #expect(signed.asset.size == UInt64(signed.bytes.count))
        let plain = try await Validator(validationTime: fixture.now).validate(MemoryByteSource(signed.bytes))
        #expect(plain.state == .valid)
    }

    @Test("Every algorithm's signature is trusted", arguments: COSEAlgorithm.allCases)
    func algorithms(algorithm: COSEAlgorithm) async throws {
        let signed = try await fixture.sign(SigningFixture.png, SigningRequest(), try fixture.signer(algorithm))
        #expect(try await fixture.validate(signed.bytes).state == .trusted)
    }

    @Test("Any byte of the content changed is noticed", arguments: SigningFixture.files)
    func tampering(file: [UInt8]) async throws {
        let signed = try await fixture.sign(file)
        let store = try #require(signed.asset.exclusions.first)
        for index in signed.bytes.indices where !store.contains(UInt64(index)) {
            var changed = signed.bytes
            changed[index] ^= 0x10
            let report = try? await fixture.validate(changed)
            #expect(report == nil || report?.state == .invalid, "byte \(index)")
        }
    }

    @Test("Any byte of assertions, claim and signature changed is noticed", arguments: SigningFixture.files)
    func forgery(file: [UInt8]) async throws {
        let signed = try await fixture.sign(file)
        let manifest = try #require(try await fixture.validate(signed.bytes).activeManifest)
        let boxes = [manifest.claimBox, manifest.signatureBox].compactMap { $0 } + manifest.assertions.map(\.box)
        let start = Int(
            try #require(try ContainerRegistry.read(MemoryByteSource(signed.bytes)).manifestStore?.payload.first)
                .lowerBound)
        for box in boxes {
            let content = try #require(box.contentBoxes.first?.range)
            for index in content.dropFirst(8) {
                var changed = signed.bytes
                changed[start + index] ^= 0x10
                let report = try? await fixture.validate(changed)
                #expect(report == nil || report?.state == .invalid, "byte \(index) of \(box.label ?? "")")
            }
        }
    }

    @Test("All hash algorithms hold", arguments: ContentHashAlgorithm.allCases)
    func hashes(algorithm: ContentHashAlgorithm) async throws {
        let generator = ClaimGenerator(algorithm: algorithm, validator: fixture.trusting)
        let signed = try await fixture.sign(SigningFixture.jpeg, generator: generator)
        #expect(signed.asset.contentHash.count == algorithm.byteCount)
        #expect(try await fixture.validate(signed.bytes).state == .trusted)
    }

    @Test("A key of another certificate is noticed before anything is handed out")
    func wrongKey() async throws {
        let signer = InMemoryClaimSigner(
            key: try SigningKey(generatingFor: .es256), certificateChainDER: try fixture.signer().certificateChainDER)
        await #expect(throws: SigningError(.signerFailed, "")) {
            _ = try await fixture.sign(SigningFixture.png, SigningRequest(), signer)
        }
    }

    @Test("Empty, unknown and truncated files are refused, each with its own error")
    func refusals() async throws {
        await #expect(throws: ContainerError.emptyFile) { _ = try await fixture.sign([]) }
        await #expect(throws: ContainerError.unknownFormat) { _ = try await fixture.sign([0, 1, 2, 3]) }
        await #expect(throws: ContainerError.unsupportedFormat(.manifestStore)) {
            _ = try await fixture.sign(Array("\0\0\0\u{20}jumb\0\0\0\u{18}jumdc2pa".utf8))
        }
        await #expect(throws: ContainerError.self) {
            _ = try await fixture.sign(SigningFixture.png.dropLast(5).map { $0 })
        }
    }

    @Test("A store beside the file binds the whole file, of any format")
    func sidecar() async throws {
        for file in SigningFixture.files {
            let signed = try await fixture.sign(file, SigningRequest(placement: .detached))
            #expect(signed.bytes == file)
            #expect(try await fixture.validate(signed.bytes, sidecar: signed.asset.manifestStore).state == .trusted)
            var changed = file
            changed[file.count / 2] ^= 1
            #expect(try await fixture.validate(changed, sidecar: signed.asset.manifestStore).state == .invalid)
        }
        let text = try await fixture.sign(Array("words".utf8), SigningRequest(placement: .detached))
        #expect(text.asset.format == .text && text.asset.exclusions.isEmpty)
    }

    @Test("The remote URL is in the file, and covered by the hash")
    func remote() async throws {
        let signed = try await fixture.sign(
            SigningFixture.jpeg, SigningRequest(remoteURL: "https://example.org/m.c2pa"))
        #expect(
            try ContainerRegistry.read(MemoryByteSource(signed.bytes)).remoteManifestURL == "https://example.org/m.c2pa"
        )
        #expect(try await fixture.validate(signed.bytes).state == .trusted)
    }

    @Test("A time stamp is in the signature and is trusted")
    func timeStamp() async throws {
        let now = fixture.now
        let credential = try fixture.authority.makeTimeStampSigner(
            .init(commonName: "Clock", organization: "Test"), at: now.addingTimeInterval(-3_600))
        var generator = ClaimGenerator(
            timeStamper: try LocalTimeStamper(credential: credential, clock: { now }), validator: fixture.trusting)
        let signed = try await fixture.sign(SigningFixture.png, generator: generator)
        let report = try await fixture.validate(signed.bytes)
        #expect(report.state == .trusted)
        #expect(report.activeSignature?.trustedTime == now)
        generator.timeStampCapacity = 100
        await #expect(throws: SigningError(.timeStampTooLarge, "")) {
            _ = try await fixture.sign(SigningFixture.png, generator: generator)
        }
    }

    @Test("A thumbnail and a soft binding larger than a JPEG segment come back whole")
    func largeAssertions() async throws {
        let thumbnail = EmbeddedFile(
            mediaType: "image/jpeg", bytes: (0..<150_001).map { UInt8(truncatingIfNeeded: $0) })
        let binding = SoftBinding(algorithm: "org.example.mark", value: [1, 2, 3])
        for file in SigningFixture.files {
            let signed = try await fixture.sign(file, SigningRequest(softBindings: [binding], thumbnail: thumbnail))
            let report = try await fixture.validate(signed.bytes)
            #expect(report.state == .trusted)
            let manifest = try #require(report.activeManifest)
            #expect(manifest.assertion(labelled: "c2pa.soft-binding")?.cbor == binding.cbor)
            let box = try #require(manifest.assertion(labelled: "c2pa.thumbnail.claim")).box
            #expect(box.content(.embeddedFileData)?.bytes == thumbnail.bytes)
        }
    }
}
