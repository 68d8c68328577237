// SPDX-License-Identifier: Apache-2.0
import ByteKit
import ContentCredentials
import CountersignServer
import Foundation
import GenerationGateway
import HTTPTypes
import Hummingbird
import ProvenanceRegistry

/// What the routes share: reading a request, asking a generator, and answering.
struct GatewayHandlers: Sendable {
    let gate: Gate
    let marker: OutputMarker
    let client: UpstreamClient
    let reader: PictureTextReader?
    let links: LinkFetcher
    let scratch: ScratchArea
    let shelf: FileShelf
    let clock: @Sendable () -> Timestamp

    var configuration: GatewayConfiguration { gate.configuration }

    /// What a client calls its session: our header, or OpenAI's fields for the end user.
    func session(_ request: Request, _ body: JSONValue?) -> String? {
        let header = HTTPField.Name("Countersign-Session").flatMap { request.headers[$0] }
        return (header ?? body?["safety_identifier"]?.string ?? body?["user"]?.string).map { String($0.prefix(256)) }
    }

    /// The generator for a request.
    /// - Throws: ``GatewayError`` 404 where none makes this.
    func upstream(_ route: GenerationRoute, model: String?) throws -> GatewayConfiguration.Upstream {
        guard let upstream = configuration.upstreams.first(where: { $0.serves(route, model: model) }) else {
            throw GatewayError(
                .notFound, code: "model_not_found", "No generator behind this gateway makes this with that model.",
                param: "model")
        }
        return upstream
    }

    /// A body in JSON.
    func json(_ request: Request) async throws -> JSONValue {
        let bytes = try await UploadReader(limits: uploadLimits, scratch: scratch).text(of: request, limit: 4 << 20)
        guard let value = try? JSONValue(parsing: bytes), value.object != nil else {
            throw GatewayError(.badRequest, code: "invalid_json", "The body is no JSON object.")
        }
        return value
    }

    var uploadLimits: UploadLimits { UploadLimits(fileBytes: configuration.fileBytes, files: 17) }

    /// Asks the generator. Its own refusals and faults are passed on in the shape of errors, marked as its own.
    func ask(_ request: UpstreamRequest, _ upstream: GatewayConfiguration.Upstream) async throws -> UpstreamAnswer {
        let answer = try await client.send(request, to: upstream)
        guard !(200..<300).contains(answer.status) else { return answer }
        let error = (try? JSONValue(parsing: answer.body))?["error"]
        let message =
            error?["message"]?.string.map { String($0.prefix(500)) } ?? "It answered with status \(answer.status)."
        let passesOn = [400, 404, 409, 413, 422, 429].contains(answer.status)
        throw GatewayError(
            passesOn ? .init(code: answer.status) : .badGateway,
            code: passesOn
                ? error?["code"]?.string.map { String($0.prefix(64)) } ?? "upstream_refused" : "upstream_failure",
            "The generator \(upstream.name) refused: \(message)",
            type: passesOn ? "invalid_request_error" : "server_error", retryAfter: answer.retryAfter)
    }

    /// A picture that a generator answered with, as bytes or as a link.
    /// - Throws: ``GatewayError`` 502 for a link that may not be followed.
    func picture(_ item: JSONValue, from upstream: GatewayConfiguration.Upstream) async throws -> [UInt8] {
        if let text = item["b64_json"]?.string, let bytes = Base64.decode(text) { return bytes }
        guard let link = item["url"]?.string else { throw unreadable(upstream) }
        // A generator may name any host; only its own and those that the operator listed are asked.
        let host = URL(string: link)?.host?.lowercased()
        let own = URL(string: upstream.base)?.host?.lowercased()
        guard let host, host == own || configuration.linkHosts.contains(host) else {
            throw GatewayError(
                .badGateway, code: "link_refused",
                "The generator \(upstream.name) answered with a link to a host that is not listed (link_hosts).",
                type: "server_error")
        }
        let file: UploadedFile
        do { file = try await links.fetch(link, limit: configuration.fileBytes, into: scratch) } catch {
            let reason = (error as? ServiceError)?.detail ?? "it cannot be fetched"
            throw GatewayError(
                .badGateway, code: "link_refused", "The generator's link cannot be followed: \(reason)",
                type: "server_error")
        }
        return try FileByteSource(path: file.content.path).readAll(
            limit: configuration.fileBytes, named: "generator's picture")
    }

    func unreadable(_ upstream: GatewayConfiguration.Upstream) -> GatewayError {
        GatewayError(
            .badGateway, code: "upstream_failure", "The generator \(upstream.name) sent nothing that can be read.",
            type: "server_error")
    }

    /// What has to be shown beside the likeness of somebody who consented to it.
    static let label = "This was generated with the consent of the person shown or heard."

    /// What is told of files beside an answer.
    func details(_ admission: Admission, _ marked: [OutputMarker.Marked]) -> JSONValue {
        .members([
            ("decision_id", .string(admission.decision.id.description)),
            ("label_required", admission.needsLabel ? .string(GatewayHandlers.label) : nil),
            (
                "outputs",
                .array(
                    marked.map { file in
                        .members([
                            ("record", .string(file.output.record)), ("sha256", .string(file.output.sha256)),
                            ("media_type", .string(file.output.mediaType)), ("signed", .bool(file.output.signed)),
                            ("watermarked", .bool(file.output.watermarked)),
                            ("fingerprinted", .bool(file.output.fingerprinted)),
                            ("record_url", gate.link("/record/\(file.output.record)")),
                            ("notices", .array(file.notices.map { .string($0) })),
                        ])
                    })
            ),
        ])
    }

    /// The answer to a request that waits for a person: a ticket, never an empty success.
    func ticket(_ decision: GatewayDecision) -> Response {
        var response = Response.json(
            .members([
                ("id", .string(decision.id.description)), ("object", "countersign.review"), ("status", "in_review"),
                (
                    "message",
                    "A person looks at this request first. Send it again once the ticket says “approved”."
                ),
                ("countersign", gate.details(decision)),
            ]), status: .accepted)
        response.headers[.location] = "/v1/tickets/\(decision.id)"
        response.headers[.retryAfter] = "300"
        return response
    }

    /// Runs what follows an admission; what goes wrong is noted with the decision.
    func carryOut(_ admission: Admission, _ work: () async throws -> Response) async throws -> Response {
        do { return try await work() } catch {
            await gate.fail(admission)
            throw error
        }
    }

    /// The headers of an answer that is a file.
    func describe(_ response: inout Response, _ admission: Admission, _ file: OutputMarker.Marked) {
        func set(_ name: String, _ value: String) {
            if let field = HTTPField.Name(name) { response.headers[field] = value }
        }
        set("Countersign-Decision", admission.decision.id.description)
        set("Countersign-Record", file.output.record)
        set("Countersign-Watermarked", file.output.watermarked ? "true" : "false")
        if admission.needsLabel { set("Countersign-Label", GatewayHandlers.label) }
        if !file.notices.isEmpty { set("Countersign-Notice", file.notices.joined(separator: " ")) }
    }
}

extension JSONValue {
    /// The object with a member set, in its place if there is one; other values of that name go.
    func setting(_ name: String, _ value: JSONValue?) -> JSONValue {
        var members = object ?? []
        let place = members.firstIndex { $0.name == name }
        members.removeAll { $0.name == name }
        if let value, let member = JSONValue.members([(name, value)]).object?.first {
            members.insert(member, at: min(place ?? members.count, members.count))
        }
        return .object(members)
    }
}
