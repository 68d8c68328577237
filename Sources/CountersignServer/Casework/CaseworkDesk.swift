// SPDX-License-Identifier: Apache-2.0
import Accounts
package import Casework
package import ProvenanceRegistry

/// Casework as the service uses it: the store, and the rules.
package struct CaseworkDesk: Sendable {
    package let store: any CaseworkStore
    package let handler: CaseworkHandler

    package init(store: any CaseworkStore, handler: CaseworkHandler) {
        self.store = store
        self.handler = handler
    }

    /// Runs a command.
    /// - Throws: ``ServiceError`` for a refusal; what the store throws.
    @discardableResult
    func perform(_ command: CaseworkCommand, by actor: CaseworkActor, at now: Timestamp) async throws
        -> CaseworkChanges
    {
        do { return try await store.perform(command, by: actor, at: now, with: handler) } catch {
            guard let refusal = error as? Casework.Refusal else { throw error }
            throw ServiceError(refusal)
        }
    }

    /// Does what time asks for.
    package func tick(at now: Timestamp) async throws {
        try await perform(.tick(limit: 200), by: .system, at: now)
    }
}

extension ServiceError {
    /// A refusal in the terms of the service.
    init(_ refusal: Casework.Refusal) {
        let faults = refusal.faults.map(\.rawValue).joined(separator: ", ")
        switch refusal.code {
        case .invalidTransition:
            self.init(.conflict, "invalid_transition: \(refusal.object) is not in a state in which this can be done.")
        case .versionConflict:
            self.init(.conflict, "version_conflict: somebody else changed \(refusal.object). Read it again.")
        case .forbidden: self.init(.forbidden, "Your role does not allow this.")
        case .separationOfDuty:
            self.init(.forbidden, "separation_of_duty: you took part in this. Somebody else has to do it.")
        case .guardFailed: self.init(.invalidInput, "guard_failed: \(faults)", field: refusal.faults.first?.rawValue)
        case .notFound: self.init(.notFound)
        }
    }
}

extension Exchange {
    /// - Throws: ``ServiceError`` `not_found` where this service keeps no cases.
    func requireCasework() throws(ServiceError) -> CaseworkDesk {
        guard let desk = site.casework else { throw ServiceError(.notFound) }
        return desk
    }

    /// Slows down whoever guesses codes: wrong ones cost time, by address.
    func requireFewWrongCodes() throws(ServiceError) {
        if let wait = site.throttle.wait(for: "code \(client.key)") {
            throw ServiceError(.tooManyRequests, "Too many wrong codes.", retryAfter: wait)
        }
    }

    func noteWrongCode() { site.throttle.failed("code \(client.key)") }
}
