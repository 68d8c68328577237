// SPDX-License-Identifier: Apache-2.0
import ContentCredentials
import CountersignServer
import GenerationGateway
import HTTPTypes

/// A model that an operator runs behind an address: it gets `{"input": text}` and answers
/// `{"category_scores": {"election/…": 0…1}}`, as moderation services do. Asked through `countersign-upstream`, with two
/// seconds of patience.
struct HTTPClassifier: TextClassifier {
    let name: String
    let address: String
    let client: UpstreamClient

    func score(_ text: String) async throws -> [String: Double] {
        let body = JSONValue.members([("input", .string(text))]).serialize()
        let answer = try await client.send(
            UpstreamRequest(path: "", contentType: "application/json", body: Array(body.utf8)),
            to: .init(name: "classifier", base: address))
        guard answer.status == 200, let value = try? JSONValue(parsing: answer.body) else {
            throw GatewayError(.badGateway, code: "classifier_failure", "The classifier answered \(answer.status).")
        }
        let scores = value["category_scores"] ?? value["results"]?.array?.first?["category_scores"]
        var read: [String: Double] = [:]
        for member in scores?.object ?? [] {
            switch member.value {
            case .number(let score): read[member.name] = min(1, max(0, score))
            case .integer(let score): read[member.name] = min(1, max(0, Double(score)))
            default: break
            }
        }
        return read
    }
}
