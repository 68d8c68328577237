// SPDX-License-Identifier: Apache-2.0
import CountersignServer
import Foundation
import GenerationGateway
import PromptSafety
import ProvenanceRegistry

/// Keeps the policy in force up to date: a roster or rules that were imported, or files that were changed, take effect
/// within seconds, without a restart. Rules that fail one of their own texts never do.
actor PolicyWatch {
    /// Where the policy comes from where nothing was imported.
    struct Files: Sendable {
        var roster: String?
        var rules: String?
    }

    private let store: any GatewayStore
    private let files: Files
    private let log: EventLog
    private var seen: [String] = []
    private var book: (key: String, rules: RuleBook)?

    init(store: any GatewayStore, files: Files, log: EventLog) {
        self.store = store
        self.files = files
        self.log = log
    }

    /// The policy, if it changed since the last call.
    /// - Throws: what is wrong with a file or document; the policy that was in force stays.
    func changed() async throws -> SafetyPolicy? {
        let state = [
            "\(try await store.documentVersion(.roster))", "\(try await store.documentVersion(.rules))",
            PolicyWatch.stamp(files.roster), PolicyWatch.stamp(files.rules),
        ]
        guard state != seen else { return nil }
        // Noted even where it fails: a broken file is complained about once, not every second.
        seen = state
        let roster = try await readRoster()
        let rules = try await readRules(key: "\(state[1]) \(state[3])")
        log.service("policy", ["roster": roster.version, "rules": rules.version])
        return SafetyPolicy(rules: rules, roster: roster)
    }

    private func readRoster() async throws -> Roster {
        if let document = try await store.document(.roster) { return try Roster(json: document.body) }
        return try files.roster.map { try Roster(json: try Data(contentsOf: URL(fileURLWithPath: $0))) } ?? Roster()
    }

    private func readRules(key: String) async throws -> RuleBook {
        if let book, book.key == key { return book.rules }
        let rules: RuleBook
        if let document = try await store.document(.rules) {
            rules = try RuleBook(json: document.body)
        } else if let file = files.rules {
            rules = try RuleBook(json: try Data(contentsOf: URL(fileURLWithPath: file)))
        } else {
            rules = .standard
        }
        let failures = rules.failures()
        guard failures.isEmpty else { throw UnusableRules(failures: failures) }
        book = (key, rules)
        return rules
    }

    /// Changes whenever a file does.
    private static func stamp(_ path: String?) -> String {
        guard let path, let facts = try? FileManager.default.attributesOfItem(atPath: path) else { return "" }
        let date = (facts[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
        return "\(date) \(facts[.size] as? Int ?? 0) \(facts[.systemFileNumber] as? Int ?? 0)"
    }
}

/// Rules that do not do what their own texts say.
struct UnusableRules: Error, CustomStringConvertible {
    let failures: [RuleTestFailure]
    var description: String { failures.map(\.description).joined(separator: "; ") }
}
