// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import PromptSafety

/// `countersign safety`: looks into the screening of requests.
struct SafetyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "safety",
        abstract: "Look into how requests to a generator are judged.",
        subcommands: [ExplainCommand.self, RulesCommand.self, RosterCommand.self])

    /// `countersign safety explain`: one request, with everything that led to the decision.
    struct ExplainCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "explain",
            abstract: "Say what is decided about a request, and why.",
            discussion: """
                Exit status 0: the request may be carried out; 1: it goes to review or is blocked; 3: the roster could \
                not be read.
                """)

        @Argument(help: "The request.") var text: String
        @OptionGroup var policy: PolicyOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let decision = try policy.engine().screen(text)
            if output.json {
                try Terminal.printJSON(decision)
            } else {
                Self.describe(decision)
            }
            if decision.decision != .allow { ExitStatus.negative.end() }
        }

        private static func describe(_ decision: ScreeningDecision) {
            print(decision.decision.rawValue)
            for reason in decision.reasons {
                print(
                    "  \(reason.rule) (\(reason.outcome.rawValue), \(reason.category.rawValue)): \(reason.explanation)")
            }
            for fact in decision.facts { print("  fact \(fact.about): \(fact.verdict.rawValue): \"\(fact.claim)\"") }
            for match in decision.matches {
                let entity = match.entity.map { " \($0)" } ?? ""
                let how =
                    match.transforms.isEmpty ? "" : " [\(match.transforms.map(\.rawValue).joined(separator: ", "))]"
                print("  bytes \(match.start)-\(match.end) \(match.slot)\(entity): \"\(match.normalised)\"\(how)")
            }
            if !decision.frames.isEmpty { print("  frames: \(decision.frames.joined(separator: ", "))") }
        }
    }
}
