// SPDX-License-Identifier: Apache-2.0

/// One language's words in the compact form of the lexicon files.
///
/// A line is `slot: term, term`; a line that names no slot continues the one before. A term is one or more words; `*` at a
/// word's end lets anything follow, `*` at the start of a term finds it inside compounds, `..` lets up to three words
/// stand between, and `one/other` stands for either word, so that `put/paste .. face/head` are four terms.
struct LexiconSource: Sendable {
    let language: ScreeningLanguage
    let text: String
}

/// All languages' words, compiled for matching.
struct Lexicon: Sendable {
    static let shared = Lexicon(LexiconSource.all)

    struct Part: Sendable {
        var scalars: [UInt32]
        var isStem: Bool
    }

    struct Entry: Sendable {
        var slot: Slot
        var language: ScreeningLanguage
        var parts: [Part]
        /// Whether up to three words may stand before the part of the same index.
        var gapBefore: [Bool]
        var letters: Int
    }

    /// Entries that begin with one word.
    struct Node: Sendable {
        var exact: [Int32] = []
        var stems: [Int32] = []
    }

    private(set) var entries: [Entry] = []
    private(set) var nodes: [Node] = []
    private(set) var table = KeyTable(minimumCapacity: 16_384)
    /// Starts of compounds' inner parts.
    private(set) var inner = KeyTable(minimumCapacity: 512)
    private(set) var innerNodes: [[Int32]] = []
    private(set) var spelling = SpellingIndex()
    /// A fingerprint of all sources, for decision records.
    let version: String

    static let longestPart = 28

    init(_ sources: [LexiconSource]) {
        version = Fingerprint.hex(of: sources.map { $0.language.rawValue + $0.text }.joined(separator: "\u{0}"))
        for source in sources { add(source) }
        for (id, entry) in entries.enumerated() where entry.parts.count == 1 && Slot.tolerant.contains(entry.slot) {
            let word = entry.parts[0].scalars
            if word.count >= 5, let first = word.first, CharacterFolding.shared.characterClass(first) == .letter {
                spelling.insert(word, id: id)
            }
        }
    }

    private mutating func add(_ source: LexiconSource) {
        var slot: Slot?
        for line in source.text.split(separator: "\n") {
            var rest = line[...]
            if let colon = line.firstIndex(of: ":"), let named = Slot.byName[String(line[..<colon])] {
                slot = named
                rest = line[line.index(after: colon)...]
            }
            guard let slot else { continue }
            for term in rest.split(separator: ",") {
                for choice in Self.choices(term) { add(choice[...], slot, source.language) }
            }
        }
    }

    /// A term once for each choice of its words.
    private static func choices(_ term: Substring) -> [String] {
        guard term.contains("/") else { return [String(term)] }
        var terms = [""]
        for word in term.split(whereSeparator: \.isWhitespace) {
            let words = word.split(separator: "/")
            terms = terms.flatMap { start in words.map { start + " " + $0 } }
        }
        return terms
    }

    private mutating func add(_ term: Substring, _ slot: Slot, _ language: ScreeningLanguage) {
        var entry = Entry(slot: slot, language: language, parts: [], gapBefore: [], letters: 0)
        var isInner = false
        var gap = false
        for word in term.split(whereSeparator: \.isWhitespace) {
            if word == ".." {
                gap = true
                continue
            }
            var word = word
            if word.hasPrefix("*"), entry.parts.isEmpty {
                isInner = true
                word = word.dropFirst()
            }
            let isStem = word.hasSuffix("*")
            if isStem { word = word.dropLast() }
            let pieces = Tokenizer.view(of: TracedText(String(word), limit: 400))
            let unspaced = pieces.tokens.first?.kind == .unspaced
            let words = unspaced ? [pieces.scalars] : pieces.tokens.map { Array(pieces.text($0)) }
            for (index, scalars) in words.enumerated() {
                let arabic = language == .ar && scalars.count >= 4
                let last = index == words.count - 1
                entry.parts.append(Part(scalars: scalars, isStem: last && (isStem || arabic || unspaced)))
                entry.gapBefore.append(gap)
                entry.letters += scalars.count
                gap = false
            }
        }
        guard let first = entry.parts.first else { return }
        let id = Int32(entries.count)
        entries.append(entry)
        let key = WordHash.of(first.scalars)
        if let node = table.value(key) {
            if first.isStem { nodes[node].stems.append(id) } else { nodes[node].exact.append(id) }
        } else {
            table.insert(key, nodes.count)
            nodes.append(first.isStem ? Node(stems: [id]) : Node(exact: [id]))
        }
        if isInner {
            if let node = inner.value(key) {
                innerNodes[node].append(id)
            } else {
                inner.insert(key, innerNodes.count)
                innerNodes.append([id])
            }
        }
    }

    /// Whether a folded word is an entry, or begins with a stem of at least four letters that covers most of it.
    func knows(_ word: [UInt32]) -> Bool {
        var hash = WordHash.seed
        for (index, scalar) in word.prefix(Self.longestPart).enumerated() {
            hash = WordHash.step(hash, scalar)
            let length = index + 1
            guard length >= 2, let node = table.value(hash) else { continue }
            if length == word.count { return true }
            if !nodes[node].stems.isEmpty, length >= 4, word.count - length <= max(3, length / 2) { return true }
        }
        return false
    }
}

/// A short fingerprint of a text (FNV-1a, 64 bits): names a version, protects nothing.
enum Fingerprint {
    static func hex(of text: String) -> String {
        let hash = text.utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
