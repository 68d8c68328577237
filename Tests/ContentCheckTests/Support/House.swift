// SPDX-License-Identifier: Apache-2.0
import ByteKit
import COSE
import ContentCheck
import ContentCredentials
import Foundation
import MediaCodecs
import Persistence
import ProvenanceRegistry
import SignalProcessing
import TrustServices

/// A registry with a publisher, an authority, and one protected picture: made once, used by all tests.
final class House: Sendable {
    let path: String
    let storage: RegistryFolder
    let registry: Registry
    let media = MediaWorker()
    let publisher: Publisher
    let anchors: TrustSettings
    let signer: InMemoryClaimSigner
    let original: PixelBuffer
    let now = Timestamp.now()

    static let shared = Task { try await House(seed: 1) }

    /// - Parameters:
    ///   - path: where; a new folder if none is given.
    ///   - probe: told of every step of storing.
    init(
        seed: UInt64, path: String = NSTemporaryDirectory() + "countersign-house-" + UUID().uuidString,
        probe: @escaping StorageProbe = { _ in }
    ) async throws {
        self.path = path
        storage = try RegistryFolder(path: path + "/registry", use: .server, now: now, probe: probe)
        registry = Registry(storage: storage)
        publisher = Publisher(
            id: PublisherID(at: now), displayName: "Norhaven Election Board", level: .verifiedDomain, createdAt: now)
        try await storage.publishers.insert(
            publisher,
            event: AuditEvent(actor: .system, verb: "publisher.entered", object: publisher.id.description, at: now))
        let authority = try CertificateAuthority.make(organization: "Norhaven", at: Date())
        signer = try authority.makeSigner(
            .init(commonName: "Press office", organization: "Norhaven Election Board"), at: Date()
        ).claimSigner
        var settings = TrustSettings()
        settings.anchors = TrustAnchors(certificates: [authority.root])
        anchors = settings
        original = try Scene.picture(seed)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var checker: Checker {
        Checker(registry: registry, media: media, validator: Validator(settings: anchors))
    }

    var protector: Protector {
        Protector(
            registry: registry, media: media, generator: ClaimGenerator(validator: Validator(settings: anchors)),
            signer: signer)
    }

    func request(_ change: (inout ProtectionRequest) -> Void = { _ in }) -> ProtectionRequest {
        var request = ProtectionRequest(publisher: publisher, title: "Polls open", actor: .command)
        change(&request)
        return request
    }

    func jpeg(_ pixels: PixelBuffer, quality: Int = 93) async throws -> [UInt8] {
        try await media.encode(pixels, options: EncodingOptions(format: .jpeg, quality: quality)).bytes
    }

    func check(_ bytes: [UInt8], name: String = "file.jpg") async throws -> CheckResult {
        try await checker.check(MemoryByteSource(bytes), name: name)
    }
}
