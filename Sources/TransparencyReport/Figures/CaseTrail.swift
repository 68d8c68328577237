// SPDX-License-Identifier: Apache-2.0
package import ProvenanceRegistry

/// What the log says of one case.
package struct CaseTrail: Sendable {
    struct LegalClock: Sendable {
        let profile: String
        let due: Timestamp
    }

    /// A decision about the case, as it was when it became one.
    struct Verdict: Sendable {
        let at: Timestamp
        let decision: String
        let severity: String
        let phase: String
        let outcome: String
        let measures: [String]
        let ground: String
        let clause: String
        let due: Timestamp?
        let isDetectedByProgram: Bool
        /// `none`, `partial` or `full`.
        let automation: String

        /// Whether it found something to act on.
        var isFounded: Bool { !["exempt", "refer", "no_violation"].contains(outcome) }
        var isAutomated: Bool { automation != "none" }

        init?(_ event: LogEvent) {
            guard let outcome = event.text("outcome") else { return nil }
            at = event.at
            decision = event.text("decision") ?? ""
            severity = event.text("severity") ?? ""
            phase = event.text("phase") ?? ""
            self.outcome = outcome
            measures = event.payload?["measures"]?.items.compactMap(\.text) ?? []
            ground = event.text("ground") ?? ""
            clause = event.text("clause") ?? ""
            due = event.payload?["decision_due"]?.moment
            isDetectedByProgram = event.payload?["automation_detect"]?.flag ?? false
            automation = event.text("automation_decide") ?? "none"
        }
    }

    let opened: Timestamp
    let severityAtOpening: String
    let phaseAtOpening: String
    let jurisdiction: String
    let reason: String
    let isOrder: Bool
    let clocks: [LegalClock]
    /// As the latest entry has it.
    var severity: String
    var lookDue: Timestamp?
    var decisionDue: Timestamp?
    var firstLook: Timestamp?
    var merged: Timestamp?
    var reopened: [Timestamp] = []
    var verdicts: [Verdict] = []

    init(_ event: LogEvent) {
        opened = event.at
        severityAtOpening = event.text("severity") ?? ""
        severity = severityAtOpening
        phaseAtOpening = event.text("phase") ?? ""
        jurisdiction = event.text("jurisdiction") ?? ""
        reason = event.text("reason") ?? ""
        isOrder = event.payload?["authority_order"]?.flag ?? false
        clocks = (event.payload?["legal"]?.items ?? []).compactMap { clock in
            guard let profile = clock["profile"]?.text, let due = clock["due"]?.moment else { return nil }
            return LegalClock(profile: profile, due: due)
        }
        lookDue = event.payload?["first_look_due"]?.moment
        decisionDue = event.payload?["decision_due"]?.moment
    }

    /// Whether it waited for a decision at a moment.
    package func isOpen(at moment: Timestamp) -> Bool {
        guard opened < moment, merged.map({ $0 >= moment }) ?? true else { return false }
        let decided = verdicts.map(\.at).filter { $0 < moment }.max()
        let reopened = reopened.filter { $0 < moment }.max()
        guard let decided else { return true }
        return reopened.map { $0 >= decided } ?? false
    }
}

/// One measure on one target.
struct ActionTrail: Sendable {
    let measure: String
    let decision: String
    let isProvisional: Bool
    let applied: Timestamp
    let sequence: Int64
    var ended: Timestamp?
}

/// An appeal.
struct AppealTrail: Sendable {
    let filed: Timestamp
    let by: String
    let ground: String
    let decision: String
    var decided: (at: Timestamp, sequence: Int64, outcome: String, isAboutProgram: Bool)?
}
