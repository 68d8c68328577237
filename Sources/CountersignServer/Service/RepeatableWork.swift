// SPDX-License-Identifier: Apache-2.0
import ProvenanceRegistry

/// Work whose request may be sent twice: done once, answered as often as asked for.
struct RepeatableWork: Sendable {
    let site: Site
    let key: String
    let scope: String
    /// Digest of all that the request says.
    let request: ContentDigest

    /// How the work went.
    enum Outcome: Sendable {
        /// It was answered before.
        case replayed(KeptAnswer)
        /// It was done now, or its answer was built again.
        case done(KeptAnswer)
    }

    /// Does the work, or answers as it was answered before.
    /// - Parameters:
    ///   - note: kept with the record for `rebuild`.
    ///   - work: does the work, noting the key with the record.
    ///   - rebuild: builds the answer to work whose process ended before it was answered.
    /// - Throws: ``ServiceError`` `conflict` while the same request is at work, `invalid_input` where the key belongs to
    ///   another request; and what `work` throws.
    func run(
        note: String, work: (RequestKey) async throws -> KeptAnswer,
        rebuild: (RecordID, _ note: String) async throws -> KeptAnswer
    ) async throws -> Outcome {
        // One process serves a folder, so it knows best what is still running; the lease in the store is short, that a
        // restart does not keep a client from asking again.
        guard site.runningKeys.begin("\(scope) \(key)") else { throw stillRunning }
        defer { site.runningKeys.end("\(scope) \(key)") }
        let store = site.stores.idempotency
        let answer: KeptAnswer
        switch try await store.begin(key: key, scope: scope, request: request, now: site.clock(), lease: 1) {
        case .answered(let kept): return .replayed(kept)
        case .stillRunning: throw stillRunning
        case .differentRequest:
            throw ServiceError(.invalidInput, "This Idempotency-Key was used with another request.")
        case .recorded(let record, let note): answer = try await rebuild(record, note)
        case .begun:
            do {
                answer = try await work(RequestKey(key: key, scope: scope, note: note))
            } catch {
                try? await store.release(key: key, scope: scope)
                throw error
            }
        }
        try await store.complete(key: key, scope: scope, answer: answer, now: site.clock())
        return .done(answer)
    }

    private var stillRunning: ServiceError {
        ServiceError(.conflict, "The request with this key is still running.", retryAfter: 5)
    }
}
