// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ByteKit
import CBOR
import ContentCredentials
import Foundation
import JUMBF

/// `countersign inspect`: shows what stands in a manifest store, without judging it.
struct InspectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Show the manifests in a file as they stand, without judging them.")

    @Argument(help: "The file, or a manifest store (.c2pa).") var file: String
    @OptionGroup var output: OutputOptions
    @Flag(help: "Show every JUMBF box with its type, label and place.") var boxes = false
    @Flag(help: "Show CBOR in diagnostic notation.") var cbor = false
    @Option(help: "A manifest store kept beside the file (.c2pa).") var manifest: String?

    func run() async throws {
        let store = try read()
        if output.json {
            let list = JSONValue.array(store.manifests.map(Inspection.json))
            Terminal.printLine(Data(JSONValue.members([("manifests", list)]).serialize(indentation: 2).utf8))
        } else if boxes {
            var lines: [String] = []
            Inspection.boxes(.superbox(store.box), level: 0, showingCBOR: cbor, to: &lines)
            Terminal.printLine(Data(lines.joined(separator: "\n").utf8))
        } else {
            let lines = store.manifests.flatMap {
                Inspection.tree($0, isActive: $0.label == store.activeManifest?.label, cbor)
            }
            Terminal.printLine(Data(lines.joined(separator: "\n").utf8))
        }
    }

    private func read() throws -> ManifestStore {
        do {
            let source = try FileByteSource(path: file)
            if let manifest {
                let bytes = try FileByteSource(path: manifest).readAll(limit: 64 << 20, named: "manifest store")
                return try ManifestStore(parsing: bytes)
            }
            // A store on its own begins with a superbox.
            let start = try source.readUpTo(8, at: 0)
            if start.dropFirst(4).elementsEqual("jumb".utf8) {
                return try ManifestStore(parsing: source.readAll(limit: 64 << 20, named: "manifest store"))
            }
            return try ManifestStoreReader.read(source).store
        } catch let error as ReadingError {
            let status: ExitStatus = error.code == .unsupportedFile ? .unreadable : .negative
            throw CommandError(status: status, file: file, message: error.message)
        } catch {
            throw CommandError.unreadable(file, error)
        }
    }
}

/// The parts of a store as text.
enum Inspection {
    /// One manifest: claim, assertions, signature.
    static func tree(_ manifest: Manifest, isActive: Bool, _ showsCBOR: Bool) -> [String] {
        var lines = ["\(TextReport.plain(manifest.label)) (\(manifest.kind)\(isActive ? ", active" : ""))"]
        if let claim = manifest.claim {
            lines.append("  claim, version \(claim.version): \(TextReport.plain(claim.title ?? "no title"))")
            if showsCBOR { lines += indented(.map(claim.fields)) }
        } else {
            lines.append("  no claim that could be read")
        }
        for assertion in manifest.assertions {
            lines.append("  assertion \(TextReport.plain(assertion.label.text)), \(content(assertion))")
            if let summary = assertion.summary { lines.append("    \(TextReport.plain(summary))") }
            if showsCBOR, let value = assertion.cbor { lines += indented(value) }
        }
        lines.append("  signature: \(manifest.signatureBytes.map { "\($0.count) bytes" } ?? "none")")
        if showsCBOR, let bytes = manifest.signatureBytes, let value = try? CBORDecoder().decode(bytes) {
            lines += indented(value)
        }
        return lines
    }

    private static func content(_ assertion: Assertion) -> String {
        switch assertion.content {
        case .cbor: "CBOR"
        case .json: "JSON"
        case .file(let type, let bytes): "\(TextReport.plain(type)), \(bytes.count) bytes"
        case .other: "other content"
        case .invalidCBOR(let reason): "broken CBOR: \(reason)"
        case .invalidJSON(let reason): "broken JSON: \(reason)"
        }
    }

    private static func indented(_ value: CBORValue) -> [String] {
        value.diagnosticNotation(indentation: 2, longestByteString: 64).split(separator: "\n").map {
            "    " + TextReport.plain(String($0))
        }
    }

    /// A box and those in it, a line each.
    static func boxes(_ box: JUMBFBox, level: Int, showingCBOR: Bool, to lines: inout [String]) {
        let margin = String(repeating: "  ", count: level)
        switch box {
        case .superbox(let box):
            let place = box.range.map { "\($0.lowerBound)..<\($0.upperBound)" } ?? ""
            let salt = box.salt.map { ", salted with \($0.count) bytes" } ?? ""
            let label = box.label.map { "\"\(TextReport.plain($0))\"" } ?? "without a label"
            lines.append("\(margin)\(box.contentType) \(label) \(place)\(salt)")
            for child in box.children { boxes(child, level: level + 1, showingCBOR: showingCBOR, to: &lines) }
        case .content(let box):
            lines.append("\(margin)\(box.type), \(box.payload.count) bytes")
            if showingCBOR, box.type == .cbor, let value = try? CBORDecoder().decode(box.payload) {
                lines += indented(value).map { margin + $0 }
            }
        case .malformed(let box):
            lines.append("\(margin)damaged, \(box.range.count) bytes: \(box.reason)")
        }
    }

    /// One manifest as JSON.
    static func json(_ manifest: Manifest) -> JSONValue {
        let assertions = manifest.assertions.map { assertion in
            JSONValue.members([
                ("label", .string(assertion.label.text)), ("content", .string(content(assertion))),
                ("summary", assertion.summary.map(JSONValue.string)),
                ("data", assertion.cbor.map { JSONValue($0) } ?? assertion.json),
            ])
        }
        return .members([
            ("label", .string(manifest.label)), ("kind", .string("\(manifest.kind)")),
            ("claim", manifest.claim.map { JSONValue(.map($0.fields)) }), ("assertions", .array(assertions)),
        ])
    }
}
