// SPDX-License-Identifier: Apache-2.0
import Synchronization

/// How many requests are taken: token buckets of keys, accounts and addresses.
public struct RequestLimits: Sendable, Hashable, Codable {
    /// Requests a minute.
    public var perMinute = 60
    /// Requests at once.
    public var burst = 20
    /// Requests a minute that name somebody or something the roster protects.
    public var protectedPerMinute = 10

    /// The limits of the design.
    public init() {}

    enum CodingKeys: String, CodingKey {
        case burst
        case perMinute = "per_minute"
        case protectedPerMinute = "protected_per_minute"
    }

    /// Limits from a file; what it leaves out stays as it is.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        perMinute = max(1, try container.decodeIfPresent(Int.self, forKey: .perMinute) ?? perMinute)
        burst = max(1, try container.decodeIfPresent(Int.self, forKey: .burst) ?? burst)
        protectedPerMinute = max(
            1, try container.decodeIfPresent(Int.self, forKey: .protectedPerMinute) ?? protectedPerMinute)
    }
}

/// Token buckets. What is held is bounded: buckets that are full again are forgotten first.
public final class TokenBuckets: Sendable {
    private struct Bucket {
        var tokens: Double
        var at: Double
        var fullAt: Double
    }

    private let buckets = Mutex<[String: Bucket]>([:])
    private let capacity: Int
    private let now: @Sendable () -> Double

    /// Buckets.
    /// - Parameters:
    ///   - capacity: how many are held at most.
    ///   - now: seconds on a clock that never goes back.
    public init(capacity: Int = 50_000, now: @escaping @Sendable () -> Double) {
        self.capacity = capacity
        self.now = now
    }

    /// Takes one token of each subject, or of none.
    /// - Returns: nil, or the seconds after which there will be one of each.
    public func take(perMinute: Int, burst: Int, of subjects: [String]) -> Int? {
        let moment = now()
        let rate = Double(max(1, perMinute)) / 60
        let size = Double(max(1, burst))
        return buckets.withLock { buckets in
            let fresh = subjects.count { buckets[$0] == nil }
            if buckets.count + fresh > capacity {
                buckets = buckets.filter { $0.value.fullAt > moment }
                // Still full of busy subjects: better to forget counts than to grow or to refuse everybody.
                if buckets.count + fresh > capacity { buckets.removeAll(keepingCapacity: true) }
            }
            var wait = 0.0
            var found: [Double] = []
            for subject in subjects {
                let bucket = buckets[subject] ?? Bucket(tokens: size, at: moment, fullAt: moment)
                let tokens = min(size, bucket.tokens + max(0, moment - bucket.at) * rate)
                found.append(tokens)
                if tokens < 1 { wait = max(wait, (1 - tokens) / rate) }
            }
            guard wait == 0 else { return max(1, Int(wait.rounded(.up))) }
            for (subject, tokens) in zip(subjects, found) {
                buckets[subject] = Bucket(
                    tokens: tokens - 1, at: moment, fullAt: moment + (size - tokens + 1) / rate)
            }
            return nil
        }
    }
}
