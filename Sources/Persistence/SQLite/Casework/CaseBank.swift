// SPDX-License-Identifier: Apache-2.0
import Casework
import Fingerprinting
import MatchBanks
import ProvenanceRegistry

/// The banks of what cases decided. An item is in one exactly as long as the decision about it is shared: it comes and
/// goes in the transaction that publishes or withdraws the share, so that nothing that was reversed is ever matched
/// (invariant I8).
enum CaseBank {
    /// What the names of these banks begin with; the election follows.
    static let prefix = "CASES"

    /// The bank of an election's cases.
    static func name(for election: String?) -> String {
        guard let election, !election.isEmpty else { return prefix }
        let letters = election.uppercased().unicodeScalars.map { scalar in
            ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar) ? Character(scalar) : "_"
        }
        return String((prefix + "_" + letters).prefix(64))
    }

    /// Brings the banks to the state that a share has now.
    /// - Returns: what the audit log is told.
    static func follow(_ share: Share, at now: Timestamp, in db: Database) throws -> [AuditEvent] {
        let reader = SQLiteCaseworkReader(db: db)
        guard let file = try reader.find(Case.self, share.caseID.description) else { return [] }
        let bank = name(for: file.election)
        switch share.state {
        case .draft, .approved: return []
        case .withdrawn: return try remove(share, from: bank, at: now, in: db)
        case .published, .corrected:
            guard let decision = try reader.find(Decision.self, share.decision.description),
                decision.state == .confirmed, decision.content.outcome.isFounded,
                // What is repeated in public has been seen by two people.
                share.isReviewed(decision)
            else { return [] }
            let items = try file.items.compactMap { try reader.find(ContentItem.self, $0.description) }
            return try add(items, of: share, decision, file, to: bank, at: now, in: db)
        }
    }

    private static func add(
        _ items: [ContentItem], of share: Share, _ decision: Decision, _ file: Case, to bank: String,
        at now: Timestamp, in db: Database
    ) throws -> [AuditEvent] {
        let drafts = try items.compactMap { item in
            let signals = signals(of: item)
            return signals.isEmpty
                ? nil
                : try BankItemDraft(
                    signals: signals, origin: "case", originKey: key(share, item.key),
                    decision: BankedDecision(
                        caseName: file.key, decidedAt: decision.confirmedAt ?? now, decider: "", finding: "",
                        statementURL: "/api/decisions/\(decision.key)/statement"))
        }
        guard !drafts.isEmpty else { return [] }
        var events: [AuditEvent] = []
        let there = try Int.fetchOne(db, sql: "SELECT count(*) FROM match_bank WHERE name = ?", arguments: [bank])
        if there != 1 {
            let made = try MatchBank(name: bank, purpose: .deceptive, createdAt: now)
            try SQLiteBankStore.insert(made, in: db)
            events.append(event("bank.created", bank, [:], at: now))
        }
        for draft in drafts { _ = try SQLiteBankStore.add(draft, to: bank, at: now, in: db) }
        events.append(event("bank.items_added", bank, payload(share, drafts.count), at: now))
        return events
    }

    private static func remove(
        _ share: Share, from bank: String, at now: Timestamp, in db: Database
    ) throws -> [AuditEvent] {
        let numbers = try Row.fetchAll(
            db, sql: "SELECT number FROM bank_item WHERE bank = ? AND origin = 'case' AND origin_key LIKE ?",
            arguments: [bank, key(share, "%")]
        ).map { $0["number"] as Int64 }
        guard !numbers.isEmpty else { return [] }
        for number in numbers { try SQLiteBankStore.remove(item: number, in: db) }
        return [event("bank.items_removed", bank, payload(share, numbers.count), at: now)]
    }

    private static func signals(of item: ContentItem) -> [BankSignal] {
        var signals: [BankSignal] = []
        if let digest = item.sha256 { signals.append(.sha256(digest)) }
        if let pdq = item.pdq.flatMap({ PDQHash(hex: $0) }), item.pdqQuality >= FingerprintBinding.matchableQuality {
            signals.append(.pdq(pdq))
        }
        return signals
    }

    private static func key(_ share: Share, _ item: String) -> String { "\(share.key) \(item)" }

    private static func payload(_ share: Share, _ count: Int) -> [String: CanonicalJSON] {
        ["share": .string(share.key), "decision": .string(share.decision.description), "count": .integer(Int64(count))]
    }

    private static func event(
        _ verb: String, _ bank: String, _ payload: [String: CanonicalJSON], at now: Timestamp
    ) -> AuditEvent {
        AuditEvent(actor: .system, verb: verb, object: "bank \(bank)", payload: .object(payload), at: now)
    }
}
