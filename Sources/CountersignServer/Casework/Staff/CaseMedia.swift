// SPDX-License-Identifier: Apache-2.0
import Casework
import ContentCheck
import HTTPTypes
import Hummingbird
import ProvenanceRegistry

/// Evidence as bytes. Each reading is in the log; nothing is sent before somebody asked for it, but for a picture of a
/// few pixels.
enum CaseMedia {
    /// Pixels of the longer side of what is shown before anybody asks: shapes, no faces.
    static let blurredSide = 16

    private static func evidence(_ exchange: Exchange, audited: Bool) async throws -> Evidence {
        let desk = try exchange.requireCasework()
        let worker = try await exchange.requireCaseworker()
        guard let file = CaseID(exchange.parameter("id")), let id = EvidenceID(exchange.parameter("evidence")) else {
            throw ServiceError(.notFound)
        }
        let command: CaseworkCommand = audited ? .openEvidence(file, id) : .openCase(file)
        try await desk.perform(command, by: worker.actor, at: exchange.now)
        let found = try await desk.store.read { reader in
            let items = try reader.find(Case.self, file.description)?.items ?? []
            return try reader.find(Evidence.self, id.description).flatMap { items.contains($0.item) ? $0 : nil }
        }
        guard let found, found.deletedAt == nil else { throw ServiceError(.notFound) }
        return found
    }

    /// `GET /review/{id}/{evidence}/preview`: the small re-encoded picture that the check made.
    static func preview(_ exchange: Exchange) async throws -> Response {
        let evidence = try await evidence(exchange, audited: true)
        guard evidence.type == .screenshot else { throw ServiceError(.notFound) }
        let bytes = try await exchange.site.stores.blobs.bytes(of: evidence.sha256, limit: 8 << 20)
        return Response(bytes: bytes, type: evidence.mediaType, headers: [.cacheControl: "no-store"])
    }

    /// `GET /review/{id}/{evidence}/blurred`: a few grey pixels.
    static func blurred(_ exchange: Exchange) async throws -> Response {
        let evidence = try await evidence(exchange, audited: false)
        guard evidence.type == .screenshot else { throw ServiceError(.notFound) }
        let bytes = try await exchange.site.stores.blobs.bytes(of: evidence.sha256, limit: 8 << 20)
        guard let small = try await exchange.site.work.shrunk(bytes, maxSide: blurredSide) else {
            throw ServiceError(.notFound)
        }
        return Response(bytes: small.bytes, type: small.mediaType, headers: [.cacheControl: "no-store"])
    }

    /// `GET /review/{id}/{evidence}/file`: the bytes as they came, never shown by the browser.
    static func file(_ exchange: Exchange) async throws -> Response {
        let evidence = try await evidence(exchange, audited: true)
        let limit = UInt64(exchange.site.configuration.uploadBytes)
        let bytes = try await exchange.site.stores.blobs.bytes(of: evidence.sha256, limit: max(limit, 64 << 20))
        return Response(
            bytes: bytes, type: "application/octet-stream",
            headers: [
                .cacheControl: "no-store", .contentDisposition: "attachment; filename=\"\(evidence.key).bin\"",
                .contentSecurityPolicy: "sandbox",
            ])
    }
}
