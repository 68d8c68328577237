// SPDX-License-Identifier: Apache-2.0

/// Cuts a text into folded tokens.
struct Tokenizer {
    private let folding = CharacterFolding.shared
    private var view = TextView()
    private var sentence: Int32 = 0
    private var clause: Int32 = 0
    private var joint: UInt32 = 0
    private var separators = 0

    static func view(of text: TracedText) -> TextView {
        var tokenizer = Tokenizer()
        return tokenizer.run(text)
    }

    private mutating func run(_ text: TracedText) -> TextView {
        view.transforms = text.transforms
        view.scalars.reserveCapacity(text.count)
        view.tokens.reserveCapacity(text.count / 4)
        var index = 0
        while index < text.count {
            let scalar = text.scalars[index]
            switch folding.characterClass(scalar) {
            case .ignorable:
                if !(0x0300...0x036F).contains(scalar), !(0x0600...0x06FF).contains(scalar), scalar != 0x093C {
                    view.transforms.insert(.invisible)
                }
                index += 1
            case .letter: word(text, &index)
            case .digit: number(text, &index)
            case .unspaced: unspaced(text, &index)
            case .other:
                separator(text, index)
                index += 1
            }
        }
        return view
    }

    private mutating func finish(
        _ kind: Token.Kind, _ start: Int, _ from: Int32, _ to: Int32, capital: Bool = false, capitals: Bool = false
    ) {
        let end = view.scalars.count
        guard end > start else { return }
        let between: UInt32 = separators == 0 ? (view.tokens.isEmpty ? 0 : 1) : (separators == 1 ? joint : 0)
        view.tokens.append(
            Token(
                kind: kind, start: Int32(start), end: Int32(end), runEnd: Int32(end), capital: capital,
                capitals: capitals,
                joint: between,
                sentence: sentence, clause: clause, offset: from, offsetEnd: to))
        separators = 0
        joint = 0
    }

    private mutating func fold(_ scalar: UInt32) {
        switch folding.fold(scalar) {
        case .one(let single): view.scalars.append(single)
        case .many(let several): view.scalars += several
        }
    }

    private mutating func word(_ text: TracedText, _ index: inout Int) {
        let start = view.scalars.count
        let first = text.scalars[index]
        let from = text.offsets[index]
        var to = from
        var capitals = true
        scan: while index < text.count {
            let scalar = text.scalars[index]
            switch folding.characterClass(scalar) {
            case .letter:
                if capitals, Unicode.Scalar(scalar)?.properties.isLowercase ?? false { capitals = false }
                fold(scalar)
            case .ignorable:
                if (0x200B...0x206F).contains(scalar) || scalar == 0xAD { view.transforms.insert(.invisible) }
            case .other:
                // "don't" is one word; "l'urne" and "Okvist's" are two; Ukrainian writes its apostrophe inside words.
                guard Self.isApostrophe(scalar), index + 1 < text.count else { break scan }
                let next = text.scalars[index + 1]
                let last = view.scalars.last ?? 0
                let cyrillic = (0x0400...0x04FF).contains(last) && (0x0400...0x04FF).contains(next)
                let contraction =
                    last == 0x6E && next | 0x20 == 0x74
                    && (index + 2 >= text.count || folding.characterClass(text.scalars[index + 2]) != .letter)
                guard cyrillic || contraction else { break scan }
            case .digit, .unspaced: break scan
            }
            to = text.offsets[index]
            index += 1
        }
        unmix(start)
        finish(
            .word, start, from, to, capital: Unicode.Scalar(first)?.properties.isUppercase ?? false,
            capitals: capitals && view.scalars.count - start > 1)
    }

    private mutating func number(_ text: TracedText, _ index: inout Int) {
        let start = view.scalars.count
        let from = text.offsets[index]
        var to = from
        while index < text.count {
            let kind = folding.characterClass(text.scalars[index])
            guard kind == .digit || kind == .ignorable else { break }
            if kind == .digit { fold(text.scalars[index]) }
            to = text.offsets[index]
            index += 1
        }
        finish(.number, start, from, to)
    }

    private mutating func unspaced(_ text: TracedText, _ index: inout Int) {
        let firstToken = view.tokens.count
        while index < text.count {
            let kind = folding.characterClass(text.scalars[index])
            if kind == .ignorable {
                index += 1
                continue
            }
            guard kind == .unspaced else { break }
            let start = view.scalars.count
            fold(text.scalars[index])
            // A half-width voicing mark belongs to the kana before it.
            if let mark = view.scalars.last, mark == 0x3099 || mark == 0x309A, start > 0, view.scalars.count > start {
                view.scalars.removeLast()
                if view.tokens.count > firstToken { view.scalars[start - 1] += mark - 0x3098 }
            } else {
                finish(.unspaced, start, text.offsets[index], text.offsets[index])
            }
            index += 1
        }
        let end = Int32(view.scalars.count)
        for token in firstToken..<view.tokens.count { view.tokens[token].runEnd = end }
    }

    private mutating func separator(_ text: TracedText, _ index: Int) {
        let scalar = text.scalars[index]
        separators += 1
        joint = scalar == 0x20 ? 0 : scalar
        switch scalar {
        case 0x0A where goesOn(text, index): break
        case 0x21, 0x3F, 0x3B, 0x0A, 0x0D, 0x2026, 0x3002, 0xFF01, 0xFF1F, 0x61F, 0x964, 0x2028, 0x2029, 0xFF61:
            endSentence(question: scalar == 0x3F || scalar == 0xFF1F || scalar == 0x61F)
        case 0x2E where endsSentence(text, index): endSentence(question: false)
        case 0x2C, 0x3A, 0x28, 0x29, 0x22, 0x201C, 0x201D, 0xAB, 0xBB, 0x2014, 0x60C, 0x3001, 0xFF0C, 0xFF1A, 0x300C,
            0x300D, 0xFF08, 0xFF09:
            clause += 1
        default: break
        }
    }

    private mutating func endSentence(question: Bool) {
        guard view.tokens.last?.sentence == sentence else {
            if question, sentence > 0 { view.questions[Int(sentence) - 1] = true }
            return
        }
        view.questions[Int(sentence)] = question
        view.questions.append(false)
        sentence += 1
        clause += 1
    }

    /// A full stop ends a sentence when a space follows, and neither an ordinal nor an initial stands before it.
    private func endsSentence(_ text: TracedText, _ index: Int) -> Bool {
        if index + 1 < text.count, folding.characterClass(text.scalars[index + 1]) != .other { return false }
        guard let last = view.tokens.last, separators == 1 else { return true }
        switch last.kind {
        case .number: return last.end - last.start > 2
        case .word: return last.end - last.start > 1 || index + 1 >= text.count
        case .unspaced: return true
        }
    }

    /// A line feed that stands inside a sentence: nothing ended before it, and a small letter follows.
    private func goesOn(_ text: TracedText, _ index: Int) -> Bool {
        guard separators == 1, !view.tokens.isEmpty, index + 1 < text.count else { return false }
        return Unicode.Scalar(text.scalars[index + 1])?.properties.isLowercase ?? false
    }

    /// Brings a word that mixes scripts to one of them.
    private mutating func unmix(_ start: Int) {
        var latin = false
        var other = false
        for scalar in view.scalars[start...] {
            if scalar < 0x250 {
                latin = true
            } else if Self.isConfusableScript(scalar) {
                other = true
            }
        }
        guard latin, other else { return }
        view.transforms.insert(.confusable)
        let toLatin = view.scalars[start...].allSatisfy { $0 < 0x250 || Confusables.toLatin[$0] != nil }
        let table = toLatin ? Confusables.toLatin : Confusables.toCyrillic
        for position in start..<view.scalars.count {
            if let replacement = table[view.scalars[position]] { view.scalars[position] = replacement }
        }
    }

    private static func isConfusableScript(_ scalar: UInt32) -> Bool {
        (0x370...0x58F).contains(scalar) || (0x13A0...0x13FF).contains(scalar)
    }

    static func isApostrophe(_ scalar: UInt32) -> Bool {
        scalar == 0x27 || scalar == 0x2019 || scalar == 0x2BC || scalar == 0x2018 || scalar == 0xFF07 || scalar == 0x60
    }
}
