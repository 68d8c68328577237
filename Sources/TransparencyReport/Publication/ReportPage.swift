// SPDX-License-Identifier: Apache-2.0
import ProvenanceRegistry
import TransparencyLog

/// `index.html` of a report: one file, no script, nothing fetched.
struct ReportPage {
    let report: TransparencyFigures

    var bytes: [UInt8] { Array(html.utf8) }

    private var html: String {
        """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Transparency report, \(period)</title><style>\(Self.style)</style></head><body><main>
        <h1>Transparency report</h1>
        <p>\(period), from the log <code>\(escape(report.checkpoint.origin))</code> with \(report.checkpoint.size) entries at \
        \(escape(report.checkpoint.time)). Compute it again: <code>countersign transparency verify</code>.</p>
        <p>\(word("quantiles"))</p>
        <nav aria-label="Tables"><ul>\(TransparencyFigures.tables.map {
            "<li><a href=\"#\($0)\">\($0) \(word("table.\($0)"))</a></li>"
        }.joined())</ul></nav>
        <section id="scorecard"><h2>\(word("scorecard"))</h2>
        \(report.scorecard.map { row in
            "<h3>\(row.number). \(word("commitment.\(row.number)"))</h3>" + table(row.figures, caption: nil)
        }.joined(separator: "\n"))
        </section>
        \(TransparencyFigures.tables.map(section).joined(separator: "\n"))
        </main></body></html>

        """
    }

    private var period: String {
        "\(report.period.from.description) to \(report.period.to.description)"
    }

    private func section(_ id: String) -> String {
        let figures = report.table(id)
        return """
            <section id="\(id)"><h2>\(id) \(word("table.\(id)"))</h2><p>\(word("how.\(id)"))</p>
            \(Chart(figures).map { figure($0, id) } ?? "")
            \(table(figures, caption: word("table.\(id)")))
            <p><a href="\(id).csv">\(id).csv</a> <a href="report.json">report.json</a></p></section>
            """
    }

    private func figure(_ chart: Chart, _ id: String) -> String {
        """
        <figure><svg viewBox="0 0 \(Chart.width) \(chart.height)" role="img" aria-label="\(word("table.\(id)")): \
        the numbers are in the table below">\(chart.shapes.map(shape).joined())</svg>\
        <figcaption>\(word("legend.\(chart.kind.rawValue)"))</figcaption></figure>
        """
    }

    private func shape(_ shape: Chart.Shape) -> String {
        switch shape {
        case .text(let x, let y, let isEnd, let label):
            "<text x=\"\(x)\" y=\"\(y)\"\(isEnd ? " text-anchor=\"end\"" : "")>\(text(label))</text>"
        case .bar(let x, let y, let width, let height):
            "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\"/>"
        case .line(let x1, let x2, let y): "<line x1=\"\(x1)\" x2=\"\(x2)\" y1=\"\(y)\" y2=\"\(y)\"/>"
        case .dot(let x, let y): "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"5\"/>"
        case .diamond(let x, let y):
            "<polygon points=\"\(x - 6),\(y) \(x),\(y - 6) \(x + 6),\(y) \(x),\(y + 6)\"/>"
        }
    }

    private func text(_ label: Chart.Label) -> String {
        switch label {
        case .figure(let name): word("figure.\(name)")
        case .part(let name, let part): "\(word("figure.\(name)")), \(escape(part))"
        case .word(let word), .number(let word): escape(word)
        }
    }

    private func table(_ figures: [Figure], caption: String?) -> String {
        let rows = figures.map { figure in
            let divided = figure.by.isEmpty ? "" : ", \(word("by.\(figure.by)")): <code>\(escape(figure.of))</code>"
            let source = figure.source == .log ? " (\(word("source.log")))" : ""
            return "<tr><th scope=\"row\">\(word("figure.\(figure.name)"))\(divided)</th>"
                + "<td>\(value(figure.value))\(source)</td></tr>"
        }
        return "<table>" + (caption.map { "<caption>\($0)</caption>" } ?? "")
            + "<thead><tr><th scope=\"col\">\(word("column.figure"))</th><th scope=\"col\">\(word("column.value"))</th></tr>"
            + "</thead><tbody>\(rows.joined(separator: "\n"))</tbody></table>"
    }

    private func value(_ value: Figure.Value) -> String {
        switch value {
        case .count(let count): return String(count)
        case .share(let share):
            let interval = share.interval
            return filled(
                "share",
                [
                    "part": String(share.numerator), "all": String(share.denominator),
                    "percent": FigureText.percent(share.tenThousandths), "low": FigureText.percent(interval.low),
                    "high": FigureText.percent(interval.high),
                ])
        case .spans(let spans):
            return filled(
                "spans",
                [
                    "median": SpanText.short(spans.median), "ninth": SpanText.short(spans.ninth),
                    "longest": SpanText.short(spans.maximum), "count": String(spans.count),
                ])
        case .length(let length): return SpanText.short(length)
        case .few: return word("few")
        case .heldBack: return word("held_back")
        case .notMeasured(let gap): return "\(word("not_measured")): \(word("gap.\(gap.rawValue)"))"
        }
    }

    private func word(_ key: String) -> String {
        escape(ReportWording.english["transparency.\(key)"] ?? key)
    }

    private func filled(_ key: String, _ places: [String: String]) -> String {
        places.reduce(word(key)) { $0.replacing("{\($1.key)}", with: $1.value) }
    }

    private func escape(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }

    private static let style = """
        :root{color-scheme:light dark;--ink:#14201C;--paper:#F7F8F6;--rule:#6F7B76;--bar:#1D4F91;--link:#0B5A53}\
        @media (prefers-color-scheme:dark){:root{--ink:#E8EDEA;--paper:#0F1513;--rule:#87948E;--bar:#8FBDF5;--link:#6FCDC1}}\
        body{font:1rem/1.5 system-ui,sans-serif;margin:0;color:var(--ink);background:var(--paper)}\
        main{max-width:48rem;margin:auto;padding:1rem;overflow-wrap:anywhere}a{color:var(--link)}\
        table{border-collapse:collapse;width:100%}caption{text-align:left;font-weight:600}\
        th,td{text-align:left;padding:.375rem .75rem .375rem 0;border-bottom:1px solid var(--rule);vertical-align:top;\
        font-weight:400}thead th{font-weight:600}figure{margin:1rem 0}svg{max-width:36rem;width:100%;display:block}\
        svg text{font:13px system-ui,sans-serif;fill:currentColor}svg rect,svg circle,svg polygon{fill:var(--bar)}\
        svg line{stroke:var(--rule)}figcaption{font-size:.9375rem}li{margin:.25rem 0}
        """
}

/// Numbers as people read them.
public enum FigureText {
    /// Ten-thousandths as per cent, with one digit behind the point.
    public static func percent(_ tenThousandths: Int) -> String {
        let tenths = (tenThousandths + 5) / 10
        return "\(tenths / 10).\(tenths % 10)"
    }
}
