// SPDX-License-Identifier: Apache-2.0
import ProvenanceRegistry

/// T1 to T5: what came in, what became of it, and how long it took (section 12 of the design).
enum CaseworkTables {
    /// Reports that are confirmed within so many milliseconds are confirmed in time.
    static let acknowledgement: Int64 = 60_000

    /// T1: intake. What it is divided by is computed from the log alone, see ``SealedFigures``.
    static func intake(_ history: History) -> [Figure] {
        let acknowledged = Dictionary(
            history.events("report.acknowledged").map { ($0.object, $0.at) }, uniquingKeysWith: min)
        let received = history.events("report.received")
        let inTime = received.count { report in
            acknowledged[report.object].map { $0.since(report.at) <= acknowledgement } ?? false
        }
        return [
            Figure("T1", "reports", .count(received.count)),
            Figure("T1", "acknowledged_in_time", .share(inTime, of: received.count)),
            Figure("T1", "incomplete", .count(history.count("report.incomplete"))),
            Figure("T1", "lapsed", .count(history.count("report.lapsed"))),
            Figure("T1", "rejected", .count(history.count("report.rejected"))),
            Figure("T1", "withdrawn", .count(history.count("report.withdrawn"))),
        ]
    }

    /// T2: cases. What waits at the end is what waited at the start, plus opened and reopened, minus decided and merged.
    static func cases(_ history: History) -> [Figure] {
        let period = history.period
        let opened = history.cases.values.filter { period.contains($0.opened) }
        let decided = history.decided
        let start = history.cases.values.count { $0.isOpen(at: period.from) }
        let merged = history.count("case.merged")
        let reopened = history.count("case.reopened")
        var figures = [
            Figure("T2", "backlog_start", .count(start)), Figure("T2", "opened", .count(opened.count)),
            Figure("T2", "reopened", .count(reopened)), Figure("T2", "decided", .count(decided.count)),
            Figure("T2", "merged", .count(merged)),
            Figure("T2", "backlog_end", .count(start + opened.count + reopened - decided.count - merged)),
        ]
        figures += opened.tally(\.severityAtOpening).map {
            Figure("T2", "opened", by: "severity", of: $0.of, .count($0.count))
        }
        figures += opened.tally(\.phaseAtOpening).map {
            Figure("T2", "opened", by: "phase", of: $0.of, .count($0.count))
        }
        figures += decided.tally(\.verdict.severity).map {
            Figure("T2", "decided", by: "severity", of: $0.of, .count($0.count))
        }
        figures += decided.tally(\.verdict.phase).map {
            Figure("T2", "decided", by: "phase", of: $0.of, .count($0.count))
        }
        return figures
    }

    /// T3: outcomes.
    static func outcomes(_ history: History) -> [Figure] {
        let decided = history.decided
        func by(_ name: String, _ kind: ((file: CaseTrail, verdict: CaseTrail.Verdict)) -> String) -> [Figure] {
            decided.tally(kind).map { Figure("T3", "decisions", by: name, of: $0.of, .count($0.count)) }
        }
        let measures = decided.flatMap(\.verdict.measures).tally { $0 }
        return [
            Figure("T3", "decisions", .count(decided.count)),
            Figure(
                "T3", "exempt_share", .share(decided.count { $0.verdict.outcome == "exempt" }, of: decided.count)),
        ]
            + by("outcome", \.verdict.outcome)
            + measures.map { Figure("T3", "decisions", by: "measure", of: $0.of, .count($0.count)) }
            + by("ground", \.verdict.ground) + by("clause", \.verdict.clause) + by("reason", \.file.reason)
    }

    /// T4: time.
    static func times(_ history: History) -> [Figure] {
        let period = history.period
        let looked = history.cases.values.compactMap { file -> (file: CaseTrail, at: Timestamp)? in
            guard let at = file.firstLook, period.contains(at) else { return nil }
            return (file, at)
        }
        let firstDecided = history.cases.values.compactMap { file -> (file: CaseTrail, at: Timestamp)? in
            // Reopened cases have a clock of their own; their second decision is no first one.
            guard let at = file.verdicts.first?.at, period.contains(at) else { return nil }
            return (file, at)
        }
        let answers = history.events("report.answered").compactMap { event in
            history.received[event.object].map { event.at.since($0) }
        }
        func spans(_ name: String, _ some: [(file: CaseTrail, at: Timestamp)]) -> [Figure] {
            let groups = Dictionary(grouping: some, by: \.file.severity)
            return [Figure("T4", name, .spans(some.map { $0.at.since($0.file.opened) }))]
                + groups.keys.sorted().map { severity in
                    Figure(
                        "T4", name, by: "severity", of: severity,
                        .spans((groups[severity] ?? []).map { $0.at.since($0.file.opened) }))
                }
        }
        let lookDue = history.cases.values.filter { file in
            file.firstLook != nil && file.lookDue.map(period.contains) ?? false
        }
        let lookInTime = lookDue.count { file in
            if let at = file.firstLook, let due = file.lookDue { at <= due } else { false }
        }
        let verdicts = history.cases.values.flatMap(\.verdicts)
        let due = verdicts.filter { $0.due.map(period.contains) ?? false }
        let inTime = due.count { verdict in verdict.due.map { verdict.at <= $0 } ?? false }
        let overdue = history.cases.values.count { file in
            file.isOpen(at: period.to) && file.decisionDue.map { $0 < period.to } ?? false
        }
        return spans("first_look", looked) + spans("decision", firstDecided) + [
            Figure("T4", "answer", .spans(answers)),
            Figure("T4", "look_in_time", .share(lookInTime, of: lookDue.count)),
            Figure("T4", "decided_in_time", .share(inTime, of: due.count)),
            Figure("T4", "overdue_at_end", .count(overdue)),
        ]
    }

    /// T5: legal clocks of cases that were opened in the period. One is met by a decision up to its moment, and missed
    /// once that moment has passed without one.
    static func legalClocks(_ history: History) -> [Figure] {
        var byProfile: [String: (triggered: Int, met: Int, missed: Int, overrun: Int64?)] = [:]
        for file in history.cases.values where history.period.contains(file.opened) {
            for clock in file.clocks {
                var line = byProfile[clock.profile] ?? (0, 0, 0, nil)
                line.triggered += 1
                let decided = file.verdicts.first?.at
                if let decided, decided <= clock.due {
                    line.met += 1
                } else if clock.due < history.period.to {
                    line.missed += 1
                    line.overrun = max(line.overrun ?? 0, (decided ?? history.period.to).since(clock.due))
                }
                byProfile[clock.profile] = line
            }
        }
        let all = byProfile.values.reduce((0, 0, 0)) { ($0.0 + $1.triggered, $0.1 + $1.met, $0.2 + $1.missed) }
        return [
            Figure("T5", "triggered", .count(all.0)), Figure("T5", "met", .count(all.1)),
            Figure("T5", "missed", .count(all.2)),
        ]
            + byProfile.sorted { $0.key < $1.key }.flatMap { profile, line in
                [
                    Figure("T5", "triggered", by: "profile", of: profile, .count(line.triggered)),
                    Figure("T5", "met", by: "profile", of: profile, .count(line.met)),
                    Figure("T5", "missed", by: "profile", of: profile, .count(line.missed)),
                    Figure(
                        "T5", "longest_overrun", by: "profile", of: profile,
                        line.overrun.map { .length($0) } ?? .notMeasured(.noCases)),
                ]
            }
    }
}
