// SPDX-License-Identifier: Apache-2.0
import Fingerprinting
import SignalProcessing
import SimilarityIndex

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The local features of all records. A picture in question votes, feature by feature, for the records that have similar
/// ones; a record is a candidate only where some of its votes agree on how much larger it is and how it is turned.
///
/// Votes only choose the records that are looked at closely, so the search may miss some: it flips one bit in each band.
struct FeatureIndex: Sendable {
    /// Bits within which two descriptors may be of one corner.
    private static let radius = 40
    /// What tables are built for: the widest bands, so that few entries share a value.
    private static let tunedRadius = 31
    private static let effort = HammingSearchEffort(flips: 1, entriesPerProbe: 64)
    /// Hits of one descriptor that vote, nearest first. Common texture and bursts of near copies have more.
    private static let mostHits = 64
    /// Records whose votes are looked at closely.
    private static let mostCandidates = 12

    private let index = HammingIndex(tunedRadius: FeatureIndex.tunedRadius)

    /// Features, those of all records.
    var count: Int { index.count }

    func insert(_ sets: some Sequence<(record: Int64, features: LocalFeatureSet)>) {
        index.insert(
            contentsOf: sets.lazy.flatMap { record, set in
                set.features.prefix(Pose.mostFeatures).enumerated().map { number, feature in
                    (key: feature.descriptor, payload: Pose(feature).payload(record: record, number: number))
                }
            })
    }

    /// A record that got votes.
    struct Candidate: Sendable {
        var record: Int64
        /// How the poses of the features that agree differ.
        var bin: Pose.Bin
        /// Features of the picture in question that agree.
        var votes: Int
        /// Their weight: a feature that is found in many records says little about each, and of near copies the nearest
        /// comes first.
        var weight: Double
    }

    private struct Vote {
        var record: Int64
        var query: Int32
        var weight: Float
        var bin: Pose.Bin
    }

    /// The records with most votes that agree, at least `least`, weightiest first.
    func candidates(_ query: [LocalFeature], least: Int) -> [Candidate] {
        let results = index.search(
            batch: query.map(\.descriptor), radius: Self.radius, limit: Self.mostHits, effort: Self.effort)
        var votes: [Vote] = []
        for (number, result) in results.enumerated() {
            let pose = Pose(query[number])
            let rarity = 1 / Float(max(1, result.hits.count)).squareRoot()
            for hit in result.hits {
                let found = Pose.parts(ofPayload: hit.payload)
                let nearness = 1 - Float(hit.distance) / Float(2 * Self.radius)
                votes.append(
                    Vote(
                        record: found.record, query: Int32(number), weight: rarity * nearness,
                        bin: pose.bin(to: found.pose)))
            }
        }
        votes.sort { ($0.record, $0.query) < ($1.record, $1.query) }
        var candidates: [Candidate] = []
        var start = 0
        while start < votes.count {
            var end = start + 1
            while end < votes.count, votes[end].record == votes[start].record { end += 1 }
            if end - start >= least, let candidate = Self.agreeing(votes[start..<end]), candidate.votes >= least {
                candidates.append(candidate)
            }
            start = end
        }
        return Array(
            candidates.sorted { ($1.weight, $0.record) < ($0.weight, $1.record) }.prefix(Self.mostCandidates))
    }

    /// The weightiest part of one record's votes that lie in neighbouring bins.
    private static func agreeing(_ votes: ArraySlice<Vote>) -> Candidate? {
        var weights: [Pose.Bin: Float] = [:]
        for vote in votes { for bin in vote.bin.neighbours { weights[bin, default: 0] += vote.weight } }
        let best = weights.max { ($0.value, $1.key.level, $1.key.turn) < ($1.value, $0.key.level, $0.key.turn) }
        guard let best, let record = votes.first?.record else { return nil }
        var (count, weight, last) = (0, 0.0, Int32(-1))
        // In the order of the features: one that found several of the record's counts once.
        for vote in votes where vote.query != last && vote.bin.isNear(best.key) {
            last = vote.query
            count += 1
            weight += Double(vote.weight)
        }
        return Candidate(record: record, bin: best.key, votes: count, weight: weight)
    }
}

/// The size and direction of a feature, coarsely: two pictures of one thing differ in both by the same amount everywhere.
struct Pose {
    static let mostFeatures = 1 << 12

    /// Steps of 1.2 in size, 0 to 15.
    var level: Int
    /// 32nds of a turn.
    var turn: Int

    init(_ feature: LocalFeature) {
        let steps = log(max(feature.scale, 1)) / log(1.2)
        level = Int(min(max(steps.rounded(), 0), 15))
        turn = Int((feature.angle / (2 * Double.pi) * 32).rounded()) & 31
    }

    private init(level: Int, turn: Int) {
        self.level = level
        self.turn = turn
    }

    /// Record, level, turn and the feature's number in 43, 4, 5 and 12 bits.
    func payload(record: Int64, number: Int) -> UInt64 {
        UInt64(bitPattern: record) << 21 | UInt64(level) << 17 | UInt64(turn) << 12 | UInt64(number)
    }

    static func parts(ofPayload payload: UInt64) -> (record: Int64, pose: Pose, number: Int) {
        (
            Int64(payload >> 21), Pose(level: Int(payload >> 17 & 15), turn: Int(payload >> 12 & 31)),
            Int(payload & 0xfff)
        )
    }

    /// A difference of size and direction, in steps of 1.2 and sixteenths of a turn.
    struct Bin: Hashable {
        var level: Int
        var turn: Int

        /// Itself and the eight around it.
        var neighbours: [Bin] {
            (-1...1).flatMap { up in (-1...1).map { Bin(level: level + up, turn: (turn + $0) & 15) } }
        }

        /// Whether it is `other` or one of the eight around it.
        func isNear(_ other: Bin) -> Bool {
            let turns = (turn - other.turn) & 15
            return abs(level - other.level) <= 1 && (turns <= 1 || turns == 15)
        }
    }

    func bin(to other: Pose) -> Bin { Bin(level: level - other.level, turn: ((turn - other.turn) & 31) / 2) }
}

extension LocalFeatureSet {
    /// Long side of the frame in which features of two pictures are aligned.
    private static let frameSide = 512.0

    /// Picture pixels to the frame.
    private var toFrame: PlaneTransform {
        let scale = Self.frameSide / Double(max(width, height, 1))
        return .scaling(x: scale, y: scale)
    }

    /// How this picture lies in `reference`, in pixels of both; nil below `least` features that agree.
    /// - Parameter bin: how the poses of features that belong together differ.
    func alignment(with reference: LocalFeatureSet, near bin: Pose.Bin, least: Int) -> FeatureAlignment? {
        func framed(_ set: LocalFeatureSet) -> [LocalFeature] {
            set.features.map { feature in
                var feature = feature
                (feature.x, feature.y) = set.toFrame.apply(x: feature.x, y: feature.y)
                return feature
            }
        }
        let (query, others) = (framed(self), framed(reference))
        let (queryPoses, otherPoses) = (query.map(Pose.init), others.map(Pose.init))
        let pairs = FeatureAlignment.pairs(query, others) { queryPoses[$0].bin(to: otherPoses[$1]).isNear(bin) }
        guard let back = reference.toFrame.inverse,
            var found = FeatureAlignment.find(pairs: pairs, minimumInliers: least, spotPixels: 8)
        else { return nil }
        found.transform = toFrame.then(found.transform).then(back)
        return found
    }
}
