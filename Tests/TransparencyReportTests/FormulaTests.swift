// SPDX-License-Identifier: Apache-2.0
import ProvenanceRegistry
import Testing
import TransparencyReport

/// Every formula of section 12 of the design, with made events.
@Suite("Tables")
struct FormulaTests {
    private func spans(_ milliseconds: [Int64]) -> Figure.Value? {
        Spans(milliseconds: milliseconds).map { .spans($0) }
    }

    static let hour: Int64 = 3600
    static let day: Int64 = 86_400

    @Test("T1 counts the reports of the period, and who reported only from five on")
    func intake() throws {
        var log = MadeLog()
        log.open("before", opened: -10)
        for number in 0..<5 { log.open("r\(number)", opened: Int64(number)) }
        log.add(
            100, "report.received", "rep_late",
            ["channel": .string("api"), "relation": .string("depicted"), "level": .integer(3)])
        log.add(161, "report.acknowledged", "rep_late")
        log.add(200, "report.incomplete", "rep_late")
        log.add(200 + 14 * Self.day, "report.lapsed", "rep_late")
        let found = try log.figures()
        #expect(found.value("T1", "reports") == .count(6))
        #expect(found.value("T1", "acknowledged_in_time") == Share(5, of: 6).map { .share($0) })
        #expect(found.value("T1", "incomplete") == .count(1))
        #expect(found.value("T1", "lapsed") == .count(1))
        #expect(found.value("T1", "reports", "relation", "depicted") == .few)
        #expect(found.value("T1", "reports", "relation", "public") == .heldBack)
        #expect(found.value("T1", "reports", "language", "unknown") == .count(6))
        #expect(found.table("T1").filter { !$0.by.isEmpty }.allSatisfy { $0.source == .log })
    }

    @Test("T2: what waits at the end is what the cases say one by one")
    func backlog() throws {
        var log = MadeLog()
        log.open("old", opened: -Self.day)
        log.decide("done-before", opened: -3 * Self.day, decided: -2 * Self.day)
        log.decide("a", opened: 10, decided: 20)
        log.open("b", opened: 30)
        log.open("c", opened: 40)
        log.add(50, "case.merged", "cas_c", ["into": .string("cas_b")])
        log.add(60, "case.reopened", "cas_done-before", ["decision_due": .string(MadeLog.at(100).description)])
        log.open("after", opened: 91 * Self.day)
        let found = try log.figures()
        let figures = ["backlog_start", "opened", "reopened", "decided", "merged", "backlog_end"]
        #expect(figures.map { found.value("T2", $0) } == [1, 3, 1, 1, 1, 3].map { .count($0) })
        let history = History(log.events, period: MadeLog.period)
        #expect(history.cases.values.count { $0.isOpen(at: MadeLog.period.to) } == 3)
        #expect(found.value("T2", "opened", "severity", "S2") == .count(3))
    }

    @Test("T3 divides decisions; one with two measures counts under both")
    func outcomes() throws {
        var log = MadeLog()
        log.decide("a", opened: 0, decided: 10, measures: ["M5", "A1"])
        log.decide("b", opened: 0, decided: 10, outcome: "exempt", measures: [], reason: "voice_clone")
        log.decide("c", opened: 0, decided: 10, outcome: "label", measures: ["M1"])
        let found = try log.figures()
        #expect(found.value("T3", "decisions") == .count(3))
        #expect(found.value("T3", "exempt_share") == Share(1, of: 3).map { .share($0) })
        #expect(found.value("T3", "decisions", "outcome", "label") == .count(1))
        #expect(found.value("T3", "decisions", "measure", "M5") == .count(1))
        #expect(found.value("T3", "decisions", "measure", "A1") == .count(1))
        #expect(found.value("T3", "decisions", "clause", "P1") == .count(3))
        #expect(found.value("T3", "decisions", "reason", "voice_clone") == .count(1))
    }

    @Test("T4: medians, and the share in time of those whose moment lay in the period")
    func times() throws {
        var log = MadeLog()
        for number in 0..<3 {
            let opened = Int64(number) * Self.day
            log.open("t\(number)", opened: opened)
            log.add(opened + 600, "case.assigned", "cas_t\(number)")
        }
        for (number, hours) in [2, 4, 30].enumerated() {
            let moment = Int64(number) * Self.day + Int64(hours) * Self.hour
            log.add(
                moment, "case.decided", "cas_t\(number)",
                [
                    "outcome": .string("label"), "decision": .string(""),
                    "decision_due": .string(MadeLog.at(Int64(number) * Self.day + Self.day).description),
                ])
            log.add(moment, "report.answered", "rep_t\(number)")
        }
        log.open("forgotten", opened: 10 * Self.day)
        let found = try log.figures()
        #expect(found.value("T4", "first_look") == spans([600_000, 600_000, 600_000]))
        let hours = [2, 4, 30].map { Int64($0) * Self.hour * 1000 }
        #expect(found.value("T4", "decision") == spans(hours))
        #expect(found.value("T4", "answer") == spans(hours))
        #expect(found.value("T4", "look_in_time") == Share(3, of: 3).map { .share($0) })
        #expect(found.value("T4", "decided_in_time") == Share(2, of: 3).map { .share($0) })
        #expect(found.value("T4", "overdue_at_end") == .count(1))
    }

    @Test("T5: met, missed, and by how much")
    func clocks() throws {
        var log = MadeLog()
        log.open("met", opened: 0, legal: [("in-2026", 3 * Self.hour)])
        log.add(Self.hour, "case.decided", "cas_met", ["outcome": .string("label"), "decision": .string("")])
        log.open("missed", opened: Self.day, legal: [("in-2026", 3 * Self.hour)])
        log.add(
            Self.day + 5 * Self.hour, "case.decided", "cas_missed",
            ["outcome": .string("label"), "decision": .string("")])
        log.open("running", opened: 90 * Self.day - 60, legal: [("in-2026", 3 * Self.hour)])
        let found = try log.figures()
        #expect(
            ["triggered", "met", "missed"].map { found.value("T5", $0, "profile", "in-2026") }
                == [.count(3), .count(1), .count(1)])
        #expect(found.value("T5", "longest_overrun", "profile", "in-2026") == .length(2 * Self.hour * 1000))
    }

    @Test("T6: lapse rate and error by appeal")
    func automation() throws {
        var log = MadeLog()
        log.decide("a", opened: 0, decided: 10, automation: "partial")
        log.decide("b", opened: 0, decided: 10, automation: "partial")
        log.decide("c", opened: 0, decided: 10)
        log.apply("a", at: 20, measure: "M4", provisional: true)
        log.add(30, "action.lapsed", "act_a")
        log.apply("b", at: 40, measure: "M4", provisional: true)
        log.add(50, "action.confirmed", "act_b")
        log.add(60, "ban.provisional", "ban_1")
        log.add(70, "ban.lapsed", "ban_1")
        log.appeal("a", filed: 100, decided: 200, outcome: "reversed", automated: true)
        let found = try log.figures()
        #expect(found.value("T6", "provisional_applied") == .count(3))
        #expect(found.value("T6", "lapse_rate") == Share(2, of: 3).map { .share($0) })
        #expect(found.value("T6", "error_by_appeal") == Share(1, of: 2).map { .share($0) })
        #expect(found.value("T6", "decisions", "automation", "partial") == .count(2))
        #expect(found.value("T6", "error_by_sample") == .notMeasured(.noFeature))
    }

    @Test("T7: reversal rate, time, and whether everything was back within the hour")
    func appeals() throws {
        var log = MadeLog()
        for name in ["a", "b", "c"] {
            log.decide(name, opened: 0, decided: 10)
            log.apply(name, at: 20)
        }
        log.appeal("a", filed: 100, decided: 1100, outcome: "reversed")
        log.add(1100, "action.reversed", "act_a")
        log.appeal("b", filed: 1200, decided: 4200, outcome: "modified")
        log.add(4200 + 3601, "action.reversed", "act_b")
        log.appeal("c", filed: 9000, decided: 10_000, outcome: "confirmed")
        let found = try log.figures()
        #expect(found.value("T7", "filed") == .count(3))
        #expect(found.value("T7", "filed", "ground", "satire") == .count(3))
        #expect(found.value("T7", "decided", "outcome", "modified") == .count(1))
        #expect(found.value("T7", "reversal_rate") == Share(2, of: 3).map { .share($0) })
        #expect(found.value("T7", "decision") == spans([1_000_000, 3_000_000, 1_000_000]))
        #expect(found.value("T7", "restored_in_time") == Share(1, of: 2).map { .share($0) })
    }

    @Test("T8: measures on accounts, and how many came back")
    func accounts() throws {
        var log = MadeLog()
        log.decide("a", opened: 0, decided: 10)
        log.apply("a", at: 20, measure: "A3")
        for (number, earlier) in [0, 0, 1].enumerated() {
            log.add(Int64(30 + number), "strike.issued", "stk_\(number)", ["earlier": .integer(Int64(earlier))])
        }
        log.add(40, "strike.voided", "stk_0")
        var found = try log.figures()
        #expect(found.value("T8", "strikes") == .count(3))
        #expect(found.value("T8", "strikes_voided") == .count(1))
        #expect(found.value("T8", "suspensions") == .count(1))
        #expect(found.value("T8", "repeat_rate") == Share(1, of: 2).map { .share($0) })
        log.add(50, "strike.issued", "stk_9")
        found = try log.figures()
        #expect(found.value("T8", "repeat_rate") == .notMeasured(.notLogged))
    }

    @Test("T9 and T10: founded reports, refused orders")
    func channel() throws {
        var log = MadeLog()
        log.decide("a", opened: 0, decided: 10)
        log.decide("b", opened: 0, decided: 10, outcome: "no_violation", measures: [], order: true)
        log.decide("c", opened: 0, decided: 10, order: true)
        let found = try log.figures()
        #expect(found.value("T9", "founded_rate") == Share(2, of: 3).map { .share($0) })
        #expect(found.value("T10", "orders") == .count(2))
        #expect(found.value("T10", "refused_share") == Share(1, of: 2).map { .share($0) })
        #expect(found.value("T10", "decision") == spans([10_000, 10_000]))
    }

    @Test("T11: what the gateway decided, and what left it marked")
    func gateway() throws {
        var log = MadeLog()
        for (number, outcome) in ["allow", "allow", "block", "review"].enumerated() {
            log.add(
                Int64(number), "generation.decided", "gen_\(number)",
                ["decision": .string(outcome), "categories": .array([.string("election/voice_clone")])])
        }
        let produced: CanonicalJSON = .object([
            "files": .integer(2), "signed": .integer(2), "watermarked": .integer(1), "fingerprinted": .integer(2),
        ])
        log.add(10, "generation.answered", "gen_0", ["produced": produced])
        log.add(11, "generation.approved", "gen_3")
        var found = try log.figures()
        #expect(found.value("T11", "requests") == .count(4))
        #expect(found.value("T11", "requests", "outcome", "allow") == .count(2))
        #expect(found.value("T11", "requests", "category", "election/voice_clone") == .count(2))
        #expect(found.value("T11", "block_rate") == Share(1, of: 4).map { .share($0) })
        #expect(found.value("T11", "approved") == .count(1))
        #expect(found.value("T11", "signed_share") == Share(2, of: 2).map { .share($0) })
        #expect(found.value("T11", "marked_share") == Share(1, of: 2).map { .share($0) })
        log.add(12, "generation.answered", "gen_1")
        found = try log.figures()
        #expect(found.value("T11", "marked_share") == .notMeasured(.notLogged))
    }

    @Test("T12 and T13: the last run, the one before it, and exchanged names")
    func evaluation() throws {
        var log = MadeLog()
        func run(_ successes: Int64, _ seconds: Int64) {
            log.add(
                seconds, "redteam.recorded", "suite",
                [
                    "attempts": .integer(100), "successes": .integer(successes), "swaps": .integer(40),
                    "violations": .integer(0),
                    "techniques": .object([
                        "leet": .array([.integer(successes), .integer(60)]),
                        "rot13": .array([.integer(0), .integer(40)]),
                    ]),
                ])
        }
        run(9, -100)
        run(5, 100)
        run(4, 200)
        let found = try log.figures()
        #expect(found.value("T12", "runs") == .count(2))
        #expect(found.value("T12", "attack_success") == Share(4, of: 100).map { .share($0) })
        #expect(found.value("T12", "attack_success_before") == Share(9, of: 100).map { .share($0) })
        #expect(found.value("T12", "attack_success", "technique", "leet") == Share(4, of: 60).map { .share($0) })
        #expect(found.value("T12", "known_leaks") == .count(1))
        #expect(found.value("T13", "counterfactual_violations") == Share(0, of: 40).map { .share($0) })
    }

    @Test("T14 and T15: signals and credentials")
    func sharing() throws {
        var log = MadeLog()
        log.decide("a", opened: 0, decided: 10)
        log.add(20, "share.drafted", "shr_a", ["decision": .string("dec_a")])
        log.add(30, "share.approved", "shr_a")
        log.add(40, "share.published", "shr_a")
        log.add(50, "share.withdrawn", "shr_a")
        log.add(60, "record.registered", "rec_a", role: "publisher")
        log.add(61, "record.registered", "rec_b", role: "client")
        let found = try log.figures()
        #expect(
            ["issued", "corrected", "withdrawn"].map { found.value("T14", $0) } == [.count(1), .count(0), .count(1)])
        #expect(found.value("T14", "case_to_share") == spans([40_000]))
        #expect(found.value("T15", "credentials") == .count(2))
        #expect(found.value("T15", "credentials", "issuer", "generators") == .count(1))
    }

    @Test("Nothing happened: shares and times are not measured, never 0")
    func empty() throws {
        var log = MadeLog()
        log.add(0, "session.began", "acc_1")
        let found = try log.figures()
        for figure in found.figures {
            switch figure.value {
            case .count(let count): #expect(count == 0, "\(figure.name)")
            case .notMeasured: break
            default: Issue.record("\(figure.table) \(figure.name) has a value")
            }
        }
        #expect(TransparencyFigures.tables.allSatisfy { !found.table($0).isEmpty })
        #expect(found.scorecard.map(\.number) == Array(1...8))
        #expect(found.scorecard.allSatisfy { !$0.figures.isEmpty })
        for figure in found.figures {
            #expect(ReportWording.english["transparency.figure.\(figure.name)"] != nil, "\(figure.name)")
        }
    }
}
