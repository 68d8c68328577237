// SPDX-License-Identifier: Apache-2.0
import Accounts
import Casework
import ProvenanceRegistry
import Testing

/// An office with everybody in it, a clock that the test sets, and everything in memory.
struct Office {
    static let start = Timestamp(milliseconds: 1_800_000_000_000)
    static let day: Int64 = 86_400
    var now = Office.start
    var store = MemoryCasework()
    var random = CaseworkRandom(seed: 7)
    var handler: CaseworkHandler

    let voter = CaseworkActor(id: "voter", roles: [.public])
    let intake = CaseworkActor(id: "ines", roles: [.intake])
    let reviewer = CaseworkActor(id: "rosa", roles: [.reviewer])
    let senior = CaseworkActor(id: "sami", roles: [.senior])
    let officer = CaseworkActor(id: "olga", roles: [.appeals])
    let uploader = CaseworkActor(id: "acc-uploader", roles: [.subject])
    let sharer = CaseworkActor(id: "shan", roles: [.sharing])
    let admin = CaseworkActor(id: "adam", roles: [.admin])

    init(calendar: ElectionCalendar = ElectionCalendar()) {
        var policy = CaseworkPolicy(codeKey: [UInt8](repeating: 9, count: 32))
        policy.calendar = calendar
        handler = CaseworkHandler(policy: policy)
    }

    /// Runs a command as the store would.
    mutating func run(_ command: CaseworkCommand, by actor: CaseworkActor) throws -> CaseworkOutcome {
        let outcome = try handler.handle(command, by: actor, at: now, reading: store, random: &random)
        store.store(outcome)
        return outcome
    }

    @discardableResult
    mutating func done(
        _ command: CaseworkCommand, by actor: CaseworkActor, _ location: SourceLocation = #_sourceLocation
    ) throws -> CaseworkChanges {
        switch try run(command, by: actor) {
        case .done(let changes): return changes
        case .refused(let refusal, _):
            Issue.record("\(command.name) was refused: \(refusal)", sourceLocation: location)
            throw refusal
        }
    }

    mutating func refusal(_ command: CaseworkCommand, by actor: CaseworkActor) throws -> Refusal? {
        let before = store.events.count
        guard case .refused(let refusal, let event) = try run(command, by: actor) else { return nil }
        #expect(event.verb == "refused")
        #expect(store.events.count == before + 1)
        return refusal
    }

    mutating func step(_ step: CaseworkCommand.CaseStep, _ id: CaseID, by actor: CaseworkActor) throws {
        try done(.caseFile(id, version: file(id).version, step), by: actor)
    }

    mutating func step(_ step: CaseworkCommand.AppealStep, _ id: AppealID, by actor: CaseworkActor) throws {
        try done(.appeal(id, version: appeal(id).version, step), by: actor)
    }

    func file(_ id: CaseID) throws -> Case { try #require(store.find(Case.self, id.description)) }
    func appeal(_ id: AppealID) throws -> Appeal { try #require(store.find(Appeal.self, id.description)) }

    mutating func pass(_ seconds: Int64) throws {
        now = now.adding(seconds: seconds)
        try done(.tick(limit: 1000), by: .system)
    }

    static func draft(
        _ reason: Report.Reason = .candidateLikeness, satire: Report.Satire = .no, subject: Bool = true
    ) -> ReportDraft {
        var draft = ReportDraft(
            channel: .web, relation: .depicted, explanation: "This shows me saying words I never said.",
            reason: reason, satirePossible: satire, requested: .remove, goodFaith: true)
        draft.reporter = "voter"
        if subject { draft.subject = Subject(account: "acc-uploader") }
        return draft
    }

    static func item(_ name: String) -> ItemDraft {
        var item = ItemDraft(medium: .image)
        item.sha256 = ContentDigest(of: Array(name.utf8))
        return item
    }

    static func evidence(_ name: String) -> [EvidenceDraft] {
        [
            EvidenceDraft(
                type: .originalBytes, sha256: ContentDigest(of: Array(name.utf8)), mediaType: "image/jpeg",
                method: "upload"),
            EvidenceDraft(
                type: .manifestReport, sha256: ContentDigest(of: Array("report \(name)".utf8)),
                mediaType: "application/json", method: "check"),
        ]
    }

    /// Files a report with a file and returns its case.
    mutating func report(_ name: String = "fake", _ draft: ReportDraft = Office.draft()) throws -> (ReportID, CaseID) {
        let made = try done(.fileReport(draft, Office.item(name), Office.evidence(name)), by: voter).made
        let id = try #require(made.flatMap(ReportID.init))
        let report = try #require(store.find(Report.self, id.description))
        return (id, try #require(report.caseID))
    }

    func evidence(of id: CaseID) throws -> [EvidenceID] {
        try file(id).items.flatMap { store.find(Evidence.self, ObjectLink("item", $0.description)).map(\.id) }
    }

    func elements(_ id: CaseID, _ confidence: ElementAssessment.Confidence = .established) throws
        -> [ElementAssessment]
    {
        let evidence = try evidence(of: id)
        return Element.allCases.map {
            ElementAssessment(element: $0, confidence: confidence, evidence: confidence == .notShown ? [] : evidence)
        }
    }

    static func removal() -> Decision.Content {
        Decision.Content(
            outcome: .remove, measures: [.remove], clause: "P1",
            facts: "The picture shows a concession speech that was never held, made from the campaign's own picture.",
            exemptionsConsidered: "Not marked as satire; no news context.",
            whyNotLesser: [
                .label: "seen without it", .context: "seen without it", .limit: "vote is near", .disable: "all",
            ])
    }

    static func nothing(_ outcome: Decision.Outcome) -> Decision.Content {
        Decision.Content(
            outcome: outcome, clause: "P1",
            facts: "An evident cartoon of a candidate: nobody takes it for a record of what happened.",
            exemptionsConsidered: "Satire: evident from its style and from the page it stands on.")
    }

    /// Takes a new case to `investigating`, all elements established.
    mutating func investigate(_ id: CaseID) throws {
        let severity = try file(id).severity
        try step(.triage(severity, queue: "", publicInterest: false, reason: ""), id, by: intake)
        try step(.assign(reviewer.id), id, by: intake)
        try step(.assess(elements(id), exemptionsClaimed: []), id, by: reviewer)
    }

    /// Takes a new case to its appeal window by a removal.
    mutating func remove(_ id: CaseID) throws -> DecisionID {
        try investigate(id)
        try step(.propose(Office.removal()), id, by: reviewer)
        if try file(id).state == .secondReview { try step(.confirm, id, by: senior) }
        try pass(1)
        return try #require(try file(id).decision)
    }

    func audited(_ verb: String) -> Int { store.events.count { $0.verb == verb } }

    func faults() throws -> [String] {
        try store.all(Case.self).flatMap {
            try CaseworkInvariants.faults(of: $0, in: store, at: now, policy: handler.policy)
        }
    }
}
