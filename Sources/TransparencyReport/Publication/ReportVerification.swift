// SPDX-License-Identifier: Apache-2.0
import Foundation
import ProvenanceRegistry
public import TransparencyLog

/// What came of computing a published report again.
public struct ReportVerdict: Sendable, Hashable {
    /// What does not hold, a sentence each; the first hundred.
    public internal(set) var findings: [String] = []
    /// How many published rows were checked.
    public internal(set) var rows = 0
    /// How many figures came out as they were published.
    public internal(set) var figures = 0
    /// The name of the period; empty where it could not be read.
    public internal(set) var period = ""
    /// The checkpoint, where its signature holds.
    public internal(set) var checkpoint: Checkpoint?
    /// SHA-256 of the manifest.
    public internal(set) var digest = ""
    /// Whether all of it holds.
    public var holds: Bool { findings.isEmpty }

    mutating func note(_ finding: String) { if findings.count < 100 { findings.append(finding) } }
}

/// Computes a published report again from its own files, without asking anybody.
public struct ReportVerification {
    /// Largest file that is read, in bytes.
    static let fileLimit = 2 << 30

    private let folder: String
    private let key: NoteKey?
    private let earlier: Checkpoint?
    private var verdict = ReportVerdict()

    /// - Parameters:
    ///   - key: the log's key, from somewhere else than the folder; nil takes the one that lies there, which shows that the
    ///     report holds in itself and not whose it is.
    ///   - earlier: a checkpoint that was seen before and must be of the same log.
    public init(folder: String, key: NoteKey?, earlier: Checkpoint? = nil) {
        self.folder = folder
        self.key = key
        self.earlier = earlier
    }

    /// Checks everything.
    /// - Throws: `CocoaError` where a file cannot be read.
    public consuming func run() throws -> ReportVerdict {
        let files = try readFiles()
        guard let checkpoint = readCheckpoint(files) else { return verdict }
        checkLeaves(files["leaves.bin"] ?? [], checkpoint)
        let rows = readRows(files["entries.jsonl"] ?? [], leaves: files["leaves.bin"] ?? [])
        guard let report = files["report.json"].flatMap({ TransparencyFigures(json: $0) }) else {
            verdict.note("report.json: it is not a report of this form")
            return verdict
        }
        verdict.period = report.period.name
        checkCompleteness(rows, report.period)
        let sealed = readSealed(files["sealed.json"] ?? [])
        let again = ReportBundle(
            rows: rows, sealed: sealed, leaves: files["leaves.bin"] ?? [],
            note: String(decoding: files["checkpoint.note"] ?? [], as: UTF8.self),
            key: String(decoding: files["log-key.txt"] ?? [], as: UTF8.self)
                .trimmingCharacters(in: .whitespacesAndNewlines),
            checkpoint: checkpoint, period: report.period)
        for file in again.files where files[file.name] != file.bytes {
            verdict.note("\(file.name): computed again, it has other bytes")
        }
        if ContentDigest(of: again.manifest).description != verdict.digest {
            verdict.note("manifest.json: computed again, it has other bytes")
        }
        let published = Set(report.figures)
        verdict.figures = again.figures.figures.count { published.contains($0) }
        return verdict
    }

    /// The files that the manifest names, each with the hash that it gives.
    private mutating func readFiles() throws -> [String: [UInt8]] {
        let manifest = try read(ReportBundle.manifestName)
        verdict.digest = ContentDigest(of: manifest).description
        guard let json = CanonicalJSON(parsing: manifest), json["format"]?.text == ReportBundle.form else {
            verdict.note("manifest.json: it is not a manifest of this form")
            return [:]
        }
        var files: [String: [UInt8]] = [:]
        for item in json["files"]?.items ?? [] {
            guard let name = item["name"]?.text, !name.isEmpty, !name.contains("/"), !name.hasPrefix("."),
                files[name] == nil
            else {
                verdict.note("manifest.json: it names a file in a wrong way")
                continue
            }
            guard let bytes = try? read(name) else {
                verdict.note("\(name): the manifest names it, and it is missing")
                continue
            }
            if item["sha256"]?.text != ContentDigest(of: bytes).description || item["bytes"]?.number != bytes.count {
                verdict.note("\(name): it is not the file that the manifest names")
            }
            files[name] = bytes
        }
        return files
    }

    private func read(_ name: String) throws -> [UInt8] {
        let url = URL(fileURLWithPath: "\(folder)/\(name)")
        let size = try FileManager.default.attributesOfItem(atPath: url.path)[.size] as? Int ?? 0
        guard size <= Self.fileLimit else { throw CocoaError(.fileReadTooLarge) }
        return Array(try Data(contentsOf: url))
    }

    private mutating func readCheckpoint(_ files: [String: [UInt8]]) -> Checkpoint? {
        let text = String(decoding: files["log-key.txt"] ?? [], as: UTF8.self)
        let enclosed = try? NoteKey(text.trimmingCharacters(in: .whitespacesAndNewlines))
        if let key, key != enclosed { verdict.note("log-key.txt: it is not the key that was given") }
        guard let key = key ?? enclosed else {
            verdict.note("log-key.txt: it is not a key of a log")
            return nil
        }
        do {
            verdict.checkpoint = try Checkpoint(note: files["checkpoint.note"] ?? [], signedBy: key)
        } catch {
            verdict.note("checkpoint.note: \(error)")
        }
        return verdict.checkpoint
    }

    /// The root over all leaves is the one that was signed, and the tree begins with the one that was seen before.
    private mutating func checkLeaves(_ leaves: [UInt8], _ checkpoint: Checkpoint) {
        guard leaves.count == checkpoint.size.multipliedReportingOverflow(by: 32).partialValue else {
            verdict.note("leaves.bin: it has not one hash for each entry of the checkpoint")
            return
        }
        var builder = MerkleBuilder()
        var seen = earlier.map { $0.size == 0 } ?? true
        for index in 0..<checkpoint.size {
            builder.append(MerkleTree.leaf(Array(leaves[(index * 32)..<(index * 32 + 32)])))
            if let earlier, earlier.size == index + 1 { seen = builder.root == earlier.root }
        }
        if builder.root != checkpoint.root {
            verdict.note("leaves.bin: its hash tree has another root than the checkpoint")
        }
        if let earlier, !seen || earlier.origin != checkpoint.origin {
            verdict.note("leaves.bin: it does not continue the checkpoint that was seen before")
        }
    }

    /// Rows that are in the log at their place, behind the entry they name, with what the rule publishes of them.
    private mutating func readRows(_ bytes: [UInt8], leaves: [UInt8]) -> [ExtractRow] {
        var rows: [ExtractRow] = []
        for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: true).enumerated() {
            guard let row = ExtractRow(line: Array(line)) else {
                verdict.note("entries.jsonl, line \(number + 1): it is not an entry in canonical form")
                continue
            }
            let entry = row.entry
            func leaf(_ sequence: Int64) -> [UInt8]? {
                guard sequence >= 1, sequence <= leaves.count / 32 else { return nil }
                return Array(leaves[(Int(sequence - 1) * 32)..<(Int(sequence) * 32)])
            }
            if leaf(entry.sequence) != entry.hash.bytes {
                verdict.note("entries.jsonl, line \(number + 1): entry \(entry.sequence) of the log is another")
            }
            let before = entry.sequence == 1 ? AuditEntry.origin.bytes : leaf(entry.sequence - 1)
            if before != entry.previous.bytes {
                verdict.note("entries.jsonl, line \(number + 1): it does not follow the entry before it")
            }
            if let last = rows.last?.entry, last.sequence >= entry.sequence || last.at > entry.at {
                verdict.note("entries.jsonl, line \(number + 1): it is out of order")
            }
            checkPayload(row, line: number + 1)
            rows.append(row)
        }
        verdict.rows = rows.count
        return rows
    }

    private mutating func checkPayload(_ row: ExtractRow, line: Int) {
        switch (PublicRule.disclosure(verb: row.entry.verb, object: row.entry.object), row.payload) {
        case (.payload, let payload?):
            if ContentDigest(of: payload.serialized) != row.entry.payloadDigest {
                verdict.note("entries.jsonl, line \(line): the details are not those that were logged")
            }
        case (.payload, nil): verdict.note("entries.jsonl, line \(line): the details are missing")
        case (.entry, nil): break
        default: verdict.note("entries.jsonl, line \(line): it holds what is not published")
        }
    }

    /// No entry of an object is missing: its versions count up from 1. And none of them is from after the period.
    private mutating func checkCompleteness(_ rows: [ExtractRow], _ period: ReportPeriod) {
        var versions: [String: Int] = [:]
        var named: Set<String> = []
        for row in rows {
            let entry = row.entry
            if entry.at >= period.to { verdict.note("entry \(entry.sequence) is from after the period") }
            if let file = row.payload?["case"]?.text { named.insert(file) }
            if let decision = row.payload?["decision"]?.text { named.insert(decision) }
            guard PublicRule.countsVersions(verb: entry.verb, object: entry.object) else { continue }
            let last = versions[entry.object] ?? 0
            if entry.objectVersion != last + 1 {
                verdict.note(
                    "\(entry.object): version \(entry.objectVersion) follows \(last), an entry is missing")
            }
            versions[entry.object] = entry.objectVersion
        }
        for object in named.sorted() where versions[object] == nil && !object.isEmpty {
            verdict.note("\(object): other entries name it, and its own are missing")
        }
    }

    private mutating func readSealed(_ bytes: [UInt8]) -> [Figure] {
        guard let json = CanonicalJSON(parsing: bytes) else {
            verdict.note("sealed.json: it is not a list of figures")
            return []
        }
        let figures = json.items.compactMap(Figure.init)
        if figures.count != json.items.count || figures.contains(where: { $0.source != .log }) {
            verdict.note("sealed.json: it holds something else than figures from the log")
        }
        return figures
    }
}
