// SPDX-License-Identifier: Apache-2.0
import Accounts
package import Casework
package import ProvenanceRegistry

/// Makes random commands, mostly sensible ones, from what a store holds: the tests of every store run it.
package struct CommandFuzz: Sendable {
    package var now = Timestamp(milliseconds: 1_800_000_000_000)
    package var identifiers: CaseworkRandom
    package let handler: CaseworkHandler
    private var random: CaseworkRandom
    private var evidenceCount = 0
    private var hasReported = false

    package init(seed: UInt64) {
        random = CaseworkRandom(seed: seed &* 0x2545_F491_4F6C_DD1D)
        identifiers = CaseworkRandom(seed: seed ^ 0xABCD_EF01_2345_6789)
        var policy = CaseworkPolicy(codeKey: [UInt8](repeating: 5, count: 32))
        let vote = Timestamp(milliseconds: 1_800_000_000_000).adding(seconds: 20 * 86_400)
        policy.calendar = ElectionCalendar([
            Election(id: "e", jurisdiction: "NH", opens: vote, closes: vote.adding(seconds: 43_200))
        ])
        handler = CaseworkHandler(policy: policy)
    }

    /// The cases that a change has to do with.
    package static func cases(touchedBy changes: CaseworkChanges, in reader: any CaseworkReader) -> [Case] {
        var keys: Set<String> = []
        for change in changes.changes {
            if let file = change.object as? Case { keys.insert(file.key) }
            for link in change.object.links where link.name == "case" { keys.insert(link.value) }
        }
        return keys.sorted().compactMap { try? reader.find(Case.self, $0) }
    }

    private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }
    private mutating func one<Value>(of values: [Value]) -> Value? { values.randomElement(using: &random) }

    private mutating func person(_ roles: [Role]) -> CaseworkActor {
        // One in ten comes from anywhere.
        let role = chance(90) ? one(of: roles) : one(of: Role.allCases)
        guard let role else { return .system }
        if role == .system { return .system }
        return CaseworkActor(id: "\(role.rawValue)-\(Int.random(in: 0..<3, using: &random))", roles: [role])
    }

    /// The next command and who asks for it.
    package mutating func next(from reader: any CaseworkReader) -> (CaseworkCommand, CaseworkActor) {
        now = now.adding(seconds: Int64.random(in: 0..<1200, using: &random))
        if chance(1) { now = now.adding(seconds: 86_400 * Int64.random(in: 1..<200, using: &random)) }
        let command = (try? pick(reader)) ?? nil
        return command ?? (.tick(limit: 50), chance(97) ? .system : person([.admin]))
    }

    private mutating func pick(_ reader: any CaseworkReader) throws -> (CaseworkCommand, CaseworkActor)? {
        if chance(8) || !hasReported { return report() }
        if chance(8) { return (.tick(limit: 50), .system) }
        if chance(2) { return try ban(reader) }
        let states = try Case.State.allCases
            .map { try reader.find(Case.self, ObjectLink("state", $0.rawValue)) }.filter { !$0.isEmpty }
        guard let files = one(of: states), let file = one(of: files) else { return nil }
        // Long after a case was closed its evidence may go.
        if file.state == .closed, chance(20) {
            now = now.adding(seconds: 86_400 * Int64.random(in: 1..<200, using: &random))
            return try evidenceStep(file, reader)
        }
        switch Int.random(in: 0..<10, using: &random) {
        case 0: return try evidenceStep(file, reader)
        case 1: return try reportStep(file, reader)
        case 2: return try share(file, reader)
        case 3, 4: return try appeal(file, reader)
        default: return try caseStep(file, reader)
        }
    }

    private mutating func report() -> (CaseworkCommand, CaseworkActor) {
        var draft = ReportDraft(
            channel: one(of: Report.Channel.allCases) ?? .web, relation: one(of: Report.Relation.allCases) ?? .observer,
            explanation: chance(90) ? "This shows what never happened at all." : "short",
            reason: one(of: Report.Reason.allCases) ?? .other,
            satirePossible: chance(70) ? .no : one(of: Report.Satire.allCases) ?? .no,
            requested: one(of: Report.Wish.allCases) ?? .label, goodFaith: chance(97))
        draft.reporter = chance(80) ? "reporter-\(Int.random(in: 0..<6, using: &random))" : nil
        draft.jurisdiction = chance(50) ? "NH" : ""
        if chance(70) {
            draft.subject = Subject(
                account: "account-\(Int.random(in: 0..<4, using: &random))",
                standing: one(of: Subject.Standing.allCases) ?? .plain)
        }
        var item = ItemDraft(medium: .image)
        let name = "file \(Int.random(in: 0..<40, using: &random))"
        if chance(90) { item.sha256 = ContentDigest(of: Array(name.utf8)) }
        if chance(30) { item.locations = ["https://example.org/\(name)"] }
        let evidence = chance(85) ? [evidence()] : []
        hasReported = true
        return (.fileReport(draft, item, evidence), person([.public, .complainant, .partner]))
    }

    private mutating func evidence() -> EvidenceDraft {
        evidenceCount += 1
        return EvidenceDraft(
            type: chance(70) ? .originalBytes : one(of: Evidence.Kind.allCases) ?? .capture,
            sha256: ContentDigest(of: Array("evidence \(evidenceCount)".utf8)), mediaType: "image/png", method: "fuzz")
    }

    private mutating func content() -> Decision.Content {
        let outcome = one(of: Decision.Outcome.allCases) ?? .noViolation
        var measures: [Measure] =
            switch outcome {
            case .label: [.label]
            case .context: [.context]
            case .limit: [.limit]
            case .disable: [.disable]
            case .remove: [.remove]
            case .accountMeasure: [.suspend]
            default: []
            }
        if !measures.isEmpty, chance(20) { measures.append(one(of: [.warn, .limitFeatures, .terminate]) ?? .warn) }
        if chance(5) { measures = [one(of: Measure.allCases) ?? .label] }
        return Decision.Content(
            outcome: outcome, measures: measures, clause: chance(97) ? "P1" : "",
            facts: chance(95) ? "What was found out about this picture, in more than fifty characters." : "short",
            exemptionsConsidered: "none applies", automationDecide: .none,
            whyNotLesser: chance(95)
                ? Dictionary(uniqueKeysWithValues: Measure.allCases.map { ($0, "not enough") }) : [:],
            noticeBar: chance(3) ? "court order" : nil)
    }

    private mutating func elements(_ file: Case, _ reader: any CaseworkReader) throws -> [ElementAssessment] {
        let evidence = try file.items.flatMap {
            try reader.find(Evidence.self, ObjectLink("item", $0.description)).map(\.id)
        }
        return Element.allCases.filter { _ in chance(95) }.map { element in
            let confidence: ElementAssessment.Confidence = chance(85) ? .established : chance(50) ? .likely : .notShown
            return ElementAssessment(
                element: element, confidence: confidence, evidence: evidence.filter { _ in chance(93) })
        }
    }

    private mutating func caseStep(_ file: Case, _ reader: any CaseworkReader) throws
        -> (CaseworkCommand, CaseworkActor)?
    {
        let version = chance(97) ? file.version : file.version + Int.random(in: -1...1, using: &random)
        let likely: [CaseworkCommand.CaseStep]
        let confirmBy = now.adding(seconds: Int64.random(in: -10..<90_000, using: &random))
        switch file.state {
        case .new: likely = [.triage(file.severity, queue: "", publicInterest: chance(10), reason: "")]
        case .triage:
            let others = try reader.find(Case.self, ObjectLink("cluster", file.cluster))
            likely = [
                .assign("reviewer-\(Int.random(in: 0..<3, using: &random))"), .assign("reviewer-0"),
                .merge(into: one(of: others)?.id ?? file.id), .rejectScope("not about an election"),
            ]
        case .investigating:
            likely = [
                .assess(try elements(file, reader), exemptionsClaimed: chance(10) ? [.satire] : []),
                .propose(content()), .propose(content()), .provisional(content(), confirmBy: confirmBy),
                .provisional(content(), confirmBy: now.adding(seconds: 3600)), .ask("Where?"),
            ]
        case .waiting: likely = [.answer("There."), .timeout]
        case .secondReview: likely = [.confirm, .confirm, .return("look again")]
        case .decided: likely = [.apply]
        case .appealWindow, .underAppeal, .merged: likely = [.windowEnds, .apply, .confirm]
        case .closed: likely = [.newFacts("a recording turned up")]
        }
        guard let step = chance(95) ? one(of: likely) : one(of: [.confirm, .apply, .windowEnds, .timeout, .answer("")])
        else { return nil }
        let roles: [Role]
        switch step {
        case .triage, .assign, .merge, .rejectScope: roles = [.intake, .reviewer, .senior]
        case .timeout, .apply, .windowEnds: roles = [.system]
        case .confirm, .return, .newFacts: roles = [.senior]
        case .provisional: roles = [.reviewer, .senior, .system]
        default: roles = [.reviewer, .senior]
        }
        return (.caseFile(file.id, version: version, step), person(roles))
    }

    private mutating func appeal(_ file: Case, _ reader: any CaseworkReader) throws
        -> (CaseworkCommand, CaseworkActor)?
    {
        let appeals = try reader.find(Appeal.self, ObjectLink("case", file.key))
        if appeals.isEmpty || chance(20), let decision = file.decision {
            let bySubject = chance(70)
            let person = bySubject ? file.subject?.account ?? "nobody" : one(of: file.reports)?.description ?? "nobody"
            let draft = AppealDraft(
                decision: decision, by: bySubject ? .subject : .reporter, person: person, ground: .factuallyTrue,
                text: "The speech was held, here is the recording of it.", hasNewFacts: chance(10))
            return (.fileAppeal(draft), self.person([.subject, .public]))
        }
        guard let appeal = one(of: appeals) else { return nil }
        let reason = "The recording was looked at by somebody else."
        let step: CaseworkCommand.AppealStep? =
            switch appeal.state {
            case .submitted: chance(80) ? .admit : .refuse(reason)
            case .admitted: chance(85) ? .take : .withdraw
            case .inReview:
                .decide(
                    one(of: Appeal.Outcome.allCases) ?? .confirmed, reason: chance(95) ? reason : "no",
                    instead: content())
            case .decided: chance(60) ? .close : .external("court")
            default: one(of: [.close, .admit, .take])
            }
        guard let step else { return nil }
        if case .withdraw = step { return (.appeal(appeal.id, version: appeal.version, step), actor(appeal.person)) }
        if case .decide = step, chance(90) {
            let officer = CaseworkActor(id: appeal.officer ?? "appeals-0", roles: [.appeals])
            return (.appeal(appeal.id, version: appeal.version, step), officer)
        }
        return (.appeal(appeal.id, version: appeal.version, step), person([.appeals]))
    }

    private func actor(_ id: String) -> CaseworkActor { CaseworkActor(id: id, roles: [.public]) }

    private mutating func evidenceStep(_ file: Case, _ reader: any CaseworkReader) throws
        -> (CaseworkCommand, CaseworkActor)?
    {
        guard let item = one(of: file.items) else { return nil }
        if chance(40) { return (.addEvidence(item, evidence()), person([.reviewer, .senior])) }
        guard let evidence = one(of: try reader.find(Evidence.self, ObjectLink("item", item.description))) else {
            return nil
        }
        let step: CaseworkCommand.EvidenceStep = chance(80) ? .delete : .hold(chance(30))
        return (.evidence(evidence.id, version: evidence.version, step), person([.senior, .system]))
    }

    private mutating func reportStep(_ file: Case, _ reader: any CaseworkReader) throws
        -> (CaseworkCommand, CaseworkActor)?
    {
        guard let item = one(of: file.items),
            let report = one(of: try reader.find(Report.self, ObjectLink("item", item.description)))
        else { return nil }
        let step: CaseworkCommand.ReportStep? =
            switch report.state {
            case .acknowledged: one(of: [.accept, .askMore("Where?"), .withdraw])
            case .incomplete: .complete("It was on their page on Monday.")
            default: one(of: [.withdraw, .close, .accept, .reject("no")])
            }
        guard let step else { return nil }
        if chance(5) { return (.erase(report.id), actor(report.key)) }
        switch step {
        case .complete, .withdraw:
            // Withdrawing is rare, or few cases would get far.
            if case .withdraw = step, chance(80) { return nil }
            return (.report(report.id, version: report.version, step), actor(report.key))
        default: return (.report(report.id, version: report.version, step), person([.intake, .reviewer]))
        }
    }

    private mutating func share(_ file: Case, _ reader: any CaseworkReader) throws
        -> (CaseworkCommand, CaseworkActor)?
    {
        guard let decision = file.decision else { return nil }
        let shares = try reader.find(Share.self, ObjectLink("decision", decision.description))
        guard let share = one(of: shares), chance(70) else { return (.draftShare(decision), person([.sharing])) }
        let event: CaseworkMachines.ShareEvent? =
            switch share.state {
            case .draft: .approve
            case .approved: .publish
            default: chance(20) ? one(of: CaseworkMachines.ShareEvent.allCases) : nil
            }
        // Approving what one person decided alone takes a senior.
        let who = person(event == .approve && chance(50) ? [.senior] : [.sharing])
        return event.map { (.share(share.id, version: share.version, $0), who) }
    }

    private mutating func ban(_ reader: any CaseworkReader) throws -> (CaseworkCommand, CaseworkActor)? {
        let account = "account-\(Int.random(in: 0..<4, using: &random))"
        let bans = try reader.find(Ban.self, ObjectLink("account", account))
        guard let ban = one(of: bans), chance(70) else {
            let confirmBy = now.adding(seconds: Int64.random(in: 0..<90_000, using: &random))
            let measure = chance(80) ? Measure.suspend : .terminate
            return (.ban(account: account, measure: measure, reason: "burst", confirmBy: confirmBy), person([.system]))
        }
        let ends = now.adding(seconds: 86_400)
        let step: CaseworkCommand.BanStep = ban.state == .provisional ? .confirm(endsAt: ends) : .lift
        return (.settleBan(ban.id, version: ban.version, step), person([.reviewer, .senior]))
    }
}
