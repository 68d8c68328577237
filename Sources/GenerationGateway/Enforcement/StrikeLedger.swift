// SPDX-License-Identifier: Apache-2.0
public import ProvenanceRegistry

/// What the refusals of an account add up to (design, section 11.4). A machine only ever pauses, limits or suspends for
/// a day at most; what lasts longer needs a person.
public struct StrikeLedger: Sendable {
    /// A refusal as the ledger reads it.
    public struct Entry: Sendable, Hashable {
        /// When.
        public let at: Timestamp
        /// How much it weighs; 0 does not count.
        public let weight: Int
        /// What was sent.
        public let text: ContentDigest
        /// The categories that it fell under.
        public let categories: [String]
        /// It tried to get past the screening, by a disguise or by asking for marks to be taken off.
        public let isEvasion: Bool

        /// An entry.
        public init(at: Timestamp, weight: Int, text: ContentDigest, categories: [String], isEvasion: Bool) {
            self.at = at
            self.weight = weight
            self.text = text
            self.categories = categories
            self.isEvasion = isEvasion
        }
    }

    /// What an account may not do.
    public enum Measure: String, Sendable, Hashable, CaseIterable, Comparable {
        /// Nothing for an hour.
        case pause
        /// No requests that are about likeness, voice or elections.
        case limit
        /// Nothing at all.
        case suspend

        private var rank: Int { self == .pause ? 0 : self == .limit ? 1 : 2 }
        /// The graver measure is the greater one.
        public static func < (one: Measure, other: Measure) -> Bool { one.rank < other.rank }
    }

    /// What follows from the last refusal.
    public struct Consequence: Sendable, Hashable {
        /// The measure.
        public let measure: Measure
        /// Why, in words that the account's owner is told.
        public let reason: String
        /// Seconds until it ends by itself unless a person confirms it.
        public let seconds: Int64
    }

    /// Seconds after which a refusal counts no more.
    public static let span: Int64 = 90 * 86_400
    /// Seconds within which the same text counts once.
    public static let sameText: Int64 = 600
    /// The longest that a measure of a machine lasts, in seconds.
    public static let longest: Int64 = 86_400

    /// The account's refusals, the oldest first.
    public let entries: [Entry]

    /// A ledger.
    public init(_ entries: [Entry]) { self.entries = entries.sorted { $0.at < $1.at } }

    /// The weight of all that counts at `now`.
    public func score(at now: Timestamp) -> Int {
        counted(at: now).reduce(0) { $0 + $1.weight }
    }

    private func counted(at now: Timestamp) -> [Entry] {
        var lastSeen: [ContentDigest: Timestamp] = [:]
        var counted: [Entry] = []
        for entry in entries where entry.at > now.adding(seconds: -Self.span) && entry.weight > 0 {
            if let last = lastSeen[entry.text], entry.at < last.adding(seconds: Self.sameText) { continue }
            lastSeen[entry.text] = entry.at
            counted.append(entry)
        }
        return counted
    }

    /// What follows now that the last entry was added; nil where nothing does.
    public func consequence(at now: Timestamp) -> Consequence? {
        if let rapid = rapid(at: now) { return rapid }
        guard let last = entries.last else { return nil }
        let before = StrikeLedger(Array(entries.dropLast())).score(at: now)
        let after = score(at: now)
        guard after > before, last.weight > 0 else { return nil }
        // Each step is taken once, by the refusal that reaches it.
        func reaches(_ step: Int) -> Bool { before < step && after >= step }
        if reaches(12) || reaches(9) {
            return Consequence(
                measure: .suspend,
                reason: "Refused requests add up to \(after) points; from 9 on the key is suspended.",
                seconds: Self.longest)
        }
        if reaches(6) {
            return Consequence(
                measure: .limit,
                reason:
                    "Refused requests add up to \(after) points; from 6 on nothing about likeness, voice or elections "
                    + "is made.", seconds: Self.longest)
        }
        if reaches(3) {
            return Consequence(
                measure: .pause,
                reason: "Warning: refused requests add up to \(after) points; the key pauses for an hour.",
                seconds: 3600)
        }
        return nil
    }

    /// A rapid ban: five refusals in ten minutes over two categories, or three tries to get past after a refusal.
    private func rapid(at now: Timestamp) -> Consequence? {
        guard let last = entries.last, last.at > now.adding(seconds: -5) else { return nil }
        let recent = entries.filter { $0.at > now.adding(seconds: -600) }
        if recent.count >= 5, Set(recent.flatMap(\.categories)).count >= 2 {
            return Consequence(
                measure: .suspend, reason: "Five requests were refused within ten minutes, under different rules.",
                seconds: Self.longest)
        }
        let evasions = recent.dropFirst().filter(\.isEvasion)
        if evasions.count >= 3 {
            return Consequence(
                measure: .suspend, reason: "Refused requests were sent again in disguise, three times.",
                seconds: Self.longest)
        }
        return nil
    }
}
