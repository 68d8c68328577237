// SPDX-License-Identifier: Apache-2.0
import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import ProvenanceRegistry

/// Protecting a file over HTTP.
enum ProtectAPI {
    /// What the API answers.
    struct Answer: Codable {
        let record: RecordAPI.Shown
        /// Where the protected file can be fetched for a day.
        let download: String
        let file_name: String
        let bytes: UInt64
    }

    /// `POST /api/v1/protect`
    static func submit(_ exchange: Exchange) async throws -> Response {
        let account = try await exchange.requireToken(scope: "protect")
        let site = exchange.site
        let key = try idempotencyKey(exchange)
        let form = try await site.uploads.form(of: exchange.request)
        guard let file = form.files.first else {
            throw ServiceError(.invalidInput, "Send the picture as the form field “file”.", field: "file")
        }
        let word = form.fields["source"] ?? "captured"
        guard let source = SourceType(shortName: word) else {
            throw ServiceError(
                .invalidInput, "source is one of \(SourceType.allCases.map(\.shortName).joined(separator: ", ")).",
                field: "source")
        }
        let order = ProtectOrder(
            account: account, publisher: try await publisher(of: account, site),
            title: form.fields["title"].map(\.trimmed).flatMap { $0.isEmpty ? nil : String($0.prefix(200)) },
            source: source, addsMark: flag(form.fields["watermark"]), showsPreview: flag(form.fields["preview"]))
        guard let key else {
            return Response(
                .created, bytes: try json(try await run(file, order, site), exchange), type: "application/json")
        }

        let scope = account.id.description
        let digest = try requestDigest(file, form.fields, exchange)
        // One process serves a folder, so it knows best what is still running; the lease in the store is short, that a
        // restart does not keep a client from asking again.
        guard site.runningKeys.begin("\(scope) \(key)") else {
            throw ServiceError(.conflict, "The request with this key is still running.", retryAfter: 5)
        }
        defer { site.runningKeys.end("\(scope) \(key)") }
        switch try await site.stores.idempotency.begin(
            key: key, scope: scope, request: digest, now: exchange.now, lease: 1)
        {
        case .answered(let kept):
            return Response(
                HTTPResponse.Status(code: kept.status), bytes: kept.body, type: kept.mediaType,
                headers: [.idempotencyReplayed: "true"])
        case .stillRunning: throw ServiceError(.conflict, "The request with this key is still running.", retryAfter: 5)
        case .differentRequest:
            throw ServiceError(.invalidInput, "This Idempotency-Key was used with another request.")
        case .begun: break
        }
        do {
            let done = try await run(file, order, site)
            let body = try json(done, exchange)
            try await site.stores.idempotency.complete(
                key: key, scope: scope, answer: KeptAnswer(status: 201, body: body, mediaType: "application/json"),
                now: site.clock())
            return Response(.created, bytes: body, type: "application/json")
        } catch {
            try? await site.stores.idempotency.release(key: key, scope: scope)
            throw error
        }
    }

    /// `GET /api/v1/downloads/{id}`
    static func download(_ exchange: Exchange) async throws -> Response {
        let account = try await exchange.requireToken(scope: "protect")
        guard let found = exchange.site.downloads.find(exchange.parameter("id"), for: account.id, now: exchange.now)
        else { throw ServiceError(.notFound, "Protected files are kept for a day.") }
        return .attachment(found.source, named: found.ticket.fileName, type: found.ticket.mediaType)
    }

    /// A protected file and how its owner fetches it.
    struct Done {
        let record: ProvenanceRecord
        let download: String
        let ticket: ProtectedDownloads.Ticket
    }

    /// Protects a file in its lane and keeps the result for its owner.
    static func run(_ file: UploadedFile, _ order: ProtectOrder, _ site: Site) async throws -> Done {
        let place = site.downloads.newPlace()
        let record = try await site.protectLane.run {
            try await withDeadline(.seconds(site.configuration.workSeconds)) {
                try await site.work.protect(file, order, to: place.path)
            }
        }
        site.metrics.count("protected")
        let ticket = try site.downloads.keep(
            place.id, record: record, for: order.account.id, named: fileName(file, record.media.mediaType),
            now: site.clock())
        return Done(record: record, download: place.id, ticket: ticket)
    }

    /// The publisher an account acts for.
    static func publisher(of account: Account, _ site: Site) async throws -> Publisher {
        guard let id = account.publisher, let publisher = try await site.stores.publishers.publisher(id) else {
            throw ServiceError(.forbidden, "This account acts for no publisher.")
        }
        return publisher
    }

    /// The name given, with a word added: two files of one name confuse.
    private static func fileName(_ file: UploadedFile, _ type: String) -> String {
        let extensions = ["image/jpeg": "jpg", "image/png": "png", "image/webp": "webp"]
        let given = file.name ?? "picture"
        let stem = given.lastIndex(of: ".").map { String(given[..<$0]) } ?? given
        return "\(stem.isEmpty ? "picture" : stem)-protected.\(extensions[type] ?? "bin")"
    }

    private static func flag(_ text: String?) -> Bool { !["no", "false", "0", "off"].contains(text?.lowercased()) }

    private static func idempotencyKey(_ exchange: Exchange) throws -> String? {
        guard let key = exchange.request.headers[.idempotencyKey] else { return nil }
        guard (1...64).contains(key.utf8.count) else {
            throw ServiceError(.badRequest, "An Idempotency-Key has 1 to 64 characters.")
        }
        return key
    }

    private static func requestDigest(
        _ file: UploadedFile, _ fields: FormFields, _ exchange: Exchange
    ) throws -> ContentDigest {
        let content = try ContentDigest(of: try FileSource.open(file))
        let wishes = ["source", "title", "watermark", "preview"].map { "\($0)=\(fields[$0] ?? "")" }
        let text = "POST /api/v1/protect\n\(content)\n\(file.name ?? "")\n\(wishes.joined(separator: "\n"))"
        return ContentDigest(of: Array(text.utf8))
    }

    private static func json(_ done: Done, _ exchange: Exchange) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(
            try encoder.encode(
                Answer(
                    record: RecordAPI.Shown(done.record, origin: exchange.origin),
                    download: "\(exchange.origin)/api/v1/downloads/\(done.download)",
                    file_name: done.ticket.fileName, bytes: done.ticket.bytes)))
    }
}
