// SPDX-License-Identifier: Apache-2.0
import ByteKit
import Foundation
import ProvenanceRegistry
package import TransparencyLog

/// Everything that is published about a period: the figures in three forms, and what it takes to compute them again.
///
/// | file | holds |
/// | --- | --- |
/// | `report.json`, `T1.csv` to `T17.csv`, `index.html` | the figures |
/// | `entries.jsonl` | the published rows of the log, a line each, in order |
/// | `leaves.bin` | the hash of every entry of the log, 32 bytes each, in order |
/// | `sealed.json` | figures that are computed from the log alone |
/// | `checkpoint.note`, `log-key.txt` | the signed root over `leaves.bin`, and the key |
/// | `manifest.json` | name, size and SHA-256 of each of them |
public struct ReportBundle: Sendable {
    /// The file that names the others.
    public static let manifestName = "manifest.json"
    /// Name and version of the form.
    public static let form = "countersign.transparency-files/1"

    /// The figures.
    public let figures: TransparencyFigures
    /// Name and content of each file but the manifest, in the order of their names.
    public let files: [(name: String, bytes: [UInt8])]

    /// Puts a bundle together; the same arguments give the same bytes.
    package init(
        rows: [ExtractRow], sealed: [Figure], leaves: [UInt8], note: String, key: String, checkpoint: Checkpoint,
        period: ReportPeriod
    ) {
        let figures = TransparencyFigures(
            events: rows.map(\.event), sealed: sealed, period: period, checkpoint: checkpoint)
        var files: [String: [UInt8]] = [
            "report.json": figures.json, "index.html": ReportPage(report: figures).bytes,
            "entries.jsonl": rows.flatMap { $0.line.serialized + [0x0A] }, "leaves.bin": leaves,
            "sealed.json": CanonicalJSON.array(sealed.map(\.json)).serialized + [0x0A],
            "checkpoint.note": Array(note.utf8), "log-key.txt": Array((key + "\n").utf8),
        ]
        for table in TransparencyFigures.tables { files["\(table).csv"] = CSV.file(figures.table(table)) }
        self.figures = figures
        self.files = files.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// `manifest.json`.
    public var manifest: [UInt8] {
        CanonicalJSON.object([
            "format": .string(ReportBundle.form), "period": .string(figures.period.name),
            "files": .array(
                files.map { file in
                    .object([
                        "name": .string(file.name), "bytes": .integer(Int64(file.bytes.count)),
                        "sha256": .string(ContentDigest(of: file.bytes).description),
                    ])
                }),
        ]).serialized + [0x0A]
    }

    /// SHA-256 of the manifest: what is written into the log when the report is published.
    public var digest: String { ContentDigest(of: manifest).description }

    /// Writes the bundle into a folder that is made, or is empty.
    /// - Throws: `CocoaError`, or ``ReportError`` where the folder holds something.
    public func write(to folder: String) throws {
        let manager = FileManager.default
        if let present = try? manager.contentsOfDirectory(atPath: folder), !present.isEmpty {
            throw ReportError.folderInUse(folder)
        }
        try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for file in files { try Data(file.bytes).write(to: URL(fileURLWithPath: "\(folder)/\(file.name)")) }
        // Written last: a folder with a manifest is whole.
        try AtomicFile.write(manifest, to: "\(folder)/\(ReportBundle.manifestName)", mode: 0o644)
    }
}

/// Why a report could not be made.
public enum ReportError: Error, Sendable, Hashable, CustomStringConvertible {
    /// No kept checkpoint covers the period.
    case noCheckpoint
    /// The folder holds something already.
    case folderInUse(String)
    /// The log is not the one of its checkpoint.
    case logChanged
    /// A published report is not changed.
    case alreadyPublished(String)

    public var description: String {
        switch self {
        case .noCheckpoint:
            "no signed checkpoint covers the period yet; a server makes one every ten minutes, audit checkpoint at once"
        case .folderInUse(let folder): "\(folder) holds something already; name an empty folder or a new one"
        case .logChanged: "the log is not the one that its checkpoint was made of; run audit verify"
        case .alreadyPublished(let name): "\(name) was published already; what is published is not changed"
        }
    }
}
