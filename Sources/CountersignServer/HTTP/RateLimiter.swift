// SPDX-License-Identifier: Apache-2.0
import Synchronization

/// Token buckets, one for each pair of a class of requests and whoever is counted (an address, an account).
/// What it holds is bounded: the buckets that are full again are forgotten first.
package final class RateLimiter: Sendable {
    /// So many at once, refilled over a time.
    package struct Rule: Sendable, Hashable {
        let name: String
        let burst: Int
        let seconds: Double

        /// - Parameters:
        ///   - burst: how many at once.
        ///   - seconds: in which so many are refilled.
        package init(name: String, burst: Int, seconds: Double) {
            self.name = name
            self.burst = burst
            self.seconds = seconds
        }
    }

    private struct Key: Hashable {
        let rule: String
        let subject: String
    }

    private struct Bucket {
        var tokens: Double
        var at: Double
        /// When it is full again.
        var fullAt: Double
    }

    private let buckets = Mutex<[Key: Bucket]>([:])
    private let capacity: Int
    private let now: @Sendable () -> Double

    /// - Parameters:
    ///   - capacity: buckets held at most.
    ///   - now: seconds on a clock that never goes back.
    package init(capacity: Int = 50_000, now: @escaping @Sendable () -> Double = MonotonicClock.seconds) {
        self.capacity = capacity
        self.now = now
    }

    /// Takes one token. Nil where there was one; otherwise the seconds until there will be.
    package func take(_ rule: Rule, for subject: String) -> Int? {
        let moment = now()
        let rate = Double(rule.burst) / rule.seconds
        return buckets.withLock { buckets in
            if buckets.count >= capacity {
                buckets = buckets.filter { $0.value.fullAt > moment }
                // Still full of busy subjects: better to forget counts than to grow or to refuse everybody.
                if buckets.count >= capacity { buckets.removeAll(keepingCapacity: true) }
            }
            let key = Key(rule: rule.name, subject: subject)
            var bucket = buckets[key] ?? Bucket(tokens: Double(rule.burst), at: moment, fullAt: moment)
            bucket.tokens = min(Double(rule.burst), bucket.tokens + max(0, moment - bucket.at) * rate)
            bucket.at = moment
            let granted = bucket.tokens >= 1
            if granted { bucket.tokens -= 1 }
            bucket.fullAt = moment + (Double(rule.burst) - bucket.tokens) / rate
            buckets[key] = bucket
            return granted ? nil : max(1, Int(((1 - bucket.tokens) / rate).rounded(.up)))
        }
    }

    /// How many subjects are held.
    package var count: Int { buckets.withLock { $0.count } }
}

/// Seconds since some moment, never going back.
package enum MonotonicClock {
    private static let start = ContinuousClock.now

    package static let seconds: @Sendable () -> Double = {
        let passed = ContinuousClock.now - start
        return Double(passed.components.seconds) + Double(passed.components.attoseconds) * 1e-18
    }
}

/// Delays sign-in after failures: five are free, then the wait doubles from a second to a quarter of an hour.
package final class SignInThrottle: Sendable {
    private struct Entry {
        var failures = 0
        var blockedUntil = 0.0
        var lastAt = 0.0
    }

    private let entries = Mutex<[String: Entry]>([:])
    private let now: @Sendable () -> Double
    package static let freeTries = 5
    package static let longestWait = 900.0

    package init(now: @escaping @Sendable () -> Double = MonotonicClock.seconds) { self.now = now }

    /// Seconds to wait before the next try, or nil.
    package func wait(for subject: String) -> Int? {
        let moment = now()
        return entries.withLock { entries in
            guard let entry = entries[subject], entry.blockedUntil > moment else { return nil }
            return max(1, Int((entry.blockedUntil - moment).rounded(.up)))
        }
    }

    /// Notes a failure.
    package func failed(_ subject: String) {
        let moment = now()
        entries.withLock { entries in
            if entries.count > 20_000 { entries = entries.filter { moment - $0.value.lastAt < 3600 } }
            if entries.count > 20_000 { entries.removeAll() }
            var entry = entries[subject] ?? Entry()
            if moment - entry.lastAt > 86_400 { entry.failures = 0 }
            entry.failures += 1
            entry.lastAt = moment
            if entry.failures >= Self.freeTries {
                let doublings = min(10, entry.failures - Self.freeTries)
                entry.blockedUntil = moment + min(Self.longestWait, Double(1 << doublings))
            }
            entries[subject] = entry
        }
    }

    /// Forgets the failures after a success.
    package func succeeded(_ subject: String) { _ = entries.withLock { $0.removeValue(forKey: subject) } }
}
