// SPDX-License-Identifier: Apache-2.0

/// What was decided about a request, and everything that led to it. The same text, roster and versions give the same
/// record, byte for byte; it holds no time and no identity.
public struct ScreeningDecision: Sendable, Codable, Equatable {
    /// A rule that applied.
    public struct Reason: Sendable, Codable, Equatable {
        /// The rule's identifier.
        public let rule: String
        /// The category that it stands for.
        public let category: ScreeningCategory
        /// What it asks for by itself.
        public let outcome: ScreeningOutcome
        /// The clause of the policy.
        public let clause: String
        /// The rule in words.
        public let explanation: String
        /// The signals that it saw.
        public let signals: [String]
    }

    /// A piece of the text that counted.
    public struct Match: Sendable, Codable, Equatable {
        /// What it contributes: a slot, or `entity/` and the kind of what is named.
        public let slot: String
        /// The roster entry's identifier, where one is named.
        public let entity: String?
        /// The first byte of the input.
        public let start: Int
        /// The byte of the input at which the last character begins.
        public let end: Int
        /// The words as they were read.
        public let normalised: String
        /// The disguises that were taken off.
        public let transforms: [TextTransform]
    }

    /// The outcome.
    public let decision: ScreeningOutcome
    /// The categories of the rules that carry the outcome, in the order of the rules.
    public let categories: [ScreeningCategory]
    /// Every category of a rule that applied: 1 where one blocks, 0.5 where one asks for a review.
    public let scores: [String: Double]
    /// How much a blocked request weighs against the account that sent it: the heaviest of its rules, else 0.
    public let strike: Int
    /// All rules that applied, the strictest first.
    public let reasons: [Reason]
    /// The words and names that counted, in the order of the text.
    public let matches: [Match]
    /// Statements about voting, compared with the facts.
    public let facts: [VotingClaim]
    /// Why somebody asks, as far as it could be told: `informing`, `satire`, `stylised`, `consent`.
    public let frames: [String]
    /// Whether the text was longer than what is read.
    public let truncated: Bool
    /// The fingerprint of the roster.
    public let rosterVersion: String
    /// The version of the rules.
    public let rulesVersion: String
    /// The fingerprint of the lexicons.
    public let lexiconVersion: String

    enum CodingKeys: String, CodingKey {
        case decision, categories, scores, strike, reasons, matches, facts, frames, truncated
        case rosterVersion = "roster_version"
        case rulesVersion = "rules_version"
        case lexiconVersion = "lexicon_version"
    }
}
