// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Hummingbird
import ProvenanceRegistry
import TransparencyLog

/// What the public can check of the audit log without seeing it.
enum AuditAPI {
    struct Proofs: Encodable {
        let object: String
        let proofs: [EntryProof]
    }

    /// `GET /.well-known/countersign/checkpoint`: the newest checkpoint, a signed note.
    static func checkpoint(_ exchange: Exchange) async throws -> Response {
        guard let note = await exchange.site.checkpoints?.latest else {
            throw ServiceError(.notFound, "There is no checkpoint yet; the first is made within ten minutes.")
        }
        return text(note)
    }

    /// `GET /.well-known/countersign/checkpoint-key`: what checkpoints are checked with.
    static func key(_ exchange: Exchange) async throws -> Response {
        guard let key = try await exchange.site.work.authority.checkpointKey() else {
            throw ServiceError(.notFound, "There is no checkpoint yet; the first is made within ten minutes.")
        }
        return text(key + "\n")
    }

    /// `GET /api/audit/proof/{id}`: proofs that what the log says about an object is in the newest checkpoint.
    static func proof(_ exchange: Exchange) async throws -> Response {
        let id = exchange.parameter("id")
        guard !id.isEmpty, id.utf8.count <= 128, id.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw ServiceError(.badRequest, "This is not an identifier.")
        }
        let proofs = try await exchange.site.checkpoints?.proofs(about: id) ?? []
        guard !proofs.isEmpty else {
            throw ServiceError(.notFound, "The newest checkpoint holds nothing about this; ask again in ten minutes.")
        }
        return .json(Proofs(object: id, proofs: proofs))
    }

    /// `GET /api/audit/continuation/{size}`: the proof that the newest checkpoint continues an earlier one.
    static func continuation(_ exchange: Exchange) async throws -> Response {
        let text = exchange.parameter("size")
        guard let size = Int(text), size >= 0, String(size) == text else {
            throw ServiceError(.badRequest, "size is a number of entries.")
        }
        do {
            guard let found = try await exchange.site.checkpoints?.continuation(from: size) else {
                throw ServiceError(.notFound, "There is no checkpoint yet; the first is made within ten minutes.")
            }
            return .json(found)
        } catch LogError.outOfRange {
            throw ServiceError(.badRequest, "The newest checkpoint has fewer entries.")
        }
    }

    private static func text(_ text: String) -> Response {
        Response(
            bytes: Array(text.utf8), type: "text/plain; charset=utf-8",
            headers: [.cacheControl: "public, max-age=60"])
    }
}
