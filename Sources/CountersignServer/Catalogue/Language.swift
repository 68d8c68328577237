// SPDX-License-Identifier: Apache-2.0
package import ContentCheck
package import ProvenanceRegistry

/// A language of the pages: its sentences, and the way it is written.
package struct Language: Sendable {
    /// BCP 47 tag, the first segment of a page's address.
    package let tag: String
    /// Its name in itself.
    package let name: String
    package let isRightToLeft: Bool
    /// Sentences of the pages.
    package let pages: MessageCatalogue
    /// Sentences about checked files, shared with the command line.
    package let statements: MessageCatalogue
    /// Whether a person reviewed the statements about checked files; otherwise they are made in English, with the
    /// wording of this language beside them.
    package let isReviewed: Bool
    /// A pseudo-language: longer, accented, to find what is not translated and what does not fit.
    package let isPseudo: Bool

    package static let english = Language(
        tag: "en", name: "English", isRightToLeft: false, pages: Wording.english, statements: .english,
        isReviewed: true, isPseudo: false)
    /// Left to right, 40 % longer, accented.
    package static let pseudo = Language(
        tag: "qps", name: "[Þşéûðö]", isRightToLeft: false, pages: Wording.english, statements: .english,
        isReviewed: true, isPseudo: true)
    /// The same, right to left.
    package static let pseudoRightToLeft = Language(
        tag: "qps-rtl", name: "[Þşéûðö \u{2190}]", isRightToLeft: true, pages: Wording.english, statements: .english,
        isReviewed: true, isPseudo: true)

    /// The languages people are offered.
    package static let all: [Language] = [english] + Wording.translations
    /// Those and the ones for tests.
    package static let allWithTests: [Language] = all + [pseudo, pseudoRightToLeft]

    package static func offered(test: Bool) -> [Language] { test ? allWithTests : all }

    /// The offered language of that tag.
    package init?(tag: String, test: Bool) {
        guard let match = Language.offered(test: test).first(where: { $0.tag == tag }) else { return nil }
        self = match
    }

    package init(
        tag: String, name: String, isRightToLeft: Bool, pages: MessageCatalogue, statements: MessageCatalogue,
        isReviewed: Bool, isPseudo: Bool
    ) {
        self.tag = tag
        self.name = name
        self.isRightToLeft = isRightToLeft
        self.pages = pages
        self.statements = statements
        self.isReviewed = isReviewed
        self.isPseudo = isPseudo
    }

    /// The offered language that fits an `Accept-Language` header best (RFC 9110, section 12.5.4; RFC 4647, lookup).
    package static func preferred(_ header: String?, test: Bool) -> Language {
        var best: (quality: Double, order: Int, language: Language)?
        let ranges = (header ?? "").prefix(1000).split(separator: ",").prefix(40)
        for (order, range) in ranges.enumerated() {
            let parts = range.split(separator: ";").map(\.trimmingBlanks)
            guard let tag = parts.first?.lowercased() else { continue }
            var quality = 1.0
            if let weight = parts.dropFirst().first(where: { $0.hasPrefix("q=") }) {
                guard let value = Double(weight.dropFirst(2)), (0...1).contains(value) else { continue }
                quality = value
            }
            let primary = tag.split(separator: "-").first.map(String.init) ?? tag
            guard quality > 0,
                let language = offered(test: test).first(where: { $0.tag == tag })
                    ?? all.first(where: { $0.tag == primary })
            else { continue }
            if let found = best, (found.quality, -found.order) >= (quality, -order) { continue }
            best = (quality, order, language)
        }
        return best?.language ?? english
    }

    /// A sentence, names from outside isolated.
    package func node(_ message: Message) -> Node {
        let isPage = message.key.hasPrefix("page.")
        let catalogue = self.catalogue(for: message.key)
        let nodes: [Node] = catalogue.pieces(message).map { piece in
            switch piece {
            case .text(let text): .text(isPseudo ? Language.pseudo(text) : text)
            case .name(let name): el(.bdi, text: name)
            }
        }
        // A sentence in another language than the page says so, for screen readers and translators.
        let isForeign = isPage ? !pages.has(message.key) : isHeldBack(message.key)
        return isForeign && tag != "en" && !isPseudo
            ? .element(.span, [.set(.lang, "en"), .set(.dir, "ltr")], nodes) : .fragment(nodes)
    }

    private func catalogue(for key: String) -> MessageCatalogue {
        if key.hasPrefix("page.") { return pages.has(key) ? pages : Wording.english }
        return isHeldBack(key) ? .english : statements
    }

    /// A statement about a file is made in the words of this language only after a person has reviewed them.
    private func isHeldBack(_ key: String) -> Bool {
        !isReviewed && StatementCode(rawValue: String(key.prefix { $0 != "." })) != nil
    }

    /// A sentence about a file in this language, reviewed or not.
    func draft(_ message: Message) -> Node {
        .fragment(
            statements.pieces(message).map { piece in
                switch piece {
                case .text(let text): .text(isPseudo ? Language.pseudo(text) : text)
                case .name(let name): el(.bdi, text: name)
                }
            })
    }

    /// A sentence as plain text, for titles and labels.
    package func text(_ message: Message) -> String {
        let catalogue = self.catalogue(for: message.key)
        return catalogue.pieces(message).map { piece in
            if case .text(let text) = piece, isPseudo { Language.pseudo(text) } else { piece.characters }
        }.joined()
    }

    /// A page's sentence without places.
    package func callAsFunction(_ key: String) -> Node { node(Message("page." + key)) }
    /// A page's sentence with places.
    package func callAsFunction(_ key: String, _ arguments: [String: Message.Argument]) -> Node {
        node(Message("page." + key, arguments))
    }
    /// A page's sentence as plain text.
    package func text(_ key: String, _ arguments: [String: Message.Argument] = [:]) -> String {
        text(Message("page." + key, arguments))
    }

    /// Accents on every vowel and some consonants, and two letters more for every five.
    package static func pseudo(_ text: String) -> String {
        let table: [Character: Character] = [
            "a": "á", "e": "é", "i": "î", "o": "ö", "u": "û", "A": "Å", "E": "É", "I": "Î", "O": "Ö", "U": "Û",
            "c": "ç", "n": "ñ", "s": "š", "y": "ý", "C": "Ç", "N": "Ñ", "S": "Š",
        ]
        var out = ""
        var letters = 0
        for character in text {
            out.append(table[character] ?? character)
            if character.isLetter { letters += 1 }
            if letters == 5 {
                out += "ēē"
                letters = 0
            }
        }
        return out
    }
}

/// A moment in words, in UTC, the zone named.
package enum Moment {
    /// Day and time: `3 May 2027, 14:20 UTC`.
    package static func full(_ moment: Timestamp, _ language: Language) -> Node {
        el(.time, .set(.datetime, moment.description)) {
            language("format.moment", ["day": .day(moment), "time": .name(clock(moment))])
        }
    }

    /// The day.
    package static func day(_ moment: Timestamp, _ language: Language) -> Node {
        el(.time, .set(.datetime, String(moment.description.prefix(10)))) {
            language("format.only_day", ["day": .day(moment)])
        }
    }

    /// Hours and minutes.
    package static func clock(_ moment: Timestamp) -> String { String(moment.description.dropFirst(11).prefix(5)) }
}

extension MessageCatalogue {
    /// The catalogue itself has this sentence, not only the English one behind it.
    fileprivate func has(_ key: String) -> Bool { places(of: key) != nil }
}
