// SPDX-License-Identifier: Apache-2.0
import Accounts
import ProvenanceRegistry

extension CaseworkHandler {
    static let minimumReason = 20

    func fileAppeal(_ draft: AppealDraft, _ desk: inout Desk) throws {
        try require(.fileAppeal, draft.decision.description, &desk)
        let decision = try desk.get(Decision.self, draft.decision.description)
        var file = try desk.get(Case.self, decision.caseID.description)
        guard file.decision == decision.id, decision.state == .confirmed,
            file.state == .appealWindow || file.state == .underAppeal
        else { throw Refusal(.invalidTransition, file.key) }
        let isParty: Bool
        switch draft.by {
        case .subject: isParty = draft.person == file.subject?.account
        case .reporter:
            isParty = try file.reports.contains { id in
                try id.description == draft.person || desk.find(Report.self, id.description)?.reporter == draft.person
            }
        }
        let earlier = try desk.find(Appeal.self, ObjectLink("decision", decision.key))
            .filter { $0.person == draft.person }
        let isRepeated =
            draft.hasNewFacts ? earlier.contains(where: \.hasNewFacts) || earlier.isEmpty : !earlier.isEmpty
        try check(
            file.key,
            [
                (!isParty, .notAParty), (isRepeated, .alreadyAppealed),
                ((file.appealWindowEnds ?? desk.now) <= desk.now, .windowClosed),
                (draft.text.unicodeScalars.count < CaseworkHandler.minimumReason, .reasonMissing),
            ])
        let id = AppealID(at: desk.now, using: &desk.random)
        let code = AccessCode.make(for: id.description, purpose: .appeal, key: policy.codeKey)
        guard let digest = AccessCode.digest(of: code) else { throw Refusal(.guardFailed, file.key) }
        let appeal = Appeal(
            id: id, createdAt: desk.now, updatedAt: desk.now, decision: decision.id, caseID: file.id, by: draft.by,
            person: draft.person, ground: draft.ground, text: draft.text, hasNewFacts: draft.hasNewFacts,
            due: desk.now.adding(seconds: file.appealSpan), state: .submitted, codeDigest: digest)
        try desk.put(
            appeal, "appeal.submitted",
            [
                "decision": .string(decision.key), "by": .string(draft.by.rawValue),
                "ground": .string(draft.ground.rawValue), "due": .string(appeal.due.description),
            ])
        try desk.notify(.appellant(id), .appealReceived, about: id.description)
        if file.state == .appealWindow {
            file.state = try target(CaseworkMachines.caseFile, from: file.state, on: .appeal, file.key)
            try desk.put(file, "case.appealed", ["appeal": .string(appeal.key)])
        }
        desk.output.made = appeal.key
        desk.output.code = code
    }

    func appealStep(_ id: AppealID, _ version: Int, _ step: CaseworkCommand.AppealStep, _ desk: inout Desk) throws {
        var appeal = try desk.get(Appeal.self, id.description, version: version)
        var file = try desk.get(Case.self, appeal.caseID.description)
        if case .withdraw = step {
            try require(.fileAppeal, appeal.key, &desk)
            appeal.state = try target(CaseworkMachines.appeal, from: appeal.state, on: .withdraw, appeal.key)
            guard desk.actor.id == appeal.person || desk.actor.id == appeal.key else {
                throw Refusal(.forbidden, appeal.key)
            }
            try desk.put(appeal, "appeal.withdrawn")
            return try settle(&file, after: appeal, closes: false, &desk)
        }
        try require(.handleAppeal, file, &desk)
        // I6: somebody else, and a person.
        guard desk.actor.isHuman else { throw Refusal(.guardFailed, appeal.key, [.machineCannotDecide]) }
        if let refusal = separation(of: desk.actor, step, file, appeal) { throw refusal }
        switch step {
        case .admit:
            appeal.state = try target(CaseworkMachines.appeal, from: appeal.state, on: .admit, appeal.key)
            try desk.put(appeal, "appeal.admitted")
        case .refuse(let reason):
            appeal.state = try target(CaseworkMachines.appeal, from: appeal.state, on: .refuse, appeal.key)
            try check(
                appeal.key, [(reason.unicodeScalars.count < CaseworkHandler.minimumReason, .reasonMissing)])
            appeal.reason = reason
            appeal.officer = desk.actor.id
            try desk.put(appeal, "appeal.inadmissible")
            try desk.notify(.appellant(id), .appealOutcome, about: id.description)
            try settle(&file, after: appeal, closes: false, &desk)
        case .take:
            appeal.state = try target(CaseworkMachines.appeal, from: appeal.state, on: .take, appeal.key)
            appeal.officer = desk.actor.id
            try desk.put(appeal, "appeal.taken")
        case .decide(let outcome, let reason, let instead):
            try decide(&appeal, &file, outcome, reason, instead, &desk)
        case .external(let body):
            appeal.state = try target(CaseworkMachines.appeal, from: appeal.state, on: .external, appeal.key)
            try check(appeal.key, [(body.isEmpty, .reasonMissing)])
            appeal.external = body
            try desk.put(appeal, "appeal.external")
        case .close:
            appeal.state = try target(CaseworkMachines.appeal, from: appeal.state, on: .close, appeal.key)
            try desk.put(appeal, "appeal.closed")
        case .withdraw: break
        }
    }

    /// Whoever had a part in the case has none in its appeal; what comes after the outcome is paper work.
    private func separation(
        of actor: CaseworkActor, _ step: CaseworkCommand.AppealStep, _ file: Case, _ appeal: Appeal
    ) -> Refusal? {
        switch step {
        case .admit, .refuse, .take:
            return file.tookPart.contains(actor.id) ? Refusal(.separationOfDuty, appeal.key) : nil
        case .decide:
            let isOther = appeal.state == .inReview && appeal.officer != actor.id
            return isOther || file.tookPart.contains(actor.id) ? Refusal(.separationOfDuty, appeal.key) : nil
        case .close, .external, .withdraw: return nil
        }
    }

    private func decide(
        _ appeal: inout Appeal, _ file: inout Case, _ outcome: Appeal.Outcome, _ reason: String,
        _ instead: Decision.Content?, _ desk: inout Desk
    ) throws {
        appeal.state = try target(CaseworkMachines.appeal, from: appeal.state, on: .decide, appeal.key)
        try check(appeal.key, [(reason.unicodeScalars.count < CaseworkHandler.minimumReason, .reasonMissing)])
        var decision = try desk.get(Decision.self, appeal.decision.description)
        if outcome == .modified { try checkLesser(instead, than: decision, file, desk) }
        appeal.outcome = outcome
        appeal.reason = reason
        appeal.officer = desk.actor.id
        appeal.decidedAt = desk.now
        try desk.put(
            appeal, "appeal.decided",
            [
                "outcome": .string(outcome.rawValue), "decision": .string(decision.key),
                "automated": .bool(decision.content.automationDecide != .none),
                "filed": .string(appeal.createdAt.description),
            ])
        if outcome != .confirmed, decision.state == .confirmed {
            decision.state = outcome == .reversed ? .reversed : .modified
            try desk.put(decision, "decision.\(decision.state.rawValue)", ["appeal": .string(appeal.key)])
        }
        let officer = desk.actor.id
        let role = desk.role
        try desk.asSystem { desk in
            if outcome != .confirmed {
                try reverseEverything(of: file, &desk)
                try notifySubject(of: file, .restored, about: appeal.key, &desk)
            }
            if outcome == .modified, let instead {
                try replace(decision, by: instead, officer: officer, role: role, &file, &desk)
            }
        }
        file.tookPart.insert(officer)
        desk.send(.appealOutcome, appeal.key)
        try desk.notify(.appellant(appeal.id), .appealOutcome, about: appeal.key)
        try settle(&file, after: appeal, closes: outcome == .reversed, &desk)
    }

    private func checkLesser(
        _ instead: Decision.Content?, than decision: Decision, _ file: Case, _ desk: Desk
    ) throws {
        guard let instead else { throw Refusal(.guardFailed, file.key, [.notLesser]) }
        func step(_ measures: [Measure], _ onAccount: Bool) -> Int {
            measures.filter { $0.isOnAccount == onAccount }.map(\.step).max() ?? 0
        }
        let before = decision.content.measures
        let pairs = [false, true].map { (step(before, $0), step(instead.measures, $0)) }
        var faults = MeasureRules.faults(
            of: instead, elements: decision.elements, evidence: try evidence(of: file, desk), isProvisional: false)
        if pairs.contains(where: { $0.1 > $0.0 }) || pairs.allSatisfy({ $0.0 == $0.1 }) || decision.state != .confirmed
        {
            faults.append(.notLesser)
        }
        guard faults.isEmpty else { throw Refusal(.guardFailed, file.key, faults) }
    }

    /// The officer's decision in the place of the first one.
    private func replace(
        _ old: Decision, by content: Decision.Content, officer: String, role: Role, _ file: inout Case,
        _ desk: inout Desk
    ) throws {
        var decision = Decision(
            id: DecisionID(at: desk.now, using: &desk.random), createdAt: desk.now, updatedAt: desk.now,
            caseID: file.id, state: .confirmed, content: content, elements: old.elements, isProvisional: false,
            proposer: officer, proposerIsHuman: true, confirmer: officer, secondReview: [], confirmedAt: desk.now)
        file.decision = decision.id
        if !content.measures.isEmpty {
            try state(
                reasonsFor: &decision, file, appealUntil: file.appealWindowEnds ?? desk.now,
                template: .statementOfReasons, &desk)
        }
        try desk.put(decision, "decision.confirmed", Self.payload(of: decision, file))
        try carryOut(decision, file, confirmBy: nil, &desk)
    }

    /// What becomes of the case once an appeal is over. Another one that waits keeps it where it is.
    private func settle(_ file: inout Case, after appeal: Appeal, closes: Bool, _ desk: inout Desk) throws {
        let possible = try targets(CaseworkMachines.caseFile, from: file.state, on: .outcome, file.key)
        let others = try desk.find(Appeal.self, ObjectLink("case", file.key))
            .contains { $0.isOpen && $0.id != appeal.id }
        let isOver = closes || (file.appealWindowEnds ?? desk.now) <= desk.now
        let next: Case.State = !others && isOver ? .closed : .appealWindow
        guard possible.contains(next) else { throw Refusal(.invalidTransition, file.key) }
        file.state = next
        try desk.put(file, "case.outcome", ["appeal": .string(appeal.key)])
        if others {
            file.state = try target(CaseworkMachines.caseFile, from: file.state, on: .appeal, file.key)
            return try desk.put(file, "case.appealed")
        }
        guard next == .closed else { return }
        try desk.asSystem { desk in
            try close(&file, &desk)
            guard appeal.by == .reporter, appeal.outcome == .reversed else { return }
            // The reporter was right that the decision was wrong: somebody has to make another.
            file.state = try target(CaseworkMachines.caseFile, from: file.state, on: .newFacts, file.key)
            try reopen(&file, appeal.reason ?? "", &desk)
        }
    }
}
