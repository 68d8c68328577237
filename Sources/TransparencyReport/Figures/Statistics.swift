// SPDX-License-Identifier: Apache-2.0

/// A share with what it is the share of.
public struct Share: Sendable, Hashable {
    /// How many of them.
    public let numerator: Int
    /// Of how many.
    public let denominator: Int

    /// A share; nil of nothing.
    public init?(_ numerator: Int, of denominator: Int) {
        guard denominator > 0, (0...denominator).contains(numerator) else { return nil }
        self.numerator = numerator
        self.denominator = denominator
    }

    /// In ten-thousandths, halves rounded up.
    public var tenThousandths: Int { (numerator * 20_000 + denominator) / (2 * denominator) }

    /// The 95 % interval of Wilson (1927, "Probable inference, the law of succession, and statistical inference"), in
    /// ten-thousandths.
    public var interval: (low: Int, high: Int) {
        let (n, p, z) = (Double(denominator), Double(numerator) / Double(denominator), 1.959_963_984_540_054)
        let divisor = 1 + z * z / n
        let centre = (p + z * z / (2 * n)) / divisor
        let half = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot() / divisor
        func rounded(_ value: Double) -> Int { Int((min(1, max(0, value)) * 10_000).rounded()) }
        return (numerator == 0 ? 0 : rounded(centre - half), numerator == denominator ? 10_000 : rounded(centre + half))
    }
}

/// How long something took, over several.
public struct Spans: Sendable, Hashable {
    /// How many were measured.
    public let count: Int
    /// In milliseconds.
    public let median: Int64
    /// In milliseconds.
    public let ninth: Int64
    /// In milliseconds.
    public let maximum: Int64

    /// The summary of some spans; nil of none.
    ///
    /// Quantiles are those of definition 2 of Hyndman and Fan (1996, "Sample quantiles in statistical packages"): the
    /// smallest value with at least that share at or below it, and the mean of it and the next where the share is met
    /// exactly. The median is then the usual one.
    public init?(milliseconds: [Int64]) {
        let sorted = milliseconds.sorted()
        guard let last = sorted.last else { return nil }
        count = sorted.count
        maximum = last
        median = Spans.quantile(5, of: sorted)
        ninth = Spans.quantile(9, of: sorted)
    }

    /// The quantile of so many tenths of a sorted list that is not empty.
    static func quantile(_ tenths: Int, of sorted: [Int64]) -> Int64 {
        let place = sorted.count * tenths
        let index = place / 10
        if place % 10 != 0 { return sorted[min(index, sorted.count - 1)] }
        let (low, high) = (sorted[max(0, index - 1)], sorted[min(index, sorted.count - 1)])
        return low + (high - low) / 2
    }
}

/// Whole numbers written as decimals, so that every machine writes the same bytes.
package enum Decimal {
    /// Ten-thousandths: `0.2500`.
    package static func tenThousandths(_ value: Int) -> String { text(value, digits: 4) }
    /// Milliseconds as seconds: `12.345`.
    package static func seconds(_ milliseconds: Int64) -> String { text(Int(milliseconds), digits: 3) }

    private static func text(_ value: Int, digits: Int) -> String {
        let factor = digits == 4 ? 10_000 : 1000
        let (whole, rest) = (abs(value) / factor, abs(value) % factor)
        let tail = String(rest)
        return (value < 0 ? "-" : "") + "\(whole)." + String(repeating: "0", count: digits - tail.count) + tail
    }
}
