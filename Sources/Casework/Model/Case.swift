// SPDX-License-Identifier: Apache-2.0
package import ProvenanceRegistry

/// What is looked into: items that are one, the reports about them, and what came of it.
package struct Case: CaseworkObject {
    package enum State: String, Codable, Sendable, CaseIterable {
        case new, triage, merged, investigating, waiting, decided, closed
        case secondReview = "second_review"
        case appealWindow = "appeal_window"
        case underAppeal = "under_appeal"
    }

    /// A time limit that law or an agreement sets; never paused.
    package struct LegalClock: Codable, Sendable, Hashable {
        package let profile: String
        package let basis: String
        package let due: Timestamp
    }

    package let id: CaseID
    package let createdAt: Timestamp
    package var updatedAt: Timestamp
    package var version = 1
    package var state: State
    package var severity: Severity
    package var phase: ElectionPhase
    package var queue: String
    package var assignee: String?
    package var reports: [ReportID]
    package var items: [ContentItemID]
    package let cluster: String
    package var subject: Subject?
    package var elements: [ElementAssessment] = []
    package var exemptionsClaimed: Set<Exemption> = []
    package var publicInterest = false
    package let jurisdiction: String
    package let election: String?
    package let isAuthorityOrder: Bool

    package var firstLookDue: Timestamp
    package var decisionDue: Timestamp
    package var appealSpan: Int64
    package var firstLookAt: Timestamp?
    package var decidedAt: Timestamp?
    /// Milliseconds for which the internal clocks stood still.
    package var pausedMilliseconds: Int64 = 0
    package var waitingSince: Timestamp?
    package var waitingUntil: Timestamp?
    /// The internal clock stands still once only.
    package var hasPaused = false
    package var legalClocks: [LegalClock]
    package var missedFirstLook = false
    package var missedDecision = false

    package var mergedInto: CaseID?
    package var decision: DecisionID?
    package var appealWindowEnds: Timestamp?
    package var closedAt: Timestamp?
    /// Everybody who had a part in it; none of them decides an appeal (I6).
    package var tookPart: Set<String> = []
    /// One at most, however many reports there are (I3).
    package var priorityBoost = 0
    package var lastNote: String?

    package static let kind = "case"
    package var key: String { id.description }
    package var stateName: String { state.rawValue }
    package var links: [ObjectLink] {
        [ObjectLink("cluster", cluster), ObjectLink("queue", queue), ObjectLink("state", state.rawValue)]
            + items.map { ObjectLink("item", $0.description) }
    }
    /// Whether it can still lead to a decision.
    package var isOpen: Bool {
        switch state {
        case .new, .triage, .investigating, .waiting, .secondReview: true
        default: false
        }
    }
    /// Places in the queue: lower comes first.
    package var rank: Int { max(1, severity.number - priorityBoost) }

    package var nextDue: Timestamp? {
        var moments: [Timestamp] = []
        if state == .decided { moments.append(updatedAt) }
        if state == .waiting, let waitingUntil { moments.append(waitingUntil) }
        if state == .appealWindow, let appealWindowEnds { moments.append(appealWindowEnds) }
        if isOpen, firstLookAt == nil, !missedFirstLook { moments.append(firstLookDue) }
        if isOpen, !missedDecision { moments.append(decisionDue) }
        return moments.min()
    }
}
