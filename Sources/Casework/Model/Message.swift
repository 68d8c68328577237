// SPDX-License-Identifier: Apache-2.0
package import ProvenanceRegistry

/// A message to a person; its text is made from a template by whoever sends it.
package struct Notification: CaseworkObject {
    package enum State: String, Codable, Sendable, CaseIterable { case queued, sent, delivered, bounced, failed }
    package enum Template: String, Codable, Sendable, CaseIterable {
        case receipt, outcome, question, restored
        case statementOfReasons = "statement_of_reasons"
        case provisionalMeasure = "provisional_measure"
        case appealReceived = "appeal_received"
        case appealOutcome = "appeal_outcome"
        case notTakenUp = "not_taken_up"
    }
    package enum Recipient: Codable, Sendable, Hashable {
        case reporter(ReportID)
        case account(String)
        case appellant(AppealID)
    }
    package let id: NotificationID
    package let createdAt: Timestamp
    package var updatedAt: Timestamp
    package var version = 1
    package let to: Recipient
    package let template: Template
    /// What it is about: an identifier.
    package let about: String
    package var state: State
    /// The second channel is tried once, after a bounce.
    package var hasTriedSecondChannel = false

    package static let kind = "notification"
    package var key: String { id.description }
    package var stateName: String { state.rawValue }
    package var links: [ObjectLink] {
        let person: String =
            switch to {
            case .reporter(let report): report.description
            case .account(let account): account
            case .appellant(let appeal): appeal.description
            }
        return [ObjectLink("to", person), ObjectLink("about", about), ObjectLink("state", state.rawValue)]
    }
    package var nextDue: Timestamp? { nil }
}

/// A finding that is shared with other installations.
package struct Share: CaseworkObject {
    package enum State: String, Codable, Sendable, CaseIterable {
        case draft, approved, published, corrected, withdrawn
    }
    package let id: ShareID
    package let createdAt: Timestamp
    package var updatedAt: Timestamp
    package var version = 1
    package let decision: DecisionID
    package let caseID: CaseID
    package var state: State
    package var withdrawnAt: Timestamp?
    /// Who drafted it; nil for what was drafted before this was kept.
    package var drafter: String?
    /// Who looked at a decision that one person had made alone, before it was shared.
    package var reviewer: String?

    /// Whether two people have seen what it says: a decision past second review, or one that was reviewed for sharing
    /// (section 10 of the design: only that is shared as positive).
    package func isReviewed(_ decision: Decision) -> Bool {
        reviewer != nil || (decision.confirmer != nil && decision.confirmer != decision.proposer)
    }

    package static let kind = "share"
    package var key: String { id.description }
    package var stateName: String { state.rawValue }
    package var links: [ObjectLink] { [ObjectLink("decision", decision.description)] }
    package var nextDue: Timestamp? { nil }
}

/// Something to be done outside, kept in the same transaction as the change that asks for it, and done at least once.
package struct OutboxMessage: Codable, Sendable, Hashable {
    package enum Kind: String, Codable, Sendable, CaseIterable {
        case applyAction = "action.apply"
        case reverseAction = "action.reverse"
        case appealOutcome = "appeal.outcome"
        case publishSignal = "signal.publish"
        case withdrawSignal = "signal.withdraw"
        case notify
        case deleteBytes = "bytes.delete"
        case destroyKey = "key.destroy"
    }
    package let kind: Kind
    /// What it is about; with `kind`, the key that makes it safe to do twice.
    package let subject: String
    package let at: Timestamp

    package init(kind: Kind, subject: String, at: Timestamp) {
        self.kind = kind
        self.subject = subject
        self.at = at
    }
}
