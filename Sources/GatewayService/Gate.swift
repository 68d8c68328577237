// SPDX-License-Identifier: Apache-2.0
import Accounts
import Casework
import ContentCredentials
import CountersignServer
import GenerationGateway
import HTTPTypes
import Hummingbird
import Persistence
import PromptSafety
import ProvenanceRegistry

/// Who calls, by the key that was sent.
struct Caller: Sendable {
    let account: Account
    let token: TokenID
    let publisher: Publisher
    /// The address, as limits count it.
    let address: ClientAddress
}

/// A request that may be carried out.
struct Admission: Sendable {
    var decision: GatewayDecision
    let caller: Caller
    /// It shows somebody who consented: whoever shows it has to say that it was generated.
    var needsLabel = false
}

/// What stands before the generator: who may ask, how often, and for what (design, section 11.1).
struct Gate: Sendable {
    let storage: RegistryFolder
    let casework: CaseworkDesk
    let policy: PolicyInForce
    let buckets: TokenBuckets
    let configuration: GatewayConfiguration
    let classifier: (any TextClassifier)?
    let log: EventLog
    let clock: @Sendable () -> Timestamp

    var store: any GatewayStore { storage.generation }

    // MARK: who

    /// The caller of a request.
    /// - Throws: ``GatewayError`` 401 for a key that is not in force, 403 where its account may not sign.
    func authenticate(_ request: Request, from address: ClientAddress) async throws -> Caller {
        guard let header = request.headers[.authorization], header.lowercased().hasPrefix("bearer ") else {
            throw GatewayError(
                .unauthorized, code: "invalid_api_key", "Send the gateway's API key: Authorization: Bearer cs_….")
        }
        let text = String(header.dropFirst(7))
        let now = clock()
        guard TokenText.isWellFormed(text),
            let token = try await storage.tokens.token(secretDigest: Secret.digest(text), now: now),
            let account = try await storage.accounts.account(token.account), !account.isDisabled
        else {
            throw GatewayError(
                .unauthorized, code: "invalid_api_key", "The API key is unknown, was taken back, or has ended.")
        }
        guard token.scopes.contains(GatewayService.scope) else {
            throw GatewayError(
                .forbidden, code: "insufficient_scope",
                "The API key lacks the scope “\(GatewayService.scope)”; make one with countersign gateway key.")
        }
        let memberships = try await storage.organisations.memberships(of: account.id)
        guard let id = account.publisher, let publisher = try await storage.publishers.publisher(id),
            memberships.contains(where: { $0.organisation == id && $0.role.may(.protect) })
        else {
            throw GatewayError(
                .forbidden, code: "no_publisher",
                "The key's account may sign for no organisation, so nothing can be made for it.")
        }
        if (token.lastUsedAt?.adding(seconds: 60) ?? now) <= now { try await storage.tokens.touch(token.id, at: now) }
        return Caller(account: account, token: token.id, publisher: publisher, address: address)
    }

    /// Takes a token of each bucket that a request is counted in.
    /// - Throws: ``GatewayError`` 429 with the seconds to wait.
    func requireRate(_ caller: Caller, isProtected: Bool = false) throws {
        let limits = configuration.limits
        let kind = isProtected ? "protected" : "all"
        let perMinute = isProtected ? limits.protectedPerMinute : limits.perMinute
        let wait = buckets.take(
            perMinute: perMinute, burst: isProtected ? limits.protectedPerMinute : limits.burst,
            of: ["\(kind) \(caller.token)", "\(kind) \(caller.account.id)", "\(kind) \(caller.address.key)"])
        guard let wait else { return }
        let what = isProtected ? "requests about protected people and elections" : "requests"
        throw GatewayError(
            .tooManyRequests, code: "rate_limit_exceeded",
            "At most \(perMinute) \(what) a minute. Try again in \(wait) s.", type: "rate_limit_error", retryAfter: wait
        )
    }

    // MARK: bans

    /// What is imposed on an account at this moment. A ban of a machine that nobody confirmed in time is over at its
    /// moment, whether or not somebody has noted it yet.
    func bans(of account: AccountID) async throws -> [Ban] {
        let now = clock()
        return try await casework.store.read { reader in
            try reader.find(Ban.self, ObjectLink("account", account.description)).filter { ban in
                switch ban.state {
                case .provisional: (ban.confirmBy ?? now) > now
                case .active: (ban.endsAt ?? .init(milliseconds: .max)) > now
                case .lapsed, .ended, .lifted: false
                }
            }
        }
    }

    private func requireNoBan(_ caller: Caller, isProtected: Bool) async throws {
        let bans = try await bans(of: caller.account.id)
        let stops = bans.first { $0.measure == .suspend || $0.measure == .terminate }
        guard let ban = stops ?? (isProtected ? bans.first { $0.measure == .limitFeatures } : nil) else { return }
        throw refusal(of: ban)
    }

    private func refusal(of ban: Ban) -> GatewayError {
        let now = clock()
        let end = ban.state == .provisional ? ban.confirmBy : ban.endsAt
        let seconds = end.map { max(1, Int(($0.milliseconds - now.milliseconds + 999) / 1000)) }
        let isLimit = ban.measure == .limitFeatures
        var message =
            isLimit
            ? "Nothing about likeness, voice or elections is made for this account at present. "
            : "This account is suspended. "
        message += ban.reason
        if ban.state == .provisional {
            message += " A program decided this; unless a person confirms it, it ends by itself"
            if let end { message += " at \(end)" }
            message += "."
        }
        return GatewayError(
            .forbidden, code: isLimit ? "feature_limited" : "account_suspended", message, retryAfter: seconds,
            details: .members([
                ("ban_id", .string(ban.id.description)), ("measure", .string(ban.measure.rawValue)),
                ("provisional", .bool(ban.state == .provisional)), ("ends_at", end.map { .string("\($0)") } ?? .null),
                ("policy_url", link("/policy/generation")), ("appeal_url", link("/account/generation")),
            ]))
    }

    // MARK: the decision about a request

    /// Judges what is asked for, and goes on only where it may be carried out.
    /// - Throws: ``GatewayError``: 400 `moderation_blocked`, 403, 429; ``ReviewNeeded``.
    func admit(_ text: RequestText, _ route: GenerationRoute, _ caller: Caller, session: String?) async throws
        -> Admission
    {
        try await requireNoBan(caller, isProtected: false)
        guard !text.isTooDeep else {
            throw GatewayError(.badRequest, code: "too_deep", "The request is nested more deeply than it is read.")
        }
        let now = clock()
        let judged = text.joined
        let session = ContentDigest(of: Array("\(caller.token) \(session ?? "")".utf8))
        let earlier = try await store.turns(
            of: session, since: now.adding(seconds: -Conversation.seconds), limit: Conversation.turns - 1)
        let policy = self.policy.current
        let conversation = Conversation(earlier: earlier.map(\.text))
        let (record, usesEarlier) = conversation.judge(judged, with: policy.engine)
        guard !record.truncated else {
            throw GatewayError(
                .badRequest, code: "text_too_long", "A request may have at most 64 KiB of text.", param: route.param)
        }
        let isProtected = record.concernsProtected
        if isProtected {
            try requireRate(caller, isProtected: true)
            try await requireNoBan(caller, isProtected: true)
        }
        let opinion = await opinion(about: judged, after: record.decision)
        var outcome = opinion?.applied(to: record.decision) ?? record.decision
        let consented = outcome == .review && consents(to: record, route, caller, policy.roster, at: now)
        if consented { outcome = .allow }
        let kept = usesEarlier ? (conversation.earlier + [judged]).joined(separator: "\n") : judged
        let digest = ContentDigest(of: Array("\(route.rawValue)\n\(kept)".utf8))
        var draft = GatewayDecision(
            record, opinion, outcome: outcome, id: GenerationDecisionID(at: now), at: now, caller: caller, route: route,
            stage: .input, digest: digest, text: kept)
        switch outcome {
        case .allow: draft.state = .passed
        case .block: draft.state = .refused
        case .review:
            let known = try await store.review(
                of: digest, by: caller.account.id, since: now.adding(seconds: -86_400))
            switch known?.state {
            case .approved: draft.state = .passed
            case .waiting:
                if let known { throw ReviewNeeded(decision: known) }
            case .denied:
                if let known { throw refusal(known, policy) }
            default: draft.state = configuration.hasReviewers ? .waiting : .refused
            }
        }
        let turn = draft.state == .refused ? nil : SessionTurn(session: session, at: now, text: judged)
        try await store.insert(draft, turn: turn, event: event("generation.decided", draft))
        switch draft.state {
        case .refused:
            try await punish(caller, at: now)
            throw refusal(draft, policy)
        case .waiting: throw ReviewNeeded(decision: draft)
        default: return Admission(decision: draft, caller: caller, needsLabel: consented)
        }
    }

    /// Judges words that came back from a generator: the wish as it rewrote it, text in a picture.
    /// - Throws: ``GatewayError`` 400 `moderation_blocked` where they would not have been allowed. Nothing is held for a
    ///   person here: what a generator made is not kept.
    func judgeOutput(_ text: String, of admission: Admission) async throws {
        guard !text.isEmpty else { return }
        let policy = self.policy.current
        let record = policy.engine.screen(text)
        let limit: ScreeningOutcome = admission.decision.outcome == .review ? .block : .review
        guard record.decision >= limit else { return }
        let now = clock()
        var draft = GatewayDecision(
            record, nil, outcome: record.decision, id: GenerationDecisionID(at: now), at: now, caller: admission.caller,
            route: admission.decision.route, stage: .output,
            digest: ContentDigest(of: Array("\(admission.decision.route.rawValue)\n\(text)".utf8)), text: text)
        // What a generator made of an allowed wish is no strike against whoever asked.
        draft.state = .failed
        try await store.insert(draft, turn: nil, event: event("generation.output_refused", draft))
        throw refusal(draft, policy)
    }

    /// Notes what left the gateway.
    func finish(_ admission: Admission, outputs: [GatewayOutput]) async throws {
        var decision = try await store.decision(admission.decision.id) ?? admission.decision
        decision.outputs += outputs
        decision.state = .answered
        try await store.update(decision, event: event("generation.answered", decision))
    }

    /// Notes that the generator did not deliver.
    func fail(_ admission: Admission) async {
        var decision = admission.decision
        decision.state = .failed
        do { try await store.update(decision, event: event("generation.failed", decision)) } catch {
            log.failure(error, reference: decision.id.description)
        }
    }

    /// Notes a job that takes longer.
    func begin(_ admission: Admission, job: String) async throws {
        var decision = admission.decision
        decision.job = job
        try await store.update(decision, event: event("generation.begun", decision))
    }

    /// Whether everybody who is named let this caller use likeness or voice, and nothing else is in doubt. What deceives is
    /// not made whatever anybody consented to.
    private func consents(
        to record: ScreeningDecision, _ route: GenerationRoute, _ caller: Caller, _ roster: Roster, at now: Timestamp
    ) -> Bool {
        let lowered: Set<ScreeningCategory> = [.likenessNeutral, .consentClaimed]
        let people = record.matches.filter { $0.slot == "entity/person" }.compactMap(\.entity)
        guard !people.isEmpty, lowered.isSuperset(of: record.categories) else { return false }
        let agents = Set(
            [caller.publisher.id.description, caller.publisher.displayName, caller.publisher.domain].compactMap { $0 })
        let modality =
            switch route {
            case .images, .edits, .moderations: "image"
            case .speech: "audio"
            case .videos: "video"
            }
        let day = String("\(now)".prefix(10))
        return people.allSatisfy { roster.hasConsent(of: $0, for: agents, modality: modality, on: day) }
    }

    private func opinion(about text: String, after outcome: ScreeningOutcome) async -> ClassifierOpinion? {
        guard let classifier, outcome == .allow else { return nil }
        do {
            return ClassifierOpinion(model: classifier.name, scores: try await classifier.score(text))
        } catch {
            log.failure(error, reference: "classifier")
            return ClassifierOpinion(model: classifier.name, scores: [:])
        }
    }

    // MARK: what follows from a refusal

    private func punish(_ caller: Caller, at now: Timestamp) async throws {
        let refusals = try await store.refusals(
            of: caller.account.id, since: now.adding(seconds: -StrikeLedger.span))
        guard let consequence = StrikeLedger(refusals).consequence(at: now) else { return }
        let measure: Measure = consequence.measure == .limit ? .limitFeatures : .suspend
        let account = caller.account.id.description
        guard try await !bans(of: caller.account.id).contains(where: { $0.measure == measure }) else { return }
        try await casework.store.perform(
            .ban(
                account: account, measure: measure, reason: consequence.reason,
                confirmBy: now.adding(seconds: consequence.seconds)),
            by: .system, at: now, with: casework.handler)
        log.service("banned", ["measure": measure.rawValue])
    }

    private func event(_ verb: String, _ decision: GatewayDecision) -> AuditEvent {
        AuditEvent(
            actor: AuditActor(role: "client", id: decision.account.description), verb: verb,
            object: decision.id.description, objectVersion: decision.version + (verb == "generation.decided" ? 0 : 1),
            payload: .object([
                "decision": .string(decision.outcome.rawValue), "state": .string(decision.state.rawValue),
                "route": .string(decision.route.rawValue), "rules": .array(decision.rules.map { .string($0) }),
                "record_sha256": .string(ContentDigest(of: decision.record).description),
                "outputs": .array(decision.outputs.map { .string($0.record) }),
                "categories": .array(decision.categories.map { .string($0) }),
                "produced": .object([
                    "files": .integer(Int64(decision.outputs.count)),
                    "signed": .integer(Int64(decision.outputs.count(where: \.signed))),
                    "watermarked": .integer(Int64(decision.outputs.count(where: \.watermarked))),
                    "fingerprinted": .integer(Int64(decision.outputs.count(where: \.fingerprinted))),
                ]),
                // The entry is published without these details; nobody may find them out by trying what was asked.
                "salt": .string(Secret.make(bytes: 16)),
            ]), at: clock())
    }

    // MARK: words

    func link(_ path: String) -> JSONValue { configuration.siteAddress.map { .string($0 + path) } ?? .null }

    /// What is told of a decision beside an error or a ticket.
    func details(_ decision: GatewayDecision) -> JSONValue {
        .members([
            ("decision_id", .string(decision.id.description)), ("moderation_stage", .string(decision.stage.rawValue)),
            ("categories", .array(decision.categories.map { .string($0) })),
            ("rule_ids", .array(decision.rules.map { .string($0) })), ("policy_url", link("/policy/generation")),
            ("appeal_url", link("/account/generation")),
        ])
    }

    private func refusal(_ decision: GatewayDecision, _ policy: SafetyPolicy) -> GatewayError {
        // The clause, and not what would have got past it.
        let clause = decision.rules.lazy.compactMap { policy.rules[$0]?.clause }.first
        let words = clause.flatMap { policy.rules.clauses[$0]?["en"] }
        var message = "This request was refused"
        if let clause { message += " under clause \(clause) of the policy" }
        message += "."
        if let words { message += " \(words)" }
        message += " Reference: \(decision.id)."
        return GatewayError(
            .badRequest, code: "moderation_blocked", message, type: decision.route.refusalType,
            param: decision.route.param, details: details(decision))
    }
}

/// A person has to look first.
struct ReviewNeeded: Error, Sendable {
    let decision: GatewayDecision
}

extension ScreeningDecision {
    /// The text names somebody or something that the roster protects, states something about voting, or is not simply
    /// allowed.
    var concernsProtected: Bool {
        decision != .allow || !facts.isEmpty || matches.contains { $0.slot.hasPrefix("entity/") }
    }

    /// What counted was disguised.
    var isDisguised: Bool {
        let plain: Set<TextTransform> = [.spelling, .sound, .inflected]
        return matches.contains { !$0.transforms.isEmpty && !plain.isSuperset(of: $0.transforms) }
    }
}

extension GatewayDecision {
    /// A decision from the engine's record and a model's opinion.
    init(
        _ record: ScreeningDecision, _ opinion: ClassifierOpinion?, outcome: ScreeningOutcome, id: GenerationDecisionID,
        at now: Timestamp, caller: Caller, route: GenerationRoute, stage: ModerationStage, digest: ContentDigest,
        text: String
    ) {
        self.init(
            id: id, at: now, account: caller.account.id, token: caller.token, route: route, stage: stage,
            outcome: outcome,
            categories: outcome == record.decision ? record.categories.map(\.rawValue) : ["model"],
            rules: record.reasons.filter { $0.outcome == record.decision }.map(\.rule),
            strike: outcome == .block ? record.strike : 0, isDisguised: outcome != .allow && record.isDisguised,
            textDigest: digest, text: outcome == .allow ? nil : text,
            record: DecisionRecord(decision: record, model: opinion).canonical, state: .passed)
    }
}
