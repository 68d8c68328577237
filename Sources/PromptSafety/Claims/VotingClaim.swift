// SPDX-License-Identifier: Apache-2.0

/// How a statement about voting compares with the roster's facts.
public enum ClaimVerdict: String, Sendable, Codable, Comparable {
    /// The facts say the same.
    case agrees
    /// The facts say nothing about it.
    case unknown
    /// The facts say otherwise.
    case contradicts

    private var rank: Int {
        switch self {
        case .agrees: 0
        case .unknown: 1
        case .contradicts: 2
        }
    }

    /// The graver verdict is the greater one.
    public static func < (one: ClaimVerdict, other: ClaimVerdict) -> Bool { one.rank < other.rank }
}

/// A statement about voting that a text makes, checked.
public struct VotingClaim: Sendable, Codable, Equatable {
    /// What the statement is about: `date`, `hours`, `method`, `papers`, `fee`, `eligibility`, `deadline`, `cancelled`,
    /// `place`, `threat`, `turnout`, `validity`, `data`.
    public let about: String
    /// The words as they were read.
    public let claim: String
    /// How it compares.
    public let verdict: ClaimVerdict
    /// The source of the fact, where the roster names one.
    public let source: String
}
