// SPDX-License-Identifier: Apache-2.0
import Foundation
import PromptSafety
import Testing

@Suite("Rules as data")
struct RuleBookTests {
    private func book(_ rules: String, clauses: String = #""P1": {"en": "Refused."}"#) throws -> RuleBook {
        let json =
            #"{"schema": "countersign.rules/1", "version": "t", "clauses": {\#(clauses)}, "roster": {}, "rules": [\#(rules)]}"#
        return try RuleBook(json: Array(json.utf8))
    }

    private func rule(_ change: (inout [String: Any]) -> Void = { _ in }) throws -> String {
        var rule: [String: Any] = [
            "id": "R-1", "category": "election/fabricated_event", "decision": "block", "clause": "P1", "strike": 2,
            "all": ["lifelike"], "any": [["electionObject"], ["ballotFraud"]], "none": ["informing"],
            "explain": ["en": "Fraud that was not."],
            "tests": ["hit": ["Realistic photo of ballots being shredded"], "miss": ["Realistic photo of a dog"]],
        ]
        change(&rule)
        return String(decoding: try JSONSerialization.data(withJSONObject: rule), as: UTF8.self)
    }

    @Test("Every rule of the standard profile does what its own texts say")
    func standard() {
        #expect(RuleBook.standard.failures().isEmpty, "\(RuleBook.standard.failures())")
        #expect(RuleBook.standard.rules.count >= 35)
        #expect(RuleBook.standard.rules.filter { $0.outcome == .block }.allSatisfy { $0.strike > 0 })
    }

    @Test("An operator's rules decide in place of the standard ones")
    func own() throws {
        let rules = try book(rule())
        #expect(rules.failures().isEmpty)
        let decision = ScreeningEngine(rules: rules).screen("Realistic photo of ballots being shredded")
        #expect(decision.decision == .block)
        #expect(decision.reasons.map(\.rule) == ["R-1"])
        #expect(decision.scores == ["election/fabricated_event": 1])
        #expect(decision.strike == 2)
        #expect(decision.rulesVersion == rules.version)
        #expect(rules.version.hasPrefix("t/"))
        #expect(ScreeningEngine(rules: rules).screen("Vote by text message").decision == .allow)
    }

    @Test("A rule that does not do what its texts say is named with the text")
    func failing() throws {
        let worse = try book(rule { $0["none"] = ["lifelike"] })
        #expect(
            worse.failures().map(\.description) == [
                "R-1 should apply to \"Realistic photo of ballots being shredded\" and does not"
            ])
        let wider = try book(rule { $0["any"] = [["lifelike"]] })
        #expect(
            wider.failures().map(\.description) == ["R-1 applies to \"Realistic photo of a dog\" and should not"])
    }

    @Test("A rule file with faults is refused, and every fault is named")
    func faults() throws {
        let faulty = try rule {
            $0["all"] = ["lifelike", "party"]
            $0["clause"] = "P9"
            $0["decision"] = "allow"
            $0["tests"] = ["hit": ["x"]]
        }
        let error = #expect(throws: RuleBookError.self) { try book(faulty + "," + faulty) }
        let faults = try #require(error?.faults)
        for part in ["\"party\", which is no signal", "clause P9", "decides \"allow\"", "\"miss\"", "there twice"] {
            #expect(faults.contains { $0.contains(part) }, "\(part) in \(faults)")
        }
        #expect(throws: RuleBookError.self) { try book("") }
        #expect(throws: RuleBookError.self) { try RuleBook(json: Array("{".utf8)) }
        #expect(throws: RuleBookError.self) {
            try book(
                rule {
                    $0["all"] = [] as [String]; $0["any"] = [] as [[String]]
                })
        }
    }
}
