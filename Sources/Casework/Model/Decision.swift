// SPDX-License-Identifier: Apache-2.0
package import ProvenanceRegistry

/// What can be done, least restrictive first within content (M) and account (A).
package enum Measure: String, Codable, Sendable, CaseIterable {
    /// A label: "has been manipulated and is not authentic".
    case label = "M1"
    /// The authentic original, or official information, beside it.
    case context = "M2"
    /// No recommendation, no forwarding, no money.
    case limit = "M3"
    /// Disabled for a territory or a time.
    case disable = "M4"
    case remove = "M5"
    case warn = "A1"
    case limitFeatures = "A2"
    case suspend = "A3"
    case terminate = "A4"

    /// Whether it falls on the account instead of the content.
    package var isOnAccount: Bool { rawValue.hasPrefix("A") }
    /// 1 to 5, or 1 to 4, within its kind.
    package var step: Int { rawValue.last?.wholeNumberValue ?? 0 }
    /// The less restrictive measures of the same kind.
    package var lesser: [Measure] { Measure.allCases.filter { $0.isOnAccount == isOnAccount && $0.step < step } }
}

/// A decision about a case.
package struct Decision: CaseworkObject {
    package enum State: String, Codable, Sendable, CaseIterable {
        case proposed, returned, confirmed, modified, reversed
    }
    package enum Outcome: String, Codable, Sendable, CaseIterable {
        case exempt, label, context, limit, disable, remove, refer
        case noViolation = "no_violation"
        case accountMeasure = "account_measure"

        /// Whether it finds something to act on.
        package var isFounded: Bool { self != .exempt && self != .refer && self != .noViolation }
    }
    package enum Ground: String, Codable, Sendable, CaseIterable {
        case policyClause = "policy_clause"
        case law
    }
    package enum Automation: String, Codable, Sendable, CaseIterable { case none, partial, full }
    package enum Confidence: String, Codable, Sendable, CaseIterable { case low, medium, high }

    /// What is decided, before it is anybody's decision.
    package struct Content: Codable, Sendable, Hashable {
        package var outcome: Outcome
        package var measures: [Measure]
        package var ground: Ground
        package var clause: String
        package var policyVersion: String
        /// At least 50 characters, in own words.
        package var facts: String
        package var exemptionsConsidered: String
        package var automationDetect: Bool
        package var automationDecide: Automation
        /// For every measure stronger than M2 (or A1): why each lesser one is not enough.
        package var whyNotLesser: [Measure: String]
        package var confidence: Confidence
        package var territories: [String]
        package var validUntil: Timestamp?
        /// A law that forbids telling the person; recorded, and nothing else may stop the statement.
        package var noticeBar: String?

        package init(
            outcome: Outcome, measures: [Measure] = [], ground: Ground = .policyClause, clause: String,
            policyVersion: String = "1", facts: String, exemptionsConsidered: String, automationDetect: Bool = false,
            automationDecide: Automation = .none, whyNotLesser: [Measure: String] = [:],
            confidence: Confidence = .high, territories: [String] = [], validUntil: Timestamp? = nil,
            noticeBar: String? = nil
        ) {
            self.outcome = outcome
            self.measures = measures
            self.ground = ground
            self.clause = clause
            self.policyVersion = policyVersion
            self.facts = facts
            self.exemptionsConsidered = exemptionsConsidered
            self.automationDetect = automationDetect
            self.automationDecide = automationDecide
            self.whyNotLesser = whyNotLesser
            self.confidence = confidence
            self.territories = territories
            self.validUntil = validUntil
            self.noticeBar = noticeBar
        }
    }

    package let id: DecisionID
    package let createdAt: Timestamp
    package var updatedAt: Timestamp
    package var version = 1
    package let caseID: CaseID
    package var state: State
    package let content: Content
    /// The elements as they stood when it was proposed.
    package let elements: [ElementAssessment]
    package let isProvisional: Bool
    package let proposer: String
    package let proposerIsHuman: Bool
    package var confirmer: String?
    /// Why it needed a second person (section 6.1); empty where it did not.
    package let secondReview: [SecondReview.Reason]
    package var statement: StatementID?
    /// When it became a decision.
    package var confirmedAt: Timestamp?

    package static let kind = "decision"
    package var key: String { id.description }
    package var stateName: String { state.rawValue }
    package var links: [ObjectLink] { [ObjectLink("case", caseID.description)] }
    package var nextDue: Timestamp? { nil }
}

/// What the affected person is told at the moment a measure applies (section 9 of the design; Regulation (EU)
/// 2022/2065, Article 17).
package struct StatementOfReasons: CaseworkObject {
    package enum Source: String, Codable, Sendable, CaseIterable {
        case notice, authority
        case trustedFlagger = "trusted_flagger"
        case ownInitiative = "own_initiative"
    }
    package let id: StatementID
    package let createdAt: Timestamp
    package var updatedAt: Timestamp
    package var version = 1
    package let decision: DecisionID
    package let measures: [Measure]
    package let territories: [String]
    package let start: Timestamp
    package let end: Timestamp?
    package let facts: String
    package let source: Source
    package let automationDetect: Bool
    package let automationDecide: Decision.Automation
    package let ground: Decision.Ground
    package let clause: String
    package let elements: [ElementAssessment]
    package let exemptionsConsidered: String
    /// Digest of the code with which the affected person appeals.
    package let appealCodeDigest: ContentDigest
    package let appealUntil: Timestamp
    /// Why it was not sent; nil: it was.
    package let noticeBar: String?

    package static let kind = "statement"
    package var key: String { id.description }
    package var stateName: String { "" }
    package var links: [ObjectLink] {
        [ObjectLink("decision", decision.description), ObjectLink("appeal_code", appealCodeDigest.description)]
    }
    package var nextDue: Timestamp? { nil }
}
