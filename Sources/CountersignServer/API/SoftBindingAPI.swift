// SPDX-License-Identifier: Apache-2.0
import ByteKit
import Foundation
import HTTPTypes
import Hummingbird
import ProvenanceRegistry

/// The C2PA Soft Binding Resolution API (C2PA 2.2, OpenAPI document 1.0.0). What version 2.4 adds stands in
/// `SoftBindingServices`.
enum SoftBindingAPI {
    struct QueryResult: Encodable {
        struct Match: Encodable {
            let manifestId: String
            let similarityScore: Int?
        }

        let matches: [Match]

        init(_ matches: [BindingMatch]) {
            self.matches = matches.map { Match(manifestId: $0.manifestID, similarityScore: $0.score) }
        }
    }

    /// A query by POST.
    private struct Query: Decodable {
        let alg: String
        let value: String
    }

    /// More than that makes an address too long; then POST is the way.
    static let longestValueInAddress = 4096
    static let mostResults = 100

    /// `GET /matches/byBinding`
    static func byBinding(_ exchange: Exchange) async throws -> Response {
        guard let algorithm = exchange.query["alg"], let value = exchange.query["value"] else {
            throw ServiceError(.badRequest, "alg and value are required.")
        }
        guard value.utf8.count <= longestValueInAddress else {
            throw ServiceError(.addressTooLong, "The value is too long for an address; send it by POST.")
        }
        return try await find(algorithm, value, exchange)
    }

    /// `POST /matches/byBinding`
    static func byLargeBinding(_ exchange: Exchange) async throws -> Response {
        let body = try await exchange.site.uploads.text(of: exchange.request)
        guard let query = try? JSONDecoder().decode(Query.self, from: Data(body)) else {
            throw ServiceError(.badRequest, "Send a JSON object with the strings alg and value.")
        }
        return try await find(query.alg, query.value, exchange)
    }

    private static func find(_ algorithm: String, _ value: String, _ exchange: Exchange) async throws -> Response {
        let limit = try maxResults(exchange)
        // In a query a plus sign of base 64 arrives as a blank where the client did not encode it.
        guard !algorithm.isEmpty, let bytes = Base64.decode(value.replacing(" ", with: "+")) else {
            throw ServiceError(.badRequest, "value is not base64.")
        }
        guard let matches = try await exchange.site.work.matches(algorithm: algorithm, value: bytes, limit: limit)
        else {
            throw ServiceError(.badRequest, "The algorithm is not supported; see /services/supportedAlgorithms.")
        }
        return .json(QueryResult(matches))
    }

    /// `POST /matches/byContent`
    static func byContent(_ exchange: Exchange) async throws -> Response {
        let limit = try maxResults(exchange)
        let type = exchange.request.headers[.contentType]?.lowercased() ?? ""
        let families = ["image/", "audio/", "video/", "application/", "model/", "text/"]
        guard families.contains(where: type.hasPrefix), !type.hasPrefix("application/x-www-form-urlencoded"),
            !type.hasPrefix("application/json")
        else { throw ServiceError(.unsupportedMedia, "Send the asset as the body, with its media type.") }
        let algorithm = exchange.query["alg"]
        let known = exchange.site.work.algorithms
        if let algorithm, !known.watermarks.contains(algorithm), !known.fingerprints.contains(algorithm) {
            throw ServiceError(.badRequest, "The algorithm is not supported; see /services/supportedAlgorithms.")
        }
        let file = try await exchange.site.uploads.file(of: exchange.request, name: nil)
        var matches = try await find(file, algorithm, limit: limit, exchange)
        if let hint = exchange.query["hintAlg"], let value = exchange.query["hintValue"].flatMap({ Base64.decode($0) })
        {
            let hinted = try await exchange.site.work.matches(algorithm: hint, value: value, limit: limit) ?? []
            matches += hinted.filter { hinted in !matches.contains { $0.manifestID == hinted.manifestID } }
        }
        return .json(QueryResult(Array(matches.prefix(limit))))
    }

    /// What leads from the content of a file to manifests.
    static func find(
        _ file: UploadedFile, _ algorithm: String?, limit: Int, _ exchange: Exchange
    ) async throws -> [BindingMatch] {
        try await exchange.site.checkLane.run {
            try await withDeadline(.seconds(exchange.site.configuration.workSeconds)) {
                try await exchange.site.work.matches(content: file, algorithm: algorithm, limit: limit)
            }
        }
    }

    static func maxResults(_ exchange: Exchange) throws -> Int {
        try RecordAPI.integer(exchange.query["maxResults"], in: 1...mostResults, default: 10, name: "maxResults")
    }

    /// `GET /manifests/{manifestId}`
    static func manifest(_ exchange: Exchange) async throws -> Response {
        let id = exchange.parameter("id")
        guard !id.isEmpty, id.utf8.count <= 256, id.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value < 0x7F })
        else {
            throw ServiceError(.badRequest, "This is not a manifest identifier.")
        }
        let activeOnly: Bool
        switch exchange.query["returnActiveManifest"] {
        case nil, "false": activeOnly = false
        case "true": activeOnly = true
        default: throw ServiceError(.badRequest, "returnActiveManifest is true or false.")
        }
        guard let record = try await exchange.site.stores.records.records(manifestLabel: id).first else {
            throw ServiceError(.notFound, "No manifest has this identifier.")
        }
        let store = try await exchange.site.stores.blobs.bytes(of: record.manifest.blob, limit: 64 << 20)
        let bytes = activeOnly ? try ActiveManifest.extract(from: store, label: id) : store
        return Response(
            bytes: bytes, type: "application/c2pa",
            headers: [.contentDisposition: "attachment; filename=\"manifest.c2pa\""])
    }

    struct Algorithms: Encodable {
        struct Name: Encodable { let alg: String }
        let watermarks: [Name]
        let fingerprints: [Name]
    }

    /// `GET /services/supportedAlgorithms`
    static func algorithms(_ exchange: Exchange) async throws -> Response {
        let known = exchange.site.work.algorithms
        return .json(
            Algorithms(
                watermarks: known.watermarks.map { Algorithms.Name(alg: $0) },
                fingerprints: known.fingerprints.map { Algorithms.Name(alg: $0) }))
    }
}
