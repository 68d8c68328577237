// SPDX-License-Identifier: Apache-2.0
package import ProvenanceRegistry

/// Somebody's word that something is deceptive. What it asks for is a wish; what happens is decided by the policy.
package struct Report: CaseworkObject {
    package enum State: String, Codable, Sendable, CaseIterable {
        case received, acknowledged, accepted, incomplete, lapsed, linked, answered, closed, withdrawn, rejected
    }
    /// How it came in.
    package enum Channel: String, Codable, Sendable, CaseIterable {
        case web, api, cli, email, partner, activitypub
        case ownDetection = "own_detection"
        case authorityOrder = "authority_order"
    }
    /// Who the reporter says to be.
    package enum Relation: String, Codable, Sendable, CaseIterable {
        case depicted, newsroom, observer
        case authorisedAgent = "authorised_agent"
        case electionAuthority = "election_authority"
        case factChecker = "fact_checker"
        case publicPerson = "public"
        case authorityOrder = "authority_order"
    }
    /// What it is about.
    package enum Reason: String, Codable, Sendable, CaseIterable {
        case candidateLikeness = "candidate_likeness"
        case voiceClone = "voice_clone"
        case officialImpersonation = "official_impersonation"
        case votingProcess = "voting_process"
        case fabricatedEvent = "fabricated_event"
        case forgedDocument = "forged_document"
        case other
    }
    package enum Satire: String, Codable, Sendable, CaseIterable { case yes, no, unsure }
    package enum Wish: String, Codable, Sendable, CaseIterable {
        case label, context, remove
        case informMe = "inform_me"
    }

    package let id: ReportID
    package let createdAt: Timestamp
    package var updatedAt: Timestamp
    package var version = 1
    package var state: State
    package let channel: Channel
    /// Keyed hash of the reporter; the same person has the same one. Nil: anonymous.
    package let reporter: String?
    /// 0 to 3, as the complainant's verification has it.
    package let reporterLevel: Int
    package let relation: Relation
    package let locations: [String]
    package var explanation: String
    package let claimFalse: String
    package let authenticOriginal: String?
    package let depicted: [String]
    package let election: String?
    package let jurisdiction: String
    package let language: String
    package let reason: Reason
    package let satirePossible: Satire
    package let requested: Wish
    package let item: ContentItemID
    /// Digest of the receipt code, which is kept nowhere.
    package let receiptDigest: ContentDigest
    /// Name and e-mail, sealed with a key that belongs to this reporter alone; nil where none was given or it was erased.
    package var contact: SealedText?
    package var caseID: CaseID?
    /// What the reporter is asked for, while `incomplete`.
    package var question: String?
    package var incompleteUntil: Timestamp?
    /// Why it was not taken up.
    package var rejection: String?
    package var answeredAt: Timestamp?

    package static let kind = "report"
    package var key: String { id.description }
    package var stateName: String { state.rawValue }
    package var links: [ObjectLink] {
        [ObjectLink("receipt", receiptDigest.description), ObjectLink("item", item.description)]
            + (caseID.map { [ObjectLink("case", $0.description)] } ?? [])
            + (reporter.map { [ObjectLink("reporter", $0)] } ?? [])
    }
    package var nextDue: Timestamp? { state == .incomplete ? incompleteUntil : nil }
}

/// What somebody fills in.
package struct ReportDraft: Sendable, Hashable {
    package var channel: Report.Channel
    package var reporter: String?
    package var reporterLevel = 0
    package var relation: Report.Relation
    package var locations: [String] = []
    package var explanation: String
    package var claimFalse = ""
    package var authenticOriginal: String?
    package var depicted: [String] = []
    package var election: String?
    package var jurisdiction = ""
    package var language = "en"
    package var reason: Report.Reason
    package var satirePossible: Report.Satire
    package var requested: Report.Wish
    /// That the reporter says it to the best of his knowledge. Without it nothing is taken.
    package var goodFaith: Bool
    package var contact: SealedText?
    /// The account that spread the content, where the installation knows it.
    package var subject: Subject?

    package init(
        channel: Report.Channel, relation: Report.Relation, explanation: String, reason: Report.Reason,
        satirePossible: Report.Satire, requested: Report.Wish, goodFaith: Bool
    ) {
        self.channel = channel
        self.relation = relation
        self.explanation = explanation
        self.reason = reason
        self.satirePossible = satirePossible
        self.requested = requested
        self.goodFaith = goodFaith
    }
}

/// Whose content a case is about.
package struct Subject: Codable, Sendable, Hashable {
    /// Kinds of accounts for which section 6.1 asks for a second pair of eyes.
    package enum Standing: String, Codable, Sendable, CaseIterable {
        case plain
        case verifiedCandidate = "verified_candidate"
        case verifiedParty = "verified_party"
        case verifiedNewsroom = "verified_newsroom"
    }
    package let account: String
    package let standing: Standing

    package init(account: String, standing: Standing = .plain) {
        self.account = account
        self.standing = standing
    }
}
