// SPDX-License-Identifier: Apache-2.0
import Accounts
import Casework
import Crypto
import ProvenanceRegistry
import Testing

/// The acceptance tests of section 15 of the design that need no database.
@Suite("Casework")
struct StoryTests {
    @Test("Removed, appealed, reversed by somebody else: content back, strike void, signal withdrawn")
    func reversal() throws {
        var office = Office()
        let (report, id) = try office.report()
        let decision = try office.remove(id)
        var item = try #require(office.store.all(ContentItem.self).first)
        #expect(item.restriction == .remove)
        #expect(office.store.all(Strike.self).map(\.state) == [.active])
        #expect(office.store.find(Report.self, report.description)?.state == .answered)
        let statement = try #require(office.store.all(StatementOfReasons.self).first)
        let letters = office.store.find(Notification.self, ObjectLink("about", statement.key))
        #expect(letters.map(\.to) == [.account("acc-uploader")])

        let share = try #require(try office.done(.draftShare(decision), by: office.sharer).made.flatMap(ShareID.init))
        // One person decided: a senior looks before it is shared.
        try office.done(.share(share, version: 1, .approve), by: office.senior)
        try office.done(.share(share, version: 2, .publish), by: office.sharer)

        let draft = AppealDraft(
            decision: decision, by: .subject, person: "acc-uploader", ground: .factuallyTrue,
            text: "The speech was held on the fourth, here is the recording of it.")
        let appeal = try #require(try office.done(.fileAppeal(draft), by: office.uploader).made.flatMap(AppealID.init))
        #expect(try office.file(id).state == .underAppeal)
        // Nobody who took part may even admit it.
        var colleague = CaseworkActor(id: "rosa", roles: [.appeals])
        #expect(try office.refusal(.appeal(appeal, version: 1, .admit), by: colleague)?.code == .separationOfDuty)
        colleague = CaseworkActor(id: "system", roles: [.appeals, .system])
        #expect(
            try office.refusal(.appeal(appeal, version: 1, .admit), by: colleague)?.faults == [.machineCannotDecide])
        try office.step(.admit, appeal, by: office.officer)
        try office.step(.take, appeal, by: office.officer)
        #expect(
            try office.refusal(
                .appeal(appeal, version: 3, .decide(.reversed, reason: "no", instead: nil)), by: office.officer)?.faults
                == [.reasonMissing])
        let messages = office.store.messages.count
        try office.step(
            .decide(.reversed, reason: "The recording was found and is genuine.", instead: nil), appeal,
            by: office.officer)
        item = try #require(office.store.all(ContentItem.self).first)
        #expect(item.restriction == nil)
        #expect(office.store.all(Strike.self).map(\.state) == [.voided])
        #expect(office.store.all(Share.self).map(\.state) == [.withdrawn])
        #expect(office.store.all(Action.self).map(\.state) == [.reversed])
        #expect(try office.file(id).state == .closed)
        let sent = Set(office.store.messages[messages...].map(\.kind))
        #expect(sent.isSuperset(of: [.reverseAction, .withdrawSignal, .appealOutcome, .notify]))
        #expect(try office.faults() == [])
    }

    @Test("An appeal may end with a lesser measure; a stronger or equal one is refused")
    func modified() throws {
        var office = Office()
        let (_, id) = try office.report()
        let decision = try office.remove(id)
        let draft = AppealDraft(
            decision: decision, by: .subject, person: "acc-uploader", ground: .disproportionate,
            text: "A label would have been enough for this picture.")
        let appeal = try #require(try office.done(.fileAppeal(draft), by: office.uploader).made.flatMap(AppealID.init))
        try office.step(.admit, appeal, by: office.officer)
        try office.step(.take, appeal, by: office.officer)
        let why = "A label tells readers what they need to know."
        #expect(
            try office.refusal(
                .appeal(appeal, version: 3, .decide(.modified, reason: why, instead: Office.removal())),
                by: office.officer)?.faults == [.notLesser])
        var label = Office.removal()
        label.outcome = .label
        label.measures = [.label]
        try office.step(.decide(.modified, reason: why, instead: label), appeal, by: office.officer)
        #expect(office.store.all(ContentItem.self).first?.restriction == .label)
        #expect(office.store.all(Strike.self).map(\.state) == [.voided])
        #expect(try office.file(id).state == .appealWindow)
        #expect(office.store.all(StatementOfReasons.self).count == 2)
        #expect(try office.faults() == [])
    }

    @Test("A provisional measure and a provisional ban that nobody confirms lift themselves")
    func lapse() throws {
        var office = Office()
        let (_, id) = try office.report()
        try office.investigate(id)
        var content = Office.removal()
        content.outcome = .disable
        content.measures = [.disable]
        let late = office.now.adding(seconds: Office.day + 1)
        let version = try office.file(id).version
        #expect(
            try office.refusal(.caseFile(id, version: version, .provisional(content, confirmBy: late)), by: .system)?
                .faults == [.confirmByMissing])
        try office.step(.provisional(content, confirmBy: office.now.adding(seconds: Office.day)), id, by: .system)
        #expect(office.store.all(ContentItem.self).first?.restriction == .disable)
        #expect(office.store.all(StatementOfReasons.self).count == 1)
        let ban = try office.done(
            .ban(
                account: "acc-flood", measure: .suspend, reason: "five blocks in ten minutes",
                confirmBy: office.now.adding(seconds: 3600)), by: .system)
        #expect(ban.made != nil)
        try office.pass(3599)
        #expect(office.store.all(Ban.self).map(\.state) == [.provisional])
        try office.pass(1)
        #expect(office.store.all(Ban.self).map(\.state) == [.lapsed])
        try office.pass(Office.day)
        #expect(office.store.all(Action.self).map(\.state) == [.lapsed])
        #expect(office.store.all(ContentItem.self).first?.restriction == nil)
        #expect(office.audited("action.lapsed") == 1)
        let restored = office.store.all(Notification.self).filter { $0.template == .restored }
        #expect(restored.count == 2)
        #expect(try office.faults() == [])
    }

    @Test("A decision confirms what was provisional, or lifts it")
    func settled() throws {
        for outcome in [Decision.Outcome.remove, .noViolation] {
            var office = Office()
            let (_, id) = try office.report()
            try office.investigate(id)
            var content = Office.removal()
            content.outcome = .disable
            content.measures = [.disable]
            try office.step(.provisional(content, confirmBy: office.now.adding(seconds: 3600)), id, by: office.reviewer)
            let decided = outcome == .remove ? Office.removal() : Office.nothing(.noViolation)
            try office.step(.propose(decided), id, by: office.reviewer)
            try office.pass(1)
            let states = office.store.all(Action.self).map(\.state)
            #expect(states == (outcome == .remove ? [.confirmed, .applied] : [.lapsed]))
            #expect(office.store.all(ContentItem.self).first?.restriction == (outcome == .remove ? .remove : nil))
            #expect(try office.faults() == [])
        }
    }

    @Test("Evidence stays while anybody can appeal; who reported can be erased")
    func evidence() throws {
        var office = Office()
        var draft = Office.draft()
        let key = SymmetricKey(data: [UInt8](repeating: 3, count: 32))
        draft.contact = try SealedText(
            sealing: "Ada <ada@example.org>", keyID: "key-1", key: key, nonce: [UInt8](repeating: 1, count: 12))
        #expect(draft.contact?.open(with: key) == "Ada <ada@example.org>")
        let (report, id) = try office.report("fake", draft)
        _ = try office.remove(id)
        let evidence = try #require(try office.evidence(of: id).first)
        func delete(_ office: inout Office) throws -> Refusal? {
            let version = office.store.find(Evidence.self, evidence.description)?.version ?? 0
            return try office.refusal(.evidence(evidence, version: version, .delete), by: .system)
        }
        #expect(try delete(&office)?.faults.contains(.windowClosed) == true)
        try office.pass(184 * Office.day)
        #expect(try office.file(id).state == .closed)
        #expect(try delete(&office)?.faults == [.notYet])
        let version = office.store.find(Evidence.self, evidence.description)?.version ?? 0
        try office.done(.evidence(evidence, version: version, .hold(true)), by: office.senior)
        office.now = office.now.adding(seconds: 200 * Office.day)
        #expect(try delete(&office)?.faults == [.hold])
        try office.done(.evidence(evidence, version: version + 1, .hold(false)), by: office.senior)
        #expect(try delete(&office) == nil)

        #expect(try office.refusal(.erase(report), by: CaseworkActor(id: "x", roles: [.public]))?.code == .forbidden)
        try office.done(.erase(report), by: office.voter)
        #expect(office.store.find(Report.self, report.description)?.contact == nil)
        #expect(office.store.messages.last?.kind == .destroyKey)
        #expect(office.store.messages.last?.subject == "key-1")
    }

    @Test("Five hundred reports of one cartoon: one case, one step up, exempt, no measure")
    func cartoon() throws {
        var office = Office()
        var cases: Set<CaseID> = []
        for number in 0..<500 {
            var draft = Office.draft(.candidateLikeness, satire: number % 2 == 0 ? .no : .yes)
            draft.reporter = "reporter-\(number)"
            // Every copy was compressed anew: other bytes, a hash at a distance of a few bits.
            var item = Office.item("cartoon \(number)")
            item.pdq = String(repeating: "9c", count: 31) + ["9c", "9d", "9e", "1c"][number % 4]
            item.pdqQuality = 90
            let changes = try office.done(
                .fileReport(draft, item, Office.evidence("cartoon \(number)")), by: office.voter)
            let report = office.store.find(Report.self, changes.made ?? "")
            cases.insert(try #require(report?.caseID))
        }
        let id = try #require(cases.first)
        #expect(cases.count == 1)
        #expect(try office.file(id).priorityBoost == 1)
        #expect(try office.file(id).rank == Severity.candidate.number - 1)
        let severity = try office.file(id).severity
        try office.step(.triage(severity, queue: "", publicInterest: false, reason: ""), id, by: office.intake)
        try office.step(.assign(office.reviewer.id), id, by: office.intake)
        try office.step(.assess(office.elements(id, .notShown), exemptionsClaimed: [.satire]), id, by: office.reviewer)
        // However many ask for it, what is not shown cannot be removed.
        let version = try office.file(id).version
        let refusal = try office.refusal(
            .caseFile(id, version: version, .propose(Office.removal())), by: office.reviewer)
        #expect(refusal?.faults.contains(.elementsNotShown) == true)
        try office.step(.propose(Office.nothing(.exempt)), id, by: office.reviewer)
        #expect(try office.file(id).state == .secondReview)
        try office.step(.confirm, id, by: office.senior)
        try office.pass(1)
        #expect(office.store.all(Action.self).isEmpty)
        #expect(office.store.all(Report.self).allSatisfy { $0.state == .answered })
        #expect(try office.faults() == [])
    }

    @Test("AI origin, a missing credential or a detector alone carry no measure")
    func originIsNoGround() throws {
        var office = Office()
        let (_, id) = try office.report()
        try office.investigate(id)
        let item = try #require(office.store.all(ContentItem.self).first)
        let draft = EvidenceDraft(
            type: .detector, sha256: ContentDigest(of: [1]), mediaType: "application/json", method: "model")
        let score = try #require(
            try office.done(.addEvidence(item.id, draft), by: office.reviewer).made.flatMap(EvidenceID.init))
        var label = Office.removal()
        label.outcome = .label
        label.measures = [.label]
        let alone = [ElementAssessment(element: .synthetic, confidence: .established, evidence: [score])]
        try office.step(.assess(alone, exemptionsClaimed: []), id, by: office.reviewer)
        var version = try office.file(id).version
        #expect(
            try office.refusal(.caseFile(id, version: version, .propose(label)), by: office.reviewer)?.faults
                == [.originAloneIsNoGround])
        let bytes = try #require(try office.evidence(of: id).first { $0 != score })
        let onlyOrigin =
            [ElementAssessment(element: .synthetic, confidence: .established, evidence: [bytes])]
            + Element.allCases.dropFirst().map { ElementAssessment(element: $0, confidence: .notShown, evidence: []) }
        try office.step(.assess(onlyOrigin, exemptionsClaimed: []), id, by: office.reviewer)
        version = try office.file(id).version
        #expect(
            try office.refusal(.caseFile(id, version: version, .propose(label)), by: office.reviewer)?.faults
                == [.originAloneIsNoGround])
    }

    @Test("The clock stands still once, for a quarter of it; a missed clock is written down")
    func clocks() throws {
        let vote = Office.start.adding(seconds: 2 * Office.day)
        let calendar = ElectionCalendar([
            Election(id: "e1", jurisdiction: "NH", opens: vote, closes: vote.adding(seconds: 12 * 3600))
        ])
        var office = Office(calendar: calendar)
        var draft = Office.draft(.votingProcess)
        draft.jurisdiction = "NH"
        let (_, id) = try office.report("wrong date", draft)
        var file = try office.file(id)
        #expect(file.phase == .critical)
        #expect(file.severity == .voting)
        #expect(file.firstLookDue == office.now.adding(seconds: 1800))
        #expect(file.decisionDue == office.now.adding(seconds: 3 * 3600))
        try office.investigate(id)
        try office.step(.ask("Where was it posted first?"), id, by: office.reviewer)
        try office.pass(3600)
        file = try office.file(id)
        #expect(file.state == .investigating)
        #expect(file.pausedMilliseconds == 45 * 60 * 1000)
        #expect(file.decisionDue == Office.start.adding(seconds: 3 * 3600 + 45 * 60))
        try office.step(.ask("And then?"), id, by: office.reviewer)
        try office.pass(3600)
        #expect(try office.file(id).decisionDue == Office.start.adding(seconds: 3 * 3600 + 45 * 60))
        try office.pass(2 * 3600)
        #expect(office.audited("case.late") == 1)
        try office.pass(3600)
        #expect(office.audited("case.late") == 1)
        // False voting information in the critical phase needs a second person.
        try office.step(.propose(Office.removal()), id, by: office.reviewer)
        #expect(try office.file(id).state == .secondReview)
        let version = try office.file(id).version
        let both = CaseworkActor(id: office.reviewer.id, roles: [.reviewer, .senior])
        #expect(try office.refusal(.caseFile(id, version: version, .confirm), by: both)?.code == .separationOfDuty)
    }

    @Test("Roles, queues and versions are checked before anything else")
    func refusals() throws {
        var office = Office()
        let (_, id) = try office.report()
        let step = CaseworkCommand.CaseStep.triage(.candidate, queue: "nh", publicInterest: false, reason: "")
        #expect(try office.refusal(.caseFile(id, version: 1, step), by: office.admin)?.code == .forbidden)
        #expect(try office.refusal(.caseFile(id, version: 9, step), by: office.intake)?.code == .versionConflict)
        let elsewhere = CaseworkActor(id: "rosa", roles: [.reviewer], queues: [try #require(QueueName("fr"))])
        #expect(try office.refusal(.caseFile(id, version: 1, step), by: elsewhere)?.code == .forbidden)
        try office.done(.caseFile(id, version: 1, step), by: office.intake)
        #expect(try office.refusal(.caseFile(id, version: 2, step), by: office.intake)?.code == .invalidTransition)
        let bare = try office.file(id).version
        #expect(
            try office.refusal(.caseFile(id, version: bare, .rejectScope("")), by: office.intake)?.faults
                == [.reasonMissing])
    }

    @Test("What comes with the program sets a clock only where it is law and applies")
    func profiles() throws {
        let profiles = try JurisdictionProfile.bundled()
        #expect(profiles.count == 6)
        func clocks(_ jurisdiction: String, order: Bool) -> [Case.LegalClock] {
            profiles.compactMap {
                $0.clock(jurisdiction: jurisdiction, isOrder: order, elections: [], at: Office.start)
            }
        }
        #expect(clocks("IN", order: true).map(\.due) == [Office.start.adding(seconds: 3 * 3600)])
        #expect(clocks("IN", order: false).isEmpty)
        #expect(clocks("US-CA", order: true).isEmpty)
        #expect(clocks("DE", order: false).isEmpty)
    }

    @Test("Codes are read however they are typed, and nothing else is one")
    func codes() throws {
        let code = AccessCode.make(for: "rep_1", purpose: .report, key: [1, 2, 3])
        #expect(code.count == 17 && code.hasPrefix("CS-"))
        let digest = try #require(AccessCode.digest(of: code))
        #expect(AccessCode.digest(of: code.lowercased().replacing("-", with: " ")) == digest)
        #expect(AccessCode.digest(of: String(code.dropFirst(3))) == digest)
        #expect(AccessCode.make(for: "rep_2", purpose: .report, key: [1, 2, 3]) != code)
        for wrong in ["", "CS-", "CS-7KQ2-9FHM", "CS-7KQ2-9FHM-X3R!", String(repeating: "A", count: 1000)] {
            #expect(AccessCode.digest(of: wrong) == nil)
        }
    }
}
