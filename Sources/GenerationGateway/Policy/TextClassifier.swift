// SPDX-License-Identifier: Apache-2.0
public import PromptSafety

/// A model that judges texts beside the rules. None is part of the project; where an operator names one, it may ask for a
/// person's look at what the rules allow. It never blocks, and never lets pass what the rules stopped.
public protocol TextClassifier: Sendable {
    /// Which model this is, as decision records name it.
    var name: String { get }
    /// How much each category of the policy fits, 0 to 1.
    /// - Throws: whatever kept it from answering; the request is then decided by the rules alone.
    func score(_ text: String) async throws -> [String: Double]
}

/// What a model said about a text.
public struct ClassifierOpinion: Sendable, Hashable, Codable {
    /// Which model.
    public let model: String
    /// How much each category fits, 0 to 1; empty where it did not answer.
    public let scores: [String: Double]

    /// From this score on a person looks.
    public static let threshold = 0.5

    /// An opinion.
    public init(model: String, scores: [String: Double]) {
        self.model = model
        self.scores = scores
    }

    /// What is done after the rules said `outcome`: a score at the threshold turns `allow` into `review`, and nothing else.
    public func applied(to outcome: ScreeningOutcome) -> ScreeningOutcome {
        outcome == .allow && scores.values.contains { $0 >= Self.threshold } ? .review : outcome
    }
}
