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
/// ones; a record is a candidate only where many of its votes agree on how much larger it is and how it is turned.
struct FeatureIndex: Sendable {
    /// Bits within which two descriptors may be of one corner.
    private static let radius = 31
    /// A descriptor with more hits is common texture and says nothing.
    private static let mostHits = 40
    /// Records whose votes are looked at closely.
    private static let mostCandidates = 10

    private let index = HammingIndex(tunedRadius: FeatureIndex.radius)

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
        /// Number of a feature of the picture in question, and of the record's feature that looks like it: those that
        /// agree.
        var pairs: [(query: Int, reference: Int)]
        /// Features of the picture in question that agree.
        var votes: Int
    }

    private struct Vote {
        var record: Int64
        var query: Int
        var reference: Int
        /// How the two poses differ.
        var bin: Pose.Bin
    }

    /// The records with most votes that agree, at least `least`, most first.
    func candidates(_ query: [LocalFeature], least: Int) -> [Candidate] {
        let results = index.search(batch: query.map(\.descriptor), radius: Self.radius, limit: Self.mostHits + 1)
        var votes: [Vote] = []
        for (number, result) in results.enumerated() where result.hits.count <= Self.mostHits {
            let pose = Pose(query[number])
            for hit in result.hits {
                let found = Pose.parts(ofPayload: hit.payload)
                votes.append(
                    Vote(record: found.record, query: number, reference: found.number, bin: pose.bin(to: found.pose)))
            }
        }
        votes.sort { ($0.record, $0.query) < ($1.record, $1.query) }
        var candidates: [Candidate] = []
        var start = 0
        while start < votes.count {
            let end = votes[start...].firstIndex { $0.record != votes[start].record } ?? votes.count
            if end - start >= least, let candidate = Self.agreeing(votes[start..<end]), candidate.votes >= least {
                candidates.append(candidate)
            }
            start = end
        }
        return Array(
            candidates.sorted { ($1.votes, $0.record) < ($0.votes, $1.record) }.prefix(Self.mostCandidates))
    }

    /// The largest part of one record's votes that lie in neighbouring bins.
    private static func agreeing(_ votes: ArraySlice<Vote>) -> Candidate? {
        var counts: [Pose.Bin: Int] = [:]
        for vote in votes { for bin in vote.bin.neighbours { counts[bin, default: 0] += 1 } }
        let best = counts.max { ($0.value, $1.key.level, $1.key.turn) < ($1.value, $0.key.level, $0.key.turn) }
        guard let best else { return nil }
        let agreed = votes.filter { $0.bin.neighbours.contains(best.key) }
        return Candidate(
            record: votes[votes.startIndex].record, pairs: agreed.map { ($0.query, $0.reference) },
            votes: Set(agreed.map(\.query)).count)
    }
}

/// The size and direction of a feature, coarsely: two pictures of one thing differ in both by the same amount everywhere.
private struct Pose {
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

    /// How this picture lies in `reference`, in pixels of both, by pairs of features; nil below `least` that agree.
    func alignment(
        with reference: LocalFeatureSet, pairs: [(query: Int, reference: Int)], least: Int
    ) -> FeatureAlignment? {
        func framed(_ feature: LocalFeature, _ transform: PlaneTransform) -> LocalFeature {
            var feature = feature
            (feature.x, feature.y) = transform.apply(x: feature.x, y: feature.y)
            return feature
        }
        let framedPairs = pairs.compactMap { pair -> FeaturePair? in
            guard features.indices.contains(pair.query), reference.features.indices.contains(pair.reference) else {
                return nil
            }
            return FeaturePair(
                query: framed(features[pair.query], toFrame),
                reference: framed(reference.features[pair.reference], reference.toFrame))
        }
        guard let back = reference.toFrame.inverse,
            var found = FeatureAlignment.find(pairs: framedPairs, minimumInliers: least, spotPixels: 8)
        else { return nil }
        found.transform = toFrame.then(found.transform).then(back)
        return found
    }
}
