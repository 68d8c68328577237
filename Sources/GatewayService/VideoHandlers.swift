// SPDX-License-Identifier: Apache-2.0
import ByteKit
import ContentCredentials
import CountersignServer
import GenerationGateway
import HTTPTypes
import Hummingbird
import MediaContainers
import ProvenanceRegistry

/// Films: a job is begun, looked at, and its film fetched.
extension GatewayHandlers {
    /// `POST /v1/videos`
    func beginVideo(_ request: Request, _ caller: Caller) async throws -> Response {
        let isForm = request.headers[.contentType]?.lowercased().hasPrefix("multipart/") ?? false
        var text: RequestText
        let name: String?
        let model: String?
        let sent: UpstreamRequest
        if isForm {
            let form = try await UploadReader(limits: uploadLimits, scratch: scratch).form(of: request)
            text = RequestText()
            for name in form.fields.names { for value in form.fields.all(name) { text.add(value, field: name) } }
            if let reader {
                for file in form.files {
                    let bytes = try FileByteSource(path: file.content.path).readAll(
                        limit: configuration.fileBytes, named: "reference")
                    // A film may be the reference of a film; only what is written in pictures is read.
                    let kind = try? ContainerRegistry.read(MemoryByteSource(bytes)).format.mediaType
                    if kind?.hasPrefix("video/") != true { text.add(try await reader.text(in: bytes)) }
                }
            }
            model = form.fields["model"]
            name = session(request, nil) ?? form.fields["user"]
            let rebuilt = try RebuiltForm(form, leavingOut: [], limit: configuration.fileBytes)
            sent = UpstreamRequest(path: "/videos", contentType: rebuilt.contentType, body: rebuilt.body)
        } else {
            let body = try await json(request)
            text = RequestText(body)
            model = body["model"]?.string
            name = session(request, body)
            sent = UpstreamRequest(
                path: "/videos", contentType: "application/json", body: Array(body.serialize().utf8))
        }
        let upstream = try upstream(.videos, model: model)
        let admission = try await gate.admit(text, .videos, caller, session: name)
        return try await carryOut(admission) {
            let answer = try await ask(sent, upstream)
            guard let value = try? JSONValue(parsing: answer.body), let job = value["id"]?.string,
                GatewayHandlers.isJobName(job)
            else { throw unreadable(upstream) }
            try await gate.begin(admission, job: "\(upstream.name) \(job)")
            return .json(shown(value, admission.decision))
        }
    }

    /// `GET /v1/videos/{id}`
    func showVideo(_ id: String, _ caller: Caller) async throws -> Response {
        let (decision, upstream, job) = try await find(id, caller)
        let answer = try await ask(UpstreamRequest(method: "GET", path: "/videos/\(job)"), upstream)
        guard let value = try? JSONValue(parsing: answer.body) else { throw unreadable(upstream) }
        return .json(shown(value, decision))
    }

    /// `GET /v1/videos/{id}/content`. The film is marked when it is fetched for the first time, and kept for a day.
    func videoContent(_ id: String, _ caller: Caller) async throws -> Response {
        let (decision, upstream, job) = try await find(id, caller)
        let admission = Admission(decision: decision, caller: caller)
        if let kept = try shelf.file(decision.id.description, limit: 1 << 32) {
            return .bytes(kept.bytes, type: kept.mediaType)
        }
        let answer = try await ask(UpstreamRequest(method: "GET", path: "/videos/\(job)/content"), upstream)
        let file = try await marker.mark(answer.body, .init(title: "Generated film", kind: "video/"), for: caller)
        try await gate.finish(admission, outputs: [file.output])
        _ = try shelf.put(file.bytes, mediaType: file.output.mediaType, name: decision.id.description)
        var response = Response.bytes(file.bytes, type: file.output.mediaType)
        describe(&response, admission, file)
        return response
    }

    private func find(
        _ id: String, _ caller: Caller
    ) async throws -> (GatewayDecision, GatewayConfiguration.Upstream, String) {
        let unknown = GatewayError(.notFound, code: "not_found", "There is no film with this identifier.", param: "id")
        guard let id = GenerationDecisionID(id),
            let decision = try await gate.store.decision(id), decision.account == caller.account.id,
            let words = decision.job?.split(separator: " ", maxSplits: 1), words.count == 2,
            let upstream = configuration.upstreams.first(where: { $0.name == words[0] })
        else { throw unknown }
        return (decision, upstream, String(words[1]))
    }

    /// The generator's own name of a job is put into an address.
    private static func isJobName(_ text: String) -> Bool {
        (1...128).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
                    || byte == 0x2D || byte == 0x5F
            }
    }

    private func shown(_ value: JSONValue, _ decision: GatewayDecision) -> JSONValue {
        value.setting("id", .string(decision.id.description))
            .setting("countersign", .members([("decision_id", .string(decision.id.description))]))
    }
}
