// SPDX-License-Identifier: Apache-2.0

/// The eight commitments of the accord with the figures that show progress (section 12 of the design). A cell without a
/// number says so.
public enum Scorecard {
    /// A commitment.
    public struct Row: Sendable, Hashable {
        /// 1 to 8.
        public let number: Int
        /// Its figures.
        public let figures: [Figure]
    }

    private static let wanted: [(number: Int, figures: [(table: String, name: String)])] = [
        (1, [("T15", "credentials"), ("T11", "signed_share"), ("T11", "marked_share")]),
        (2, [("T12", "attack_success"), ("T12", "known_leaks"), ("T13", "counterfactual_violations")]),
        (3, [("T14", "received"), ("T14", "matched"), ("T6", "found_by_program")]),
        (4, [("T3", "decisions"), ("T4", "decided_in_time"), ("T7", "reversal_rate"), ("T7", "restored_in_time")]),
        (5, [("T14", "issued"), ("T14", "withdrawn"), ("T14", "precision")]),
        (6, [("S6", "measured_share")]),
        (7, [("S7", "consultations")]),
        (8, [("T15", "verifications"), ("S8", "materials_by_language")]),
    ]

    /// The scorecard of a report's figures.
    static func rows(_ figures: [Figure]) -> [Row] {
        let whole = figures.filter { $0.by.isEmpty }
        let own = [
            Figure("S6", "measured_share", .share(whole.count(where: \.isMeasured), of: whole.count)),
            Figure("S7", "consultations", .notMeasured(.notLogged)),
            Figure("S8", "materials_by_language", .notMeasured(.notLogged)),
        ]
        return wanted.map { commitment in
            Row(
                number: commitment.number,
                figures: commitment.figures.compactMap { name in
                    (whole + own).first { $0.table == name.table && $0.name == name.name }
                })
        }
    }
}
