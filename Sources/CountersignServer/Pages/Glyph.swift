// SPDX-License-Identifier: Apache-2.0
package import ContentCheck

/// How a reading stands. Each tone has a glyph, a word and a line style of its own, so that colour never carries
/// meaning alone: bound a closed ring with a bar and a solid edge, attend a diamond with two unequal bars and a double
/// edge, plain a dotted ring and edge, disclose a square with a plus and a dashed edge, unchecked a dotted ring with a
/// slash and no edge.
package typealias Tone = Reading.Tone

extension Reading.Tone {
    /// The word beside the glyph.
    package func word(_ language: Language) -> Node { language("tone.\(rawValue)") }

    /// The glyph; decoration beside the word.
    package var glyph: Node {
        let marks: [Node] =
            switch self {
            case .bound:
                [el(.circle, .set(.cx, "12"), .set(.cy, "12"), .set(.r, "8.5")), Tone.path("M7 12h10")]
            case .attend:
                [Tone.path("M12 2.5 21.5 12 12 21.5 2.5 12Z"), Tone.path("M9 13.5v-3M14 15.5v-7")]
            case .plain: [Tone.dottedRing]
            case .disclose: [Tone.path("M4 4h16v16H4Z"), Tone.path("M12 8v8M8 12h8")]
            case .unchecked: [Tone.dottedRing, Tone.path("M6.5 17.5 17.5 6.5")]
            }
        return .element(
            .svg,
            [
                .class("glyph glyph-\(rawValue)"), .set(.viewBox, "0 0 24 24"), .set(.width, "24"),
                .set(.height, "24"), .set(.ariaHidden, "true"), .set(.focusable, "false"),
            ], marks)
    }

    private static let dottedRing = el(
        .circle, .class("dots"), .set(.cx, "12"), .set(.cy, "12"), .set(.r, "8.5"))
    private static func path(_ data: String) -> Node { el(.path, .set(.d, data)) }
}

/// The mark of the service: two strokes on one line.
package enum Brand {
    package static let glyph: Node = el(
        .svg, .class("brand-mark"), .set(.viewBox, "0 0 24 24"), .set(.width, "28"), .set(.height, "28"),
        .set(.ariaHidden, "true"), .set(.focusable, "false")
    ) {
        el(.path, .set(.d, "M3 19.5h18"))
        el(.path, .set(.d, "M6 16 11 5M12.5 16l5-11"))
    }

    /// The same as a file, for the tab of the browser.
    package static let icon = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><rect width="24" height="24" fill="#0B5A53"/>\
        <path d="M3 19.5h18M6 16 11 5M12.5 16l5-11" fill="none" stroke="#fff" stroke-width="2.2"/></svg>
        """
}
