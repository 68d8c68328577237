// SPDX-License-Identifier: Apache-2.0
import ByteKit
import ContentCredentials
import CountersignServer
import Foundation
import GenerationGateway
import HTTPTypes

/// What is sent to a generator.
struct UpstreamRequest: Sendable {
    var method = "POST"
    /// Behind the generator's base address, as in `/images/generations`.
    var path: String
    var contentType: String?
    var body: [UInt8] = []
}

/// What a generator answered.
struct UpstreamAnswer: Sendable {
    let status: Int
    let mediaType: String
    let retryAfter: Int?
    let body: [UInt8]
}

/// Asks generators, and nobody else: each request is sent by `countersign-upstream`, a process of its own with libcurl in
/// it, so that neither TLS nor a stranger's answer is in the gateway's own process.
struct UpstreamClient: Sendable {
    /// Path of `countersign-upstream`.
    let executable: String
    let scratch: ScratchArea
    /// Seconds for an answer.
    var seconds: Int
    /// Bytes of an answer.
    let limit: UInt64

    /// - Throws: ``GatewayError`` 502, 504 where the generator cannot be asked or does not answer.
    func send(_ request: UpstreamRequest, to upstream: GatewayConfiguration.Upstream) async throws -> UpstreamAnswer {
        let head = try head(of: request, to: upstream)
        let input = try scratch.makeFile(announced: UInt64(head.count + request.body.count))
        try input.write(head, at: 0)
        try input.write(request.body, at: UInt64(head.count))
        let output = try scratch.makeFile(announced: nil)
        let said = try await run(
            ["--bytes", String(limit), "--seconds", String(seconds), "--length", String(request.body.count)],
            input: input, output: output)
        let words = said.split(whereSeparator: \.isWhitespace).map(String.init)
        guard words.count >= 4, let outcome = Int(words[0]), let status = Int(words[1]), let wait = Int(words[3]) else {
            throw failure(.badGateway, "The generator \(upstream.name) could not be asked.")
        }
        switch outcome {
        case 0: break
        case 4: throw failure(.badGateway, "The generator \(upstream.name) sent more than \(limit) bytes.")
        case 5: throw failure(.gatewayTimeout, "The generator \(upstream.name) took longer than \(seconds) s.")
        default: throw failure(.badGateway, "The generator \(upstream.name) cannot be reached.")
        }
        return UpstreamAnswer(
            status: status, mediaType: words.count > 4 ? words[4] : "application/octet-stream",
            retryAfter: wait > 0 ? wait : nil,
            body: try FileByteSource(path: output.path).readAll(limit: limit, named: "answer of the generator"))
    }

    private func failure(_ status: HTTPResponse.Status, _ message: String) -> GatewayError {
        GatewayError(status, code: "upstream_failure", message, type: "server_error", retryAfter: 10)
    }

    private func head(of request: UpstreamRequest, to upstream: GatewayConfiguration.Upstream) throws -> [UInt8] {
        let base = upstream.base.hasSuffix("/") ? String(upstream.base.dropLast()) : upstream.base
        var lines = ["\(request.method) \(base)\(request.path)", "Accept: */*"]
        if let type = request.contentType { lines.append("Content-Type: \(type)") }
        if let file = upstream.keyFile {
            guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
                throw failure(.badGateway, "The key for the generator \(upstream.name) cannot be read.")
            }
            lines.append("Authorization: Bearer \(text.trimmingCharacters(in: .whitespacesAndNewlines))")
        }
        guard lines.allSatisfy({ line in line.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F } }) else {
            throw failure(.badGateway, "The request to the generator \(upstream.name) cannot be written.")
        }
        return Array((lines.joined(separator: "\n") + "\n\n").utf8)
    }

    private func run(_ arguments: [String], input: ScratchFile, output: ScratchFile) async throws -> String {
        try await ChildProcess.run(
            executable, arguments, input: input, output: output, seconds: Double(seconds) + 15
        ).errors
    }
}
