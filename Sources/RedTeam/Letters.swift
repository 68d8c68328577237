// SPDX-License-Identifier: Apache-2.0

/// Disguises that replace letters or put something between them.
enum Letters {
    static func apply(_ mutator: Mutator, to text: String, _ random: inout SeededGenerator) -> String? {
        switch mutator {
        case .leet: replace(text, leet, 0.8, &random)
        case .homoglyph: replace(text, lookAlikes, 0.9, &random)
        case .mixedScript: replace(text, lookAlikes, 0.35, &random)
        case .fullwidth: shift(text, upper: 0xFF21, lower: 0xFF41)
        case .mathematical: shift(text, upper: 0x1D400, lower: 0x1D41A)
        case .diacritics: insert("\u{0336}\u{0301}\u{0308}\u{0323}".unicodeScalars.map(String.init), text, 0.4, &random)
        case .caseNoise: String(text.map { random.chance(0.5) ? Character($0.uppercased().prefix(1).description) : $0 })
        case .zeroWidth: insert(["\u{200B}", "\u{200D}", "\u{2060}", "\u{FEFF}"], text, 0.5, &random)
        case .softHyphen: insert(["\u{00AD}"], text, 0.5, &random)
        case .emoji: insert(["\u{1F525}", "\u{2728}", "\u{1F680}"], text, 0.15, &random)
        case .punctuation: insert([".", "_", "-", "*"], text, 0.35, &random)
        case .spacing:
            text.split(separator: " ").map { $0.map(String.init).joined(separator: " ") }.joined(separator: "   ")
        default: nil
        }
    }

    private static let leet: [Character: String] = [
        "a": "4", "e": "3", "i": "1", "o": "0", "s": "5", "t": "7", "A": "4", "E": "3", "I": "1", "O": "0", "S": "$",
    ]

    /// Cyrillic and Greek letters that look like Latin ones (Unicode Technical Standard 39).
    private static let lookAlikes: [Character: String] = [
        "a": "а", "c": "с", "e": "е", "o": "о", "p": "р", "x": "х", "y": "у", "i": "і", "j": "ј", "s": "ѕ", "h": "һ",
        "A": "Α", "B": "В", "E": "Ε", "H": "Н", "I": "Ι", "K": "Κ", "M": "М", "N": "Ν", "O": "О", "P": "Ρ", "T": "Τ",
        "X": "Χ", "Y": "Υ",
    ]

    private static func replace(
        _ text: String, _ table: [Character: String], _ probability: Double, _ random: inout SeededGenerator
    ) -> String {
        var result = ""
        for character in text {
            if let other = table[character], random.chance(probability) {
                result += other
            } else {
                result.append(character)
            }
        }
        return result
    }

    private static func shift(_ text: String, upper: UInt32, lower: UInt32) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let other: UInt32 =
                switch scalar.value {
                case 0x41...0x5A: scalar.value - 0x41 + upper
                case 0x61...0x7A: scalar.value - 0x61 + lower
                default: scalar.value
                }
            result.append(Unicode.Scalar(other) ?? scalar)
        }
        return String(result)
    }

    /// Puts one of some texts behind letters that are followed by another letter.
    private static func insert(
        _ between: [String], _ text: String, _ probability: Double, _ random: inout SeededGenerator
    ) -> String {
        var result = ""
        let characters = Array(text)
        for (index, character) in characters.enumerated() {
            result.append(character)
            let inside = character.isLetter && index + 1 < characters.count && characters[index + 1].isLetter
            if inside, random.chance(probability) { result += between.randomElement(using: &random) ?? "" }
        }
        return result
    }
}
