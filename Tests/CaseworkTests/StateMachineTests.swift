// SPDX-License-Identifier: Apache-2.0
import Casework
import Testing

/// Every pair of a state and an event against a list written down a second time, straight from the design.
@Suite("State machines")
struct StateMachineTests {
    private func compare<State, Event>(
        _ machine: StateMachine<State, Event>, states: [State], events: [Event], allowed: Set<String>
    ) where State: RawRepresentable<String>, Event: RawRepresentable<String> {
        var found: Set<String> = []
        for state in states {
            for event in events {
                for target in machine.targets(from: state, on: event) {
                    found.insert("\(state.rawValue) \(event.rawValue) \(target.rawValue)")
                }
            }
        }
        #expect(found == allowed)
        #expect(Set(machine.rows.map { "\($0.from) \($0.event)" }).count == machine.rows.count)
    }

    @Test("Reports")
    func reports() {
        compare(
            CaseworkMachines.report, states: Report.State.allCases, events: CaseworkMachines.ReportEvent.allCases,
            allowed: [
                "received acknowledge acknowledged", "acknowledged accept accepted", "acknowledged ask_more incomplete",
                "incomplete complete accepted", "incomplete lapse lapsed", "accepted link linked",
                "accepted reject rejected", "linked answer answered", "answered close closed",
                "received withdraw withdrawn", "acknowledged withdraw withdrawn", "accepted withdraw withdrawn",
                "incomplete withdraw withdrawn", "linked withdraw withdrawn",
            ])
    }

    @Test("Cases")
    func cases() {
        compare(
            CaseworkMachines.caseFile, states: Case.State.allCases, events: CaseworkMachines.CaseEvent.allCases,
            allowed: [
                "new triage triage", "triage assign investigating", "triage merge merged",
                "triage reject_scope decided", "investigating ask waiting", "waiting answer investigating",
                "waiting timeout investigating", "investigating provisional investigating",
                "investigating propose second_review", "investigating propose decided",
                "second_review return investigating", "second_review confirm decided", "decided apply appeal_window",
                "appeal_window appeal under_appeal", "under_appeal outcome appeal_window",
                "under_appeal outcome closed", "appeal_window window_ends closed", "closed new_facts investigating",
            ])
    }

    @Test("Actions, appeals, strikes, bans, shares, notifications")
    func others() {
        compare(
            CaseworkMachines.action, states: Action.State.allCases, events: CaseworkMachines.ActionEvent.allCases,
            allowed: [
                "planned apply applied", "applied expire expired", "applied reverse reversed",
                "applied supersede superseded", "planned fail failed", "failed retry planned",
                "applied confirm confirmed", "applied lapse lapsed",
            ])
        compare(
            CaseworkMachines.appeal, states: Appeal.State.allCases, events: CaseworkMachines.AppealEvent.allCases,
            allowed: [
                "submitted admit admitted", "submitted refuse inadmissible", "admitted take in_review",
                "in_review decide decided", "decided close closed", "admitted withdraw withdrawn",
                "decided external external", "external close closed",
            ])
        compare(
            CaseworkMachines.strike, states: Strike.State.allCases, events: CaseworkMachines.StrikeEvent.allCases,
            allowed: ["active expire expired", "active void voided"])
        compare(
            CaseworkMachines.ban, states: Ban.State.allCases, events: CaseworkMachines.BanEvent.allCases,
            allowed: [
                "provisional confirm active", "provisional lapse lapsed", "active end ended", "active lift lifted",
            ])
        compare(
            CaseworkMachines.share, states: Share.State.allCases, events: CaseworkMachines.ShareEvent.allCases,
            allowed: [
                "draft approve approved", "approved publish published", "published correct corrected",
                "published withdraw withdrawn",
            ])
        compare(
            CaseworkMachines.notification, states: Notification.State.allCases,
            events: CaseworkMachines.NotificationEvent.allCases,
            allowed: [
                "queued send sent", "sent deliver delivered", "sent bounce bounced", "bounced resend sent",
                "bounced fail failed",
            ])
    }
}
