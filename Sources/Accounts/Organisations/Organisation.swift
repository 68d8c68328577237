// SPDX-License-Identifier: Apache-2.0
public import ProvenanceRegistry

/// What kind of organisation publishes, reports or complains here. It grants nothing by itself.
public enum OrganisationKind: String, Sendable, Hashable, Codable, CaseIterable {
    /// A candidate's or party's campaign.
    case campaign
    /// A newspaper, broadcaster or agency.
    case newsroom
    /// A body that runs elections.
    case electionAuthority = "election_authority"
    /// A service on which others publish.
    case platform
    /// A non-governmental organisation: observers, fact checkers.
    case ngo
    /// None of these, or not said.
    case other
}

/// An organisation: the publisher that its records name, and what it is.
public struct Organisation: Sendable, Hashable {
    /// The publisher in whose name it signs; records belong to it.
    public let id: PublisherID
    /// What it is.
    public var kind: OrganisationKind

    /// Makes an organisation.
    public init(id: PublisherID, kind: OrganisationKind) {
        self.id = id
        self.kind = kind
    }
}

/// Something that members do inside their organisation.
public enum OrganisationVerb: String, Sendable, Hashable, CaseIterable {
    /// See what the organisation has registered.
    case seeRecords = "organisation.see_records"
    /// Protect files in its name.
    case protect = "organisation.protect"
    /// Take a record back.
    case takeBack = "organisation.take_back"
    /// Invite, change and remove members.
    case manageMembers = "organisation.manage_members"
    /// Ask for a verification of who it is.
    case requestVerification = "organisation.request_verification"
}

/// What a member is inside an organisation.
public enum MemberRole: String, Sendable, Hashable, Codable, CaseIterable {
    /// Manages the organisation and does all that a publisher does.
    case owner
    /// Protects files in its name.
    case publisher
    /// Sees what it has registered.
    case observer

    /// Whether a member of this role may do `verb`.
    public func may(_ verb: OrganisationVerb) -> Bool {
        switch verb {
        case .seeRecords: true
        case .protect, .takeBack: self != .observer
        case .manageMembers, .requestVerification: self == .owner
        }
    }
}

/// That somebody belongs to an organisation.
public struct Membership: Sendable, Hashable {
    /// Who.
    public let account: AccountID
    /// To which.
    public let organisation: PublisherID
    /// As what.
    public var role: MemberRole
    /// Since when.
    public let since: Timestamp

    /// Makes a membership.
    public init(account: AccountID, organisation: PublisherID, role: MemberRole, since: Timestamp) {
        self.account = account
        self.organisation = organisation
        self.role = role
        self.since = since
    }
}
