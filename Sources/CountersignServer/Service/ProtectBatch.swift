// SPDX-License-Identifier: Apache-2.0
import ByteKit
import ProvenanceRegistry
import Synchronization

/// Protects the files of a draft one after another, beside the requests. One bad file never stops the others, and a
/// restart loses nothing: each file is a request with a key of its own, so that sending the draft again does only what
/// is left to do.
final class ProtectBatch: Sendable {
    private let running = Mutex<Set<String>>([])

    /// Whether files of a draft are at work.
    func isRunning(_ draft: String) -> Bool { running.withLock { $0.contains(draft) } }

    /// Starts with the files that are left; does nothing where they are at work already.
    func start(_ draft: ProtectDraft, by account: Account, publisher: Publisher, _ site: Site, reference: String) {
        guard running.withLock({ $0.insert(draft.id).inserted }) else { return }
        Task {
            for file in draft.usable where file.state == .waiting {
                let state = await protect(
                    file, of: draft, by: account, publisher: publisher, site, reference: reference)
                do {
                    try await site.drafts.update(draft.id) { draft in
                        guard let index = draft.files.firstIndex(where: { $0.number == file.number }) else { return }
                        draft.files[index].state = state
                    }
                } catch {
                    site.log.failure(error, reference: reference)
                }
            }
            _ = running.withLock { $0.remove(draft.id) }
        }
    }

    private func protect(
        _ file: ProtectDraft.File, of draft: ProtectDraft, by account: Account, publisher: Publisher, _ site: Site,
        reference: String
    ) async -> ProtectDraft.File.State {
        do {
            let upload = try site.drafts.file(file, in: draft.id)
            var order = ProtectOrder(
                account: account, publisher: publisher, title: file.title, source: draft.source ?? .captured,
                addsMark: draft.addsMark, showsPreview: draft.showsPreview ?? false)
            order.credit = draft.credit
            order.leavesOut = draft.addsMark ? draft.leavesOut : []
            order.earlier = try draft.earlier.map { try site.drafts.file($0, in: draft.id) }
            let work = RepeatableWork(
                site: site, key: "draft \(draft.id) \(file.number)", scope: account.id.description,
                request: ContentDigest(of: Array("draft \(draft.id) \(file.number)".utf8)))
            let place = site.downloads.newPlace()
            let outcome = try await work.run(
                note: place.id,
                work: { [order] key in
                    var order = order
                    order.requestKey = key
                    return ProtectBatch.answer(try await ProtectAPI.run(upload, order, at: place, site))
                },
                rebuild: { record, place in
                    ProtectBatch.answer(
                        try await ProtectAPI.again(record, at: place, for: account, named: file.name, site))
                })
            switch outcome {
            case .done(let answer), .replayed(let answer): return try ProtectBatch.state(answer)
            }
        } catch {
            let failure = ServiceError(describing: error)
            if failure.code == .internalFailure { site.log.failure(error, reference: reference) }
            return .failed(code: failure.code.rawValue, detail: failure.detail)
        }
    }

    private static func answer(_ done: ProtectAPI.Done) -> KeptAnswer {
        KeptAnswer(status: 201, body: Array("\(done.record.id) \(done.download)".utf8), mediaType: "text/plain")
    }

    private static func state(_ answer: KeptAnswer) throws -> ProtectDraft.File.State {
        let parts = String(decoding: answer.body, as: UTF8.self).split(separator: " ").map(String.init)
        guard parts.count == 2, let record = RecordID(parts[0]) else { throw ServiceError(.internalFailure) }
        return .done(record: record, download: parts[1])
    }
}
