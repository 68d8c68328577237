// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ContentCheck
import Fingerprinting
import Foundation
import MatchBanks
import MediaCodecs
import Persistence
import ProvenanceRegistry

/// What a bank is given: files, or fingerprints that were computed elsewhere.
private struct BankInput: ParsableArguments {
    @Argument(help: "Files.") var files: [String] = []
    @Option(help: ArgumentHelp("A PDQ hash instead of a file: 64 hexadecimal digits.", valueName: "hash"))
    var pdq: [String] = []
    @Option(help: ArgumentHelp("A SHA-256 digest instead of a file.", valueName: "digest")) var sha256: [String] = []

    func validate() throws {
        if files.isEmpty, pdq.isEmpty, sha256.isEmpty { throw ValidationError("name a file, --pdq or --sha256") }
    }

    /// The fingerprints that were given as text.
    func signals() throws -> [BankSignal] {
        try [(BankSignal.Kind.pdq, pdq), (.sha256, sha256)].flatMap { kind, texts in
            try texts.map { text in
                guard let signal = BankSignal(kind: kind, text: text) else {
                    throw CommandError(
                        status: .usage,
                        message: "--\(kind.rawValue) takes 64 hexadecimal digits, not \(text.prefix(80))")
                }
                return signal
            }
        }
    }
}

/// A picture as banks see it.
private struct LookedAt {
    let digest: ContentDigest
    let picture: FingerprintQuery?

    init(_ file: String, _ worker: MediaWorker) async throws(CommandError) {
        let text = try PictureReading.sha256(file)
        guard let digest = ContentDigest(text) else {
            throw CommandError(status: .failure, file: file, message: "its digest could not be computed")
        }
        self.digest = digest
        do { picture = FingerprintQuery(try await PictureReading.pixels(file, with: worker)) } catch {
            // What is no picture has its exact bytes.
            picture = nil
        }
    }

    /// What a bank keeps: the exact bytes, and what the picture looks like with and without its borders.
    var signals: [BankSignal] {
        let looks = (picture?.bindings ?? []).filter(\.isMatchable).compactMap { binding in
            BankSignal(kind: .pdq, bytes: binding.value)
        }
        return [.sha256(digest)] + looks
    }
}

extension BankCommand {
    /// `countersign bank add`
    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: "Put files or fingerprints into a bank; the files themselves are not kept.",
            discussion: """
                Without --case the item is a lead. With --case, --decider and --finding it stands for a public decision, \
                which countersign check repeats.
                """)

        @Argument(help: "The bank.") var bank: String
        @OptionGroup fileprivate var input: BankInput
        @Option(help: "For those who look after the bank.") var note = ""
        @Option(help: "The case that decided.") var `case`: String?
        @Option(help: ArgumentHelp("When it was decided (default: now).", valueName: "moment")) var decidedAt: String?
        @Option(help: "Who decided, in words.") var decider: String?
        @Option(help: "What was found, in one sentence.") var finding: String?
        @Option(help: ArgumentHelp("Where the statement of reasons stands.", valueName: "address"))
        var statementURL: String?
        @OptionGroup var registryOptions: RegistryOptions
        @OptionGroup var output: OutputOptions

        private struct Answer: Encodable {
            let bank: String
            let item: Int64
            let signals: [String: [String]]
        }

        private func decision() throws -> BankedDecision? {
            guard let name = self.case else { return nil }
            guard let decider, let finding else {
                throw CommandError(status: .usage, message: "--case goes with --decider and --finding")
            }
            let moment = try decidedAt.map { text in
                guard let moment = Timestamp(rfc3339: text) else {
                    throw CommandError(status: .usage, message: "--decided-at is as in 2028-10-03T14:00:00Z")
                }
                return moment
            }
            return BankedDecision(
                caseName: name, decidedAt: moment ?? .now(), decider: decider, finding: finding,
                statementURL: statementURL)
        }

        func run() async throws {
            let decision = try decision()
            var sets = try input.signals().map { [$0] }
            let worker = MediaWorker()
            for file in input.files { sets.append(try await LookedAt(file, worker).signals) }
            let added = try await BankCommand.opened(registryOptions) { folder in
                let drafts = try sets.map {
                    try BankItemDraft(signals: $0, note: note, origin: "command", decision: decision)
                }
                let event = BankCommand.event("bank.items_added", bank, ["count": .integer(Int64(drafts.count))])
                return zip(try await folder.banks.add(drafts, to: bank, at: .now(), event: event), drafts)
            }
            for (number, draft) in added {
                let signals = Dictionary(grouping: draft.signals, by: \.kind.rawValue).mapValues { $0.map(\.text) }
                if output.json {
                    try Terminal.printJSON(Answer(bank: bank, item: number, signals: signals))
                } else {
                    print("\(bank) \(number)")
                }
            }
        }
    }

    /// `countersign bank match`
    struct Match: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "match", abstract: "Say which items of the banks content resembles.",
            discussion: """
                Exit status 0: something matches; 1: nothing does, or a negative bank takes it back; 3: a file could \
                not be read. A match is a lead; it decides nothing.
                """)

        @OptionGroup fileprivate var input: BankInput
        @Option(help: "Look in this bank only; may be repeated.") var bank: [String] = []
        @OptionGroup var registryOptions: RegistryOptions
        @OptionGroup var output: OutputOptions

        private struct Answer: Encodable {
            let input: String
            let verdict: ShownVerdict

            func encode(to encoder: any Encoder) throws {
                try verdict.encode(to: encoder)
                var container = encoder.container(keyedBy: CodingKeys.self)
                try container.encode(input, forKey: .input)
            }

            enum CodingKeys: CodingKey { case input }
        }

        func run() async throws {
            var queries = try input.signals().map { (name: $0.text, query: BankQuery([$0])) }
            var status = ExitStatus.positive
            let worker = MediaWorker()
            for file in input.files {
                do throws(CommandError) {
                    let look = try await LookedAt(file, worker)
                    queries.append((file, BankQuery(look.picture, digest: look.digest)))
                } catch {
                    Terminal.complain(error.description)
                    status = status.combined(with: error.status)
                }
            }
            let asked = queries.map(\.query)
            let banks = bank.isEmpty ? nil : Set(bank)
            let verdicts = try await BankCommand.opened(registryOptions) { folder in
                try await BankMatcher(store: folder.banks).verdicts(on: asked, in: banks)
            }
            for (query, verdict) in zip(queries, verdicts) {
                if verdict.matches.isEmpty { status = status.combined(with: .negative) }
                if output.json {
                    try Terminal.printJSON(Answer(input: query.name, verdict: ShownVerdict(verdict)))
                } else {
                    print(Match.text(query.name, verdict), terminator: "")
                }
            }
            if status != .positive { status.end() }
        }

        private static func text(_ name: String, _ verdict: BankVerdict) -> String {
            func line(_ match: BankMatch) -> String {
                let decision = match.item.content.decision
                let what = decision.map { "case \(OutsideText.clean($0.caseName))" } ?? "a lead, no decision"
                let how = match.isExact ? "the same bytes" : "\(match.distance) of 256 bits differ"
                return "\(match.bank.name) \(match.item.number): \(how); \(what)\n"
            }
            var text = "\(name)\n"
            if verdict.matches.isEmpty { text += "  nothing that matches\n" }
            for match in verdict.matches { text += "  " + line(match) }
            for match in verdict.negatives { text += "  \(match.bank.purpose.rawValue): " + line(match) }
            for match in verdict.suppressed { text += "  left out because of it: " + line(match) }
            return text
        }
    }
}
