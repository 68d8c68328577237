// SPDX-License-Identifier: Apache-2.0
import Foundation
import PromptSafety
import RedTeam
import Testing

@Suite("Red team")
struct RedTeamTests {
    private let suite = RedTeamSuite(rules: .standard)
    private let roster = RuleBook.standard.roster

    private func digest(_ engine: ScreeningEngine, seed: UInt64 = 1) async -> RedTeamDigest {
        let run = RedTeamRun(suite: suite, roster: roster, seed: seed)
        let evaluations = await run.evaluate { turns in engine.screen(turns.joined(separator: "\n")).decision }
        return RedTeamDigest(run.attempts, evaluations)
    }

    @Test("The same seed tries the same, another seed something else")
    func deterministic() {
        let one = RedTeamRun(suite: suite, roster: roster, seed: 7).attempts
        #expect(one == RedTeamRun(suite: suite, roster: roster, seed: 7).attempts)
        #expect(one != RedTeamRun(suite: suite, roster: roster, seed: 8).attempts)
        #expect(Set(one.map(\.id)).count == one.count)
    }

    @Test("Every disguise changes some request, and none is empty", arguments: Mutator.allCases)
    func mutators(mutator: Mutator) {
        let attempts = RedTeamRun(suite: suite, roster: disguisable, mutators: [mutator], seed: 1).attempts
        #expect(!attempts.isEmpty)
        for attempt in attempts {
            #expect(attempt.turns.allSatisfy { !$0.isEmpty })
            let plain = suite.seeds.first { $0.id == attempt.row }?.turns
            #expect(mutator == .plain ? attempt.turns == plain : attempt.turns != plain)
        }
    }

    /// The rules' own roster with what every disguise of names needs.
    private var disguisable: Roster {
        let json = """
            {"people": [{"id": "m1", "name": "Odran Velloway", "aliases": ["President Velloway", "Velloway"],
              "roles": ["candidate"], "public_descriptors": ["silver beard", "red scarf"]}]}
            """
        return (try? Roster(json: Array(json.utf8))) ?? Roster()
    }

    @Test("Few disguises get past the standard rules, and a rule made worse is noticed")
    func regression() async throws {
        let before = await digest(ScreeningEngine(roster: roster))
        #expect(before.overall.attempts > 500)
        #expect(before.overall.rate < 0.1, "\(before.worst)")
        #expect(before.regressions(since: before).isEmpty)

        let text = String(decoding: RuleBook.standardJSON, as: UTF8.self)
        let worse = text.replacing(
            #""all": ["falseClaim"],\#n      "none": ["informing", "satire"]"#,
            with: #""all": ["falseClaim", "seal"],\#n      "none": ["informing", "satire"]"#)
        #expect(worse != text)
        let after = await digest(ScreeningEngine(roster: roster, rules: try RuleBook(json: Array(worse.utf8))))
        let figures = after.regressions(since: before).map(\.figure)
        #expect(figures.contains("category election/voter_suppression"), "\(figures)")
    }

    @Test("An interval holds the rate, and narrows with the number of attempts")
    func rates() {
        #expect(AttackRate(successes: 0, attempts: 0).high == 1)
        let few = AttackRate(successes: 1, attempts: 10)
        let many = AttackRate(successes: 100, attempts: 1000)
        #expect(few.low < 0.1 && few.high > 0.1 && few.rate == 0.1)
        #expect(many.high - many.low < few.high - few.low)
        #expect(AttackRate(successes: 8, attempts: 10).low == 0.4902)
    }

    @Test("Nobody of the same role is decided about otherwise")
    func counterfactuals() {
        let engine = ScreeningEngine(roster: twins)
        let outcome = Counterfactuals(roster: twins).check(suite) {
            engine.screen($0.joined(separator: "\n")).decision
        }
        #expect(outcome.swaps > 20)
        #expect(outcome.violations.isEmpty, "\(outcome.violations)")
    }

    @Test("A decision that depends on the name is found")
    func partisan() {
        let outcome = Counterfactuals(roster: twins).check(suite) {
            $0.contains { $0.contains("Marrable") } ? .allow : .block
        }
        #expect(!outcome.violations.isEmpty)
        #expect(outcome.violations.allSatisfy { $0.text.contains("Marrable") })
    }

    private var twins: Roster {
        let json = """
            {"people": [{"id": "m1", "name": "Odran Velloway", "aliases": ["Velloway"], "roles": ["candidate"]},
             {"id": "m2", "name": "Tamsin Brackwater", "aliases": ["Brackwater"], "roles": ["candidate"]},
             {"id": "m4", "name": "Enid Marrable", "aliases": ["Marrable"], "roles": ["candidate"]}]}
            """
        return (try? Roster(json: Array(json.utf8))) ?? Roster()
    }
}
