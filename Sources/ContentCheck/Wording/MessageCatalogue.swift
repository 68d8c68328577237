// SPDX-License-Identifier: Apache-2.0
import Foundation
import ProvenanceRegistry

/// All sentences of one language, used by the command line and the pages alike.
///
/// English is part of the program (``english``). Every other language is a file: a JSON object
/// `{"language": "fr", "messages": {"<key>": "<sentence>", …}}` whose sentences use the notation of ICU MessageFormat
/// (`{name}`, `plural`, `select`). A sentence that a file lacks is said in English.
public struct MessageCatalogue: Sendable {
    /// BCP 47 tag.
    public let language: String
    private let patterns: [String: MessagePattern]
    /// Keys whose sentence could not be parsed.
    public let malformedKeys: [String]

    /// A catalogue of the given sentences.
    public init(language: String, messages: [String: String]) {
        self.language = language
        var patterns: [String: MessagePattern] = [:]
        var malformed: [String] = []
        for (key, sentence) in messages {
            if let pattern = MessagePattern(sentence) { patterns[key] = pattern } else { malformed.append(key) }
        }
        self.patterns = patterns
        self.malformedKeys = malformed.sorted()
    }

    /// Reads a language file.
    /// - Throws: `DecodingError` where it is not of the form above.
    public init(json: [UInt8]) throws {
        struct File: Decodable {
            let language: String
            let messages: [String: String]
        }
        let file = try JSONDecoder().decode(File.self, from: Data(json))
        self.init(language: file.language, messages: file.messages)
    }

    /// The original wording.
    public static let english = MessageCatalogue(language: "en", messages: EnglishMessages.all)

    /// Translations that no person has reviewed yet: fit to help a reader beside the original, not in its place.
    public static let spanish = MessageCatalogue(language: "es", messages: SpanishMessages.all)
    /// See ``spanish``.
    public static let french = MessageCatalogue(language: "fr", messages: FrenchMessages.all)
    /// See ``spanish``.
    public static let german = MessageCatalogue(language: "de", messages: GermanMessages.all)

    /// This catalogue with more sentences, which take the place of those with the same keys.
    public func adding(_ messages: [String: String]) -> MessageCatalogue {
        let more = MessageCatalogue(language: language, messages: messages)
        return MessageCatalogue(
            language: language, patterns: patterns.merging(more.patterns) { $1 },
            malformedKeys: (malformedKeys + more.malformedKeys).sorted())
    }

    private init(language: String, patterns: [String: MessagePattern], malformedKeys: [String]) {
        self.language = language
        self.patterns = patterns
        self.malformedKeys = malformedKeys
    }

    /// The plural forms of this language that a sentence lacks, though it has plurals; empty where nothing is missing.
    public func missingPluralForms(of key: String) -> Set<String> {
        let needed = PluralRule.forms(of: language)
        return (patterns[key]?.pluralForms ?? []).reduce(into: []) { $0.formUnion(needed.subtracting($1)) }
    }

    /// Every key.
    public var keys: Set<String> { Set(patterns.keys) }

    /// The places of a sentence, for checks of completeness; nil for an unknown key.
    public func places(of key: String) -> Set<String>? { patterns[key]?.places }

    /// The sentence with its places filled.
    public func text(_ message: Message) -> String { pieces(message).map(\.characters).joined() }

    /// The sentence of `key` without places.
    public func text(_ key: String) -> String { text(Message(key)) }

    /// The sentence in pieces, so that a page can isolate text from outside.
    public func pieces(_ message: Message) -> [MessagePiece] {
        var pieces: [MessagePiece] = []
        append(message, depth: 0, to: &pieces)
        return merged(pieces)
    }

    private func append(_ message: Message, depth: Int, to pieces: inout [MessagePiece]) {
        guard depth < 8 else { return }
        guard let pattern = patterns[message.key] ?? MessageCatalogue.english.patterns[message.key] else {
            pieces.append(.text(message.key))
            return
        }
        append(pattern, message.arguments, count: nil, depth: depth, to: &pieces)
    }

    private func append(
        _ pattern: MessagePattern, _ arguments: [String: Message.Argument], count: Int?, depth: Int,
        to pieces: inout [MessagePiece]
    ) {
        for part in pattern.parts {
            switch part {
            case .text(let text): pieces.append(.text(text))
            case .number: pieces.append(.text(number(count ?? 0)))
            case .place(let name): if let value = arguments[name] { append(value, depth: depth, to: &pieces) }
            case .plural(let name, let exact, let forms):
                var value = 0
                if case .count(let given)? = arguments[name] { value = given }
                let form = exact[value] ?? forms[PluralRule.form(of: value, language: language)] ?? forms["other"]
                if let form { append(form, arguments, count: value, depth: depth + 1, to: &pieces) }
            case .select(let name, let forms):
                var word = "other"
                if case .term(let given)? = arguments[name] {
                    word = given.split(separator: ".").last.map(String.init) ?? given
                }
                if let form = forms[word] ?? forms["other"] {
                    append(form, arguments, count: count, depth: depth + 1, to: &pieces)
                }
            }
        }
    }

    private func append(_ argument: Message.Argument, depth: Int, to pieces: inout [MessagePiece]) {
        guard depth < 8 else { return }
        switch argument {
        case .name(let text): pieces.append(.name(OutsideText.clean(text)))
        case .quotation(let text): pieces.append(.name(OutsideText.clean(text, limit: OutsideText.quotationLimit)))
        case .term(let word): append(Message("term.\(word)"), depth: depth + 1, to: &pieces)
        case .count(let value): pieces.append(.text(number(value)))
        case .day(let moment):
            let (year, month, day) = moment.calendarDay
            // Numbers of a date are not grouped, so they go in as text; a date is our own words.
            var inner: [MessagePiece] = []
            let parts: [String: Message.Argument] = [
                "day": .name(String(day)), "month": .term("month.\(month)"), "year": .name(String(year)),
            ]
            append(Message("format.day", parts), depth: depth + 1, to: &inner)
            pieces.append(.text(inner.map(\.characters).joined()))
        case .message(let message): append(message, depth: depth + 1, to: &pieces)
        case .list(let items): append(items, joinedBy: "format.list", depth: depth, to: &pieces)
        case .alternatives(let items): append(items, joinedBy: "format.or", depth: depth, to: &pieces)
        }
    }

    private func append(
        _ items: [Message.Argument], joinedBy key: String, depth: Int, to pieces: inout [MessagePiece]
    ) {
        for (index, item) in items.enumerated() {
            if index > 0 {
                let place = items.count == 2 ? "pair" : index == items.count - 1 ? "last" : "middle"
                append(Message("\(key).\(place)"), depth: depth + 1, to: &pieces)
            }
            append(item, depth: depth + 1, to: &pieces)
        }
    }

    private func number(_ value: Int) -> String {
        let digits = String(value.magnitude)
        guard digits.count > 4 else { return String(value) }
        var out = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { out += text("format.thousands") }
            out.append(digit)
        }
        return value < 0 ? "-\(out)" : out
    }

    private func merged(_ pieces: [MessagePiece]) -> [MessagePiece] {
        pieces.reduce(into: []) { result, piece in
            if case .text(let more) = piece, case .text(let before)? = result.last {
                result[result.count - 1] = .text(before + more)
            } else {
                result.append(piece)
            }
        }
    }
}
