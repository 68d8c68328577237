// SPDX-License-Identifier: Apache-2.0
package import ProvenanceRegistry

/// One measure on one target.
package struct Action: CaseworkObject {
    package enum State: String, Codable, Sendable, CaseIterable {
        case planned, applied, failed, expired, reversed, superseded, confirmed, lapsed
    }
    package enum Target: Codable, Sendable, Hashable {
        case item(ContentItemID)
        case account(String)
    }
    package let id: ActionID
    package let createdAt: Timestamp
    package var updatedAt: Timestamp
    package var version = 1
    package let decision: DecisionID
    package let caseID: CaseID
    package let measure: Measure
    package let target: Target
    package var state: State
    package let isProvisional: Bool
    /// By when a person must have confirmed a provisional measure; it lapses then.
    package let confirmBy: Timestamp?
    package var appliedAt: Timestamp?
    package let endsAt: Timestamp?
    /// What the platform answered.
    package var effectReceipt: String?

    /// Whether the target feels it.
    package var isInEffect: Bool { state == .applied }

    package static let kind = "action"
    package var key: String { id.description }
    package var stateName: String { state.rawValue }
    package var links: [ObjectLink] {
        let place: ObjectLink =
            switch target {
            case .item(let item): ObjectLink("item", item.description)
            case .account(let account): ObjectLink("account", account)
            }
        return [ObjectLink("decision", decision.description), ObjectLink("case", caseID.description), place]
    }
    package var nextDue: Timestamp? {
        guard state == .applied else { return nil }
        return [isProvisional ? confirmBy : nil, endsAt].compactMap { $0 }.min()
    }
}

/// A mark against an account for a decision that found against it.
package struct Strike: CaseworkObject {
    package enum State: String, Codable, Sendable, CaseIterable { case active, expired, voided }
    package let id: StrikeID
    package let createdAt: Timestamp
    package var updatedAt: Timestamp
    package var version = 1
    package let account: String
    package let decision: DecisionID
    package let weight: Int
    package let clause: String
    package let expiresAt: Timestamp
    package var state: State

    package static let kind = "strike"
    package var key: String { id.description }
    package var stateName: String { state.rawValue }
    package var links: [ObjectLink] {
        [ObjectLink("account", account), ObjectLink("decision", decision.description)]
    }
    package var nextDue: Timestamp? { state == .active ? expiresAt : nil }
}

/// An account that may not do something for a time.
package struct Ban: CaseworkObject {
    package enum State: String, Codable, Sendable, CaseIterable { case provisional, active, lapsed, ended, lifted }
    package let id: BanID
    package let createdAt: Timestamp
    package var updatedAt: Timestamp
    package var version = 1
    package let account: String
    /// A2 to A4.
    package let measure: Measure
    package let reason: String
    package let decision: DecisionID?
    package var state: State
    package let confirmBy: Timestamp?
    /// Nil: without an end (A4 alone).
    package var endsAt: Timestamp?
    package var confirmer: String?

    package static let kind = "ban"
    package var key: String { id.description }
    package var stateName: String { state.rawValue }
    package var links: [ObjectLink] {
        [ObjectLink("account", account)] + (decision.map { [ObjectLink("decision", $0.description)] } ?? [])
    }
    package var nextDue: Timestamp? {
        switch state {
        case .provisional: confirmBy
        case .active: endsAt
        default: nil
        }
    }
}
