// SPDX-License-Identifier: Apache-2.0
import Accounts
import ProvenanceRegistry

/// Where a command is worked on: what it read, what it changed so far, and what it has to say about it. The store is
/// untouched until all of it is done.
struct Desk {
    let reader: any CaseworkReader
    let now: Timestamp
    var actor: CaseworkActor
    /// In which role the actor is acting; the audit log names it.
    var role: Role
    var random: CaseworkRandom
    var output = CaseworkChanges()
    private var changed: [String: (object: any CaseworkObject, base: Int)] = [:]
    private var order: [String] = []

    init(
        reader: any CaseworkReader, now: Timestamp, actor: CaseworkActor, role: Role, random: CaseworkRandom
    ) {
        self.reader = reader
        self.now = now
        self.actor = actor
        self.role = role
        self.random = random
    }

    /// - Throws: ``Refusal`` `not_found`.
    func get<Object: CaseworkObject>(_ type: Object.Type, _ key: String) throws -> Object {
        guard let object = try find(type, key) else { throw Refusal(.notFound, key) }
        return object
    }

    /// - Throws: ``Refusal`` `not_found`, `version_conflict`.
    func get<Object: CaseworkObject>(_ type: Object.Type, _ key: String, version: Int) throws -> Object {
        let object = try get(type, key)
        guard object.version == version else { throw Refusal(.versionConflict, key) }
        return object
    }

    func find<Object: CaseworkObject>(_ type: Object.Type, _ key: String) throws -> Object? {
        if let entry = changed[key] { return entry.object as? Object }
        return try reader.find(type, key)
    }

    func find<Object: CaseworkObject>(_ type: Object.Type, _ link: ObjectLink) throws -> [Object] {
        var found = try reader.find(type, link).filter { changed[$0.key] == nil }
        for key in order {
            if let object = changed[key]?.object as? Object, object.links.contains(link) { found.append(object) }
        }
        return found
    }

    /// Takes a new or changed object and writes the audit entry that tells of it.
    mutating func put<Object: CaseworkObject>(
        _ object: Object, _ verb: String, _ payload: [String: CanonicalJSON] = [:]
    ) throws {
        var object = object
        let stored = try find(Object.self, object.key)
        let base = changed[object.key]?.base ?? (stored?.version ?? 0)
        object.version = (stored?.version ?? 0) + 1
        object.updatedAt = now
        if changed[object.key] == nil { order.append(object.key) }
        changed[object.key] = (object, base)
        var payload = payload
        if !object.stateName.isEmpty { payload["state"] = .string(object.stateName) }
        note(verb, object.key, version: object.version, payload)
    }

    /// Writes an audit entry.
    mutating func note(_ verb: String, _ object: String, version: Int, _ payload: [String: CanonicalJSON]) {
        output.events.append(
            AuditEvent(
                actor: AuditActor(role: role.rawValue, id: actor.id), verb: verb, object: object,
                objectVersion: version, payload: .object(payload), at: now))
    }

    mutating func send(_ kind: OutboxMessage.Kind, _ subject: String) {
        output.messages.append(OutboxMessage(kind: kind, subject: subject, at: now))
    }

    mutating func notify(
        _ to: Notification.Recipient, _ template: Notification.Template, about: String
    ) throws {
        let notification = Notification(
            id: NotificationID(at: now, using: &random), createdAt: now, updatedAt: now, to: to, template: template,
            about: about, state: .queued)
        try put(notification, "notification.queued", ["template": .string(template.rawValue), "about": .string(about)])
        send(.notify, notification.key)
    }

    /// Runs what follows by itself from what somebody did: the log names the program for it.
    mutating func asSystem<Value>(_ body: (inout Desk) throws -> Value) rethrows -> Value {
        let (before, beforeRole) = (actor, role)
        actor = .system
        role = .system
        defer {
            actor = before
            role = beforeRole
        }
        return try body(&self)
    }

    /// Everything, ready to be stored.
    var result: CaseworkChanges {
        var result = output
        result.changes = order.compactMap { changed[$0].map { CaseworkChange(object: $0.object, base: $0.base) } }
        return result
    }
}

/// - Throws: ``Refusal`` `invalid_transition` where the table has no such row.
func targets<State, Event>(
    _ machine: StateMachine<State, Event>, from state: State, on event: Event, _ object: String
) throws -> [State] {
    let found = machine.targets(from: state, on: event)
    guard !found.isEmpty else { throw Refusal(.invalidTransition, object) }
    return found
}

/// The one place a row leads to.
func target<State, Event>(
    _ machine: StateMachine<State, Event>, from state: State, on event: Event, _ object: String
) throws -> State {
    guard let only = try targets(machine, from: state, on: event, object).first else {
        throw Refusal(.invalidTransition, object)
    }
    return only
}
