// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
package import Hummingbird
import Logging
import NIOCore
import ProvenanceRegistry

/// What the library hands to a responder with a request.
struct ConnectionContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let channel: (any Channel)?

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        channel = source.channel
    }
}

/// Answers every request: finds the route, keeps the limits, turns errors into words, adds the headers, counts.
struct SiteResponder: HTTPResponder {
    typealias Context = ConnectionContext

    let site: Site
    let table: RouteTable

    init(site: Site) {
        self.site = site
        table = RouteTable(site.routes())
    }

    func respond(to request: Request, context: ConnectionContext) async throws -> Response {
        let peer = ClientAddress(context.channel?.remoteAddress?.ipAddress)
        return await respond(to: request, peer: peer, channel: context.channel)
    }

    /// Answers a request that came from `peer`.
    func respond(to request: Request, peer: ClientAddress, channel: (any Channel)? = nil) async -> Response {
        let start = MonotonicClock.seconds()
        let exchange = Exchange.make(request, peer: peer, site: site, table: table)
        var code: ServiceError.Code?
        var response: Response
        do {
            response = try await answer(exchange)
        } catch {
            let failure = ServiceError(describing: error)
            code = failure.code
            if failure.code == .internalFailure { site.log.failure(error, reference: exchange.reference.reference) }
            response = ErrorAnswer.response(failure, exchange: exchange.reference)
            if failure.closesConnection {
                response.headers[.connection] = "close"
                SiteResponder.closeLater(channel)
            }
        }
        let isPrivate = exchange.reference.cookies[exchange.reference.sessionCookieName] != nil
        response = await Gzip.applied(to: response, request, isPrivate: isPrivate)
        SecurityHeaders.apply(to: &response.headers)
        response.headers[.requestID] = exchange.reference.reference
        if request.method == .head { response = response.createHeadResponse() }
        let seconds = MonotonicClock.seconds() - start
        let label =
            exchange.reference.route.map { "\($0.method.rawValue) /\($0.segments.joined(separator: "/"))" } ?? "none"
        site.metrics.count(route: label, status: response.status.code, seconds: seconds, refusal: code)
        site.log.request(
            route: label, status: response.status.code, seconds: seconds, reference: exchange.reference.reference,
            code: code)
        return response
    }

    private func answer(_ found: Exchange.Found) async throws -> Response {
        let exchange = found.reference
        switch found.outcome {
        case .failure(let error): throw error
        case .redirect(let path):
            var response = Response.seeOther(.found, to: path)
            response.headers[.vary] = "Accept-Language"
            return response
        case .route(let route):
            try await limit(exchange, route)
            guard let seconds = route.deadline else { return try await route.handler(exchange) }
            return try await withDeadline(.seconds(seconds)) { try await route.handler(exchange) }
        }
    }

    private func limit(_ exchange: Exchange, _ route: Route) async throws {
        let rule: RateLimiter.Rule
        switch route.cost {
        case .free: return
        case .request:
            rule = .init(name: "requests", burst: site.configuration.requestsPerMinute, seconds: 60)
        case .check: rule = .init(name: "checks", burst: site.configuration.checksPerMinute, seconds: 60)
        }
        if let wait = site.limiter.take(rule, for: exchange.client.key) {
            throw ServiceError(.tooManyRequests, "At most \(rule.burst) \(rule.name) a minute.", retryAfter: wait)
        }
    }

    /// Gives the client time to read the answer while the rest of its body is thrown away, then ends the connection.
    private static func closeLater(_ channel: (any Channel)?) {
        guard let channel else { return }
        channel.eventLoop.scheduleTask(in: .seconds(10)) { channel.close(promise: nil) }
    }
}

extension Exchange {
    /// A request with what it leads to.
    struct Found: Sendable {
        enum Outcome: Sendable {
            case route(Route)
            case redirect(String)
            case failure(ServiceError)
        }

        let reference: Exchange
        let outcome: Outcome
    }

    static func make(_ request: Request, peer: ClientAddress, site: Site, table: RouteTable) -> Found {
        var client = peer
        if site.configuration.trustsProxy, peer.isLoopback,
            let forwarded = request.headers[values: .forwardedFor].last?.split(separator: ",").last
        {
            client = ClientAddress(forwarded.trimmingBlanks)
        }
        let target = request.head.path ?? "/"
        let halves = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let rawPath = halves.first ?? "/"
        var segments = rawPath.split(separator: "/")
        let prefix = segments.first.flatMap { Language(tag: String($0), test: site.configuration.offersTestLanguages) }
        let preferred = Language.preferred(
            request.headers[.acceptLanguage], test: site.configuration.offersTestLanguages)
        if prefix != nil { segments.removeFirst() }
        let path = "/" + segments.joined(separator: "/")

        var failure: ServiceError?
        var query = FormFields()
        if target.utf8.count > 8192 {
            failure = ServiceError(.addressTooLong, "An address may have at most 8192 bytes.")
        } else if halves.count == 2 {
            do { query = try FormFields(urlEncoded: halves[1]) } catch { failure = error }
        }
        func exchange(_ route: Route?, _ parameters: [String: String]) -> Exchange {
            Exchange(
                request: request, parameters: parameters, query: query, site: site, client: client,
                reference: Reference.make(), language: prefix ?? preferred, path: path,
                cookies: Cookies(request.headers[.cookie]), route: route, now: site.clock())
        }
        if let failure { return Found(reference: exchange(nil, [:]), outcome: .failure(failure)) }
        switch table.match(request.method, segments) {
        case .none:
            return Found(reference: exchange(nil, [:]), outcome: .failure(ServiceError(.notFound)))
        case .otherMethods(let allow, _):
            return Found(
                reference: exchange(nil, [:]), outcome: .failure(ServiceError(.methodNotAllowed, allow: allow)))
        case .route(let route, let parameters):
            let exchange = exchange(route, parameters)
            switch (route.audience, prefix) {
            case (.page, nil) where request.method == .get || request.method == .head:
                let suffix = halves.count == 2 ? "?\(halves[1])" : ""
                return Found(
                    reference: exchange, outcome: .redirect("/\(preferred.tag)\(path == "/" ? "/" : path)\(suffix)"))
            case (.page, _), (_, nil): return Found(reference: exchange, outcome: .route(route))
            default: return Found(reference: exchange, outcome: .failure(ServiceError(.notFound)))
            }
        }
    }
}

extension Substring {
    var trimmingBlanks: String {
        var text = self
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}

/// The number a person quotes when they ask for help.
enum Reference {
    private static let letters = Array("23456789ABCDEFGHJKMNPQRSTVWXYZ")

    static func make() -> String {
        var generator = SystemRandomNumberGenerator()
        let picked = (0..<8).map { _ in letters.randomElement(using: &generator) ?? "2" }
        return String(picked[..<4]) + "-" + String(picked[4...])
    }
}

extension Site {
    /// Answers a request as if it came from `address`, without a network.
    package func answer(_ request: Request, from address: String = "192.0.2.7") async -> Response {
        await SiteResponder(site: self).respond(to: request, peer: ClientAddress(address))
    }
}
