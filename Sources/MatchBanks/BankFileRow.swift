// SPDX-License-Identifier: Apache-2.0
import Foundation
import ProvenanceRegistry

/// What a file says of an item, before any of it is judged.
struct BankFileRow {
    /// The columns, in the order in which they are written.
    static let columns = [
        "item", "signal_type", "indicator", "note", "origin", "origin_key", "case", "decided_at", "decider", "finding",
        "statement_url",
    ]

    var signals: [BankSignal] = []
    var note = ""
    var origin: String?
    var originKey: String?
    var caseName, decidedAt, decider, finding, statementURL: String?

    init() {}

    /// A column by the name that this project uses for it.
    static func column(_ name: String) -> String {
        let name = name.trimmingCharacters(in: .whitespaces).lowercased()
        switch name {
        case "type", "hash_type": return "signal_type"
        case "value", "hash", "signal", "raw_indicator": return "indicator"
        case "id", "indicator_id": return "origin_key"
        case "description": return "note"
        default: return name
        }
    }

    init(_ values: [String: String]) {
        func text(_ name: String) -> String? { values[name].flatMap { $0.isEmpty ? nil : $0 } }
        note = text("note") ?? ""
        origin = text("origin")
        originKey = text("origin_key")
        caseName = text("case")
        decidedAt = text("decided_at")
        decider = text("decider")
        finding = text("finding")
        statementURL = text("statement_url")
    }

    /// The object of a JSON line; all names of every form that is read.
    struct Object: Codable {
        struct Signal: Codable {
            let signal_type: String
            let indicator: String
        }
        struct Decision: Codable {
            let `case`: String
            let decided_at: String
            let decider: String?
            let finding: String?
            let statement_url: String?
        }
        var item: Int64?
        var signals: [Signal]?
        var note: String?
        var origin: String?
        var origin_key: String?
        var decision: Decision?
        // a descriptor of ThreatExchange
        var id: String?
        var type: String?
        var indicator: String?
        var raw_indicator: String?
        var description: String?
        // the body of a request to Hasher-Matcher-Actioner
        var pdq: String?
        var sha256: String?
    }

    init(_ object: Object) {
        note = object.note ?? object.description ?? ""
        origin = object.origin
        originKey = object.origin_key ?? object.id
        caseName = object.decision?.case
        decidedAt = object.decision?.decided_at
        decider = object.decision?.decider
        finding = object.decision?.finding
        statementURL = object.decision?.statement_url
    }

    /// - Throws: `RegistryError` `invalid_value`.
    func draft(origin given: String) throws(RegistryError) -> BankItemDraft {
        var decision: BankedDecision?
        if let caseName {
            guard let moment = decidedAt.flatMap({ Timestamp(rfc3339: $0) }) else {
                throw RegistryError(
                    .invalidValue, "a decision has the moment at which it was made, as in 2028-10-03T14:00:00Z")
            }
            guard let decider, let finding else {
                throw RegistryError(.invalidValue, "a decision says who decided, and what was found")
            }
            if let statementURL, !statementURL.hasPrefix("https://"), !statementURL.hasPrefix("http://") {
                throw RegistryError(.invalidValue, "the address of a statement begins with https://")
            }
            decision = BankedDecision(
                caseName: caseName, decidedAt: moment, decider: decider, finding: finding, statementURL: statementURL)
        }
        return try BankItemDraft(
            signals: signals, note: note, origin: origin ?? given, originKey: originKey, decision: decision)
    }
}

/// Writes items in the forms that ``BankFileReader`` reads.
public enum BankFileWriter {
    /// The forms.
    public enum Form: String, Sendable, CaseIterable {
        /// Comma-separated values with all that is known, a row for each fingerprint.
        case csv
        /// JSON Lines with all that is known.
        case json
        /// `pdq HASH`, as the file exchange of python-threatexchange reads it: fingerprints alone.
        case plain
    }

    /// What stands before the first item.
    public static func head(_ form: Form) -> String {
        form == .csv ? BankFileRow.columns.joined(separator: ",") + "\n" : ""
    }

    /// The lines of an item, each with its line feed.
    public static func lines(_ item: BankItem, _ form: Form) -> String {
        let content = item.content
        let decision = content.decision
        switch form {
        case .plain:
            return content.signals.map { "\($0.kind.rawValue) \($0.text)\n" }.joined()
        case .csv:
            return content.signals.map { signal in
                let fields = [
                    "\(item.number)", signal.kind.rawValue, signal.text, content.note, content.origin,
                    content.originKey ?? "", decision?.caseName ?? "", decision?.decidedAt.description ?? "",
                    decision?.decider ?? "", decision?.finding ?? "", decision?.statementURL ?? "",
                ]
                return fields.map(CSVLine.field).joined(separator: ",") + "\n"
            }.joined()
        case .json:
            var object = BankFileRow.Object()
            object.item = item.number
            object.signals = content.signals.map { .init(signal_type: $0.kind.rawValue, indicator: $0.text) }
            object.note = content.note.isEmpty ? nil : content.note
            object.origin = content.origin
            object.origin_key = content.originKey
            object.decision = decision.map {
                .init(
                    case: $0.caseName, decided_at: $0.decidedAt.description, decider: $0.decider, finding: $0.finding,
                    statement_url: $0.statementURL)
            }
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            guard let data = try? encoder.encode(object) else { return "" }
            return String(decoding: data, as: UTF8.self) + "\n"
        }
    }
}
