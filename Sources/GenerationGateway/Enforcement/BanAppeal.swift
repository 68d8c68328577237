// SPDX-License-Identifier: Apache-2.0
public import ProvenanceRegistry

/// What the owner of an account says against a ban, and what somebody answered who had no part in it.
public struct BanAppeal: Sendable, Hashable {
    /// Names the ban in casework.
    public let ban: String
    /// Whose account it is.
    public let account: AccountID
    /// What they say.
    public let text: String
    /// When.
    public let at: Timestamp
    /// Whether they were right; nil while nobody answered.
    public var isGranted: Bool?
    /// The answer in words.
    public var reason: String?
    /// Who answered.
    public var decidedBy: AccountID?
    /// When.
    public var decidedAt: Timestamp?

    /// An appeal that nobody answered yet.
    public init(ban: String, account: AccountID, text: String, at: Timestamp) {
        self.ban = ban
        self.account = account
        self.text = text
        self.at = at
    }

    /// The appeal with its answer.
    public func decided(_ isGranted: Bool, reason: String, by person: AccountID, at now: Timestamp) -> BanAppeal {
        var copy = self
        copy.isGranted = isGranted
        copy.reason = reason
        copy.decidedBy = person
        copy.decidedAt = now
        return copy
    }
}
