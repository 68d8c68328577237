// SPDX-License-Identifier: Apache-2.0

/// Undoes two whole-text disguises: the alphabet turned by thirteen places, and text written backwards.
enum Turning {
    /// The text with its unknown words turned, when that makes at least two of them, and most of them, known.
    static func rot13(_ text: TracedText, isKnown: ([UInt32]) -> Bool) -> TracedText? {
        rewrite(text, isKnown: isKnown, transform: .rot13) { word in
            word.map { scalar in
                switch scalar {
                case 0x61...0x7A: (scalar - 0x61 + 13) % 26 + 0x61
                case 0x41...0x5A: (scalar - 0x41 + 13) % 26 + 0x41
                default: scalar
                }
            }
        }
    }

    /// The text read backwards, word by word or as a whole.
    static func reversed(_ text: TracedText, isKnown: ([UInt32]) -> Bool) -> TracedText? {
        guard var turned = rewrite(text, isKnown: isKnown, transform: .reversed, turn: backwards) else {
            return nil
        }
        // Where nearly every word was backwards, the order of the words was as well.
        let changed = zip(turned.scalars, text.scalars).filter { $0 != $1 }.count
        if changed * 2 > text.count {
            let order = Self.backwards(Array(text.scalars.indices)) { text.scalars[$0] }
            turned.scalars = order.map { text.scalars[$0] }
            turned.offsets = order.map { text.offsets[$0] }
        }
        return turned
    }

    private static func backwards(_ word: [UInt32]) -> [UInt32] { backwards(word) { $0 } }

    /// The other way round, marks kept behind the letter that carries them.
    private static func backwards<Element>(_ items: [Element], scalar: (Element) -> UInt32) -> [Element] {
        var result: [Element] = []
        result.reserveCapacity(items.count)
        var end = items.count
        while end > 0 {
            var start = end - 1
            while start > 0, isMark(scalar(items[start])) { start -= 1 }
            result += items[start..<end]
            end = start
        }
        return result
    }

    private static func isMark(_ scalar: UInt32) -> Bool {
        guard scalar >= 0x300, let category = Unicode.Scalar(scalar)?.properties.generalCategory else { return false }
        return category == .nonspacingMark || category == .spacingMark || category == .enclosingMark
    }

    private static func rewrite(
        _ text: TracedText, isKnown: ([UInt32]) -> Bool, transform: TextTransform, turn: ([UInt32]) -> [UInt32]
    ) -> TracedText? {
        let folding = CharacterFolding.shared
        var output = text
        var unknown = 0
        var turned = 0
        var index = 0
        var pending: [(Range<Int>, [UInt32])] = []
        while index < text.count {
            guard folding.characterClass(text.scalars[index]) == .letter else {
                index += 1
                continue
            }
            let start = index
            while index < text.count, folding.characterClass(text.scalars[index]) == .letter { index += 1 }
            guard index - start >= 3, index - start <= 24 else { continue }
            let word = Array(text.scalars[start..<index])
            if isKnown(fold(word, folding)) { continue }
            unknown += 1
            let candidate = turn(word)
            if isKnown(fold(candidate, folding)) { turned += 1 }
            pending.append((start..<index, candidate))
        }
        guard turned >= 2, turned * 2 > unknown else { return nil }
        for (range, word) in pending { output.scalars.replaceSubrange(range, with: word) }
        output.transforms.insert(transform)
        return output
    }

    private static func fold(_ word: [UInt32], _ folding: CharacterFolding) -> [UInt32] {
        word.map { scalar in
            if case .one(let single) = folding.fold(scalar) { return single }
            return scalar
        }
    }
}
