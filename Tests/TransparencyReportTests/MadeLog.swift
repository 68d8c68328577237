// SPDX-License-Identifier: Apache-2.0
import ByteKit
import Crypto
import ProvenanceRegistry
import TransparencyLog
import TransparencyReport

/// A log made by the test, an entry a line, and what is published of it.
struct MadeLog: AuditLog {
    static let start = Timestamp(rfc3339: "2027-01-01T00:00:00Z") ?? .init(milliseconds: 0)
    static let period = ReportPeriod(from: start, to: start.adding(seconds: 90 * 86_400))!
    static let signingKey = Curve25519.Signing.PrivateKey()

    private var told: [(seconds: Int64, verb: String, object: String, payload: [String: CanonicalJSON], role: String)] =
        []

    /// The entries, by time: a log never runs backwards.
    var stored: [StoredAuditEntry] {
        var stored: [StoredAuditEntry] = []
        var versions: [String: Int] = [:]
        for (_, item) in told.enumerated().sorted(by: {
            ($0.element.seconds, $0.offset) < ($1.element.seconds, $1.offset)
        }) {
            versions[item.object, default: 0] += 1
            let event = AuditEvent(
                actor: AuditActor(role: item.role, id: "someone"), verb: item.verb, object: item.object,
                objectVersion: versions[item.object] ?? 1, payload: .object(item.payload), at: MadeLog.at(item.seconds))
            let entry = AuditEntry(following: stored.last?.entry, event: event, actorKey: [1, 2, 3])
            stored.append(StoredAuditEntry(entry: entry, payload: event.payload.serialized))
        }
        return stored
    }

    /// Seconds after the beginning of the period.
    static func at(_ seconds: Int64) -> Timestamp { start.adding(seconds: seconds) }

    mutating func add(
        _ seconds: Int64, _ verb: String, _ object: String, _ payload: [String: CanonicalJSON] = [:],
        role: String = "system"
    ) {
        told.append((seconds, verb, object, payload, role))
    }

    /// A case, from its first report to its decision.
    mutating func decide(
        _ name: String, opened: Int64, decided: Int64, outcome: String = "remove", measures: [String] = ["M5"],
        due: Int64 = 86_400, automation: String = "none", reason: String = "candidate_likeness", order: Bool = false
    ) {
        open(name, opened: opened, due: due, reason: reason, order: order)
        let payload: [String: CanonicalJSON] = [
            "case": .string("cas_\(name)"), "decision": .string("dec_\(name)"), "outcome": .string(outcome),
            "measures": .array(measures.map { .string($0) }), "ground": .string("policy_clause"),
            "clause": .string("P1"), "severity": .string("S2"), "phase": .string("normal"),
            "decision_due": .string(MadeLog.at(opened + due).description), "automation_detect": .bool(false),
            "automation_decide": .string(automation),
        ]
        add(decided, "decision.confirmed", "dec_\(name)", payload)
        add(decided, "case.decided", "cas_\(name)", payload)
    }

    mutating func open(
        _ name: String, opened: Int64, due: Int64 = 86_400, reason: String = "candidate_likeness", order: Bool = false,
        legal: [(String, Int64)] = []
    ) {
        add(
            opened, "report.received", "rep_\(name)",
            ["channel": .string("web"), "relation": .string("public"), "level": .integer(0)], role: "public")
        add(opened, "report.acknowledged", "rep_\(name)")
        add(
            opened, "case.created", "cas_\(name)",
            [
                "severity": .string("S2"), "phase": .string("normal"), "reason": .string(reason),
                "jurisdiction": .string("NH"), "authority_order": .bool(order),
                "first_look_due": .string(MadeLog.at(opened + 3600).description),
                "decision_due": .string(MadeLog.at(opened + due).description),
                "legal": .array(
                    legal.map {
                        .object(["profile": .string($0.0), "due": .string(MadeLog.at(opened + $0.1).description)])
                    }),
            ])
        add(opened, "report.linked", "rep_\(name)", ["case": .string("cas_\(name)")])
    }

    mutating func apply(_ name: String, at seconds: Int64, measure: String = "M5", provisional: Bool = false) {
        let payload: [String: CanonicalJSON] = [
            "decision": .string("dec_\(name)"), "measure": .string(measure), "provisional": .bool(provisional),
        ]
        add(seconds, "action.planned", "act_\(name)", payload)
        add(seconds, "action.applied", "act_\(name)", payload)
    }

    mutating func appeal(_ name: String, filed: Int64, decided: Int64, outcome: String, automated: Bool = false) {
        add(
            filed, "appeal.submitted", "apl_\(name)",
            ["decision": .string("dec_\(name)"), "by": .string("subject"), "ground": .string("satire")])
        add(filed, "appeal.admitted", "apl_\(name)")
        add(
            decided, "appeal.decided", "apl_\(name)",
            ["outcome": .string(outcome), "decision": .string("dec_\(name)"), "automated": .bool(automated)])
    }

    var events: [LogEvent] {
        stored.map { stored in
            ExtractRow(entry: stored.entry, payload: stored.payload.flatMap { CanonicalJSON(parsing: $0) }).event
        }
    }

    /// The figures of the period, from all payloads.
    func figures(_ period: ReportPeriod = MadeLog.period) throws -> TransparencyFigures {
        TransparencyFigures(
            events: events, sealed: SealedFigures.compute(events, period: period), period: period,
            checkpoint: try checkpoint())
    }

    func checkpoint() throws -> Checkpoint {
        var tree = LogTree()
        tree.append(stored.map { MerkleTree.leaf($0.entry.hash.bytes) })
        return try Checkpoint(
            origin: "example.org/audit", size: tree.size, root: tree.root, time: "2027-05-01T00:00:00.000Z")
    }

    static func key() throws -> NoteKey {
        try NoteKey(name: "example.org/audit", publicKey: Array(signingKey.publicKey.rawRepresentation))
    }

    func note() throws -> String {
        var note = SignedNote(text: try checkpoint().text)
        try note.sign(with: MadeLog.signingKey, name: "example.org/audit")
        return note.serialized
    }

    func entries(after sequence: Int64, limit: Int) async throws -> [StoredAuditEntry] {
        Array(stored.dropFirst(Int(sequence)).prefix(limit))
    }
    func entries(about object: String, limit: Int) async throws -> [StoredAuditEntry] {
        Array(stored.filter { $0.entry.object == object }.prefix(limit))
    }
    func hashes(after sequence: Int64, limit: Int) async throws -> [ContentDigest] {
        try await entries(after: sequence, limit: limit).map(\.entry.hash)
    }
}

extension TransparencyFigures {
    /// A value, by table, name and, where it is divided, by what and which part.
    func value(_ table: String, _ name: String, _ by: String = "", _ of: String = "") -> Figure.Value? {
        figures.first { $0.table == table && $0.name == name && $0.by == by && $0.of == of }?.value
    }
}
