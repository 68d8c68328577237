// SPDX-License-Identifier: Apache-2.0
import Crypto

/// Who did something, as the audit log is told. The log keeps a keyed hash of `id`, not `id`.
public struct AuditActor: Sendable, Hashable {
    /// As in `publisher`, `administrator`, `system`, `command`.
    public let role: String
    /// Identifies the actor inside the role.
    public let id: String

    /// Makes an actor.
    public init(role: String, id: String) {
        self.role = role
        self.id = id
    }

    /// The program itself.
    public static let system = AuditActor(role: "system", id: "system")
    /// Somebody at this machine's command line.
    public static let command = AuditActor(role: "command", id: "command")
}

/// Something that happened, before it has a place in the log.
public struct AuditEvent: Sendable, Hashable {
    /// Who did it.
    public let actor: AuditActor
    /// What was done, as in `record.registered`.
    public let verb: String
    /// To what: an identifier.
    public let object: String
    /// Which version of the object resulted.
    public let objectVersion: Int
    /// Details; no personal data.
    public let payload: CanonicalJSON
    /// When.
    public let at: Timestamp

    /// Makes an event.
    public init(
        actor: AuditActor, verb: String, object: String, objectVersion: Int = 1, payload: CanonicalJSON = .object([:]),
        at: Timestamp
    ) {
        self.actor = actor
        self.verb = verb
        self.object = object
        self.objectVersion = objectVersion
        self.payload = payload
        self.at = at
    }
}

/// One line of the audit log. Each carries the hash of the one before, so that a change anywhere breaks the chain.
public struct AuditEntry: Sendable, Hashable {
    /// Its place, from 1, without gaps.
    public let sequence: Int64
    /// When; never earlier than the entry before.
    public let at: Timestamp
    /// The actor's role.
    public let actorRole: String
    /// Keyed hash of the actor and the object.
    public let actorReference: String
    /// What was done.
    public let verb: String
    /// To what.
    public let object: String
    /// Which version of it resulted.
    public let objectVersion: Int
    /// Digest of the payload's canonical JSON.
    public let payloadDigest: ContentDigest
    /// Hash of the entry before; 32 zero bytes for the first.
    public let previous: ContentDigest
    /// Hash of this entry.
    public let hash: ContentDigest

    /// What the first entry names as the one before it.
    public static let origin = ContentDigest(bytes: [UInt8](repeating: 0, count: 32)) ?? ContentDigest(of: [])

    /// Reads back an entry with the hash that was stored; see ``expectedHash``.
    public init(
        sequence: Int64, at: Timestamp, actorRole: String, actorReference: String, verb: String, object: String,
        objectVersion: Int, payloadDigest: ContentDigest, previous: ContentDigest, hash: ContentDigest
    ) {
        self.sequence = sequence
        self.at = at
        self.actorRole = actorRole
        self.actorReference = actorReference
        self.verb = verb
        self.object = object
        self.objectVersion = objectVersion
        self.payloadDigest = payloadDigest
        self.previous = previous
        self.hash = hash
    }

    /// Makes the entry that follows `last` (nil at the start of a log).
    /// - Parameter actorKey: the log's secret, with which the actor's id is hashed.
    public init(following last: AuditEntry?, event: AuditEvent, actorKey: [UInt8]) {
        let sequence = (last?.sequence ?? 0) + 1
        // A clock that was set back must not make the log run backwards.
        let at = max(event.at, last?.at ?? event.at)
        let reference = AuditEntry.reference(of: event.actor, doing: event.object, key: actorKey)
        let payloadDigest = ContentDigest(of: event.payload.serialized)
        let previous = last?.hash ?? AuditEntry.origin
        let hash = AuditEntry.hash(
            sequence: sequence, at: at, actorRole: event.actor.role, actorReference: reference, verb: event.verb,
            object: event.object, objectVersion: event.objectVersion, payloadDigest: payloadDigest, previous: previous)
        self.init(
            sequence: sequence, at: at, actorRole: event.actor.role, actorReference: reference, verb: event.verb,
            object: event.object, objectVersion: event.objectVersion, payloadDigest: payloadDigest, previous: previous,
            hash: hash)
    }

    /// The hash that the entry's other fields demand.
    public var expectedHash: ContentDigest {
        AuditEntry.hash(
            sequence: sequence, at: at, actorRole: actorRole, actorReference: actorReference, verb: verb,
            object: object, objectVersion: objectVersion, payloadDigest: payloadDigest, previous: previous)
    }

    /// The same person has the same reference in every entry about one object, so that two people can be told apart there,
    /// and another one about every other object: entries can be published without showing what somebody did elsewhere.
    private static func reference(of actor: AuditActor, doing object: String, key: [UInt8]) -> String {
        let code = HMAC<SHA256>.authenticationCode(
            for: Array("\(actor.role):\(actor.id)\n\(object)".utf8), using: .init(data: key))
        return ContentDigest(bytes: Array(code)).map { String($0.description.prefix(32)) } ?? ""
    }

    private static func hash(
        sequence: Int64, at: Timestamp, actorRole: String, actorReference: String, verb: String, object: String,
        objectVersion: Int, payloadDigest: ContentDigest, previous: ContentDigest
    ) -> ContentDigest {
        ContentDigest(
            of: Array(domain.utf8)
                + form(
                    sequence: sequence, at: at, actorRole: actorRole, actorReference: actorReference, verb: verb,
                    object: object, objectVersion: objectVersion, payloadDigest: payloadDigest, previous: previous
                ).serialized)
    }

    /// What stands before an entry's canonical JSON where it is hashed.
    public static let domain = "countersign.audit.v1"

    /// The entry as it is hashed: everything but the hash itself.
    public var canonicalForm: CanonicalJSON {
        AuditEntry.form(
            sequence: sequence, at: at, actorRole: actorRole, actorReference: actorReference, verb: verb,
            object: object, objectVersion: objectVersion, payloadDigest: payloadDigest, previous: previous)
    }

    private static func form(
        sequence: Int64, at: Timestamp, actorRole: String, actorReference: String, verb: String, object: String,
        objectVersion: Int, payloadDigest: ContentDigest, previous: ContentDigest
    ) -> CanonicalJSON {
        .object([
            "seq": .integer(sequence), "at": .string(at.description), "actor_role": .string(actorRole),
            "actor_ref": .string(actorReference), "verb": .string(verb), "object": .string(object),
            "object_version": .integer(Int64(objectVersion)), "payload_sha256": .string(payloadDigest.description),
            "prev": .string(previous.description),
        ])
    }
}
