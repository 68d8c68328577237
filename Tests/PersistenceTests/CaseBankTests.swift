// SPDX-License-Identifier: Apache-2.0
import Accounts
import Casework
import MatchBanks
import Persistence
import ProvenanceRegistry
import Testing

@Suite("Banks of what cases decided")
struct CaseBankTests {
    private let storage: RegistryFolder
    private let handler: CaseworkHandler
    private let folder: ScratchFolder
    private let digest = ContentDigest(of: Array("fake".utf8))
    private let reviewer = CaseworkActor(id: "rosa", roles: [.reviewer])
    private let intake = CaseworkActor(id: "ines", roles: [.intake])
    private let sharer = CaseworkActor(id: "shan", roles: [.sharing])

    init() throws {
        folder = try ScratchFolder()
        storage = try RegistryFolder(path: folder.path, use: .server, now: Sample.start)
        handler = CaseworkHandler(policy: CaseworkPolicy(codeKey: [1]))
    }

    @discardableResult
    private func done(_ command: CaseworkCommand, by actor: CaseworkActor) async throws -> String? {
        try await storage.casework.perform(command, by: actor, at: Sample.start, with: handler).made
    }

    private func file(_ id: CaseID) async throws -> Case {
        let found = try await storage.casework.read { try $0.find(Case.self, id.description) }
        return try #require(found)
    }

    private func step(_ step: CaseworkCommand.CaseStep, _ id: CaseID, by actor: CaseworkActor) async throws {
        try await done(.caseFile(id, version: try await file(id).version, step), by: actor)
    }

    /// A removal that was applied, with a second review where `satire` is not ruled out.
    private func decide(satire: Report.Satire) async throws -> DecisionID {
        let draft = ReportDraft(
            channel: .web, relation: .depicted, explanation: "This shows me saying words I never said.",
            reason: .candidateLikeness, satirePossible: satire, requested: .remove, goodFaith: true)
        var item = ItemDraft(medium: .image)
        item.sha256 = digest
        let proof = EvidenceDraft(type: .originalBytes, sha256: digest, mediaType: "image/jpeg", method: "upload")
        let voter = CaseworkActor(id: "voter", roles: [.public])
        let report = try #require(try await done(.fileReport(draft, item, [proof]), by: voter).flatMap(ReportID.init))
        let found = try await storage.casework.read { try $0.find(Report.self, report.description)?.caseID }
        let id = try #require(found)
        let new = try await file(id)
        try await step(.triage(new.severity, queue: "", publicInterest: false, reason: ""), id, by: intake)
        try await step(.assign(reviewer.id), id, by: intake)
        let evidence = try await storage.casework.read { reader in
            try new.items.flatMap { try reader.find(Evidence.self, ObjectLink("item", $0.description)).map(\.id) }
        }
        let elements = Element.allCases.map {
            ElementAssessment(element: $0, confidence: .established, evidence: evidence)
        }
        try await step(.assess(elements, exemptionsClaimed: []), id, by: reviewer)
        let content = Decision.Content(
            outcome: .remove, measures: [.remove], clause: "P1",
            facts: "The picture shows a concession speech that was never held, made from the campaign's own picture.",
            exemptionsConsidered: "Not marked as satire; no news context.",
            whyNotLesser: [
                .label: "seen without it", .context: "seen without it", .limit: "vote is near", .disable: "all",
            ])
        try await step(.propose(content), id, by: reviewer)
        if try await file(id).state == .secondReview {
            try await step(.confirm, id, by: CaseworkActor(id: "sami", roles: [.senior]))
        }
        try await done(.tick(limit: 10), by: .system)
        return try #require(try await file(id).decision)
    }

    private func publish(_ decision: DecisionID) async throws -> ShareID {
        let share = try #require(try await done(.draftShare(decision), by: sharer).flatMap(ShareID.init))
        try await done(.share(share, version: 1, .approve), by: sharer)
        #expect(try await matches().isEmpty)
        try await done(.share(share, version: 2, .publish), by: sharer)
        return share
    }

    private func matches() async throws -> [BankMatch] {
        try await BankMatcher(store: storage.banks).verdict(on: BankQuery([.sha256(digest)])).matches
    }

    @Test("What is shared is matched until it is withdrawn, with an entry in the log for both")
    func comesAndGoes() async throws {
        let decision = try await decide(satire: .unsure)
        let share = try await publish(decision)
        let found = try await matches()
        #expect(found.map(\.bank.name) == ["CASES"])
        #expect(found.first?.item.content.decision?.statementURL?.contains(decision.description) == true)
        try await done(.share(share, version: 3, .withdraw), by: sharer)
        #expect(try await matches().isEmpty)
        let verbs = try await storage.auditLog.entries(after: 0, limit: 1000).map(\.entry.verb)
        #expect(verbs.filter { $0.hasPrefix("bank.") } == ["bank.created", "bank.items_added", "bank.items_removed"])
        #expect(try await storage.auditLog.verify().isIntact)
    }

    @Test("What one person decided alone is not repeated in public before a second one has looked")
    func needsASecondReview() async throws {
        let decision = try await decide(satire: .no)
        await #expect(throws: Refusal.self) { try await publish(decision) }
        #expect(try await matches().isEmpty)
        let share = try #require(try await done(.draftShare(decision), by: sharer).flatMap(ShareID.init))
        try await done(.share(share, version: 1, .approve), by: CaseworkActor(id: "sami", roles: [.senior]))
        try await done(.share(share, version: 2, .publish), by: sharer)
        #expect(try await matches().count == 1)
    }
}
