// SPDX-License-Identifier: Apache-2.0

/// A table of what may follow what. Whatever is not in it is refused.
package struct StateMachine<State: Hashable & Sendable, Event: Hashable & Sendable>: Sendable {
    /// One line: in this state, that event leads to one of these.
    package struct Row: Sendable {
        package let from: State
        package let event: Event
        package let to: [State]
    }
    package let rows: [Row]

    package init(_ rows: [(State, Event, [State])]) {
        self.rows = rows.map { Row(from: $0.0, event: $0.1, to: $0.2) }
    }

    /// Where `event` can lead from `state`; empty where it is not allowed.
    package func targets(from state: State, on event: Event) -> [State] {
        rows.first { $0.from == state && $0.event == event }?.to ?? []
    }
}

/// The tables of section 6 of the design.
package enum CaseworkMachines {
    package enum ReportEvent: String, Sendable, CaseIterable, Codable {
        case acknowledge, accept, complete, lapse, link, answer, close, withdraw, reject
        case askMore = "ask_more"
    }
    package static let report = StateMachine<Report.State, ReportEvent>(
        [
            (.received, .acknowledge, [.acknowledged]),
            (.acknowledged, .accept, [.accepted]),
            (.acknowledged, .askMore, [.incomplete]),
            (.incomplete, .complete, [.accepted]),
            (.incomplete, .lapse, [.lapsed]),
            (.accepted, .link, [.linked]),
            (.accepted, .reject, [.rejected]),
            (.linked, .answer, [.answered]),
            (.answered, .close, [.closed]),
        ]
            + [Report.State.received, .acknowledged, .accepted, .incomplete, .linked].map {
                ($0, .withdraw, [.withdrawn])
            })

    package enum CaseEvent: String, Sendable, CaseIterable, Codable {
        case triage, assign, merge, ask, answer, timeout, provisional, propose, `return`, confirm, apply, appeal,
            outcome
        case rejectScope = "reject_scope"
        case windowEnds = "window_ends"
        case newFacts = "new_facts"
    }
    package static let caseFile = StateMachine<Case.State, CaseEvent>([
        (.new, .triage, [.triage]),
        (.triage, .assign, [.investigating]),
        (.triage, .merge, [.merged]),
        (.triage, .rejectScope, [.decided]),
        (.investigating, .ask, [.waiting]),
        (.waiting, .answer, [.investigating]),
        (.waiting, .timeout, [.investigating]),
        (.investigating, .provisional, [.investigating]),
        (.investigating, .propose, [.secondReview, .decided]),
        (.secondReview, .return, [.investigating]),
        (.secondReview, .confirm, [.decided]),
        (.decided, .apply, [.appealWindow]),
        (.appealWindow, .appeal, [.underAppeal]),
        (.underAppeal, .outcome, [.appealWindow, .closed]),
        (.appealWindow, .windowEnds, [.closed]),
        (.closed, .newFacts, [.investigating]),
    ])

    package enum ActionEvent: String, Sendable, CaseIterable, Codable {
        case apply, expire, reverse, supersede, fail, retry, confirm, lapse
    }
    package static let action = StateMachine<Action.State, ActionEvent>([
        (.planned, .apply, [.applied]),
        (.applied, .expire, [.expired]),
        (.applied, .reverse, [.reversed]),
        (.applied, .supersede, [.superseded]),
        (.planned, .fail, [.failed]),
        (.failed, .retry, [.planned]),
        (.applied, .confirm, [.confirmed]),
        (.applied, .lapse, [.lapsed]),
    ])

    package enum AppealEvent: String, Sendable, CaseIterable, Codable {
        case admit, refuse, take, decide, close, withdraw, external
    }
    package static let appeal = StateMachine<Appeal.State, AppealEvent>([
        (.submitted, .admit, [.admitted]),
        (.submitted, .refuse, [.inadmissible]),
        (.admitted, .take, [.inReview]),
        (.admitted, .withdraw, [.withdrawn]),
        (.inReview, .decide, [.decided]),
        (.decided, .close, [.closed]),
        (.decided, .external, [.external]),
        (.external, .close, [.closed]),
    ])

    package enum StrikeEvent: String, Sendable, CaseIterable, Codable { case expire, void }
    package static let strike = StateMachine<Strike.State, StrikeEvent>([
        (.active, .expire, [.expired]), (.active, .void, [.voided]),
    ])

    package enum BanEvent: String, Sendable, CaseIterable, Codable { case confirm, lapse, end, lift }
    package static let ban = StateMachine<Ban.State, BanEvent>([
        (.provisional, .confirm, [.active]), (.provisional, .lapse, [.lapsed]),
        (.active, .end, [.ended]), (.active, .lift, [.lifted]),
    ])

    package enum ShareEvent: String, Sendable, CaseIterable, Codable { case approve, publish, correct, withdraw }
    package static let share = StateMachine<Share.State, ShareEvent>([
        (.draft, .approve, [.approved]), (.approved, .publish, [.published]),
        (.published, .correct, [.corrected]), (.published, .withdraw, [.withdrawn]),
    ])

    package enum NotificationEvent: String, Sendable, CaseIterable, Codable { case send, deliver, bounce, fail, resend }
    package static let notification = StateMachine<Notification.State, NotificationEvent>([
        (.queued, .send, [.sent]), (.sent, .deliver, [.delivered]), (.sent, .bounce, [.bounced]),
        (.bounced, .resend, [.sent]), (.bounced, .fail, [.failed]),
    ])
}
