// SPDX-License-Identifier: Apache-2.0
import ByteKit
import COSE
import ContentCheck
import ContentCredentials
import Fingerprinting
import Foundation
import MatchBanks
package import MediaCodecs
import MediaContainers
import ProvenanceRegistry
import RecordingMarks
import SignalProcessing
import SigningService
import Synchronization
import TrustServices
import Watermarking

/// The work on files, done by the parts of the house: pictures are decoded by the media worker, signatures made by the
/// signer, each in processes of their own.
final class RegistryWork: FileWork {
    private let registry: Registry
    private let banks: BankMatcher?
    private let media: MediaWorker
    private let signer: SignerProcess
    private let identities: IdentityStore
    private let trust: TrustSettings
    private let clock: @Sendable () -> Timestamp
    private let watermark = ImageWatermark()
    private let recordings: RecordingMarker
    private let recordingSeconds: Double
    private let lastHealth = Mutex<(health: WorkHealth, at: Double)?>(nil)

    /// Long side of the small picture on the page of a result.
    static let previewSide = 1280
    /// Long side of the small picture of a file that is to be protected.
    static let draftPreviewSide = 640
    /// Name of the identity that stamps times.
    static let timeStampIdentity = UnlockedIdentityStore.timeStamperName

    init(
        registry: Registry, banks: BankMatcher?, media: MediaWorker, signer: SignerProcess, identities: IdentityStore,
        trust: TrustSettings, recordings: RecordingMarker, recordingSeconds: Double,
        clock: @escaping @Sendable () -> Timestamp
    ) {
        self.recordings = recordings
        self.recordingSeconds = recordingSeconds
        self.registry = registry
        self.banks = banks
        self.media = media
        self.signer = signer
        self.identities = identities
        self.trust = trust
        self.clock = clock
    }

    /// Whom this service relies on: what the operator chose, and its own authority.
    private func settings() throws -> TrustSettings {
        var settings = trust
        if let root = try identities.root() {
            settings.anchors = TrustAnchors(certificates: settings.anchors.certificates + [root])
        }
        return settings
    }

    private func checker() throws -> Checker {
        Checker(
            registry: registry, banks: banks, media: media, validator: Validator(settings: try settings()),
            watermark: watermark, recordings: recordings, listeningSeconds: recordingSeconds)
    }

    func check(_ file: UploadedFile) async throws -> CheckedUpload { try await check(file) { _ in } }

    func check(_ file: UploadedFile, progress: @escaping @Sendable (Double) -> Void) async throws -> CheckedUpload {
        let source = try FileSource.open(file)
        guard source.count > 0 else { throw ServiceError(.unreadableMedia, "The file is empty.", field: "file") }
        async let preview = self.preview(source)
        let result = try await checker().check(source, name: file.name ?? "file", progress: progress)
        // A picture or recording that cannot be decoded still has a result; a file of another kind, of which nothing is
        // known, has nothing to show.
        let isMedia = result.file.mediaType.map { type in
            ["image/", "audio/", "video/"].contains { type.hasPrefix($0) }
        }
        guard isMedia ?? false || result.isPositive || result.file.width != nil else {
            throw ServiceError(
                .unsupportedMedia,
                "This is of no kind that can be checked: send a picture, a recording or a film in a usual format.",
                field: "file")
        }
        return CheckedUpload(result: result, preview: await preview)
    }

    func shrunk(_ picture: [UInt8], maxSide: Int) async throws -> EncodedPicture? {
        guard let bytes = try? await media.preview(.source(MemoryByteSource(picture)), maxSide: maxSide, quality: 70)
        else { return nil }
        return EncodedPicture(bytes: bytes, mediaType: "image/jpeg")
    }

    /// Something to hear of a recording.
    private func soundPreview(_ source: FileByteSource) async -> EncodedPicture? {
        var preview = SoundPreview()
        do {
            let recording = try await recordings.open(source)
            try await recordings.forEachPiece(of: recording, upTo: SoundPreview.seconds) { preview.push($0) }
        } catch { return nil }
        return preview.file()
    }

    private func preview(_ source: FileByteSource) async -> EncodedPicture? {
        if RecordingMarker.isRecording(source) { return await soundPreview(source) }
        guard let bytes = try? await media.preview(.source(source), maxSide: RegistryWork.previewSide, quality: 82)
        else {
            return nil
        }
        return EncodedPicture(bytes: bytes, mediaType: "image/jpeg")
    }

    func look(at file: UploadedFile) async throws -> FileLook {
        let source = try FileSource.open(file)
        var facts = FileFacts()
        guard source.count > 0 else {
            facts.fault = ServiceError.Code.unreadableMedia.rawValue
            return FileLook(facts: facts, preview: nil)
        }
        let reading = try? ContainerRegistry.read(source)
        facts.mediaType = reading?.format.mediaType ?? (try? FormatSniffer.format(of: source))?.mediaType
        guard let reading, let format = ProtectableFormat(mediaType: reading.format.mediaType) else {
            facts.fault =
                (facts.mediaType == nil ? ServiceError.Code.unsupportedMedia : .unreadableMedia).rawValue
            return FileLook(facts: facts, preview: nil)
        }
        if !reading.manifestStores.isEmpty {
            let report = try? await Validator(settings: try settings()).validate(source)
            facts.signer = report?.activeSignature?.signer?.subject.displayName ?? ""
            facts.isCredentialIntact = report.map { $0.state != .invalid } ?? false
        }
        guard format.isPicture else { return await look(atRecording: source, facts) }
        do {
            let probe = try await media.probe(.source(source))
            facts.width = probe.width
            facts.height = probe.height
            let preview = try await media.preview(
                .source(source), maxSide: RegistryWork.draftPreviewSide, quality: 80)
            return FileLook(facts: facts, preview: EncodedPicture(bytes: preview, mediaType: "image/jpeg"))
        } catch {
            facts.fault = ServiceError(error).code.rawValue
            return FileLook(facts: facts, preview: nil)
        }
    }

    private func look(atRecording source: FileByteSource, _ facts: FileFacts) async -> FileLook {
        var facts = facts
        do {
            let recording = try await recordings.open(source)
            facts.seconds = recording.duration ?? 0
            if (facts.seconds ?? 0) > recordingSeconds { facts.fault = ServiceError.Code.tooLarge.rawValue }
        } catch {
            facts.fault = ServiceError(error).code.rawValue
        }
        return FileLook(facts: facts, preview: nil)
    }

    func protect(_ file: UploadedFile, _ order: ProtectOrder, to path: String) async throws -> ProvenanceRecord {
        let source = try FileSource.open(file)
        let claimSigner = try await self.claimSigner(for: order.publisher)
        let generator = ClaimGenerator(
            timeStamper: ProcessTimeStamper(process: signer, identity: RegistryWork.timeStampIdentity),
            validator: Validator(settings: try settings()))
        let protector = Protector(
            registry: registry, media: media, generator: generator, signer: claimSigner, watermark: watermark,
            recordings: recordings, longestRecording: recordingSeconds)
        var request = ProtectionRequest(
            publisher: order.publisher, title: order.title, sourceType: order.source, addsMark: order.addsMark,
            preview: order.showsPreview ? .publicDisplay : .comparison,
            actor: AuditActor(role: order.account.role.rawValue, id: order.account.id.description))
        // Nobody fetches the file before its ticket is there, which is after its record.
        request.delivery = .beforeRecord
        request.requestKey = order.requestKey
        request.credit = order.credit
        request.leavesOut = order.leavesOut
        request.components = try order.earlier.map { earlier in
            IngredientSource(try FileSource.open(earlier), relationship: .componentOf, title: earlier.name)
        }
        do {
            return try await protector.protect(source, request, to: path, now: clock()).record
        } catch let error as MediaError {
            throw ServiceError(error)
        } catch let error as TrustError where error.code == .signerUnavailable {
            throw ServiceError(.unavailable, "The signer does not answer.", retryAfter: 10)
        } catch let error as TrustError where error.code == .revoked {
            throw ServiceError(.keyWithdrawn, "The organisation's certificate was withdrawn; make a new key first.")
        } catch let error as ContainerError {
            throw ServiceError(.unreadableMedia, "\(error)", field: "file")
        } catch let error as SigningError {
            throw ServiceError(.invalidInput, "\(error)", field: "file")
        }
    }

    /// The signer of a publisher. Keys are made and used in the signer's process alone.
    private func claimSigner(for publisher: Publisher) async throws -> ProcessClaimSigner {
        let organisation = String(OutsideText.clean(publisher.displayName, limit: 60))
        return try await signer.provideClaimSigner(
            identity: publisher.id.description, commonName: organisation, organization: organisation)
    }

    var authority: any AuthorityWork { SignerAuthority(signer: signer, identities: identities) }

    func fingerprint(of file: UploadedFile) async throws -> (pdq: String, quality: Int)? {
        let source = try FileSource.open(file)
        let pixels = try await media.pixels(.source(source), options: PixelOptions(tolerant: true))
        let result = PDQ.hash(pixels)
        return (Hex.encode(result.hash.bytes), result.quality)
    }

    func bankLook(at file: UploadedFile) async throws -> BankLook {
        let source = try FileSource.open(file)
        guard source.count > 0 else { throw ServiceError(.unreadableMedia, "The file is empty.", field: "file") }
        let digest = try ContentDigest(of: source)
        do {
            let pixels = try await media.pixels(.source(source), options: PixelOptions(tolerant: true))
            return BankLook(digest: digest, picture: FingerprintQuery(pixels))
        } catch {
            // What is no picture is looked up by its bytes; a decoder that is busy is not the file's fault.
            guard error.code != .busy, error.code != .sandboxUnavailable else { throw ServiceError(error) }
            return BankLook(digest: digest, picture: nil)
        }
    }

    var algorithms: (watermarks: [String], fingerprints: [String]) {
        (
            [ImageWatermark.algorithmName, AudioWatermark.algorithmName],
            [FingerprintBinding.iscc, FingerprintBinding.softBindingAlgorithm]
        )
    }

    func matches(algorithm: String, value: [UInt8], limit: Int) async throws -> [BindingMatch]? {
        switch algorithm {
        case ImageWatermark.algorithmName, AudioWatermark.algorithmName:
            guard value.count == 8 else { throw ServiceError(.badRequest, "A mark has 8 bytes.") }
            let id = value.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            let binding = MarkBinding(algorithm: algorithm, id: id)
            let record = try await registry.storage.records.record(mark: binding)
            return record.map { [BindingMatch(manifestID: $0.manifest.activeLabel, score: 100)] } ?? []
        case FingerprintBinding.softBindingAlgorithm:
            guard let hash = PDQHash(bytes: value) else {
                throw ServiceError(.badRequest, "A fingerprint has 32 bytes.")
            }
            let matches = try await registry.matches(FingerprintQuery(hash: hash), radius: Registry.matchRadius)
            return matches.prefix(limit).map {
                BindingMatch(manifestID: $0.record.manifest.activeLabel, score: RegistryWork.score($0.distance))
            }
        case FingerprintBinding.iscc:
            guard let units = ISCCUnit.sequence(value) else {
                throw ServiceError(.badRequest, "The value is not a sequence of ISCC units.")
            }
            return try await matches(units, limit: limit)
        default: return nil
        }
    }

    private func matches(_ units: [ISCCUnit], limit: Int) async throws -> [BindingMatch] {
        try await registry.matches(units).prefix(limit).map {
            BindingMatch(manifestID: $0.record.manifest.activeLabel, score: RegistryWork.score($0.distance))
        }
    }

    private func matches(iscc source: any ByteSource, limit: Int) async throws -> [BindingMatch] {
        let pixels: PixelBuffer
        do { pixels = try await media.pixels(.source(source), options: PixelOptions(tolerant: true)) } catch {
            throw ServiceError(error)
        }
        return try await matches(try ISCC(of: source, pixels: pixels).softBindingUnits, limit: limit)
    }

    func matches(content: UploadedFile, algorithm: String?, limit: Int) async throws -> [BindingMatch] {
        let source = try FileSource.open(content)
        guard source.count > 0 else { throw ServiceError(.unreadableMedia, "The asset is empty.") }
        if algorithm == FingerprintBinding.iscc { return try await matches(iscc: source, limit: limit) }
        let result = try await checker().check(source, name: "asset")
        guard result.file.mediaType != nil else {
            throw ServiceError(.unsupportedMedia, "This kind of asset is not read.")
        }
        let wanted: Set<MatchEvidence.Way> =
            switch algorithm {
            case ImageWatermark.algorithmName, AudioWatermark.algorithmName: [.watermark]
            case FingerprintBinding.softBindingAlgorithm: [.fingerprint]
            default: [.watermark, .fingerprint, .digest]
            }
        var matches: [BindingMatch] = []
        for match in result.matches where !wanted.isDisjoint(with: match.by) && matches.count < limit {
            // A mark can be copied, and a fingerprint beyond the radius says nothing until the pictures were compared.
            // Whoever asks for the mark in sound by its name gets what it names: nothing is compared with it.
            let isNamed = algorithm == AudioWatermark.algorithmName && result.watermark.algorithm == algorithm
            guard match.isConfirmed || (match.distance ?? 999) <= Registry.matchRadius || isNamed,
                let record = try await registry.storage.records.record(match.record)
            else { continue }
            matches.append(
                BindingMatch(
                    manifestID: record.manifest.activeLabel,
                    score: match.distance.map(RegistryWork.score) ?? (match.isConfirmed ? 100 : nil)))
        }
        return matches
    }

    /// A score in steps of five, so that nobody can feel their way along single bits.
    private static func score(_ distance: Int) -> Int { max(0, min(100, (256 - distance) * 100 / 256 / 5 * 5)) }

    func keys(of publisher: PublisherID) async -> [PublisherKey] {
        guard let identity = try? identities.identity(named: publisher.description) else { return [] }
        return [
            PublisherKey(
                subject: "\(identity.certificate.subject)", algorithm: identity.algorithm.name.uppercased(),
                validFrom: Timestamp(identity.certificate.notBefore),
                validUntil: Timestamp(identity.certificate.notAfter),
                certificateDigest: ContentDigest(of: identity.certificate.encoded))
        ]
    }

    func health() async -> WorkHealth {
        let now = MonotonicClock.seconds()
        if let last = lastHealth.withLock({ $0 }), now - last.at < 5 { return last.health }
        let sandbox = try? await media.sandboxStatus()
        var canSign = true
        if identities.exists { canSign = (try? await signer.identities()) != nil }
        let isLoaded = (try? await registry.refresh()) != nil
        let health = WorkHealth(
            decoder: sandbox.map { $0.refusal == nil } ?? false, signer: canSign, index: isLoaded,
            records: (try? await registry.storage.records.count()) ?? 0,
            trustAnchors: (try? settings().anchors.certificates.count) ?? 0)
        lastHealth.withLock { $0 = (health, now) }
        return health
    }
}

extension ServiceError {
    /// What the media worker says, in the terms of the service.
    package init(_ error: MediaError) {
        let detail = error.message
        switch error.code {
        case .unsupportedFormat: self.init(.unsupportedMedia, detail, field: "file")
        case .limitBytes, .limitPixels: self.init(.tooLarge, detail, field: "file")
        case .sandboxUnavailable, .busy: self.init(.unavailable, detail, retryAfter: 30)
        default: self.init(.unreadableMedia, detail, field: "file")
        }
    }
}
