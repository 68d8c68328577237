// SPDX-License-Identifier: Apache-2.0
import Accounts
import ProvenanceRegistry
import Testing

@Suite("Who may do what")
struct PermissionsTests {
    /// The table of the design, written a second time by role instead of by verb: a slip in one shows in the other.
    private static let expected: [Role: Set<Verb>] = [
        .public: [.fileReport, .seeOwnReport, .fileAppeal],
        .complainant: [.fileReport, .seeOwnReport, .fileAppeal],
        .subject: [.fileReport, .seeOwnReport, .fileAppeal],
        .partner: [.fileReport, .seeOwnReport],
        .intake: [.acknowledgeReport, .completeReport, .mergeReports, .setSeverity],
        .reviewer: [
            .acknowledgeReport, .completeReport, .mergeReports, .setSeverity, .seeItemMedia, .proposeDecision,
            .seeGeneration, .decideGeneration,
        ],
        .senior: [
            .acknowledgeReport, .completeReport, .mergeReports, .setSeverity, .seeItemMedia, .proposeDecision,
            .confirmDecision, .seeReporterIdentity, .approvePolicy, .seeGeneration, .decideGeneration,
        ],
        .appeals: [.seeItemMedia, .decideAppeal, .withdrawShare, .seeGeneration],
        .registrar: [.seeReporterIdentity, .approveVerification],
        .policy: [.proposePolicy, .runSafetySuite, .seeGeneration],
        .sharing: [.publishShare, .withdrawShare],
        .safetyEngineer: [.runSafetySuite, .seeGeneration, .decideGeneration],
        .auditor: [.seeItemMedia, .seeReporterIdentity, .readAudit, .readEverything, .seeGeneration],
        .transparency: [.buildReport],
        .admin: [.manageUsers, .manageKeys, .manageStorage],
        .system: [.applyAction],
    ]
    private static let queue = QueueName("images")

    @Test("every role against every verb", arguments: Role.allCases)
    func table(_ role: Role) throws {
        let expected = try #require(Self.expected[role])
        let actor = Actor(
            id: AccountID(at: Timestamp(milliseconds: 0)), roles: [role],
            queues: Set([Self.queue].compactMap { $0 }))
        for verb in Verb.allCases {
            #expect(actor.may(verb, in: Self.queue) == expected.contains(verb), "\(role) \(verb)")
            if expected.contains(verb) {
                #expect(try actor.require(verb, in: Self.queue).role == role.rawValue)
            } else {
                #expect(throws: AccountError(.forbidden, "")) { try actor.require(verb, in: Self.queue) }
            }
        }
    }

    @Test("every verb is somebody's")
    func noOrphans() {
        for verb in Verb.allCases { #expect(!Permissions.roles(for: verb).isEmpty) }
    }

    @Test("a reviewer reaches only the queues given", arguments: [Role.intake, .reviewer])
    func queues(_ role: Role) throws {
        let mine = try #require(QueueName("images"))
        let other = try #require(QueueName("sound"))
        let actor = Actor(id: nil, roles: [role], queues: [mine])
        for verb in Permissions.verbs(of: role) where verb.concernsQueue {
            #expect(actor.may(verb, in: mine))
            #expect(!actor.may(verb, in: other))
            #expect(!actor.may(verb))
            #expect(actor.verdict(on: verb, in: other) == .refused(.queue(other)))
        }
        // A second role that is not bound lifts the border for what that role may do, and for nothing else.
        let both = Actor(id: nil, roles: [role, .auditor], queues: [mine])
        #expect(both.may(.seeItemMedia, in: other))
        #expect(!both.may(.setSeverity, in: other))
    }

    @Test("an administrator can read neither cases nor evidence nor reporters")
    func administrator() {
        let admin = Actor(id: nil, roles: [.admin], queues: Set([Self.queue].compactMap { $0 }))
        for verb: Verb in [.seeItemMedia, .readEverything, .readAudit, .seeReporterIdentity] {
            #expect(!admin.may(verb, in: Self.queue))
        }
    }

    @Test("names of queues are plain")
    func queueNames() {
        #expect(QueueName("images-de-2") != nil)
        for text in ["", "Images", "a b", "ä", "x/y", String(repeating: "a", count: 65)] {
            #expect(QueueName(text) == nil)
        }
    }
}
