// SPDX-License-Identifier: Apache-2.0
import ProvenanceRegistry

extension CaseworkHandler {
    func caseStep(_ id: CaseID, _ version: Int, _ step: CaseworkCommand.CaseStep, _ desk: inout Desk) throws {
        var file = try desk.get(Case.self, id.description, version: version)
        switch step {
        case .triage(let severity, let queue, let publicInterest, let reason):
            try require(.triage, file, &desk)
            file.state = try target(CaseworkMachines.caseFile, from: file.state, on: .triage, file.key)
            try check(file.key, [(severity != file.severity && reason.isEmpty, .reasonMissing)])
            try triage(&file, severity, queue, publicInterest, &desk)
        case .assign(let person):
            try require(.triage, file, &desk)
            file.state = try target(CaseworkMachines.caseFile, from: file.state, on: .assign, file.key)
            let kept = try evidence(of: file, desk).values.contains { $0.deletedAt == nil }
            try check(file.key, [(!kept, .evidenceMissing), (person.isEmpty, .reasonMissing)])
            file.assignee = person
            file.firstLookAt = file.firstLookAt ?? desk.now
            file.tookPart.formUnion([person, desk.actor.id])
            try desk.put(file, "case.assigned", ["first_look": .string((file.firstLookAt ?? desk.now).description)])
        case .merge(let older): try merge(&file, into: older, &desk)
        case .rejectScope(let reason):
            try require(.triage, file, &desk)
            file.state = try target(CaseworkMachines.caseFile, from: file.state, on: .rejectScope, file.key)
            try check(file.key, [(reason.isEmpty, .reasonMissing)])
            try rejectScope(&file, reason, &desk)
        case .ask(let question): try ask(&file, question, &desk)
        case .answer(let text):
            try require(.investigate, file, &desk)
            file.state = try target(CaseworkMachines.caseFile, from: file.state, on: .answer, file.key)
            resume(&file, desk.now)
            file.lastNote = text
            file.tookPart.insert(desk.actor.id)
            try desk.put(file, "case.answered")
        case .timeout:
            try require(.apply, file, &desk)
            file.state = try target(CaseworkMachines.caseFile, from: file.state, on: .timeout, file.key)
            try check(file.key, [((file.waitingUntil ?? desk.now) > desk.now, .notYet)])
            resume(&file, desk.now)
            try desk.put(file, "case.timeout")
        case .assess(let elements, let exemptions): try assess(&file, elements, exemptions, &desk)
        case .provisional(let content, let confirmBy): try provisional(&file, content, confirmBy, &desk)
        case .propose(let content): try propose(&file, content, &desk)
        case .return(let comment): try giveBack(&file, comment, &desk)
        case .confirm: try confirm(&file, &desk)
        case .apply:
            try require(.apply, file, &desk)
            file.state = try target(CaseworkMachines.caseFile, from: file.state, on: .apply, file.key)
            try apply(&file, &desk)
        case .windowEnds: try windowEnds(&file, &desk)
        case .newFacts(let reason):
            try require(.reopen, file, &desk)
            file.state = try target(CaseworkMachines.caseFile, from: file.state, on: .newFacts, file.key)
            try check(file.key, [(reason.isEmpty, .reasonMissing)])
            try reopen(&file, reason, &desk)
        }
    }

    private func triage(
        _ file: inout Case, _ severity: Severity, _ queue: String, _ publicInterest: Bool, _ desk: inout Desk
    ) throws {
        file.severity = severity
        if !queue.isEmpty { file.queue = queue }
        file.publicInterest = publicInterest
        file.phase = policy.calendar.phase(at: desk.now, election: file.election, jurisdiction: file.jurisdiction)
        let spans = policy.clocks.spans(severity, file.phase)
        file.firstLookDue = file.createdAt.adding(seconds: spans.firstLook)
        file.decisionDue =
            ([file.createdAt.adding(seconds: spans.decision)] + file.legalClocks.map(\.due)).min() ?? file.decisionDue
        file.appealSpan = spans.appeal
        file.tookPart.insert(desk.actor.id)
        try desk.put(
            file, "case.triaged",
            [
                "severity": .string(severity.rawValue), "phase": .string(file.phase.rawValue),
                "queue": .string(file.queue), "public_interest": .bool(publicInterest),
                "first_look_due": .string(file.firstLookDue.description),
                "decision_due": .string(file.decisionDue.description),
            ])
    }

    private func merge(_ file: inout Case, into older: CaseID, _ desk: inout Desk) throws {
        try require(.triage, file, &desk)
        file.state = try target(CaseworkMachines.caseFile, from: file.state, on: .merge, file.key)
        var other = try desk.get(Case.self, older.description)
        try check(
            file.key,
            [
                (
                    other.id == file.id || other.createdAt > file.createdAt || other.cluster != file.cluster
                        || !other.isOpen, .noCaseToMergeInto
                )
            ])
        file.mergedInto = older
        file.tookPart.insert(desk.actor.id)
        try desk.put(file, "case.merged", ["into": .string(other.key)])
        for id in file.reports {
            var report = try desk.get(Report.self, id.description)
            report.caseID = older
            try desk.put(report, "report.moved", ["case": .string(other.key)])
        }
        other.reports += file.reports
        other.items += file.items.filter { !other.items.contains($0) }
        other.tookPart.formUnion(file.tookPart)
        try desk.put(other, "case.absorbed", ["case": .string(file.key)])
    }

    private func rejectScope(_ file: inout Case, _ reason: String, _ desk: inout Desk) throws {
        file.firstLookAt = file.firstLookAt ?? desk.now
        file.tookPart.insert(desk.actor.id)
        let decision = Decision(
            id: DecisionID(at: desk.now, using: &desk.random), createdAt: desk.now, updatedAt: desk.now,
            caseID: file.id, state: .confirmed,
            content: Decision.Content(
                outcome: .noViolation, clause: "scope", policyVersion: policy.policyVersion, facts: reason,
                exemptionsConsidered: "-"), elements: file.elements, isProvisional: false, proposer: desk.actor.id,
            proposerIsHuman: desk.actor.isHuman, secondReview: [], confirmedAt: desk.now)
        file.decision = decision.id
        file.decidedAt = desk.now
        try desk.put(decision, "decision.confirmed", Self.payload(of: decision, file))
        try desk.put(file, "case.decided", Self.payload(of: decision, file))
    }

    private func ask(_ file: inout Case, _ question: String, _ desk: inout Desk) throws {
        try require(.investigate, file, &desk)
        file.state = try target(CaseworkMachines.caseFile, from: file.state, on: .ask, file.key)
        try check(file.key, [(question.isEmpty, .reasonMissing)])
        let span = policy.clocks.spans(file.severity, file.phase).decision
        file.waitingUntil = desk.now.adding(seconds: span / 4)
        // The internal clock stands still once, for a quarter of it at most; a legal clock never does.
        file.waitingSince = file.hasPaused ? nil : desk.now
        file.hasPaused = true
        file.lastNote = question
        file.tookPart.insert(desk.actor.id)
        try desk.put(file, "case.asked", ["until": .string(file.waitingUntil?.description ?? "")])
        for report in file.reports.prefix(1) { try desk.notify(.reporter(report), .question, about: file.key) }
    }

    private func resume(_ file: inout Case, _ now: Timestamp) {
        if let since = file.waitingSince {
            let cap = policy.clocks.spans(file.severity, file.phase).decision * 250
            let paused = min(max(0, now.milliseconds - since.milliseconds), cap)
            file.pausedMilliseconds += paused
            let moved = Timestamp(milliseconds: file.decisionDue.milliseconds + paused)
            file.decisionDue = ([moved] + file.legalClocks.map(\.due)).min() ?? moved
        }
        file.waitingSince = nil
        file.waitingUntil = nil
    }

    private func assess(
        _ file: inout Case, _ elements: [ElementAssessment], _ exemptions: Set<Exemption>, _ desk: inout Desk
    ) throws {
        try require(.investigate, file, &desk)
        guard file.state == .investigating else { throw Refusal(.invalidTransition, file.key) }
        let kept = try evidence(of: file, desk).filter { $0.value.deletedAt == nil }
        let isUnknown = elements.contains { $0.evidence.contains { kept[$0.description] == nil } }
        let isBare = elements.contains { $0.confidence != .notShown && $0.evidence.isEmpty }
        try check(file.key, [(isUnknown, .evidenceMissing), (isBare, .evidenceNeeded)])
        var byElement = Dictionary(file.elements.map { ($0.element, $0) }, uniquingKeysWith: { $1 })
        for var assessment in elements {
            assessment.assessor = desk.actor.id
            byElement[assessment.element] = assessment
        }
        file.elements = byElement.values.sorted { $0.element < $1.element }
        file.exemptionsClaimed = exemptions
        file.tookPart.insert(desk.actor.id)
        try desk.put(
            file, "case.assessed",
            [
                "elements": .object(
                    Dictionary(
                        uniqueKeysWithValues: file.elements.map {
                            ($0.element.rawValue, CanonicalJSON.string($0.confidence.rawValue))
                        }))
            ])
    }

    private func windowEnds(_ file: inout Case, _ desk: inout Desk) throws {
        try require(.apply, file, &desk)
        file.state = try target(CaseworkMachines.caseFile, from: file.state, on: .windowEnds, file.key)
        try check(file.key, [((file.appealWindowEnds ?? desk.now) > desk.now, .notYet)])
        try close(&file, &desk)
    }

    /// Ends a case that is in the state `closed` already: its reports close, and its evidence gets a date.
    func close(_ file: inout Case, _ desk: inout Desk) throws {
        file.closedAt = desk.now
        try desk.put(file, "case.closed")
        for id in file.reports {
            guard var report = try desk.find(Report.self, id.description), report.state == .answered else { continue }
            report.state = try target(CaseworkMachines.report, from: report.state, on: .close, report.key)
            try desk.put(report, "report.closed")
        }
        for var evidence in try evidence(of: file, desk).values.sorted(by: { $0.key < $1.key })
        where evidence.deletedAt == nil {
            let until = max(
                desk.now.adding(seconds: policy.retention), (file.appealWindowEnds ?? desk.now),
                evidence.retentionUntil ?? desk.now)
            evidence.retentionUntil = until
            try desk.put(evidence, "evidence.dated", ["until": .string(until.description)])
        }
    }

    /// Takes a closed case up again. What is in effect stays until the new decision.
    func reopen(_ file: inout Case, _ reason: String, _ desk: inout Desk) throws {
        let spans = policy.clocks.spans(file.severity, file.phase)
        file.lastNote = reason
        file.closedAt = nil
        file.decidedAt = nil
        file.missedDecision = false
        file.appealWindowEnds = nil
        file.decisionDue = desk.now.adding(seconds: spans.decision)
        file.tookPart.insert(desk.actor.id)
        try desk.put(file, "case.reopened", ["decision_due": .string(file.decisionDue.description)])
    }
}
