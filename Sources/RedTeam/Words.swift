// SPDX-License-Identifier: Apache-2.0

/// Disguises that spell words otherwise, or say some of them in another language.
enum Words {
    static func apply(
        _ mutator: Mutator, to text: String, language: String, _ random: inout SeededGenerator
    ) -> String {
        switch mutator {
        case .typos: each(text) { typo($0, &random) }
        case .phonetic: each(text) { phonetic($0) }
        case .codeSwitch: language == "en" ? codeSwitch(text, &random) : text
        default: text
        }
    }

    private static func each(_ text: String, _ change: (String) -> String) -> String {
        text.split(separator: " ", omittingEmptySubsequences: false).map { change(String($0)) }.joined(separator: " ")
    }

    /// One slip of the fingers in a word of five letters or more: a letter doubled, left out or swapped.
    private static func typo(_ word: String, _ random: inout SeededGenerator) -> String {
        var letters = Array(word)
        guard letters.count >= 5, letters.allSatisfy(\.isLetter), random.chance(0.7) else { return word }
        let index = Int.random(in: 1..<letters.count - 1, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: letters.insert(letters[index], at: index)
        case 1: letters.remove(at: index)
        default: letters.swapAt(index, index - 1)
        }
        return String(letters)
    }

    private static func phonetic(_ word: String) -> String {
        let sounds = [
            ("photo", "foto"), ("ph", "f"), ("ck", "k"), ("qu", "kw"), ("tion", "shun"), ("ee", "ea"), ("ou", "oo"),
            ("th", "z"), ("x", "ks"), ("igh", "ie"),
        ]
        return sounds.reduce(word) { $0.replacing($1.0, with: $1.1) }
    }

    private static let others: [String: [String]] = [
        "photo": ["foto", "Foto", "фото"], "picture": ["imagen", "Bild", "image"], "image": ["imagen", "Bild"],
        "video": ["vídeo", "vidéo", "видео"], "voice": ["voz", "Stimme", "voix"],
        "realistic": ["realista", "realistisches"],
        "photorealistic": ["fotorrealista", "fotorealistisches"], "of": ["de", "von"], "with": ["con", "mit", "avec"],
        "arrested": ["arrestado", "verhaftet"], "ballots": ["papeletas", "Stimmzettel", "bulletins de vote"],
        "election": ["elección", "Wahl", "élection"], "vote": ["votar", "wählen", "voter"],
        "fake": ["falso", "gefälschtes"],
        "message": ["mensaje", "Nachricht"], "police": ["policía", "Polizei"], "make": ["haz", "mach", "fais"],
        "saying": ["diciendo", "disant"], "audio": ["audio de", "Tonaufnahme"],
        "bribe": ["soborno", "Bestechungsgeld"],
    ]

    private static func codeSwitch(_ text: String, _ random: inout SeededGenerator) -> String {
        var result: [String] = []
        for word in text.split(separator: " ", omittingEmptySubsequences: false) {
            let bare = word.filter(\.isLetter).lowercased()
            if let choices = others[bare], random.chance(0.6), let choice = choices.randomElement(using: &random) {
                result.append(word.replacing(word.filter(\.isLetter), with: choice).description)
            } else {
                result.append(String(word))
            }
        }
        return result.joined(separator: " ")
    }
}
