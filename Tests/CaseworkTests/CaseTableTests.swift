// SPDX-License-Identifier: Apache-2.0
import Casework
import Foundation
import ProvenanceRegistry
import Testing

/// Every state of a case against every event, through the handler: what the table has is done, everything else is
/// refused as `invalid_transition` and written to the log.
@Suite("The handler keeps to the table")
struct CaseTableTests {
    private func steps(_ office: Office, _ id: CaseID, _ older: CaseID) throws
        -> [(CaseworkMachines.CaseEvent, CaseworkCommand.CaseStep, CaseworkActor)]
    {
        var disable = Office.removal()
        disable.outcome = .disable
        disable.measures = [.disable]
        let soon = office.now.adding(seconds: 60)
        let severity = try office.file(id).severity
        return [
            (.triage, .triage(severity, queue: "", publicInterest: false, reason: ""), office.intake),
            (.assign, .assign("rosa"), office.intake), (.merge, .merge(into: older), office.intake),
            (.rejectScope, .rejectScope("not about an election"), office.intake),
            (.ask, .ask("Where?"), office.reviewer), (.answer, .answer("There."), office.reviewer),
            (.timeout, .timeout, .system), (.provisional, .provisional(disable, confirmBy: soon), office.reviewer),
            (.propose, .propose(Office.removal()), office.reviewer), (.return, .return("not yet"), office.senior),
            (.confirm, .confirm, office.senior), (.apply, .apply, .system), (.windowEnds, .windowEnds, .system),
            (.newFacts, .newFacts("a recording turned up"), office.senior),
        ]
    }

    /// An office with a case in that state, and an older open one on the same content. Nil where the state is a
    /// dead end that is reached otherwise.
    private func office(in state: Case.State) throws -> (Office, CaseID, CaseID) {
        var office = Office()
        let (_, id) = try office.report("fake", Office.draft(satire: state == .secondReview ? .unsure : .no))
        switch state {
        case .new: break
        case .triage, .merged:
            let severity = try office.file(id).severity
            try office.step(.triage(severity, queue: "", publicInterest: false, reason: ""), id, by: office.intake)
        case .closed:
            _ = try office.remove(id)
            try office.pass(184 * Office.day)
        case .appealWindow, .underAppeal: _ = try office.remove(id)
        case .investigating, .waiting, .secondReview, .decided:
            try office.investigate(id)
            if state == .waiting { try office.step(.ask("Where?"), id, by: office.reviewer) }
            if state == .secondReview || state == .decided {
                try office.step(.propose(Office.removal()), id, by: office.reviewer)
            }
        }
        if state == .underAppeal {
            let draft = AppealDraft(
                decision: try #require(try office.file(id).decision), by: .subject, person: "acc-uploader",
                ground: .other, text: "This decision is wrong, and here is why.")
            try office.done(.fileAppeal(draft), by: office.uploader)
        }
        // Another case on the same content that is a minute older: what a merge needs.
        var older = try office.file(id)
        older = try clone(older, before: office)
        office.store.place(older)
        if state == .merged { try office.step(.merge(into: older.id), id, by: office.intake) }
        #expect(try office.file(id).state == state)
        return (office, id, older.id)
    }

    /// A case on other content cannot be merged, and the handler makes no second case on the same: so one is rewritten.
    private func clone(_ file: Case, before office: Office) throws -> Case {
        var other = Office()
        other.now = file.createdAt.adding(seconds: -60)
        other.random = CaseworkRandom(seed: 99)
        let id = try other.report().1
        let older = try other.file(id)
        let text = try #require(String(bytes: JSONEncoder().encode(older), encoding: .utf8))
        let item = try #require(file.items.first).description
        let changed = text.replacing(older.cluster, with: file.cluster)
            .replacing(try #require(older.items.first).description, with: item)
        return try JSONDecoder().decode(Case.self, from: Data(changed.utf8))
    }

    @Test("Every cell", arguments: Case.State.allCases)
    func cells(_ state: Case.State) throws {
        let events = try steps(office(in: state).0, office(in: state).1, office(in: state).2)
        for (event, step, actor) in events {
            var (office, id, older) = try office(in: state)
            // Time guards are not what is tried here.
            if event == .timeout || event == .windowEnds { office.now = office.now.adding(seconds: 400 * Office.day) }
            let version = try office.file(id).version
            var step = step
            if case .merge = step { step = .merge(into: older) }
            let outcome = try office.run(.caseFile(id, version: version, step), by: actor)
            let allowed = CaseworkMachines.caseFile.targets(from: state, on: event)
            switch outcome {
            case .done(let changes):
                #expect(allowed.contains(try office.file(id).state), "\(state) \(event)")
                #expect(!changes.events.isEmpty)
            case .refused(let refusal, let entry):
                #expect(allowed.isEmpty, "\(state) \(event) was refused: \(refusal)")
                #expect(refusal.code == .invalidTransition, "\(state) \(event): \(refusal)")
                #expect(entry.verb == "refused")
                #expect(try office.file(id).version == version)
            }
        }
    }
}
