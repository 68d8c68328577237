// SPDX-License-Identifier: Apache-2.0
import ByteKit
import Foundation
package import ProvenanceRegistry
import TransparencyLog
import TransparencyReport

/// The reports that this service has published: a folder each, which is never changed, and what was corrected beside it.
package struct TransparencyShelf: Sendable {
    /// A report in the list.
    struct Entry: Sendable {
        let period: ReportPeriod
        let publishedAt: Timestamp?
    }

    /// A dated note beside a report.
    struct Correction: Codable, Sendable {
        let at: Timestamp
        let text: String
    }

    /// Files that can be fetched, with their media types.
    static let types: [String: String] = {
        var types = [
            "report.json": "application/json", "manifest.json": "application/json", "sealed.json": "application/json",
            "entries.jsonl": "application/jsonl", "leaves.bin": "application/octet-stream",
            "checkpoint.note": "text/plain; charset=utf-8", "log-key.txt": "text/plain; charset=utf-8",
            "index.html": "text/html; charset=utf-8",
        ]
        for table in TransparencyFigures.tables { types["\(table).csv"] = "text/csv; charset=utf-8; header=present" }
        return types
    }()

    private let folder: String
    private let checkpointFolder: String
    private let log: any AuditLog
    private let checkpoints: CheckpointKeeper
    private let key: @Sendable () async throws -> String?
    private let note: @Sendable (AuditEvent) async throws -> Void

    /// A shelf.
    /// - Parameters:
    ///   - key: what checkpoints are checked with.
    ///   - note: writes an entry into the log.
    package init(
        folder: String, checkpointFolder: String, log: any AuditLog, checkpoints: CheckpointKeeper,
        key: @escaping @Sendable () async throws -> String?, note: @escaping @Sendable (AuditEvent) async throws -> Void
    ) throws {
        self.folder = folder
        self.checkpointFolder = checkpointFolder
        self.log = log
        self.checkpoints = checkpoints
        self.key = key
        self.note = note
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw RegistryError(.folderUnusable, "the folder \(folder) cannot be made: \(error.localizedDescription)")
        }
    }

    /// Published reports, the newest period first.
    func entries() -> [Entry] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.compactMap { name in
            guard let period = ReportPeriod(name: name), exists(period) else { return nil }
            let stamp = FileManager.default.contents(atPath: "\(folder)/\(name).published")
            return Entry(
                period: period,
                publishedAt: stamp.flatMap { Timestamp(rfc3339: String(decoding: $0, as: UTF8.self)) })
        }.sorted { ($1.period.to, $1.period.from) < ($0.period.to, $0.period.from) }
    }

    private func exists(_ period: ReportPeriod) -> Bool {
        FileManager.default.fileExists(atPath: "\(folder)/\(period.name)/\(ReportBundle.manifestName)")
    }

    /// A report's figures; nil where it was not published.
    func figures(_ period: ReportPeriod) -> TransparencyFigures? {
        file("report.json", of: period).flatMap { TransparencyFigures(json: $0) }
    }

    /// A file of a report; nil where there is none of that name.
    func file(_ name: String, of period: ReportPeriod) -> [UInt8]? {
        guard TransparencyShelf.types[name] != nil else { return nil }
        return FileManager.default.contents(atPath: "\(folder)/\(period.name)/\(name)").map(Array.init)
    }

    /// What was corrected, the oldest first.
    func corrections(_ period: ReportPeriod) -> [Correction] {
        guard let data = FileManager.default.contents(atPath: correctionPath(period)) else { return [] }
        return (try? JSONDecoder().decode([Correction].self, from: data)) ?? []
    }

    private func correctionPath(_ period: ReportPeriod) -> String { "\(folder)/\(period.name).corrections.json" }

    /// Computes and publishes a report. What is published is not changed any more.
    /// - Parameter event: the entry for the log, from what it has to say.
    /// - Throws: ``ReportError``, `LogError`, what the log and the disk throw.
    func publish(
        _ period: ReportPeriod, at now: Timestamp, event: @Sendable (String, CanonicalJSON) -> AuditEvent
    ) async throws {
        guard !exists(period) else { throw ReportError.alreadyPublished(period.name) }
        let note = try await checkpoint(covering: period, at: now)
        guard let text = try await key() else { throw ReportError.noCheckpoint }
        let bundle = try await ReportBundle(log: log, period: period, note: note, key: NoteKey(text))
        let making = "\(folder)/.making-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: making) }
        try bundle.write(to: making)
        try AtomicFile.write(Array(now.description.utf8), to: "\(folder)/\(period.name).published", mode: 0o644)
        try await self.note(
            event(
                "transparency.published",
                .object([
                    "from": .string(period.from.description), "to": .string(period.to.description),
                    "manifest_sha256": .string(bundle.digest),
                    "log_size": .integer(Int64(bundle.figures.checkpoint.size)),
                ])))
        // Two that publish at once: the second finds the folder and fails.
        try FileManager.default.moveItem(atPath: making, toPath: "\(folder)/\(period.name)")
    }

    private func checkpoint(covering period: ReportPeriod, at now: Timestamp) async throws -> String {
        if let text = try await key(),
            let kept = try await ReportBundle.checkpoint(
                covering: period, of: log, in: checkpointFolder, key: NoteKey(text))
        {
            return kept
        }
        return try await checkpoints.make(at: now)
    }

    /// Puts a dated correction beside a report.
    /// - Throws: what the log and the disk throw.
    func correct(
        _ period: ReportPeriod, _ text: String, at now: Timestamp,
        event: @Sendable (String, CanonicalJSON) -> AuditEvent
    ) async throws {
        let all = corrections(period) + [Correction(at: now, text: text)]
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let bytes = Array(try encoder.encode(all))
        try await note(
            event(
                "transparency.corrected",
                .object(["period": .string(period.name), "text": .string(text)])))
        try AtomicFile.write(bytes, to: correctionPath(period), mode: 0o644)
    }
}
