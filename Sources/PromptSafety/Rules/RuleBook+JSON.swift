// SPDX-License-Identifier: Apache-2.0
import Foundation

extension RuleBook {
    private struct File: Decodable {
        var schema: String
        var version: String
        var clauses: [String: [String: String]]
        var roster: Roster.File
        var rules: [Entry]
    }

    private struct Entry: Decodable {
        struct Tests: Decodable {
            var hit: [String]?
            var miss: [String]?
        }

        var id: String
        var category: String
        var decision: String
        var clause: String
        var strike: Int?
        var all: [String]?
        var any: [[String]]?
        var none: [String]?
        var explain: [String: String]?
        var tests: Tests?
    }

    /// Reads a rule file. A rule without texts that it must and must not apply to is refused, as is one that names a
    /// signal, category or clause that is not there.
    ///
    /// - Throws: ``RuleBookError`` with every fault of the file.
    public init(json: some Collection<UInt8>) throws(RuleBookError) {
        guard json.count <= Self.sizeLimit else {
            throw RuleBookError(faults: ["the rule file is larger than \(Self.sizeLimit >> 20) MB"])
        }
        let data = Data(json)
        let file: File
        do {
            file = try JSONDecoder().decode(File.self, from: data)
        } catch {
            throw RuleBookError(faults: [RosterError(error).message.replacing("the roster", with: "the rule file")])
        }
        var faults: [String] = []
        if file.schema != "countersign.rules/1" {
            faults.append("the schema is \(file.schema); this version reads countersign.rules/1")
        }
        if file.rules.isEmpty { faults.append("there is no rule") }
        var seen: Set<String> = []
        var rules: [Rule] = []
        for entry in file.rules {
            if !seen.insert(entry.id).inserted { faults.append("\(entry.id) is there twice") }
            let before = faults.count
            let rule = Self.rule(entry, clauses: file.clauses, faults: &faults)
            if let rule, faults.count == before { rules.append(rule) }
        }
        guard faults.isEmpty else { throw RuleBookError(faults: faults) }
        self.init(
            rules: rules, clauses: file.clauses, roster: Roster(file.roster, version: "of the rules"),
            version: file.version + "/" + Fingerprint.hex(of: String(decoding: data, as: UTF8.self)))
    }

    private static func rule(_ entry: Entry, clauses: [String: [String: String]], faults: inout [String]) -> Rule? {
        func signals(_ names: [String]) -> SignalSet {
            var set = SignalSet()
            for name in names {
                if let signal = Signal.byName[name] {
                    set.insert(signal)
                } else {
                    faults.append("\(entry.id) asks for \"\(name)\", which is no signal")
                }
            }
            return set
        }
        let all = signals(entry.all ?? [])
        let any = (entry.any ?? []).map(signals)
        let none = signals(entry.none ?? [])
        if all.isEmpty, any.isEmpty { faults.append("\(entry.id) asks for nothing and would apply to everything") }
        if any.contains(where: \.isEmpty) { faults.append("\(entry.id) has an empty group in \"any\"") }
        if clauses[entry.clause]?["en"] == nil {
            faults.append("\(entry.id) applies clause \(entry.clause), which has no English text")
        }
        if (entry.explain?["en"] ?? "").isEmpty { faults.append("\(entry.id) has no English \"explain\"") }
        if (entry.tests?.hit ?? []).isEmpty || (entry.tests?.miss ?? []).isEmpty {
            faults.append("\(entry.id) has no \"tests\" with texts under \"hit\" and \"miss\"")
        }
        let category = ScreeningCategory(rawValue: entry.category)
        if category == nil { faults.append("\(entry.id) has the category \(entry.category), which is not known") }
        let outcome = ScreeningOutcome(rawValue: entry.decision)
        if outcome != .block, outcome != .review {
            faults.append("\(entry.id) decides \"\(entry.decision)\"; a rule blocks or asks for a review")
        }
        if !(0...100).contains(entry.strike ?? 0) { faults.append("\(entry.id) has a strike that is not 0 to 100") }
        guard let category, let outcome else { return nil }
        return Rule(
            id: entry.id, category: category, outcome: outcome, clause: entry.clause, strike: entry.strike ?? 0,
            all: all, any: any, none: none, explanations: entry.explain ?? [:],
            tests: .init(hit: entry.tests?.hit ?? [], miss: entry.tests?.miss ?? []))
    }
}
