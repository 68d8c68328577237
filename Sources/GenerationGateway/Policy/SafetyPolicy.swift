// SPDX-License-Identifier: Apache-2.0
public import PromptSafety
import Synchronization

/// Rules and roster as one whole: what a request is judged by at a moment.
public struct SafetyPolicy: Sendable {
    /// The rules.
    public let rules: RuleBook
    /// The engine made of both.
    public let engine: ScreeningEngine
    /// The roster.
    public let roster: Roster

    /// Makes a policy. The rules must do what their own texts say (``RuleBook/failures()``); that is judged before.
    public init(rules: RuleBook, roster: Roster) {
        self.rules = rules
        self.roster = roster
        engine = ScreeningEngine(roster: roster, rules: rules)
    }
}

/// The policy in force, which may change while requests are judged: each request is judged by one policy from its
/// beginning to its end.
public final class PolicyInForce: Sendable {
    private let policy: Mutex<SafetyPolicy>

    /// Begins with this policy.
    public init(_ policy: SafetyPolicy) { self.policy = Mutex(policy) }

    /// The policy now.
    public var current: SafetyPolicy { policy.withLock { $0 } }

    /// Puts another policy in force.
    public func replace(with next: SafetyPolicy) { policy.withLock { $0 = next } }
}
