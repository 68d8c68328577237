// SPDX-License-Identifier: Apache-2.0
import Foundation
public import PromptSafety

/// A request with the decision that it should get.
public struct RedTeamSeed: Sendable, Equatable {
    /// Names the request in results.
    public var id: String
    /// The turns of a session; most requests have one.
    public var turns: [String]
    /// The language, BCP 47.
    public var language: String
    /// What should be decided.
    public var label: ScreeningOutcome
    /// What the request is about, as the suite calls it.
    public var category: String

    /// A request.
    public init(id: String, turns: [String], language: String, label: ScreeningOutcome, category: String) {
        self.id = id
        self.turns = turns
        self.language = language
        self.label = label
        self.category = category
    }
}

/// Requests to start from.
public struct RedTeamSuite: Sendable {
    /// The requests, in the order of the file.
    public let seeds: [RedTeamSeed]
    /// Names the suite in results.
    public let name: String

    /// A suite from requests.
    public init(name: String, seeds: [RedTeamSeed]) {
        self.name = name
        self.seeds = seeds
    }

    /// The texts that the rules of a book must apply to, each with what its rule asks for.
    public init(rules: RuleBook) {
        name = rules.version
        seeds = rules.rules.flatMap { rule in
            rule.tests.hit.enumerated().map { number, text in
                RedTeamSeed(
                    id: "\(rule.id)/\(number + 1)", turns: [text], language: "en", label: rule.outcome,
                    category: rule.category.rawValue)
            }
        }
    }

    private struct Row: Decodable {
        var id: String
        var text: String?
        var turns: [String]?
        var lang: String?
        var label: ScreeningOutcome
        var category: String?
    }

    /// Reads JSON Lines with `id`, `text` or `turns`, `label`, and if there `lang` and `category`.
    ///
    /// - Throws: ``RedTeamError`` that names the line.
    public init(name: String, jsonLines: some Sequence<UInt8>) throws(RedTeamError) {
        var seeds: [RedTeamSeed] = []
        for (number, line) in Data(jsonLines).split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            if line.allSatisfy({ $0 == 0x20 || $0 == 0x0D }) { continue }
            guard let row = try? JSONDecoder().decode(Row.self, from: Data(line)),
                let turns = row.turns ?? row.text.map({ [$0] }), !turns.isEmpty
            else {
                throw RedTeamError(
                    message: "line \(number + 1) is no JSON object with \"id\", \"text\" or \"turns\", and a \"label\"")
            }
            seeds.append(
                RedTeamSeed(
                    id: row.id, turns: turns, language: row.lang ?? "en", label: row.label,
                    category: row.category ?? "unknown"))
        }
        self.init(name: name, seeds: seeds)
    }
}

/// Why a run was not made.
public struct RedTeamError: Error, Sendable, CustomStringConvertible {
    /// What is wrong, and what to do.
    public let message: String
    public var description: String { message }

    /// An error with a message.
    public init(message: String) { self.message = message }
}
