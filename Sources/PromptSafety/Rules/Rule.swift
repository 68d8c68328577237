// SPDX-License-Identifier: Apache-2.0

/// What is done with a request.
public enum ScreeningOutcome: String, Sendable, Codable, Comparable {
    /// It may be carried out.
    case allow
    /// A person, or a stronger control, decides.
    case review
    /// It is refused.
    case block

    private var rank: Int {
        switch self {
        case .allow: 0
        case .review: 1
        case .block: 2
        }
    }

    /// The stricter outcome is the greater one.
    public static func < (one: ScreeningOutcome, other: ScreeningOutcome) -> Bool { one.rank < other.rank }
}

/// The kinds of harm, and of doubt, that a request can be put under.
public enum ScreeningCategory: String, Sendable, Codable, CaseIterable {
    case deceptiveCandidate = "election/deceptive_candidate"
    case voiceClone = "election/voice_clone"
    case officialImpersonation = "election/official_impersonation"
    case voterSuppression = "election/voter_suppression"
    case fabricatedEvent = "election/fabricated_event"
    case forgedDocument = "election/forged_document"
    case provenanceEvasion = "election/provenance_evasion"
    case likenessNeutral = "election/likeness_neutral"
    case satireRealistic = "election/satire_realistic"
    case ambiguousEvent = "election/ambiguous_event"
    case votingInfoUnverified = "election/voting_info_unverified"
    case consentClaimed = "election/consent_claimed"
}

/// A rule of the policy: it applies where all of some signals are seen, at least one of each of several groups, and none
/// of a last group. It asks about signals alone, so that it cannot name a person, a party or a side.
public struct Rule: Sendable, Equatable {
    /// Texts by which a change of the rule is judged before it is used.
    public struct Tests: Sendable, Equatable {
        /// Texts to which the rule applies.
        public var hit: [String]
        /// Texts to which it does not.
        public var miss: [String]
    }

    /// The identifier in records, as in `R-LIKE-01`.
    public var id: String
    /// What it guards against.
    public var category: ScreeningCategory
    /// What it asks for.
    public var outcome: ScreeningOutcome
    /// The clause of the policy that it applies.
    public var clause: String
    /// How much a request that it blocks weighs against the account that sent it; 0 where it does not count.
    public var strike: Int
    /// All of these are seen.
    public var all: SignalSet
    /// At least one of each group is seen.
    public var any: [SignalSet]
    /// None of these is seen.
    public var none: SignalSet
    /// The rule in words, by language; English is always there.
    public var explanations: [String: String]
    /// Texts that it must and must not apply to.
    public var tests: Tests

    /// Whether the rule applies where these signals are seen.
    public func applies(to signals: SignalSet) -> Bool {
        signals.isSuperset(of: all) && any.allSatisfy(signals.intersects) && !signals.intersects(none)
    }
}
