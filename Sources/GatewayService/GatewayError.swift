// SPDX-License-Identifier: Apache-2.0
import ContentCredentials
import CountersignServer
import GenerationGateway
import HTTPTypes
import Hummingbird
import MediaCodecs
import NIOCore

/// An answer that is no success, in the shape that OpenAI's clients expect: `{"error": {message, type, param, code}}`, and
/// what is ours beside it under `countersign`.
struct GatewayError: Error, Sendable {
    var status: HTTPResponse.Status
    /// What was wrong and what to do; for people.
    var message: String
    /// As OpenAI's API names kinds of errors.
    var type = "invalid_request_error"
    /// The field that is wrong.
    var param: String?
    /// Stable; for programs.
    var code: String
    /// Seconds after which it is worth trying again.
    var retryAfter: Int?
    /// What is ours.
    var details: JSONValue?

    init(
        _ status: HTTPResponse.Status, code: String, _ message: String, type: String = "invalid_request_error",
        param: String? = nil, retryAfter: Int? = nil, details: JSONValue? = nil
    ) {
        self.status = status
        self.message = message
        self.type = type
        self.param = param
        self.code = code
        self.retryAfter = retryAfter
        self.details = details
    }

    /// Any error as an answer. What is not known here is an internal failure, whose text stays inside.
    init(describing error: any Error) {
        switch error {
        case let error as GatewayError: self = error
        case let error as MediaError: self.init(describing: ServiceError(error))
        case let error as ServiceError:
            self.init(
                error.status, code: error.code.rawValue, error.detail ?? "The request cannot be carried out.",
                type: error.status.code >= 500 ? "server_error" : "invalid_request_error", param: error.field,
                retryAfter: error.retryAfter)
        default:
            self.init(
                .internalServerError, code: "internal_failure",
                "The gateway failed; nothing was made. The operator finds the reason in its log.", type: "server_error")
        }
    }

    var response: Response {
        let error = JSONValue.members([
            ("message", .string(message)), ("type", .string(type)), ("param", param.map { .string($0) } ?? .null),
            ("code", .string(code)),
        ])
        var response = Response.json(.members([("error", error), ("countersign", details)]), status: status)
        if let retryAfter { response.headers[.retryAfter] = String(retryAfter) }
        return response
    }
}

extension Response {
    /// An answer in JSON.
    static func json(_ value: JSONValue, status: HTTPResponse.Status = .ok) -> Response {
        .bytes(Array(value.serialize().utf8), type: "application/json", status: status)
    }

    /// An answer of bytes.
    static func bytes(_ bytes: [UInt8], type: String, status: HTTPResponse.Status = .ok) -> Response {
        var headers = HTTPFields()
        headers[.contentType] = type
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// An answer that is sent in pieces, as a client that plays while it loads expects.
    static func pieces(_ pieces: [[UInt8]], type: String) -> Response {
        var headers = HTTPFields()
        headers[.contentType] = type
        return Response(
            status: .ok, headers: headers,
            body: ResponseBody { writer in
                for piece in pieces { try await writer.write(ByteBuffer(bytes: piece)) }
                try await writer.finish(nil)
            })
    }
}

extension [UInt8] {
    /// The bytes in pieces of at most `size`.
    func pieces(of size: Int) -> [[UInt8]] {
        stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
    }
}
