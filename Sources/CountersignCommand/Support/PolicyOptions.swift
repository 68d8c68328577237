// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Foundation
import PromptSafety

/// Whom and what screening protects, and by which rules.
struct PolicyOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The people, organisations and election facts to protect (countersign.roster/1). Default: nobody.",
            valueName: "roster.json"))
    var roster: String?

    @Option(
        help: ArgumentHelp(
            "The rules (countersign.rules/1). Default: those that \"countersign safety rules print\" shows.",
            valueName: "rules.json"))
    var rules: String?

    func engine() throws -> ScreeningEngine { ScreeningEngine(roster: try readRoster(), rules: try readRules()) }

    /// The roster, or one that protects nobody.
    func readRoster() throws -> Roster {
        guard let roster else { return Roster() }
        let data = try Self.contents(of: roster)
        do {
            return try Roster(json: data)
        } catch {
            throw CommandError(status: .unreadable, file: roster, message: error.message)
        }
    }

    /// The rules; those of a file must do what their own texts say.
    func readRules() throws -> RuleBook {
        guard let rules else { return .standard }
        let book = try Self.ruleBook(rules)
        if let failure = book.failures().first {
            throw CommandError(
                status: .unreadable, file: rules,
                message: "\(failure); \"countersign safety rules check\" lists all such texts")
        }
        return book
    }

    static func ruleBook(_ path: String) throws -> RuleBook {
        let data = try contents(of: path)
        do {
            return try RuleBook(json: data)
        } catch {
            throw CommandError(status: .unreadable, file: path, message: error.faults.joined(separator: "\n  "))
        }
    }

    static func contents(of path: String) throws -> Data {
        do {
            return try Data(contentsOf: URL(fileURLWithPath: path))
        } catch {
            throw CommandError(status: .unreadable, file: path, message: "cannot be read")
        }
    }
}
