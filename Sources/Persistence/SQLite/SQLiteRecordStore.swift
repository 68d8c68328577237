// SPDX-License-Identifier: Apache-2.0
import ByteKit
import Fingerprinting
import Foundation
import ProvenanceRegistry

struct SQLiteRecordStore: RecordStore {
    let database: SQLiteDatabase

    func insert(
        _ record: ProvenanceRecord, features: LocalFeatureSet?, request: RequestKey?, event: AuditEvent
    ) async throws {
        try await database.write(event) { db in
            try db.execute(
                sql: """
                    INSERT INTO record (
                        id, publisher, registered_at, title, source_type, media_type, byte_count, width, height,
                        manifest_blob, manifest_label, mark_algorithm, mark_id, preview_blob, preview_media_type,
                        preview_width, preview_height, preview_public, original_digest, protected_digest, state, version)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    record.id.description, record.publisher.id.description, record.registeredAt.milliseconds,
                    record.title, record.sourceType.rawValue, record.media.mediaType,
                    Int64(clamping: record.media.byteCount), record.media.width, record.media.height,
                    Data(record.manifest.blob.bytes), record.manifest.activeLabel, record.mark?.algorithm,
                    record.mark.map { Int64(bitPattern: $0.id) }, record.preview.map { Data($0.blob.bytes) },
                    record.preview?.mediaType, record.preview?.width, record.preview?.height,
                    record.preview?.isPublic, Data(record.originalDigest.bytes), Data(record.protectedDigest.bytes),
                    record.state.rawValue, record.version,
                ])
            let number = try db.lastInsertedRowID
            for fingerprint in record.fingerprints {
                try db.execute(
                    sql: "INSERT INTO fingerprint (record, algorithm, view, value, quality) VALUES (?, ?, ?, ?, ?)",
                    arguments: [
                        number, fingerprint.algorithm, Int(fingerprint.view.rawValue), Data(fingerprint.value),
                        fingerprint.quality,
                    ])
            }
            if let features {
                try db.execute(
                    sql: "INSERT INTO local_features (record, algorithm, value) VALUES (?, ?, ?)",
                    arguments: [number, LocalFeatures.algorithmName, Data(features.bytes)])
            }
            if let request { try Self.note(request, for: record.id, in: db) }
        }
    }

    private static func note(_ request: RequestKey, for record: RecordID, in db: Database) throws {
        try db.execute(
            sql: """
                UPDATE idempotency SET record = ?, note = ?
                WHERE scope = ? AND key = ? AND status IS NULL AND record IS NULL
                """, arguments: [record.description, request.note, request.scope, request.key])
        guard db.changesCount == 1 else {
            throw RegistryError(.notFound, "this idempotency key was not taken, or has a record already")
        }
    }

    func record(_ id: RecordID) async throws -> ProvenanceRecord? {
        try await fetch("WHERE record.id = ?", [id.description]).first?.record
    }

    func records(numbers: [Int64]) async throws -> [Int64: ProvenanceRecord] {
        // SQLite takes at most some tens of thousands of values in one statement; nobody shows that many.
        let some = Array(numbers.prefix(5000))
        let places = Array(repeating: "?", count: some.count).joined(separator: ", ")
        guard !some.isEmpty else { return [:] }
        let rows = try await fetch("WHERE record.number IN (\(places))", StatementArguments(some))
        return Dictionary(rows.map { ($0.number, $0.record) }, uniquingKeysWith: { first, _ in first })
    }

    func record(mark: MarkBinding) async throws -> ProvenanceRecord? {
        try await fetch(
            "WHERE record.mark_id = ? AND record.mark_algorithm = ?", [Int64(bitPattern: mark.id), mark.algorithm]
        ).first?.record
    }

    func records(manifestLabel: String) async throws -> [ProvenanceRecord] {
        try await fetch("WHERE record.manifest_label = ? ORDER BY record.number", [manifestLabel]).map(\.record)
    }

    func records(digest: ContentDigest) async throws -> [ProvenanceRecord] {
        let bytes = Data(digest.bytes)
        return try await fetch(
            "WHERE record.original_digest = ? OR record.protected_digest = ? ORDER BY record.number", [bytes, bytes]
        ).map(\.record)
    }

    func records(publisher: PublisherID?, before: RecordID?, limit: Int) async throws -> [ProvenanceRecord] {
        var conditions: [String] = []
        var arguments: StatementArguments = []
        if let publisher {
            conditions.append("record.publisher = ?")
            arguments += [publisher.description]
        }
        if let before {
            conditions.append("record.number < (SELECT number FROM record WHERE id = ?)")
            arguments += [before.description]
        }
        let condition = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
        return try await fetch("\(condition) ORDER BY record.number DESC LIMIT ?", arguments + [max(0, limit)])
            .map(\.record)
    }

    func records(
        of publisher: PublisherID, titled text: String, before: RecordID?, limit: Int
    ) async throws -> [ProvenanceRecord] {
        // Both databases' lower() knows ASCII alone here; that is said in the documentation of the page.
        let pattern =
            "%" + text.replacing("\\", with: "\\\\").replacing("%", with: "\\%").replacing("_", with: "\\_") + "%"
        let place = before == nil ? "" : "AND record.number < (SELECT number FROM record WHERE id = ?)"
        let arguments: StatementArguments = [publisher.description, pattern]
        return try await fetch(
            """
            WHERE record.publisher = ? AND lower(record.title) LIKE lower(?) ESCAPE '\\' \(place)
            ORDER BY record.number DESC LIMIT ?
            """,
            arguments + (before.map { [$0.description] } ?? []) + [max(0, limit)]
        ).map(\.record)
    }

    func takeBack(_ id: RecordID, version: Int, event: AuditEvent) async throws {
        try await database.write(event) { db in
            try db.execute(
                sql: """
                    UPDATE record SET retracted_from = state, state = 'withdrawn', version = version + 1
                    WHERE id = ? AND version = ? AND state <> 'withdrawn'
                    """,
                arguments: [id.description, version])
            try db.requireChange(table: "record", id: id.description)
        }
    }

    func putBack(_ id: RecordID, version: Int, event: AuditEvent) async throws {
        try await database.write(event) { db in
            try db.execute(
                sql: """
                    UPDATE record SET state = COALESCE(retracted_from, 'active'), retracted_from = NULL,
                        version = version + 1
                    WHERE id = ? AND version = ? AND state = 'withdrawn' AND retraction IS NULL
                    """,
                arguments: [id.description, version])
            try db.requireChange(table: "record", id: id.description)
        }
    }

    func setState(_ state: ProvenanceRecord.State, of id: RecordID, version: Int, event: AuditEvent) async throws {
        try await database.write(event) { db in
            try db.execute(
                sql: "UPDATE record SET state = ?, version = version + 1 WHERE id = ? AND version = ?",
                arguments: [state.rawValue, id.description, version])
            try db.requireChange(table: "record", id: id.description)
        }
    }

    func retract(_ retraction: Retraction, event: AuditEvent) async throws -> Int {
        try await database.write(event) { db in
            try db.execute(
                sql: """
                    UPDATE record SET retraction = ?, retracted_from = state, state = 'withdrawn', version = version + 1
                    WHERE publisher = ? AND registered_at >= ? AND registered_at < ? AND state <> 'withdrawn'
                    """,
                arguments: [
                    retraction.id.description, retraction.publisher.description, retraction.since.milliseconds,
                    retraction.until.milliseconds,
                ])
            return db.changesCount
        }
    }

    func restore(_ retraction: RetractionID, event: AuditEvent) async throws -> Int {
        try await database.write(event) { db in
            try db.execute(
                sql: """
                    UPDATE record SET state = retracted_from, retraction = NULL, retracted_from = NULL,
                        version = version + 1
                    WHERE retraction = ? AND state = 'withdrawn'
                    """, arguments: [retraction.description])
            guard db.changesCount > 0 else {
                throw RegistryError(.notFound, "nothing is withdrawn under the name \(retraction)")
            }
            return db.changesCount
        }
    }

    func fingerprints(after position: Int64, limit: Int) async throws -> FingerprintPage {
        try await database.read { db in try Self.fingerprints(after: position, limit: limit, in: db) }
    }

    private static func fingerprints(after position: Int64, limit: Int, in db: Database) throws -> FingerprintPage {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT * FROM fingerprint
                WHERE sequence > ? ORDER BY sequence LIMIT ?
                """, arguments: [position, limit])
        return FingerprintPage(fingerprints: rows.compactMap(indexed), position: rows.last?["sequence"] ?? position)
    }

    private static func indexed(_ row: Row) -> IndexedFingerprint? {
        let binding = binding(row)
        return binding.isMatchable ? IndexedFingerprint(recordNumber: row["record"], binding: binding) : nil
    }

    private static func binding(_ row: Row) -> FingerprintBinding {
        FingerprintBinding(
            algorithm: row["algorithm"],
            view: FingerprintView(rawValue: UInt8(truncatingIfNeeded: row["view"] as Int)) ?? .whole,
            value: Array(row["value"] as Data), quality: row["quality"])
    }

    func features(after position: Int64, limit: Int) async throws -> FeaturePage {
        try await database.read { db in
            let rows = try Row.fetchAll(
                db, sql: "SELECT * FROM local_features WHERE sequence > ? ORDER BY sequence LIMIT ?",
                arguments: [position, limit])
            return FeaturePage(features: rows.compactMap(Self.features), position: rows.last?["sequence"] ?? position)
        }
    }

    func features(numbers: [Int64]) async throws -> [Int64: LocalFeatureSet] {
        let some = Array(numbers.prefix(100))
        guard !some.isEmpty else { return [:] }
        let places = Array(repeating: "?", count: some.count).joined(separator: ", ")
        return try await database.read { db in
            let rows = try Row.fetchAll(
                db, sql: "SELECT * FROM local_features WHERE record IN (\(places))", arguments: StatementArguments(some)
            )
            return Dictionary(
                rows.compactMap(Self.features).map { ($0.recordNumber, $0.features) },
                uniquingKeysWith: { first, _ in first })
        }
    }

    private static func features(_ row: Row) -> IndexedFeatures? {
        guard row["algorithm"] == LocalFeatures.algorithmName,
            let features = LocalFeatureSet(bytes: Array(row["value"] as Data))
        else { return nil }
        return IndexedFeatures(recordNumber: row["record"], features: features)
    }

    func count() async throws -> Int {
        try await database.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM record") ?? 0 }
    }

    private struct NumberedRecord: Sendable {
        let number: Int64
        let record: ProvenanceRecord
    }

    private func fetch(_ condition: String, _ arguments: StatementArguments) async throws -> [NumberedRecord] {
        try await database.read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT record.*, publisher.display_name AS publisher_name, publisher.level AS publisher_level,
                        publisher.domain AS publisher_domain, publisher.created_at AS publisher_created_at,
                        publisher.version AS publisher_version
                    FROM record JOIN publisher ON publisher.id = record.publisher \(condition)
                    """, arguments: arguments)
            return try rows.map { row in
                let number: Int64 = row["number"]
                let fingerprints = try Row.fetchAll(
                    db, sql: "SELECT * FROM fingerprint WHERE record = ? ORDER BY sequence", arguments: [number]
                ).map(Self.binding)
                return NumberedRecord(number: number, record: try Self.record(row, fingerprints: fingerprints))
            }
        }
    }

    private static func record(_ row: Row, fingerprints: [FingerprintBinding]) throws -> ProvenanceRecord {
        let publisher = Publisher(
            id: try row.parsed("publisher", PublisherID.init), displayName: row["publisher_name"],
            level: IdentityLevel(rawValue: row["publisher_level"]) ?? .unconfirmed, domain: row["publisher_domain"],
            createdAt: row.moment("publisher_created_at"), version: row["publisher_version"])
        return ProvenanceRecord(
            id: try row.parsed("id", RecordID.init), publisher: publisher, registeredAt: row.moment("registered_at"),
            title: row["title"], sourceType: try row.parsed("source_type", SourceType.init(rawValue:)),
            media: ProvenanceRecord.Media(
                mediaType: row["media_type"], byteCount: UInt64(clamping: row["byte_count"] as Int64),
                width: row["width"], height: row["height"]),
            manifest: ProvenanceRecord.Manifest(
                blob: try row.digest("manifest_blob"), activeLabel: row["manifest_label"]),
            mark: mark(row), fingerprints: fingerprints, preview: try preview(row),
            originalDigest: try row.digest("original_digest"), protectedDigest: try row.digest("protected_digest"),
            state: try row.parsed("state", ProvenanceRecord.State.init(rawValue:)), version: row["version"])
    }
}

extension SQLiteRecordStore {
    /// The blobs that records and evidence stand on, among those whose digest begins with a byte.
    static func blobs(beginningWith byte: UInt8, in database: SQLiteDatabase) async throws -> Set<ContentDigest> {
        let first = Data([byte])
        let last = Data([byte] + [UInt8](repeating: 0xFF, count: 32))
        return try await database.read { db in
            let rows = try Data.fetchAll(
                db,
                sql: """
                    SELECT manifest_blob FROM record WHERE manifest_blob BETWEEN ?1 AND ?2
                    UNION SELECT preview_blob FROM record WHERE preview_blob BETWEEN ?1 AND ?2
                    """, arguments: [first, last])
            let prefix = Hex.encode([byte])
            let evidence = try String.fetchAll(
                db,
                sql: """
                    SELECT value FROM casework_link
                    WHERE kind = 'evidence' AND name = 'sha256' AND value >= ? AND value < ?
                    """, arguments: [prefix, prefix + "g"])
            return Set(rows.compactMap { ContentDigest(bytes: Array($0)) } + evidence.compactMap { ContentDigest($0) })
        }
    }

    private static func mark(_ row: Row) -> MarkBinding? {
        guard let algorithm = row["mark_algorithm"] as String?, let id = row["mark_id"] as Int64? else { return nil }
        return MarkBinding(algorithm: algorithm, id: UInt64(bitPattern: id))
    }

    private static func preview(_ row: Row) throws -> ProvenanceRecord.Preview? {
        guard let mediaType = row["preview_media_type"] as String? else { return nil }
        return ProvenanceRecord.Preview(
            blob: try row.digest("preview_blob"), mediaType: mediaType, width: row["preview_width"] ?? 0,
            height: row["preview_height"] ?? 0, isPublic: row["preview_public"] ?? false)
    }
}

extension Database {
    /// - Throws: ``RegistryError`` where the last update hit no row: `version_conflict` if the row is there at another
    ///   version, `not_found` if it is not.
    func requireChange(table: String, id: String) throws {
        guard changesCount == 0 else { return }
        let isThere = try Bool.fetchOne(self, sql: "SELECT 1 FROM \(table) WHERE id = ?", arguments: [id]) ?? false
        throw isThere
            ? RegistryError(.versionConflict, "somebody else changed \(id) in the meantime; read it again")
            : RegistryError(.notFound, "there is no \(id)")
    }
}
