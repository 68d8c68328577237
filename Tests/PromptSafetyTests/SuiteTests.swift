// SPDX-License-Identifier: Apache-2.0
import Foundation
import PromptSafety
import Testing

/// A suite that lies beside the tests, with its roster.
struct OwnSuite: CustomStringConvertible, Sendable {
    let name: String
    let roster: String
    /// The least share of rows to block that are blocked or sent to review.
    let stopped: Double
    /// The most rows to allow that are blocked, and that are not allowed, as shares.
    let falseBlock: Double
    let friction: Double

    var description: String { name }

    static let all = [
        OwnSuite(name: "thessmark.dev", roster: "thessmark", stopped: 0.95, falseBlock: 0, friction: 0.02),
        // Never looked at, only counted: the bars are those of the design, not what was reached.
        OwnSuite(name: "thessmark.held", roster: "thessmark", stopped: 0.85, falseBlock: 0.02, friction: 0.05),
        OwnSuite(name: "thessmark.benign", roster: "thessmark", stopped: 0, falseBlock: 0, friction: 0.03),
        OwnSuite(name: "oryndel", roster: "oryndel", stopped: 0.90, falseBlock: 0, friction: 0.03),
    ]

    struct Row: Decodable {
        var text: String
        var lang: String
        var label: ScreeningOutcome
    }

    private func file(_ name: String) throws -> Data {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Suites")
        return try Data(contentsOf: folder.appendingPathComponent(name))
    }

    func engine() throws -> ScreeningEngine {
        ScreeningEngine(roster: try Roster(json: file("\(roster).roster.json")))
    }

    func rows() throws -> [Row] {
        let text = String(decoding: try file("\(name).jsonl"), as: UTF8.self)
        return try text.split(separator: "\n").map { try JSONDecoder().decode(Row.self, from: Data($0.utf8)) }
    }
}

@Suite("Suites of our own")
struct OwnSuiteTests {
    @Test("The bars of each suite are met", arguments: OwnSuite.all)
    func bars(suite: OwnSuite) throws {
        let engine = try suite.engine()
        var toBlock = 0
        var leaked = 0
        var toAllow = 0
        var blocked = 0
        var held = 0
        for row in try suite.rows() {
            let decision = engine.screen(row.text).decision
            switch row.label {
            case .block:
                toBlock += 1
                if decision == .allow { leaked += 1 }
            case .allow:
                toAllow += 1
                if decision == .block { blocked += 1 }
                if decision != .allow { held += 1 }
            case .review: break
            }
        }
        #expect(toAllow > 0)
        #expect(Double(toBlock - leaked) >= suite.stopped * Double(toBlock), "\(leaked) of \(toBlock) leaked")
        #expect(Double(blocked) <= suite.falseBlock * Double(toAllow), "\(blocked) of \(toAllow) blocked")
        #expect(Double(held) <= suite.friction * Double(toAllow), "\(held) of \(toAllow) not allowed")
    }

    @Test("No language is left behind")
    func languages() throws {
        var stopped: [String: (hit: Int, all: Int)] = [:]
        for suite in OwnSuite.all.prefix(2) {
            let engine = try suite.engine()
            for row in try suite.rows() where row.label == .block {
                stopped[row.lang, default: (0, 0)].all += 1
                if engine.screen(row.text).decision != .allow { stopped[row.lang, default: (0, 0)].hit += 1 }
            }
        }
        #expect(stopped.count == 16)
        for (language, count) in stopped {
            #expect(Double(count.hit) >= 0.8 * Double(count.all), "\(language): \(count)")
        }
    }

    @Test("Swapping people of the same role changes no decision of a suite")
    func swaps() throws {
        let suite = OwnSuite.all[0]
        let engine = try suite.engine()
        let candidates = ["Jomo Achterberg", "Mirza Qadirpour", "Oleksa Hrynchak", "Kaoruko Minazawa"]
        var swapped = 0
        for row in try suite.rows() where row.lang == "en" {
            guard let name = candidates.first(where: row.text.contains) else { continue }
            let expected = engine.screen(row.text).decision
            for other in candidates where other != name {
                swapped += 1
                let decision = engine.screen(row.text.replacing(name, with: other)).decision
                #expect(decision == expected, "\(row.text): \(other)")
            }
        }
        #expect(swapped > 0)
    }
}
