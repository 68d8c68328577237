// SPDX-License-Identifier: Apache-2.0

/// Words that no sentence about a checked file may use: they are verdicts, and we have evidence. One list for the
/// catalogue's tests and the pages' tests.
public enum ForbiddenWords {
    /// Whole words, lower case. `verified` is allowed before "organisation" and "domain" alone; `genuine` in
    /// `nothing_known` alone.
    public static let words: Set<String> = [
        "real", "fake", "authentic", "true", "false", "trustworthy", "safe", "verified", "tampered", "manipulated",
        "score", "scores", "probability", "probabilities", "confidence", "genuine", "guilty", "deepfake", "forged",
        "forgery", "hoax", "legitimate", "unaltered", "untouched",
    ]
    /// The same in further languages. Inflected forms are listed; what a word may stand before is not looked at, so the
    /// words that "verified organisation" needs are left out.
    public static let translations: [String: Set<String>] = [
        "es": [
            "falso", "falsa", "auténtico", "auténtica", "verdadero", "verdadera", "fiable", "manipulado", "manipulada",
            "trucado", "trucada", "genuino", "genuina", "culpable", "probabilidad", "puntuación", "bulo", "legítimo",
        ],
        "fr": [
            "faux", "fausse", "authentique", "vrai", "vraie", "fiable", "manipulé", "manipulée", "truqué", "truquée",
            "falsifié", "falsifiée", "coupable", "probabilité", "score", "canular", "légitime",
        ],
        "de": [
            "echt", "echte", "falsch", "gefälscht", "authentisch", "wahr", "vertrauenswürdig", "manipuliert", "sicher",
            "schuldig", "wahrscheinlichkeit", "fälschung", "legitim",
        ],
    ]
    /// Sequences of characters that may not appear anywhere.
    public static let fragments = ["ai-detected", "100 %", "100%", "✓", "✔", "✗", "✘", "👍", "👎"]

    /// The forbidden words in a text in one of the ``translations``.
    public static func found(in text: String, language: String) -> [String] {
        let lower = text.lowercased()
        let words = Set(lower.split { !($0.isLetter || $0 == "-") }.map(String.init))
        return fragments.filter(lower.contains) + words.intersection(translations[language] ?? []).sorted()
    }

    /// The forbidden words in `text`.
    public static func found(in text: String) -> [String] {
        let lower = text.lowercased()
        let words = lower.split { !($0.isLetter || $0 == "-" || $0 == "'") }.map(String.init)
        var found = fragments.filter(lower.contains)
        for (index, word) in words.enumerated() where self.words.contains(word) {
            let next = index + 1 < words.count ? words[index + 1] : ""
            if word == "verified", next == "organisation" || next == "domain" { continue }
            found.append(word)
        }
        return found
    }
}
