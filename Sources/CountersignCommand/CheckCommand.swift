// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ByteKit
import ContentCheck
import ContentCredentials
import Foundation
import MatchBanks
import MediaCodecs
import Persistence
import ProvenanceRegistry
import TrustServices

/// `countersign check`: all that is known about a file.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Say what is known about a file, and how it is known.",
        discussion: """
            Looks at Content Credentials, the hidden mark, the registry of originals and notes about AI use. Exit status \
            0: something is known; 1: nothing is; 3: a file could not be read or is of no known kind. Finding nothing \
            says nothing about a file. Nothing leaves this machine, unless --registry names a service: then the files \
            are sent there, without their names, and judged by what that service relies on.
            """)

    @Argument(help: "Files to check.") var files: [String]
    @OptionGroup var output: OutputOptions
    @OptionGroup var registryOptions: RegistryOptions
    @OptionGroup var trust: TrustOptions
    @Option(help: "A manifest store kept beside the file (.c2pa); for one file.") var manifest: String?
    @Option(help: ArgumentHelp("A language file for the sentences (see docs/statements).", valueName: "json"))
    var messages: String?

    func validate() throws {
        if manifest != nil, files.count > 1 { throw ValidationError("--manifest goes with one file") }
        if try registryOptions.remote() != nil, manifest != nil || trust.isGiven {
            throw ValidationError("a service judges by its own trust: leave out --manifest and the trust options")
        }
    }

    func run() async throws {
        let catalogue = try messages.map { path in
            do {
                return try MessageCatalogue(
                    json: try FileByteSource(path: path).readAll(limit: 4 << 20, named: "language file"))
            } catch {
                throw CommandError(status: .usage, file: path, message: "this is no language file")
            }
        }
        if let remote = try registryOptions.remote() { return try await check(with: remote, catalogue ?? .english) }
        let folder = try registryOptions.openedIfThere()
        let checker = Checker(
            registry: folder.map { Registry(storage: $0) }, banks: folder.map { BankMatcher(store: $0.banks) },
            media: MediaWorker(), validator: Validator(settings: try trust.effectiveSettings()),
            catalogue: catalogue ?? .english)
        let sidecar = try manifest.map { path in
            do { return try FileByteSource(path: path).readAll(limit: 64 << 20, named: "manifest store") } catch {
                throw CommandError.unreadable(path, error)
            }
        }
        var status = ExitStatus.positive
        for file in files {
            status = status.combined(with: await check(file, checker, catalogue ?? .english, sidecar))
        }
        if status != .positive { status.end() }
    }

    private func check(with remote: RemoteRegistry, _ catalogue: MessageCatalogue) async throws {
        var status = ExitStatus.positive
        for file in files {
            do {
                status = status.combined(with: show(try await remote.check(file), file, catalogue))
            } catch let error as CommandError {
                Terminal.complain(error.description)
                status = status.combined(with: error.status)
            } catch {
                Terminal.complain("\(file): \(CommandError.words(for: error))")
                status = status.combined(with: .unreadable)
            }
        }
        if status != .positive { status.end() }
    }

    private func check(
        _ file: String, _ checker: Checker, _ catalogue: MessageCatalogue, _ sidecar: [UInt8]?
    ) async -> ExitStatus {
        do {
            let result = try await checker.check(try FileByteSource(path: file), name: file, sidecar: sidecar)
            return show(result, file, catalogue)
        } catch {
            Terminal.complain("\(file): \(CommandError.words(for: error))")
            return .unreadable
        }
    }

    private func show(_ result: CheckResult, _ file: String, _ catalogue: MessageCatalogue) -> ExitStatus {
        if output.json {
            guard let json = try? result.json() else { return .failure }
            Terminal.printLine(Data(json))
        } else {
            Terminal.printLine(Data(CheckText(result, catalogue).text.utf8))
        }
        guard result.file.mediaType != nil || result.isPositive else {
            Terminal.complain("\(file): this is of no kind that can be checked: give a picture, a recording or a film")
            return .unreadable
        }
        return result.isPositive ? .positive : .negative
    }
}

/// A check's result for people who read a terminal.
struct CheckText {
    let text: String

    init(_ result: CheckResult, _ catalogue: MessageCatalogue) {
        var lines = [result.file.name, ""]
        for (index, statement) in result.statements.prefix(4).enumerated() {
            if index == 1 { lines += ["  Also known"] }
            lines += CheckText.wrapped(statement.headline, indent: index == 0 ? "  " : "    ")
            lines += CheckText.wrapped(statement.lead, indent: index == 0 ? "  " : "    ") + [""]
        }
        let titles = result.readings.map { catalogue.text($0.title) }
        let width = titles.map(\.count).max() ?? 0
        for (reading, title) in zip(result.readings, titles) {
            let padding = String(repeating: " ", count: width - title.count + 2)
            lines.append("  \(title)\(padding)\(catalogue.text(reading.text))")
        }
        for match in result.matches.prefix(5) {
            let title = match.title.map { " “\(OutsideText.clean($0))”" } ?? ""
            lines.append("")
            lines.append("  \(match.record)\(title)")
            lines.append(
                "    by \(match.by.map(\.rawValue).joined(separator: " and "))"
                    + (match.distance.map { ", \($0) of 256 bits differ" } ?? "")
                    + (match.isConfirmed ? ", aligned with the original" : ""))
        }
        for (index, passage) in (result.watermark.passages ?? []).prefix(20).enumerated() {
            if index == 0 { lines += ["", "  Passages with a hidden mark"] }
            let span = "\(PlayingTime.text(passage.from)) to \(PlayingTime.text(passage.to.rounded(.up)))"
            let speed =
                passage.speed == 1 ? "" : String(format: ", played at %.1f %% of its speed", passage.speed * 100)
            lines.append("    \(span): \(passage.id)\(passage.record.map { ", \($0)" } ?? "")\(speed)")
        }
        for decision in result.knownDeceptive.prefix(5) {
            let how = decision.isExact ? "exactly this file" : "\(decision.distance) of 256 bits differ"
            lines += ["", "  Decision: case \(OutsideText.clean(decision.decisionCase)) in \(decision.bank), \(how)"]
            if let address = decision.statementURL { lines.append("    \(OutsideText.clean(address))") }
        }
        for exemption in (result.exemptions ?? []).prefix(5) {
            let count = exemption.suppressed
            lines += [
                "", "  In the bank \(exemption.bank) (\(exemption.purpose)), \(exemption.distance) of 256 bits differ",
            ]
            if count > 0 { lines.append("    left out because of it: \(count) decision\(count == 1 ? "" : "s")") }
        }
        for (index, region) in (result.comparison?.regions ?? []).prefix(20).enumerated() {
            if index == 0 { lines += ["", "  Differing places, in pixels from the upper left corner"] }
            lines.append("    \(index + 1). \(region.width) x \(region.height) at \(region.x), \(region.y)")
        }
        text = lines.joined(separator: "\n") + "\n"
    }

    /// Breaks text at blanks so that no line is wider than 78 columns.
    private static func wrapped(_ text: String, indent: String) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            if !line.isEmpty, indent.count + line.count + word.count + 1 > 78 {
                lines.append(indent + line)
                line = ""
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        return line.isEmpty ? lines : lines + [indent + line]
    }
}

extension TrustOptions {
    /// One of them was used.
    fileprivate var isGiven: Bool { !trust.isEmpty || tsaTrust != nil || ekus != nil || allowed != nil }
}
