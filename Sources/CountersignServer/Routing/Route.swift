// SPDX-License-Identifier: Apache-2.0
package import HTTPTypes
import Hummingbird

/// One thing the service answers: a method, a path, and what must hold before the handler runs.
package struct Route: Sendable {
    /// Who reads the answer: decides the form of errors and how languages are chosen.
    package enum Audience: Sendable {
        /// People: pages, with a language in front of the path.
        case page
        /// Programs: JSON.
        case program
        /// The parts of a page: style, script, pictures.
        case asset
        /// The people who run the service.
        case operations
    }

    /// What a request costs.
    package enum Cost: Sendable {
        case free
        case request
        case check
    }

    typealias Handler = @Sendable (Exchange) async throws -> Response

    package let method: HTTPRequest.Method
    /// Segments divided by `/`; one that begins with `:` stands for anything.
    package let pattern: String
    package let audience: Audience
    package var cost: Cost = .request
    /// Seconds the handler may take; nil for the routes that watch their own time.
    package var deadline: Double? = 30
    let handler: Handler

    package let segments: [Substring]

    init(
        _ method: HTTPRequest.Method, _ pattern: String, for audience: Audience, cost: Cost? = nil,
        deadline: Double? = 30, handler: @escaping Handler
    ) {
        self.method = method
        self.pattern = pattern
        self.audience = audience
        self.cost = cost ?? (audience == .page || audience == .program ? .request : .free)
        self.deadline = deadline
        self.handler = handler
        segments = pattern.split(separator: "/")
    }

    /// What stands in the places of the pattern, or nil where the path is another.
    package func parameters(in path: [Substring]) -> [String: String]? {
        guard path.count == segments.count else { return nil }
        var parameters: [String: String] = [:]
        for (segment, given) in zip(segments, path) {
            if segment.first == ":" {
                guard let value = String(given).removingPercentEncodingStrictly, value.utf8.count <= 512 else {
                    return nil
                }
                parameters[String(segment.dropFirst())] = value
            } else if segment != given {
                return nil
            }
        }
        return parameters
    }
}

extension String {
    /// The text without percent signs (RFC 3986, section 2.1); nil where an escape is broken or the result is not UTF-8.
    package var removingPercentEncodingStrictly: String? {
        guard utf8.contains(UInt8(ascii: "%")) else { return self }
        var bytes: [UInt8] = []
        var iterator = utf8.makeIterator()
        func digit(_ byte: UInt8?) -> UInt8? {
            switch byte {
            case .some(let byte) where (0x30...0x39).contains(byte): byte - 0x30
            case .some(let byte) where (0x41...0x46).contains(byte): byte - 0x37
            case .some(let byte) where (0x61...0x66).contains(byte): byte - 0x57
            default: nil
            }
        }
        while let byte = iterator.next() {
            if byte == UInt8(ascii: "%") {
                guard let high = digit(iterator.next()), let low = digit(iterator.next()) else { return nil }
                bytes.append(high << 4 | low)
            } else {
                bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }
}

/// All routes. Fixed words win over places; a known path with an unknown method is 405, not 404.
package struct RouteTable: Sendable {
    package let routes: [Route]

    /// What a request leads to.
    package enum Match: Sendable {
        case route(Route, parameters: [String: String])
        case otherMethods(String, audience: Route.Audience)
        case none
    }

    package init(_ routes: [Route]) {
        self.routes = routes.sorted { left, right in
            let places = { (route: Route) in route.segments.count { $0.first == ":" } }
            return places(left) < places(right)
        }
    }

    package func match(_ method: HTTPRequest.Method, _ path: [Substring]) -> Match {
        var others: [String] = []
        var audience = Route.Audience.page
        for route in routes {
            guard let parameters = route.parameters(in: path) else { continue }
            if route.method == method || (method == .head && route.method == .get) {
                return .route(route, parameters: parameters)
            }
            others.append(route.method.rawValue)
            if route.method == .get { others.append("HEAD") }
            audience = route.audience
        }
        guard !others.isEmpty else { return .none }
        return .otherMethods(Set(others).sorted().joined(separator: ", "), audience: audience)
    }
}
