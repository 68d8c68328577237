// SPDX-License-Identifier: Apache-2.0
import Casework
import HTTPTypes
import Hummingbird
import ProvenanceRegistry

/// Signals about decided cases, for the staff: drafted, approved, published, withdrawn. What is in the bank of decided
/// cases follows (``CaseBank``).
enum ShareAPI {
    private struct Shown: Encodable {
        let id, decision, state: String
        let version: Int
        /// A decision that one person made alone is looked at by a second one before it is published.
        let needs_second_review: Bool
    }

    /// `POST /api/decisions/{id}/share`: drafts a signal.
    static func draft(_ exchange: Exchange) async throws -> Response {
        let desk = try exchange.requireCasework()
        let worker = try await exchange.requireCaseworkProgram()
        guard let id = DecisionID(exchange.parameter("id")) else { throw ServiceError(.notFound) }
        let changes = try await desk.perform(.draftShare(id), by: worker.actor, at: exchange.now)
        return try await show(changes.made ?? "", desk, status: .created)
    }

    /// `POST /api/shares/{id}/{event}`: `version` is the version that was read.
    static func step(_ exchange: Exchange) async throws -> Response {
        let desk = try exchange.requireCasework()
        let worker = try await exchange.requireCaseworkProgram()
        guard let id = ShareID(exchange.parameter("id")),
            let event = CaseworkMachines.ShareEvent(rawValue: exchange.parameter("event"))
        else { throw ServiceError(.notFound) }
        let fields = try CaseForms.fields(
            json: try await exchange.site.uploads.text(of: exchange.request, limit: 1 << 12))
        guard let version = Int(fields["version"] ?? ""), version > 0 else {
            throw ServiceError(.invalidInput, "version is the version of what you have read.", field: "version")
        }
        try await desk.perform(.share(id, version: version, event), by: worker.actor, at: exchange.now)
        return try await show(id.description, desk)
    }

    private static func show(_ key: String, _ desk: CaseworkDesk, status: HTTPResponse.Status = .ok) async throws
        -> Response
    {
        let found: Shown? = try await desk.store.read { reader in
            guard let share = try reader.find(Share.self, key),
                let decision = try reader.find(Decision.self, share.decision.description)
            else { return nil }
            return Shown(
                id: share.key, decision: decision.key, state: share.state.rawValue, version: share.version,
                needs_second_review: !share.isReviewed(decision))
        }
        guard let found else { throw ServiceError(.notFound) }
        return .json(found, status: status)
    }
}
