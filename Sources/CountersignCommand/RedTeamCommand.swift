// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Foundation
import GenerationGateway
import Persistence
import PromptSafety
import ProvenanceRegistry
import RedTeam

/// `countersign redteam`: attacks on the screening of requests, as a test that repeats.
struct RedTeamCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "redteam", abstract: "Attack the screening of requests, and compare with an earlier run.",
        subcommands: [Run.self])

    /// `countersign redteam run`: every request that is to be blocked, in every disguise.
    struct Run: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "run", abstract: "Send requests that must be stopped, in every disguise.",
            discussion: """
                Writes results.jsonl (run, attempt, eval and digest entries), digest.json and report.html into a folder. \
                The same suite, roster, rules and seed give the same bytes. Exit status 0: no figure lies above the \
                interval of the baseline, and no decision depends on who is named; 1: one does; 3: a file could not \
                be read.
                """)

        @Option(
            help: ArgumentHelp(
                "The requests, JSON Lines with id, text or turns, lang, label, category. Default: the rules' own texts, "
                    + "with the rules' own roster.", valueName: "rows.jsonl"))
        var suite: String?
        @Option(help: ArgumentHelp("The disguises, with commas between. Default: all.", valueName: "names"))
        var mutators: String?
        @Option(help: ArgumentHelp("The languages, with commas between. Default: all.", valueName: "codes"))
        var languages: String?
        @Option(help: "Fixes what is left to chance.") var seed: UInt64 = 1
        @Option(help: ArgumentHelp("digest.json of an earlier run.", valueName: "digest.json")) var baseline: String?
        @Option(help: "Folder for the results; it is made.") var out: String?
        @Option(
            help: ArgumentHelp(
                "A running gateway, as in http://127.0.0.1:8090/v1; default: the engine in this program. Its own rules and "
                    + "roster decide; --roster only names who is put into the requests.", valueName: "url"))
        var target: String?
        @Option(help: ArgumentHelp("File with the gateway's API key (default: $COUNTERSIGN_TOKEN).", valueName: "file"))
        var keyFile: String?
        @Option(
            help: ArgumentHelp(
                "Folder of “countersign serve” that keeps the figure for the trend on its safety page.",
                valueName: "dir"))
        var record: String?
        @OptionGroup var database: DatabaseOptions
        @OptionGroup var policy: PolicyOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let rules = try policy.readRules()
            let (suite, roster) = try inputs(rules)
            let run = RedTeamRun(
                suite: suite, roster: roster, mutators: try chosenMutators(),
                languages: Set((languages ?? "").split(separator: ",").map(String.init)), seed: seed)
            let engine = ScreeningEngine(roster: roster, rules: rules)
            let decide: @Sendable ([String]) -> ScreeningOutcome = { turns in
                engine.screen(turns.joined(separator: "\n")).decision
            }
            let evaluations: [RedTeamRun.Evaluation]
            var version: String? = rules.version
            if let target {
                let texts = run.attempts.map { $0.turns.joined(separator: "\n") }
                let (outcomes, theirs) = try await TargetScreening(address: target, key: try key()).decide(texts)
                version = theirs
                var next = outcomes.makeIterator()
                evaluations = await run.evaluate { _ in next.next() ?? .allow }
            } else {
                evaluations = await run.evaluate(decide)
            }
            let report = RedTeamReport(
                header: .init(suite: suite.name, target: target ?? "engine", seed: seed, rulesVersion: version),
                run: run, evaluations: evaluations,
                // Who is named makes no difference to the engine; a target is asked about attacks alone.
                counterfactuals: target == nil ? Counterfactuals(roster: roster).check(suite, decide: decide) : nil,
                baseline: try readBaseline())
            if let record { try await keep(report, in: record) }
            if let out { try write(report, to: out) }
            if output.json {
                try Terminal.printJSON(
                    RedTeamReport.Entry.digest(report.digest, report.counterfactuals, report.regressions))
            } else {
                describe(report)
            }
            if !report.passes { ExitStatus.negative.end() }
        }

        private func key() throws -> String {
            let text = try keyFile.map { try readText($0) } ?? ProcessInfo.processInfo.environment["COUNTERSIGN_TOKEN"]
            guard let key = text?.trimmingCharacters(in: .whitespacesAndNewlines), !key.isEmpty else {
                throw ValidationError("--target needs an API key: --key-file, or COUNTERSIGN_TOKEN")
            }
            return key
        }

        private func keep(_ report: RedTeamReport, in folder: String) async throws {
            let now = Timestamp.now()
            let figure = AttackFigure(
                at: now, suite: report.header.suite, target: report.header.target,
                rulesVersion: report.header.rulesVersion ?? "", attempts: report.digest.overall.attempts,
                successes: report.digest.overall.successes)
            let registry = try database.openPresent(folder, .companion)
            do {
                try await registry.generation.insert(
                    figure,
                    event: AuditEvent(
                        actor: .command, verb: "redteam.recorded", object: figure.suite,
                        payload: .object(
                            [
                                "attempts": .integer(Int64(figure.attempts)),
                                "successes": .integer(Int64(figure.successes)),
                                "rules_version": .string(figure.rulesVersion),
                                "techniques": .object(
                                    report.digest.techniques.mapValues {
                                        .array([.integer(Int64($0.successes)), .integer(Int64($0.attempts))])
                                    }),
                            ].merging(swapped(report)) { $1 }), at: now))
            } catch let error as RegistryError {
                throw CommandError(error, file: folder)
            }
        }

        private func swapped(_ report: RedTeamReport) -> [String: CanonicalJSON] {
            guard let found = report.counterfactuals else { return [:] }
            return ["swaps": .integer(Int64(found.swaps)), "violations": .integer(Int64(found.violations.count))]
        }

        private func inputs(_ rules: RuleBook) throws -> (RedTeamSuite, Roster) {
            guard let suite else {
                return (RedTeamSuite(rules: rules), policy.roster == nil ? rules.roster : try policy.readRoster())
            }
            do {
                let name = URL(fileURLWithPath: suite).lastPathComponent
                return (
                    try RedTeamSuite(name: name, jsonLines: try PolicyOptions.contents(of: suite)),
                    try policy.readRoster()
                )
            } catch let error as RedTeamError {
                throw CommandError(status: .unreadable, file: suite, message: error.message)
            }
        }

        private func chosenMutators() throws -> [Mutator] {
            guard let mutators else { return Mutator.allCases }
            return try mutators.split(separator: ",").map { name in
                guard let mutator = Mutator(rawValue: String(name)) else {
                    let known = Mutator.allCases.map(\.rawValue).joined(separator: ", ")
                    throw ValidationError("--mutators: \(name) is not known; there are \(known)")
                }
                return mutator
            }
        }

        private func readBaseline() throws -> RedTeamDigest? {
            guard let baseline else { return nil }
            guard let digest = try? JSONDecoder().decode(RedTeamDigest.self, from: PolicyOptions.contents(of: baseline))
            else {
                throw CommandError(
                    status: .unreadable, file: baseline, message: "is not the digest.json of a run; give one of those")
            }
            return digest
        }

        private func write(_ report: RedTeamReport, to folder: String) throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            var lines = Data()
            for entry in report.entries {
                lines += try encoder.encode(entry)
                lines.append(0x0A)
            }
            encoder.outputFormatting.insert(.prettyPrinted)
            let url = URL(fileURLWithPath: folder)
            do {
                try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
                try lines.write(to: url.appendingPathComponent("results.jsonl"), options: .atomic)
                try encoder.encode(report.digest).write(to: url.appendingPathComponent("digest.json"), options: .atomic)
                try Data(report.html.utf8).write(to: url.appendingPathComponent("report.html"), options: .atomic)
            } catch {
                throw CommandError(status: .failure, file: folder, message: "cannot be written: \(error)")
            }
        }

        private func describe(_ report: RedTeamReport) {
            func line(_ name: String, _ rate: AttackRate) {
                let share = (rate.rate * 1000).rounded() / 10
                print("  \(name): \(rate.successes) of \(rate.attempts) allowed (\(share) %)")
            }
            line("overall", report.digest.overall)
            for group in report.digest.worst {
                line("\(group.category), \(group.technique.rawValue), \(group.language)", group.attack)
            }
            if let counterfactuals = report.counterfactuals {
                print(
                    "  names swapped \(counterfactuals.swaps) times, decided otherwise: "
                        + "\(counterfactuals.violations.count)")
                for violation in counterfactuals.violations.prefix(10) {
                    print(
                        "    \(violation.row): \(violation.person) \(violation.decision.rawValue), "
                            + "\(violation.other) \(violation.otherDecision.rawValue): \"\(violation.text)\"")
                }
            }
            for regression in report.regressions {
                print("  worse: \(regression.figure), \(regression.before.rate) before, \(regression.now.rate) now")
            }
        }
    }
}
