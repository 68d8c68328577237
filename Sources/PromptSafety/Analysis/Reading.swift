// SPDX-License-Identifier: Apache-2.0

/// Everything found in one text, before any rule looks at it.
struct Reading {
    var views: [TextView]
    var hits: [SlotHit]
    var mentions: [Mention]

    /// The slots of a stretch of the input.
    func slots(in range: Range<Int32>) -> SlotSet {
        var slots = SlotSet()
        for hit in hits where range.contains(offset(hit)) { slots.insert(hit.slot) }
        return slots
    }

    /// The byte of the input where a hit begins.
    func offset(_ hit: SlotHit) -> Int32 { views[hit.view].tokens[hit.first].offset }

    func offset(_ mention: Mention) -> Int32 { views[mention.view].tokens[mention.first].offset }
}

/// Finds lexicon words in all views and keeps those that the language and the grammar around them support.
struct SlotReader {
    let matcher: LexiconMatcher

    func hits(in views: [TextView], isName: (_ view: Int, _ token: Int) -> Bool) -> [SlotHit] {
        var all: [SlotHit] = []
        for (index, view) in views.enumerated() {
            all += matcher.hits(in: view, index: index, isName: { isName(index, $0) })
        }
        return withoutNegated(outsideOfficials(inSpokenLanguages(all, views)), views)
            .filter { $0.slot != .ask || asks($0, views) }
    }

    /// Short words mean different things in different languages: they count only in a language of which the text, or
    /// their sentence, has function words. A sentence counts for itself, so that a frame in one language does not blind
    /// the reader to a request in another.
    private func inSpokenLanguages(_ hits: [SlotHit], _ views: [TextView]) -> [SlotHit] {
        let hasKana = views.contains { view in view.scalars.contains { (0x3041...0x30FA).contains($0) } }
        // Each reading has a language of its own: the tags that one takes off are words of the other.
        var wholes = [LanguageScore](repeating: LanguageScore(), count: views.count)
        var sentences: [Int: LanguageScore] = [:]
        func place(_ hit: SlotHit) -> Int {
            hit.view << 32 | Int(views[hit.view].tokens[hit.first].sentence)
        }
        for hit in hits where hit.slot == .function {
            // What stands after an apostrophe is an ending ("Ankara'da").
            if Tokenizer.isApostrophe(views[hit.view].tokens[hit.first].joint) { continue }
            wholes[hit.view].add(hit.language)
            sentences[place(hit), default: LanguageScore()].add(hit.language)
        }
        return hits.filter { hit in
            // Han characters are read as Japanese where kana stand beside them, else as Chinese.
            if hit.language == .zh { return !hasKana }
            if hit.language == .ja { return hasKana }
            let whole = wholes[hit.view]
            guard whole.best > 0, hit.language.isLatin, !whole.speaks(hit.language) else { return true }
            // One function word may be of many languages; two say more.
            if let sentence = sentences[place(hit)], sentence.best >= 2, sentence.speaks(hit.language) { return true }
            if hit.slot == .function || hit.misspelt { return false }
            // A long word that another language wrote is evidence all the same.
            return hit.letters >= (whole.count(hit.language) > 0 ? 7 : 9)
        }
    }

    /// How many function words of each language were seen.
    private struct LanguageScore {
        private var counts = [Int](repeating: 0, count: ScreeningLanguage.allCases.count)
        /// The most of a language in Latin letters.
        private(set) var best = 0

        mutating func add(_ language: ScreeningLanguage) {
            counts[language.ordinal] += 1
            if language.isLatin { best = max(best, counts[language.ordinal]) }
        }

        func count(_ language: ScreeningLanguage) -> Int { counts[language.ordinal] }
        func speaks(_ language: ScreeningLanguage) -> Bool { counts[language.ordinal] * 3 >= best * 2 }
    }

    /// A "poll worker" is no polling place.
    private func outsideOfficials(_ hits: [SlotHit]) -> [SlotHit] {
        let officials = hits.filter { $0.slot == .official && $0.last > $0.first }
        guard !officials.isEmpty else { return hits }
        return hits.filter { hit in
            switch hit.slot {
            case .pollplace, .vote, .election: !hit.isInside(officials)
            default: true
            }
        }
    }

    /// Question words ask only at the start of a sentence, or in one that ends with a question mark.
    private func asks(_ hit: SlotHit, _ views: [TextView]) -> Bool {
        let view = views[hit.view]
        let sentence = view.tokens[hit.first].sentence
        if view.questions.indices.contains(Int(sentence)), view.questions[Int(sentence)] { return true }
        if view.tokens[hit.first].kind == .unspaced { return true }
        return hit.first == 0 || view.tokens[hit.first - 1].clause != view.tokens[hit.first].clause
    }

    /// "not realistic", "no cartoon": the word does not describe what is asked for.
    private func withoutNegated(_ hits: [SlotHit], _ views: [TextView]) -> [SlotHit] {
        var negations: Set<Int> = []
        for hit in hits where hit.slot == .neg || hit.slot == .cannot { negations.insert(hit.view << 24 | hit.last) }
        guard !negations.isEmpty else { return hits }
        return hits.filter { hit in
            // "blijf niet thuis": what stands inside takes it back as well.
            if hit.slot == .stayhome, hit.last - hit.first >= 2,
                (hit.first + 1..<hit.last).contains(where: { negations.contains(hit.view << 24 | $0) })
            {
                return false
            }
            guard Slot.negatable.contains(hit.slot) else { return true }
            // "so that nobody can detect it" checks nothing.
            for back in 1...(hit.slot == .debunk ? 3 : 2) where hit.first >= back {
                let before = hit.first - back
                guard views[hit.view].tokens[before].clause == views[hit.view].tokens[hit.first].clause else { break }
                if negations.contains(hit.view << 24 | before) { return false }
            }
            return true
        }
    }
}

extension Slot {
    /// Slots that a negation just before them takes back.
    static let negatable: Set<Slot> = [.real, .cartoon, .satire, .fiction, .photo, .debunk, .stayhome]

    /// What a word stands for even where it is a part of a name.
    static let ofNames = SlotSet(
        offices + [.function, .office, .official, .vote, .election, .ballot, .pollplace, .register, .politics])
}

extension ScreeningLanguage {
    var ordinal: Int { Self.order[self] ?? 0 }
    private static let order = Dictionary(uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })
}
