// SPDX-License-Identifier: Apache-2.0
public import ByteKit
import ChangeMapping
public import ContentCredentials
import Foundation
public import MatchBanks
public import MediaCodecs
import MediaContainers
public import ProvenanceRegistry
public import RecordingMarks
import SignalProcessing
public import Watermarking

/// Gathers everything that is known about one file: its credentials, its hidden mark, registered originals it may be a
/// copy of, what differs from them, and disclosed use of AI.
///
/// No part of a file can make a check fail: what could not be read is named in ``CheckResult/incomplete``, and the rest
/// is reported.
public struct Checker: Sendable {
    /// Originals that a file is compared with at most, closest first.
    public static let comparisonLimit = 3

    let registry: Registry?
    let banks: BankMatcher?
    let media: MediaWorker
    let watermark: ImageWatermark
    let recordings: RecordingMarker
    let listeningSeconds: Double?
    let looksForMarks: Bool
    let credentials: CredentialReading
    let builder: StatementBuilder

    /// A checker.
    /// - Parameters:
    ///   - registry: where originals are looked up; nil where there is none.
    ///   - banks: where decisions about content are looked up; nil where there are none.
    ///   - media: decodes pictures, outside this process.
    ///   - validator: judges credentials, with its own trust settings and limits.
    ///   - watermark: the mark that is looked for.
    ///   - catalogue: the language of the statements.
    ///   - recordings: reads the mark for sound.
    ///   - listeningSeconds: how much of a recording is listened to at most; nil: all of it.
    ///   - looksForMarks: false to see what fingerprints find by themselves.
    public init(
        registry: Registry?, banks: BankMatcher? = nil, media: MediaWorker, validator: Validator,
        watermark: ImageWatermark = ImageWatermark(),
        recordings: RecordingMarker = RecordingMarker(), listeningSeconds: Double? = nil,
        catalogue: MessageCatalogue = .english, looksForMarks: Bool = true
    ) {
        self.recordings = recordings
        self.listeningSeconds = listeningSeconds
        self.looksForMarks = looksForMarks
        self.registry = registry
        self.banks = banks
        self.media = media
        self.watermark = watermark
        credentials = CredentialReading(validator: validator)
        builder = StatementBuilder(catalogue: catalogue)
    }

    /// Checks a file.
    /// - Parameters:
    ///   - source: its bytes.
    ///   - name: its name as given; folders are left out of the result.
    ///   - sidecar: a manifest store kept beside it.
    ///   - progress: told how far listening to a recording is.
    /// - Throws: `ByteError` where the bytes themselves cannot be read from the disk, nothing else.
    public func check(
        _ source: any ByteSource, name: String, sidecar: [UInt8]? = nil, progress: RecordingMarker.Progress? = nil
    ) async throws -> CheckResult {
        let digest = try ContentDigest(of: source)
        var result = CheckResult(
            file: CheckedFile(
                name: OutsideText.clean(name.split(separator: "/").last.map(String.init) ?? name, limit: 255),
                sha256: digest.description, bytes: source.count))
        let reading = readContainer(source, into: &result)
        async let found = credentials.read(source, sidecar: sidecar)
        var look = await self.look(at: source, into: &result, progress)
        let claims = await found

        if let registry { await self.search(registry, digest: digest, look: &look, into: &result) }
        if let banks { await self.search(banks, digest: digest, look: look, into: &result) }
        apply(claims, isOwn: true, to: &result)
        if let recovered = look.confirmed, claims.evidence.state == .none, claims.evidence.remoteAddress == nil {
            await recover(recovered, into: &result)
        }
        discloseMark(into: &result)
        if let reading { disclose(reading, into: &result) }
        settleKind(&result)
        result.statements = builder.statements(for: result)
        return result
    }

    // MARK: the file itself

    private func readContainer(_ source: any ByteSource, into result: inout CheckResult) -> ContainerReading? {
        do {
            let format = try FormatSniffer.format(of: source)
            result.file.mediaType = format?.mediaType
            if let format { result.file.kind = ContentKind(format.kind) }
            let reading = try ContainerRegistry.read(source)
            if let picture = reading.picture {
                result.file.width = Int(picture.width)
                result.file.height = Int(picture.height)
            }
            return reading
        } catch let error as ContainerError {
            switch error {
            case .emptyFile, .unknownFormat, .unsupportedFormat: break
            default: result.incomplete.append(incomplete("container", "\(error)"))
            }
        } catch {
            result.incomplete.append(incomplete("container", "\(error)"))
        }
        return nil
    }

    /// What was seen in the pixels, or heard.
    struct Look {
        var pixels: PixelBuffer?
        var mark: DecodedMark?
        var query: FingerprintQuery?
        /// The marks of a recording.
        var marks: [AudioMark] = []
        /// The record whose content was confirmed to be this file's.
        var confirmed: ProvenanceRecord?
    }

    private func look(
        at source: any ByteSource, into result: inout CheckResult, _ progress: RecordingMarker.Progress?
    ) async -> Look {
        if RecordingMarker.isRecording(source) { return await listen(to: source, into: &result, progress) }
        var look = Look()
        do {
            let pixels = try await media.pixels(.source(source), options: PixelOptions(tolerant: true))
            look.pixels = pixels
            result.file.width = pixels.width
            result.file.height = pixels.height
            if result.file.kind == .file { result.file.kind = .picture }
            async let mark = looksForMarks ? Checker.decode(pixels, watermark) : nil
            async let query = Checker.fingerprint(pixels)
            look.mark = await mark
            look.query = await query
            guard looksForMarks else { return look }
            result.watermark = WatermarkEvidence(
                found: look.mark != nil, id: look.mark.map { MarkBinding.text(of: $0.id) },
                algorithm: look.mark.map { _ in ImageWatermark.algorithmName },
                isAIGenerated: look.mark?.isAIGenerated)
        } catch {
            switch error.code {
            case .unsupportedFormat where result.file.mediaType == nil: break
            case .unsupportedFormat: result.incomplete.append(Message("incomplete.format"))
            case .limitPixels, .limitBytes: result.incomplete.append(Message("incomplete.size"))
            default: result.incomplete.append(incomplete("pixels", error.reason ?? error.code.rawValue))
            }
        }
        return look
    }

    private static func decode(_ pixels: PixelBuffer, _ watermark: ImageWatermark) async -> DecodedMark? {
        watermark.decode(pixels)
    }

    private static func fingerprint(_ pixels: PixelBuffer) async -> FingerprintQuery { FingerprintQuery(pixels) }

    // MARK: credentials and disclosures

    private func apply(_ claims: CredentialFindings, isOwn: Bool, to result: inout CheckResult) {
        result.credential = claims.evidence
        if let extent = claims.disclosure {
            result.ai = AIEvidence(disclosed: true, by: [.c2pa], sourceType: claims.sourceType, extent: extent)
        } else {
            result.ai.sourceType = claims.sourceType
        }
        if let trouble = claims.trouble { result.incomplete.append(incomplete("credentials", trouble)) }
    }

    private func recover(_ record: ProvenanceRecord, into result: inout CheckResult) async {
        guard let registry else { return }
        do {
            let store = try await registry.storage.blobs.bytes(of: record.manifest.blob, limit: 64 << 20)
            let claims = credentials.readRecovered(store)
            guard claims.trouble == nil else {
                result.incomplete.append(incomplete("recovered", claims.trouble ?? ""))
                return
            }
            apply(claims, isOwn: false, to: &result)
        } catch {
            result.incomplete.append(incomplete("recovered", "\(error)"))
        }
    }

    /// The mark's own word counts where nothing says that it was moved here from something else.
    private func discloseMark(into result: inout CheckResult) {
        guard result.watermark.isAIGenerated == true, result.watermark.agreesWithFingerprint != false else { return }
        result.ai.by.append(.watermark)
        result.ai.extent = result.ai.extent ?? .generated
        result.ai.disclosed = true
    }

    private func disclose(_ reading: ContainerReading, into result: inout CheckResult) {
        for disclosure in reading.disclosures {
            let basis: AIEvidence.Basis
            switch disclosure.source {
            case .iptc: basis = .iptc
            case .xmp: basis = .xmp
            case .pngText: basis = .pngText
            }
            if !result.ai.by.contains(basis) { result.ai.by.append(basis) }
            if result.ai.extent == nil {
                let isPart = disclosure.value.contains("composite") || disclosure.value.contains("Enhanced")
                result.ai.extent = basis != .pngText && isPart ? .composite : .generated
            }
        }
        if result.ai.sourceType == nil, let type = reading.digitalSourceType {
            result.ai.sourceType = type.split(separator: "/").last.map(String.init)
        }
        result.ai.disclosed = !result.ai.by.isEmpty
    }

    /// A picture is called a photo only where a capture is stated by credentials that hold, or by the publisher of the
    /// original it was confirmed to be.
    private func settleKind(_ result: inout CheckResult) {
        guard result.file.kind == .picture else { return }
        let holds = result.credential.state == .trusted || result.credential.state == .valid
        let isStated = holds && (result.ai.sourceType.map(SourceStatements.isCapture) ?? false) && !result.ai.disclosed
        let original = result.matches.first { $0.isConfirmed && $0.state.supportsStatements }
        if isStated || original?.sourceType == .captured { result.file.kind = .photo }
    }

    func incomplete(_ part: String, _ reason: String) -> Message {
        Message("incomplete.\(part)", ["reason": .name(reason)])
    }
}
