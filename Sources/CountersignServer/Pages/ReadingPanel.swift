// SPDX-License-Identifier: Apache-2.0
import ContentCheck

/// The panel on the page.
enum ReadingPanel {
    static func render(_ result: CheckResult, _ exchange: Exchange) -> Node {
        let t = exchange.language
        return el(.section, .class("panel"), .set(.ariaLabelledby, "readings")) {
            el(.h2, .id("readings")) { t("result.readings") }
            for reading in result.readings {
                el(
                    .div, .class("reading tone-\(reading.tone.rawValue)"), .set(.dataKind, reading.row.rawValue)
                ) {
                    reading.tone.glyph
                    el(.div) {
                        el(.h3) {
                            t.node(reading.title)
                            " "
                            el(.span, .class("tone")) { reading.tone.word(t) }
                        }
                        el(.p, .class("found")) { t.node(reading.text) }
                        if !reading.notes.isEmpty {
                            el(.p, .class("note")) {
                                for (index, note) in reading.notes.enumerated() {
                                    if index > 0 { " " }
                                    t.draft(note)
                                }
                                if reading.row == .credentials, result.credential.state == .valid {
                                    " "
                                    el(.a, .href(exchange.link("/learn/signers"))) { t("result.are_you_signer") }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
