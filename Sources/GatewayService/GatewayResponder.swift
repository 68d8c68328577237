// SPDX-License-Identifier: Apache-2.0
import CountersignServer
import HTTPTypes
import Hummingbird
import NIOCore

/// What the library hands over with a request.
struct GatewayContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let channel: (any Channel)?

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        channel = source.channel
    }
}

/// Finds what a request leads to; every error leaves in the shape that OpenAI's clients expect.
struct GatewayResponder: HTTPResponder {
    let handlers: GatewayHandlers
    let log: EventLog

    func respond(to request: Request, context: GatewayContext) async throws -> Response {
        let start = MonotonicClock.seconds()
        let peer = ClientAddress(context.channel?.remoteAddress?.ipAddress)
        let path = (request.head.path ?? "/").prefix { $0 != "?" }
        let segments = path.split(separator: "/").map(String.init)
        var route = "none"
        var response: Response
        do {
            response = try await answer(request, segments, peer, &route)
        } catch let needed as ReviewNeeded {
            response = handlers.ticket(needed.decision)
        } catch {
            let failure = GatewayError(describing: error)
            if failure.code == "internal_failure" { log.failure(error, reference: route) }
            response = failure.response
        }
        response.headers[.cacheControl] = "no-store"
        if let field = HTTPField.Name("X-Content-Type-Options") { response.headers[field] = "nosniff" }
        log.request(
            route: route, status: response.status.code, seconds: MonotonicClock.seconds() - start, reference: "gateway",
            code: nil)
        return response
    }

    private func answer(
        _ request: Request, _ segments: [String], _ peer: ClientAddress, _ route: inout String
    ) async throws -> Response {
        if segments == ["healthz"] {
            route = "GET /healthz"
            return .bytes(Array("ok\n".utf8), type: "text/plain; charset=utf-8")
        }
        guard segments.first == "v1" else { throw unknown }
        let path = Array(segments.dropFirst())
        // Files that were answered with a link have names that nobody guesses; whoever has the link may fetch them.
        if request.method == .get, path.count == 3, path[0] == "files", path[2] == "content" {
            route = "GET /v1/files/:name/content"
            return try handlers.keptFile(path[1])
        }
        let caller = try await handlers.gate.authenticate(request, from: peer)
        try handlers.gate.requireRate(caller)
        switch (request.method, path.count) {
        case (.post, 1...2):
            let place = path.joined(separator: "/")
            route = "POST /v1/\(place)"
            switch place {
            case "images/generations": return try await handlers.generateImages(request, caller)
            case "images/edits": return try await handlers.editImages(request, caller)
            case "audio/speech": return try await handlers.speak(request, caller)
            case "videos": return try await handlers.beginVideo(request, caller)
            case "moderations": return try await handlers.moderate(request, caller)
            default: route = "none"
            }
        case (.get, 1) where path[0] == "models":
            route = "GET /v1/models"
            return try await handlers.models()
        case (.get, 2) where path[0] == "videos":
            route = "GET /v1/videos/:id"
            return try await handlers.showVideo(path[1], caller)
        case (.get, 3) where path[0] == "videos" && path[2] == "content":
            route = "GET /v1/videos/:id/content"
            return try await handlers.videoContent(path[1], caller)
        case (.get, 2) where path[0] == "tickets":
            route = "GET /v1/tickets/:id"
            return try await handlers.showTicket(path[1], caller)
        default: break
        }
        throw unknown
    }

    private var unknown: GatewayError {
        GatewayError(.notFound, code: "unknown_url", "The gateway has no such route; see docs/safety.md.")
    }
}
