// SPDX-License-Identifier: Apache-2.0

/// The rules of a policy profile, with the clauses that they apply and the texts that show what each does. Data of the
/// operator, in the form `countersign.rules/1` (docs/safety.md); ``standard`` is what comes with the project.
public struct RuleBook: Sendable {
    /// The rules, in the order in which reasons are named.
    public let rules: [Rule]
    /// The clauses of the policy, in words, by identifier and language.
    public let clauses: [String: [String: String]]
    /// The people and facts that the rules' own texts speak of.
    public let roster: Roster
    /// The version that the file gives itself, and a fingerprint of its bytes: `standard-3/0123456789abcdef`.
    public let version: String

    /// The profile `standard`.
    public static let standard: RuleBook = {
        do {
            return try RuleBook(json: standardJSON)
        } catch {
            // Not something from outside: a program whose own rules do not read was not built as it was tested.
            preconditionFailure("the rules of this program cannot be read: \(error)")
        }
    }()

    /// The profile `standard` as a file, for operators who start from it.
    public static var standardJSON: [UInt8] { PackageResources.standard_rules_json }

    /// How much of a rule file is read, in bytes.
    public static let sizeLimit = 4 << 20

    init(rules: [Rule], clauses: [String: [String: String]], roster: Roster, version: String) {
        self.rules = rules
        self.clauses = clauses
        self.roster = roster
        self.version = version
    }

    /// The rule with an identifier.
    public subscript(id: String) -> Rule? { rules.first { $0.id == id } }

    /// The texts that are not decided as the rules' tests say; empty if the book may be used.
    ///
    /// Each rule is judged by its own texts with the book's own roster: whether it applies, whatever other rules do.
    public func failures() -> [RuleTestFailure] {
        let engine = ScreeningEngine(roster: roster, rules: self)
        var failures: [RuleTestFailure] = []
        for rule in rules {
            for (text, expected) in rule.tests.hit.map({ ($0, true) }) + rule.tests.miss.map({ ($0, false) }) {
                let applies = engine.screen(text).reasons.contains { $0.rule == rule.id }
                if applies != expected { failures.append(.init(rule: rule.id, text: text, expected: expected)) }
            }
        }
        return failures
    }
}

/// A text for which a rule does not do what its test says.
public struct RuleTestFailure: Sendable, Equatable, CustomStringConvertible {
    /// The rule's identifier.
    public let rule: String
    /// The text.
    public let text: String
    /// Whether the rule should have applied.
    public let expected: Bool

    public var description: String {
        expected ? "\(rule) should apply to \"\(text)\" and does not" : "\(rule) applies to \"\(text)\" and should not"
    }
}

/// Why a rule file is not used: every fault in it.
public struct RuleBookError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong, and where; never empty.
    public let faults: [String]
    public var description: String { faults.joined(separator: "; ") }
}
