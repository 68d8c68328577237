// SPDX-License-Identifier: Apache-2.0

import ByteKit
import ContentCheck
import Foundation
import ProvenanceRegistry

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// A registry behind the HTTP API of `countersign serve`: files go there, answers come back.
struct RemoteRegistry {
    /// The service, without a slash at the end.
    let address: String
    /// Acts for a publisher; from `$COUNTERSIGN_TOKEN` or a file.
    let token: String?
    /// For an answer, beside what it takes to send a file and to receive one.
    let seconds: Int
    /// Bytes of a file that is sent.
    static let fileLimit: UInt64 = 512 << 20
    /// Bytes a second at which a file must come through.
    private static let slowestTransfer = 131_072.0

    /// Everything that is known about a file, as the service sees it.
    func check(_ path: String) async throws -> CheckResult {
        let bytes = try FileByteSource(path: path).readAll(limit: RemoteRegistry.fileLimit, named: "file")
        var request = try self.request("/api/v1/check")
        request.setValue("application/octet-stream", forHTTPHeaderField: "Content-Type")
        let answer = try await send(request, body: Data(bytes), about: path)
        var result: CheckResult
        do { result = try CheckResult(json: Array(answer)) } catch { throw strange(path) }
        // The name stays on this machine.
        result.file.name = URL(fileURLWithPath: path).lastPathComponent
        return result
    }

    /// What the service answers to a file that it protected.
    struct ProtectedAnswer: Codable {
        struct Record: Codable {
            struct Publisher: Codable { let name: String }
            let id: String
            let title: String?
            let publisher: Publisher
            let registered_at: String
            let source_type: String
            let state: String
            let manifest_id: String
            let page: String
            let width: Int
            let height: Int
        }

        let record: Record
        let download: String
        let sha256: String
        let bytes: Int
    }

    /// Has a file protected and writes the protected one to `out`.
    func protect(_ path: String, fields: [(String, String)], to out: String) async throws -> ProtectedAnswer {
        guard let token else {
            throw CommandError(
                status: .usage, file: address,
                message: "protecting there needs an API token: make one on your account page and put it into "
                    + "COUNTERSIGN_TOKEN, or name a file with --token-file")
        }
        let bytes = try FileByteSource(path: path).readAll(limit: RemoteRegistry.fileLimit, named: "file")
        let boundary = "countersign-\(UUID().uuidString)"
        var request = try self.request("/api/v1/protect")
        request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization")
        request.setValue("multipart/form-data; boundary=\(boundary)", forHTTPHeaderField: "Content-Type")
        // A connection that breaks is tried again; the key sees to it that only one record comes of it.
        request.setValue(UUID().uuidString, forHTTPHeaderField: "Idempotency-Key")
        var body = Data()
        for (name, value) in fields {
            body += Data(
                "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
        }
        let name = URL(fileURLWithPath: path).lastPathComponent.filter { $0 != "\"" && !$0.isNewline }
        body += Data("--\(boundary)\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n".utf8)
        body += Data("Content-Type: application/octet-stream\r\n\r\n".utf8)
        body += Data(bytes) + Data("\r\n--\(boundary)--\r\n".utf8)
        let data = try await send(request, body: body, about: path, tries: 3)
        guard let answer = try? JSONDecoder().decode(ProtectedAnswer.self, from: data) else { throw strange(path) }
        try await fetch(answer, token: token, to: out)
        return answer
    }

    private func fetch(_ answer: ProtectedAnswer, token: String, to out: String) async throws {
        // The address of the download is taken by its path alone: the token goes to the service that was named.
        guard let path = URL(string: answer.download)?.path, path.hasPrefix("/api/v1/downloads/") else {
            throw strange(out)
        }
        var request = try self.request(path)
        request.httpMethod = "GET"
        request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization")
        let data = try await send(request, body: nil, about: out, tries: 3)
        guard ContentDigest(of: Array(data)).description == answer.sha256 else {
            throw CommandError(
                status: .failure, file: out,
                message: "the protected file arrived damaged; fetch it again from \(answer.download)")
        }
        do { try AtomicFile.write(Array(data), to: out) } catch { throw CommandError.unreadable(out, error) }
    }

    private func request(_ path: String) throws -> URLRequest {
        guard let url = URL(string: address + path), url.host != nil else {
            throw CommandError(status: .usage, file: address, message: "this is no address of a service")
        }
        if url.scheme == "http", let host = url.host, !["127.0.0.1", "localhost", "::1"].contains(host), token != nil {
            throw CommandError(
                status: .usage, file: address, message: "a token is sent only over https, or on this machine")
        }
        var request = URLRequest(url: url)
        request.httpMethod = "POST"
        request.setValue("application/json", forHTTPHeaderField: "Accept")
        return request
    }

    private func send(_ request: URLRequest, body: Data?, about file: String, tries: Int = 1) async throws -> Data {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.httpCookieStorage = nil
        let session = URLSession(configuration: configuration)
        defer { session.invalidateAndCancel() }
        var left = tries
        while true {
            left -= 1
            do {
                let (data, status) = try await load(request, body, session)
                if (200...299).contains(status) { return data }
                if left > 0, [409, 429, 503].contains(status) {
                    try await Task.sleep(for: .seconds(2))
                    continue
                }
                throw problem(status, data, file)
            } catch let error as CommandError {
                throw error
            } catch {
                guard left > 0 else {
                    throw CommandError(
                        status: .failure, file: address,
                        message: "the service cannot be reached (\(error.localizedDescription))")
                }
                try await Task.sleep(for: .seconds(1))
            }
        }
    }

    /// One request and its answer, within the time that there is for it.
    private func load(_ request: URLRequest, _ body: Data?, _ session: URLSession) async throws -> (Data, Int) {
        let deadline = RequestDeadline()
        // A file that the service sends back is as large as one that it is sent.
        let transfer = Double(body?.count ?? Int(RemoteRegistry.fileLimit)) / RemoteRegistry.slowestTransfer
        return try await withCheckedThrowingContinuation { continuation in
            let done: @Sendable (Data?, URLResponse?, (any Error)?) -> Void = { [seconds] data, response, error in
                if deadline.hasPassed {
                    continuation.resume(
                        throwing: CommandError(
                            status: .failure, file: address,
                            message: "the service did not answer within \(seconds) seconds; --timeout waits longer"))
                } else if let error {
                    continuation.resume(throwing: error)
                } else {
                    continuation.resume(returning: (data ?? Data(), (response as? HTTPURLResponse)?.statusCode ?? 0))
                }
            }
            let task =
                if let body { session.uploadTask(with: request, from: body, completionHandler: done) } else {
                    session.dataTask(with: request, completionHandler: done)
                }
            task.resume()
            deadline.cancel(task, after: Double(seconds) + transfer)
        }
    }

    /// An error of the service (RFC 9457) in the terms of the command line.
    private func problem(_ status: Int, _ data: Data, _ file: String) -> CommandError {
        struct Problem: Decodable {
            let title: String?
            let detail: String?
            let reference: String?
        }
        let problem = try? JSONDecoder().decode(Problem.self, from: data)
        let words = problem?.detail ?? problem?.title ?? "it answered with status \(status)"
        let reference = problem?.reference.map { " (its reference: \($0))" } ?? ""
        let kind: ExitStatus =
            switch status {
            case 401, 403: .usage
            case 413, 415, 422: .unreadable
            default: .failure
            }
        return CommandError(status: kind, file: file, message: "the service says: \(words)\(reference)")
    }

    private func strange(_ file: String) -> CommandError {
        CommandError(
            status: .failure, file: file,
            message: "\(address) answered something else than a Countersign service does; is the address right?")
    }
}
