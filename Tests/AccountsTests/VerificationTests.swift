// SPDX-License-Identifier: Apache-2.0
import Accounts
import ByteKit
import ProvenanceRegistry
import Testing

@Suite("Verification of complainants")
struct VerificationTests {
    typealias State = Verification.State
    private static let now = Timestamp(milliseconds: 1_800_000_000_000)
    private static let organisation = PublisherID(at: now)
    private static let requester = AccountID(at: now)
    private static let registrar = Actor(id: AccountID(at: now), roles: [.registrar])
    private static let second = Actor(id: AccountID(at: now), roles: [.registrar])

    private static func requested(_ method: Verification.Method, _ subject: String? = nil) throws -> Verification {
        let subjects: [Verification.Method: String] = [
            .email: "press@norhaven.example", .dns: "norhaven.example", .wellKnown: "norhaven.example",
            .credentialKey: "CN=Norhaven", .register: "list 4, place 2",
        ]
        return try Verification.request(
            id: VerificationID(at: now), organisation: organisation, by: requester, method: method,
            subject: subject ?? subjects[method] ?? "", at: now)
    }

    /// One verification in every state, by the ways that lead there.
    private static func inState(_ state: State, _ method: Verification.Method = .dns) throws -> Verification {
        let requested = try requested(method)
        if state == .requested { return requested }
        if state == .denied { return try requested.denied(by: registrar, reason: "unfounded") }
        let challenged = try requested.challenged(with: "t0", at: now)
        if state == .challenged { return challenged }
        var proven = try challenged.tried(true, electionDay: nil, at: now)
        if state == .proven { return proven }
        for registrar in [registrar, second].prefix(method.approvalsNeeded) {
            proven = try proven.approved(by: registrar, hasLevel2: true, electionDay: nil, at: now)
        }
        switch state {
        case .revoked: return try proven.revoked(by: registrar, reason: "lost")
        case .expired: return proven.aged(to: now.adding(seconds: Verification.standingSeconds))
        default: return proven
        }
    }

    @Test(
        "every step from every state is allowed where the table says so and refused elsewhere",
        arguments: State.allCases)
    func transitions(_ state: State) throws {
        typealias Step = (Verification) throws -> Verification
        let steps: [(name: String, from: Set<State>, to: State, step: Step)] = [
            ("challenge", [.requested], .challenged, { try $0.challenged(with: "t", at: Self.now) }),
            ("prove", [.challenged], .proven, { try $0.tried(true, electionDay: nil, at: Self.now) }),
            ("fail", [.challenged], .challenged, { try $0.tried(false, electionDay: nil, at: Self.now) }),
            (
                "approve", [.proven], .approved,
                { try $0.approved(by: Self.registrar, hasLevel2: true, electionDay: nil, at: Self.now) }
            ),
            (
                "deny", [.requested, .challenged, .proven], .denied,
                { try $0.denied(by: Self.registrar, reason: "unfounded") }
            ),
            ("revoke", [.approved], .revoked, { try $0.revoked(by: Self.registrar, reason: "lost") }),
            ("recheck", [.approved], .approved, { try $0.rechecked(true, at: Self.now) }),
            ("lose", [.approved], .revoked, { try $0.rechecked(false, at: Self.now) }),
        ]
        let verification = try Self.inState(state)
        #expect(verification.state == state)
        for (name, from, to, step) in steps {
            if from.contains(state) {
                #expect(try step(verification).state == to, "\(name) from \(state)")
            } else {
                #expect(throws: AccountError(.invalidTransition, ""), "\(name) from \(state)") {
                    try step(verification)
                }
            }
        }
        let late = verification.aged(to: Self.now.adding(seconds: 10 * 365 * 86_400))
        #expect(late.state == (state.isFinal ? state : .expired))
        #expect(verification.aged(to: Self.now).state == state)
        #expect(verification.level(at: Self.now) == (state == .approved ? 2 : 0))
    }

    @Test("level 3 takes two registrars, who are neither the same person nor of the organisation, and a level 2")
    func twoRegistrars() throws {
        let proven = try Self.inState(.proven, .register)
        #expect(throws: AccountError(.invalidTransition, "")) {
            try proven.approved(by: Self.registrar, hasLevel2: false, electionDay: nil, at: Self.now)
        }
        let once = try proven.approved(by: Self.registrar, hasLevel2: true, electionDay: nil, at: Self.now)
        #expect(once.state == .proven && once.level(at: Self.now) == 0)
        #expect(throws: AccountError(.forbidden, "")) {
            try once.approved(by: Self.registrar, hasLevel2: true, electionDay: nil, at: Self.now)
        }
        let own = Actor(id: Self.requester, roles: [.registrar])
        let colleague = Actor(id: AccountID(at: Self.now), roles: [.registrar], organisation: Self.organisation)
        let nobody = Actor(id: AccountID(at: Self.now), roles: [.senior, .admin, .reviewer])
        for actor in [own, colleague, nobody] {
            #expect(throws: AccountError(.forbidden, "")) {
                try once.approved(by: actor, hasLevel2: true, electionDay: nil, at: Self.now)
            }
        }
        let twice = try once.approved(by: Self.second, hasLevel2: true, electionDay: nil, at: Self.now)
        #expect(twice.state == .approved && twice.level(at: Self.now) == 3)
        #expect(throws: AccountError(.forbidden, "")) { try twice.revoked(by: nobody, reason: "x") }
        #expect(throws: AccountError(.forbidden, "")) { try proven.denied(by: nobody, reason: "x") }
    }

    @Test("it holds until 60 days after the election, and a year without one")
    func ends() throws {
        let election = Self.now.adding(seconds: 30 * 86_400)
        let proven = try Self.inState(.proven)
        let approved = try proven.approved(by: Self.registrar, hasLevel2: false, electionDay: election, at: Self.now)
        let end = election.adding(seconds: 60 * 86_400)
        #expect(approved.level(at: end.adding(seconds: -1)) == 2 && approved.level(at: end) == 0)
        #expect(approved.aged(to: end).state == .expired)
        let standing = try proven.approved(by: Self.registrar, hasLevel2: false, electionDay: nil, at: Self.now)
        #expect(standing.validUntil == Self.now.adding(seconds: 365 * 86_400))
    }

    @Test("time and tries end a challenge")
    func limits() throws {
        let code = try Self.requested(.email).challenged(with: "x", at: Self.now)
        #expect(throws: AccountError(.spent, "")) {
            try code.tried(true, electionDay: nil, at: Self.now.adding(seconds: Verification.emailSeconds))
        }
        var tried = code
        for _ in 0..<Verification.triesAllowed { tried = try tried.tried(false, electionDay: nil, at: Self.now) }
        #expect(throws: AccountError(.tooManyTries, "")) { try tried.tried(true, electionDay: nil, at: Self.now) }
        #expect(throws: AccountError(.invalidValue, "")) {
            try Self.requested(.dns).denied(by: Self.registrar, reason: "")
        }
        // A confirmed e-mail needs nobody's approval.
        let confirmed = try code.tried(true, electionDay: nil, at: Self.now)
        #expect(confirmed.level(at: Self.now) == 1 && confirmed.challenge == nil)
    }

    @Test(
        "what is no public domain or address is refused",
        arguments: [
            "", "localhost", "a", "example", "192.0.2.1", "-a.example", "a-.example", "a..example", "exa mple.org",
            "https://example.org", "example.org/x", "printer.local", "x.internal", "ex\u{E4}mple.org",
            String(repeating: "a", count: 64) + ".org", "example.org:443", "user@example.org",
        ])
    func domains(_ text: String) {
        #expect(throws: AccountError(.invalidValue, "")) { try Self.requested(.dns, text) }
        #expect(throws: AccountError(.invalidValue, "")) { try Self.requested(.email, "a@" + text) }
    }

    @Test("domains are kept in one form")
    func domainForm() throws {
        #expect(try Self.requested(.dns, "Norhaven.EXAMPLE.").subject == "norhaven.example")
        #expect(throws: AccountError(.invalidValue, "")) { try Self.requested(.email, "a b@example.org") }
        #expect(throws: AccountError(.invalidValue, "")) { try Self.requested(.email, "a@b@example.org") }
    }

    @Test("a proof is found where it must be, and nowhere else")
    func proofs() async throws {
        var generator = SystemRandomNumberGenerator()
        let token = ProofReader.makeToken(using: &generator)
        #expect(token.count == 32)
        let dns = try Self.requested(.dns).challenged(with: token, at: Self.now)
        let file = try Self.requested(.wellKnown).challenged(with: token, at: Self.now)
        let key = try Self.requested(.credentialKey).challenged(with: token, at: Self.now)
        struct Unreachable: Error {}
        func reader(
            records: [String] = [], content: String? = nil, signs: Bool = false
        ) -> ProofReader {
            ProofReader(
                textRecords: { $0 == "norhaven.example" ? records : [] },
                file: { address, _ in
                    guard let content,
                        address == "https://norhaven.example/.well-known/countersign-verify/\(token)"
                    else { throw Unreachable() }
                    return Array(content.utf8)
                },
                isSigned: { message, _, organisation in
                    signs && organisation == Self.organisation && message == ProofReader.message(key)
                })
        }
        #expect(await reader(records: ["v=spf1", "countersign-verify=\(token)"]).isProven(dns, answer: ""))
        #expect(await !reader(records: ["countersign-verify=\(token)0", token]).isProven(dns, answer: ""))
        #expect(await !reader(records: []).isProven(dns, answer: token))
        #expect(await reader(content: "\(token)\n").isProven(file, answer: ""))
        #expect(await !reader(content: "<html>\(token)</html>").isProven(file, answer: ""))
        #expect(await !reader().isProven(file, answer: ""))
        #expect(await !reader(content: String(repeating: " ", count: 2000) + token).isProven(file, answer: ""))
        let signature = Base64.encode([UInt8](repeating: 1, count: 64), alphabet: .url)
        #expect(await reader(signs: true).isProven(key, answer: signature))
        #expect(await !reader(signs: false).isProven(key, answer: signature))
        #expect(await !reader(signs: true).isProven(key, answer: "AAAA"))
        // A verification without a challenge is never proven, whatever lies outside.
        #expect(await !reader(records: ["countersign-verify="]).isProven(try Self.requested(.dns), answer: ""))
    }

    @Test("an e-mail code fits its own verification alone")
    func codes() async throws {
        var generator = SystemRandomNumberGenerator()
        let none = ProofReader(textRecords: { _ in [] }, file: { _, _ in [] }, isSigned: { _, _, _ in true })
        let requested = try Self.requested(.email)
        let (code, challenge) = ProofReader.makeCode(for: requested.id, using: &generator)
        #expect(code.count == 8 && !challenge.contains(code))
        let challenged = try requested.challenged(with: challenge, at: Self.now)
        #expect(await none.isProven(challenged, answer: "\(code.prefix(4)) \(code.suffix(4))"))
        #expect(await !none.isProven(challenged, answer: challenge))
        #expect(await !none.isProven(challenged, answer: code == "00000000" ? "00000001" : "00000000"))
        let other = try Self.requested(.email).challenged(with: challenge, at: Self.now)
        #expect(await !none.isProven(other, answer: code))
    }
}
