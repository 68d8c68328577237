// SPDX-License-Identifier: Apache-2.0
public import ProvenanceRegistry

/// The time that a report is about: from its first moment until, and without, its last.
public struct ReportPeriod: Sendable, Hashable {
    /// The first moment that counts.
    public let from: Timestamp
    /// The first moment that counts no more.
    public let to: Timestamp

    /// A period; nil where it is empty.
    public init?(from: Timestamp, to: Timestamp) {
        guard from < to else { return nil }
        self.from = from
        self.to = to
    }

    /// Whether a moment counts.
    public func contains(_ moment: Timestamp) -> Bool { moment >= from && moment < to }

    /// The period in addresses and names of folders: `2027-01-01_2027-04-01`, with the time where it is not midnight.
    public var name: String { "\(Self.word(from))_\(Self.word(to))" }

    /// Reads ``name``.
    public init?(name: String) {
        let words = name.split(separator: "_", omittingEmptySubsequences: false)
        guard words.count == 2, let from = Self.moment(words[0]), let to = Self.moment(words[1]) else { return nil }
        self.init(from: from, to: to)
        guard self.name == name else { return nil }
    }

    /// A day (its beginning, in UTC) or a time as in RFC 3339.
    public static func moment(given text: String) -> Timestamp? {
        Timestamp(rfc3339: text.utf8.count == 10 ? text + "T00:00:00Z" : text)
    }

    private static func word(_ moment: Timestamp) -> String {
        let text = moment.description
        if text.hasSuffix("T00:00:00.000Z") { return String(text.prefix(10)) }
        return text.replacing(":", with: "").replacing("-", with: "").replacing(".", with: "")
    }

    private static func moment(_ word: Substring) -> Timestamp? {
        if word.utf8.count == 10 { return moment(given: String(word)) }
        // 20270101T101500000Z
        let digits = Array(word)
        guard digits.count == 19, digits[8] == "T", digits[18] == "Z" else { return nil }
        func part(_ range: Range<Int>) -> String { String(digits[range]) }
        return Timestamp(
            rfc3339: "\(part(0..<4))-\(part(4..<6))-\(part(6..<8))T\(part(9..<11)):\(part(11..<13)):\(part(13..<15))"
                + ".\(part(15..<18))Z")
    }
}
