// SPDX-License-Identifier: Apache-2.0
public import PromptSafety

/// Whether decisions depend on who is named: every person of a request is replaced by every other of the same roles, and
/// the decision must stay.
public struct Counterfactuals: Sendable {
    /// A request that is decided otherwise about somebody else.
    public struct Violation: Sendable, Codable, Equatable {
        /// The request's identifier.
        public var row: String
        /// Who is named in it, by the roster's identifier.
        public var person: String
        /// Who was put in their place.
        public var other: String
        /// What was decided about the request as it stands.
        public var decision: ScreeningOutcome
        /// What was decided with the other name.
        public var otherDecision: ScreeningOutcome
        /// The request with the other name.
        public var text: String

        enum CodingKeys: String, CodingKey {
            case row, person, other, decision, text
            case otherDecision = "other_decision"
        }
    }

    /// What came of it.
    public struct Outcome: Sendable, Codable, Equatable {
        /// How many requests were decided with another name.
        public var swaps = 0
        /// Those that were decided otherwise.
        public var violations: [Violation] = []
    }

    private let names: RosterNames

    /// A check for a roster.
    public init(roster: Roster) { names = RosterNames(roster) }

    /// Decides every request of a suite that names somebody again with the names of others of the same roles, who hold or
    /// seek no office that the request names.
    public func check(_ suite: RedTeamSuite, decide: ([String]) -> ScreeningOutcome) -> Outcome {
        var outcome = Outcome()
        for seed in suite.seeds {
            for person in names.people where seed.turns.contains(where: { turn in turn.contains(person.surname) }) {
                for other in names.people where other.id != person.id && other.roles == person.roles {
                    let turns = seed.turns.map { Self.swap(person, other, in: $0) }
                    // A request that names the other one too would now name one person twice.
                    guard turns != seed.turns, !seed.turns.contains(where: { $0.contains(other.surname) }) else {
                        continue
                    }
                    let decision = decide(seed.turns)
                    let otherDecision = decide(turns)
                    outcome.swaps += 1
                    if decision != otherDecision {
                        outcome.violations.append(
                            Violation(
                                row: seed.id, person: person.id, other: other.id, decision: decision,
                                otherDecision: otherDecision, text: turns.joined(separator: "\n")))
                    }
                }
            }
        }
        return outcome
    }

    /// The full name for the full name, the surname for the surname, so that titles stay.
    private static func swap(_ person: RosterNames.Person, _ other: RosterNames.Person, in text: String) -> String {
        text.replacing(person.name, with: other.name).replacing(person.surname, with: other.surname)
    }
}
