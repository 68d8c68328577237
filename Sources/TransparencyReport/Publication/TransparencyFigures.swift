// SPDX-License-Identifier: Apache-2.0
public import TransparencyLog

/// The figures of a period.
public struct TransparencyFigures: Sendable, Hashable {
    /// Name and version of the form of `report.json`.
    public static let form = "countersign.transparency/1"
    /// The tables, in order.
    public static let tables = (1...17).map { "T\($0)" }

    /// The time it is about.
    public let period: ReportPeriod
    /// The log that it was made of.
    public let checkpoint: Checkpoint
    /// Everything that was found, table by table.
    public let figures: [Figure]

    /// Computes the figures.
    /// - Parameters:
    ///   - events: the published rows.
    ///   - sealed: what was computed from the log alone.
    package init(
        events: some Sequence<LogEvent>, sealed: [Figure], period: ReportPeriod, checkpoint: Checkpoint
    ) {
        self.period = period
        self.checkpoint = checkpoint
        let history = History(events, period: period)
        let groups: [[Figure]] = [
            CaseworkTables.intake(history), CaseworkTables.cases(history), CaseworkTables.outcomes(history),
            CaseworkTables.times(history), CaseworkTables.legalClocks(history), RedressTables.automation(history),
            RedressTables.appeals(history), RedressTables.accounts(history), RedressTables.channel(history),
            RedressTables.authorities(history), FurtherTables.gateway(history), FurtherTables.evaluation(history),
            FurtherTables.neutrality(history), FurtherTables.sharing(history), FurtherTables.provenance(history),
            FurtherTables.people, FurtherTables.incidents,
        ]
        figures = zip(TransparencyFigures.tables, groups).flatMap { table, group in
            group + sealed.filter { $0.table == table }
        }
    }

    init(period: ReportPeriod, checkpoint: Checkpoint, figures: [Figure]) {
        self.period = period
        self.checkpoint = checkpoint
        self.figures = figures
    }

    /// The figures of a table.
    public func table(_ id: String) -> [Figure] { figures.filter { $0.table == id } }
    /// A figure of the whole, not divided by anything.
    public func figure(_ table: String, _ name: String) -> Figure? {
        figures.first { $0.table == table && $0.name == name && $0.by.isEmpty }
    }
    /// The scorecard.
    public var scorecard: [Scorecard.Row] { Scorecard.rows(figures) }
}
