// SPDX-License-Identifier: Apache-2.0
import ByteKit
import HTTPTypes
import Hummingbird
import TrustServices

/// What others ask this service's certificate authority: whether a certificate was revoked, what time it is, its root.
enum AuthorityAPI {
    /// Seconds for which answers by GET may be kept on the way (RFC 5019, section 6): much less than they count, so
    /// that a revocation gets round.
    static let cacheSeconds = 600

    /// `POST /ocsp` (RFC 6960, appendix A.1)
    static func ocsp(_ exchange: Exchange) async throws -> Response {
        try require("application/ocsp-request", exchange)
        let body = try await exchange.site.uploads.text(of: exchange.request, limit: OCSPQuery.sizeLimit)
        return Response(
            bytes: try await exchange.site.work.authority.ocspResponse(to: body), type: "application/ocsp-response",
            headers: [.cacheControl: "no-store"])
    }

    /// `GET /ocsp/{query}`: the question in base64, percent-encoded.
    static func ocspByAddress(_ exchange: Exchange) async throws -> Response {
        let text = exchange.parameter("query")
        guard text.utf8.count <= 1_024, let query = Base64.decode(text.replacing(" ", with: "+")) else {
            return answer(OCSPResponder.Failure.malformedRequest.encoded, keep: false)
        }
        return answer(try await exchange.site.work.authority.ocspResponse(to: query), keep: true)
    }

    private static func answer(_ bytes: [UInt8], keep: Bool) -> Response {
        Response(
            bytes: bytes, type: "application/ocsp-response",
            headers: [.cacheControl: keep ? "public, max-age=\(cacheSeconds)" : "no-store"])
    }

    /// `POST /tsa` (RFC 3161, section 3.4)
    static func timeStamp(_ exchange: Exchange) async throws -> Response {
        try require("application/timestamp-query", exchange)
        let body = try await exchange.site.uploads.text(of: exchange.request, limit: 8_192)
        return Response(
            bytes: try await exchange.site.work.authority.timeStampResponse(to: body),
            type: "application/timestamp-reply", headers: [.cacheControl: "no-store"])
    }

    /// `GET /authority/root.pem`: what others put among their trust anchors to trust what is signed here.
    static func root(_ exchange: Exchange) async throws -> Response {
        guard let root = try await exchange.site.work.authority.root() else {
            throw ServiceError(
                .notFound, "This service has no certificate authority yet: nobody has signed here.")
        }
        return Response(
            bytes: Array(PEM.text(label: "CERTIFICATE", bytes: root).utf8), type: "application/x-pem-file",
            headers: [.contentDisposition: "attachment; filename=\"root.pem\""])
    }

    private static func require(_ type: String, _ exchange: Exchange) throws {
        let given = exchange.request.headers[.contentType]?.lowercased() ?? ""
        guard given.split(separator: ";").first.map({ String($0).trimmingPrefix(" ") == type[...] }) == true else {
            throw ServiceError(.unsupportedMedia, "Send \(type).")
        }
    }
}
