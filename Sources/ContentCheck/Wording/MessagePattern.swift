// SPDX-License-Identifier: Apache-2.0

/// A sentence with places, parsed. The notation is the common part of ICU MessageFormat: `{name}`,
/// `{count, plural, =0 {none} one {# place} other {# places}}` and `{kind, select, photo {…} other {…}}`; `#` is the
/// count; an apostrophe is an apostrophe.
struct MessagePattern: Sendable {
    indirect enum Part: Sendable {
        case text(String)
        case place(String)
        case number
        case plural(place: String, exact: [Int: MessagePattern], forms: [String: MessagePattern])
        case select(place: String, forms: [String: MessagePattern])
    }

    let parts: [Part]

    /// Parses a sentence; nil where braces do not pair, a form `other` is missing, or nesting is deeper than 4.
    init?(_ text: String) {
        var parser = Parser(characters: Array(text))
        guard let parts = parser.parts(depth: 0, insidePlural: false), parser.isAtEnd else { return nil }
        self.parts = parts
    }

    private init(parts: [Part]) { self.parts = parts }

    /// Every place the sentence has, in all its forms.
    var places: Set<String> {
        var names = Set<String>()
        for part in parts {
            switch part {
            case .text, .number: break
            case .place(let name): names.insert(name)
            case .plural(let name, let exact, let forms):
                names.insert(name)
                for pattern in Array(exact.values) + Array(forms.values) { names.formUnion(pattern.places) }
            case .select(let name, let forms):
                names.insert(name)
                for pattern in forms.values { names.formUnion(pattern.places) }
            }
        }
        return names
    }

    /// The forms of each plural in the sentence.
    var pluralForms: [Set<String>] {
        parts.flatMap { part -> [Set<String>] in
            switch part {
            case .text, .number, .place: []
            case .plural(_, let exact, let forms):
                [Set(forms.keys)] + (Array(exact.values) + Array(forms.values)).flatMap(\.pluralForms)
            case .select(_, let forms): forms.values.flatMap(\.pluralForms)
            }
        }
    }

    private struct Parser {
        let characters: [Character]
        var index = 0
        var isAtEnd: Bool { index >= characters.count }
        var next: Character? { index < characters.count ? characters[index] : nil }

        init(characters: [Character]) { self.characters = characters }

        mutating func parts(depth: Int, insidePlural: Bool) -> [Part]? {
            guard depth <= 4 else { return nil }
            var parts: [Part] = []
            var text = ""
            func flushed() -> [Part] { text.isEmpty ? parts : parts + [.text(text)] }
            while let character = next {
                switch character {
                case "}": return flushed()
                case "{":
                    parts = flushed()
                    text = ""
                    index += 1
                    guard let part = place(depth: depth) else { return nil }
                    parts.append(part)
                case "#" where insidePlural:
                    parts = flushed() + [.number]
                    text = ""
                    index += 1
                default:
                    text.append(character)
                    index += 1
                }
            }
            return flushed()
        }

        private mutating func word() -> String {
            skipBlanks()
            var word = ""
            while let character = next, character.isLetter || character.isNumber || "_-=".contains(character) {
                word.append(character)
                index += 1
            }
            skipBlanks()
            return word
        }

        private mutating func skipBlanks() {
            while let character = next, character.isWhitespace { index += 1 }
        }

        private mutating func take(_ character: Character) -> Bool {
            guard next == character else { return false }
            index += 1
            return true
        }

        private mutating func place(depth: Int) -> Part? {
            let name = word()
            guard !name.isEmpty else { return nil }
            if take("}") { return .place(name) }
            guard take(",") else { return nil }
            let kind = word()
            guard take(","), kind == "plural" || kind == "select" else { return nil }
            var exact: [Int: MessagePattern] = [:]
            var forms: [String: MessagePattern] = [:]
            while true {
                let form = word()
                if form.isEmpty { break }
                guard take("{"), let parts = parts(depth: depth + 1, insidePlural: kind == "plural"), take("}") else {
                    return nil
                }
                if form.hasPrefix("=") {
                    guard kind == "plural", let number = Int(form.dropFirst()) else { return nil }
                    exact[number] = MessagePattern(parts: parts)
                } else {
                    forms[form] = MessagePattern(parts: parts)
                }
                skipBlanks()
            }
            guard take("}"), forms["other"] != nil else { return nil }
            return kind == "plural"
                ? .plural(place: name, exact: exact, forms: forms) : .select(place: name, forms: forms)
        }
    }
}
