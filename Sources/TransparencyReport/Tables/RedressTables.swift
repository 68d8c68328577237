// SPDX-License-Identifier: Apache-2.0
import ProvenanceRegistry

/// T6 to T10: programs, appeals, accounts, abuse of the channel, authorities.
enum RedressTables {
    /// What a reversal took away is back in time within so many milliseconds.
    static let restoration: Int64 = 3_600_000

    /// T6: automation.
    static func automation(_ history: History) -> [Figure] {
        let decided = history.decided.map(\.verdict)
        let provisional = history.events("action.applied").count { $0.payload?["provisional"]?.flag ?? false }
        let confirmed = history.count("action.confirmed") + history.count("ban.confirmed")
        // A provisional measure that somebody's appeal ended has lapsed too: nobody confirmed it.
        let lapsed = history.count("action.lapsed") + history.count("ban.lapsed")
        let automated = decided.count(where: \.isAutomated)
        let overturned = history.appeals.values.count { appeal in
            guard let decided = appeal.decided, history.period.contains(decided.at) else { return false }
            return decided.isAboutProgram && decided.outcome == "reversed"
        }
        return [
            Figure("T6", "found_by_program", .count(decided.count(where: \.isDetectedByProgram))),
            Figure("T6", "provisional_applied", .count(provisional + history.count("ban.provisional"))),
            Figure("T6", "provisional_confirmed", .count(confirmed)),
            Figure("T6", "provisional_lapsed", .count(lapsed)),
            Figure("T6", "lapse_rate", .share(lapsed, of: confirmed + lapsed)),
            // Appeals of this period can be about decisions of the one before.
            Figure("T6", "error_by_appeal", .share(min(overturned, automated), of: automated)),
            Figure("T6", "error_by_sample", .notMeasured(.noFeature)),
        ] + decided.tally(\.automation).map { Figure("T6", "decisions", by: "automation", of: $0.of, .count($0.count)) }
    }

    /// T7: appeals.
    static func appeals(_ history: History) -> [Figure] {
        let period = history.period
        let filed = history.appeals.values.filter { period.contains($0.filed) }
        let decided = history.appeals.values.filter { $0.decided.map { period.contains($0.at) } ?? false }
        let changed = decided.filter { $0.decided?.outcome != "confirmed" }
        let restored = changed.compactMap { restoredInTime($0, history) }
        return [
            Figure("T7", "filed", .count(filed.count)),
            Figure("T7", "admitted", .count(history.count("appeal.admitted"))),
            Figure("T7", "inadmissible", .count(history.count("appeal.inadmissible"))),
            Figure("T7", "decided", .count(decided.count)),
            Figure("T7", "reversal_rate", .share(changed.count, of: decided.count)),
            Figure(
                "T7", "decision",
                .spans(decided.compactMap { appeal in appeal.decided.map { $0.at.since(appeal.filed) } })),
            Figure("T7", "restored_in_time", .share(restored.count { $0 }, of: restored.count)),
            Figure("T7", "late", .count(history.count("appeal.late"))),
            Figure("T7", "external", .count(history.count("appeal.external"))),
            Figure("T7", "external_outcomes", .notMeasured(.notLogged)),
        ]
            + filed.tally(\.ground).map { Figure("T7", "filed", by: "ground", of: $0.of, .count($0.count)) }
            + filed.tally(\.by).map { Figure("T7", "filed", by: "party", of: $0.of, .count($0.count)) }
            + decided.tally { $0.decided?.outcome ?? "" }.map {
                Figure("T7", "decided", by: "outcome", of: $0.of, .count($0.count))
            }
    }

    /// Whether everything that was in effect over a case when an appeal about it was granted ended within the hour; nil
    /// where nothing was.
    private static func restoredInTime(_ appeal: AppealTrail, _ history: History) -> Bool? {
        guard let decided = appeal.decided, let file = history.caseOfDecision[appeal.decision] else { return nil }
        let inEffect = history.actions.values.filter { action in
            history.caseOfDecision[action.decision] == file && action.sequence < decided.sequence
                && action.ended.map { $0 >= decided.at } ?? true
        }
        guard !inEffect.isEmpty else { return nil }
        return inEffect.allSatisfy { action in action.ended.map { $0.since(decided.at) <= restoration } ?? false }
    }

    /// T8: accounts.
    static func accounts(_ history: History) -> [Figure] {
        let applied = history.events("action.applied")
        func imposed(_ measure: String) -> Int { applied.count { $0.text("measure") == measure } }
        let strikes = history.events("strike.issued")
        // Strikes from before this was logged do not say how many there were before them.
        let known = strikes.compactMap { $0.payload?["earlier"]?.number }
        return [
            Figure("T8", "strikes", .count(strikes.count)),
            Figure("T8", "strikes_voided", .count(history.count("strike.voided"))),
            Figure("T8", "strikes_expired", .count(history.count("strike.expired"))),
            Figure("T8", "warnings", .count(imposed("A1"))), Figure("T8", "limits", .count(imposed("A2"))),
            Figure("T8", "suspensions", .count(imposed("A3"))), Figure("T8", "terminations", .count(imposed("A4"))),
            Figure("T8", "bans_by_program", .count(history.count("ban.provisional"))),
            Figure("T8", "bans_lapsed", .count(history.count("ban.lapsed"))),
            Figure("T8", "bans_lifted", .count(history.count("ban.lifted"))),
            Figure(
                "T8", "repeat_rate",
                known.count == strikes.count
                    ? repeated(known) : .notMeasured(.notLogged)),
        ]
    }

    /// Accounts with a second founded decision within the life of a strike, of those with a first.
    private static func repeated(_ earlier: [Int]) -> Figure.Value {
        let (first, second) = (earlier.count { $0 == 0 }, earlier.count { $0 == 1 })
        // The first ones of some lie in an earlier period.
        return .share(min(first, second), of: first)
    }

    /// T9: how often reports were right. Reports of a case share its decision.
    static func channel(_ history: History) -> [Figure] {
        var last: [String: CaseTrail.Verdict] = [:]
        for (key, file) in history.cases {
            if let verdict = file.verdicts.last, history.period.contains(verdict.at) { last[key] = verdict }
        }
        let judged = history.caseOfReport.values.compactMap { last[$0] }
        return [
            Figure("T9", "reports_decided", .count(judged.count)),
            Figure("T9", "founded_rate", .share(judged.count(where: \.isFounded), of: judged.count)),
            Figure("T9", "by_organisation", .notMeasured(.notLogged)),
            Figure("T9", "warnings", .notMeasured(.noFeature)),
            Figure("T9", "suspensions", .notMeasured(.noFeature)),
        ]
    }

    /// T10: orders of authorities.
    static func authorities(_ history: History) -> [Figure] {
        let opened = history.cases.values.filter { $0.isOrder && history.period.contains($0.opened) }
        let decided = history.decided.filter(\.file.isOrder)
        let refused = decided.count { !$0.verdict.isFounded }
        return [
            Figure("T10", "orders", .count(opened.count)), Figure("T10", "decided", .count(decided.count)),
            Figure("T10", "refused_share", .share(refused, of: decided.count)),
            Figure("T10", "decision", .spans(decided.map { $0.verdict.at.since($0.file.opened) })),
            Figure("T10", "by_authority", .notMeasured(.notLogged)),
        ]
            + decided.tally(\.verdict.outcome).map {
                Figure("T10", "decided", by: "outcome", of: $0.of, .count($0.count))
            }
    }
}
