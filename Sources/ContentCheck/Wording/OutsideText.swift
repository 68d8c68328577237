// SPDX-License-Identifier: Apache-2.0

/// Makes text that came from outside harmless to read: one line, no control or direction characters, cut to a length.
public enum OutsideText {
    /// The longest name that is shown.
    public static let limit = 80
    /// The longest sentence that is shown.
    public static let quotationLimit = 400

    /// Cleans a name.
    public static func clean(_ text: String, limit: Int = OutsideText.limit) -> String {
        var kept = ""
        var count = 0
        var isBlank = true
        for character in text.prefix(limit * 4 + 64) {
            var scalars = String.UnicodeScalarView()
            for scalar in character.unicodeScalars.prefix(8) where !isHidden(scalar) { scalars.append(scalar) }
            var piece = String(scalars)
            if character.isNewline || character.isWhitespace { piece = " " }
            if piece.isEmpty || (piece == " " && isBlank) { continue }
            isBlank = piece == " "
            kept += piece
            count += 1
            if count == limit { return trimmed(kept) + "…" }
        }
        return trimmed(kept)
    }

    private static func trimmed(_ text: String) -> String {
        text.last == " " ? String(text.dropLast()) : text
    }

    /// Controls, format characters (among them every bidirectional control), surrogates, private use, line separators.
    /// The joiners that Arabic and Indic spelling needs stay.
    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value == 0x200C || scalar.value == 0x200D { return false }
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: return true
        default: return false
        }
    }
}
