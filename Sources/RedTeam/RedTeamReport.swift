// SPDX-License-Identifier: Apache-2.0
/// A run and what came of it, as JSON Lines and as a page.
public struct RedTeamReport: Sendable {
    /// What was run against what.
    public struct Header: Sendable, Codable, Equatable {
        /// The suite's name.
        public var suite: String
        /// `engine`, or the address of a gateway.
        public var target: String
        /// What fixed the attempts.
        public var seed: UInt64
        /// The rules, or nil if the target did not say.
        public var rulesVersion: String?

        enum CodingKeys: String, CodingKey {
            case suite, target, seed
            case rulesVersion = "rules_version"
        }

        /// A header.
        public init(suite: String, target: String, seed: UInt64, rulesVersion: String?) {
            self.suite = suite
            self.target = target
            self.seed = seed
            self.rulesVersion = rulesVersion
        }
    }

    /// A line of the file: `entry_type` is `run`, `attempt`, `eval` or `digest`.
    public enum Entry: Sendable, Encodable {
        case run(Header)
        case attempt(RedTeamRun.Attempt)
        case eval(RedTeamRun.Evaluation)
        case digest(RedTeamDigest, Counterfactuals.Outcome?, [RedTeamDigest.Regression])

        private enum Key: String, CodingKey { case type = "entry_type", counterfactuals, regressions }

        /// Writes the entry's own members beside its type.
        public func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            switch self {
            case .run(let header):
                try container.encode("run", forKey: .type)
                try header.encode(to: encoder)
            case .attempt(let attempt):
                try container.encode("attempt", forKey: .type)
                try attempt.encode(to: encoder)
            case .eval(let evaluation):
                try container.encode("eval", forKey: .type)
                try evaluation.encode(to: encoder)
            case .digest(let digest, let counterfactuals, let regressions):
                try container.encode("digest", forKey: .type)
                try digest.encode(to: encoder)
                try container.encodeIfPresent(counterfactuals, forKey: .counterfactuals)
                try container.encode(regressions, forKey: .regressions)
            }
        }
    }

    /// What was run.
    public let header: Header
    /// What was tried, in order.
    public let attempts: [RedTeamRun.Attempt]
    /// What came of each, in the same order.
    public let evaluations: [RedTeamRun.Evaluation]
    /// Both added up.
    public let digest: RedTeamDigest
    /// Whether decisions depended on the name, if it was looked at.
    public let counterfactuals: Counterfactuals.Outcome?
    /// What became worse since the baseline.
    public let regressions: [RedTeamDigest.Regression]

    /// A report on a run.
    public init(
        header: Header, run: RedTeamRun, evaluations: [RedTeamRun.Evaluation],
        counterfactuals: Counterfactuals.Outcome?, baseline: RedTeamDigest?
    ) {
        self.header = header
        attempts = run.attempts
        self.evaluations = evaluations
        self.counterfactuals = counterfactuals
        digest = RedTeamDigest(run.attempts, evaluations)
        regressions = baseline.map(digest.regressions(since:)) ?? []
    }

    /// Whether a build may go on: nothing became worse, and no decision depends on who is named.
    public var passes: Bool { regressions.isEmpty && counterfactuals?.violations.isEmpty != false }

    /// The lines of the file.
    public var entries: [Entry] {
        [.run(header)] + zip(attempts, evaluations).flatMap { [.attempt($0), .eval($1)] }
            + [.digest(digest, counterfactuals, regressions)]
    }
}
