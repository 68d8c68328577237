// SPDX-License-Identifier: Apache-2.0

/// What `countersign index recovery` prints.
struct RecoveryReport: Encodable {
    /// Checks of one kind.
    struct Tally: Encodable {
        var copies = 0
        /// The right record came first, and the copy was laid over it.
        var right = 0
        /// The right record came first, but the copy could not be laid over it: it is shown as similar.
        var similar = 0
        /// Another record was claimed as the original.
        var wrong = 0
        /// Some record was shown, as the original or as similar.
        var shown = 0
        /// How often each way led to the right record that came first.
        var by: [String: Int] = [:]
        var median_s = 0.0
        var p95_s = 0.0
        var slowest_s = 0.0

        /// Seconds of each check.
        var times: [Double] = []

        private enum CodingKeys: String, CodingKey {
            case copies, right, similar, wrong, shown, by, median_s, p95_s, slowest_s
        }

        mutating func settleTimes() {
            times.sort()
            guard let last = times.last else { return }
            median_s = times[times.count / 2]
            p95_s = times[min(times.count - 1, times.count * 95 / 100)]
            slowest_s = last
        }
    }

    /// A copy that did not lead where it should, or a stranger that led somewhere.
    struct Miss: Encodable {
        var file: String
        /// Whether a mark was found; nil where none was looked for.
        var mark: Bool?
        /// The first matches: the record's name, what led to it, bits between the fingerprints, and what it was called.
        var matches: [String]
    }

    var records = 0
    var distractors = 0
    var registering_s = 0.0
    /// Making and entering the distractors.
    var distractors_s = 0.0
    /// Reading what the store holds into memory.
    var loading_s = 0.0
    var memory_mb = 0
    var memory_after_mb = 0
    var kinds: [String: Tally] = [:]
    var strangers: Tally?
    /// Agreeing features of strangers and records, where they were only counted.
    var scores: [Int]?
    var missed: [Miss] = []
    /// Strangers for which a record was shown.
    var strangers_shown: [Miss] = []
}
