// SPDX-License-Identifier: Apache-2.0
import Foundation
import PromptSafety

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Asks a running gateway, or anything else with OpenAI's moderation route and our details in it, what it would decide.
struct TargetScreening {
    /// The base address, as in `http://127.0.0.1:8090/v1`.
    let address: String
    let key: String
    /// Texts in one request.
    static let batch = 100
    /// Times that a request is sent when it is told to wait.
    static let tries = 20

    private struct Answer: Decodable {
        struct Result: Decodable {
            struct Details: Decodable {
                let decision: ScreeningOutcome
                let rulesVersion: String?

                enum CodingKeys: String, CodingKey {
                    case decision
                    case rulesVersion = "rules_version"
                }
            }

            let flagged: Bool
            let countersign: Details?
        }

        let results: [Result]
    }

    /// What is decided about each text, in order, and by which rules.
    /// - Throws: ``CommandError`` where the target does not answer as it should.
    func decide(_ texts: [String]) async throws -> (outcomes: [ScreeningOutcome], rulesVersion: String?) {
        var outcomes: [ScreeningOutcome] = []
        var version: String?
        for start in stride(from: 0, to: texts.count, by: TargetScreening.batch) {
            let some = Array(texts[start..<min(start + TargetScreening.batch, texts.count)])
            let answer = try await ask(some)
            guard answer.results.count == some.count else { throw strange("another number of results") }
            // A target that says only whether it flags cannot tell review from block; flagged is stopped.
            outcomes += answer.results.map { $0.countersign?.decision ?? ($0.flagged ? .block : .allow) }
            version = version ?? answer.results.first?.countersign?.rulesVersion
        }
        return (outcomes, version)
    }

    private func ask(_ texts: [String]) async throws -> Answer {
        let base = address.hasSuffix("/") ? String(address.dropLast()) : address
        guard let url = URL(string: "\(base)/moderations"), url.host != nil else {
            throw CommandError(status: .usage, file: address, message: "is no address of a gateway")
        }
        var request = URLRequest(url: url, timeoutInterval: 60)
        request.httpMethod = "POST"
        request.setValue("Bearer \(key)", forHTTPHeaderField: "Authorization")
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        request.httpBody = try JSONEncoder().encode(["input": texts])
        for _ in 0..<TargetScreening.tries {
            let data: Data
            let response: URLResponse
            do { (data, response) = try await URLSession.shared.data(for: request) } catch {
                throw CommandError(
                    status: .unreadable, file: address, message: "does not answer: \(error.localizedDescription)")
            }
            guard let http = response as? HTTPURLResponse else { throw strange("no HTTP") }
            if http.statusCode == 429 {
                let wait = http.value(forHTTPHeaderField: "Retry-After").flatMap { Double($0) } ?? 5
                try await Task.sleep(for: .seconds(min(60, max(1, wait))))
                continue
            }
            guard http.statusCode == 200 else {
                let text = String(decoding: data.prefix(300), as: UTF8.self)
                throw CommandError(
                    status: .unreadable, file: address, message: "answers with status \(http.statusCode): \(text)")
            }
            guard let answer = try? JSONDecoder().decode(Answer.self, from: data) else { throw strange("no results") }
            return answer
        }
        throw CommandError(status: .unreadable, file: address, message: "asks to wait again and again")
    }

    private func strange(_ what: String) -> CommandError {
        CommandError(status: .unreadable, file: address, message: "does not answer as a moderation route: \(what)")
    }
}
