// SPDX-License-Identifier: Apache-2.0
import ContentCheck
import ProvenanceRegistry

/// A checked recording: a player, and the passages in which marks were heard, on a line of time and in a table. The
/// browser's own controls play it, so that no script is needed.
enum ResultSound {
    /// Passages shown at most; the table says how many more there are.
    static let passageLimit = 12

    /// Width of the line of time in its own units.
    private static let lineWidth = 1000.0
    private static let lineHeight = 64.0

    static func isSound(_ result: CheckResult) -> Bool { result.file.kind == .recording || result.file.kind == .video }

    static func render(_ check: ShownCheck, _ exchange: Exchange) -> Node {
        let t = exchange.language
        let passages = check.result.watermark.passages ?? []
        return el(.section, .class("sound"), .set(.ariaLabelledby, "sound")) {
            el(.h2, .id("sound")) { t("sound.title") }
            if check.hasPreview {
                el(.figure) {
                    player(check, nil, label: t.text("sound.player"))
                    el(.figcaption, .class("note")) {
                        t("sound.caption", ["count": .count(SoundPreview.minutes)])
                    }
                }
            } else {
                el(.p, .class("no-picture note")) { t("sound.none") }
            }
            if !passages.isEmpty {
                el(.h3) { t("sound.passages") }
                line(check.result, passages, t)
                table(check, passages, exchange)
            }
        }
    }

    private static func player(_ check: ShownCheck, _ passage: WatermarkEvidence.Passage?, label: String) -> Node {
        // A media fragment: the browser plays from there to there (W3C Media Fragments, 4.2.1).
        let part = passage.map { "#t=\(ResultPicture.number($0.from)),\(ResultPicture.number($0.to))" } ?? ""
        return el(
            .audio, .src(WebAddress(stringLiteral: check.previewAddress.text + part)), .flag(.controls),
            .set(.preload, passage == nil ? "metadata" : "none"), .set(.ariaLabel, label))
    }

    /// Where the passages lie; the table below says the same.
    private static func line(
        _ result: CheckResult, _ passages: [WatermarkEvidence.Passage], _ t: Language
    ) -> Node {
        let length = max(result.file.duration ?? 0, passages.map(\.to).max() ?? 0, 0.1)
        func place(_ seconds: Double) -> Double { min(max(seconds / length, 0), 1) * lineWidth }
        let middle = lineHeight / 2
        return el(
            .svg, .class("timeline"), .set(.viewBox, "0 0 \(Int(lineWidth)) \(Int(lineHeight))"), .set(.role, "img"),
            .set(.ariaLabel, t.text("sound.line", ["count": .count(passages.count)]))
        ) {
            el(.defs) {
                el(
                    .pattern, .id("passage"), .set(.patternUnits, "userSpaceOnUse"), .set(.width, "8"),
                    .set(.height, "8"), .set(.patternTransform, "rotate(45)")
                ) {
                    el(
                        .line, .set(.x1, "0"), .set(.y1, "0"), .set(.x2, "0"), .set(.y2, "8"),
                        .class("passage-hatch"))
                }
            }
            el(
                .line, .class("timeline-axis"), .set(.x1, "0"), .set(.x2, String(Int(lineWidth))),
                .set(.y1, ResultPicture.number(middle)), .set(.y2, ResultPicture.number(middle)))
            for (index, passage) in passages.prefix(passageLimit).enumerated() {
                let (from, to) = (place(passage.from), place(passage.to))
                el(
                    .rect, .class("passage"), .set(.x, ResultPicture.number(from)), .set(.y, "8"),
                    .set(.width, ResultPicture.number(max(4, to - from))),
                    .set(.height, ResultPicture.number(lineHeight - 16)), .set(.fill, "url(#passage)"))
                el(
                    .text, .class("passage-number"), .set(.x, ResultPicture.number(min(from + 10, lineWidth - 24))),
                    .set(.y, ResultPicture.number(middle + 9)), .set(.fontSize, "26"), text: String(index + 1))
            }
        }
    }

    private static func table(
        _ check: ShownCheck, _ passages: [WatermarkEvidence.Passage], _ exchange: Exchange
    ) -> Node {
        let t = exchange.language
        return group {
            el(
                .div, .class("scroll"), .set(.tabindex, "0"), .set(.role, "region"),
                .set(.ariaLabel, t.text("sound.passages"))
            ) {
                el(.table) {
                    el(.thead) {
                        el(.tr) {
                            for column in ["number", "when", "record", "listen"] {
                                el(.th, .set(.scope, "col")) { t("sound.passages.\(column)") }
                            }
                        }
                    }
                    el(.tbody) {
                        for (index, passage) in passages.prefix(passageLimit).enumerated() {
                            row(check, passage, number: index + 1, exchange)
                        }
                    }
                }
            }
            if passages.count > passageLimit {
                el(.p, .class("note")) { t("sound.more", ["count": .count(passages.count - passageLimit)]) }
            }
        }
    }

    private static func row(
        _ check: ShownCheck, _ passage: WatermarkEvidence.Passage, number: Int, _ exchange: Exchange
    ) -> Node {
        let t = exchange.language
        let from = PlayingTime.text(passage.from)
        let to = PlayingTime.text(passage.to.rounded(.up))
        let match = check.result.matches.first { $0.record == passage.record }
        return el(.tr) {
            el(.td, text: String(number))
            el(.td) { t.node(Message("format.span", ["from": .name(from), "to": .name(to)])) }
            el(.td) {
                if let match {
                    el(.a, .href(exchange.link("/record/\(match.record)"))) {
                        if let title = match.title, !title.isEmpty {
                            ShownText(title).node
                        } else {
                            t("record.untitled")
                        }
                    }
                } else {
                    t("sound.passages.unknown")
                }
            }
            el(.td) {
                if check.hasPreview, passage.from < SoundPreview.seconds {
                    player(
                        check, passage, label: t.text("sound.passages.play", ["count": .count(number)]))
                } else {
                    "\u{2013}"
                }
            }
        }
    }
}
