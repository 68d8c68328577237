// SPDX-License-Identifier: Apache-2.0

/// Signs put between the letters of words, or in place of them.
extension Deobfuscation {
    /// Whether a sign that parts no words stands between two letters of a chunk: "vo*te", not "e-mail" or "don't".
    func signsInside(_ chunk: Chunk, _ text: TracedText) -> Bool {
        guard chunk.range.count >= 3 else { return false }
        return (chunk.range.lowerBound + 1..<chunk.range.upperBound - 1).contains { index in
            let scalar = text.scalars[index]
            return folding.characterClass(scalar) == .other && !Self.ordinarySigns.contains(scalar)
                && !Tokenizer.isApostrophe(scalar)
                && folding.characterClass(text.scalars[index - 1]) == .letter
                && folding.characterClass(text.scalars[index + 1]) == .letter
        }
    }

    /// Signs that stand between letters in honest text: - . / : @ & + , _
    static let ordinarySigns: Set<UInt32> = [
        0x2D, 0x2E, 0x2F, 0x3A, 0x40, 0x26, 0x2B, 0x2C, 0x2010, 0x2011, 0x2013, 0xB7,
    ]

    /// In a text that is strewn with signs, a chunk's letters without them.
    func withoutSigns(_ core: TracedText, _ transforms: inout TransformSet) -> TracedText? {
        var joined = TracedText()
        for index in 0..<core.count where isWordLike(core.scalars[index]) {
            joined.append(core.scalars[index], at: core.offsets[index])
        }
        guard joined.count < core.count, joined.scalars.contains(where: { folding.characterClass($0) == .letter })
        else { return nil }
        transforms.insert(.joined)
        let word = unleet(joined) ?? joined
        return isKnown(fold(word)) ? word : segment(word)
    }

    /// Letters with signs between them, when at least three pieces are tiny or the whole is a known word.
    func join(_ core: TracedText, _ transforms: inout TransformSet) -> TracedText? {
        var joined = TracedText()
        var pieces: [Int] = []
        var length = 0
        for index in 0..<core.count {
            if isWordLike(core.scalars[index]) {
                joined.append(core.scalars[index], at: core.offsets[index])
                length += 1
            } else if length > 0 {
                pieces.append(length)
                length = 0
            }
        }
        if length > 0 { pieces.append(length) }
        guard pieces.count > 1, joined.count >= 3 else { return nil }
        let hasLetters = joined.scalars.contains { folding.characterClass($0) == .letter }
        let tiny = pieces.filter { $0 <= 2 }.count
        guard hasLetters else { return nil }
        let word = unleet(joined) ?? joined
        let known = isKnown(fold(word)) && word.count >= 4
        guard (tiny >= 4 && tiny == pieces.count && joined.scalars.allSatisfy { $0 > 0x39 }) || known else {
            return nil
        }
        transforms.insert(.joined)
        if word.scalars != joined.scalars { transforms.insert(.leet) }
        return known ? word : segment(word)
    }

    /// "v*tes": a sign in place of one or two letters.
    func unmask(_ core: TracedText, _ transforms: inout TransformSet) -> TracedText? {
        let masks = core.scalars.indices.filter { !isWordLike(core.scalars[$0]) }
        guard masks.count <= 2, core.count >= 4, let first = masks.first, first > 0 else { return nil }
        let vowels: [UInt32] = [0x61, 0x65, 0x69, 0x6F, 0x75]
        for accepts in [isWord, isKnown] {
            var candidate = core
            for one in vowels {
                candidate.scalars[first] = one
                for two in masks.count == 2 ? vowels : [0] {
                    if masks.count == 2 { candidate.scalars[masks[1]] = two }
                    if accepts(fold(candidate)) {
                        transforms.insert(.masked)
                        return candidate
                    }
                }
            }
        }
        return nil
    }
}
