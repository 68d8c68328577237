// SPDX-License-Identifier: Apache-2.0
import Accounts
import ProvenanceRegistry

extension CaseworkHandler {
    static let minimumExplanation = 20

    func fileReport(_ draft: ReportDraft, _ item: ItemDraft, _ evidence: [EvidenceDraft], _ desk: inout Desk) throws {
        try require(.fileReport, Report.kind, &desk)
        try check(
            Report.kind,
            [
                (!draft.goodFaith, .goodFaithMissing),
                (item.sha256 == nil && item.pdq == nil && item.locations.isEmpty, .nothingReported),
            ])
        let item = try findOrMake(item, &desk)
        let id = ReportID(at: desk.now, using: &desk.random)
        let code = AccessCode.make(for: id.description, purpose: .report, key: policy.codeKey)
        guard let digest = AccessCode.digest(of: code) else { throw Refusal(.guardFailed, Report.kind) }
        var report = Report(
            id: id, createdAt: desk.now, updatedAt: desk.now, state: .received, channel: draft.channel,
            reporter: draft.reporter, reporterLevel: min(max(draft.reporterLevel, 0), 3), relation: draft.relation,
            locations: draft.locations, explanation: draft.explanation, claimFalse: draft.claimFalse,
            authenticOriginal: draft.authenticOriginal, depicted: draft.depicted, election: draft.election,
            jurisdiction: draft.jurisdiction, language: draft.language, reason: draft.reason,
            satirePossible: draft.satirePossible, requested: draft.requested, item: item.id, receiptDigest: digest,
            contact: draft.contact)
        var payload: [String: CanonicalJSON] = [
            "channel": .string(report.channel.rawValue), "relation": .string(report.relation.rawValue),
            "level": .integer(Int64(report.reporterLevel)), "language": .string(report.language),
            "jurisdiction": .string(report.jurisdiction), "reason": .string(report.reason.rawValue),
            "satire": .string(report.satirePossible.rawValue), "item": .string(item.key),
        ]
        if let contact = draft.contact { payload["contact"] = contact.audited }
        try desk.put(report, "report.received", payload)
        for draft in evidence { _ = try addEvidence(draft, to: item, report: id, &desk) }
        report.state = try target(CaseworkMachines.report, from: report.state, on: .acknowledge, report.key)
        try desk.asSystem { desk in
            try desk.put(report, "report.acknowledged")
            try desk.notify(.reporter(id), .receipt, about: id.description)
        }
        desk.output.made = id.description
        desk.output.code = code
        if draft.explanation.unicodeScalars.count >= CaseworkHandler.minimumExplanation {
            try desk.asSystem { desk in try accept(&report, subject: draft.subject, &desk) }
        }
    }

    /// Takes a report up and puts it into the case on the same content, or a new one.
    private func accept(_ report: inout Report, subject: Subject?, _ desk: inout Desk) throws {
        let event: CaseworkMachines.ReportEvent = report.state == .incomplete ? .complete : .accept
        report.state = try target(CaseworkMachines.report, from: report.state, on: event, report.key)
        report.question = nil
        report.incompleteUntil = nil
        try desk.put(report, "report.accepted")
        let item = try desk.get(ContentItem.self, report.item.description)
        let cases = try desk.find(Case.self, ObjectLink("cluster", item.cluster))
        let file: Case
        if let open = cases.last(where: { $0.state != .closed && $0.state != .merged }) {
            file = try join(report, item, open, &desk)
        } else {
            file = try open(report, item, subject, &desk)
        }
        try link(&report, to: file, &desk)
    }

    private func link(_ report: inout Report, to file: Case, _ desk: inout Desk) throws {
        report.caseID = file.id
        report.state = try target(CaseworkMachines.report, from: report.state, on: .link, report.key)
        try desk.put(report, "report.linked", ["case": .string(file.key)])
        guard !file.isOpen, file.state != .decided else { return }
        // The case was decided before this report came: that decision is its answer.
        try answer(&report, about: file.decision?.description ?? file.key, &desk)
    }

    func answer(_ report: inout Report, about: String, _ desk: inout Desk) throws {
        report.state = try target(CaseworkMachines.report, from: report.state, on: .answer, report.key)
        report.answeredAt = desk.now
        try desk.put(report, "report.answered", ["about": .string(about)])
        try desk.notify(.reporter(report.id), .outcome, about: about)
    }

    private func open(_ report: Report, _ item: ContentItem, _ subject: Subject?, _ desk: inout Desk) throws -> Case {
        let severity = Severity.proposed(for: report.reason)
        let phase = policy.calendar.phase(at: desk.now, election: report.election, jurisdiction: report.jurisdiction)
        let spans = policy.clocks.spans(severity, phase)
        let isOrder = report.channel == .authorityOrder
        let clocks = policy.profiles.compactMap {
            $0.clock(
                jurisdiction: report.jurisdiction, isOrder: isOrder, elections: policy.calendar.elections, at: desk.now)
        }
        let due = ([desk.now.adding(seconds: spans.decision)] + clocks.map(\.due)).min() ?? desk.now
        let queue = report.jurisdiction.isEmpty ? "general" : report.jurisdiction.lowercased()
        let file = Case(
            id: CaseID(at: desk.now, using: &desk.random), createdAt: desk.now, updatedAt: desk.now, state: .new,
            severity: severity, phase: phase, queue: queue, reports: [report.id], items: [item.id],
            cluster: item.cluster, subject: subject, jurisdiction: report.jurisdiction, election: report.election,
            isAuthorityOrder: isOrder, firstLookDue: desk.now.adding(seconds: spans.firstLook), decisionDue: due,
            appealSpan: spans.appeal, legalClocks: clocks)
        try desk.put(
            file, "case.created",
            [
                "severity": .string(severity.rawValue), "phase": .string(phase.rawValue), "queue": .string(queue),
                "jurisdiction": .string(file.jurisdiction), "reason": .string(report.reason.rawValue),
                "authority_order": .bool(isOrder),
                "legal": .array(
                    clocks.map { .object(["profile": .string($0.profile), "due": .string($0.due.description)]) }),
                "first_look_due": .string(file.firstLookDue.description), "decision_due": .string(due.description),
            ])
        return file
    }

    private func join(_ report: Report, _ item: ContentItem, _ file: Case, _ desk: inout Desk) throws -> Case {
        var file = file
        file.reports.append(report.id)
        if !file.items.contains(item.id) { file.items.append(item.id) }
        if file.priorityBoost == 0, file.reports.count >= policy.boostAfter {
            // Anonymous reports count one each; whoever is known counts once.
            let reports = try desk.find(Report.self, ObjectLink("case", file.key)) + [report]
            let people = Set(reports.map { $0.reporter ?? $0.key })
            if people.count >= policy.boostAfter { file.priorityBoost = 1 }
        }
        try desk.put(
            file, "case.joined", ["report": .string(report.key), "boost": .integer(Int64(file.priorityBoost))])
        return file
    }

    func reportStep(_ id: ReportID, _ version: Int, _ step: CaseworkCommand.ReportStep, _ desk: inout Desk) throws {
        var report = try desk.get(Report.self, id.description, version: version)
        switch step {
        case .accept:
            try require(.intake, report.key, &desk)
            guard report.state == .acknowledged else { throw Refusal(.invalidTransition, report.key) }
            try accept(&report, subject: nil, &desk)
        case .askMore(let question):
            try require(.intake, report.key, &desk)
            report.state = try target(CaseworkMachines.report, from: report.state, on: .askMore, report.key)
            try check(report.key, [(question.isEmpty, .reasonMissing)])
            report.question = question
            report.incompleteUntil = desk.now.adding(seconds: policy.incompleteSpan)
            try desk.put(report, "report.incomplete")
            try desk.notify(.reporter(id), .question, about: id.description)
        case .complete(let text):
            try require(.fileReport, report.key, &desk)
            guard report.state == .incomplete else { throw Refusal(.invalidTransition, report.key) }
            try requireOwner(of: report, desk)
            let whole = report.explanation.isEmpty ? text : report.explanation + "\n\n" + text
            try check(
                report.key, [(whole.unicodeScalars.count < CaseworkHandler.minimumExplanation, .reasonMissing)])
            report.explanation = whole
            try accept(&report, subject: nil, &desk)
        case .reject(let reason):
            try require(.intake, report.key, &desk)
            report.state = try target(CaseworkMachines.report, from: report.state, on: .reject, report.key)
            try check(report.key, [(reason.isEmpty, .reasonMissing)])
            report.rejection = reason
            try desk.put(report, "report.rejected")
            try desk.notify(.reporter(id), .notTakenUp, about: id.description)
        case .withdraw:
            try require(.fileReport, report.key, &desk)
            report.state = try target(CaseworkMachines.report, from: report.state, on: .withdraw, report.key)
            try requireOwner(of: report, desk)
            try desk.put(report, "report.withdrawn")
        case .close:
            try require(.apply, report.key, &desk)
            report.state = try target(CaseworkMachines.report, from: report.state, on: .close, report.key)
            try desk.put(report, "report.closed")
        }
    }

    /// Whoever holds the receipt acts under the report's own identifier.
    private func requireOwner(of report: Report, _ desk: Desk) throws {
        guard desk.actor.id == report.key || desk.actor.id == report.reporter else {
            throw Refusal(.forbidden, report.key)
        }
    }

    /// Erases who the reporter was: the sealed text goes, and its key is destroyed, so that what the audit log holds of
    /// it can never be read again. The report and the chain stay.
    func erase(_ id: ReportID, _ desk: inout Desk) throws {
        try require(.erase, id.description, &desk)
        var report = try desk.get(Report.self, id.description)
        if desk.role == .public || desk.role == .complainant { try requireOwner(of: report, desk) }
        if let contact = report.contact { desk.send(.destroyKey, contact.keyID) }
        report.contact = nil
        try desk.put(report, "report.erased")
    }
}
