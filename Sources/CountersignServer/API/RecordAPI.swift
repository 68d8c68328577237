// SPDX-License-Identifier: Apache-2.0
import Hummingbird
import ProvenanceRegistry

/// Registered originals over HTTP.
enum RecordAPI {
    /// What the public may know of a record. Hidden marks and fingerprints of it are not public (they would help whoever
    /// wants to imitate them), only of which kind a mark is; the manifest is.
    struct Shown: Codable {
        struct PublisherShown: Codable {
            let id: String
            let name: String
            let level: Int
            let domain: String?
        }

        let id: String
        let title: String?
        let publisher: PublisherShown
        let registered_at: Timestamp
        let source_type: String
        let media_type: String
        let width: Int
        let height: Int
        let state: String
        let watermark_algorithm: String?
        let manifest_id: String
        let page: String
        let manifest: String
        let preview: String?

        init(_ record: ProvenanceRecord, origin: String) {
            id = record.id.description
            title = record.title
            publisher = PublisherShown(
                id: record.publisher.id.description, name: record.publisher.displayName,
                level: record.publisher.level.rawValue, domain: record.publisher.domain)
            registered_at = record.registeredAt
            source_type = record.sourceType.uri
            media_type = record.media.mediaType
            width = record.media.width
            height = record.media.height
            state = record.state.rawValue
            watermark_algorithm = record.mark?.algorithm
            manifest_id = record.manifest.activeLabel
            page = "\(origin)/record/\(record.id)"
            manifest = "\(origin)/manifests/\(record.manifest.activeLabel.percentEncodedForPath)"
            preview = record.preview.flatMap { $0.isPublic ? "\(origin)/record/\(record.id)/preview" : nil }
        }
    }

    struct Page: Codable {
        let records: [Shown]
        /// The address of what follows.
        let next: String?
    }

    /// `GET /api/v1/records/{id}`
    static func show(_ exchange: Exchange) async throws -> Response {
        .json(Shown(try await RecordPage.find(exchange), origin: exchange.origin))
    }

    /// `GET /api/v1/records`
    static func list(_ exchange: Exchange) async throws -> Response {
        let limit = try integer(exchange.query["limit"], in: 1...100, default: 20, name: "limit")
        var before: RecordID?
        if let text = exchange.query["before"] {
            guard let id = RecordID(text) else { throw ServiceError(.badRequest, "before is not a record id.") }
            before = id
        }
        var publisher: PublisherID?
        if let text = exchange.query["publisher"] {
            guard let id = PublisherID(text) else {
                throw ServiceError(.badRequest, "publisher is not a publisher id.")
            }
            publisher = id
        }
        let records = try await exchange.site.stores.records.records(publisher: publisher, before: before, limit: limit)
        var next: String?
        if records.count == limit, let last = records.last {
            let filter = publisher.map { "&publisher=\($0)" } ?? ""
            next = "\(exchange.origin)/api/v1/records?limit=\(limit)&before=\(last.id)\(filter)"
        }
        return .json(Page(records: records.map { Shown($0, origin: exchange.origin) }, next: next))
    }

    /// A whole number of a query.
    static func integer(
        _ text: String?, in range: ClosedRange<Int>, default standard: Int, name: String
    ) throws(ServiceError) -> Int {
        guard let text else { return standard }
        guard let value = Int(text), value >= range.lowerBound else {
            throw ServiceError(.badRequest, "\(name) is a whole number from \(range.lowerBound).")
        }
        return min(value, range.upperBound)
    }
}
