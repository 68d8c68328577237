// SPDX-License-Identifier: Apache-2.0
package import ProvenanceRegistry

/// Reads what casework holds, from one snapshot.
package protocol CaseworkReader {
    func find<Object: CaseworkObject>(_ type: Object.Type, _ key: String) throws -> Object?
    /// Everything of a kind with that link, oldest first.
    func find<Object: CaseworkObject>(_ type: Object.Type, _ link: ObjectLink) throws -> [Object]
    /// What time has to be looked at for, the longest overdue first.
    func due<Object: CaseworkObject>(_ type: Object.Type, by moment: Timestamp, limit: Int) throws -> [Object]
}

/// One object that a command changed.
package struct CaseworkChange: Sendable {
    package let object: any CaseworkObject
    /// The version in the store; 0: new.
    package let base: Int
}

/// Everything that follows from one command: it is stored whole or not at all.
package struct CaseworkChanges: Sendable {
    package var changes: [CaseworkChange] = []
    package var events: [AuditEvent] = []
    package var messages: [OutboxMessage] = []
    /// What was made: its identifier.
    package var made: String?
    /// The code for whoever filed it.
    package var code: String?
}

/// What came of a command.
package enum CaseworkOutcome: Sendable {
    case done(CaseworkChanges)
    /// Nothing changed; the event tells of the attempt.
    case refused(Refusal, AuditEvent)
}

/// Keeps casework. Each command is one transaction, with its audit entries and outbox messages.
package protocol CaseworkStore: Sendable {
    /// Runs a command. - Throws: ``Refusal``, or the storage's error.
    @discardableResult
    func perform(
        _ command: CaseworkCommand, by actor: CaseworkActor, at now: Timestamp, with handler: CaseworkHandler
    ) async throws -> CaseworkChanges
    /// Reads from one snapshot.
    func read<Value: Sendable>(_ body: @escaping @Sendable (any CaseworkReader) throws -> Value) async throws -> Value
    /// Messages that nobody has done yet, oldest first, with their numbers.
    func openMessages(limit: Int) async throws -> [(number: Int64, message: OutboxMessage)]
    /// Marks a message as done.
    func closeMessage(_ number: Int64, at now: Timestamp) async throws
    /// Seals personal data under a key of its own.
    func seal(_ text: String) async throws -> SealedText
    /// The text; nil where the key was destroyed.
    func open(_ sealed: SealedText) async throws -> String?
}

/// Casework in memory: for tests, and for trying out.
package struct MemoryCasework: CaseworkReader, Sendable {
    private struct Place: Hashable, Sendable {
        let kind: String
        let key: String
    }
    private struct LinkPlace: Hashable, Sendable {
        let kind: String
        let link: ObjectLink
    }
    private var objects: [Place: any CaseworkObject] = [:]
    private var linked: [LinkPlace: Set<String>] = [:]
    package private(set) var events: [AuditEvent] = []
    package private(set) var messages: [OutboxMessage] = []

    package init() {}

    package func find<Object: CaseworkObject>(_ type: Object.Type, _ key: String) -> Object? {
        objects[Place(kind: Object.kind, key: key)] as? Object
    }

    package func find<Object: CaseworkObject>(_ type: Object.Type, _ link: ObjectLink) -> [Object] {
        (linked[LinkPlace(kind: Object.kind, link: link)] ?? []).sorted().compactMap { find(type, $0) }
    }

    package func all<Object: CaseworkObject>(_ type: Object.Type) -> [Object] {
        objects.filter { $0.key.kind == Object.kind }.compactMap { $0.value as? Object }.sorted { $0.key < $1.key }
    }

    package func due<Object: CaseworkObject>(_ type: Object.Type, by moment: Timestamp, limit: Int) -> [Object] {
        let found = objects.filter { $0.key.kind == Object.kind }.compactMap { $0.value as? Object }
            .filter { ($0.nextDue ?? .init(milliseconds: .max)) <= moment }
        return Array(
            found.sorted { ($0.nextDue ?? moment, $0.key) < ($1.nextDue ?? moment, $1.key) }.prefix(limit))
    }

    /// Puts an object in as it is, without a command.
    package mutating func place(_ object: some CaseworkObject) {
        let kind = type(of: object).kind
        let place = Place(kind: kind, key: object.key)
        for link in objects[place]?.links ?? [] { linked[LinkPlace(kind: kind, link: link)]?.remove(object.key) }
        objects[place] = object
        for link in object.links { linked[LinkPlace(kind: kind, link: link), default: []].insert(object.key) }
    }

    /// Stores what came of a command.
    package mutating func store(_ outcome: CaseworkOutcome) {
        switch outcome {
        case .refused(_, let event): events.append(event)
        case .done(let changes):
            for change in changes.changes { place(change.object) }
            events += changes.events
            messages += changes.messages
        }
    }
}
