// SPDX-License-Identifier: Apache-2.0

/// Which form of a word goes with a count: the cardinal rules of CLDR for whole numbers.
enum PluralRule {
    /// The forms that a language's sentences must have. Spanish, French and Portuguese have a form for whole millions
    /// too; `other` stands in for it.
    static func forms(of language: String) -> Set<String> {
        switch language.prefix(while: { $0 != "-" }) {
        case "ar": ["zero", "one", "two", "few", "many", "other"]
        case "uk", "ru": ["one", "few", "many", "other"]
        default: ["one", "other"]
        }
    }

    /// `zero`, `one`, `two`, `few`, `many` or `other`.
    static func form(of count: Int, language: String) -> String {
        let number = count.magnitude
        switch language.prefix(while: { $0 != "-" }) {
        case "fr", "pt": return number <= 1 ? "one" : "other"
        case "hi": return number <= 1 ? "one" : "other"
        case "ar":
            switch number {
            case 0: return "zero"
            case 1: return "one"
            case 2: return "two"
            default:
                switch number % 100 {
                case 3...10: return "few"
                case 11...99: return "many"
                default: return "other"
                }
            }
        case "uk", "ru":
            if number % 10 == 1, number % 100 != 11 { return "one" }
            if (2...4).contains(number % 10), !(12...14).contains(number % 100) { return "few" }
            return "many"
        default: return number == 1 ? "one" : "other"
        }
    }
}
