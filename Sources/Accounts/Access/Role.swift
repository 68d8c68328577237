// SPDX-License-Identifier: Apache-2.0

/// What somebody is in this installation. A person may hold several roles; what each may do is ``Permissions``.
public enum Role: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
    /// Anybody, without an account.
    case `public`
    /// Somebody whose identity, or right to speak for one, was verified.
    case complainant
    /// The account that a measure concerns.
    case subject
    /// Receives reports.
    case intake
    /// Looks into cases and proposes decisions.
    case reviewer
    /// Confirms what reviewers propose.
    case senior
    /// Decides appeals.
    case appeals
    /// Verifies complainants.
    case registrar
    /// Proposes policy, rules and facts.
    case policy
    /// Publishes signals to others.
    case sharing
    /// Tests the gateway's rules.
    case safetyEngineer = "safety_eng"
    /// Reads everything and changes nothing.
    case auditor
    /// Builds public reports from aggregates.
    case transparency
    /// A program of another platform.
    case partner
    /// Manages people, keys and storage; cannot read cases or evidence.
    case admin
    /// The program itself, carrying out what people decided.
    case system

    /// Whether a person can be given the role. The others follow from what somebody does, or belong to the program.
    public var isAssignable: Bool {
        switch self {
        case .public, .complainant, .subject, .partner, .system: false
        default: true
        }
    }

    /// Whether the role reaches only the queues its holder was given.
    public var isBoundToQueues: Bool { self == .intake || self == .reviewer }

    public static func < (left: Role, right: Role) -> Bool { left.rawValue < right.rawValue }
}
