// SPDX-License-Identifier: Apache-2.0
package import ProvenanceRegistry

/// Somebody says that a decision is wrong.
package struct Appeal: CaseworkObject {
    package enum State: String, Codable, Sendable, CaseIterable {
        case submitted, admitted, inadmissible, decided, closed, withdrawn, external
        case inReview = "in_review"
    }
    package enum Party: String, Codable, Sendable, CaseIterable { case subject, reporter }
    package enum Ground: String, Codable, Sendable, CaseIterable {
        case satire, consent, disproportionate, procedure, other
        case notSynthetic = "not_synthetic"
        case notDepicted = "not_depicted"
        case newsEducation = "news_education"
        case factuallyTrue = "factually_true"
    }
    package enum Outcome: String, Codable, Sendable, CaseIterable { case confirmed, modified, reversed }

    package let id: AppealID
    package let createdAt: Timestamp
    package var updatedAt: Timestamp
    package var version = 1
    package let decision: DecisionID
    package let caseID: CaseID
    package let by: Party
    /// Identifies the person: the account, or a keyed hash.
    package let person: String
    package let ground: Ground
    package let text: String
    package let hasNewFacts: Bool
    package let due: Timestamp
    package var missedDue = false
    package var state: State
    package var officer: String?
    package var outcome: Outcome?
    package var reason: String?
    package var decidedAt: Timestamp?
    /// Out-of-court body or court, and its reference.
    package var external: String?
    /// Digest of the code with which the person reads the state of it.
    package let codeDigest: ContentDigest

    /// Whether somebody still has to answer it.
    package var isOpen: Bool { state == .submitted || state == .admitted || state == .inReview }

    package static let kind = "appeal"
    package var key: String { id.description }
    package var stateName: String { state.rawValue }
    package var links: [ObjectLink] {
        [
            ObjectLink("decision", decision.description), ObjectLink("case", caseID.description),
            ObjectLink("code", codeDigest.description), ObjectLink("state", state.rawValue),
        ]
    }
    package var nextDue: Timestamp? { isOpen && !missedDue ? due : nil }
}

/// What somebody hands in.
package struct AppealDraft: Sendable, Hashable {
    package let decision: DecisionID
    package let by: Appeal.Party
    package let person: String
    package let ground: Appeal.Ground
    package let text: String
    package let hasNewFacts: Bool

    package init(
        decision: DecisionID, by: Appeal.Party, person: String, ground: Appeal.Ground, text: String,
        hasNewFacts: Bool = false
    ) {
        self.decision = decision
        self.by = by
        self.person = person
        self.ground = ground
        self.text = text
        self.hasNewFacts = hasNewFacts
    }
}
