// SPDX-License-Identifier: Apache-2.0
public import ProvenanceRegistry

/// The roles and queues that an account was given.
public struct AccessGrant: Sendable, Hashable {
    /// Whose.
    public let account: AccountID
    /// The roles; only those a person can be given (``Role/isAssignable``).
    public var roles: Set<Role>
    /// The queues.
    public var queues: Set<QueueName>

    /// Makes a grant; roles that no person can be given are left out.
    public init(account: AccountID, roles: Set<Role>, queues: Set<QueueName> = []) {
        self.account = account
        self.roles = roles.filter(\.isAssignable)
        self.queues = queues
    }

    /// The actor that this account is, besides being one of the public.
    public func actor(for organisation: PublisherID?) -> Actor {
        Actor(id: account, roles: roles.union([.public]), queues: queues, organisation: organisation)
    }

    /// Roles that see what can hurt people or decide about them. Whoever holds one signs in with a second factor.
    public static let sensitiveRoles: Set<Role> = Set(Role.allCases.filter(\.isAssignable))

    /// Whether the account must have a second factor before it may use its roles.
    public var needsSecondFactor: Bool { !roles.isDisjoint(with: AccessGrant.sensitiveRoles) }
}
