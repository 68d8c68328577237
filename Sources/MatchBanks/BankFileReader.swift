// SPDX-License-Identifier: Apache-2.0
import Foundation
import ProvenanceRegistry

/// Why a line of a bank file could not be read.
public struct BankFileError: Error, Sendable, Equatable, CustomStringConvertible {
    /// Which line, from 1.
    public let line: Int
    /// What is wrong with it.
    public let reason: String

    public var description: String { "line \(line): \(reason)" }
}

/// Reads items from files, a line at a time, so that memory does not grow with the file. Three forms are told apart by
/// the first line:
///
/// - CSV (RFC 4180, no line breaks in fields) whose first line names the columns, `signal_type` and `indicator` among
///   them; neighbouring rows with one `item` are one item;
/// - JSON Lines: objects of our own form, or descriptors as the ThreatExchange API has them (`type`, `indicator`);
/// - lines `pdq HASH`, as the file exchange of python-threatexchange reads and writes them.
public struct BankFileReader: Sendable {
    /// The longest line, in bytes.
    public static let longestLine = 65_536

    private enum Form {
        case columns([String])
        case json
        case plain
    }

    private let origin: String
    private var form: Form?
    private var line = 0
    private var pending: (item: String, row: BankFileRow)?

    /// A reader.
    /// - Parameter origin: where the items are said to come from.
    public init(origin: String) { self.origin = origin }

    /// Takes one line, without its line feed.
    /// - Returns: an item that is complete now.
    /// - Throws: ``BankFileError``.
    public mutating func read(_ bytes: some Collection<UInt8>) throws(BankFileError) -> BankItemDraft? {
        line += 1
        guard bytes.count <= BankFileReader.longestLine else {
            throw fault("longer than \(BankFileReader.longestLine) bytes")
        }
        guard let decoded = String(validating: bytes, as: UTF8.self) else { throw fault("no UTF-8") }
        let text = decoded.trimmingCharacters(in: .whitespacesAndNewlines)
            .trimmingCharacters(in: CharacterSet(charactersIn: "\u{FEFF}"))
        guard !text.isEmpty else { return nil }
        guard let form else {
            if text.hasPrefix("{") {
                form = .json
                return try json(text)
            }
            let columns = try CSVLine.fields(of: text, or: fault).map { BankFileRow.column($0) }
            if columns.contains("signal_type") || columns.contains("indicator") {
                guard columns.contains("signal_type"), columns.contains("indicator") else {
                    throw fault("the columns signal_type and indicator are needed")
                }
                form = .columns(columns)
                return nil
            }
            form = .plain
            return try plain(text)
        }
        switch form {
        case .json: return try json(text)
        case .plain: return try plain(text)
        case .columns(let columns): return try row(text, columns)
        }
    }

    /// The last item, after the last line.
    /// - Throws: ``BankFileError``.
    public mutating func finish() throws(BankFileError) -> BankItemDraft? {
        defer { pending = nil }
        guard let pending else { return nil }
        return try draft(pending.row)
    }

    private func fault(_ reason: String) -> BankFileError { BankFileError(line: line, reason: reason) }

    private func plain(_ text: String) throws(BankFileError) -> BankItemDraft {
        let words = text.split(separator: " ", maxSplits: 1).map(String.init)
        var row = BankFileRow()
        guard words.count == 2 else { throw fault("not of the form: pdq HASH") }
        row.signals = [try signal(words[0], words[1])]
        return try draft(row)
    }

    private mutating func row(_ text: String, _ columns: [String]) throws(BankFileError) -> BankItemDraft? {
        let fields = try CSVLine.fields(of: text, or: fault)
        guard fields.count == columns.count else {
            throw fault("\(fields.count) fields where there are \(columns.count) columns")
        }
        let values = Dictionary(zip(columns, fields), uniquingKeysWith: { first, _ in first })
        var row = BankFileRow(values)
        row.signals = [try signal(values["signal_type"] ?? "", values["indicator"] ?? "")]
        let item = values["item"] ?? ""
        if let open = pending, !item.isEmpty, open.item == item {
            pending?.row.signals += row.signals
            return nil
        }
        let done = pending?.row
        pending = (item, row)
        guard let done else { return nil }
        return try draft(done)
    }

    private func json(_ text: String) throws(BankFileError) -> BankItemDraft {
        let read: BankFileRow.Object
        do { read = try JSONDecoder().decode(BankFileRow.Object.self, from: Data(text.utf8)) } catch {
            throw fault("no JSON object of a known form")
        }
        var row = BankFileRow(read)
        var pairs = (read.signals ?? []).map { ($0.signal_type, $0.indicator) }
        if let type = read.type, let value = read.raw_indicator ?? read.indicator { pairs.append((type, value)) }
        if let pdq = read.pdq { pairs.append(("pdq", pdq)) }
        if let sha256 = read.sha256 { pairs.append(("sha256", sha256)) }
        for (type, value) in pairs.prefix(BankItemDraft.signalLimit + 1) { row.signals.append(try signal(type, value)) }
        return try draft(row)
    }

    private func signal(_ type: String, _ value: String) throws(BankFileError) -> BankSignal {
        let names = ["hash_pdq": "pdq", "hash_sha256": "sha256"]
        let name = type.lowercased()
        guard let kind = BankSignal.Kind(rawValue: names[name] ?? name) else {
            throw fault("signals are of type pdq or sha256, not \(type.prefix(40))")
        }
        guard let signal = BankSignal(kind: kind, text: value.trimmingCharacters(in: .whitespaces)) else {
            throw fault("a \(kind.rawValue) signal has 64 hexadecimal digits")
        }
        return signal
    }

    private func draft(_ row: BankFileRow) throws(BankFileError) -> BankItemDraft {
        do { return try row.draft(origin: origin) } catch { throw fault(error.message) }
    }
}

/// One line of comma-separated values (RFC 4180, section 2).
enum CSVLine {
    static func fields(
        of text: String, or fault: (String) -> BankFileError
    ) throws(BankFileError) -> [String] {
        var fields: [String] = []
        var field = ""
        var isQuoted = false
        var isClosed = false
        for character in text.unicodeScalars {
            switch (character, isQuoted, isClosed) {
            case ("\"", false, false) where field.isEmpty: isQuoted = true
            case ("\"", true, false): isClosed = true
            case ("\"", true, true):
                field.unicodeScalars.append("\"")
                isClosed = false
            case (",", false, _), (",", true, true):
                fields.append(field)
                (field, isQuoted, isClosed) = ("", false, false)
            case (_, true, true): throw fault("text behind a closing quotation mark")
            default: field.unicodeScalars.append(character)
            }
        }
        guard !isQuoted || isClosed else { throw fault("a quotation mark is not closed") }
        return fields + [field]
    }

    /// A field as it is written. Programs that calculate take `=`, `+`, `-` and `@` for formulas; an apostrophe in
    /// front keeps them from it.
    static func field(_ text: String) -> String {
        var text = text.components(separatedBy: .newlines).joined(separator: " ")
        if let first = text.first, "=+-@\t".contains(first) { text = "'" + text }
        guard text.contains(where: { $0 == "," || $0 == "\"" }) else { return text }
        return "\"" + text.replacingOccurrences(of: "\"", with: "\"\"") + "\""
    }
}
