// SPDX-License-Identifier: Apache-2.0

/// What content is looked up by.
public struct BankQuery: Sendable, Hashable {
    /// Hashes of one picture: as it is, turned, mirrored, without borders. At most ``hashLimit`` are used.
    public let hashes: [BankSignal]
    /// The most hashes of one query: eight orientations and their inversions, of the whole picture and without borders.
    public static let hashLimit = 32

    /// A query by these fingerprints.
    public init(_ signals: [BankSignal]) { hashes = Array(signals.prefix(BankQuery.hashLimit + 1)) }
}

/// An item that content matched.
public struct BankMatch: Sendable, Hashable {
    /// The bank, as it was at that moment.
    public let bank: MatchBank
    /// The item.
    public let item: BankItem
    /// Bits by which the closest hashes differ; 0 for equal bytes.
    public let distance: Int
    /// Whether the bytes are equal.
    public let isExact: Bool

    /// Makes a match.
    public init(bank: MatchBank, item: BankItem, distance: Int, isExact: Bool) {
        self.bank = bank
        self.item = item
        self.distance = distance
        self.isExact = isExact
    }

    /// Whether this match says more about the content than `other`: equal bytes before hashes, then fewer bits.
    func isCloser(than other: BankMatch) -> Bool {
        (isExact ? 0 : 1, distance) < (other.isExact ? 0 : 1, other.distance)
    }
}

/// All that the banks say about one piece of content.
///
/// A fake that was made from an authentic original is close to it as well. So a negative bank does not win by itself: it
/// takes back those matches that are not closer than its own.
public struct BankVerdict: Sendable, Hashable {
    /// Matches in deceptive banks that stand, closest first.
    public let matches: [BankMatch]
    /// Matches in negative banks, closest first.
    public let negatives: [BankMatch]
    /// Matches in deceptive banks that a negative bank took back, closest first.
    public let suppressed: [BankMatch]

    /// Weighs matches of all banks against each other.
    public init(_ found: [BankMatch]) {
        let sorted = found.sorted { left, right in
            if left.isCloser(than: right) { return true }
            return !right.isCloser(than: left) && left.item.number < right.item.number
        }
        let negatives = sorted.filter { $0.bank.purpose.isNegative }
        let closest = negatives.first
        let stands = { (match: BankMatch) in closest.map { match.isCloser(than: $0) } ?? true }
        let positives = sorted.filter { !$0.bank.purpose.isNegative }
        matches = positives.filter(stands)
        suppressed = positives.filter { !stands($0) }
        self.negatives = negatives
    }
}
