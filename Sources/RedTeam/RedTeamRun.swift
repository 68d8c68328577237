// SPDX-License-Identifier: Apache-2.0
public import PromptSafety

/// Requests that should be stopped, each in every disguise: what is tried is fixed by the suite, the roster and the seed.
public struct RedTeamRun: Sendable {
    /// A disguised request.
    public struct Attempt: Sendable, Codable, Equatable {
        /// Names the attempt: the request's identifier and the disguise.
        public var id: String
        /// The request that it was made from.
        public var row: String
        /// What it is about.
        public var category: String
        /// The language of the request.
        public var language: String
        /// The disguise.
        public var technique: Mutator
        /// What should be decided about the request without its disguise.
        public var label: ScreeningOutcome
        /// What is sent.
        public var turns: [String]
    }

    /// What came of an attempt.
    public struct Evaluation: Sendable, Codable, Equatable {
        /// The attempt.
        public var id: String
        /// What was decided.
        public var decision: ScreeningOutcome
        /// Whether the attack succeeded: a request that should be blocked was allowed.
        public var success: Bool
    }

    /// All attempts, in a fixed order.
    public let attempts: [Attempt]

    /// Puts the disguises on the requests of a suite that are to be blocked.
    ///
    /// - Parameters:
    ///   - languages: only requests in these; all if empty.
    ///   - seed: fixes what is left to chance.
    public init(
        suite: RedTeamSuite, roster: Roster, mutators: [Mutator] = Mutator.allCases, languages: Set<String> = [],
        seed: UInt64
    ) {
        let names = RosterNames(roster)
        var attempts: [Attempt] = []
        for row in suite.seeds where row.label == .block && (languages.isEmpty || languages.contains(row.language)) {
            for mutator in mutators {
                guard let turns = mutator.apply(to: row, names: names, seedNumber: seed) else { continue }
                attempts.append(
                    Attempt(
                        id: "\(row.id)/\(mutator.rawValue)", row: row.id, category: row.category,
                        language: row.language,
                        technique: mutator, label: row.label, turns: turns))
            }
        }
        self.attempts = attempts
    }

    /// Sends every attempt to a target, in order.
    ///
    /// - Parameter progress: told how many were sent.
    public func evaluate<Failure: Error>(
        progress: (Int) -> Void = { _ in }, _ decide: ([String]) async throws(Failure) -> ScreeningOutcome
    ) async throws(Failure) -> [Evaluation] {
        var evaluations: [Evaluation] = []
        for (number, attempt) in attempts.enumerated() {
            let decision = try await decide(attempt.turns)
            evaluations.append(
                Evaluation(id: attempt.id, decision: decision, success: attempt.label == .block && decision == .allow))
            progress(number + 1)
        }
        return evaluations
    }
}
