// SPDX-License-Identifier: Apache-2.0
import Casework
import CaseworkFuzz
import ProvenanceRegistry
import Testing

/// Random commands by random people, from seeds: whatever is asked for, the invariants hold, and a refusal changes
/// nothing but the log.
@Suite("Random commands")
struct FuzzTests {
    @Test("A hundred thousand random commands never break an invariant")
    func commands() async throws {
        let done = try await withThrowingTaskGroup(of: [String: Int].self) { group in
            for world in 0..<100 { group.addTask { try Self.run(seed: UInt64(world), commands: 1000) } }
            return try await group.reduce(into: [:]) { sum, part in sum.merge(part, uniquingKeysWith: +) }
        }
        // The sequences reach the far ends of the tables, or this would prove little.
        for name in [
            "report.file", "report.complete", "case.propose", "case.confirm", "case.return", "case.provisional",
            "case.timeout", "case.newFacts", "appeal.file", "appeal.decide", "appeal.withdraw", "share.publish",
            "ban.confirm", "evidence.delete",
        ] { #expect((done[name] ?? 0) > 0, "\(name) never succeeded: \(done)") }
    }

    private static func run(seed: UInt64, commands: Int) throws -> [String: Int] {
        var done: [String: Int] = [:]
        var fuzz = CommandFuzz(seed: seed)
        var store = MemoryCasework()
        for _ in 0..<commands {
            let (command, actor) = fuzz.next(from: store)
            let outcome = try fuzz.handler.handle(
                command, by: actor, at: fuzz.now, reading: store, random: &fuzz.identifiers)
            let before = store.events.count
            store.store(outcome)
            guard case .done(let changes) = outcome else {
                #expect(store.events.count == before + 1)
                continue
            }
            done[command.name, default: 0] += 1
            for file in CommandFuzz.cases(touchedBy: changes, in: store) {
                let faults = try CaseworkInvariants.faults(
                    of: file, in: store, at: fuzz.now, policy: fuzz.handler.policy)
                #expect(faults.isEmpty, "seed \(seed), \(command.name): \(faults)")
                if !faults.isEmpty { return done }
            }
        }
        return done
    }
}
