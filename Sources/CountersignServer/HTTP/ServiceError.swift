// SPDX-License-Identifier: Apache-2.0
package import HTTPTypes

/// A request that could not be done. `code` is stable and part of the interface; pages and the API explain it in words.
package struct ServiceError: Error, Sendable, Equatable {
    /// A closed list of reasons.
    package enum Code: String, Sendable, CaseIterable {
        case badRequest = "bad_request"
        case signInRequired = "sign_in_required"
        case forbidden = "forbidden"
        case crossSite = "cross_site_request"
        case notFound = "not_found"
        case methodNotAllowed = "method_not_allowed"
        case tooSlow = "too_slow"
        case conflict = "conflict"
        case keyWithdrawn = "key_withdrawn"
        case gone = "gone"
        case tooLarge = "too_large"
        case addressTooLong = "address_too_long"
        case unsupportedMedia = "unsupported_media"
        case unreadableMedia = "unreadable_media"
        case invalidInput = "invalid_input"
        case linkRefused = "link_refused"
        case tooManyRequests = "too_many_requests"
        case headersTooLarge = "headers_too_large"
        case internalFailure = "internal_failure"
        case unavailable = "unavailable"
        case timeout = "timeout"
        case storageFull = "storage_full"
    }

    package let code: Code
    /// What exactly was wrong, for the API and the details of an error page; never holds anything from a file.
    package var detail: String?
    /// Seconds after which it is worth trying again.
    package var retryAfter: Int?
    /// Methods that would have worked (405).
    package var allow: String?
    /// The field of a form that is wrong.
    package var field: String?

    package init(
        _ code: Code, _ detail: String? = nil, retryAfter: Int? = nil, allow: String? = nil, field: String? = nil
    ) {
        self.code = code
        self.detail = detail
        self.retryAfter = retryAfter
        self.allow = allow
        self.field = field
    }

    /// The HTTP status (RFC 9110, RFC 6585; 507 from RFC 4918).
    package var status: HTTPResponse.Status {
        switch code {
        case .badRequest: .badRequest
        case .signInRequired: .unauthorized
        case .forbidden, .crossSite: .forbidden
        case .notFound: .notFound
        case .methodNotAllowed: .methodNotAllowed
        case .tooSlow: .requestTimeout
        case .conflict, .keyWithdrawn: .conflict
        case .gone: .gone
        case .tooLarge: .contentTooLarge
        case .addressTooLong: .uriTooLong
        case .unsupportedMedia: .unsupportedMediaType
        case .unreadableMedia, .invalidInput, .linkRefused: .unprocessableContent
        case .tooManyRequests: .tooManyRequests
        case .headersTooLarge: .requestHeaderFieldsTooLarge
        case .internalFailure: .internalServerError
        case .unavailable, .timeout: .serviceUnavailable
        case .storageFull: .init(code: 507, reasonPhrase: "Insufficient Storage")
        }
    }

    /// The connection cannot be used again: the rest of the body was not read.
    package var closesConnection: Bool {
        switch code {
        case .tooLarge, .tooSlow, .tooManyRequests, .unavailable, .storageFull, .timeout: true
        default: false
        }
    }
}
