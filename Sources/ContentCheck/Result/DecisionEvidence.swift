// SPDX-License-Identifier: Apache-2.0
import MatchBanks
public import ProvenanceRegistry

/// A public decision about content like this.
public struct DecisionEvidence: Sendable, Hashable {
    /// Which bank holds it.
    public var bank: String
    /// Which case decided.
    public var decisionCase: String
    /// Bits by which the fingerprints differ; 0 for equal bytes.
    public var distance: Int
    /// Whether the decision is about exactly these bytes.
    public var isExact: Bool
    /// When it was decided.
    public var decidedAt: Timestamp
    /// Who decided, in words.
    public var decider: String
    /// What was found, in one sentence.
    public var finding: String
    /// Where the statement of reasons stands.
    public var statementURL: String?

    /// Makes the evidence.
    public init(
        bank: String, decisionCase: String, distance: Int, isExact: Bool = false, decidedAt: Timestamp, decider: String,
        finding: String, statementURL: String?
    ) {
        self.bank = bank
        self.decisionCase = decisionCase
        self.distance = distance
        self.isExact = isExact
        self.decidedAt = decidedAt
        self.decider = decider
        self.finding = finding
        self.statementURL = statementURL
    }

    /// Nil for a lead: what was not decided in public is not repeated in public.
    init?(_ match: BankMatch) {
        guard let decision = match.item.content.decision else { return nil }
        self.init(
            bank: match.bank.name, decisionCase: decision.caseName, distance: match.distance, isExact: match.isExact,
            decidedAt: decision.decidedAt, decider: decision.decider, finding: decision.finding,
            statementURL: decision.statementURL)
    }
}

/// A bank of authentic originals or satire that holds this content: decisions about what merely resembles it are not
/// reported.
public struct ExemptionEvidence: Sendable, Hashable {
    /// Which bank holds it.
    public var bank: String
    /// As in `authentic`, `satire`.
    public var purpose: String
    /// Bits by which the fingerprints differ; 0 for equal bytes.
    public var distance: Int
    /// How many decisions about similar content are left out because of it.
    public var suppressed: Int

    /// Makes the evidence.
    public init(bank: String, purpose: String, distance: Int, suppressed: Int) {
        self.bank = bank
        self.purpose = purpose
        self.distance = distance
        self.suppressed = suppressed
    }
}

// Encoded by hand so that every key is always there: a missing key and a null mean different things to a reader.

extension DecisionEvidence: Codable {
    private enum CodingKeys: String, CodingKey {
        case bank
        case decisionCase = "case"
        case distance
        case isExact = "exact"
        case decidedAt = "decided_at"
        case decider, finding
        case statementURL = "statement_url"
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(bank, forKey: .bank)
        try container.encode(decisionCase, forKey: .decisionCase)
        try container.encode(distance, forKey: .distance)
        try container.encode(isExact, forKey: .isExact)
        try container.encode(decidedAt, forKey: .decidedAt)
        try container.encode(decider, forKey: .decider)
        try container.encode(finding, forKey: .finding)
        try container.encode(statementURL, forKey: .statementURL)
    }
}

extension ExemptionEvidence: Codable {}
