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
public enum ScreeningCategory: String, Sendable, Codable {
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

/// A rule: all of some signals, at least one of others, none of a third kind.
struct Rule: Sendable {
    var id: String
    var category: ScreeningCategory
    var outcome: ScreeningOutcome
    /// The clause of the policy that it applies (docs/safety.md).
    var clause: String
    var all: SignalSet
    var any: [SignalSet] = []
    var none: SignalSet = []
    var explanation: String

    func applies(to signals: SignalSet) -> Bool {
        signals.isSuperset(of: all) && any.allSatisfy(signals.intersects) && !signals.intersects(none)
    }
}
