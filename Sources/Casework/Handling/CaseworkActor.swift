// SPDX-License-Identifier: Apache-2.0
package import Accounts
import ProvenanceRegistry

/// What can be asked of casework. Who may is ``Accounts/Permissions``, the one table of the installation; where a step
/// of casework has no verb of its own there, it needs that of the work it is part of.
package enum CaseworkVerb: String, Codable, Sendable, CaseIterable {
    case fileReport = "file_report"
    case intake, triage, investigate, propose
    case secondReview = "second_review"
    case apply
    case fileAppeal = "file_appeal"
    case handleAppeal = "handle_appeal"
    case keepEvidence = "keep_evidence"
    case ban
    case confirmBan = "confirm_ban"
    case liftBan = "lift_ban"
    case share
    case withdrawShare = "withdraw_share"
    case reopen, erase
    case deliver
    case readCase = "read_case"
    case seeMedia = "see_media"

    /// The roles that may.
    package var roles: Set<Role> {
        switch self {
        case .fileReport: Permissions.roles(for: .fileReport).union([.system])
        case .intake: Permissions.roles(for: .completeReport)
        case .triage: Permissions.roles(for: .setSeverity)
        case .investigate, .propose, .confirmBan: Permissions.roles(for: .proposeDecision)
        // Whoever grants an appeal lifts the ban, and imposes none.
        case .liftBan: Permissions.roles(for: .proposeDecision).union(Permissions.roles(for: .decideAppeal))
        case .secondReview, .reopen: Permissions.roles(for: .confirmDecision)
        case .apply, .ban, .deliver: Permissions.roles(for: .applyAction)
        case .fileAppeal: Permissions.roles(for: .fileAppeal)
        case .handleAppeal: Permissions.roles(for: .decideAppeal)
        case .keepEvidence: Permissions.roles(for: .proposeDecision).union(Permissions.roles(for: .applyAction))
        case .share: Permissions.roles(for: .publishShare)
        case .withdrawShare: Permissions.roles(for: .withdrawShare)
        // Whoever reported, the registrar whom he asks, and the program when the time for keeping has passed.
        case .erase: Permissions.roles(for: .approveVerification).union([.public, .complainant, .system])
        case .readCase: Permissions.roles(for: .setSeverity).union(Permissions.roles(for: .seeItemMedia))
        case .seeMedia: Permissions.roles(for: .seeItemMedia)
        }
    }
}

/// Who asks.
package struct CaseworkActor: Sendable, Hashable {
    /// The account, or what stands for somebody without one: his report, his appeal.
    package let id: String
    package let roles: Set<Role>
    /// The queues that roles bound to queues reach; nil: all (a command on this machine, and the program itself).
    package let queues: Set<QueueName>?

    package init(id: String, roles: Set<Role>, queues: Set<QueueName>? = nil) {
        self.id = id
        self.roles = roles
        self.queues = queues
    }

    /// A person who is signed in; nil for an actor without an account.
    package init?(_ actor: Actor) {
        guard let id = actor.id else { return nil }
        self.init(id: id.description, roles: actor.roles, queues: actor.queues)
    }

    /// The program itself: time, and what follows from a decision.
    package static let system = CaseworkActor(id: "system", roles: [.system])

    /// Whether a person stands behind it.
    package var isHuman: Bool { !roles.contains(.system) }

    /// The role in which `verb` is allowed to him; nil: it is not.
    /// - Parameter queue: where the case lies; nil for what has no queue.
    package func role(for verb: CaseworkVerb, in queue: String? = nil) -> Role? {
        let granting = roles.intersection(verb.roles).sorted()
        guard let queue, let queues else { return granting.first }
        return granting.first { role in
            !role.isBoundToQueues || QueueName(queue).map { queues.contains($0) } ?? false
        }
    }
}
