// SPDX-License-Identifier: Apache-2.0
public import PromptSafety
public import ProvenanceRegistry

/// What was said in a session, kept for half an hour so that a request can be judged beside the turns before it.
public struct SessionTurn: Sendable, Hashable {
    /// Digest of whose session it is and what the client calls it.
    public let session: ContentDigest
    /// When.
    public let at: Timestamp
    /// What was said.
    public let text: String

    /// A turn.
    public init(session: ContentDigest, at: Timestamp, text: String) {
        self.session = session
        self.at = at
        self.text = text
    }
}

/// A version of the roster or the rules, as it was imported.
public struct PolicyDocument: Sendable, Hashable {
    /// What it is.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// `countersign.roster/1`
        case roster
        /// `countersign.rules/1`
        case rules
    }

    /// What it is.
    public let kind: Kind
    /// Counts imports of this kind, or the number that a signed roster gives itself.
    public let version: Int
    /// The file.
    public let body: [UInt8]
    /// Who signed it: the name in the certificate; nil for what was not signed.
    public let signer: String?
    /// When it was imported.
    public let importedAt: Timestamp

    /// A document.
    public init(kind: Kind, version: Int, body: [UInt8], signer: String?, importedAt: Timestamp) {
        self.kind = kind
        self.version = version
        self.body = body
        self.signer = signer
        self.importedAt = importedAt
    }
}

/// What a run of the red team showed, kept for the trend.
public struct AttackFigure: Sendable, Hashable {
    /// When it ended.
    public let at: Timestamp
    /// The suite's name.
    public let suite: String
    /// What was attacked: `engine`, or the address of a gateway.
    public let target: String
    /// The rules that stood.
    public let rulesVersion: String
    /// Requests that were to be stopped.
    public let attempts: Int
    /// Those that were allowed.
    public let successes: Int

    /// A figure.
    public init(at: Timestamp, suite: String, target: String, rulesVersion: String, attempts: Int, successes: Int) {
        self.at = at
        self.suite = suite
        self.target = target
        self.rulesVersion = rulesVersion
        self.attempts = attempts
        self.successes = successes
    }
}

/// How many requests of a time were decided how, and what became of what was made.
public struct GatewayFigures: Sendable, Hashable {
    /// Requests by outcome.
    public var outcomes: [ScreeningOutcome: Int] = [:]
    /// Requests that were not simply allowed, by category.
    public var categories: [String: Int] = [:]
    /// Files that generators made.
    public var produced = 0
    /// Files that left signed.
    public var signed = 0
    /// Files that left with a hidden mark.
    public var watermarked = 0
    /// Reviews by what came of them.
    public var reviews: [GatewayDecision.State: Int] = [:]

    /// No figures yet.
    public init() {}
}

/// Which decisions are asked for.
public struct DecisionQuery: Sendable, Hashable {
    /// Of one account.
    public var account: AccountID?
    /// With one outcome.
    public var outcome: ScreeningOutcome?
    /// In one state.
    public var state: GatewayDecision.State?
    /// Older than this one.
    public var before: GenerationDecisionID?
    /// So many at most.
    public var limit = 50

    /// All, the newest first.
    public init() {}
}

/// Keeps what the gateway decided, the policy that it decides by, and what sessions said. Every change is one transaction
/// with its entry in the audit log; processes on one database see each other's at once.
public protocol GatewayStore: Sendable {
    /// Keeps a decision, and the turn that it was about where the session goes on.
    func insert(_ decision: GatewayDecision, turn: SessionTurn?, event: AuditEvent) async throws
    /// The decision with that id.
    func decision(_ id: GenerationDecisionID) async throws -> GatewayDecision?
    /// Decisions, the newest first.
    func decisions(_ query: DecisionQuery) async throws -> [GatewayDecision]
    /// Replaces state, outputs, job and review; `decision.version` is the version that was read.
    /// - Throws: `RegistryError` `not_found`, `version_conflict`.
    func update(_ decision: GatewayDecision, event: AuditEvent) async throws
    /// The newest decision of a person, or one that waits for a person, about exactly this text of an account.
    func review(of text: ContentDigest, by account: AccountID, since: Timestamp) async throws -> GatewayDecision?
    /// What was refused to an account since a moment, the oldest first.
    func refusals(of account: AccountID, since: Timestamp) async throws -> [StrikeLedger.Entry]
    /// What was said in a session since a moment, the oldest first.
    func turns(of session: ContentDigest, since: Timestamp, limit: Int) async throws -> [SessionTurn]
    /// The newest version of a document; nil where none was imported.
    func document(_ kind: PolicyDocument.Kind) async throws -> PolicyDocument?
    /// The number of the newest version; 0 where none was imported.
    func documentVersion(_ kind: PolicyDocument.Kind) async throws -> Int
    /// Adds a version.
    /// - Throws: `RegistryError` `already_exists` where that version, or a newer one, is there.
    func importDocument(_ document: PolicyDocument, event: AuditEvent) async throws
    /// Keeps an appeal against a ban.
    /// - Throws: `RegistryError` `already_exists` where there is one against this ban.
    func insert(_ appeal: BanAppeal, event: AuditEvent) async throws
    /// Appeals of an account, or all, the newest first.
    func appeals(of account: AccountID?, limit: Int) async throws -> [BanAppeal]
    /// Answers an appeal that was not answered yet.
    /// - Throws: `RegistryError` `not_found`.
    func decide(_ appeal: BanAppeal, event: AuditEvent) async throws
    /// Keeps the figure of a run.
    func insert(_ figure: AttackFigure, event: AuditEvent) async throws
    /// Figures, the newest first.
    func attackFigures(limit: Int) async throws -> [AttackFigure]
    /// Figures of requests decided since a moment.
    func figures(since: Timestamp) async throws -> GatewayFigures
    /// Forgets turns that are over, and decisions older than a moment.
    func removeExpired(turnsBefore: Timestamp, decisionsBefore: Timestamp) async throws
}
