// SPDX-License-Identifier: Apache-2.0
public import PromptSafety
public import ProvenanceRegistry

extension IdentifierKinds {
    /// Decisions of the gateway.
    public enum GenerationDecision: IdentifierKind { public static let prefix = "gen" }
}

/// Names a ``GatewayDecision``; it is the ticket of a request that waits for a person.
public typealias GenerationDecisionID = Identifier<IdentifierKinds.GenerationDecision>

/// A file that a generator made, as it left the gateway.
public struct GatewayOutput: Sendable, Hashable, Codable {
    /// Its record in the registry.
    public let record: String
    /// SHA-256 of the file as it was handed out.
    public let sha256: String
    /// As in `image/png`.
    public let mediaType: String
    /// It carries Content Credentials.
    public let signed: Bool
    /// It carries a hidden mark.
    public let watermarked: Bool
    /// It can be found again by what it shows.
    public let fingerprinted: Bool

    /// An output.
    public init(
        record: String, sha256: String, mediaType: String, signed: Bool, watermarked: Bool, fingerprinted: Bool
    ) {
        self.record = record
        self.sha256 = sha256
        self.mediaType = mediaType
        self.signed = signed
        self.watermarked = watermarked
        self.fingerprinted = fingerprinted
    }

    enum CodingKeys: String, CodingKey {
        case record, sha256, signed, watermarked, fingerprinted
        case mediaType = "media_type"
    }
}

/// What was decided about one request to a generator, and what became of it.
public struct GatewayDecision: Sendable, Hashable {
    /// What became of the request.
    public enum State: String, Sendable, Hashable, Codable, CaseIterable {
        /// It may be carried out; the generator has not answered yet.
        case passed
        /// Answered with what the generator made.
        case answered
        /// The generator did not deliver.
        case failed
        /// Refused.
        case refused
        /// A person looks.
        case waiting
        /// A person let it pass: the same request is carried out when it is sent again.
        case approved
        /// A person refused it.
        case denied
    }

    /// Its identifier.
    public let id: GenerationDecisionID
    /// When.
    public let at: Timestamp
    /// Whose key was used.
    public let account: AccountID
    /// Which key.
    public let token: TokenID
    /// What was asked for.
    public let route: GenerationRoute
    /// About what was asked for, or about what came back.
    public let stage: ModerationStage
    /// The outcome.
    public let outcome: ScreeningOutcome
    /// The categories that carry it.
    public let categories: [String]
    /// The rules that carry it.
    public let rules: [String]
    /// How much it weighs against the account.
    public let strike: Int
    /// Disguises were taken off what counted: the request tried to get past.
    public let isDisguised: Bool
    /// SHA-256 of the text that was judged.
    public let textDigest: ContentDigest
    /// The text, kept where a person has to look or was refused; nil for what was allowed.
    public let text: String?
    /// The engine's record in canonical JSON: the same text, roster and versions give the same bytes.
    public let record: [UInt8]
    /// What became of it.
    public var state: State
    /// What left the gateway.
    public var outputs: [GatewayOutput]
    /// The generator's own name of a job that takes longer (videos), behind the name of the generator.
    public var job: String?
    /// The reason that a person gave.
    public var reviewReason: String?
    /// Which person.
    public var reviewer: AccountID?
    /// Counts changes, from 1.
    public var version: Int

    /// A decision.
    public init(
        id: GenerationDecisionID, at: Timestamp, account: AccountID, token: TokenID, route: GenerationRoute,
        stage: ModerationStage, outcome: ScreeningOutcome, categories: [String], rules: [String], strike: Int,
        isDisguised: Bool, textDigest: ContentDigest, text: String?, record: [UInt8], state: State,
        outputs: [GatewayOutput] = [], job: String? = nil, reviewReason: String? = nil, reviewer: AccountID? = nil,
        version: Int = 1
    ) {
        self.id = id
        self.at = at
        self.account = account
        self.token = token
        self.route = route
        self.stage = stage
        self.outcome = outcome
        self.categories = categories
        self.rules = rules
        self.strike = strike
        self.isDisguised = isDisguised
        self.textDigest = textDigest
        self.text = text
        self.record = record
        self.state = state
        self.outputs = outputs
        self.job = job
        self.reviewReason = reviewReason
        self.reviewer = reviewer
        self.version = version
    }
}
