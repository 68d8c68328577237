// SPDX-License-Identifier: Apache-2.0

/// How sure it is that words name an entity.
enum MentionStrength: Int, Comparable, Sendable {
    /// Counts only where the rest of the text is about politics.
    case weak
    /// Counts unless the context speaks of something else.
    case medium
    /// Counts.
    case strong

    static func < (one: MentionStrength, other: MentionStrength) -> Bool { one.rawValue < other.rawValue }
}

/// A place in a view that names an entity.
struct Mention: Sendable {
    var entity: Int
    var strength: MentionStrength
    var view: Int
    var first: Int
    var last: Int
    var transforms = TransformSet()
}

/// Finds the roster's names in a view.
struct NameMatcher {
    let index: NameIndex
    let lexicon: Lexicon
    let commonWords: CommonWords

    private enum Quality: Int { case exact, inflected, misspelt, sound }

    private struct Candidate {
        var word: Int
        var quality: Quality
        var last: Int
    }

    func mentions(in view: TextView, index viewIndex: Int) -> [Mention] {
        guard !index.names.isEmpty else { return [] }
        var candidates: [Int: [Candidate]] = [:]
        for token in view.tokens.indices where view.tokens[token].kind != .number {
            let found = self.candidates(view, token)
            if !found.isEmpty { candidates[token] = found }
        }
        var mentions: [Mention] = []
        for first in candidates.keys.sorted() {
            for candidate in candidates[first] ?? [] {
                for name in index.namesByFirstWord[candidate.word] {
                    if let mention = complete(Int(name), candidate, first, candidates, view, viewIndex) {
                        mentions.append(mention)
                    }
                }
            }
            if mentions.count > 2000 { break }
        }
        return mentions
    }

    private func complete(
        _ nameIndex: Int, _ start: Candidate, _ first: Int, _ candidates: [Int: [Candidate]], _ view: TextView,
        _ viewIndex: Int
    ) -> Mention? {
        let name = index.names[nameIndex]
        var worst = start.quality
        var last = start.last
        var inexact = start.quality == .exact ? 0 : 1
        for word in name.tokens.dropFirst() {
            var found: Candidate?
            for next in [last + 1, last + 2] where found == nil && next < view.tokens.count {
                // One short word may stand between: an initial or a particle.
                if next == last + 2, view.tokens[last + 1].end - view.tokens[last + 1].start > 3 { continue }
                guard view.tokens[next].sentence == view.tokens[first].sentence else { continue }
                found = candidates[next]?.first { $0.word == word }
            }
            guard let found else { return nil }
            if found.quality.rawValue > worst.rawValue { worst = found.quality }
            if found.quality != .exact { inexact += 1 }
            last = found.last
        }
        var mention = Mention(entity: name.entity, strength: .medium, view: viewIndex, first: first, last: last)
        mention.strength = strength(name, worst, inexact, view, first, last)
        mention.transforms = view.transforms
        switch worst {
        case .exact: break
        case .inflected: mention.transforms.insert(.inflected)
        case .misspelt: mention.transforms.insert(.spelling)
        case .sound: mention.transforms.insert(.sound)
        }
        return mention
    }

    private func strength(
        _ name: ProtectedName, _ worst: Quality, _ inexact: Int, _ view: TextView, _ first: Int, _ last: Int
    ) -> MentionStrength {
        if name.form == .acronym {
            return view.tokens[first].capitals && worst == .exact ? .strong : .weak
        }
        if name.tokens.count > 1 {
            if name.isEveryday {
                let capital = (first...last).allSatisfy { view.tokens[$0].capital }
                return worst == .exact && capital ? .strong : .weak
            }
            switch worst {
            case .exact, .inflected: return .strong
            case .misspelt: return inexact < name.tokens.count ? .strong : .medium
            case .sound: return .strong
            }
        }
        if name.isEveryday { return .weak }
        let length = index.wordScalars[name.tokens[0]].count
        switch worst {
        case .exact:
            // A character of Han or kana says as much as two letters.
            let short = view.tokens[first].kind == .unspaced ? 3 : 5
            return name.form == .derived && length < short ? .weak : .medium
        case .inflected: return length >= 5 ? .medium : .weak
        case .misspelt: return length >= 7 ? .medium : .weak
        case .sound:
            return SoundKey.keys(ofLatin: index.wordScalars[name.tokens[0]]).first.map(SoundKey.length) ?? 0 >= 4
                ? .medium : .weak
        }
    }

    // MARK: candidates of one token

    private func candidates(_ view: TextView, _ position: Int) -> [Candidate] {
        let token = view.tokens[position]
        var found: [Candidate] = []
        if token.kind == .unspaced {
            unspaced(view, position, &found)
            return found
        }
        var start = Int(token.start)
        exactAndInflected(view, position, start, &found)
        guard let first = view.text(token).first else { return found }
        if found.isEmpty, (0x600...0x6FF).contains(first) {
            for stem in LexiconMatcher.arabicStems(view.text(token)) where found.isEmpty {
                exactAndInflected(view, position, stem, &found)
                start = stem
            }
        }
        guard found.isEmpty else { return found }
        let word = view.scalars[start..<Int(token.end)]
        guard word.count >= 4, word.count <= 24, !commonWords.contains(word), !lexicon.knows(Array(word)) else {
            return found
        }
        if word.count >= 5 { misspelt(word, position, &found) }
        if found.isEmpty, first >= 0x400 {
            sound(view, position, Int(token.start), Int(token.end), &found)
            if start != Int(token.start) { sound(view, position, start, Int(token.end), &found) }
        } else if found.isEmpty, word.count >= 6 {
            // A spelling by ear in the same script must agree in its first letter as well.
            soundAlike(word, position, &found)
        }
        return found
    }

    private func exactAndInflected(_ view: TextView, _ position: Int, _ start: Int, _ found: inout [Candidate]) {
        let end = Int(view.tokens[position].end)
        var hash = WordHash.seed
        var cursor = start
        while cursor < end, cursor - start < 30 {
            hash = WordHash.step(hash, view.scalars[cursor])
            cursor += 1
            let rest = end - cursor
            guard rest <= 4 else { continue }
            if let word = index.words.value(hash) {
                if rest == 0 {
                    found.append(Candidate(word: word, quality: .exact, last: position))
                } else if cursor - start >= 5, rest <= 3, !commonWords.contains(view.scalars[start..<end]) {
                    found.append(Candidate(word: word, quality: .inflected, last: position))
                }
            }
            if rest > 0, cursor - start >= 5, let word = index.stems.value(hash),
                !commonWords.contains(view.scalars[start..<end])
            {
                found.append(Candidate(word: word, quality: .inflected, last: position))
            }
        }
        if let exact = found.first(where: { $0.quality == .exact }) { found = [exact] }
    }

    private func misspelt(_ word: ArraySlice<UInt32>, _ position: Int, _ found: inout [Candidate]) {
        var ids: [Int] = []
        index.spelling.neighbours(of: word, into: &ids)
        for id in ids where index.wordScalars[id].first == word.first || word.count >= 8 {
            found.append(Candidate(word: id, quality: .misspelt, last: position))
        }
    }

    private func soundAlike(_ word: ArraySlice<UInt32>, _ position: Int, _ found: inout [Candidate]) {
        for key in SoundKey.keys(ofLatin: Array(word)) where SoundKey.length(key) >= 4 {
            guard let bucket = index.sounds.value(key) else { continue }
            for id in index.soundBuckets[bucket] {
                let target = index.wordScalars[Int(id)]
                guard target.first == word.first || target.count >= 8, target.count >= 6,
                    Self.distance(target, Array(word), limit: 2) <= 2
                else { continue }
                found.append(Candidate(word: Int(id), quality: .misspelt, last: position))
            }
        }
    }

    private func sound(_ view: TextView, _ position: Int, _ start: Int, _ end: Int, _ found: inout [Candidate]) {
        let word = view.scalars[start..<end]
        for cut in Self.inflectionCuts(word) {
            guard let latin = Romanisation.latin(word.dropLast(cut)) else { return }
            collect(latin, position, position, &found)
            if !found.isEmpty { return }
        }
    }

    private func collect(
        _ latin: [UInt32], _ position: Int, _ last: Int, loose: Bool = false, _ found: inout [Candidate]
    ) {
        for key in SoundKey.keys(ofLatin: latin) where SoundKey.length(key) >= 3 {
            guard let bucket = index.sounds.value(key) else { continue }
            for id in index.soundBuckets[bucket] where !found.contains(where: { $0.word == Int(id) }) {
                let target = index.wordScalars[Int(id)]
                let spelt = (target.first ?? 0) < 0x250 ? target : Romanisation.latin(target[...]) ?? target
                let limit = max(2, max(spelt.count, latin.count) * (loose ? 7 : 5) / 10)
                if Self.distance(spelt, latin, limit: limit) <= limit {
                    found.append(Candidate(word: Int(id), quality: .sound, last: last))
                }
            }
        }
    }

    /// Case endings of Russian and Ukrainian that add or change consonants.
    private static func inflectionCuts(_ word: ArraySlice<UInt32>) -> [Int] {
        guard let last = word.last, word.count >= 5, (0x400...0x4FF).contains(last) else { return [0] }
        if [0x43C, 0x432].contains(last) { return [0, 2] }  // -ом -ем -ым -ов
        if [0x433, 0x43E, 0x443].contains(last) { return [0, 3, 1] }  // -ого -ому -у
        return [0]
    }

    private func unspaced(_ view: TextView, _ position: Int, _ found: inout [Candidate]) {
        let token = view.tokens[position]
        var hash = WordHash.seed
        var cursor = Int(token.start)
        while cursor < Int(token.runEnd), cursor - Int(token.start) < 14 {
            hash = WordHash.step(hash, view.scalars[cursor])
            cursor += 1
            if let word = index.words.value(hash) {
                found.append(Candidate(word: word, quality: .exact, last: position + cursor - Int(token.start) - 1))
            }
        }
        if let longest = found.last {
            found = [longest]
            return
        }
        let first = view.scalars[Int(token.start)]
        if (0x30A1...0x30FC).contains(first) {
            // A run of katakana is one foreign word.
            guard Int(token.start) == 0 || position == 0 || !continues(view, position) else { return }
            var end = Int(token.start)
            while end < Int(token.runEnd), (0x30A1...0x30FC).contains(view.scalars[end]) { end += 1 }
            let length = end - Int(token.start)
            guard length >= 3, length <= 14, let latin = Romanisation.latin(view.scalars[Int(token.start)..<end]) else {
                return
            }
            collect(latin, position, position + length - 1, loose: true, &found)
        } else if Romanisation.hanSyllable(first) != nil {
            var latin: [UInt32] = []
            var end = Int(token.start)
            while end < Int(token.runEnd), end - Int(token.start) < 9,
                let syllable = Romanisation.hanSyllable(view.scalars[end])
            {
                latin += syllable
                end += 1
                let length = end - Int(token.start)
                if length >= 3 { collect(latin, position, position + length - 1, loose: true, &found) }
            }
        }
    }

    private func continues(_ view: TextView, _ position: Int) -> Bool {
        let start = Int(view.tokens[position].start)
        guard start > 0, view.tokens[position - 1].runEnd == view.tokens[position].runEnd else { return false }
        return (0x30A1...0x30FC).contains(view.scalars[start - 1])
    }

    /// The edit distance, or `limit + 1` once it is surely greater.
    static func distance(_ first: [UInt32], _ second: [UInt32], limit: Int) -> Int {
        guard abs(first.count - second.count) <= limit else { return limit + 1 }
        var row = Array(0...second.count)
        for (i, one) in first.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            var best = row[0]
            for (j, other) in second.enumerated() {
                let replaced = diagonal + (one == other ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
                best = min(best, row[j + 1])
            }
            if best > limit { return limit + 1 }
        }
        return row[second.count]
    }
}
