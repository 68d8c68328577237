// SPDX-License-Identifier: Apache-2.0
import Accounts
import Casework
import HTTPTypes
import Hummingbird
import ProvenanceRegistry

/// Somebody of the staff at work on cases.
struct Caseworker: Sendable {
    let member: Member?
    let actor: CaseworkActor

    /// Whether the case may be read by him.
    func mayRead(_ file: Case) -> Bool { actor.role(for: .readCase, in: file.queue) != nil }
    func may(_ verb: CaseworkVerb, _ file: Case) -> Bool { actor.role(for: verb, in: file.queue) != nil }
}

extension Exchange {
    /// Who is signed in, as the handler of casework sees him. What he may do is the handler's business, so that every
    /// refusal is in the log.
    /// - Throws: ``ServiceError`` `sign_in_required`; ``SecondFactorNeeded``.
    func requireCaseworker() async throws -> Caseworker {
        let member = try await requireMember()
        guard let actor = CaseworkActor(member.actor) else { throw ServiceError(.signInRequired) }
        guard member.hasSecondFactor || !member.grant.needsSecondFactor else { throw SecondFactorNeeded() }
        return Caseworker(member: member, actor: actor)
    }

    /// The same for a program, by a token with the scope `cases`, or for a browser that is signed in.
    func requireCaseworkProgram() async throws -> Caseworker {
        guard request.headers[.authorization] != nil else {
            if request.method != .get { try requireSameSite() }
            return try await requireCaseworker()
        }
        let account = try await requireToken(scope: "cases")
        let grant = try await site.stores.access.grant(of: account.id)
        guard let actor = CaseworkActor(grant.actor(for: account.publisher)) else {
            throw ServiceError(.signInRequired)
        }
        return Caseworker(member: nil, actor: actor)
    }
}

extension CaseworkDesk {
    /// A case that the person may read.
    /// - Throws: ``ServiceError`` `not_found`, `forbidden`; the refusal is in the log.
    func view(_ text: String, for worker: Caseworker, at now: Timestamp) async throws -> CaseView {
        guard let id = CaseID(text) else { throw ServiceError(.notFound) }
        try await perform(.openCase(id), by: worker.actor, at: now)
        guard let view = try await store.read({ try CaseView(id, $0) }) else { throw ServiceError(.notFound) }
        return view
    }

    /// Carries a step out and, where a decision came of it, puts that into effect at once instead of at the next tick.
    /// - Throws: `Casework.Refusal`; what the store throws.
    func step(_ command: CaseworkCommand, by worker: Caseworker, at now: Timestamp) async throws -> CaseworkChanges {
        let changes = try await store.perform(command, by: worker.actor, at: now, with: handler)
        for case let file as Case in changes.changes.map(\.object) where file.state == .decided {
            try await store.perform(
                .caseFile(file.id, version: file.version, .apply), by: .system, at: now, with: handler)
        }
        return changes
    }

    /// Everything that waits and that the person may read, in the order in which it is to be taken: by rank, then by the
    /// level of whoever reported it, then by the time that is left.
    func queue(for worker: Caseworker) async throws -> [QueueEntry] {
        try await store.read { reader in
            let states: [Case.State] = [.new, .triage, .investigating, .waiting, .secondReview, .underAppeal]
            var entries: [QueueEntry] = []
            for state in states {
                for file in try reader.find(Case.self, ObjectLink("state", state.rawValue)).prefix(2000)
                where worker.mayRead(file) {
                    let reports = try file.reports.prefix(50).compactMap {
                        try reader.find(Report.self, $0.description)
                    }
                    entries.append(QueueEntry(file: file, reports: reports))
                }
            }
            return entries.sorted {
                ($0.file.rank, -$0.trust, $0.due, $0.file.key) < ($1.file.rank, -$1.trust, $1.due, $1.file.key)
            }
        }
    }

    /// The appeals that wait, the most urgent first.
    func appeals(for worker: Caseworker) async throws -> [(appeal: Appeal, file: Case)] {
        guard worker.actor.role(for: .handleAppeal) != nil else { return [] }
        return try await store.read { reader in
            var found: [(appeal: Appeal, file: Case)] = []
            for state in [Appeal.State.submitted, .admitted, .inReview] {
                for appeal in try reader.find(Appeal.self, ObjectLink("state", state.rawValue)).prefix(1000) {
                    if let file = try reader.find(Case.self, appeal.caseID.description) { found.append((appeal, file)) }
                }
            }
            return found.sorted { ($0.appeal.due, $0.appeal.key) < ($1.appeal.due, $1.appeal.key) }
        }
    }
}

/// A line of the queue.
struct QueueEntry: Sendable {
    let file: Case
    let reports: [Report]

    /// The highest level at which somebody who reported it is verified.
    var trust: Int { reports.map(\.reporterLevel).max() ?? 0 }
    /// What has to happen next, and by when.
    var due: Timestamp { file.firstLookAt == nil ? min(file.firstLookDue, file.decisionDue) : file.decisionDue }
    /// Nobody has it.
    var isFree: Bool { file.assignee == nil && (file.state == .new || file.state == .triage) }
}

/// Everything about a case, from one snapshot.
struct CaseView: Sendable {
    let file: Case
    let items: [ContentItem]
    let evidence: [Evidence]
    let reports: [Report]
    let decisions: [Decision]
    let statements: [StatementOfReasons]
    let actions: [Action]
    let appeals: [Appeal]
    /// Older open cases about the same content.
    let older: [Case]

    init?(_ id: CaseID, _ reader: any CaseworkReader) throws {
        guard let file = try reader.find(Case.self, id.description) else { return nil }
        self.file = file
        items = try file.items.compactMap { try reader.find(ContentItem.self, $0.description) }
        evidence = try file.items.flatMap { try reader.find(Evidence.self, ObjectLink("item", $0.description)) }
        reports = try file.reports.prefix(200).compactMap { try reader.find(Report.self, $0.description) }
        decisions = try reader.find(Decision.self, ObjectLink("case", file.key))
        statements = try decisions.compactMap { decision in
            try decision.statement.flatMap { try reader.find(StatementOfReasons.self, $0.description) }
        }
        actions = try reader.find(Action.self, ObjectLink("case", file.key))
        appeals = try reader.find(Appeal.self, ObjectLink("case", file.key))
        older = try reader.find(Case.self, ObjectLink("cluster", file.cluster))
            .filter { $0.id != file.id && $0.createdAt <= file.createdAt && $0.isOpen }
    }

    var decision: Decision? { decisions.first { $0.id == file.decision } }
    /// The identifiers of everything that belongs to it: what the audit log is asked for.
    var objects: [String] {
        [file.key] + items.map(\.key) + evidence.map(\.key) + reports.map(\.key) + decisions.map(\.key)
            + statements.map(\.key) + actions.map(\.key) + appeals.map(\.key)
    }
}
