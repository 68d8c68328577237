// SPDX-License-Identifier: Apache-2.0

/// How firmly a publisher's name is bound to the publisher, weakest first.
public enum IdentityLevel: Int, Sendable, Hashable, Comparable, Codable, CaseIterable {
    /// The name is only what the publisher calls itself.
    case unconfirmed = 0
    /// An issuer that we rely on for names says so.
    case namedByIssuer = 1
    /// Control of a domain was shown.
    case verifiedDomain = 2
    /// Two people checked the name against an authority's list.
    case verifiedOrganisation = 3

    public static func < (left: IdentityLevel, right: IdentityLevel) -> Bool { left.rawValue < right.rawValue }
}

/// Who answers for records.
public struct Publisher: Sendable, Hashable, Codable {
    /// Its identifier.
    public let id: PublisherID
    /// The name shown to people.
    public var displayName: String
    /// How firmly the name is bound.
    public var level: IdentityLevel
    /// The domain it showed control of.
    public var domain: String?
    /// When it was entered.
    public let createdAt: Timestamp
    /// Counts changes, from 1.
    public var version: Int

    /// Makes a publisher.
    public init(
        id: PublisherID, displayName: String, level: IdentityLevel, domain: String? = nil, createdAt: Timestamp,
        version: Int = 1
    ) {
        self.id = id
        self.displayName = displayName
        self.level = level
        self.domain = domain
        self.createdAt = createdAt
        self.version = version
    }
}
