// SPDX-License-Identifier: Apache-2.0

/// One number of a report, with what it was made of.
public struct Figure: Sendable, Hashable {
    /// Why there is no number.
    public enum Gap: String, Sendable, Hashable, CaseIterable {
        /// The log does not hold what it takes.
        case notLogged = "not_logged"
        /// This installation does not do that.
        case noFeature = "no_feature"
        /// Nothing of the kind happened, so there is no share and no time of it.
        case noCases = "no_cases"
    }

    /// What was found.
    public enum Value: Sendable, Hashable {
        case count(Int)
        case share(Share)
        case spans(Spans)
        /// A single length, in milliseconds.
        case length(Int64)
        /// 1 to 4, of people: it is shown as "<5".
        case few
        /// Left out because another cell of 1 to 4 could be computed from it.
        case heldBack
        case notMeasured(Gap)
    }

    /// Who can compute it again.
    public enum Source: String, Sendable, Hashable, CaseIterable {
        /// Whoever has the published rows.
        case rows
        /// Whoever has the whole log.
        case log
    }

    /// The table: `T1` to `T17`.
    public let table: String
    /// Which figure of the table.
    public let name: String
    /// By what it is divided; empty where it is not.
    public let by: String
    /// Which part of that.
    public let of: String
    /// What was found.
    public let value: Value
    /// Who can compute it again.
    public let source: Source

    /// A figure.
    public init(
        _ table: String, _ name: String, by: String = "", of: String = "", _ value: Value, source: Source = .rows
    ) {
        self.table = table
        self.name = name
        self.by = by
        self.of = of
        self.value = value
        self.source = source
    }

    /// Whether there is a number.
    public var isMeasured: Bool { if case .notMeasured = value { false } else { true } }
    /// The number of a count.
    public var count: Int? { if case .count(let count) = value { count } else { nil } }
}

extension Figure.Value {
    /// A share, or that there was nothing to take it of.
    static func share(_ numerator: Int, of denominator: Int) -> Figure.Value {
        Share(numerator, of: denominator).map { .share($0) } ?? .notMeasured(.noCases)
    }

    /// A summary of spans, or that there were none.
    static func spans(_ milliseconds: [Int64]) -> Figure.Value {
        Spans(milliseconds: milliseconds).map { .spans($0) } ?? .notMeasured(.noCases)
    }
}
