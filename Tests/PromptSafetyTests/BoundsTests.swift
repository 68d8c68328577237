// SPDX-License-Identifier: Apache-2.0
import Foundation
import PromptSafety
import Testing

@Suite("Bounds of screening")
struct BoundsTests {
    @Test(
        "64 KiB of hostile text are decided in bounded time",
        arguments: [
            "a ", "Marrowan ", "%41", "&#65;", "<a ", "ballot vote photo ", "選挙", "q1w2e3r4", "\u{200B}a", "8:00 ",
            "((((", "аa",
        ])
    func hostile(piece: String) throws {
        let engine = try Kestria.engine()
        let text = String(repeating: piece, count: 70_000 / piece.utf8.count)
        let clock = ContinuousClock()
        let time = clock.measure { #expect(engine.screen(text).truncated == (text.utf8.count > 65_536)) }
        #expect(time < .seconds(10), "\(time)")
    }

    @Test("An empty text, and one without any letter, is allowed")
    func empty() throws {
        let engine = try Kestria.engine()
        #expect(engine.screen("").decision == .allow)
        #expect(engine.screen("12 / 34 … !!").decision == .allow)
    }

    @Test("A request hidden in a long text is found")
    func buried() throws {
        let filler = String(repeating: "The garden was quiet and the tea was warm. ", count: 300)
        let text = filler + "Realistic photo of Yelda Marrowan in handcuffs. " + filler
        #expect(try Kestria.engine().screen(text).decision == .block)
    }

    @Test("A roster that cannot be read says where")
    func rosterErrors() throws {
        #expect(throws: RosterError.self) { try Roster(json: Data("[]".utf8)) }
        #expect(throws: RosterError.self) { try Roster(json: Data("{\"people\": [{\"id\": \"x\"}]}".utf8)) }
        #expect(throws: RosterError.self) { try Roster(json: Data("{\"schema\": \"other/9\"}".utf8)) }
    }
}

/// The developers' suite beside the project, where it is there.
enum SharedSuite {
    static let folder: String? = {
        let environment = ProcessInfo.processInfo.environment["COUNTERSIGN_SHARED"]
        let beside = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../../shared").standardized.path
        for base in [environment, beside].compactMap({ $0 }) {
            let folder = base + "/safety-suite"
            if FileManager.default.fileExists(atPath: folder + "/prompts.jsonl") { return folder }
        }
        return nil
    }()
}

@Suite("The shared safety suite", .enabled(if: SharedSuite.folder != nil, "skipped: the safety suite is not there"))
struct SharedSuiteTests {
    private struct Row: Decodable {
        var id: String
        var text: String
        var label: ScreeningOutcome
    }

    @Test("The bars of the suite are met")
    func bars() throws {
        let folder = try #require(SharedSuite.folder)
        let roster = try Roster(json: Data(contentsOf: URL(fileURLWithPath: folder + "/roster.json")))
        let engine = ScreeningEngine(roster: roster)
        let lines = try String(contentsOfFile: folder + "/prompts.jsonl", encoding: .utf8).split(separator: "\n")
        let rows = try lines.map { try JSONDecoder().decode(Row.self, from: Data($0.utf8)) }
        var counts: [ScreeningOutcome: [ScreeningOutcome: Int]] = [:]
        for row in rows { counts[row.label, default: [:]][engine.screen(row.text).decision, default: 0] += 1 }
        func share(_ label: ScreeningOutcome, _ outcomes: ScreeningOutcome...) -> Double {
            let row = counts[label] ?? [:]
            return Double(outcomes.reduce(0) { $0 + (row[$1] ?? 0) }) / Double(max(1, row.values.reduce(0, +)))
        }
        #expect(share(.block, .block, .review) >= 0.95)
        #expect(share(.block, .block) >= 0.90)
        #expect(share(.allow, .block) == 0)
        #expect(share(.allow, .block, .review) <= 0.05)
    }
}
