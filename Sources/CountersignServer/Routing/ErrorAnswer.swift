// SPDX-License-Identifier: Apache-2.0
import Accounts
import ContentCheck
import Foundation
import HTTPTypes
import Hummingbird
import ProvenanceRegistry

/// An error as an answer: a page for people, `application/problem+json` (RFC 9457) for programs.
enum ErrorAnswer {
    static func response(_ error: ServiceError, exchange: Exchange) -> Response {
        var response: Response
        if wantsPage(exchange) {
            response = .page(ErrorPage.render(error, exchange), status: error.status)
        } else {
            response = problem(error, exchange: exchange)
        }
        if let seconds = error.retryAfter { response.headers[.retryAfter] = String(seconds) }
        if let allow = error.allow { response.headers[.allow] = allow }
        if error.code == .signInRequired, !wantsPage(exchange) {
            response.headers[.wwwAuthenticate] = "Bearer realm=\"countersign\""
        }
        return response
    }

    private static func wantsPage(_ exchange: Exchange) -> Bool {
        switch exchange.route?.audience {
        case .page: true
        case .program, .asset, .operations: false
        case nil:
            !exchange.path.hasPrefix("/api/")
                && (exchange.request.headers[.accept]?.contains("text/html") ?? false)
        }
    }

    private static func problem(_ error: ServiceError, exchange: Exchange) -> Response {
        struct Problem: Encodable {
            let type: String
            let title: String
            let status: Int
            let detail: String?
            let code: String
            let reference: String
            let field: String?
        }
        let body = Problem(
            type: "\(exchange.origin)/developers#\(error.code.rawValue)",
            title: Wording.english.text("page.error.\(error.code.rawValue).title"), status: error.status.code,
            detail: error.detail, code: error.code.rawValue, reference: exchange.reference, field: error.field)
        return .json(body, status: error.status, type: "application/problem+json")
    }
}

extension Response {
    /// An answer in JSON, keys sorted.
    static func json(
        _ value: some Encodable, status: HTTPResponse.Status = .ok, type: String = "application/json"
    ) -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(value) else {
            return Response(.internalServerError, bytes: Array("{}".utf8), type: type)
        }
        return Response(status, bytes: Array(data), type: type)
    }
}

extension ServiceError {
    /// Any error in the terms of the service. What is not known here is an internal failure, whose text stays inside.
    init(describing error: any Error) {
        switch error {
        case let error as ServiceError: self = error
        case let error as AccountError: self = PeopleParts.translated(error)
        case let error as RegistryError:
            switch error.code {
            case .notFound: self.init(.notFound, error.message)
            case .alreadyExists, .versionConflict, .stillRunning: self.init(.conflict, error.message)
            case .keyReused: self.init(.invalidInput, error.message)
            case .storageFull: self.init(.storageFull, error.message, retryAfter: 600)
            case .invalidValue, .alreadyMarked, .notMarkable: self.init(.invalidInput, error.message)
            case .tooLong: self.init(.tooLarge, error.message, field: "file")
            case .unsupported: self.init(.unsupportedMedia, error.message)
            default: self.init(.internalFailure)
            }
        case is CancellationError: self.init(.timeout, retryAfter: 30)
        default: self.init(.internalFailure)
        }
    }
}
