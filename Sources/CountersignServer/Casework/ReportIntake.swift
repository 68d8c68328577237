// SPDX-License-Identifier: Apache-2.0
import Accounts
import ByteKit
import Casework
import ContentCheck
import Foundation
import ProvenanceRegistry

/// Takes a report in: what it is about is stored as evidence, with everything a check knows about it, before the report
/// itself; the receipt goes out when all of it is on disk.
struct ReportIntake {
    let exchange: Exchange
    let desk: CaseworkDesk

    /// What the reporter gets.
    struct Receipt: Sendable {
        let code: String
        let firstLookDue: Timestamp?
        let decisionDue: Timestamp?
    }

    /// - Throws: ``ServiceError`` `too_many_requests`, `invalid_input`; what the stores throw.
    func take(
        _ form: ReportForm, file: UploadedFile?, kept: KeptCheck?, channel: Report.Channel, subject: Subject? = nil
    ) async throws -> Receipt {
        let site = exchange.site
        if let wait = site.limiter.take(.init(name: "reports", burst: 10, seconds: 3600), for: exchange.client.key) {
            throw ServiceError(.tooManyRequests, "At most ten reports an hour.", retryAfter: wait)
        }
        guard var draft = form.draft(channel: channel, language: exchange.language.tag) else {
            throw ServiceError(
                .invalidInput, form.faults.map(\.field).joined(separator: ", "), field: form.faults.first?.field)
        }
        draft.subject = subject
        var item = ItemDraft(medium: .unknown)
        var evidence: [EvidenceDraft] = []
        if let file {
            try await look(at: file, &item, &evidence)
        } else if let kept {
            try await use(kept, &item, &evidence)
        }
        item.locations = form.links
        if item.pdq == nil, let fingerprint = form.fingerprint {
            item.pdq = fingerprint
            item.pdqQuality = 100
            evidence.append(try await keep(Array(fingerprint.utf8), .fingerprint, "text/plain", "reporter"))
        }
        if let contact = form.contact { draft.contact = try await desk.store.seal(contact) }
        let made = try await desk.perform(
            .fileReport(draft, item, evidence), by: CaseworkActor(id: "anonymous", roles: [.public]), at: exchange.now)
        site.metrics.count("reports")
        guard let code = made.code, let id = made.made else {
            throw ServiceError(.internalFailure, "The report was stored without a code.")
        }
        let opened = try await desk.store.read { reader in
            try reader.find(Report.self, id)?.caseID.flatMap { try reader.find(Case.self, $0.description) }
        }
        return Receipt(code: code, firstLookDue: opened?.firstLookDue, decisionDue: opened?.decisionDue)
    }

    private func look(at file: UploadedFile, _ item: inout ItemDraft, _ evidence: inout [EvidenceDraft]) async throws {
        let site = exchange.site
        let source = try FileSource.open(file)
        guard source.count > 0 else { throw ServiceError(.unreadableMedia, "The file is empty.", field: "file") }
        let digest = try await site.stores.blobs.put(source)
        item.sha256 = digest
        item.byteCount = source.count
        // A file that cannot be checked is reported all the same: its bytes are the evidence.
        let checked = try? await CheckHandlers.run(file, site)
        item.mediaType = checked?.result.file.mediaType
        item.medium = ContentItem.Medium(mediaType: item.mediaType)
        evidence.append(
            EvidenceDraft(
                type: .originalBytes, sha256: digest, mediaType: item.mediaType ?? "application/octet-stream",
                method: "upload"))
        if let checked {
            evidence.append(try await keep(try checked.result.json(), .manifestReport, "application/json", "check"))
        }
        // Cases show pictures; what is to be heard is not kept with them.
        if let preview = checked?.preview, preview.mediaType.hasPrefix("image/") {
            evidence.append(try await keep(preview.bytes, .screenshot, preview.mediaType, "check"))
        }
        if let (pdq, quality) = try? await site.checkLane.run({ try await site.work.fingerprint(of: file) }) {
            item.pdq = pdq
            item.pdqQuality = quality
        }
    }

    /// A result of a check that the reporter made here a moment ago. The file is gone; what was found is not.
    private func use(_ kept: KeptCheck, _ item: inout ItemDraft, _ evidence: inout [EvidenceDraft]) async throws {
        let result = try CheckResult(json: kept.result)
        item.sha256 = ContentDigest(result.file.sha256)
        item.byteCount = result.file.bytes
        item.mediaType = result.file.mediaType
        item.medium = ContentItem.Medium(mediaType: item.mediaType)
        evidence.append(try await keep(kept.result, .manifestReport, "application/json", "check"))
        let type = kept.previewMediaType ?? "image/jpeg"
        if let preview = kept.preview, type.hasPrefix("image/") {
            evidence.append(try await keep(preview, .screenshot, type, "check"))
        }
    }

    private func keep(_ bytes: [UInt8], _ type: Evidence.Kind, _ mediaType: String, _ method: String) async throws
        -> EvidenceDraft
    {
        EvidenceDraft(
            type: type, sha256: try await exchange.site.stores.blobs.put(bytes), mediaType: mediaType, method: method)
    }
}

extension ContentItem.Medium {
    /// What a media type names.
    init(mediaType: String?) {
        switch mediaType?.split(separator: "/").first {
        case "image": self = .image
        case "video": self = .video
        case "audio": self = .audio
        case "text": self = .text
        case "application": self = .document
        default: self = .unknown
        }
    }
}
