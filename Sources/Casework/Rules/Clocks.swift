// SPDX-License-Identifier: Apache-2.0
package import ProvenanceRegistry

/// How much is at stake.
package enum Severity: String, Codable, Sendable, CaseIterable {
    /// False voting information, an impersonated official, or anything that spreads fast in the critical phase.
    case voting = "S1"
    /// A candidate in a fabricated act or statement.
    case candidate = "S2"
    /// As S2, with a small reach, or old.
    case smallReach = "S3"
    /// Labels, and everything else.
    case other = "S4"

    /// 1 to 4.
    package var number: Int { rawValue.last?.wholeNumberValue ?? 4 }

    /// What the table proposes from a report; a person may change it with a reason.
    package static func proposed(for reason: Report.Reason) -> Severity {
        switch reason {
        case .votingProcess, .officialImpersonation: .voting
        case .candidateLikeness, .voiceClone, .fabricatedEvent, .forgedDocument: .candidate
        case .other: .other
        }
    }
}

/// How near a vote is.
package enum ElectionPhase: String, Codable, Sendable, CaseIterable {
    case normal, campaign, final, critical, count
}

/// When people vote. Only what the clocks need; names and rules are in the roster.
package struct Election: Codable, Sendable, Hashable {
    package let id: String
    package let jurisdiction: String
    package let opens: Timestamp
    package let closes: Timestamp
    /// When the result was, or will be, certified; counted as 60 days after closing at most.
    package let certified: Timestamp?

    package init(id: String, jurisdiction: String, opens: Timestamp, closes: Timestamp, certified: Timestamp? = nil) {
        self.id = id
        self.jurisdiction = jurisdiction
        self.opens = opens
        self.closes = closes
        self.certified = certified
    }

    /// The phase of this election at `moment` (section 6.3 of the design).
    package func phase(at moment: Timestamp) -> ElectionPhase {
        let day: Int64 = 86_400
        if moment < opens.adding(seconds: -120 * day) { return .normal }
        if moment < opens.adding(seconds: -14 * day) { return .campaign }
        if moment < opens.adding(seconds: -3 * day) { return .final }
        if moment < closes.adding(seconds: day) { return .critical }
        let end = min(certified ?? .init(milliseconds: .max), closes.adding(seconds: 60 * day))
        return moment < end ? .count : .normal
    }
}

/// The elections that an installation knows.
package struct ElectionCalendar: Codable, Sendable, Hashable {
    package let elections: [Election]

    package init(_ elections: [Election] = []) { self.elections = elections }

    /// The strictest phase of all elections that count: those named, or in the jurisdiction, or all where neither is
    /// known.
    package func phase(at moment: Timestamp, election: String?, jurisdiction: String) -> ElectionPhase {
        let named = elections.filter { $0.id == election }
        let local = elections.filter { $0.jurisdiction == jurisdiction }
        let counted = !named.isEmpty ? named : !local.isEmpty ? local : election == nil ? elections : []
        let order: [ElectionPhase] = [.critical, .final, .count, .campaign, .normal]
        let phases = Set(counted.map { $0.phase(at: moment) })
        return order.first { phases.contains($0) } ?? .normal
    }
}

/// How long may pass, in seconds.
package struct ClockSpans: Codable, Sendable, Hashable {
    package let firstLook: Int64
    package let decision: Int64
    package let appeal: Int64
}

/// The table of section 6.3: first look, decision and appeal by severity and phase. An operator may change it.
package struct ClockTable: Codable, Sendable, Hashable {
    /// By severity, then phase.
    package let spans: [Severity: [ElectionPhase: ClockSpans]]

    package func spans(_ severity: Severity, _ phase: ElectionPhase) -> ClockSpans {
        spans[severity]?[phase] ?? ClockSpans(firstLook: 3600, decision: 6 * 3600, appeal: 86_400)
    }

    /// As the design sets it.
    package static let standard: ClockTable = {
        // In half hours: first look, decision, appeal decision.
        let day: Int64 = 48
        let table: [Severity: [(ElectionPhase, Int64, Int64, Int64)]] = [
            .voting: [
                (.normal, 8, day, 3 * day), (.campaign, 4, 24, 2 * day), (.final, 2, 12, day), (.critical, 1, 6, 24),
                (.count, 2, 12, day),
            ],
            .candidate: [
                (.normal, 24, 3 * day, 7 * day), (.campaign, 12, 2 * day, 3 * day), (.final, 6, day, 2 * day),
                (.critical, 2, 12, day), (.count, 6, day, 2 * day),
            ],
            .smallReach: [
                (.normal, 2 * day, 7 * day, 14 * day), (.campaign, day, 3 * day, 7 * day),
                (.final, 24, 2 * day, 3 * day), (.critical, 12, day, 2 * day), (.count, 24, 2 * day, 3 * day),
            ],
            .other: [
                (.normal, 5 * day, 14 * day, 30 * day), (.campaign, 3 * day, 7 * day, 14 * day),
                (.final, 2 * day, 5 * day, 7 * day), (.critical, day, 3 * day, 7 * day),
                (.count, 2 * day, 5 * day, 7 * day),
            ],
        ]
        return ClockTable(
            spans: table.mapValues { rows in
                Dictionary(
                    uniqueKeysWithValues: rows.map { phase, look, decision, appeal in
                        (phase, ClockSpans(firstLook: look * 1800, decision: decision * 1800, appeal: appeal * 1800))
                    })
            })
    }()
}
