// SPDX-License-Identifier: Apache-2.0
import ProvenanceRegistry

/// Everything that the log says up to the end of a period, in the order in which it happened, put together by object.
package struct History: Sendable {
    package let period: ReportPeriod
    package private(set) var cases: [String: CaseTrail] = [:]
    private(set) var actions: [String: ActionTrail] = [:]
    private(set) var appeals: [String: AppealTrail] = [:]
    /// When a report came in.
    private(set) var received: [String: Timestamp] = [:]
    /// The case that a report is part of now.
    private(set) var caseOfReport: [String: String] = [:]
    /// The case that a decision is about.
    private(set) var caseOfDecision: [String: String] = [:]
    /// The decision that a signal is about.
    private(set) var decisionOfShare: [String: String] = [:]
    /// Entries of the period by what was done.
    private var byVerb: [String: [LogEvent]] = [:]
    /// Entries before the period, of what changes are measured against.
    private(set) var earlierRuns: [LogEvent] = []

    /// Folds entries; those from the end of the period on are passed over.
    package init(_ events: some Sequence<LogEvent>, period: ReportPeriod) {
        self.period = period
        for event in events where event.at < period.to {
            take(event)
            if period.contains(event.at) {
                byVerb[event.verb, default: []].append(event)
            } else if event.verb == "redteam.recorded" {
                earlierRuns.append(event)
            }
        }
    }

    /// Entries of the period with this verb, in order.
    func events(_ verb: String) -> [LogEvent] { byVerb[verb] ?? [] }
    /// How many.
    func count(_ verb: String) -> Int { byVerb[verb]?.count ?? 0 }

    /// Decisions of the period, with their cases, in the order of the cases.
    var decided: [(file: CaseTrail, verdict: CaseTrail.Verdict)] {
        cases.keys.sorted().flatMap { key -> [(file: CaseTrail, verdict: CaseTrail.Verdict)] in
            guard let file = cases[key] else { return [] }
            return file.verdicts.filter { period.contains($0.at) }.map { (file, $0) }
        }
    }

    private mutating func take(_ event: LogEvent) {
        switch event.verb {
        case "report.received": received[event.object] = event.at
        case "report.linked", "report.moved": caseOfReport[event.object] = event.text("case")
        case "case.created": cases[event.object] = CaseTrail(event)
        case "case.triaged": triage(event)
        case "case.assigned": look(at: event.object, event.at)
        case "case.merged": cases[event.object]?.merged = event.at
        case "case.decided":
            look(at: event.object, event.at)
            guard let verdict = CaseTrail.Verdict(event) else { return }
            cases[event.object]?.verdicts.append(verdict)
            caseOfDecision[verdict.decision] = event.object
        case "case.reopened":
            cases[event.object]?.reopened.append(event.at)
            cases[event.object]?.decisionDue = event.payload?["decision_due"]?.moment
        case "decision.proposed", "decision.provisional", "decision.confirmed":
            if let file = event.text("case") { caseOfDecision[event.object] = file }
        case "action.applied":
            actions[event.object] = ActionTrail(
                measure: event.text("measure") ?? "", decision: event.text("decision") ?? "",
                isProvisional: event.payload?["provisional"]?.flag ?? false, applied: event.at,
                sequence: event.sequence)
        case "action.reversed", "action.lapsed", "action.expired", "action.superseded", "action.confirmed":
            actions[event.object]?.ended = event.at
        case "appeal.submitted":
            appeals[event.object] = AppealTrail(
                filed: event.at, by: event.text("by") ?? "", ground: event.text("ground") ?? "",
                decision: event.text("decision") ?? "")
        case "appeal.decided":
            appeals[event.object]?.decided = (
                event.at, event.sequence, event.text("outcome") ?? "", event.payload?["automated"]?.flag ?? false
            )
        case "share.drafted": decisionOfShare[event.object] = event.text("decision")
        default: break
        }
    }

    private mutating func triage(_ event: LogEvent) {
        cases[event.object]?.severity = event.text("severity") ?? ""
        cases[event.object]?.lookDue = event.payload?["first_look_due"]?.moment
        cases[event.object]?.decisionDue = event.payload?["decision_due"]?.moment
    }

    /// The first look is the earliest of being assigned and being decided.
    private mutating func look(at file: String, _ moment: Timestamp) {
        guard let known = cases[file], known.firstLook == nil else { return }
        cases[file]?.firstLook = moment
    }
}

extension Sequence {
    /// How many of each kind there are, in the order of the kinds' names.
    func tally(_ kind: (Element) -> String) -> [(of: String, count: Int)] {
        var counts: [String: Int] = [:]
        for element in self { counts[kind(element), default: 0] += 1 }
        return counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}

extension Timestamp {
    /// Milliseconds from `other` to this moment.
    func since(_ other: Timestamp) -> Int64 { milliseconds - other.milliseconds }
}
