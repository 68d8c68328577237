// SPDX-License-Identifier: Apache-2.0
import Foundation
public import ProvenanceRegistry
public import TransparencyLog

extension ReportBundle {
    /// Makes the bundle of a period from an audit log.
    /// - Parameters:
    ///   - note: a signed checkpoint that covers every entry before the period's end.
    ///   - key: what it is checked with.
    /// - Throws: what the log throws; `LogError`; ``ReportError``.
    public init(log: any AuditLog, period: ReportPeriod, note: String, key: NoteKey) async throws {
        let checkpoint = try Checkpoint(note: Array(note.utf8), signedBy: key)
        var rows: [ExtractRow] = []
        var events: [LogEvent] = []
        var leaves: [UInt8] = []
        var tree = LogTree()
        var last: Int64 = 0
        while last < Int64(checkpoint.size) {
            let page = try await log.entries(after: last, limit: 1000)
            guard let end = page.last else { throw ReportError.logChanged }
            for stored in page where stored.entry.sequence <= Int64(checkpoint.size) {
                let entry = stored.entry
                leaves += entry.hash.bytes
                tree.append([MerkleTree.leaf(entry.hash.bytes)])
                guard entry.at < period.to else { continue }
                let disclosure = PublicRule.disclosure(verb: entry.verb, object: entry.object)
                guard disclosure != .hash else { continue }
                let payload = stored.payload.flatMap { CanonicalJSON(parsing: $0) }
                rows.append(ExtractRow(entry: entry, payload: disclosure == .payload ? payload : nil))
                events.append(ExtractRow(entry: entry, payload: payload).event)
            }
            last = end.entry.sequence
        }
        guard tree.size == checkpoint.size, tree.root == checkpoint.root else { throw ReportError.logChanged }
        // An entry that no checkpoint covers could be added behind a period that looks closed.
        if let next = try await log.entries(after: Int64(checkpoint.size), limit: 1).first, next.entry.at < period.to {
            throw ReportError.noCheckpoint
        }
        self.init(
            rows: rows, sealed: SealedFigures.compute(events, period: period), leaves: leaves, note: note,
            key: key.description, checkpoint: checkpoint, period: period)
    }

    /// The earliest kept checkpoint that covers every entry before the end of a period: with it, a report that is made
    /// again later has the same bytes.
    /// - Parameter folder: where ``CheckpointKeeper`` keeps its files.
    /// - Throws: what the log throws.
    public static func checkpoint(
        covering period: ReportPeriod, of log: any AuditLog, in folder: String, key: NoteKey
    ) async throws -> String? {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let sizes = names.compactMap { name in
            name.hasSuffix(".note") ? Int(name.dropLast(5)) : nil
        }.sorted()
        for size in sizes where size > 0 {
            if let next = try await log.entries(after: Int64(size), limit: 1).first, next.entry.at < period.to {
                continue
            }
            guard let bytes = FileManager.default.contents(atPath: "\(folder)/\(size).note"),
                let checkpoint = try? Checkpoint(note: Array(bytes), signedBy: key), checkpoint.size == size
            else { continue }
            return String(decoding: bytes, as: UTF8.self)
        }
        return nil
    }
}
