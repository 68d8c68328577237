// SPDX-License-Identifier: Apache-2.0
import ByteKit
import Foundation
import ProvenanceRegistry

/// Marked files that are fetched by a link: what a generator made and answered with a link, and films. They are kept for a
/// day, under names that nobody can guess.
struct FileShelf: Sendable {
    /// Seconds for which a file is kept.
    static let span: Double = 86_400

    let folder: String

    init(folder: String) throws {
        self.folder = folder
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    /// A path for work in progress.
    func workPath() -> String { "\(folder)/.work-\(FileShelf.makeName())" }

    static func makeName() -> String {
        Hex.encode((0..<16).map { _ in UInt8.random(in: .min ... .max) })
    }

    /// Keeps a file.
    func put(_ bytes: [UInt8], mediaType: String, name: String = FileShelf.makeName()) throws -> String {
        try AtomicFile.write(bytes, to: "\(folder)/\(name)")
        try AtomicFile.write(Array(mediaType.utf8), to: "\(folder)/\(name).type")
        return name
    }

    /// A kept file; nil where there is none of that name.
    func file(_ name: String, limit: UInt64) throws -> (bytes: [UInt8], mediaType: String)? {
        guard
            name.utf8.allSatisfy({
                (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || [0x2D, 0x5F].contains($0)
            }),
            !name.isEmpty, name.utf8.count <= 64, let source = try? FileByteSource(path: "\(folder)/\(name)"),
            let type = try? String(contentsOfFile: "\(folder)/\(name).type", encoding: .utf8)
        else { return nil }
        return (try source.readAll(limit: limit, named: "kept file"), type)
    }

    /// Removes what was kept long enough.
    func sweep(now: Timestamp) {
        let border = now.date.addingTimeInterval(-FileShelf.span)
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
            let path = "\(folder)/\(name)"
            let changed = try? FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
            if let changed, changed < border { try? FileManager.default.removeItem(atPath: path) }
        }
    }
}
