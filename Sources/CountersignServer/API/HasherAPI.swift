// SPDX-License-Identifier: Apache-2.0
import Fingerprinting
import Foundation
import HTTPTypes
import Hummingbird
import MatchBanks
import ProvenanceRegistry

/// Hashing and matching under the paths of Hasher-Matcher-Actioner, so that a platform changes over by changing an
/// address and sending a token (https://github.com/facebook/threatexchange, hasher-matcher-actioner).
enum HasherAPI {
    /// `GET /h/hash?url=` and `POST /h/hash`: the hashes of a file.
    static func hash(_ exchange: Exchange) async throws -> Response {
        _ = try await exchange.requireMatcher()
        return .json(try await hashes(exchange).mapValues(\.text))
    }

    /// The hashes of what was sent, or of what the address in `url` leads to.
    static func hashes(_ exchange: Exchange) async throws -> [String: BankSignal] {
        let look = try await look(exchange)
        let wanted = exchange.query["types"].map { Set($0.split(separator: ",").map(String.init)) }
        var hashes: [String: BankSignal] = [:]
        // One hash a kind: that of the whole picture.
        for signal in look.signals.reversed() where wanted?.contains(signal.kind.rawValue) ?? true {
            hashes[signal.kind.rawValue] = signal
        }
        guard wanted == nil || !hashes.isEmpty else {
            throw ServiceError(.badRequest, "types are among pdq and sha256.", field: "types")
        }
        return hashes
    }

    /// The file of the request as banks see it.
    static func look(_ exchange: Exchange) async throws -> BankLook {
        let site = exchange.site
        let file: UploadedFile
        if let link = exchange.query["url"] {
            file = try await CheckHandlers.fetched(link, exchange)
        } else {
            guard let sent = try await site.uploads.form(of: exchange.request).files.first else {
                throw ServiceError(.badRequest, "Missing multipart/form-data file upload")
            }
            file = sent
        }
        return try await site.checkLane.run { try await site.work.bankLook(at: file) }
    }

    private static func signal(_ exchange: Exchange) throws -> BankSignal {
        guard let type = exchange.query["signal_type"], let text = exchange.query["signal"] else {
            throw ServiceError(.badRequest, "signal and signal_type are required")
        }
        guard let kind = BankSignal.Kind(rawValue: type) else {
            throw ServiceError(.badRequest, "No such SignalType; there are pdq and sha256", field: "signal_type")
        }
        return try BankSignal.read(kind, text)
    }

    /// `GET /m/raw_lookup`: the items that match.
    static func rawLookup(_ exchange: Exchange) async throws -> Response {
        struct Near: Encodable {
            let content_id: Int64
            let distance: String
        }
        struct Answer<Match: Encodable>: Encodable { let matches: [Match] }
        let matcher = try await exchange.requireMatcher()
        let verdict = try await matcher.verdict(
            on: BankQuery([try signal(exchange)]), in: exchange.query["banks"].map { bankNames($0) })
        guard ["true", "1"].contains(exchange.query["include_distance"]?.lowercased()) else {
            return .json(Answer(matches: verdict.matches.map(\.item.number)))
        }
        return .json(
            Answer(matches: verdict.matches.map { Near(content_id: $0.item.number, distance: "\($0.distance)") }))
    }

    private static func bankNames(_ text: String) -> Set<String> { Set(text.split(separator: ",").map(String.init)) }

    /// `GET /m/lookup`: the names of the banks that hold a signal, or the content behind `url`.
    static func lookup(_ exchange: Exchange) async throws -> Response {
        if exchange.query["url"] != nil { return try await lookupFile(exchange) }
        let matcher = try await exchange.requireMatcher()
        return .json(try await banks(BankQuery([try signal(exchange)]), matcher, exchange))
    }

    /// `POST /m/lookup`: for each kind of hash, the names of the banks that hold the file.
    static func lookupFile(_ exchange: Exchange) async throws -> Response {
        let matcher = try await exchange.requireMatcher()
        let look = try await look(exchange)
        var answer: [String: [String]] = [:]
        for (kind, signals) in Dictionary(grouping: look.signals, by: \.kind) {
            // A picture is looked up in all its orientations, as `POST /api/match` does.
            let query = kind == .pdq ? BankQuery(look.picture, digest: nil) : BankQuery(signals)
            answer[kind.rawValue] = try await banks(query, matcher, exchange)
        }
        return .json(answer)
    }

    /// The banks that hold it, less those that sit out for this request: a bank that is switched on for a share of
    /// content is asked about that share, the same for the same seed.
    private static func banks(
        _ query: BankQuery, _ matcher: BankMatcher, _ exchange: Exchange
    ) async throws -> [String] {
        let verdict = try await matcher.verdict(on: query)
        let coin: Double =
            exchange.query["seed"].map { seed in
                let digest = ContentDigest(of: Array(seed.utf8)).bytes
                return Double(digest.prefix(6).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }) / Double(UInt64(1) << 48)
            } ?? Double.random(in: 0..<1)
        let banks = verdict.matches.map(\.bank).filter { $0.enabledRatio >= coin }
        return Set(banks.map(\.name)).sorted()
    }

    /// `POST /m/compare`: how far pairs of hashes are from each other.
    static func compare(_ exchange: Exchange) async throws -> Response {
        struct Distance: Encodable { let distance: Int }
        struct Compared: Encodable {
            let isMatch: Bool
            let distance: Int

            func encode(to encoder: any Encoder) throws {
                var container = encoder.unkeyedContainer()
                try container.encode(isMatch)
                try container.encode(Distance(distance: distance))
            }
        }
        _ = try await exchange.requireMatcher()
        let body = try await exchange.site.uploads.text(of: exchange.request, limit: 1 << 16)
        guard let sent = try? JSONDecoder().decode([String: [String]].self, from: Data(body)),
            sent.values.allSatisfy({ $0.count == 2 })
        else { throw ServiceError(.badRequest, "Send pairs: {\"pdq\": [hash, hash]}.") }
        var answer: [String: Compared] = [:]
        for (type, pair) in sent {
            guard let kind = BankSignal.Kind(rawValue: type) else {
                throw ServiceError(.badRequest, "No such SignalType; there are pdq and sha256")
            }
            switch (try BankSignal.read(kind, pair[0]), try BankSignal.read(kind, pair[1])) {
            case (.pdq(let left), .pdq(let right)):
                let distance = left.distance(to: right)
                answer[type] = Compared(isMatch: distance <= MatchBank.standardRadius, distance: distance)
            case (let left, let right):
                answer[type] = Compared(isMatch: left == right, distance: left == right ? 0 : 1)
            }
        }
        return .json(answer)
    }

    /// `GET /m/index/status`
    static func indexStatus(_ exchange: Exchange) async throws -> Response {
        struct Status: Encodable {
            let built_to: Int64
            let present: Bool
            let size: Int
        }
        let matcher = try await exchange.requireMatcher()
        try await matcher.refresh()
        let status = Status(
            built_to: exchange.now.milliseconds / 1000, present: true, size: matcher.indexedCount)
        let wanted = exchange.query["signal_type"]
        guard wanted == nil || wanted == BankSignal.Kind.pdq.rawValue else {
            throw ServiceError(.badRequest, "No such signal type; pdq has an index")
        }
        return .json([BankSignal.Kind.pdq.rawValue: status])
    }
}
