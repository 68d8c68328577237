// SPDX-License-Identifier: Apache-2.0
public import ProvenanceRegistry

/// The name of a queue of cases: 1 to 64 small letters, digits and hyphens, as in `images-de`.
public struct QueueName: Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
    /// The text.
    public let description: String

    /// Reads a name; nil where it has other characters or another length.
    public init?(_ text: String) {
        guard (1...64).contains(text.utf8.count),
            text.utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D })
        else { return nil }
        description = text
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let name = QueueName(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not the name of a queue")
        }
        self = name
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    public static func < (left: QueueName, right: QueueName) -> Bool { left.description < right.description }
}

/// Who does something, as far as rights are concerned.
public struct Actor: Sendable, Hashable {
    /// The account; nil for the public and for the program itself.
    public let id: AccountID?
    /// The roles held.
    public let roles: Set<Role>
    /// The queues that roles bound to queues reach.
    public let queues: Set<QueueName>
    /// The organisation acted for, if there is one.
    public let organisation: PublisherID?

    /// Makes an actor.
    public init(
        id: AccountID?, roles: Set<Role>, queues: Set<QueueName> = [], organisation: PublisherID? = nil
    ) {
        self.id = id
        self.roles = roles
        self.queues = queues
        self.organisation = organisation
    }

    /// Anybody.
    public static let anybody = Actor(id: nil, roles: [.public])
    /// The program itself.
    public static let system = Actor(id: nil, roles: [.system])

    /// Whether and as what the actor may do `verb`.
    /// - Parameter queue: where the case lies, for what happens to a case; a role that is bound to queues is refused
    ///   without it.
    public func verdict(on verb: Verb, in queue: QueueName? = nil) -> AccessVerdict {
        let granting = roles.intersection(Permissions.roles(for: verb)).sorted()
        guard !granting.isEmpty else { return .refused(.role(needed: Permissions.roles(for: verb))) }
        guard verb.concernsQueue else { return .allowed(as: granting[0]) }
        if let role = granting.first(where: { !$0.isBoundToQueues }) { return .allowed(as: role) }
        guard let queue, queues.contains(queue) else { return .refused(.queue(queue)) }
        return .allowed(as: granting[0])
    }

    /// Whether the actor may do `verb`.
    public func may(_ verb: Verb, in queue: QueueName? = nil) -> Bool {
        if case .allowed = verdict(on: verb, in: queue) { true } else { false }
    }

    /// Goes on only where the actor may do `verb`.
    /// - Returns: the actor as the audit log is told, in the role that grants it.
    /// - Throws: ``AccountError`` `forbidden`.
    @discardableResult
    public func require(_ verb: Verb, in queue: QueueName? = nil) throws(AccountError) -> AuditActor {
        switch verdict(on: verb, in: queue) {
        case .allowed(let role): return AuditActor(role: role.rawValue, id: id?.description ?? role.rawValue)
        case .refused(let reason): throw AccountError(.forbidden, reason.message(verb))
        }
    }
}

/// The answer to whether somebody may do something.
public enum AccessVerdict: Sendable, Hashable {
    /// Yes, in this role.
    case allowed(as: Role)
    /// No, for this reason.
    case refused(Refusal)

    /// Why not.
    public enum Refusal: Sendable, Hashable {
        /// None of the roles that may is held.
        case role(needed: Set<Role>)
        /// The role reaches only queues that were given, and this is none of them.
        case queue(QueueName?)

        func message(_ verb: Verb) -> String {
            switch self {
            case .role(let needed):
                "\(verb.rawValue) needs one of these roles: \(needed.sorted().map(\.rawValue).joined(separator: ", "))"
            case .queue(let name):
                "\(verb.rawValue) needs access to the queue \(name?.description ?? "of the case"); ask for it"
            }
        }
    }
}
