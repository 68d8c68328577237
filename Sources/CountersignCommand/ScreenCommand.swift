// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Foundation
import PromptSafety

/// `countersign screen`: decides about many requests.
struct ScreenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "screen",
        abstract: "Decide about requests to a generator: allow, review or block.",
        discussion: """
            Reads JSON Lines with "id" and "text" (or "turns", a list of texts) and prints one JSON object a row, in \
            the same order: id, decision, categories, reasons, matches, facts. The same rows, roster and version give \
            the same bytes. Exit status 0: all rows were decided; 3: a file or a row could not be read.
            """)

    @Option(help: ArgumentHelp("The requests, one JSON object a line.", valueName: "rows.jsonl"))
    var suite: String
    @OptionGroup var policy: PolicyOptions

    private struct Row: Decodable {
        var id: String
        var text: String?
        var turns: [String]?
    }

    private struct Answer: Encodable {
        var id: String
        var record: ScreeningDecision

        private enum Key: String, CodingKey { case id }

        func encode(to encoder: any Encoder) throws {
            try record.encode(to: encoder)
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(id, forKey: .id)
        }
    }

    func run() async throws {
        let engine = try policy.engine()
        guard let contents = try? Data(contentsOf: URL(fileURLWithPath: suite)) else {
            throw CommandError(status: .unreadable, file: suite, message: "cannot be read")
        }
        for (number, line) in contents.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            if line.allSatisfy({ $0 == 0x20 || $0 == 0x0D }) { continue }
            guard let row = try? JSONDecoder().decode(Row.self, from: Data(line)),
                let text = row.text ?? row.turns?.joined(separator: "\n")
            else {
                throw CommandError(
                    status: .unreadable, file: suite,
                    message: "line \(number + 1) is no JSON object with \"id\" and \"text\"")
            }
            try Terminal.printJSON(Answer(id: row.id, record: engine.screen(text)))
        }
    }
}
