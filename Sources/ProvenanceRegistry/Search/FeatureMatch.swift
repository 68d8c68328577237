// SPDX-License-Identifier: Apache-2.0
package import Fingerprinting
public import SignalProcessing

/// A record that local features led to: some part of the picture looks like some part of it. Says nothing until the
/// pictures themselves were compared.
public struct FeatureMatch: Sendable {
    /// Features that must have found one record before all of its features are looked at.
    static let leastVotes = 4
    /// Agreeing features below which a record is not even looked at.
    public static let leastInliers = 10
    /// Agreeing features from which a record is worth showing to a person as similar where there is nothing to compare
    /// with. Unrelated pictures stay below it.
    public static let similarInliers = 20
    /// The same where the pictures were compared, and could not be laid over one another.
    public static let similarInliersDespiteComparison = 40

    /// The record.
    public let record: ProvenanceRecord
    /// Features that agree on one way to lay the picture over it.
    public let inliers: Int
    /// Pixels of the picture in question to pixels of the registered one, as the features say: a similarity transform,
    /// mirrored or not.
    public let transform: PlaneTransform
}

extension Registry {
    /// Records of which the picture seems to show a part, or that seem to be part of it, most agreeing features first.
    /// For copies that whole-picture fingerprints do not find: cropped, framed, covered, shown in a screenshot, mirrored.
    public nonisolated func matches(featuresOf pixels: PixelBuffer) async throws -> [FeatureMatch] {
        try await refresh()
        let searched = LocalFeatureSet.searchedCount
        var found = try await matches(LocalFeatureSet(of: pixels, count: searched))
        func isSettled() -> Bool { found.contains { $0.inliers >= FeatureMatch.similarInliers } }
        // A screenshot shows the picture smaller than itself: seen larger, its details have the size of the record's.
        if !isSettled(), max(pixels.width, pixels.height) > 640 {
            found += try await matches(LocalFeatureSet(of: pixels, count: searched, workingSide: 1024))
        }
        // Descriptors do not survive mirroring: the mirror image has to be looked up by itself.
        if !isSettled() {
            let mirror = PlaneTransform(a: -1, b: 0, c: 0, d: 1, tx: Double(pixels.width), ty: 0)
            found += try await matches(LocalFeatureSet(of: pixels.oriented(.flipY), count: searched)).map { match in
                FeatureMatch(record: match.record, inliers: match.inliers, transform: mirror.then(match.transform))
            }
        }
        var best: [RecordID: FeatureMatch] = [:]
        for match in found where match.inliers > best[match.record.id]?.inliers ?? 0 {
            best[match.record.id] = match
        }
        return best.values.sorted { ($1.inliers, $0.record.id) < ($0.inliers, $1.record.id) }
    }

    /// Puts features and fingerprints into the indexes without records, to measure searches among many. They can win votes, but never lead
    /// anywhere.
    package nonisolated func addStrangers(
        _ strangers: some Sequence<(features: LocalFeatureSet, hash: PDQHash)>, from first: Int64
    ) {
        let numbered = strangers.enumerated().map { (record: Int64(1) << 40 + first + Int64($0), stranger: $1) }
        features.insert(numbered.lazy.map { (record: $0.record, features: $0.stranger.features) })
        insert(numbered.lazy.map { (record: $0.record, hash: $0.stranger.hash) })
    }

    private nonisolated func matches(_ query: LocalFeatureSet) async throws -> [FeatureMatch] {
        let candidates = features.candidates(query.features, least: FeatureMatch.leastVotes)
        guard !candidates.isEmpty else { return [] }
        let sets = try await storage.records.features(numbers: candidates.map(\.record))
        let aligned = candidates.compactMap { candidate -> (record: Int64, alignment: FeatureAlignment)? in
            sets[candidate.record].flatMap {
                query.alignment(with: $0, near: candidate.bin, least: FeatureMatch.leastInliers)
            }.map { (candidate.record, $0) }
        }
        let records = try await storage.records.records(numbers: aligned.map(\.record))
        return aligned.compactMap { number, alignment in
            records[number].map {
                FeatureMatch(record: $0, inliers: alignment.inliers, transform: alignment.transform)
            }
        }.sorted { $0.inliers > $1.inliers }
    }
}
