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
            Without an option, a line or two for people. Exit status 0: every file has a credential that holds; \
            1: a file has none, or one that is invalid; 3: a file could not be read. Nothing is fetched from the network.
            """)

    @Argument(help: "Files to check.") var files: [String]
    @OptionGroup var output: OutputOptions
    @Flag(help: "Print every finding with its explanation.") var explain = false
    @OptionGroup var trust: TrustOptions
    @Option(help: "A manifest store kept beside the file (.c2pa); for one file.") var manifest: String?
    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "Media segments (.m4s) of a fragmented MP4; the file is its initialization segment.", valueName: "file"))
    var fragment: [String] = []
    @Option(help: "Take this moment for the present (RFC 3339).") var validationTime: String?

    func validate() throws {
        if manifest != nil, files.count > 1 { throw ValidationError("--manifest goes with one file") }
        if !fragment.isEmpty, files.count > 1 { throw ValidationError("--fragment goes with one file") }
    }

    func run() async throws {
        let validator = Validator(
            settings: try trust.settings(), validationTime: try VerifyCommand.time(validationTime))
        let sidecar = try manifest.map { path in
            do { return try FileByteSource(path: path).readAll(limit: 64 << 20, named: "manifest store") } catch {
                throw CommandError.unreadable(path, error)
            }
        }
        let fragments = try fragment.map { path in
            do { return try FileByteSource(path: path) } catch { throw CommandError.unreadable(path, error) }
        }
        var status = ExitStatus.positive
        for file in files { status = status.combined(with: await verify(file, validator, sidecar, fragments)) }
        if status != .positive { status.end() }
    }

    private func verify(
        _ file: String, _ validator: Validator, _ sidecar: [UInt8]?, _ fragments: [FileByteSource]
    ) async -> ExitStatus {
        do {
            let report = try await validator.validate(
                try FileByteSource(path: file), sidecar: sidecar, fragments: fragments)
            print(report, for: file)
            return report.state == .invalid ? .negative : .positive
        } catch let error as ReadingError {
            print(error, for: file)
            return error.code == .unsupportedFile ? .unreadable : .negative
        } catch {
            print(ReadingError(.unsupportedFile, CommandError.words(for: error)), for: file)
            return .unreadable
        }
    }

    private func print(_ report: ValidationReport, for file: String) {
        if output.json {
            let indentation = files.count > 1 ? nil : 2
            Terminal.printLine(Data(report.c2paToolJSON.serialize(indentation: indentation).utf8))
        } else {
            Terminal.printLine(Data(TextReport(report).text(file: file, explaining: explain).utf8))
        }
    }

    private func print(_ error: ReadingError, for file: String) {
        if output.json {
            let body = JSONValue.members([
                ("code", .string(error.code.rawValue)), ("message", .string(error.message)), ("file", .string(file)),
            ])
            Terminal.printLine(Data(JSONValue.members([("error", body)]).serialize().utf8))
        } else {
            Terminal.printLine(Data("\(file): \(error.message)".utf8))
        }
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

/// Options that say whom to trust.
struct TrustOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Trust anchors for signers; may be given several times.", valueName: "pem"))
    var trust: [String] = []
    @Option(
        help: ArgumentHelp("Trust anchors for time-stamp authorities, where others than --trust.", valueName: "pem"))
    var tsaTrust: String?
    @Option(help: ArgumentHelp("Extended key usages that may sign, an object identifier a line.", valueName: "cfg"))
    var ekus: String?
    @Option(help: ArgumentHelp("Signers' certificates that are accepted as they are.", valueName: "pem"))
    var allowed: String?

    /// The settings these options make.
    func settings() throws -> TrustSettings {
        var settings = TrustSettings()
        for path in trust {
            settings.anchors = settings.anchors.adding(try TrustOptions.read(path) { try TrustAnchors(pem: $0) })
        }
        if let tsaTrust { settings.timeStampAnchors = try TrustOptions.read(tsaTrust) { try TrustAnchors(pem: $0) } }
        if let ekus {
            settings.extendedKeyUsages = try TrustOptions.read(ekus) { try ExtendedKeyUsageConfiguration(text: $0) }
        }
        if let allowed { settings.allowed = try TrustOptions.read(allowed) { try AllowList(text: $0) } }
        return settings
    }

    private static func read<Value>(_ path: String, _ parse: (String) throws -> Value) throws -> Value {
        do {
            let bytes = try FileByteSource(path: path).readAll(limit: 16 << 20, named: "trust list")
            return try parse(String(decoding: bytes, as: UTF8.self))
        } catch {
            throw CommandError.unreadable(path, error)
        }
    }
}
