// SPDX-License-Identifier: Apache-2.0
import ContentCheck
import TransparencyReport

/// Figures and their charts as parts of a page.
struct FigureView: Sendable {
    let t: Language

    /// The numbers of a table.
    func table(_ figures: [Figure], label: String) -> Node {
        el(.div, .class("scroll"), .set(.tabindex, "0"), .set(.role, "region"), .set(.ariaLabel, label)) {
            el(.table) {
                el(.thead) {
                    el(.tr) {
                        el(.th, .set(.scope, "col")) { t("transparency.column.figure") }
                        el(.th, .set(.scope, "col")) { t("transparency.column.value") }
                    }
                }
                el(.tbody) {
                    for figure in figures {
                        el(.tr) {
                            el(.th, .set(.scope, "row")) { name(figure) }
                            el(.td) { value(figure) }
                        }
                    }
                }
            }
        }
    }

    /// What a figure is called.
    func name(_ figure: Figure) -> Node {
        .fragment([
            t("transparency.figure.\(figure.name)"),
            figure.by.isEmpty
                ? .empty
                : .fragment([.text(", "), t("transparency.by.\(figure.by)"), .text(": "), Part.code(figure.of)]),
        ])
    }

    /// What was found, or that it was not measured, and why.
    func value(_ figure: Figure) -> Node {
        let note: Node =
            figure.source == .log
            ? .fragment([.text(" "), el(.span, .class("note")) { t("transparency.source.log") }]) : .empty
        switch figure.value {
        case .count(let count): return .fragment([.text(String(count)), note])
        case .share(let share):
            let interval = share.interval
            return .fragment([
                t(
                    "transparency.share",
                    [
                        "part": .count(share.numerator), "all": .count(share.denominator),
                        "percent": .name(FigureText.percent(share.tenThousandths)),
                        "low": .name(FigureText.percent(interval.low)),
                        "high": .name(FigureText.percent(interval.high)),
                    ]), note,
            ])
        case .spans(let spans):
            return t(
                "transparency.spans",
                [
                    "median": .name(SpanText.short(spans.median)), "ninth": .name(SpanText.short(spans.ninth)),
                    "longest": .name(SpanText.short(spans.maximum)), "count": .count(spans.count),
                ])
        case .length(let length): return .text(SpanText.short(length))
        case .few: return .fragment([t("transparency.few"), note])
        case .heldBack: return .fragment([t("transparency.held_back"), note])
        case .notMeasured(let gap):
            return .fragment([
                t("transparency.not_measured"), .text(" "),
                el(.span, .class("note")) {
                    "("
                    t("transparency.gap.\(gap.rawValue)")
                    ")"
                },
            ])
        }
    }

    /// The chart of a table; nothing where there is nothing to draw. The table below says the same.
    func chart(_ figures: [Figure], title: String) -> Node {
        guard let chart = Chart(figures) else { return .empty }
        return el(.figure) {
            el(
                .svg, .class("chart"), .set(.viewBox, "0 0 \(Chart.width) \(chart.height)"), .set(.role, "img"),
                .set(.ariaLabel, title)
            ) { for shape in chart.shapes { draw(shape) } }
            el(.figcaption, .class("note")) { t("transparency.legend.\(chart.kind.rawValue)") }
        }
    }

    private func draw(_ shape: Chart.Shape) -> Node {
        switch shape {
        case .text(let x, let y, let isEnd, let label):
            return el(
                .text, .set(.x, "\(x)"), .set(.y, "\(y)"), isEnd ? .set(.textAnchor, "end") : .none,
                text: words(label))
        case .bar(let x, let y, let width, let height):
            return el(.rect, .set(.x, "\(x)"), .set(.y, "\(y)"), .set(.width, "\(width)"), .set(.height, "\(height)"))
        case .line(let x1, let x2, let y):
            return el(.line, .set(.x1, "\(x1)"), .set(.x2, "\(x2)"), .set(.y1, "\(y)"), .set(.y2, "\(y)"))
        case .dot(let x, let y): return el(.circle, .set(.cx, "\(x)"), .set(.cy, "\(y)"), .set(.r, "5"))
        case .diamond(let x, let y):
            return el(.polygon, .set(.points, "\(x - 6),\(y) \(x),\(y - 6) \(x + 6),\(y) \(x),\(y + 6)"))
        }
    }

    private func words(_ label: Chart.Label) -> String {
        switch label {
        case .figure(let name): t.text("transparency.figure.\(name)")
        case .part(let name, let part): "\(t.text("transparency.figure.\(name)")), \(part)"
        case .word(let word), .number(let word): word
        }
    }

    /// The finding of a table in one sentence; empty where there is none.
    func finding(_ id: String, _ report: TransparencyFigures) -> Node {
        func count(_ name: String) -> Int { report.figure(id, name)?.count ?? 0 }
        switch id {
        case "T1": return t("transparency.finding.T1", ["count": .count(count("reports"))])
        case "T2":
            return t(
                "transparency.finding.T2",
                [
                    "opened": .count(count("opened")), "decided": .count(count("decided")),
                    "waiting": .count(count("backlog_end")),
                ])
        case "T3": return t("transparency.finding.T3", ["count": .count(count("decisions"))])
        case "T7":
            return t(
                "transparency.finding.T7", ["filed": .count(count("filed")), "decided": .count(count("decided"))])
        case "T8": return t("transparency.finding.T8", ["count": .count(count("strikes"))])
        case "T11": return t("transparency.finding.T11", ["count": .count(count("requests"))])
        case "T14":
            return t(
                "transparency.finding.T14",
                ["issued": .count(count("issued")), "withdrawn": .count(count("withdrawn"))])
        case "T15": return t("transparency.finding.T15", ["count": .count(count("credentials"))])
        default:
            return report.table(id).contains(where: \.isMeasured) ? .empty : t("transparency.finding.none")
        }
    }
}
