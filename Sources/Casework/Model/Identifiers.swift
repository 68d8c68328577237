// SPDX-License-Identifier: Apache-2.0
package import ProvenanceRegistry

/// The kinds of things of casework that have identifiers.
package enum CaseworkKinds {
    package enum Report: IdentifierKind { package static let prefix = "rep" }
    package enum Item: IdentifierKind { package static let prefix = "itm" }
    package enum Evidence: IdentifierKind { package static let prefix = "evd" }
    package enum Case: IdentifierKind { package static let prefix = "cas" }
    package enum Decision: IdentifierKind { package static let prefix = "dec" }
    package enum Statement: IdentifierKind { package static let prefix = "sor" }
    package enum Action: IdentifierKind { package static let prefix = "act" }
    package enum Appeal: IdentifierKind { package static let prefix = "apl" }
    package enum Strike: IdentifierKind { package static let prefix = "stk" }
    package enum Ban: IdentifierKind { package static let prefix = "ban" }
    package enum Notification: IdentifierKind { package static let prefix = "ntf" }
    package enum Share: IdentifierKind { package static let prefix = "shr" }
}

package typealias ReportID = Identifier<CaseworkKinds.Report>
package typealias ContentItemID = Identifier<CaseworkKinds.Item>
package typealias EvidenceID = Identifier<CaseworkKinds.Evidence>
package typealias CaseID = Identifier<CaseworkKinds.Case>
package typealias DecisionID = Identifier<CaseworkKinds.Decision>
package typealias StatementID = Identifier<CaseworkKinds.Statement>
package typealias ActionID = Identifier<CaseworkKinds.Action>
package typealias AppealID = Identifier<CaseworkKinds.Appeal>
package typealias StrikeID = Identifier<CaseworkKinds.Strike>
package typealias BanID = Identifier<CaseworkKinds.Ban>
package typealias NotificationID = Identifier<CaseworkKinds.Notification>
package typealias ShareID = Identifier<CaseworkKinds.Share>

/// A value by which an object is found: who reported it, which case it belongs to, a digest, a piece of a fingerprint.
package struct ObjectLink: Sendable, Hashable {
    package let name: String
    package let value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

/// What a casework store keeps: a value with an identity, a version for the optimistic lock, the links by which it is
/// found, and the next moment at which time alone changes it.
package protocol CaseworkObject: Codable, Sendable, Hashable {
    /// Names the kind in stores and in the audit log.
    static var kind: String { get }
    /// The identifier as text.
    var key: String { get }
    /// Counts changes, from 1.
    var version: Int { get set }
    /// When it last changed.
    var updatedAt: Timestamp { get set }
    /// The state's stable name; empty for what has no states.
    var stateName: String { get }
    var links: [ObjectLink] { get }
    /// When ``CaseworkCommand/tick`` has to look at it next; nil: never.
    var nextDue: Timestamp? { get }
}
