// SPDX-License-Identifier: Apache-2.0

/// How often something happened, with the 95 % interval of Wilson (1927).
public struct AttackRate: Sendable, Codable, Equatable {
    /// How often it was tried.
    public let attempts: Int
    /// How often it succeeded.
    public let successes: Int
    /// The share, 0 to 1, to four digits.
    public let rate: Double
    /// The lower end of the interval.
    public let low: Double
    /// The upper end of the interval.
    public let high: Double

    /// The rate of some successes.
    public init(successes: Int, attempts: Int) {
        self.successes = successes
        self.attempts = attempts
        guard attempts > 0 else {
            rate = 0
            low = 0
            high = 1
            return
        }
        let (n, p, z) = (Double(attempts), Double(successes) / Double(attempts), 1.96)
        let divisor = 1 + z * z / n
        let centre = (p + z * z / (2 * n)) / divisor
        let half = z * ((p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()) / divisor
        rate = Self.rounded(p)
        low = Self.rounded(max(0, centre - half))
        high = Self.rounded(min(1, centre + half))
    }

    private static func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
}
