// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Foundation
import GenerationGateway
import PromptSafety
import ProvenanceRegistry

/// `countersign safety rules`: the rules by which requests are judged, as data.
struct RulesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "Show, check or import the rules by which requests are judged.",
        subcommands: [Print.self, Check.self, Import.self])

    /// `countersign safety rules print`: the standard rules, to start from.
    struct Print: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "print", abstract: "Print the standard rules, as a file to start from.")

        func run() throws { FileHandle.standardOutput.write(Data(RuleBook.standardJSON)) }
    }

    /// `countersign safety rules check`: a rule file against its own texts.
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check", abstract: "Say whether each rule of a file does what its own texts say.",
            discussion: """
                Exit status 0: every rule does; 1: some do not, and the texts are named; 3: the file cannot be used.
                """)

        @Argument(help: "The rule file.") var file: String
        @OptionGroup var output: OutputOptions

        private struct Answer: Encodable {
            struct Failure: Encodable {
                var rule: String
                var text: String
                var expected: Bool
            }

            var version: String
            var rules: Int
            var texts: Int
            var failures: [Failure]
        }

        func run() throws {
            let book = try PolicyOptions.ruleBook(file)
            let failures = book.failures()
            let texts = book.rules.reduce(0) { $0 + $1.tests.hit.count + $1.tests.miss.count }
            if output.json {
                try Terminal.printJSON(
                    Answer(
                        version: book.version, rules: book.rules.count, texts: texts,
                        failures: failures.map { .init(rule: $0.rule, text: $0.text, expected: $0.expected) }))
            } else {
                for failure in failures { print(failure) }
                print("\(book.rules.count) rules, \(texts) texts, \(failures.count) decided otherwise")
            }
            if !failures.isEmpty { ExitStatus.negative.end() }
        }
    }

    /// `countersign safety rules import`: a rule file for the gateways of an installation.
    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import", abstract: "Put rules in force; gateways take them up within seconds.",
            discussion: """
                Rules that do not do what their own texts say are refused, and the texts are named. The import stands in \
                the audit log. Exit status 1: some do not; 3: the file cannot be used.
                """)

        @Argument(help: "The rule file.") var file: String
        @OptionGroup var service: ServiceOptions

        func run() async throws {
            let book = try PolicyOptions.ruleBook(file)
            let failures = book.failures()
            guard failures.isEmpty else {
                for failure in failures { print(failure) }
                ExitStatus.negative.end()
            }
            let now = Timestamp.now()
            // Rules have no number of their own; the moment of the import grows with every import.
            try await PolicyImport.run(
                PolicyDocument(
                    kind: .rules, version: Int(now.milliseconds / 1000),
                    body: Array(try PolicyOptions.contents(of: file)), signer: nil, importedAt: now),
                service, file: file)
            print("\(book.version) is in force")
        }
    }
}
