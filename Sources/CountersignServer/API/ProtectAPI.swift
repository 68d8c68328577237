// SPDX-License-Identifier: Apache-2.0
import Accounts
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
        /// Of the protected file.
        let sha256: ContentDigest
    }

    /// `POST /api/v1/protect`
    static func submit(_ exchange: Exchange) async throws -> Response {
        let account = try await exchange.requireToken(scope: "protect")
        let site = exchange.site
        let key = try idempotencyKey(exchange)
        let form = try await site.uploads.form(of: exchange.request)
        guard let file = form.files.first else {
            throw ServiceError(.invalidInput, "Send the file as the form field “file”.", field: "file")
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
        let work = RepeatableWork(
            site: site, key: key, scope: account.id.description,
            request: try requestDigest(file, form.fields, exchange))
        let place = site.downloads.newPlace()
        func answer(_ done: Done) throws -> KeptAnswer {
            KeptAnswer(status: 201, body: try json(done, exchange), mediaType: "application/json")
        }
        let outcome = try await work.run(
            note: place.id,
            work: { key in
                var order = order
                order.requestKey = key
                return try answer(try await run(file, order, at: place, site))
            },
            rebuild: { record, place in
                try answer(try await again(record, at: place, for: account, named: file.name, site))
            })
        switch outcome {
        case .done(let answer):
            return Response(.created, bytes: answer.body, type: answer.mediaType)
        case .replayed(let kept):
            return Response(
                HTTPResponse.Status(code: kept.status), bytes: kept.body, type: kept.mediaType,
                headers: [.idempotencyReplayed: "true"])
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
    static func run(
        _ file: UploadedFile, _ order: ProtectOrder, at place: (id: String, path: String)? = nil, _ site: Site
    ) async throws -> Done {
        let place = place ?? site.downloads.newPlace()
        let record = try await site.protectLane.run {
            try await withDeadline(.seconds(site.configuration.workSeconds(for: file))) {
                try await site.work.protect(file, order, to: place.path)
            }
        }
        site.metrics.count("protected")
        return try keep(record, at: place.id, for: order.account, named: file.name, site)
    }

    /// What was protected before, for an owner who never got the answer.
    static func again(
        _ id: RecordID, at place: String, for account: Account, named name: String?, _ site: Site
    ) async throws -> Done {
        guard let record = try await site.stores.records.record(id) else { throw ServiceError(.notFound) }
        if let found = site.downloads.find(place, for: account.id, now: site.clock()) {
            return Done(record: record, download: place, ticket: found.ticket)
        }
        return try keep(record, at: place, for: account, named: name, site)
    }

    private static func keep(
        _ record: ProvenanceRecord, at place: String, for account: Account, named name: String?, _ site: Site
    ) throws -> Done {
        let ticket = try site.downloads.keep(
            place, record: record, for: account.id, named: fileName(name, record.media.mediaType), now: site.clock())
        return Done(record: record, download: place, ticket: ticket)
    }

    /// The publisher an account acts for.
    static func publisher(of account: Account, _ site: Site) async throws -> Publisher {
        guard let id = account.publisher, let publisher = try await site.stores.publishers.publisher(id) else {
            throw ServiceError(.forbidden, "This account acts for no publisher.")
        }
        let memberships = try await site.stores.organisations.memberships(of: account.id)
        guard memberships.contains(where: { $0.organisation == id && $0.role.may(.protect) }) else {
            throw ServiceError(.forbidden, "Your role in the organisation does not allow to protect files.")
        }
        return publisher
    }

    /// The name given, with a word added: two files of one name confuse.
    private static func fileName(_ name: String?, _ type: String) -> String {
        let format = ProtectableFormat(mediaType: type)
        let given = name ?? "file"
        let stem = given.lastIndex(of: ".").map { String(given[..<$0]) } ?? given
        return "\(stem.isEmpty ? "file" : stem)-protected.\(format?.fileExtension ?? "bin")"
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
                    file_name: done.ticket.fileName, bytes: done.ticket.bytes,
                    sha256: done.record.protectedDigest)))
    }
}
