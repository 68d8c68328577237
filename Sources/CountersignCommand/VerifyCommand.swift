// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ByteKit
import ContentCredentials
import Foundation
import TrustServices

/// `countersign verify`: reads and judges the Content Credentials of files.
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check the Content Credentials of files.",
        discussion: """
            Without an option, a line or two for people; a folder is gone through and gives JSON, one object a line. Whom \
            to trust say --trust, --tsa-trust and --allowed; without these, the lists of `countersign trust`. Exit \
            status 0: every file has a credential that holds; 1: a file has none, or one that is invalid; 3: a file \
            could not be read. Nothing is fetched from the network unless --online is given.
            """)

    @Argument(help: "Files or folders to check.") var files: [String]
    @OptionGroup var output: OutputOptions
    @Flag(help: "Print the report as crJSON, the exchange format of C2PA 2.4.") var crjson = false
    @Flag(help: "Print every finding, and what it means.") var explain = false
    @OptionGroup var trust: TrustOptions
    @Option(help: "A manifest store kept beside the file (.c2pa); for one file.") var manifest: String?
    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "Media segments (.m4s) of a fragmented MP4; the file is its initialization segment.", valueName: "file"))
    var fragment: [String] = []
    @Option(help: "Take this moment for the present (RFC 3339).") var validationTime: String?
    @OptionGroup var network: NetworkOptions

    func validate() throws {
        if manifest != nil, files.count > 1 { throw ValidationError("--manifest goes with one file") }
        if !fragment.isEmpty, files.count > 1 { throw ValidationError("--fragment goes with one file") }
        if crjson, output.json || explain { throw ValidationError("choose one of --crjson, --json and --explain") }
    }

    func run() async throws {
        let validator = Validator(
            settings: try trust.effectiveSettings(), validationTime: try VerifyCommand.time(validationTime),
            fetcher: network.fetcher)
        let sidecar = try manifest.map { path in
            do { return try FileByteSource(path: path).readAll(limit: 64 << 20, named: "manifest store") } catch {
                throw CommandError.unreadable(path, error)
            }
        }
        let fragments = try fragment.map { path in
            do { return try FileByteSource(path: path) } catch { throw CommandError.unreadable(path, error) }
        }
        var status = ExitStatus.positive
        for file in files {
            let answer =
                FolderWalk.isFolder(file)
                ? await verify(folder: file, validator)
                : await verify(file, validator, sidecar, fragments, form: form(isOneOfMany: files.count > 1))
            status = status.combined(with: answer)
        }
        if status != .positive { status.end() }
    }

    private func form(isOneOfMany: Bool) -> VerifyReport.Form {
        if crjson { return .crJSON(indentation: isOneOfMany ? nil : 2) }
        if output.json { return .json(indentation: isOneOfMany ? nil : 2, naming: isOneOfMany) }
        return .text(explaining: explain)
    }

    /// Every file below a folder that is of a known format, one line of JSON each.
    private func verify(folder: String, _ validator: Validator) async -> ExitStatus {
        var status = ExitStatus.positive
        var done = 0
        var left = 0
        var lastNote = Date()
        let form: VerifyReport.Form =
            explain
            ? .text(explaining: true) : crjson ? .crJSON(indentation: nil) : .json(indentation: nil, naming: true)
        for path in FolderWalk(folder) {
            let answer = await verify(path, validator, nil, [], form: form, isSkippingUnsupported: true)
            guard let answer else {
                left += 1
                continue
            }
            status = status.combined(with: answer)
            done += 1
            if Date().timeIntervalSince(lastNote) > 2 {
                Terminal.note("\(folder): \(done) files checked, \(left) of other formats left out")
                lastNote = Date()
            }
        }
        Terminal.note("\(folder): \(done) files checked, \(left) of other formats left out")
        return status
    }

    private func verify(
        _ file: String, _ validator: Validator, _ sidecar: [UInt8]?, _ fragments: [FileByteSource],
        form: VerifyReport.Form
    ) async -> ExitStatus {
        await verify(file, validator, sidecar, fragments, form: form, isSkippingUnsupported: false) ?? .unreadable
    }

    /// Nil where the file is of another format and is left out.
    private func verify(
        _ file: String, _ validator: Validator, _ sidecar: [UInt8]?, _ fragments: [FileByteSource],
        form: VerifyReport.Form, isSkippingUnsupported: Bool
    ) async -> ExitStatus? {
        let answer: VerifyReport.Answer
        let status: ExitStatus
        do {
            let report = try await validator.validate(
                try FileByteSource(path: file), sidecar: sidecar, fragments: fragments)
            answer = .report(report)
            status = report.state == .invalid ? .negative : .positive
        } catch let error as ReadingError {
            if isSkippingUnsupported, error.code == .unsupportedFile { return nil }
            answer = .error(error)
            status = error.code == .unsupportedFile ? .unreadable : .negative
        } catch {
            answer = .error(ReadingError(.unsupportedFile, CommandError.words(for: error)))
            status = .unreadable
        }
        Terminal.printLine(Data(VerifyReport(file: file, answer: answer).text(form).utf8))
        if case .crJSON = form, case .error(let error) = answer { Terminal.complain("\(file): \(error.message)") }
        return status
    }

    static func time(_ text: String?) throws -> Date? {
        guard let text else { return nil }
        guard let date = try? Date(text, strategy: .iso8601) else {
            throw CommandError(
                status: .usage, message: "--validation-time \(text) is no RFC 3339 time, such as 2026-11-22T12:00:00Z")
        }
        return date
    }
}

/// What `verify` prints about one file.
struct VerifyReport {
    /// What came of it.
    enum Answer {
        case report(ValidationReport)
        case error(ReadingError)
    }

    /// How it is printed.
    enum Form {
        case text(explaining: Bool)
        case json(indentation: Int?, naming: Bool)
        case crJSON(indentation: Int?)
    }

    let file: String
    let answer: Answer

    /// The text, without a line break at its end.
    func text(_ form: Form) -> String {
        switch (form, answer) {
        case (.text(let explaining), .report(let report)):
            return TextReport(report).text(file: file, explaining: explaining)
        case (.text, .error(let error)):
            let hint = error.code == .remoteManifest ? " (--online)" : ""
            return "\(TextReport.plain(file)): \(TextReport.plain(error.message))\(hint)"
        case (.json(let indentation, let naming), .report(let report)):
            let members = report.c2paToolJSON.object ?? []
            let name = naming ? JSONValue.members([("file", .string(file))]).object ?? [] : []
            return JSONValue.object(name + members).serialize(indentation: indentation)
        case (.json, .error(let error)):
            let body = JSONValue.members([
                ("code", .string(error.code.rawValue)), ("message", .string(error.message)), ("file", .string(file)),
            ])
            return JSONValue.members([("error", body)] + error.invalidityMembers).serialize()
        case (.crJSON(let indentation), .report(let report)):
            return report.crJSON(generator: "Countersign", version: ProductVersion.current)
                .serialize(indentation: indentation)
        case (.crJSON(let indentation), .error):
            return ValidationReport.emptyCrJSON(generator: "Countersign", version: ProductVersion.current)
                .serialize(indentation: indentation)
        }
    }
}
