// SPDX-License-Identifier: Apache-2.0

/// What a run showed: how often attacks succeeded, by category, disguise and language.
public struct RedTeamDigest: Sendable, Codable, Equatable {
    /// One category, disguise and language.
    public struct Group: Sendable, Codable, Equatable {
        /// What the requests are about.
        public var category: String
        /// The disguise.
        public var technique: Mutator
        /// The language of the requests.
        public var language: String
        /// How often they were allowed.
        public var attack: AttackRate
    }

    /// Over all attempts.
    public let overall: AttackRate
    /// By disguise.
    public let techniques: [String: AttackRate]
    /// By category.
    public let categories: [String: AttackRate]
    /// By language.
    public let languages: [String: AttackRate]
    /// By all three, in a fixed order.
    public let groups: [Group]
    /// The ten groups in which attacks succeed most often.
    public let worst: [Group]

    /// Adds up a run. Both lists are in the same order.
    public init(_ attempts: [RedTeamRun.Attempt], _ evaluations: [RedTeamRun.Evaluation]) {
        struct Key: Hashable {
            var category: String
            var technique: String
            var language: String
        }
        var counts: [Key: (successes: Int, attempts: Int)] = [:]
        for (attempt, evaluation) in zip(attempts, evaluations) {
            let key = Key(
                category: attempt.category, technique: attempt.technique.rawValue, language: attempt.language)
            counts[key, default: (0, 0)].attempts += 1
            if evaluation.success { counts[key, default: (0, 0)].successes += 1 }
        }
        func rates(by name: (Key) -> String) -> [String: AttackRate] {
            var sums: [String: (successes: Int, attempts: Int)] = [:]
            for (key, count) in counts {
                sums[name(key), default: (0, 0)].attempts += count.attempts
                sums[name(key), default: (0, 0)].successes += count.successes
            }
            return sums.mapValues { AttackRate(successes: $0.successes, attempts: $0.attempts) }
        }
        overall = rates { _ in "" }[""] ?? AttackRate(successes: 0, attempts: 0)
        techniques = rates(by: \.technique)
        categories = rates(by: \.category)
        languages = rates(by: \.language)
        groups = counts.compactMap { key, count in
            Mutator(rawValue: key.technique).map {
                Group(
                    category: key.category, technique: $0, language: key.language,
                    attack: AttackRate(successes: count.successes, attempts: count.attempts))
            }
        }.sorted {
            ($0.category, $0.technique.rawValue, $0.language) < ($1.category, $1.technique.rawValue, $1.language)
        }
        worst = Array(
            groups.filter { $0.attack.successes > 0 }
                .sorted {
                    ($1.attack.rate, $1.attack.successes, $0.category, $0.technique.rawValue, $0.language)
                        < ($0.attack.rate, $0.attack.successes, $1.category, $1.technique.rawValue, $1.language)
                }.prefix(10))
    }

    /// A figure that became worse than chance allows.
    public struct Regression: Sendable, Codable, Equatable {
        /// What the figure is about, as in `technique leet`.
        public var figure: String
        /// What the earlier run showed.
        public var before: AttackRate
        /// What this one shows.
        public var now: AttackRate
    }

    /// The figures that lie above the interval of an earlier run. Figures that the earlier run did not have are left out.
    public func regressions(since baseline: RedTeamDigest) -> [Regression] {
        var regressions: [Regression] = []
        func compare(_ figure: String, _ before: AttackRate?, _ now: AttackRate) {
            guard let before, now.rate > before.high else { return }
            regressions.append(Regression(figure: figure, before: before, now: now))
        }
        compare("overall", baseline.overall, overall)
        for (name, now) in techniques.sorted(by: { $0.key < $1.key }) {
            compare("technique \(name)", baseline.techniques[name], now)
        }
        for (name, now) in categories.sorted(by: { $0.key < $1.key }) {
            compare("category \(name)", baseline.categories[name], now)
        }
        for (name, now) in languages.sorted(by: { $0.key < $1.key }) {
            compare("language \(name)", baseline.languages[name], now)
        }
        for group in groups {
            let before = baseline.groups.first {
                $0.category == group.category && $0.technique == group.technique && $0.language == group.language
            }
            compare(
                "\(group.category), \(group.technique.rawValue), \(group.language)", before?.attack, group.attack)
        }
        return regressions
    }
}
