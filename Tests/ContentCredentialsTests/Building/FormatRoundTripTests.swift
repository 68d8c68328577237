// SPDX-License-Identifier: Apache-2.0

import ByteKit
import ContentCredentials
import MediaContainers
import Testing

@Suite("Signing the further formats")
struct FormatRoundTripTests {
    private let fixture: SigningFixture
    init() throws { fixture = try SigningFixture() }

    @Test("What is signed is trusted, and again with the first as its parent", arguments: SigningFixture.otherFiles)
    func roundTrip(file: SigningFixture.NamedFile) async throws {
        let first = try await fixture.sign(file.bytes)
        let report = try await fixture.validate(first.bytes)
        #expect(report.state == .trusted, "\(report.results.activeManifest.failure)")
        #expect(first.asset.size == UInt64(first.bytes.count))
        #expect(first.asset.exclusions.count == 1)

        let second = try await fixture.sign(first.bytes)
        let again = try await fixture.validate(second.bytes)
        #expect(again.state == .trusted, "\(again.results.activeManifest.failure)")
        #expect(again.results.ingredientDeltas.allSatisfy { $0.deltas.failure.isEmpty })
        #expect(again.store.manifests.count == 2)
        #expect(again.store[first.asset.manifestLabel] != nil)
        #expect(try ContainerRegistry.read(MemoryByteSource(second.bytes)).manifestStores.count == 1)
    }

    @Test("Any byte changed outside of the exclusion is noticed", arguments: SigningFixture.otherFiles)
    func tampering(file: SigningFixture.NamedFile) async throws {
        let signed = try await fixture.sign(file.bytes)
        let store = try #require(signed.asset.exclusions.first)
        for index in signed.bytes.indices where !store.contains(UInt64(index)) {
            for mask: UInt8 in [0x01, 0x10, 0x80] {
                var changed = signed.bytes
                changed[index] ^= mask
                let report = try? await fixture.validate(changed)
                #expect(report == nil || report?.state == .invalid, "byte \(index)")
            }
        }
    }

    @Test("Bytes added or taken away at the end are noticed", arguments: SigningFixture.otherFiles)
    func lengths(file: SigningFixture.NamedFile) async throws {
        let signed = try await fixture.sign(file.bytes)
        for changed in [signed.bytes + [0], signed.bytes + Array("more".utf8), signed.bytes.dropLast()] {
            let report = try? await fixture.validate(Array(changed))
            #expect(report == nil || report?.state == .invalid)
        }
    }

    @Test("A store beside the file binds the whole file", arguments: SigningFixture.otherFiles)
    func sidecar(file: SigningFixture.NamedFile) async throws {
        let signed = try await fixture.sign(file.bytes, SigningRequest(placement: .detached))
        #expect(signed.bytes == file.bytes)
        #expect(try await fixture.validate(signed.bytes, sidecar: signed.asset.manifestStore).state == .trusted)
    }
}
