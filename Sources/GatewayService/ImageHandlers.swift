// SPDX-License-Identifier: Apache-2.0
import ByteKit
import ContentCredentials
import CountersignServer
import GenerationGateway
import HTTPTypes
import Hummingbird
import MediaCodecs
import ProvenanceRegistry

/// Pictures: made from words, or from other pictures and words.
extension GatewayHandlers {
    /// `POST /v1/images/generations`
    func generateImages(_ request: Request, _ caller: Caller) async throws -> Response {
        let body = try await json(request)
        let upstream = try upstream(.images, model: body["model"]?.string)
        let admission = try await gate.admit(RequestText(body), .images, caller, session: session(request, body))
        let streams = body["stream"] == .bool(true)
        let sent = body.setting("stream", nil).setting("partial_images", nil)
        return try await carryOut(admission) {
            let answer = try await ask(
                UpstreamRequest(
                    path: "/images/generations", contentType: "application/json",
                    body: Array(sent.serialize().utf8)), upstream)
            return try await answerImages(
                answer, admission, upstream, .init(title: "Generated picture", kind: "image/"),
                streams: streams ? "generation" : nil)
        }
    }

    /// `POST /v1/images/edits`
    func editImages(_ request: Request, _ caller: Caller) async throws -> Response {
        let form = try await UploadReader(limits: uploadLimits, scratch: scratch).form(of: request)
        let upstream = try upstream(.edits, model: form.fields["model"])
        var text = RequestText()
        for name in form.fields.names { for value in form.fields.all(name) { text.add(value, field: name) } }
        var pictures: [[UInt8]] = []
        for file in form.files {
            let bytes = try FileByteSource(path: file.content.path).readAll(
                limit: configuration.fileBytes, named: "picture")
            if file.field != "mask" { pictures.append(bytes) }
            if let reader { text.add(try await reader.text(in: bytes)) }
        }
        guard !pictures.isEmpty else {
            throw GatewayError(
                .badRequest, code: "missing_image", "Send the picture as the form field “image”.", param: "image")
        }
        let session = session(request, nil) ?? form.fields["user"]
        let admission = try await gate.admit(text, .edits, caller, session: session)
        let streams = form.fields["stream"]?.lowercased() == "true"
        let sent = try RebuiltForm(form, leavingOut: ["stream", "partial_images"], limit: configuration.fileBytes)
        return try await carryOut(admission) {
            let answer = try await ask(
                UpstreamRequest(path: "/images/edits", contentType: sent.contentType, body: sent.body), upstream)
            return try await answerImages(
                answer, admission, upstream,
                .init(
                    title: "Generated from a picture", kind: "image/", source: .compositeGenerated, components: pictures
                ),
                streams: streams ? "edit" : nil)
        }
    }

    private func answerImages(
        _ answer: UpstreamAnswer, _ admission: Admission, _ upstream: GatewayConfiguration.Upstream,
        _ statement: OutputMarker.Statement, streams: String?
    ) async throws -> Response {
        guard let value = try? JSONValue(parsing: answer.body), let items = value["data"]?.array, !items.isEmpty else {
            throw unreadable(upstream)
        }
        var marked: [OutputMarker.Marked] = []
        var answers: [JSONValue] = []
        for item in items.prefix(16) {
            let bytes = try await picture(item, from: upstream)
            if let revised = item["revised_prompt"]?.string { try await gate.judgeOutput(revised, of: admission) }
            try await judgeText(in: bytes, of: admission)
            let file = try await marker.mark(bytes, statement, for: admission.caller)
            marked.append(file)
            if item["b64_json"] != nil {
                answers.append(item.setting("b64_json", .string(Base64.encode(file.bytes))))
            } else {
                let name = try shelf.put(file.bytes, mediaType: file.output.mediaType)
                answers.append(item.setting("url", .string("\(address)/v1/files/\(name)/content")))
            }
        }
        try await gate.finish(admission, outputs: marked.map(\.output))
        let details = details(admission, marked)
        let created = value["created"] ?? .integer(clock().milliseconds / 1000)
        guard let streams else {
            return .json(
                value.setting("data", .array(answers)).setting("created", created).setting("countersign", details))
        }
        // Part pictures would leave without marks, so the whole one is the only event.
        let events = answers.map { item in
            item.setting("type", .string("image_\(streams).completed")).setting("created_at", created)
                .setting("countersign", details)
        }
        return .pieces(
            events.map { Array("event: image_\(streams).completed\ndata: \($0.serialize())\n\n".utf8) },
            type: "text/event-stream")
    }

    /// Judges what is written in a picture that a generator made, where texts are read.
    private func judgeText(in picture: [UInt8], of admission: Admission) async throws {
        guard let reader else { return }
        let text: String
        do { text = try await reader.text(in: picture) } catch let error as MediaError {
            throw marker.unsignable(error)
        }
        try await gate.judgeOutput(text, of: admission)
    }

    /// The address under which files are fetched from the gateway.
    var address: String {
        let host = configuration.host.contains(":") ? "[\(configuration.host)]" : configuration.host
        return configuration.publicAddress ?? "http://\(host):\(configuration.port)"
    }

    /// `GET /v1/files/{name}/content`: what a generator answered with a link, for a day.
    func keptFile(_ name: String) throws -> Response {
        guard let file = try shelf.file(name, limit: 1 << 30) else {
            throw GatewayError(.notFound, code: "not_found", "Files are kept for a day.")
        }
        return .bytes(file.bytes, type: file.mediaType)
    }
}

/// A form written anew from what was read and judged, so that nothing else reaches the generator.
struct RebuiltForm: Sendable {
    let contentType: String
    let body: [UInt8]

    init(_ form: UploadedForm, leavingOut: Set<String>, limit: UInt64) throws {
        let boundary = "countersign-\(FileShelf.makeName())"
        var body: [UInt8] = []
        func add(_ text: String) { body += Array(text.utf8) }
        for name in form.fields.names where !leavingOut.contains(name) && RebuiltForm.isPlain(name) {
            for value in form.fields.all(name) {
                add("--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n")
                add(value)
                add("\r\n")
            }
        }
        for (number, file) in form.files.enumerated() where RebuiltForm.isPlain(file.field) {
            // The client's own name of the file is a text that nobody judged.
            let type = file.claimedType.flatMap { RebuiltForm.isPlain($0) ? $0 : nil } ?? "application/octet-stream"
            let ending = type.split(separator: "/").last.map(String.init) ?? "bin"
            add("--\(boundary)\r\nContent-Disposition: form-data; name=\"\(file.field)\"; ")
            add("filename=\"file-\(number).\(ending)\"\r\nContent-Type: \(type)\r\n\r\n")
            body += try FileByteSource(path: file.content.path).readAll(limit: limit, named: "uploaded file")
            add("\r\n")
        }
        add("--\(boundary)--\r\n")
        self.body = body
        contentType = "multipart/form-data; boundary=\(boundary)"
    }

    /// Letters, digits and the signs that names of fields and types are made of.
    private static func isPlain(_ text: String) -> Bool {
        text.utf8.count <= 100
            && text.utf8.allSatisfy { byte in
                (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
                    || Array("-_./+[]".utf8).contains(byte)
            }
    }
}
