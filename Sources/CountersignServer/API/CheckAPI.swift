// SPDX-License-Identifier: Apache-2.0
import ContentCheck
import Foundation
import HTTPTypes
import Hummingbird
import ProvenanceRegistry

/// Checking a file over HTTP.
enum CheckAPI {
    /// `POST /api/v1/check`: the file as the form field `file`, or as the body itself.
    static func submit(_ exchange: Exchange) async throws -> Response {
        let site = exchange.site
        let type = exchange.request.headers[.contentType]?.lowercased() ?? ""
        let file: UploadedFile
        if type.hasPrefix("multipart/form-data") {
            guard let sent = try await site.uploads.form(of: exchange.request).files.first else {
                throw ServiceError(.invalidInput, "Send the file as the form field “file”.", field: "file")
            }
            file = sent
        } else if type.hasPrefix("application/json") {
            struct Wish: Decodable { let url: String }
            let body = try await site.uploads.text(of: exchange.request, limit: 1 << 16)
            guard let wish = try? JSONDecoder().decode(Wish.self, from: Data(body)) else {
                throw ServiceError(.badRequest, "Send {\"url\": \"https://…\"}.")
            }
            file = try await CheckHandlers.fetched(wish.url, exchange)
        } else if type.isEmpty || type.hasPrefix("application/x-www-form-urlencoded") {
            throw ServiceError(
                .unsupportedMedia, "Send the file as multipart/form-data, or as the body with its own type.")
        } else {
            file = try await site.uploads.file(of: exchange.request, name: nil)
        }
        let checked = try await CheckHandlers.run(file, site)
        var headers: [HTTPField.Name: String] = [:]
        if exchange.query["keep"] == "true" {
            let id = Secret.make(bytes: 16)
            try await CheckHandlers.keep(checked, id, site)
            headers[.location] = "\(exchange.origin)/api/v1/checks/\(id)"
        }
        return Response(bytes: try checked.result.json(), type: "application/json", headers: headers)
    }

    /// `GET /api/v1/checks/{id}`
    static func show(_ exchange: Exchange) async throws -> Response {
        let id = exchange.parameter("id")
        switch try await exchange.site.stores.checks.check(id, now: exchange.now) {
        case .found(let kept): return Response(bytes: kept.result, type: "application/json")
        case .expired: throw ServiceError(.gone, "Results are kept for an hour.")
        case .unknown:
            switch exchange.site.jobs.state(id) {
            case .working(_, let part):
                struct Working: Encodable {
                    let status = "working"
                    /// From 0 to 1; left out where nobody knows.
                    let progress: Double?
                }
                var response = Response.json(Working(progress: part), status: .accepted)
                response.headers[.retryAfter] = "2"
                return response
            case .failed(let error, _): throw error
            case nil: throw ServiceError(.notFound)
            }
        }
    }

    /// `DELETE /api/v1/checks/{id}`
    static func remove(_ exchange: Exchange) async throws -> Response {
        guard try await exchange.site.stores.checks.remove(exchange.parameter("id")) else {
            throw ServiceError(.notFound)
        }
        return Response(status: .noContent)
    }
}
