// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Persistence
import ProvenanceRegistry
import TransparencyLog
import TransparencyReport
import TrustServices

/// `countersign transparency`: figures that anybody can compute again.
struct TransparencyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "transparency", abstract: "Make the figures of a period, and compute published ones again.",
        subcommands: [Build.self, Verify.self])

    /// A registry's folder.
    struct DataOptions: ParsableArguments {
        @Option(
            help: ArgumentHelp(
                "Folder of “countersign serve”, or another registry (default: the command line's own).",
                valueName: "dir"))
        var data: String?
        @OptionGroup var database: DatabaseOptions

        /// - Throws: ``CommandError`` where there is none.
        func opened() throws -> RegistryFolder { try database.openPresent(data ?? Folders.registry, .command) }
    }

    /// `countersign transparency build`
    struct Build: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "build", abstract: "Compute the tables of a period from the audit log.",
            discussion: """
                Writes report.json, T1.csv to T17.csv and index.html into a folder, with what it takes to compute them \
                again: the published rows of the log, the hash of every entry, the signed checkpoint, and a manifest. \
                The same log gives the same bytes. Where no kept checkpoint covers the period, one is made.
                """)

        @Option(help: ArgumentHelp("The first day that counts, as in 2027-01-01 (UTC), or a time.", valueName: "day"))
        var from: String
        @Option(help: ArgumentHelp("The first day that counts no more, or a time.", valueName: "day"))
        var to: String
        @Option(help: ArgumentHelp("Folder for the report: a new one, or an empty one.", valueName: "dir"))
        var out: String
        @OptionGroup var dataOptions: DataOptions
        @OptionGroup var output: OutputOptions

        private struct Answer: Encodable {
            let period, folder, manifest_sha256, log: String
            let figures, measured, log_size: Int
        }

        func run() async throws {
            guard let from = ReportPeriod.moment(given: from), let to = ReportPeriod.moment(given: to),
                let period = ReportPeriod(from: from, to: to)
            else { throw ValidationError("--from and --to are days or times, and --from comes first") }
            guard period.to <= .now() else {
                throw ValidationError("--to lies ahead: a period is reported when it is over")
            }
            let registry = try dataOptions.opened()
            do {
                let (note, key) = try await TransparencyCommand.checkpoint(of: registry, covering: period)
                let bundle = try await ReportBundle(log: registry.auditLog, period: period, note: note, key: key)
                try bundle.write(to: out)
                let figures = bundle.figures
                let answer = Answer(
                    period: period.name, folder: out, manifest_sha256: bundle.digest, log: figures.checkpoint.origin,
                    figures: figures.figures.count, measured: figures.figures.count(where: \.isMeasured),
                    log_size: figures.checkpoint.size)
                if output.json { return try Terminal.printJSON(answer) }
                print(
                    "\(answer.figures) figures, \(answer.measured) measured, from \(answer.log_size) entries of \(answer.log)"
                )
                print("manifest \(answer.manifest_sha256)")
            } catch { throw TransparencyCommand.explained(error, registry.path) }
        }
    }

    /// `countersign transparency verify`
    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify", abstract: "Compute a published report again and compare every byte.",
            discussion: """
                Needs nothing but the folder: the rows are looked for in the log's hash tree, the tree's root in the \
                signed checkpoint, and every figure is computed anew. Give the log's key with --key, from another place \
                than the folder; without it the enclosed key is used, which shows that the report holds in itself and not \
                whose it is. With --data, the report is made again from the log too: that includes the figures whose \
                rows are not published. Exit status 0: all of it holds; 1: it does not.
                """)

        @Argument(help: "Folder of a report.") var folder: String
        @Option(help: "The log's key, or a file with it (as /.well-known/countersign/checkpoint-key gives it).")
        var key: String?
        @Option(help: ArgumentHelp("A signed checkpoint that was seen earlier; needs --key.", valueName: "file"))
        var checkpoint: String?
        @Option(help: ArgumentHelp("Folder of the registry whose log the report was made of.", valueName: "dir"))
        var data: String?
        @OptionGroup var database: DatabaseOptions
        @OptionGroup var output: OutputOptions

        private struct Answer: Encodable {
            let holds: Bool
            let period, manifest_sha256, log: String
            let key_given: Bool
            let rows, figures, log_size: Int
            let findings: [String]
        }

        func run() async throws {
            let logKey = try key.map { try AuditCommand.key($0) }
            if checkpoint != nil, key == nil { throw ValidationError("--checkpoint needs --key") }
            let earlier = try checkpoint.map { try AuditCommand.checkpoint(in: $0, key: key ?? "") }
            let verdict: ReportVerdict
            do {
                verdict = try ReportVerification(folder: folder, key: logKey, earlier: earlier).run()
            } catch {
                throw CommandError(
                    status: .unreadable, file: folder,
                    message: "a file of the report cannot be read: \(error.localizedDescription)")
            }
            var findings = verdict.findings
            if let data { findings += try await differences(from: data) }
            let answer = Answer(
                holds: findings.isEmpty, period: verdict.period, manifest_sha256: verdict.digest,
                log: verdict.checkpoint?.origin ?? "", key_given: logKey != nil, rows: verdict.rows,
                figures: verdict.figures, log_size: verdict.checkpoint?.size ?? 0, findings: findings)
            if output.json {
                try Terminal.printJSON(answer)
            } else {
                print("\(answer.rows) rows, \(answer.figures) figures computed again, log \(answer.log)")
                for finding in findings { print("  \(finding)") }
                print(answer.holds ? "The report holds." : "The report does not hold.")
                if logKey == nil { Terminal.note("The enclosed key was used; give the log's own with --key.") }
            }
            if !answer.holds { ExitStatus.negative.end() }
        }

        /// What is other when the report is made again from the log.
        private func differences(from data: String) async throws -> [String] {
            let registry = try database.openPresent(data, .command)
            guard let bytes = FileManager.default.contents(atPath: "\(folder)/report.json"),
                let figures = TransparencyFigures(json: Array(bytes)),
                let note = FileManager.default.contents(atPath: "\(folder)/checkpoint.note"),
                let key = try IdentityStore(folder: registry.path + "/identities").checkpointKey()
            else { return ["report.json or the log's key cannot be read"] }
            do {
                let again = try await ReportBundle(
                    log: registry.auditLog, period: figures.period, note: String(decoding: note, as: UTF8.self),
                    key: key)
                return again.files.compactMap { file in
                    let present = FileManager.default.contents(atPath: "\(folder)/\(file.name)").map(Array.init)
                    return present == file.bytes ? nil : "\(file.name): made from the log, it has other bytes"
                }
            } catch let error as LogError {
                return ["the log: \(error.description)"]
            } catch let error as ReportError { return ["the log: \(error.description)"] }
        }
    }

    /// A checkpoint that covers a period: the earliest that was kept, or one that is made now.
    static func checkpoint(of registry: RegistryFolder, covering period: ReportPeriod) async throws
        -> (note: String, key: NoteKey)
    {
        let store = IdentityStore(folder: registry.path + "/identities")
        let folder = registry.path + "/checkpoints"
        if let key = try store.checkpointKey(),
            let note = try await ReportBundle.checkpoint(
                covering: period, of: registry.auditLog, in: folder, key: key)
        {
            return (note, key)
        }
        let unlocked = try store.unlock(
            KeyProtection.fromEnvironment(ProcessInfo.processInfo.environment, storeFolder: store.folder))
        let note = try await AuditCommand.keeper(registry, store: store, unlocked: unlocked).make(at: .now())
        guard let key = try store.checkpointKey() else { throw ReportError.noCheckpoint }
        return (note, key)
    }

    static func explained(_ error: any Error, _ folder: String) -> any Error {
        switch error {
        case let error as RegistryError: CommandError(error, file: folder)
        case let error as TrustError: CommandError(error, file: folder)
        case let error as LogError: CommandError(status: .failure, file: folder, message: error.description)
        case ReportError.logChanged: CommandError(status: .negative, file: folder, message: "\(error)")
        case let error as ReportError: CommandError(status: .usage, file: nil, message: error.description)
        case let error as CocoaError:
            CommandError(
                status: .failure, file: nil, message: "the report cannot be written: \(error.localizedDescription)")
        default: error
        }
    }
}
