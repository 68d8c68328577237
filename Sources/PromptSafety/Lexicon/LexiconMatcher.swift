// SPDX-License-Identifier: Apache-2.0

/// A word or phrase of the lexicon found in a text.
struct SlotHit {
    var slot: Slot
    var language: ScreeningLanguage
    var view: Int
    var first: Int
    var last: Int
    var letters: Int
    var misspelt = false

    /// Whether it is a part of one of some phrases.
    func isInside(_ phrases: [SlotHit]) -> Bool {
        phrases.contains { $0.view == view && $0.first <= first && $0.last >= last }
    }
}

/// Finds lexicon entries in a view. Every token starts a bounded number of look-ups, so the work is linear in the text.
struct LexiconMatcher {
    let lexicon: Lexicon
    let commonWords: CommonWords

    private static let hitLimit = 20_000

    func hits(in view: TextView, index viewIndex: Int, isName: (Int) -> Bool) -> [SlotHit] {
        var hits: [SlotHit] = []
        var covered = -1
        for index in view.tokens.indices where view.tokens[index].kind != .number {
            guard hits.count < Self.hitLimit else { break }
            let before = hits.count
            defer { for hit in hits[before...] { covered = max(covered, hit.last) } }
            let token = view.tokens[index]
            match(view, viewIndex, index, from: Int(token.start), &hits)
            if token.kind == .word {
                if view.scalars[Int(token.start)] >= 0x600, view.scalars[Int(token.start)] < 0x700 {
                    for start in Self.arabicStems(view.text(token)) {
                        match(view, viewIndex, index, from: start, &hits)
                    }
                }
                inner(view, viewIndex, index, &hits)
                // A later word of a phrase that was found is no misspelling of another.
                if hits.count == before, index > covered, !isName(index) { misspelt(view, viewIndex, index, &hits) }
            }
        }
        return hits
    }

    private func match(_ view: TextView, _ viewIndex: Int, _ index: Int, from start: Int, _ hits: inout [SlotHit]) {
        let token = view.tokens[index]
        let end = min(Int(token.runEnd), start + Lexicon.longestPart)
        var hash = WordHash.seed
        var position = start
        while position < end {
            hash = WordHash.step(hash, view.scalars[position])
            position += 1
            guard let node = lexicon.table.value(hash) else { continue }
            let lastToken = token.kind == .unspaced ? index + position - start - 1 : index
            for id in lexicon.nodes[node].stems {
                complete(view, viewIndex, Int(id), index, lastToken, &hits)
            }
            if position == Int(token.runEnd) || token.kind == .unspaced {
                for id in lexicon.nodes[node].exact { complete(view, viewIndex, Int(id), index, lastToken, &hits) }
            }
        }
    }

    private func complete(
        _ view: TextView, _ viewIndex: Int, _ id: Int, _ first: Int, _ firstEnd: Int, _ hits: inout [SlotHit]
    ) {
        let entry = lexicon.entries[id]
        var last = firstEnd
        for part in entry.parts.indices.dropFirst() {
            let limit = last + (entry.gapBefore[part] ? 4 : 1)
            var next = last + 1
            var found = false
            while next <= limit, next < view.tokens.count,
                view.tokens[next].sentence == view.tokens[first].sentence
            {
                if matches(view, next, entry.parts[part]) {
                    found = true
                    break
                }
                next += 1
            }
            guard found else { return }
            last = next
        }
        hits.append(
            SlotHit(
                slot: entry.slot, language: entry.language, view: viewIndex, first: first, last: last,
                letters: entry.letters))
    }

    private func matches(_ view: TextView, _ index: Int, _ part: Lexicon.Part) -> Bool {
        let token = view.tokens[index]
        let length = Int(token.end - token.start)
        guard part.isStem ? length >= part.scalars.count : length == part.scalars.count else { return false }
        for offset in part.scalars.indices where view.scalars[Int(token.start) + offset] != part.scalars[offset] {
            return false
        }
        return true
    }

    /// Parts of compounds ("Briefwahl" holds "wahl").
    private func inner(_ view: TextView, _ viewIndex: Int, _ index: Int, _ hits: inout [SlotHit]) {
        let token = view.tokens[index]
        let length = Int(token.end - token.start)
        guard length >= 7, length <= 40 else { return }
        for start in (Int(token.start) + 2)..<(Int(token.end) - 2) {
            var hash = WordHash.seed
            for position in start..<min(Int(token.end), start + 14) {
                hash = WordHash.step(hash, view.scalars[position])
                guard position - start >= 2, let node = lexicon.inner.value(hash) else { continue }
                for id in lexicon.innerNodes[node] {
                    let entry = lexicon.entries[Int(id)]
                    guard entry.parts.count == 1, entry.parts[0].isStem || position == Int(token.end) - 1 else {
                        continue
                    }
                    hits.append(
                        SlotHit(
                            slot: entry.slot, language: entry.language, view: viewIndex, first: index, last: index,
                            letters: entry.letters))
                }
            }
        }
    }

    private func misspelt(_ view: TextView, _ viewIndex: Int, _ index: Int, _ hits: inout [SlotHit]) {
        let word = view.text(view.tokens[index])
        guard word.count >= 5, word.count <= 18, !commonWords.contains(word), let first = word.first else { return }
        // Roots of three letters have many neighbours.
        guard word.count >= 7 || !(0x590..<0x900).contains(first) else { return }
        var found: [Int] = []
        for length in max(5, word.count - 3)...word.count {
            lexicon.spelling.neighbours(of: word.prefix(length), into: &found)
            for id in found {
                let entry = lexicon.entries[id]
                guard entry.parts[0].isStem || length == word.count else { continue }
                // Short words have too many neighbours, and the first letter is seldom mistyped.
                guard entry.letters >= 6 || length == word.count, entry.parts[0].scalars.first == word.first else {
                    continue
                }
                hits.append(
                    SlotHit(
                        slot: entry.slot, language: entry.language, view: viewIndex, first: index, last: index,
                        letters: entry.letters, misspelt: true))
            }
            if !found.isEmpty { return }
        }
    }

    /// Where an Arabic word may begin once "and", "by", "for", "like" and the article are taken off.
    static func arabicStems(_ word: ArraySlice<UInt32>) -> [Int] {
        var starts: [Int] = []
        var position = word.startIndex
        func rest() -> Int { word.endIndex - position }
        if rest() > 3, word[position] == 0x648 || word[position] == 0x641 {  // wa, fa
            position += 1
            starts.append(position)
        }
        if rest() > 3, [0x628, 0x644, 0x643, 0x633].contains(word[position]) {  // bi, li, ka, sa
            let doubled = word[position] == 0x644 && word[position + 1] == 0x644  // li + al
            position += doubled ? 2 : 1
            starts.append(position)
        }
        if rest() > 4, word[position] == 0x627, word[position + 1] == 0x644 {  // al
            position += 2
            starts.append(position)
        }
        return starts
    }
}
