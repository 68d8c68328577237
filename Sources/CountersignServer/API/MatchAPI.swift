// SPDX-License-Identifier: Apache-2.0
import Accounts
import Foundation
import HTTPTypes
import Hummingbird
import MatchBanks
import ProvenanceRegistry

/// Matching content against banks.
enum MatchAPI {
    /// Pieces of content in one request.
    static let batchLimit = 1_000

    private struct Sent: Decodable {
        struct Piece: Decodable {
            let id: String?
            let pdq: String?
            let sha256: String?
        }
        let items: [Piece]?
        let banks: [String]?
        let pdq: String?
        let sha256: String?
    }

    private struct Answer: Encodable {
        struct Item: Encodable {
            let id: String?
            let verdict: ShownVerdict

            func encode(to encoder: any Encoder) throws {
                try verdict.encode(to: encoder)
                var container = encoder.container(keyedBy: CodingKeys.self)
                try container.encode(id, forKey: .id)
            }

            enum CodingKeys: CodingKey { case id }
        }
        let items: [Item]
    }

    /// `POST /api/match`: fingerprints as JSON, one or a batch, or a file.
    static func match(_ exchange: Exchange) async throws -> Response {
        let matcher = try await exchange.requireMatcher()
        let site = exchange.site
        let type = exchange.request.headers[.contentType]?.lowercased() ?? ""
        if type.hasPrefix("application/json") {
            let body = try await site.uploads.text(of: exchange.request, limit: 1 << 20)
            guard let sent = try? JSONDecoder().decode(Sent.self, from: Data(body)) else {
                throw ServiceError(
                    .badRequest, "Send {\"pdq\": …}, {\"sha256\": …} or {\"items\": [{\"id\", \"pdq\", \"sha256\"}]}.")
            }
            return try await answer(sent, matcher, site)
        }
        guard type.hasPrefix("multipart/form-data") else {
            throw ServiceError(.unsupportedMedia, "Send application/json, or a file as multipart/form-data.")
        }
        let form = try await site.uploads.form(of: exchange.request)
        guard let file = form.files.first else {
            throw ServiceError(.invalidInput, "Send the file as the form field “file”.", field: "file")
        }
        let look = try await site.checkLane.run { try await site.work.bankLook(at: file) }
        let named = form.fields.all("bank")
        let verdict = try await matcher.verdict(on: look.query, in: named.isEmpty ? nil : Set(named))
        site.metrics.count("matches")
        return .json(Answer(items: [.init(id: file.name, verdict: ShownVerdict(verdict))]))
    }

    private static func answer(_ sent: Sent, _ matcher: BankMatcher, _ site: Site) async throws -> Response {
        var pieces = sent.items ?? []
        if sent.pdq != nil || sent.sha256 != nil {
            pieces.append(.init(id: nil, pdq: sent.pdq, sha256: sent.sha256))
        }
        guard (1...batchLimit).contains(pieces.count) else {
            throw ServiceError(.invalidInput, "Send 1 to \(batchLimit) items.", field: "items")
        }
        let queries = try pieces.map { piece in
            var signals: [BankSignal] = []
            for case (let kind, let text?) in [(BankSignal.Kind.pdq, piece.pdq), (.sha256, piece.sha256)] {
                signals.append(try BankSignal.read(kind, text))
            }
            guard !signals.isEmpty else {
                throw ServiceError(.invalidInput, "An item has a pdq or a sha256.", field: "items")
            }
            return BankQuery(signals)
        }
        let verdicts = try await matcher.verdicts(on: queries, in: sent.banks.map(Set.init))
        site.metrics.count("matches")
        return .json(
            Answer(items: zip(pieces, verdicts).map { .init(id: $0.id, verdict: ShownVerdict($1)) }))
    }
}

extension BankSignal {
    /// - Throws: ``ServiceError`` `invalid_input` where it is not 64 hexadecimal digits.
    static func read(_ kind: Kind, _ text: String) throws(ServiceError) -> BankSignal {
        guard let signal = BankSignal(kind: kind, text: text) else {
            throw ServiceError(.invalidInput, "\(kind.rawValue) has 64 hexadecimal digits.", field: kind.rawValue)
        }
        return signal
    }
}

extension Exchange {
    /// The matcher, for whoever may ask: what is in a bank is not told to everybody, lest fakes be tuned to slip
    /// through.
    /// - Throws: ``ServiceError`` `sign_in_required`, `forbidden`, or `not_found` where this service keeps no banks.
    func requireMatcher() async throws -> BankMatcher {
        guard let banks = site.banks else { throw ServiceError(.notFound) }
        _ = try await requireToken(scope: "match")
        return banks
    }

    /// The same for whoever may change banks: somebody with the sharing role.
    func requireCurator() async throws -> (banks: BankMatcher, actor: AuditActor) {
        guard let banks = site.banks else { throw ServiceError(.notFound) }
        let account = try await requireToken(scope: "bank")
        guard try await site.stores.access.grant(of: account.id).roles.contains(.sharing) else {
            throw ServiceError(.forbidden, "Banks are changed by accounts with the role sharing.")
        }
        return (banks, AuditActor(role: Role.sharing.rawValue, id: account.id.description))
    }
}
