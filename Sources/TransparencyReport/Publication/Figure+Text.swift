// SPDX-License-Identifier: Apache-2.0
package import ProvenanceRegistry
import TransparencyLog

extension Figure {
    /// The columns of the CSV files, in order.
    package static let columns = [
        "table", "figure", "by", "of", "status", "count", "numerator", "denominator", "share", "low", "high", "n",
        "median_s", "p90_s", "max_s", "source", "reason",
    ]

    /// What each column says; a column that says nothing is missing.
    var cells: [String: String] {
        var cells = ["table": table, "figure": name, "by": by, "of": of, "status": "measured"]
        cells["source"] = source.rawValue
        switch value {
        case .count(let count): cells["count"] = String(count)
        case .share(let share):
            let interval = share.interval
            cells["numerator"] = String(share.numerator)
            cells["denominator"] = String(share.denominator)
            cells["share"] = Decimal.tenThousandths(share.tenThousandths)
            cells["low"] = Decimal.tenThousandths(interval.low)
            cells["high"] = Decimal.tenThousandths(interval.high)
        case .spans(let spans):
            cells["n"] = String(spans.count)
            cells["median_s"] = Decimal.seconds(spans.median)
            cells["p90_s"] = Decimal.seconds(spans.ninth)
            cells["max_s"] = Decimal.seconds(spans.maximum)
        case .length(let milliseconds): cells["max_s"] = Decimal.seconds(milliseconds)
        case .few:
            cells["status"] = "suppressed"
            cells["count"] = "<5"
        case .heldBack: cells["status"] = "held back"
        case .notMeasured(let gap):
            cells["status"] = "not measured"
            cells["reason"] = gap.rawValue
        }
        return cells.filter { !$0.value.isEmpty }
    }

    /// The figure in `report.json`. Numbers with decimals are text, so that every program keeps their digits.
    var json: CanonicalJSON { .object(cells.mapValues { .string($0) }) }

    /// Reads ``json``.
    package init?(_ json: CanonicalJSON) {
        func number(_ name: String) -> Int? { json[name]?.text.flatMap { Int($0) } }
        func milliseconds(_ name: String) -> Int64? {
            // The digits of a span are those of its milliseconds, with a point before the last three.
            guard let text = json[name]?.text, let point = text.lastIndex(of: "."),
                text[point...].utf8.count == 4
            else { return nil }
            return Int64(text[..<point] + text[text.index(after: point)...])
        }
        guard let table = json["table"]?.text, let name = json["figure"]?.text,
            let source = json["source"]?.text.flatMap(Source.init)
        else { return nil }
        let value: Value?
        switch json["status"]?.text {
        case "suppressed": value = .few
        case "held back": value = .heldBack
        case "not measured": value = json["reason"]?.text.flatMap(Gap.init).map { .notMeasured($0) }
        case "measured":
            if let count = number("count") {
                value = .count(count)
            } else if let numerator = number("numerator"), let denominator = number("denominator") {
                value = Share(numerator, of: denominator).map { .share($0) }
            } else if let count = number("n"), let median = milliseconds("median_s"), let ninth = milliseconds("p90_s"),
                let maximum = milliseconds("max_s")
            {
                value = .spans(Spans(count: count, median: median, ninth: ninth, maximum: maximum))
            } else {
                value = milliseconds("max_s").map { .length($0) }
            }
        default: value = nil
        }
        guard let value else { return nil }
        self.init(
            table, name, by: json["by"]?.text ?? "", of: json["of"]?.text ?? "", value, source: source)
    }
}

extension Spans {
    fileprivate init(count: Int, median: Int64, ninth: Int64, maximum: Int64) {
        self.count = count
        self.median = median
        self.ninth = ninth
        self.maximum = maximum
    }
}

/// Comma-separated values (RFC 4180, UTF-8).
package enum CSV {
    package static func file(_ figures: [Figure]) -> [UInt8] {
        let rows =
            [Figure.columns]
            + figures.map { figure in
                let cells = figure.cells
                return Figure.columns.map { cells[$0] ?? "" }
            }
        return Array(rows.map { $0.map(field).joined(separator: ",") + "\r\n" }.joined().utf8)
    }

    private static func field(_ text: String) -> String {
        guard text.contains(where: { ",\"\r\n".contains($0) }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}

extension TransparencyFigures {
    /// `report.json`.
    package var json: [UInt8] {
        CanonicalJSON.object([
            "format": .string(TransparencyFigures.form), "from": .string(period.from.description),
            "to": .string(period.to.description),
            "log": .object([
                "origin": .string(checkpoint.origin), "size": .integer(Int64(checkpoint.size)),
                "time": .string(checkpoint.time),
                "root": .string(ContentDigest(bytes: checkpoint.root)?.description ?? ""),
            ]),
            "figures": .array(figures.map(\.json)),
            "scorecard": .array(
                scorecard.map { row in
                    .object([
                        "commitment": .integer(Int64(row.number)), "figures": .array(row.figures.map(\.json)),
                    ])
                }),
        ]).serialized + [0x0A]
    }

    /// Reads `report.json`; nil where it is not of the form.
    public init?(json bytes: [UInt8]) {
        guard let json = CanonicalJSON(parsing: bytes), json["format"]?.text == TransparencyFigures.form,
            let from = json["from"]?.moment, let to = json["to"]?.moment,
            let period = ReportPeriod(from: from, to: to), let log = json["log"], let size = log["size"]?.number,
            let root = log["root"]?.text.flatMap(ContentDigest.init),
            let checkpoint = try? Checkpoint(
                origin: log["origin"]?.text ?? "", size: size, root: root.bytes, time: log["time"]?.text ?? "")
        else { return nil }
        let items = json["figures"]?.items ?? []
        let figures = items.compactMap(Figure.init)
        guard figures.count == items.count else { return nil }
        self.init(period: period, checkpoint: checkpoint, figures: figures)
    }
}
