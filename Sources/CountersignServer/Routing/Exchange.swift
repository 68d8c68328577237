// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Hummingbird
import NIOCore
import ProvenanceRegistry

/// One request while it is being answered.
struct Exchange: Sendable {
    let request: Request
    /// What stands in the places of the route's path.
    let parameters: [String: String]
    let query: FormFields
    let site: Site
    let client: ClientAddress
    /// Shown on error pages and in the log: what a person quotes when they ask for help.
    let reference: String
    /// The language of the page.
    let language: Language
    /// The path without the language, for links to the same page in another.
    let path: String
    let cookies: Cookies
    let route: Route?
    let now: Timestamp

    /// A place of the path.
    func parameter(_ name: String) -> String { parameters[name] ?? "" }

    /// An address of a page in the language of this one.
    func link(_ path: String) -> WebAddress { WebAddress(stringLiteral: "/\(language.tag)\(path)") }

    /// The theme that the person chose, if they did.
    var theme: String? { ["light", "dark"].first { $0 == cookies["theme"] } }

    /// Refuses a state-changing request that another site caused.
    /// - Throws: ``ServiceError`` `cross_site_request`.
    func requireSameSite() throws(ServiceError) {
        switch request.headers[.secFetchSite] {
        case "same-origin", "none": return
        case .some: throw ServiceError(.crossSite, "The request was sent from another site.")
        case nil: break
        }
        // Browsers that send no Sec-Fetch-Site still name the origin, or `null` under our own Referrer-Policy; there the
        // token of the form decides.
        guard let origin = request.headers[.origin], origin != "null" else { return }
        let host = request.head.authority ?? request.headers[.init("Host") ?? .server] ?? ""
        let allowed = [site.configuration.publicAddress, "http://\(host)", "https://\(host)"].compactMap { $0 }
        guard allowed.contains(origin) else {
            throw ServiceError(.crossSite, "The request was sent from another site.")
        }
    }

    /// The address of this service as people reach it.
    var origin: String {
        if let address = site.configuration.publicAddress { return address }
        return "http://\(request.head.authority ?? "\(site.configuration.host):\(site.configuration.port)")"
    }
}

extension Exchange {
    /// Bytes, or the part of them that was asked for (RFC 9110, section 14): players jump about in sound.
    func part(of bytes: [UInt8], type: String) -> Response {
        let headers: [HTTPField.Name: String] = [.acceptRanges: "bytes"]
        guard let wish = request.headers[.range], wish.hasPrefix("bytes=") else {
            return Response(bytes: bytes, type: type, headers: headers)
        }
        let ends = wish.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        // One range from a place on; several at once, or the last so many bytes, get all.
        guard ends.count == 2, let first = ends[0], first >= 0 else {
            return Response(bytes: bytes, type: type, headers: headers)
        }
        guard first < bytes.count else {
            return Response(
                .rangeNotSatisfiable, bytes: [], type: type, headers: [.contentRange: "bytes */\(bytes.count)"])
        }
        let last = max(first, min(ends[1] ?? .max, bytes.count - 1))
        return Response(
            .partialContent, bytes: Array(bytes[first...last]), type: type,
            headers: [.acceptRanges: "bytes", .contentRange: "bytes \(first)-\(last)/\(bytes.count)"])
    }
}

extension Response {
    /// An answer of bytes.
    init(
        _ status: HTTPResponse.Status = .ok, bytes: [UInt8], type: String, headers: [HTTPField.Name: String] = [:]
    ) {
        var fields = HTTPFields()
        fields[.contentType] = type
        for (name, value) in headers { fields[name] = value }
        self.init(status: status, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// A page.
    static func page(_ root: Node, status: HTTPResponse.Status = .ok) -> Response {
        Response(status, bytes: HTMLRenderer.document(root), type: "text/html; charset=utf-8")
    }

    /// A redirect to an address of this site.
    static func seeOther(_ status: HTTPResponse.Status = .seeOther, to path: String) -> Response {
        var headers = HTTPFields()
        headers[.location] = path
        return Response(status: status, headers: headers)
    }
}
