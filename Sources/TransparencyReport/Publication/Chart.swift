// SPDX-License-Identifier: Apache-2.0

/// A chart as shapes: the file and the pages draw the same one. Every value is printed; nothing is told by colour alone.
public struct Chart: Sendable, Hashable {
    /// What is drawn.
    public enum Shape: Sendable, Hashable {
        case text(x: Int, y: Int, isEnd: Bool, Label)
        case bar(x: Int, y: Int, width: Int, height: Int)
        case line(x1: Int, x2: Int, y: Int)
        case dot(x: Int, y: Int)
        case diamond(x: Int, y: Int)
    }

    /// A word of the chart, put into the reader's language by whoever draws it.
    public enum Label: Sendable, Hashable {
        /// The name of a figure.
        case figure(String)
        /// The name of a figure, and which part of it.
        case part(String, of: String)
        /// A word of the data.
        case word(String)
        /// Digits.
        case number(String)
    }

    /// Width of the drawing.
    public static let width = 360
    /// Height of the drawing.
    public let height: Int
    /// The shapes, from back to front.
    public let shapes: [Shape]
    /// Whether rates with their intervals are drawn, or the median, the ninth tenth and the maximum; else bars.
    public let kind: Kind

    /// What the rows show.
    public enum Kind: String, Sendable, Hashable { case bars, shares, spans }

    private static let rowHeight = 40
    private static let preferred = [
        "T1": "reason", "T3": "outcome", "T6": "automation", "T11": "outcome", "T15": "issuer", "T10": "outcome",
    ]

    /// The chart of a table; nil where there is nothing to draw.
    public init?(_ table: [Figure]) {
        guard let id = table.first?.table else { return nil }
        let spans = table.filter { if case .spans = $0.value { true } else { false } }
        let shares = table.filter { if case .share = $0.value { !$0.by.isEmpty } else { false } }
        if !spans.isEmpty, id == "T4" {
            self.init(spans: spans)
        } else if !shares.isEmpty {
            self.init(shares: Array(shares.prefix(40)))
        } else {
            let divided = table.filter { $0.by == Chart.preferred[id] }
            let counts = (divided.isEmpty ? table.filter { $0.by.isEmpty } : divided).compactMap { figure in
                figure.count.map { (figure: figure, count: $0) }
            }
            guard counts.contains(where: { $0.count > 0 }) else { return nil }
            self.init(counts: counts)
        }
    }

    private static func label(_ figure: Figure) -> Label {
        figure.by.isEmpty ? .figure(figure.name) : .word(figure.of)
    }

    private init(counts: [(figure: Figure, count: Int)]) {
        let most = max(1, counts.map(\.count).max() ?? 1)
        kind = .bars
        height = counts.count * Chart.rowHeight
        shapes = counts.enumerated().flatMap { row, cell -> [Shape] in
            let y = row * Chart.rowHeight
            return [
                .text(x: 0, y: y + 15, isEnd: false, Chart.label(cell.figure)),
                .text(x: Chart.width, y: y + 15, isEnd: true, .number(String(cell.count))),
                .bar(x: 0, y: y + 21, width: cell.count * Chart.width / most, height: 12),
                .line(x1: 0, x2: Chart.width, y: y + 33),
            ]
        }
    }

    private init(shares: [Figure]) {
        kind = .shares
        height = shares.count * Chart.rowHeight
        shapes = shares.enumerated().flatMap { row, figure -> [Shape] in
            guard case .share(let share) = figure.value else { return [] }
            let y = row * Chart.rowHeight
            func place(_ tenThousandths: Int) -> Int { 6 + tenThousandths * (Chart.width - 12) / 10_000 }
            let interval = share.interval
            return [
                .text(x: 0, y: y + 15, isEnd: false, Chart.label(figure)),
                .text(
                    x: Chart.width, y: y + 15, isEnd: true,
                    .number("\(share.numerator)/\(share.denominator)")),
                .line(x1: place(interval.low), x2: place(interval.high), y: y + 27),
                .dot(x: place(share.tenThousandths), y: y + 27),
            ]
        }
    }

    private init(spans: [Figure]) {
        let longest: Int64 =
            spans.map { figure -> Int64 in
                if case .spans(let found) = figure.value { found.maximum } else { 0 }
            }.max() ?? 1
        kind = .spans
        height = spans.count * Chart.rowHeight
        shapes = spans.enumerated().flatMap { row, figure -> [Shape] in
            guard case .spans(let found) = figure.value else { return [] }
            let y = row * Chart.rowHeight
            func place(_ span: Int64) -> Int {
                6 + Int(Double(max(0, span)) / Double(max(1, longest)) * Double(Chart.width - 12))
            }
            let numbers = [found.median, found.ninth, found.maximum].map { SpanText.short($0) }
            return [
                .text(
                    x: 0, y: y + 15, isEnd: false,
                    figure.by.isEmpty ? .figure(figure.name) : .part(figure.name, of: figure.of)),
                .text(x: Chart.width, y: y + 15, isEnd: true, .number(numbers.joined(separator: " · "))),
                .line(x1: place(found.median), x2: place(found.maximum), y: y + 27),
                .dot(x: place(found.median), y: y + 27), .diamond(x: place(found.ninth), y: y + 27),
                .bar(x: place(found.maximum) - 2, y: y + 21, width: 4, height: 12),
            ]
        }
    }
}

/// Lengths of time in short: `45 s`, `12 min`, `5.5 h`, `3.2 d`.
public enum SpanText {
    /// A length of so many milliseconds. The letters are those of the International System of Units and need no
    /// translation.
    public static func short(_ milliseconds: Int64) -> String {
        let seconds = abs(milliseconds) / 1000
        let sign = milliseconds < 0 ? "-" : ""
        func tenths(_ unit: Int64) -> String {
            let value = (seconds * 10 + unit / 2) / unit
            return value % 10 == 0 ? "\(value / 10)" : "\(value / 10).\(value % 10)"
        }
        switch seconds {
        case ..<120: return "\(sign)\(seconds) s"
        case ..<7200: return "\(sign)\(tenths(60)) min"
        case ..<172_800: return "\(sign)\(tenths(3600)) h"
        default: return "\(sign)\(tenths(86_400)) d"
        }
    }
}
