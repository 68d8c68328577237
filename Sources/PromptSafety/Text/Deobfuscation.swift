// SPDX-License-Identifier: Apache-2.0

/// Reads words that were disguised letter by letter: leetspeak, letters set apart, masked, repeated or run together.
///
/// The plain reading is always kept beside this one, so a wrong guess here can add a match but never hide one.
struct Deobfuscation {
    /// Whether a folded word is one that the engine or a reader knows.
    let isKnown: ([UInt32]) -> Bool
    /// Whether it is a whole word, not only the beginning of one.
    let isWord: ([UInt32]) -> Bool
    let folding = CharacterFolding.shared

    init(isKnown: @escaping ([UInt32]) -> Bool, isWord: @escaping ([UInt32]) -> Bool) {
        self.isKnown = isKnown
        self.isWord = isWord
    }

    struct Chunk {
        var range: Range<Int>
        var gap: Int
        var letters = TracedText()
        /// The letters when the chunk is a single one.
        var single = false
    }

    /// The second reading; nil when it equals the plain one.
    func reading(of text: TracedText) -> TracedText? {
        var chunks = split(text)
        let isStrewn = chunks.lazy.filter { signsInside($0, text) }.prefix(3).count == 3
        var output = TracedText()
        output.transforms = text.transforms
        var changed = false
        var index = 0
        while index < chunks.count {
            for _ in 0..<min(2, chunks[index].gap) {
                let at = chunks[index].range.lowerBound
                output.append(text.scalars[max(0, at - 1)] == 0x0A ? 0x0A : 0x20, at: text.offsets[at])
            }
            if let (next, joined) = spaced(&chunks, index, text) {
                output.append(contentsOf: joined, 0..<joined.count)
                output.transforms.insert(.joined)
                changed = true
                index = next
                continue
            }
            if let (next, joined) = pieces(chunks, index, text) {
                output.append(contentsOf: joined, 0..<joined.count)
                output.transforms.insert(.joined)
                changed = true
                index = next
                continue
            }
            if let (replacement, transforms) = rewrite(chunks[index], text, isStrewn) {
                output.append(contentsOf: replacement, 0..<replacement.count)
                output.transforms = output.transforms.union(transforms)
                changed = true
            } else {
                output.append(contentsOf: text, chunks[index].range)
            }
            index += 1
        }
        return changed ? output : nil
    }

    // MARK: chunks

    private func split(_ text: TracedText) -> [Chunk] {
        var chunks: [Chunk] = []
        var index = 0
        var gap = 0
        while index < text.count {
            if isSpace(text.scalars[index]) {
                gap += text.scalars[index] == 0x0A || text.scalars[index] == 0x3000 ? 2 : 1
                index += 1
                continue
            }
            let start = index
            while index < text.count, !isSpace(text.scalars[index]) { index += 1 }
            var chunk = Chunk(range: start..<index, gap: gap)
            if index - start <= 4 {
                for position in start..<index
                where folding.characterClass(text.scalars[position]) == .letter
                    || (0x30...0x39).contains(text.scalars[position])
                    || (index - start == 1 && !Confusables.leet(text.scalars[position]).isEmpty)
                {
                    chunk.letters.append(text.scalars[position], at: text.offsets[position])
                }
                chunk.single = chunk.letters.count == 1
            }
            chunks.append(chunk)
            gap = 0
        }
        return chunks
    }

    private func isSpace(_ scalar: UInt32) -> Bool {
        scalar == 0x20 || (0x09...0x0D).contains(scalar) || scalar == 0xA0 || (0x2000...0x200A).contains(scalar)
            || scalar == 0x3000 || scalar == 0x202F || scalar == 0x205F
    }

    /// At least four single letters in a row: words whose letters were set apart. A wider gap parts words; without one
    /// the letters are cut into known words.
    private func spaced(_ chunks: inout [Chunk], _ start: Int, _ text: TracedText) -> (Int, TracedText)? {
        guard chunks[start].single else { return nil }
        var end = start
        while end < chunks.count, chunks[end].single || isSign(chunks, end, text) { end += 1 }
        while end > start, !chunks[end - 1].single { end -= 1 }
        guard end - start >= 4 else { return nil }
        // The usual gap inside words is the smallest one.
        let usual = chunks[(start + 1)..<end].map(\.gap).min() ?? 1
        var output = TracedText()
        var word = TracedText()
        func flush() {
            guard !word.isEmpty else { return }
            if !output.isEmpty { output.append(0x20, at: word.offsets[0]) }
            let plain = unleet(word) ?? word
            let cut = segment(plain)
            output.append(contentsOf: cut, 0..<cut.count)
            word = TracedText()
        }
        for index in start..<end {
            if index > start, chunks[index].gap > usual { flush() }
            guard chunks[index].single else {
                // A sign that was set apart like the letters.
                let at = chunks[index].range.lowerBound
                flush()
                output.append(text.scalars[at], at: text.offsets[at])
                continue
            }
            word.append(contentsOf: chunks[index].letters, 0..<1)
        }
        flush()
        return (end, output)
    }

    /// A single sign with a letter set apart behind it: "e ' s".
    private func isSign(_ chunks: [Chunk], _ index: Int, _ text: TracedText) -> Bool {
        chunks[index].range.count == 1 && chunks[index].gap == 1
            && folding.characterClass(text.scalars[chunks[index].range.lowerBound]) == .other
            && index + 1 < chunks.count && chunks[index + 1].single
    }

    /// Neighbouring short chunks of letters that make a known word only together.
    private func pieces(_ chunks: [Chunk], _ start: Int, _ text: TracedText) -> (Int, TracedText)? {
        guard !chunks[start].letters.isEmpty, chunks[start].letters.count == chunks[start].range.count else {
            return nil
        }
        let first = fold(chunks[start].letters)
        if first.count >= 3 && isKnown(first) { return nil }
        var joined = chunks[start].letters
        var strangers = isKnown(first) ? 0 : 1
        for end in (start + 1)..<max(start + 1, min(chunks.count, start + 6)) {
            guard chunks[end].gap == 1 else { return nil }
            let chunk = chunks[end]
            // The last piece may be longer than four letters and carry punctuation.
            var letters = TracedText()
            for position in chunk.range {
                guard folding.characterClass(text.scalars[position]) == .letter else { break }
                letters.append(text.scalars[position], at: text.offsets[position])
            }
            guard !letters.isEmpty, letters.count <= 8 else { return nil }
            let word = fold(letters)
            if !isKnown(word) { strangers += 1 }
            joined.append(contentsOf: letters, 0..<letters.count)
            if strangers >= 2, joined.count >= 5, isKnown(fold(joined)) {
                if letters.count < chunk.range.count {
                    joined.append(
                        contentsOf: text, (chunk.range.lowerBound + letters.count)..<chunk.range.upperBound)
                }
                return (end + 1, joined)
            }
            if letters.count < chunk.range.count { return nil }
        }
        return nil
    }

    // MARK: one chunk

    private func rewrite(_ chunk: Chunk, _ text: TracedText, _ isStrewn: Bool) -> (TracedText, TransformSet)? {
        guard chunk.range.count <= 200 else { return nil }
        var lower = chunk.range.lowerBound
        var upper = chunk.range.upperBound
        while lower < upper, !isWordLike(text.scalars[lower]), text.scalars[lower] != 0x40, text.scalars[lower] != 0x24
        {
            lower += 1
        }
        while upper > lower, !isWordLike(text.scalars[upper - 1]) { upper -= 1 }
        guard upper > lower else { return nil }
        var core = TracedText()
        core.append(contentsOf: text, lower..<upper)
        var transforms = TransformSet()
        let strewn = isStrewn ? withoutSigns(core, &transforms) : nil
        guard let result = strewn ?? rewriteCore(core, &transforms) ?? rewriteParts(core, &transforms) else {
            return nil
        }
        var output = TracedText()
        output.append(contentsOf: text, chunk.range.lowerBound..<lower)
        output.append(contentsOf: result, 0..<result.count)
        output.append(contentsOf: text, upper..<chunk.range.upperBound)
        return (output, transforms)
    }

    /// "Br4mon73s-Ruel", "Lindqv4rn's": what stands before and behind such a sign is read by itself.
    private func rewriteParts(_ core: TracedText, _ transforms: inout TransformSet) -> TracedText? {
        func parts(_ scalar: UInt32) -> Bool { scalar == 0x2D || Tokenizer.isApostrophe(scalar) }
        guard core.scalars.contains(where: parts) else { return nil }
        var output = TracedText()
        var changed = false
        var start = 0
        for index in 0...core.count where index == core.count || parts(core.scalars[index]) {
            var part = TracedText()
            part.append(contentsOf: core, start..<index)
            if !part.isEmpty, let result = rewriteCore(part, &transforms) {
                output.append(contentsOf: result, 0..<result.count)
                changed = true
            } else {
                output.append(contentsOf: part, 0..<part.count)
            }
            if index < core.count { output.append(core.scalars[index], at: core.offsets[index]) }
            start = index + 1
        }
        return changed ? output : nil
    }

    private func rewriteCore(_ core: TracedText, _ transforms: inout TransformSet) -> TracedText? {
        var letters = 0
        var plain = true
        var signs = 0
        for scalar in core.scalars {
            switch folding.characterClass(scalar) {
            case .letter: letters += 1
            case .ignorable: break
            case .digit: plain = false
            case .unspaced: return nil
            case .other:
                plain = false
                signs += 1
            }
        }
        if plain {
            guard letters >= 3 else { return nil }
            return lookalike(core, &transforms) ?? repeats(core, &transforms) ?? capitals(core, &transforms)
                ?? blob(core, &transforms)
        }
        guard letters > 0 || core.count >= 4 else { return nil }
        if signs > 0 {
            if let joined = join(core, &transforms) { return joined }
            if let masked = unmask(core, &transforms) { return masked }
        }
        if let replacement = unleet(core), replacement.scalars != core.scalars {
            transforms.insert(.leet)
            return repeats(replacement, &transforms) ?? replacement
        }
        return nil
    }

    /// Digits and signs read as letters; nil for numbers, and for numbers with a unit ("8pm", "19th").
    func unleet(_ word: TracedText) -> TracedText? {
        var letters = 0
        var leets: [Int] = []
        var leadingDigits = 0
        var seenLetter = false
        for index in 0..<word.count {
            let scalar = word.scalars[index]
            if folding.characterClass(scalar) == .letter {
                letters += 1
                seenLetter = true
            } else if !Confusables.leet(scalar).isEmpty {
                leets.append(index)
                if !seenLetter, (0x30...0x39).contains(scalar) { leadingDigits += 1 }
            } else if folding.characterClass(scalar) != .ignorable {
                return nil
            }
        }
        guard letters > 0, !leets.isEmpty else { return nil }
        let onlyLeading = leets.count == leadingDigits
        if onlyLeading, letters <= 2, leadingDigits <= 2, Self.units.contains(suffix(word, letters)) { return nil }
        let trailing = leets.allSatisfy { $0 >= letters }
        var result = word
        var ambiguous: [Int] = []
        for index in leets {
            let options = Confusables.leet(word.scalars[index])
            result.scalars[index] = options[0]
            if options.count > 1 { ambiguous.append(index) }
        }
        if isKnown(fold(result)) { return result }
        for choice in 1..<(1 << min(4, ambiguous.count)) {
            var candidate = result
            for (bit, index) in ambiguous.prefix(4).enumerated() where choice & (1 << bit) != 0 {
                candidate.scalars[index] = Confusables.leet(word.scalars[index])[1]
            }
            if isKnown(fold(candidate)) { return candidate }
        }
        // Unknown words keep their digits at the end: names of things, versions and years.
        return onlyLeading && letters < 3 || trailing ? nil : result
    }

    private static let units: Set<String> = [
        "st", "nd", "rd", "th", "am", "pm", "h", "a", "p", "k", "d", "m", "km", "cm", "mm", "er", "e", "o", "px", "s",
    ]

    private func suffix(_ word: TracedText, _ length: Int) -> String {
        var text = ""
        text.unicodeScalars.append(contentsOf: fold(word).suffix(length).compactMap(Unicode.Scalar.init))
        return text
    }

    /// A word written wholly in lookalikes of Latin letters.
    private func lookalike(_ core: TracedText, _ transforms: inout TransformSet) -> TracedText? {
        guard let first = core.scalars.first, first >= 0x370, first < 0x1400 else { return nil }
        var candidate = TracedText()
        for index in 0..<core.count {
            guard case .one(let folded) = folding.fold(core.scalars[index]) else { return nil }
            guard let latin = Confusables.toLatin[folded] ?? (folded < 0x80 ? folded : nil) else { return nil }
            candidate.append(latin, at: core.offsets[index])
        }
        guard candidate.count >= 3, !isKnown(fold(core)), isKnown(candidate.scalars) else { return nil }
        transforms.insert(.confusable)
        return candidate
    }

    private func repeats(_ core: TracedText, _ transforms: inout TransformSet) -> TracedText? {
        var once = TracedText()
        var twice = TracedText()
        var longest = 0
        var length = 0
        for index in 0..<core.count {
            length = index > 0 && core.scalars[index] == core.scalars[index - 1] ? length + 1 : 1
            longest = max(longest, length)
            if length == 1 { once.append(core.scalars[index], at: core.offsets[index]) }
            if length <= 2 { twice.append(core.scalars[index], at: core.offsets[index]) }
        }
        guard longest >= 3 else { return nil }
        transforms.insert(.repeated)
        return isKnown(fold(twice)) ? twice : once
    }

    /// "OkvistArrested": cut at capitals when the pieces are words.
    private func capitals(_ core: TracedText, _ transforms: inout TransformSet) -> TracedText? {
        var output = TracedText()
        var cuts = 0
        for index in 0..<core.count {
            let scalar = core.scalars[index]
            if index > 0, (0x41...0x5A).contains(scalar), (0x61...0x7A).contains(core.scalars[index - 1]) {
                output.append(0x20, at: core.offsets[index])
                cuts += 1
            }
            output.append(scalar, at: core.offsets[index])
        }
        guard cuts > 0, cuts * 4 <= core.count, !isKnown(fold(core)) else { return nil }
        transforms.insert(.split)
        return output
    }

    /// A long stretch of letters that is no word: cut into known words if it can be.
    private func blob(_ core: TracedText, _ transforms: inout TransformSet) -> TracedText? {
        guard core.count >= 14, !isKnown(fold(core)) else { return nil }
        let cut = segment(core)
        guard cut.count > core.count else { return nil }
        transforms.insert(.split)
        return cut
    }

    // MARK: helpers

    /// Cuts letters into the fewest known words; unknown letters stay in one piece. Bounded to 120 letters.
    func segment(_ word: TracedText) -> TracedText {
        let count = word.count
        guard count >= 8, count <= 120 else { return word }
        let folded = word.scalars.map { scalar -> UInt32 in
            if case .one(let single) = folding.fold(scalar) { return single }
            return scalar
        }
        if isKnown(folded), count < 14 { return word }
        var cost = [Int](repeating: .max, count: count + 1)
        var from = [Int](repeating: 0, count: count + 1)
        cost[0] = 0
        for end in 1...count {
            for start in stride(from: end - 1, through: max(0, end - 20), by: -1) where cost[start] < .max {
                let length = end - start
                let known = length >= 2 && isKnown(Array(folded[start..<end]))
                let price = cost[start] + (known ? 10 : 12 * length)
                if price < cost[end] {
                    cost[end] = price
                    from[end] = start
                }
            }
        }
        guard cost[count] < 6 * count else { return word }
        var cuts: Set<Int> = []
        var end = count
        while end > 0 {
            cuts.insert(from[end])
            end = from[end]
        }
        var output = TracedText()
        for index in 0..<count {
            if index > 0, cuts.contains(index) { output.append(0x20, at: word.offsets[index]) }
            output.append(word.scalars[index], at: word.offsets[index])
        }
        return output
    }

    func isWordLike(_ scalar: UInt32) -> Bool {
        switch folding.characterClass(scalar) {
        case .letter, .digit, .unspaced: true
        case .ignorable, .other: false
        }
    }

    func fold(_ text: TracedText) -> [UInt32] {
        var folded: [UInt32] = []
        for scalar in text.scalars where folding.characterClass(scalar) != .ignorable {
            switch folding.fold(scalar) {
            case .one(let single): folded.append(single)
            case .many(let several): folded += several
            }
        }
        return folded
    }
}
