// SPDX-License-Identifier: Apache-2.0
import Accounts
package import ProvenanceRegistry

/// Carries out commands: checks role, version, table and guards, and says what follows. It changes nothing by itself;
/// a store keeps what it says in one transaction.
package struct CaseworkHandler: Sendable {
    package let policy: CaseworkPolicy

    package init(policy: CaseworkPolicy) { self.policy = policy }

    /// What comes of `command`.
    /// - Throws: what `reader` throws; a refusal is a result.
    package func handle(
        _ command: CaseworkCommand, by actor: CaseworkActor, at now: Timestamp, reading reader: any CaseworkReader,
        random: inout CaseworkRandom
    ) throws -> CaseworkOutcome {
        let role = actor.roles.min() ?? .public
        var desk = Desk(reader: reader, now: now, actor: actor, role: role, random: random)
        defer { random = desk.random }
        do {
            try perform(command, &desk)
            return .done(desk.result)
        } catch let refusal as Refusal {
            let event = AuditEvent(
                actor: AuditActor(role: desk.role.rawValue, id: actor.id), verb: "refused", object: refusal.object,
                payload: .object([
                    "command": .string(command.name), "code": .string(refusal.code.rawValue),
                    "faults": .array(refusal.faults.map { .string($0.rawValue) }),
                ]), at: now)
            return .refused(refusal, event)
        }
    }

    private func perform(_ command: CaseworkCommand, _ desk: inout Desk) throws {
        switch command {
        case .fileReport(let draft, let item, let evidence): try fileReport(draft, item, evidence, &desk)
        case .report(let id, let version, let step): try reportStep(id, version, step, &desk)
        case .caseFile(let id, let version, let step): try caseStep(id, version, step, &desk)
        case .action(let id, let version, let step): try actionStep(id, version, step, &desk)
        case .fileAppeal(let draft): try fileAppeal(draft, &desk)
        case .appeal(let id, let version, let step): try appealStep(id, version, step, &desk)
        case .addEvidence(let item, let draft):
            try require(.keepEvidence, item.description, &desk)
            let item = try desk.get(ContentItem.self, item.description)
            desk.output.made = try addEvidence(draft, to: item, report: nil, &desk)
        case .openCase(let id): try openCase(id, &desk)
        case .openEvidence(let file, let id): try openEvidence(id, of: file, &desk)
        case .evidence(let id, let version, let step): try evidenceStep(id, version, step, &desk)
        case .ban(let account, let measure, let reason, let confirmBy):
            try imposeBan(account, measure, reason, confirmBy, &desk)
        case .settleBan(let id, let version, let step): try banStep(id, version, step, &desk)
        case .draftShare(let decision): try draftShare(decision, &desk)
        case .share(let id, let version, let event): try shareStep(id, version, event, &desk)
        case .notification(let id, let version, let event): try notificationStep(id, version, event, &desk)
        case .erase(let id): try erase(id, &desk)
        case .tick(let limit): try tick(limit, &desk)
        }
    }

    /// - Throws: ``Refusal`` `forbidden`.
    func require(_ verb: CaseworkVerb, _ object: String, _ desk: inout Desk) throws {
        guard let role = desk.actor.role(for: verb) else { throw Refusal(.forbidden, object) }
        desk.role = role
    }

    /// As ``require(_:_:_:)-swift.method``, and that the person works on the case's queue.
    func require(_ verb: CaseworkVerb, _ file: Case, _ desk: inout Desk) throws {
        guard let role = desk.actor.role(for: verb, in: file.queue) else { throw Refusal(.forbidden, file.key) }
        desk.role = role
    }

    /// - Throws: ``Refusal`` `guard_failed` with the faults that hold.
    func check(_ object: String, _ faults: [(Bool, Refusal.Fault)]) throws {
        let found = faults.filter(\.0).map(\.1)
        guard found.isEmpty else { throw Refusal(.guardFailed, object, found) }
    }
}
