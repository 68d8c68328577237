// SPDX-License-Identifier: Apache-2.0

/// Everyday English words: a name that is one needs more context, and none of them is taken for a misspelt name or a
/// misspelt word of the lexicon.
struct CommonWords: Sendable {
    static let shared = CommonWords(firstHalf + " " + secondHalf)

    private var table: KeyTable

    private init(_ text: String) {
        table = KeyTable(minimumCapacity: 9000)
        for word in text.split(separator: " ") { table.insert(WordHash.of(word.unicodeScalars.map(\.value)), 1) }
    }

    /// Whether the folded word, or what is left when a regular English ending is taken off, is an everyday word.
    func contains(_ word: ArraySlice<UInt32>) -> Bool {
        guard let first = word.first, first < 0x80, word.count >= 3 else { return false }
        if holds(word) { return true }
        guard let last = word.last else { return false }
        switch last {
        case 0x73:  // -s, -es, -ies, -ers
            return holds(word.dropLast()) || (word.count > 4 && contains(word.dropLast(2)))
                || holds(word.dropLast(3), and: 0x79) || (word.count > 5 && contains(word.dropLast()))
        case 0x64: return ending(word, 2)  // -ed
        case 0x67: return ending(word, 3)  // -ing
        case 0x72: return ending(word, 2)  // -er
        case 0x79: return word.count > 5 && holds(word.dropLast(2))  // -ly
        default: return false
        }
    }

    private func ending(_ word: ArraySlice<UInt32>, _ length: Int) -> Bool {
        let base = word.dropLast(length)
        guard base.count >= 3, let last = base.last else { return false }
        let suffix = word.suffix(length)
        guard [[0x65, 0x64], [0x69, 0x6E, 0x67], [0x65, 0x72]].contains(Array(suffix)) else { return false }
        if holds(base) || holds(base, and: 0x65) { return true }
        if last == base.dropLast().last { return holds(base.dropLast()) }
        return last == 0x69 && holds(base.dropLast(), and: 0x79)
    }

    private func holds(_ word: ArraySlice<UInt32>, and extra: UInt32? = nil) -> Bool {
        guard word.count >= 2 else { return false }
        var hash = WordHash.of(word)
        if let extra { hash = WordHash.step(hash, extra) }
        return table.value(hash) != nil
    }
}
