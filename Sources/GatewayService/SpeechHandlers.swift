// SPDX-License-Identifier: Apache-2.0
import ByteKit
import ContentCredentials
import GenerationGateway
import HTTPTypes
import Hummingbird
import ProvenanceRegistry

/// Speech.
extension GatewayHandlers {
    /// Formats that cannot carry a credential: no container, or none that has a place for it.
    private static let bareFormats: Set<String> = ["pcm", "aac"]
    /// Bytes of one piece of a streamed answer.
    private static let piece = 16_384

    /// `POST /v1/audio/speech`. The generator's speech is signed as a whole and then sent in pieces: a credential binds all
    /// of a file, and nothing leaves without one.
    func speak(_ request: Request, _ caller: Caller) async throws -> Response {
        let body = try await json(request)
        let format = body["response_format"]?.string ?? "mp3"
        guard !GatewayHandlers.bareFormats.contains(format) else {
            throw GatewayError(
                .badRequest, code: "unsupported_format",
                "\(format) has no place for a credential. Ask for mp3, wav, flac or opus.", param: "response_format")
        }
        let upstream = try upstream(.speech, model: body["model"]?.string)
        let admission = try await gate.admit(RequestText(body), .speech, caller, session: session(request, body))
        let events = body["stream_format"]?.string == "sse"
        let sent = body.setting("stream_format", nil)
        return try await carryOut(admission) {
            let answer = try await ask(
                UpstreamRequest(
                    path: "/audio/speech", contentType: "application/json", body: Array(sent.serialize().utf8)),
                upstream)
            let file = try await marker.mark(answer.body, .init(title: "Generated speech", kind: "audio/"), for: caller)
            try await gate.finish(admission, outputs: [file.output])
            let pieces = file.bytes.pieces(of: GatewayHandlers.piece)
            var response: Response
            if events {
                var lines = pieces.map { piece in
                    let event = JSONValue.members([
                        ("type", "speech.audio.delta"), ("audio", .string(Base64.encode(piece))),
                    ])
                    return Array("data: \(event.serialize())\n\n".utf8)
                }
                let usage = JSONValue.members([("input_tokens", 0), ("output_tokens", 0), ("total_tokens", 0)])
                let end = JSONValue.members([
                    ("type", "speech.audio.done"), ("usage", usage), ("countersign", details(admission, [file])),
                ])
                lines.append(Array("data: \(end.serialize())\n\n".utf8))
                response = .pieces(lines, type: "text/event-stream")
            } else {
                response = .pieces(
                    pieces, type: answer.mediaType.hasPrefix("audio/") ? answer.mediaType : file.output.mediaType)
            }
            describe(&response, admission, file)
            return response
        }
    }
}
