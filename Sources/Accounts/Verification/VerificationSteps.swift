// SPDX-License-Identifier: Apache-2.0
public import ProvenanceRegistry

/// The steps of a verification. Each returns the verification that results, or says why the step is not allowed; what
/// is not here cannot happen.
///
/// `requested -> challenged -> proven -> approved -> expired | revoked`, and `denied` from every state before `approved`.
extension Verification {
    /// Seconds in which an e-mail code must be typed.
    public static let emailSeconds: Int64 = 1800
    /// Seconds in which a domain, key or register must be proved, and a proof be decided.
    public static let proofSeconds: Int64 = 14 * 86_400
    /// Seconds after an election for which a verification still holds.
    public static let afterElectionSeconds: Int64 = 60 * 86_400
    /// Seconds for which it holds where no election is named.
    public static let standingSeconds: Int64 = 365 * 86_400
    /// Proofs that may be tried.
    public static let triesAllowed = 10

    /// A request.
    /// - Throws: ``AccountError`` `invalid_value` where the subject is none for that method.
    public static func request(
        id: VerificationID, organisation: PublisherID, by account: AccountID, method: Method, subject: String,
        at now: Timestamp
    ) throws(AccountError) -> Verification {
        var subject = subject
        switch method {
        case .email:
            let halves = subject.split(separator: "@", omittingEmptySubsequences: false)
            guard halves.count == 2, (1...64).contains(halves[0].utf8.count), DomainName(String(halves[1])) != nil,
                !subject.unicodeScalars.contains(where: { $0.value <= 0x20 || $0.value == 0x7F })
            else { throw AccountError(.invalidValue, "enter an e-mail address such as press@example.org") }
        case .dns, .wellKnown:
            guard let domain = DomainName(subject) else {
                throw AccountError(.invalidValue, "enter a public domain such as example.org, without https://")
            }
            subject = domain.description
        case .credentialKey, .register:
            guard (1...300).contains(subject.utf8.count) else {
                throw AccountError(
                    .invalidValue, "name the credential or the entry of the list, in 1 to 300 characters")
            }
        }
        return Verification(
            id: id, organisation: organisation, requestedBy: account, method: method, subject: subject,
            state: .requested, challenge: nil, openUntil: now.adding(seconds: proofSeconds), tries: 0, approvals: [],
            validUntil: nil, provenAt: nil, reason: nil, createdAt: now, version: 1)
    }

    /// Gives the challenge out. For e-mail, `token` is the digest of the code that was sent.
    public func challenged(with token: String, at now: Timestamp) throws(AccountError) -> Verification {
        try require([.requested], "a challenge is given once")
        try requireOpen(now)
        var next = self
        next.state = .challenged
        next.challenge = token
        next.openUntil = now.adding(
            seconds: method == .email ? Verification.emailSeconds : Verification.proofSeconds)
        return next
    }

    /// Takes a proof that was tried. Level 1 is approved by the proof itself.
    /// - Parameter electionDay: the election it is for, if one is named.
    public func tried(
        _ succeeded: Bool, electionDay: Timestamp?, at now: Timestamp
    ) throws(AccountError) -> Verification {
        try require([.challenged], "there is no challenge to meet")
        try requireOpen(now)
        guard tries < Verification.triesAllowed else {
            throw AccountError(.tooManyTries, "the challenge was tried \(tries) times; ask for a new verification")
        }
        var next = self
        next.tries += 1
        guard succeeded else { return next }
        next.state = .proven
        next.provenAt = now
        next.openUntil = now.adding(seconds: Verification.proofSeconds)
        if method.approvalsNeeded == 0 { next.approve(electionDay: electionDay, at: now) }
        return next
    }

    /// A registrar approves what was proved.
    /// - Parameters:
    ///   - hasLevel2: whether the organisation has a level 2 that holds now; level 3 stands on it.
    ///   - electionDay: the election it is for, if one is named.
    public func approved(
        by registrar: Actor, hasLevel2: Bool, electionDay: Timestamp?, at now: Timestamp
    ) throws(AccountError) -> Verification {
        try registrar.require(.approveVerification)
        try require([.proven], "only what was proved can be approved")
        try requireOpen(now)
        guard let id = registrar.id, id != requestedBy, registrar.organisation != organisation else {
            throw AccountError(.forbidden, "nobody approves an own verification, or one of the own organisation")
        }
        guard !approvals.contains(id) else {
            throw AccountError(.forbidden, "you approved this already; a second registrar must")
        }
        if method.level == 3, !hasLevel2 {
            throw AccountError(.invalidTransition, "level 3 needs a level 2 that holds: verify the domain or key first")
        }
        var next = self
        next.approvals.append(id)
        if next.approvals.count >= method.approvalsNeeded { next.approve(electionDay: electionDay, at: now) }
        return next
    }

    /// A registrar refuses.
    public func denied(by registrar: Actor, reason: String) throws(AccountError) -> Verification {
        try registrar.require(.approveVerification)
        try require([.requested, .challenged, .proven], "what holds is revoked, not denied")
        return try ended(as: .denied, reason: reason)
    }

    /// A registrar takes back what holds.
    public func revoked(by registrar: Actor, reason: String) throws(AccountError) -> Verification {
        try registrar.require(.approveVerification)
        try require([.approved], "only what holds can be revoked")
        return try ended(as: .revoked, reason: reason)
    }

    /// The daily look at the domain or key: lost, and level 2 goes at once.
    public func rechecked(_ holds: Bool, at now: Timestamp) throws(AccountError) -> Verification {
        try require([.approved], "only what holds is looked at again")
        guard method.level == 2 else {
            throw AccountError(.invalidTransition, "only domains and keys are looked at every day")
        }
        guard holds else { return try ended(as: .revoked, reason: "the proof was no longer there at the daily check") }
        var next = self
        next.provenAt = now
        return next
    }

    /// What time alone does: an approved one whose time is over expires, one that was never decided too.
    public func aged(to now: Timestamp) -> Verification {
        let end = state == .approved ? validUntil ?? openUntil : openUntil
        guard !state.isFinal, now >= end else { return self }
        var next = self
        next.state = .expired
        next.challenge = nil
        return next
    }

    private mutating func approve(electionDay: Timestamp?, at now: Timestamp) {
        state = .approved
        validUntil =
            electionDay.map { max(now, $0).adding(seconds: Verification.afterElectionSeconds) }
            ?? now.adding(seconds: Verification.standingSeconds)
        // The token of a domain or key is looked for again every day; a code has done its work.
        if method.level != 2 { challenge = nil }
    }

    private func ended(as state: State, reason: String) throws(AccountError) -> Verification {
        guard (1...2000).contains(reason.utf8.count) else {
            throw AccountError(.invalidValue, "give a reason, in 1 to 2000 characters")
        }
        var next = self
        next.state = state
        next.reason = reason
        next.challenge = nil
        return next
    }

    private func require(_ states: Set<State>, _ why: String) throws(AccountError) {
        guard states.contains(state) else {
            throw AccountError(.invalidTransition, "the verification is \(state.rawValue): \(why)")
        }
    }

    private func requireOpen(_ now: Timestamp) throws(AccountError) {
        guard now < openUntil else {
            throw AccountError(.spent, "the time for this was over at \(openUntil); ask for a new verification")
        }
    }
}
