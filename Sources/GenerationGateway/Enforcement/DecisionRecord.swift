// SPDX-License-Identifier: Apache-2.0
import Foundation
public import PromptSafety

/// What led to a decision, as it is kept: the engine's record, and what a model said where one was asked. It holds no time
/// and no identity, so the same text under the same versions gives the same bytes.
public struct DecisionRecord: Sendable, Codable, Equatable {
    /// The engine's record.
    public let decision: ScreeningDecision
    /// The model's opinion; nil where none was asked.
    public let model: ClassifierOpinion?

    /// A record.
    public init(decision: ScreeningDecision, model: ClassifierOpinion?) {
        self.decision = decision
        self.model = model
    }

    /// The bytes that are kept: JSON with sorted keys and without blanks.
    public var canonical: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(self)).map(Array.init) ?? []
    }
}
