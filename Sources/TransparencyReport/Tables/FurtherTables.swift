// SPDX-License-Identifier: Apache-2.0
import ProvenanceRegistry

/// T11 to T17: the gateway, evaluation, neutrality, sharing, provenance, people, incidents.
enum FurtherTables {
    /// T11: requests to generators. What was decided about them is computed from the log alone, see ``SealedFigures``.
    static func gateway(_ history: History) -> [Figure] {
        [
            Figure("T11", "requests", .count(history.count("generation.decided"))),
            Figure("T11", "approved", .count(history.count("generation.approved"))),
            Figure("T11", "denied", .count(history.count("generation.denied"))),
            Figure("T11", "made", .count(history.count("generation.answered"))),
            Figure("T11", "by_language", .notMeasured(.notLogged)),
        ]
    }

    /// T12: attacks on the screening. The last run of the period counts, and is compared with the last one before it of
    /// the same suite.
    static func evaluation(_ history: History) -> [Figure] {
        let runs = history.events("redteam.recorded")
        guard let last = runs.last, let found = rate(last) else {
            return [
                Figure("T12", "runs", .count(runs.count)), Figure("T12", "attack_success", .notMeasured(.noCases)),
                Figure("T12", "known_leaks", .notMeasured(.noCases)),
            ]
        }
        let before = history.earlierRuns.last { $0.object == last.object }.flatMap(rate)
        let techniques = (last.payload?["techniques"]?.members ?? [:]).sorted { $0.key < $1.key }
        return [
            Figure("T12", "runs", .count(runs.count)), Figure("T12", "attack_success", .share(found)),
            Figure(
                "T12", "attack_success_before",
                before.map { .share($0) } ?? .notMeasured(.noCases)),
            Figure(
                "T12", "known_leaks",
                techniques.isEmpty
                    ? .notMeasured(.notLogged)
                    : .count(techniques.count { ($0.value.items.first?.number ?? 0) > 0 })),
        ]
            + techniques.map { technique, counts in
                let numbers = counts.items.compactMap(\.number)
                let value: Figure.Value =
                    numbers.count == 2 ? .share(numbers[0], of: numbers[1]) : .notMeasured(.notLogged)
                return Figure("T12", "attack_success", by: "technique", of: technique, value)
            }
    }

    private static func rate(_ run: LogEvent) -> Share? {
        guard let successes = run.payload?["successes"]?.number, let attempts = run.payload?["attempts"]?.number else {
            return nil
        }
        return Share(successes, of: attempts)
    }

    /// T13: whether it matters who is named.
    static func neutrality(_ history: History) -> [Figure] {
        let run = history.events("redteam.recorded").last { $0.payload?["swaps"]?.number != nil }
        var value = Figure.Value.notMeasured(.noCases)
        if let swaps = run?.payload?["swaps"]?.number, let violations = run?.payload?["violations"]?.number {
            value = .share(min(violations, swaps), of: swaps)
        }
        return [
            Figure("T13", "by_party_group", .notMeasured(.notLogged)),
            Figure("T13", "counterfactual_violations", value),
        ]
    }

    /// T14: signals that were shared.
    static func sharing(_ history: History) -> [Figure] {
        let published = history.events("share.published")
        let spans = published.compactMap { event -> Int64? in
            guard let decision = history.decisionOfShare[event.object], let key = history.caseOfDecision[decision],
                let file = history.cases[key]
            else { return nil }
            return event.at.since(file.opened)
        }
        return [
            Figure("T14", "issued", .count(published.count)),
            Figure("T14", "corrected", .count(history.count("share.corrected"))),
            Figure("T14", "withdrawn", .count(history.count("share.withdrawn"))),
            Figure("T14", "case_to_share", .spans(spans)),
            Figure("T14", "received", .notMeasured(.notLogged)), Figure("T14", "matched", .notMeasured(.notLogged)),
            Figure("T14", "agreed", .notMeasured(.noFeature)), Figure("T14", "disputed", .notMeasured(.noFeature)),
            Figure("T14", "precision", .notMeasured(.noFeature)),
        ]
    }

    /// T15: credentials that were issued.
    static func provenance(_ history: History) -> [Figure] {
        let registered = history.events("record.registered")
        return [
            Figure("T15", "credentials", .count(registered.count)),
            Figure("T15", "verifications", .notMeasured(.notLogged)),
            Figure("T15", "recoveries", .notMeasured(.notLogged)),
            Figure("T15", "wrong_recoveries", .notMeasured(.notLogged)),
        ]
            + registered.tally { $0.role == "client" ? "generators" : "publishers" }.map {
                Figure("T15", "credentials", by: "issuer", of: $0.of, .count($0.count))
            }
    }

    /// T16: the people who do the work.
    static let people: [Figure] = ["reviewers", "training_hours", "rota_coverage", "kappa"].map {
        Figure("T16", $0, .notMeasured($0 == "kappa" ? .noFeature : .notLogged))
    }

    /// T17: incidents.
    static let incidents: [Figure] = [Figure("T17", "activations", .notMeasured(.noFeature))]
}
