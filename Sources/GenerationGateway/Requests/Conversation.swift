// SPDX-License-Identifier: Apache-2.0
public import PromptSafety

/// The turns of a session that came before a request, as far as they are remembered.
public struct Conversation: Sendable, Hashable {
    /// Turns that are remembered, the present one among them.
    public static let turns = 6
    /// Seconds for which a turn is remembered.
    public static let seconds: Int64 = 1800

    /// What was said before, the oldest first.
    public let earlier: [String]

    /// A conversation.
    public init(earlier: [String] = []) { self.earlier = Array(earlier.suffix(Conversation.turns - 1)) }

    /// Judges a request beside the turns before it. They count where they and the request together ask for more than
    /// each by itself: a name in one turn and a deed in the next. What an earlier turn asked for alone was judged then,
    /// and does not hold up what follows.
    /// - Returns: the decision, and whether the turns before brought it about.
    public func judge(_ text: String, with engine: ScreeningEngine) -> (decision: ScreeningDecision, usesEarlier: Bool)
    {
        let alone = engine.screen(text)
        guard !earlier.isEmpty, alone.decision != .block else { return (alone, false) }
        let before = earlier.joined(separator: "\n")
        let together = engine.screen(before + "\n" + text)
        guard together.decision > alone.decision, together.decision > engine.screen(before).decision else {
            return (alone, false)
        }
        return (together, true)
    }
}
