// SPDX-License-Identifier: Apache-2.0
import Accounts
import ByteKit
import Foundation
import Persistence
import ProvenanceRegistry
import Testing

/// A storage under test, and a way to open it again.
struct Implementation: Sendable, CustomTestStringConvertible {
    let name: String
    let make: @Sendable (String) throws -> RegistryFolder
    var testDescription: String { name }

    /// Every implementation the conformance suite runs against; PostgreSQL where its programs are installed.
    static let all = [sqlite] + (ThrowawayPostgres.installed != nil ? [postgres] : [])

    static let sqlite = Implementation(name: "SQLite and a folder") { path in
        try RegistryFolder(path: path, use: .command, now: Sample.start)
    }

    /// A folder has a database of its own, which a second opening finds again.
    static let postgres = Implementation(name: "PostgreSQL") { path in
        let note = path + "/database"
        let address: String
        if let known = try? String(contentsOfFile: note, encoding: .utf8) {
            address = known
        } else {
            address = try ThrowawayPostgres.shared.makeDatabase()
            try Data(address.utf8).write(to: URL(fileURLWithPath: note))
        }
        return try RegistryFolder(path: path, database: address, use: .command, now: Sample.start)
    }
}

/// A folder that goes away with its last reference.
final class ScratchFolder: Sendable {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "countersign-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

enum Sample {
    static let start = Timestamp(milliseconds: 1_809_345_600_000)

    static func event(_ verb: String, _ object: String = "rec_test", at: Timestamp = start) -> AuditEvent {
        AuditEvent(actor: .command, verb: verb, object: object, payload: .object(["note": .string(verb)]), at: at)
    }

    static func publisher(_ name: String = "Norhaven Election Board") -> Publisher {
        Publisher(
            id: PublisherID(at: start), displayName: name, level: .verifiedDomain, domain: "norhaven.example",
            createdAt: start)
    }

    static func digest(_ text: String) -> ContentDigest { ContentDigest(of: Array(text.utf8)) }

    static func record(
        _ publisher: Publisher, mark: UInt64? = nil, hash: UInt8 = 7, quality: Int = 90, label: String = "urn:c2pa:1",
        manifest: ContentDigest = digest("manifest"), preview: ContentDigest? = nil, at: Timestamp = start
    ) -> ProvenanceRecord {
        ProvenanceRecord(
            id: RecordID(at: at), publisher: publisher, registeredAt: at, title: "Opening of the polls",
            sourceType: .captured,
            media: .init(mediaType: "image/jpeg", byteCount: 123_456, width: 4000, height: 3000),
            manifest: .init(blob: manifest, activeLabel: label),
            mark: mark.map { MarkBinding(algorithm: "org.countersign.image.1", id: $0) },
            fingerprints: [
                FingerprintBinding(view: .whole, value: [UInt8](repeating: hash, count: 32), quality: quality),
                FingerprintBinding(view: .trimmed, value: [UInt8](repeating: hash ^ 1, count: 32), quality: quality),
            ],
            preview: preview.map {
                .init(blob: $0, mediaType: "image/jpeg", width: 1024, height: 768, isPublic: false)
            },
            originalDigest: digest("original"), protectedDigest: digest("protected"))
    }

    static func account(_ name: String, publisher: Publisher? = nil) -> Account {
        Account(
            id: AccountID(at: start), loginName: name, displayName: name, publisher: publisher?.id, role: .publisher,
            passwordHash: "$scrypt$test", createdAt: start)
    }
}
