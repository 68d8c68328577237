// SPDX-License-Identifier: Apache-2.0
public import ByteKit
public import COSE
public import ContentCredentials
import Fingerprinting
import Foundation
public import MediaCodecs
import MediaContainers
public import RecordingMarks
import SignalProcessing
public import Watermarking

/// Protects a file in one step: puts a hidden mark in, signs it with Content Credentials that name mark and fingerprint,
/// and enters it in the registry.
///
/// The written file gets its name only after its record is on disk, unless the request asks for the other order: whenever
/// the process ends, there is either nothing, or a whole record.
public struct Protector: Sendable {
    /// Long side of the small copy that is kept, in pixels.
    public static let previewSide = 1024
    /// Long side of the thumbnail in the manifest.
    public static let thumbnailSide = 512

    let registry: Registry
    let media: MediaWorker
    let generator: ClaimGenerator
    let signer: any ClaimSigner
    let watermark: ImageWatermark
    let recordings: RecordingMarker
    let longestRecording: Double?

    /// A protector.
    /// - Parameters:
    ///   - watermark: the mark for pictures.
    ///   - recordings: puts the mark for sound into recordings and films.
    ///   - longestRecording: seconds of a recording at most; nil: any.
    public init(
        registry: Registry, media: MediaWorker, generator: ClaimGenerator, signer: any ClaimSigner,
        watermark: ImageWatermark = ImageWatermark(), recordings: RecordingMarker = RecordingMarker(),
        longestRecording: Double? = nil
    ) {
        self.recordings = recordings
        self.longestRecording = longestRecording
        self.registry = registry
        self.media = media
        self.generator = generator
        self.signer = signer
        self.watermark = watermark
    }

    /// Protects `source` and writes the protected file to `path`, replacing what is there.
    /// - Parameter now: the moment that is registered.
    /// - Throws: ``RegistryError``, `MediaError`, `SigningError`, `ContainerError`, or what the signer throws.
    public func protect(
        _ source: any ByteSource, _ request: ProtectionRequest, to path: String, now: Timestamp
    ) async throws -> ProtectedFile {
        let reading = try ContainerRegistry.read(source)
        if reading.format.kind == .audio || reading.format.kind == .video {
            return try await protectRecording(source, reading, request, to: path, now: now)
        }
        let originalDigest = try ContentDigest(of: source)
        let marked = try await mark(source, request)
        let content: any ByteSource = marked.map { MemoryByteSource($0.bytes) } ?? source

        // What is kept is computed from the file as others will decode it, not from the pixels before coding.
        let pixels = try await media.pixels(.source(content), options: PixelOptions())
        if let marked { try requireReadable(marked.mark, in: pixels) }
        let query = FingerprintQuery(pixels)
        // The standard's rule: of the file that the credential is put into, as it is before.
        let iscc = try ISCC(of: content, pixels: pixels)
        let thumbnail = try await media.preview(pixels, maxSide: Protector.thumbnailSide, quality: 80)

        let file = MemoryByteSink()
        let asset = try await generator.sign(
            content,
            signingRequest(request, reading, source, mark: marked?.mark, look: (query, iscc, thumbnail)),
            signer: signer, to: file)
        let output = try AtomicFile(path: path)
        try output.append(file.bytes)

        let storage = registry.storage
        let preview = try await self.preview(pixels, request)
        let record = ProvenanceRecord(
            id: RecordID(at: now), publisher: request.publisher, registeredAt: now, title: request.title,
            sourceType: request.sourceType,
            media: ProvenanceRecord.Media(
                mediaType: reading.format.mediaType, byteCount: file.count, width: pixels.width, height: pixels.height),
            manifest: ProvenanceRecord.Manifest(
                blob: try await storage.blobs.put(asset.manifestStore), activeLabel: asset.manifestLabel),
            mark: marked?.mark, fingerprints: query.bindings + [FingerprintBinding(iscc)], preview: preview,
            originalDigest: originalDigest,
            protectedDigest: ContentDigest(of: file.bytes))
        let entered = try await enter(
            record, query, LocalFeatureSet(of: pixels), request, file: output, at: path, now: now)
        return ProtectedFile(
            record: entered, psnr: marked?.psnr, markObstacle: nil, notices: asset.notices + notices(entered, query))
    }

    private struct MarkedPicture {
        let bytes: [UInt8]
        let mark: MarkBinding
        let psnr: Double
    }

    /// The file with a new mark in its pixels, coded anew; nil where none is wanted.
    private func mark(_ source: any ByteSource, _ request: ProtectionRequest) async throws -> MarkedPicture? {
        let pixels = try await media.pixels(.source(source), options: PixelOptions(colour: .native))
        if request.existingMark == .refuse, let old = watermark.decode(pixels) {
            throw RegistryError(
                .alreadyMarked,
                "the picture carries the mark \(MarkBinding.text(of: old.id)) already; it is probably protected. "
                    + "Replace the mark if you mean to protect it anew")
        }
        guard request.addsMark else { return nil }
        let id = UInt64.random(in: 1 ... .max)
        let embedded: EmbeddedImage
        do {
            embedded = try watermark.embed(
                id: id, into: pixels, isAIGenerated: request.sourceType == .generated, existing: .replace)
        } catch {
            throw RegistryError(.notMarkable, "\(error); protect it without a mark, or use a larger picture")
        }
        let encoded = try await media.encode(
            embedded.pixels, replacing: .source(source),
            options: EncodingOptions(quality: max(1, request.quality), leavesOut: request.leavesOut))
        return MarkedPicture(
            bytes: encoded.bytes, mark: MarkBinding(algorithm: ImageWatermark.algorithmName, id: id),
            psnr: embedded.psnr)
    }

    private func requireReadable(_ mark: MarkBinding, in pixels: PixelBuffer) throws {
        guard watermark.decode(pixels)?.id == mark.id else {
            throw RegistryError(
                .notMarkable,
                "the mark cannot be read back from this picture: it is too small, too even, or saved too coarsely. "
                    + "Protect it without a mark, or at a higher quality")
        }
    }

    /// What a picture looks like: its fingerprints, and a small copy for the manifest.
    typealias PictureLook = (query: FingerprintQuery, iscc: ISCC, thumbnail: [UInt8])

    /// What is signed; `look` is nil for sound and film.
    func signingRequest(
        _ request: ProtectionRequest, _ reading: ContainerReading, _ source: any ByteSource, mark: MarkBinding?,
        look: PictureLook?
    ) -> SigningRequest {
        var definition = ManifestDefinition(title: request.title)
        if let credit = request.credit {
            definition.assertions.append(
                .init(
                    label: "cawg.metadata",
                    data: [
                        "@context": ["dc": "http://purl.org/dc/elements/1.1/"], "dc:creator": [.string(credit)],
                    ], encoding: .json))
        }
        var bindings: [SoftBinding] = []
        if let mark {
            definition.addAction(["action": "c2pa.watermarked.bound"])
            let id = (0..<8).map { UInt8(truncatingIfNeeded: mark.id >> UInt64(56 - 8 * $0)) }
            bindings.append(SoftBinding(algorithm: mark.algorithm, value: id))
        }
        if let look {
            for fingerprint in look.query.bindings where fingerprint.view == .whole && fingerprint.isMatchable {
                bindings.append(
                    SoftBinding(algorithm: FingerprintBinding.softBindingAlgorithm, value: fingerprint.value))
            }
            bindings.append(SoftBinding(algorithm: FingerprintBinding.iscc, value: look.iscc.softBindingValue))
        }
        // A file that has a credential already keeps it, as the credential of its parent.
        let hasCredential = !reading.manifestStores.isEmpty || reading.remoteManifestURL != nil
        let parents = hasCredential ? [IngredientSource(source, relationship: .parentOf, title: request.title)] : []
        return SigningRequest(
            definition: definition, ingredients: parents + request.components, softBindings: bindings,
            thumbnail: look.map { EmbeddedFile(mediaType: "image/jpeg", bytes: $0.thumbnail) },
            sourceType: request.sourceType.uri)
    }

    private func preview(
        _ pixels: PixelBuffer, _ request: ProtectionRequest
    ) async throws -> ProvenanceRecord.Preview? {
        guard request.preview != .none else { return nil }
        let bytes = try await media.preview(pixels, maxSide: Protector.previewSide, quality: 85)
        let probe = try await media.probe(.bytes(bytes))
        return ProvenanceRecord.Preview(
            blob: try await registry.storage.blobs.put(bytes), mediaType: "image/jpeg", width: probe.width,
            height: probe.height, isPublic: request.preview == .publicDisplay)
    }

    /// Enters the record and gives the file its name, in the order that was asked for.
    func enter(
        _ record: ProvenanceRecord, _ query: FingerprintQuery?, _ features: LocalFeatureSet?,
        _ request: ProtectionRequest, file: AtomicFile, at path: String, now: Timestamp
    ) async throws -> ProvenanceRecord {
        func register() async throws -> ProvenanceRecord {
            try await registry.register(
                record, query: query, features: features, request: request.requestKey, actor: request.actor)
        }
        switch request.delivery {
        case .afterRecord:
            let entered = try await register()
            try await deliver(file, entered, request, now: now)
            return entered
        case .beforeRecord:
            try file.commit()
            do { return try await register() } catch {
                try? FileManager.default.removeItem(atPath: path)
                throw error
            }
        }
    }

    /// Gives the file its name. Where that fails, the record of a file that nobody got is withdrawn.
    private func deliver(
        _ output: AtomicFile, _ record: ProvenanceRecord, _ request: ProtectionRequest, now: Timestamp
    ) async throws {
        do { try output.commit() } catch {
            try? await registry.storage.records.setState(
                .withdrawn, of: record.id, version: record.version,
                event: AuditEvent(
                    actor: request.actor, verb: "record.undelivered", object: record.id.description,
                    objectVersion: record.version + 1, at: now))
            throw error
        }
    }

    /// What is told where somebody else registered it first.
    func contested(_ record: ProvenanceRecord) -> [String] {
        guard record.state == .contested else { return [] }
        return [
            "It resembles a file that another publisher registered before, so nothing is said because of it until that is "
                + "settled."
        ]
    }

    private func notices(_ record: ProvenanceRecord, _ query: FingerprintQuery) -> [String] {
        var notices = contested(record)
        if !query.bindings.contains(where: \.isMatchable) {
            notices.append("The picture is too even for a fingerprint; only its mark leads back to the record.")
        }
        return notices
    }
}
