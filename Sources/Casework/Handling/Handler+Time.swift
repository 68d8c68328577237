// SPDX-License-Identifier: Apache-2.0
import ProvenanceRegistry

extension CaseworkHandler {
    /// Does what time asks for. Each thing that is due is one step of the tables, as if the program had sent the
    /// command; at most `limit` of each kind, so that a transaction stays short.
    func tick(_ limit: Int, _ desk: inout Desk) throws {
        try require(.apply, "tick", &desk)
        let limit = min(max(limit, 1), 1000)
        for action in try desk.reader.due(Action.self, by: desk.now, limit: limit) {
            let current = try desk.get(Action.self, action.key)
            guard current.isInEffect else { continue }
            let lapses = current.isProvisional && (current.confirmBy ?? desk.now) <= desk.now
            try actionStep(current.id, current.version, lapses ? .lapse : .expire, &desk)
        }
        for ban in try desk.reader.due(Ban.self, by: desk.now, limit: limit) {
            let current = try desk.get(Ban.self, ban.key)
            switch current.state {
            case .provisional: try banStep(current.id, current.version, .lapse, &desk)
            case .active: try banStep(current.id, current.version, .end, &desk)
            default: break
            }
        }
        for strike in try desk.reader.due(Strike.self, by: desk.now, limit: limit) {
            var current = try desk.get(Strike.self, strike.key)
            guard current.state == .active else { continue }
            current.state = try target(CaseworkMachines.strike, from: current.state, on: .expire, current.key)
            try desk.put(current, "strike.expired")
        }
        for report in try desk.reader.due(Report.self, by: desk.now, limit: limit) {
            var current = try desk.get(Report.self, report.key)
            guard current.state == .incomplete else { continue }
            current.state = try target(CaseworkMachines.report, from: current.state, on: .lapse, current.key)
            try desk.put(current, "report.lapsed")
        }
        for file in try desk.reader.due(Case.self, by: desk.now, limit: limit) { try tick(file, &desk) }
        for appeal in try desk.reader.due(Appeal.self, by: desk.now, limit: limit) {
            var current = try desk.get(Appeal.self, appeal.key)
            guard current.isOpen else { continue }
            current.missedDue = true
            try desk.put(current, "appeal.late", ["due": .string(current.due.description)])
        }
    }

    private func tick(_ file: Case, _ desk: inout Desk) throws {
        // A missed clock is written down once and never taken back.
        var current = try desk.get(Case.self, file.key)
        let missedLook =
            current.isOpen && current.firstLookAt == nil && !current.missedFirstLook
            && current.firstLookDue <= desk.now
        let missedDecision = current.isOpen && !current.missedDecision && current.decisionDue <= desk.now
        if missedLook || missedDecision {
            current.missedFirstLook = current.missedFirstLook || missedLook
            current.missedDecision = current.missedDecision || missedDecision
            try desk.put(
                current, "case.late", ["first_look": .bool(missedLook), "decision": .bool(missedDecision)])
        }
        current = try desk.get(Case.self, file.key)
        switch current.state {
        case .decided: try caseStep(current.id, current.version, .apply, &desk)
        case .waiting where (current.waitingUntil ?? desk.now) <= desk.now:
            try caseStep(current.id, current.version, .timeout, &desk)
        case .appealWindow where (current.appealWindowEnds ?? desk.now) <= desk.now:
            try caseStep(current.id, current.version, .windowEnds, &desk)
        default: break
        }
    }
}
