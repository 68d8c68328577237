// SPDX-License-Identifier: Apache-2.0
import Foundation
import HTTPTypes
import Hummingbird
import MatchBanks
import ProvenanceRegistry

/// Banks under the paths of Hasher-Matcher-Actioner. Reading needs a token with the scope `match`, changing one with
/// `bank`, of somebody with the role sharing.
enum CuratorAPI {
    /// A bank as that program shows it, and what ours knows beside.
    private struct Shown: Encodable {
        let name: String
        let matching_enabled_ratio: Double
        let purpose: String
        let radius: Int

        init(_ bank: MatchBank) {
            name = bank.name
            matching_enabled_ratio = bank.enabledRatio
            purpose = bank.purpose.rawValue
            radius = bank.radius
        }
    }

    private struct Sent: Decodable {
        let name: String?
        let enabled: Bool?
        let enabled_ratio: Double?
        let purpose: String?
        let radius: Int?

        var ratio: Double? { enabled_ratio ?? enabled.map { $0 ? 1 : 0 } }
    }

    private static func sent(_ exchange: Exchange) async throws -> Sent {
        let body = try await exchange.site.uploads.text(of: exchange.request, limit: 1 << 14)
        guard let sent = try? JSONDecoder().decode(Sent.self, from: Data(body)) else {
            throw ServiceError(.badRequest, "Send {\"name\", \"enabled_ratio\", \"purpose\", \"radius\"} as JSON.")
        }
        return sent
    }

    private static func bank(_ exchange: Exchange, _ matcher: BankMatcher) async throws -> MatchBank {
        let name = exchange.parameter("name")
        guard let bank = try await matcher.store.banks().first(where: { $0.name == name }) else {
            throw ServiceError(.notFound, "There is no such bank.")
        }
        return bank
    }

    private static func purpose(_ text: String?, or standard: MatchBank.Purpose) throws -> MatchBank.Purpose {
        guard let text else { return standard }
        guard let purpose = MatchBank.Purpose(rawValue: text) else {
            throw ServiceError(.invalidInput, "purpose is deceptive, authentic or satire.", field: "purpose")
        }
        return purpose
    }

    private static func event(
        _ verb: String, _ bank: String, _ actor: AuditActor, _ exchange: Exchange,
        _ payload: [String: CanonicalJSON] = [:]
    ) -> AuditEvent {
        AuditEvent(actor: actor, verb: verb, object: "bank \(bank)", payload: .object(payload), at: exchange.now)
    }

    /// What the store or a value's own rules refuse, in the terms of the service.
    private static func translating<Value>(_ body: () async throws -> Value) async throws -> Value {
        do { return try await body() } catch let error as RegistryError {
            switch error.code {
            case .invalidValue: throw ServiceError(.invalidInput, error.message)
            case .alreadyExists: throw ServiceError(.conflict, "There is a bank with that name.")
            case .versionConflict: throw ServiceError(.conflict, error.message)
            case .notFound: throw ServiceError(.notFound, error.message)
            default: throw error
            }
        }
    }

    /// `GET /c/banks`
    static func banks(_ exchange: Exchange) async throws -> Response {
        .json(try await exchange.requireMatcher().store.banks().map(Shown.init))
    }

    /// `GET /c/bank/{name}`
    static func show(_ exchange: Exchange) async throws -> Response {
        .json(Shown(try await bank(exchange, try await exchange.requireMatcher())))
    }

    /// `POST /c/banks`
    static func create(_ exchange: Exchange) async throws -> Response {
        let (matcher, actor) = try await exchange.requireCurator()
        let sent = try await sent(exchange)
        return try await translating {
            let bank = try MatchBank(
                name: sent.name ?? "", purpose: try purpose(sent.purpose, or: .deceptive),
                radius: sent.radius ?? MatchBank.standardRadius, enabledRatio: sent.ratio ?? 1,
                createdAt: exchange.now)
            try await matcher.store.insert(
                bank,
                event: event(
                    "bank.created", bank.name, actor, exchange,
                    ["purpose": .string(bank.purpose.rawValue), "radius": .integer(Int64(bank.radius))]))
            return .json(Shown(bank), status: .created)
        }
    }

    /// `PUT /c/bank/{name}`; a name is not changed, since cases and the audit log refer to it.
    static func update(_ exchange: Exchange) async throws -> Response {
        let (matcher, actor) = try await exchange.requireCurator()
        let sent = try await sent(exchange)
        let present = try await bank(exchange, matcher)
        guard sent.name == nil || sent.name == present.name else {
            throw ServiceError(.invalidInput, "A bank keeps its name.", field: "name")
        }
        return try await translating {
            let changed = try MatchBank(
                name: present.name, purpose: try purpose(sent.purpose, or: present.purpose),
                radius: sent.radius ?? present.radius, enabledRatio: sent.ratio ?? present.enabledRatio,
                createdAt: present.createdAt, version: present.version)
            try await matcher.store.update(
                changed,
                event: event(
                    "bank.changed", changed.name, actor, exchange,
                    ["purpose": .string(changed.purpose.rawValue), "radius": .integer(Int64(changed.radius))]))
            return .json(Shown(changed))
        }
    }

    /// `DELETE /c/bank/{name}`
    static func remove(_ exchange: Exchange) async throws -> Response {
        let (matcher, actor) = try await exchange.requireCurator()
        let bank = try await bank(exchange, matcher)
        try await matcher.store.remove(bank: bank.name, event: event("bank.removed", bank.name, actor, exchange))
        return .json(["message": "Done"])
    }

    private struct Added: Encodable {
        let id: Int64
        let signals: [String: String]
    }

    /// `POST /c/bank/{name}/content`: a file, or the address of one in `url`.
    static func addContent(_ exchange: Exchange) async throws -> Response {
        let (matcher, actor) = try await exchange.requireCurator()
        let bank = try await bank(exchange, matcher)
        return try await add(try await HasherAPI.look(exchange).signals, to: bank, matcher, actor, exchange)
    }

    /// `POST /c/bank/{name}/signal`: hashes by the names of their kinds.
    static func addSignals(_ exchange: Exchange) async throws -> Response {
        let (matcher, actor) = try await exchange.requireCurator()
        let bank = try await bank(exchange, matcher)
        let body = try await exchange.site.uploads.text(of: exchange.request, limit: 1 << 14)
        guard let sent = try? JSONDecoder().decode([String: String].self, from: Data(body)), !sent.isEmpty else {
            throw ServiceError(.badRequest, "No signals given")
        }
        let signals = try sent.sorted { $0.key < $1.key }.map { type, text in
            guard let kind = BankSignal.Kind(rawValue: type) else {
                throw ServiceError(.badRequest, "No such signal type; there are pdq and sha256")
            }
            return try BankSignal.read(kind, text)
        }
        return try await add(signals, to: bank, matcher, actor, exchange)
    }

    private static func add(
        _ signals: [BankSignal], to bank: MatchBank, _ matcher: BankMatcher, _ actor: AuditActor, _ exchange: Exchange
    ) async throws -> Response {
        try await translating {
            // Put in by a program: a lead, until a case decides.
            let draft = try BankItemDraft(signals: signals, origin: "api")
            let numbers = try await matcher.store.add(
                [draft], to: bank.name, at: exchange.now,
                event: event("bank.items_added", bank.name, actor, exchange, ["count": .integer(1)]))
            let shown = Dictionary(
                signals.map { ($0.kind.rawValue, $0.text) }, uniquingKeysWith: { first, _ in first })
            return .json(Added(id: numbers.first ?? 0, signals: shown))
        }
    }

    private static func item(_ exchange: Exchange, _ bank: MatchBank, _ matcher: BankMatcher) async throws -> BankItem {
        guard let number = Int64(exchange.parameter("id")),
            let item = try await matcher.store.items(numbers: [number]).first, item.bank == bank.name
        else { throw ServiceError(.notFound, "There is no such content in this bank.") }
        return item
    }

    /// `GET /c/bank/{name}/content/{id}`
    static func showContent(_ exchange: Exchange) async throws -> Response {
        struct Content: Encodable {
            let id: Int64
            let disable_until_ts: Int
            let collab_metadata: [String: [String]]
            let original_media_uri: String?
            let bank: Shown
            let signals: [String: String]
        }
        let matcher = try await exchange.requireMatcher()
        let bank = try await bank(exchange, matcher)
        let item = try await item(exchange, bank, matcher)
        let signals = item.content.signals.map { ($0.kind.rawValue, $0.text) }
        return .json(
            Content(
                id: item.number, disable_until_ts: 0, collab_metadata: [:], original_media_uri: nil, bank: Shown(bank),
                signals: Dictionary(signals, uniquingKeysWith: { first, _ in first })))
    }

    /// `DELETE /c/bank/{name}/content/{id}`
    static func removeContent(_ exchange: Exchange) async throws -> Response {
        let (matcher, actor) = try await exchange.requireCurator()
        let bank = try await bank(exchange, matcher)
        let item = try await item(exchange, bank, matcher)
        let wasThere = try await matcher.store.remove(
            item: item.number, from: bank.name,
            event: event("bank.item_removed", bank.name, actor, exchange, ["item": .integer(item.number)]))
        return .json(["deleted": wasThere ? 1 : 0])
    }

    /// `GET /c/exchanges` and `GET /c/exchanges/apis`: exchanges are not configured through these paths.
    static func nothing(_ exchange: Exchange) async throws -> Response {
        _ = try await exchange.requireMatcher()
        return .json([String]())
    }

    /// `GET /c/signal_type`
    static func signalTypes(_ exchange: Exchange) async throws -> Response {
        struct SignalType: Encodable {
            let name: String
            let enabled_ratio: Double
        }
        _ = try await exchange.requireMatcher()
        return .json(BankSignal.Kind.allCases.map { SignalType(name: $0.rawValue, enabled_ratio: 1) })
    }

    /// `GET /c/signal_type/index`
    static func signalTypeIndex(_ exchange: Exchange) async throws -> Response {
        struct Index: Encodable {
            let db_size: Int
            let index_size: Int
            let index_out_of_date: Bool
        }
        let matcher = try await exchange.requireMatcher()
        try await matcher.refresh()
        let size = matcher.indexedCount
        return .json(["pdq": Index(db_size: size, index_size: size, index_out_of_date: false)])
    }

    /// `GET /c/content_type`
    static func contentTypes(_ exchange: Exchange) async throws -> Response {
        struct ContentType: Encodable {
            let name: String
            let enabled: Bool
        }
        _ = try await exchange.requireMatcher()
        return .json([ContentType(name: "photo", enabled: true)])
    }
}
