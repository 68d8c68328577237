// SPDX-License-Identifier: Apache-2.0
public import ProvenanceRegistry

/// A collection of items that content is matched against.
public struct MatchBank: Sendable, Hashable {
    /// What a match in the bank means.
    public enum Purpose: String, Sendable, Hashable, Codable, CaseIterable {
        /// Items that were decided to be deceptive, or are suspected to be.
        case deceptive
        /// Authentic originals; a match here takes back a weaker match in a deceptive bank.
        case authentic
        /// Satire and other content that must not be acted on; works as ``authentic``.
        case satire

        /// Whether a match suppresses others instead of being reported.
        public var isNegative: Bool { self != .deceptive }
    }

    /// The largest radius a bank may have. Two photographs that have nothing in common differ in about 128 bits, and
    /// beyond 60 chance matches become common in a bank of millions.
    public static let largestRadius = 60
    /// The radius at which the authors of PDQ call two pictures the same.
    public static let standardRadius = 31

    /// Capital letters, digits and underscores, 1 to 64: names that hash exchanges take as well.
    public let name: String
    /// What a match means.
    public let purpose: Purpose
    /// Bits by which PDQ hashes may differ, 0 to ``largestRadius``.
    public let radius: Int
    /// Share of content that is matched against the bank, 0 to 1; 0 switches it off.
    public let enabledRatio: Double
    /// When it was made.
    public let createdAt: Timestamp
    /// Counts changes, from 1.
    public let version: Int

    /// Makes a bank.
    /// - Throws: `RegistryError` `invalid_value` where a value is out of its range.
    public init(
        name: String, purpose: Purpose, radius: Int = MatchBank.standardRadius, enabledRatio: Double = 1,
        createdAt: Timestamp, version: Int = 1
    ) throws(RegistryError) {
        guard MatchBank.isName(name) else {
            throw RegistryError(
                .invalidValue, "a bank's name has 1 to 64 capital letters, digits and underscores, as in ELECTION_2028")
        }
        guard (0...MatchBank.largestRadius).contains(radius) else {
            throw RegistryError(.invalidValue, "a bank's radius is 0 to \(MatchBank.largestRadius) bits")
        }
        guard (0...1).contains(enabledRatio) else {
            throw RegistryError(.invalidValue, "the share of content that is matched is 0 to 1")
        }
        self.name = name
        self.purpose = purpose
        self.radius = radius
        self.enabledRatio = enabledRatio
        self.createdAt = createdAt
        self.version = version
    }

    /// Whether a bank may have that name.
    public static func isName(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F }
    }
}
