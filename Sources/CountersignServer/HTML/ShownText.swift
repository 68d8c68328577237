// SPDX-License-Identifier: Apache-2.0

/// Text that came from outside (a file name, a title, a name in a manifest), made fit to be shown: control and
/// direction characters become a visible mark, and it is cut at a length. Show it isolated, see ``node``.
package struct ShownText: Sendable, Hashable {
    /// The text to show.
    package let text: String
    /// It was cut.
    package let isCut: Bool
    /// It mixes letters of several alphabets, as a look-alike name does (Unicode TS 39, "mixed script").
    package let mixesAlphabets: Bool

    /// - Parameter limit: characters shown at most.
    package init(_ raw: String, limit: Int = 80) {
        var shown = ""
        var count = 0
        var cut = false
        var alphabets: Set<Alphabet> = []
        var blank = false
        for scalar in raw.unicodeScalars {
            guard count < limit else {
                cut = true
                break
            }
            if scalar.properties.isWhitespace {
                // One blank for any run of white space, none at the start.
                if !blank, !shown.isEmpty { shown.unicodeScalars.append(" ") }
                blank = true
                count += 1
                continue
            }
            blank = false
            if ShownText.isInvisible(scalar) {
                shown.unicodeScalars.append("\u{25AF}")
            } else {
                // A tower of combining marks would leave its line: two are enough for every orthography.
                shown.unicodeScalars.append(scalar)
                if let alphabet = Alphabet(scalar) { alphabets.insert(alphabet) }
            }
            count += 1
        }
        shown = ShownText.withoutTowers(shown)
        text = cut ? shown + "\u{2026}" : shown
        isCut = cut
        mixesAlphabets = alphabets.count > 1
    }

    /// The text in an element that isolates its direction.
    package var node: Node { el(.bdi, text: text) }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
            // The joiners belong to words in several scripts and to emoji.
            scalar.value != 0x200C && scalar.value != 0x200D
        default: false
        }
    }

    private static func withoutTowers(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var marks = 0
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .enclosingMark: marks += 1
            default: marks = 0
            }
            if marks <= 3 { result.append(scalar) }
        }
        return String(result)
    }

    private enum Alphabet: Hashable {
        case latin, greek, cyrillic, armenian, hebrew, arabic, cherokee

        init?(_ scalar: Unicode.Scalar) {
            guard scalar.properties.isAlphabetic else { return nil }
            switch scalar.value {
            case 0x41...0x24F, 0x1E00...0x1EFF, 0xFF21...0xFF5A: self = .latin
            case 0x370...0x3FF, 0x1F00...0x1FFF: self = .greek
            case 0x400...0x52F, 0x1C80...0x1C8F: self = .cyrillic
            case 0x530...0x58F: self = .armenian
            case 0x590...0x5FF: self = .hebrew
            case 0x600...0x6FF, 0x750...0x77F: self = .arabic
            case 0x13A0...0x13FF: self = .cherokee
            default: return nil
            }
        }
    }
}
