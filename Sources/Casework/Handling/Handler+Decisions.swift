// SPDX-License-Identifier: Apache-2.0
import ProvenanceRegistry

extension CaseworkHandler {
    /// What the figures of the transparency report are computed from; no personal data.
    static func payload(of decision: Decision, _ file: Case) -> [String: CanonicalJSON] {
        let content = decision.content
        return [
            "case": .string(file.key), "decision": .string(decision.key),
            "outcome": .string(content.outcome.rawValue),
            "measures": .array(content.measures.map { .string($0.rawValue) }),
            "ground": .string(content.ground.rawValue), "clause": .string(content.clause),
            "automation_detect": .bool(content.automationDetect),
            "automation_decide": .string(content.automationDecide.rawValue),
            "provisional": .bool(decision.isProvisional), "severity": .string(file.severity.rawValue),
            "phase": .string(file.phase.rawValue), "decision_due": .string(file.decisionDue.description),
            "first_report": .string(file.createdAt.description),
            "second_review": .array(decision.secondReview.map { .string($0.rawValue) }),
        ]
    }

    private func reports(of file: Case, _ desk: Desk) throws -> [Report] {
        try file.reports.compactMap { try desk.find(Report.self, $0.description) }
    }

    private func faults(_ content: Decision.Content, _ file: Case, isProvisional: Bool, _ desk: Desk) throws
        -> [Refusal.Fault]
    {
        var faults = MeasureRules.faults(
            of: content, elements: file.elements, evidence: try evidence(of: file, desk), isProvisional: isProvisional)
        if content.measures.contains(where: \.isOnAccount), file.subject == nil { faults.append(.noSuchAccount) }
        return faults
    }

    func provisional(
        _ file: inout Case, _ content: Decision.Content, _ confirmBy: Timestamp, _ desk: inout Desk
    ) throws {
        if desk.actor.isHuman { try require(.propose, file, &desk) } else { try require(.apply, file, &desk) }
        file.state = try target(CaseworkMachines.caseFile, from: file.state, on: .provisional, file.key)
        var faults = try faults(content, file, isProvisional: true, desk)
        if content.measures.isEmpty { faults.append(.measuresDoNotFitOutcome) }
        if confirmBy <= desk.now || confirmBy > desk.now.adding(seconds: policy.provisionalLimit) {
            faults.append(.confirmByMissing)
        }
        let actions = try desk.find(Action.self, ObjectLink("case", file.key))
        if actions.contains(where: { $0.isProvisional && $0.isInEffect }) { faults.append(.provisionalInEffect) }
        guard faults.isEmpty else { throw Refusal(.guardFailed, file.key, faults) }
        var content = content
        if !desk.actor.isHuman { content.automationDecide = .full }
        var decision = Decision(
            id: DecisionID(at: desk.now, using: &desk.random), createdAt: desk.now, updatedAt: desk.now,
            caseID: file.id, state: .confirmed, content: content, elements: file.elements, isProvisional: true,
            proposer: desk.actor.id, proposerIsHuman: desk.actor.isHuman, secondReview: [], confirmedAt: desk.now)
        file.tookPart.insert(desk.actor.id)
        try state(reasonsFor: &decision, file, appealUntil: confirmBy, template: .provisionalMeasure, &desk)
        try desk.put(decision, "decision.provisional", Self.payload(of: decision, file))
        try desk.put(file, "case.provisional", ["decision": .string(decision.key)])
        try desk.asSystem { desk in try carryOut(decision, file, confirmBy: confirmBy, &desk) }
    }

    func propose(_ file: inout Case, _ content: Decision.Content, _ desk: inout Desk) throws {
        try require(.propose, file, &desk)
        let possible = try targets(CaseworkMachines.caseFile, from: file.state, on: .propose, file.key)
        guard desk.actor.isHuman else { throw Refusal(.guardFailed, file.key, [.machineCannotDecide]) }
        let faults = try faults(content, file, isProvisional: false, desk)
        guard faults.isEmpty else { throw Refusal(.guardFailed, file.key, faults) }
        let reasons = SecondReview.reasons(for: content, in: file, reports: try reports(of: file, desk))
        var decision = Decision(
            id: DecisionID(at: desk.now, using: &desk.random), createdAt: desk.now, updatedAt: desk.now,
            caseID: file.id, state: .proposed, content: content, elements: file.elements, isProvisional: false,
            proposer: desk.actor.id, proposerIsHuman: true, secondReview: reasons)
        let next: Case.State = reasons.isEmpty ? .decided : .secondReview
        guard possible.contains(next) else { throw Refusal(.invalidTransition, file.key) }
        file.state = next
        file.decision = decision.id
        file.tookPart.insert(desk.actor.id)
        if reasons.isEmpty {
            decision.state = .confirmed
            decision.confirmedAt = desk.now
            file.decidedAt = desk.now
        }
        let payload = Self.payload(of: decision, file)
        try desk.put(decision, reasons.isEmpty ? "decision.confirmed" : "decision.proposed", payload)
        try desk.put(file, reasons.isEmpty ? "case.decided" : "case.proposed", payload)
    }

    private func proposal(of file: Case, _ desk: Desk) throws -> Decision {
        guard let id = file.decision else { throw Refusal(.notFound, file.key) }
        return try desk.get(Decision.self, id.description)
    }

    func giveBack(_ file: inout Case, _ comment: String, _ desk: inout Desk) throws {
        try require(.secondReview, file, &desk)
        file.state = try target(CaseworkMachines.caseFile, from: file.state, on: .return, file.key)
        var decision = try proposal(of: file, desk)
        guard decision.proposer != desk.actor.id else { throw Refusal(.separationOfDuty, file.key) }
        try check(file.key, [(comment.isEmpty, .reasonMissing)])
        decision.state = .returned
        file.lastNote = comment
        file.decision = nil
        file.tookPart.insert(desk.actor.id)
        try desk.put(decision, "decision.returned")
        try desk.put(file, "case.returned")
    }

    func confirm(_ file: inout Case, _ desk: inout Desk) throws {
        try require(.secondReview, file, &desk)
        file.state = try target(CaseworkMachines.caseFile, from: file.state, on: .confirm, file.key)
        var decision = try proposal(of: file, desk)
        guard decision.proposer != desk.actor.id else { throw Refusal(.separationOfDuty, file.key) }
        decision.state = .confirmed
        decision.confirmer = desk.actor.id
        decision.confirmedAt = desk.now
        file.decidedAt = desk.now
        file.tookPart.insert(desk.actor.id)
        let payload = Self.payload(of: decision, file)
        try desk.put(decision, "decision.confirmed", payload)
        try desk.put(file, "case.decided", payload)
    }

    /// Puts a confirmed decision into effect: provisional measures are settled, lasting ones applied, the affected
    /// person gets the reasons and every reporter the outcome, all at once.
    func apply(_ file: inout Case, _ desk: inout Desk) throws {
        var decision = try proposal(of: file, desk)
        guard decision.state == .confirmed else { throw Refusal(.guardFailed, file.key, [.decisionNotFinal]) }
        file.appealWindowEnds = desk.now.adding(seconds: policy.appealWindow)
        try settleProvisional(of: file, confirming: !decision.content.measures.isEmpty, &desk)
        if !decision.content.measures.isEmpty {
            try state(
                reasonsFor: &decision, file, appealUntil: file.appealWindowEnds ?? desk.now,
                template: .statementOfReasons, &desk)
            try desk.put(decision, "decision.applied", Self.payload(of: decision, file))
            try carryOut(decision, file, confirmBy: nil, &desk)
            try strike(for: decision, file, &desk)
        }
        try desk.put(
            file, "case.applied",
            ["decision": .string(decision.key), "window_ends": .string(file.appealWindowEnds?.description ?? "")])
        for var report in try reports(of: file, desk) where report.state == .linked {
            try answer(&report, about: decision.key, &desk)
        }
    }

    /// What was provisional gives way to what was decided: confirmed where measures follow, lifted where none do.
    func settleProvisional(of file: Case, confirming: Bool, _ desk: inout Desk) throws {
        for var action in try desk.find(Action.self, ObjectLink("case", file.key))
        where action.isProvisional && action.isInEffect {
            let event: CaseworkMachines.ActionEvent = confirming ? .confirm : .lapse
            action.state = try target(CaseworkMachines.action, from: action.state, on: event, action.key)
            try desk.put(action, confirming ? "action.confirmed" : "action.lapsed")
            if !confirming { desk.send(.reverseAction, action.key) }
            try settleTarget(of: action, isEnding: true, &desk)
        }
        guard !confirming else { return }
        try notifySubject(of: file, .restored, about: file.key, &desk)
    }

    func notifySubject(of file: Case, _ template: Notification.Template, about: String, _ desk: inout Desk) throws {
        guard let subject = file.subject else { return }
        try desk.notify(.account(subject.account), template, about: about)
    }

    /// Writes the statement of reasons and sends it, unless a recorded law forbids that.
    func state(
        reasonsFor decision: inout Decision, _ file: Case, appealUntil: Timestamp, template: Notification.Template,
        _ desk: inout Desk
    ) throws {
        let id = StatementID(at: desk.now, using: &desk.random)
        let code = AccessCode.make(for: id.description, purpose: .statement, key: policy.codeKey)
        guard let digest = AccessCode.digest(of: code) else { throw Refusal(.guardFailed, file.key) }
        let reports = try reports(of: file, desk)
        let source: StatementOfReasons.Source =
            file.isAuthorityOrder
            ? .authority
            : reports.allSatisfy { $0.channel == .ownDetection } ? .ownInitiative : .notice
        let content = decision.content
        let statement = StatementOfReasons(
            id: id, createdAt: desk.now, updatedAt: desk.now, decision: decision.id, measures: content.measures,
            territories: content.territories, start: desk.now, end: content.validUntil, facts: content.facts,
            source: source, automationDetect: content.automationDetect, automationDecide: content.automationDecide,
            ground: content.ground, clause: content.clause, elements: decision.elements,
            exemptionsConsidered: content.exemptionsConsidered, appealCodeDigest: digest, appealUntil: appealUntil,
            noticeBar: content.noticeBar)
        decision.statement = id
        try desk.put(statement, "statement.issued", ["decision": .string(decision.key)])
        if content.noticeBar == nil {
            try notifySubject(of: file, template, about: id.description, &desk)
        } else {
            desk.note("statement.barred", statement.key, version: 1, [:])
        }
    }

    /// Applies every measure of a decision to every target it has.
    func carryOut(_ decision: Decision, _ file: Case, confirmBy: Timestamp?, _ desk: inout Desk) throws {
        for measure in decision.content.measures {
            let places: [Action.Target] =
                measure.isOnAccount ? (file.subject.map { [.account($0.account)] } ?? []) : file.items.map { .item($0) }
            for place in places {
                try supersede(place, measure, file, &desk)
                var action = Action(
                    id: ActionID(at: desk.now, using: &desk.random), createdAt: desk.now, updatedAt: desk.now,
                    decision: decision.id, caseID: file.id, measure: measure, target: place, state: .planned,
                    isProvisional: confirmBy != nil, confirmBy: confirmBy, endsAt: end(of: measure, decision, desk.now))
                let payload: [String: CanonicalJSON] = [
                    "measure": .string(measure.rawValue), "decision": .string(decision.key),
                    "provisional": .bool(action.isProvisional),
                ]
                try desk.put(action, "action.planned", payload)
                action.state = try target(CaseworkMachines.action, from: action.state, on: .apply, action.key)
                action.appliedAt = desk.now
                try desk.put(action, "action.applied", payload)
                desk.send(.applyAction, action.key)
                try settleTarget(of: action, isEnding: false, &desk)
            }
        }
    }

    private func end(of measure: Measure, _ decision: Decision, _ now: Timestamp) -> Timestamp? {
        switch measure {
        case .suspend: decision.content.validUntil ?? now.adding(seconds: policy.suspensionSpan)
        case .limitFeatures: decision.content.validUntil ?? now.adding(seconds: policy.featureLimitSpan)
        case .warn, .terminate: nil
        default: decision.content.validUntil
        }
    }

    /// A new lasting measure takes the place of the one that this case put there before.
    private func supersede(_ place: Action.Target, _ measure: Measure, _ file: Case, _ desk: inout Desk) throws {
        for var action in try desk.find(Action.self, ObjectLink("case", file.key))
        where action.isInEffect && action.target == place && action.measure.isOnAccount == measure.isOnAccount
            && action.createdAt < desk.now
        {
            action.state = try target(CaseworkMachines.action, from: action.state, on: .supersede, action.key)
            try desk.put(action, "action.superseded")
            try settleTarget(of: action, isEnding: true, &desk)
        }
    }

    private func strike(for decision: Decision, _ file: Case, _ desk: inout Desk) throws {
        guard decision.content.outcome.isFounded, let subject = file.subject else { return }
        let earlier = try desk.find(Strike.self, ObjectLink("account", subject.account)).count { strike in
            strike.state == .active && strike.expiresAt > desk.now
        }
        let strike = Strike(
            id: StrikeID(at: desk.now, using: &desk.random), createdAt: desk.now, updatedAt: desk.now,
            account: subject.account, decision: decision.id, weight: 3, clause: decision.content.clause,
            expiresAt: desk.now.adding(seconds: policy.strikeSpan), state: .active)
        try desk.put(
            strike, "strike.issued",
            [
                "decision": .string(decision.key), "weight": .integer(3), "earlier": .integer(Int64(earlier)),
            ])
    }
}
