// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ByteKit
import Foundation
import MatchBanks
import Persistence
import ProvenanceRegistry
import SignalSharing

extension BankCommand {
    /// `countersign bank import`
    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import", abstract: "Read items into a bank.",
            discussion: """
                Reads CSV with the columns signal_type and indicator (and, where known, item, note, origin_key, case, \
                decided_at, decider, finding, statement_url), JSON Lines (our own, or descriptors of ThreatExchange), or \
                lines “pdq HASH”; with --format stix a STIX 2.1 bundle, whose indicators become leads, and whose revoked \
                indicators are removed. An item without a case is a lead. An item with a known origin_key takes the place of \
                the one before. Items are stored 10,000 at a time; a file that is read again with origin keys adds \
                nothing twice. Exit status 3: a line could not be read; what stands before it is in the bank.
                """)
        /// Items of one transaction.
        static let batch = 10_000

        @Argument(help: "The bank.") var bank: String
        @Argument(help: "The file; “-” reads standard input.") var file: String
        @Option(help: "lines (CSV, JSON Lines, “pdq HASH”) or stix.") var format = "lines"
        @OptionGroup var registryOptions: RegistryOptions
        @OptionGroup var output: OutputOptions

        private struct Answer: Encodable {
            let bank: String
            let added: Int
            var removed: Int?
            var skipped: Int?
        }

        func run() async throws {
            guard ["lines", "stix"].contains(format) else {
                throw CommandError(status: .usage, message: "--format is lines or stix")
            }
            let origin = file == "-" ? "import" : (file.split(separator: "/").last.map(String.init) ?? "import")
            if format == "stix" { return try await importBundle(origin: origin) }
            let count = try await BankCommand.opened(registryOptions) { folder in
                var reader = BankFileReader(origin: String(origin.prefix(200)))
                var pending: [BankItemDraft] = []
                var count = 0
                do {
                    for line in try FileLines(path: file) {
                        if let item = try reader.read(line) { pending.append(item) }
                        guard pending.count == Import.batch else { continue }
                        count += try await store(&pending, folder)
                    }
                    if let item = try reader.finish() { pending.append(item) }
                } catch let error as BankFileError {
                    if let item = try? reader.finish() { pending.append(item) }
                    count += try await store(&pending, folder)
                    throw CommandError(
                        status: .unreadable, file: file, message: "\(error); \(count) items before it are in the bank")
                }
                return try await count + store(&pending, folder)
            }
            if output.json {
                try Terminal.printJSON(Answer(bank: bank, added: count))
            } else {
                print("\(count) items read into \(bank)")
            }
        }

        private func importBundle(origin: String) async throws {
            let bytes: [UInt8]
            do {
                bytes = try FileByteSource(path: file).readAll(limit: UInt64(STIXReader.largest), named: "bundle")
            } catch { throw CommandError.unreadable(file, error) }
            let bundle: STIXReader
            do { bundle = try STIXReader(bytes, origin: String(origin.prefix(200))) } catch {
                throw CommandError(status: .unreadable, file: file, message: "\(error)")
            }
            let removed = try await BankCommand.opened(registryOptions) { folder in
                var rest = bundle.items[...]
                while !rest.isEmpty {
                    var items = Array(rest.prefix(Import.batch))
                    rest = rest.dropFirst(items.count)
                    _ = try await store(&items, folder)
                }
                return try await folder.banks.remove(
                    originKeys: bundle.revoked, from: bank,
                    event: BankCommand.event(
                        "bank.items_removed", bank, ["revoked": .integer(Int64(bundle.revoked.count))]))
            }
            if output.json {
                try Terminal.printJSON(
                    Answer(bank: bank, added: bundle.items.count, removed: removed, skipped: bundle.skipped))
            } else {
                print(
                    "\(bundle.items.count) leads read into \(bank), \(removed) removed, \(bundle.skipped) not understood"
                )
            }
        }

        private func store(_ items: inout [BankItemDraft], _ folder: RegistryFolder) async throws -> Int {
            defer { items = [] }
            guard !items.isEmpty else { return 0 }
            return try await folder.banks.add(
                items, to: bank, at: .now(),
                event: BankCommand.event(
                    "bank.items_added", bank,
                    ["count": .integer(Int64(items.count)), "origin": .string(items[0].origin)])
            ).count
        }
    }

    /// `countersign bank export`
    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "export", abstract: "Write a bank's items to standard output.",
            discussion: """
                csv and json hold all that is known and can be read back; stix is a STIX 2.1 bundle (at most \
                \(STIXBundle.itemLimit) items), misp an event of MISP (at most \(MISPEvent.itemLimit)); plain holds “pdq HASH” alone, as the file \
                exchange of python-threatexchange reads it.
                """)

        @Argument(help: "The bank.") var bank: String
        @Option(help: "csv, json, stix, misp or plain.") var format = "csv"
        @Option(help: "Who says it, in stix: the name of an organisation.") var issuer = "Countersign"
        @Option(help: "For whom it is, in stix and misp: white (clear), green, amber or red.") var tlp = "green"
        @OptionGroup var registryOptions: RegistryOptions

        func run() async throws {
            if format == "stix" || format == "misp" { return try await exportDocument() }
            guard let form = BankFileWriter.Form(rawValue: format) else {
                throw CommandError(status: .usage, message: "--format is csv, json, stix, misp or plain")
            }
            try await BankCommand.opened(registryOptions) { folder in
                guard try await folder.banks.banks().contains(where: { $0.name == bank }) else {
                    throw RegistryError(.notFound, "there is no bank \(bank)")
                }
                FileHandle.standardOutput.write(Data(BankFileWriter.head(form).utf8))
                var last: Int64 = 0
                while true {
                    let items = try await folder.banks.items(of: bank, after: last, limit: 5_000)
                    guard let end = items.last else { break }
                    last = end.number
                    let text = items.map { BankFileWriter.lines($0, form) }.joined()
                    FileHandle.standardOutput.write(Data(text.utf8))
                }
            }
        }

        /// A format that is one document instead of lines.
        private func exportDocument() async throws {
            guard let level = STIXBundle.Level(rawValue: tlp == "clear" ? "white" : tlp) else {
                throw CommandError(status: .usage, message: "--tlp is white, green, amber or red")
            }
            let limit = format == "stix" ? STIXBundle.itemLimit : MISPEvent.itemLimit
            let document = try await BankCommand.opened(registryOptions) { folder in
                guard let kept = try await folder.banks.banks().first(where: { $0.name == bank }) else {
                    throw RegistryError(.notFound, "there is no bank \(bank)")
                }
                let items = try await folder.banks.items(of: bank, after: 0, limit: limit + 1)
                guard items.count <= limit else {
                    throw RegistryError(.invalidValue, "\(bank) has more than \(limit) items; export it as csv or json")
                }
                return format == "stix"
                    ? STIXBundle(bank: kept, issuer: issuer, level: level).serialized(items)
                    : MISPEvent.serialized(items, bank: kept, level: level)
            }
            Terminal.printLine(Data(document))
        }
    }
}

/// The lines of a file, read in pieces. A line longer than any reader takes is handed on cut, so that memory stays
/// bounded.
struct FileLines: Sequence, IteratorProtocol {
    private let handle: FileHandle
    private var buffer: [UInt8] = []
    private var start = 0
    private var isAtEnd = false
    private let longest = BankFileReader.longestLine + 1

    /// - Throws: ``CommandError`` where there is no such file.
    init(path: String) throws {
        guard path != "-" else {
            handle = .standardInput
            return
        }
        do { handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path)) } catch {
            throw CommandError(status: .unreadable, file: path, message: "it cannot be opened")
        }
    }

    mutating func next() -> [UInt8]? {
        var searched = start
        while true {
            if let end = buffer[searched...].firstIndex(of: 0x0A) {
                defer { start = end + 1 }
                return Array(buffer[start..<Swift.min(end, start + longest)])
            }
            searched = buffer.endIndex
            if isAtEnd || buffer.count - start > longest { break }
            buffer.removeFirst(start)
            searched -= start
            start = 0
            guard let data = try? handle.read(upToCount: 1 << 16), !data.isEmpty else {
                isAtEnd = true
                continue
            }
            buffer += data
        }
        guard start < buffer.count else { return nil }
        defer {
            buffer = []
            start = 0
        }
        return Array(buffer[start...].prefix(longest))
    }
}
