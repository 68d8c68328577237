// SPDX-License-Identifier: Apache-2.0
import Fingerprinting
import MediaCodecs
import ProvenanceRegistry

/// Made records for measurements: fingerprints and features of real pictures, mixed and disturbed.
///
/// Nine in ten take each feature from any picture of the pool and change up to 60 of its 256 bits, so that descriptors are
/// as unevenly spread as real ones. The tenth are near copies: groups of fifty records with the features of one picture,
/// of which each record changes up to 20 bits, as a burst of photographs does.
struct RecoveryDistractors {
    private static let groupSize = 50
    private static let picturesRead = 800

    let pictures: [String]

    func add(_ count: Int, to registry: Registry) async throws {
        let media = MediaWorker()
        var sets: [LocalFeatureSet] = []
        var hashes: [PDQHash] = []
        let stride = max(1, pictures.count / Self.picturesRead)
        for index in Swift.stride(from: 0, to: pictures.count, by: stride) {
            let pixels = try await media.pixels(.path(pictures[index]))
            sets.append(LocalFeatureSet(of: pixels))
            hashes.append(PDQ.hash(pixels).hash)
        }
        let pool = sets.flatMap(\.features)
        guard !pool.isEmpty else { return }
        var random = Steps()
        for start in Swift.stride(from: 0, to: count, by: 10_000) {
            let made = (start..<min(start + 10_000, count)).map { number in
                Self.record(number, pool, sets, hashes, &random)
            }
            registry.addStrangers(made, from: Int64(start))
        }
    }

    private static func record(
        _ number: Int, _ pool: [LocalFeature], _ sets: [LocalFeatureSet], _ hashes: [PDQHash], _ random: inout Steps
    ) -> (features: LocalFeatureSet, hash: PDQHash) {
        let isNearCopy = number % 500 < groupSize
        let picture = isNearCopy ? number / 500 % sets.count : random.below(hashes.count)
        let kept =
            isNearCopy
            ? sets[picture].features
            : (0..<LocalFeatureSet.keptCount).map { _ in pool[random.below(pool.count)] }
        let features = kept.map { feature in
            var feature = feature
            feature.descriptor = random.disturbed(feature.descriptor, by: random.below(isNearCopy ? 20 : 60))
            return feature
        }
        let words = random.disturbed(hashes[picture].words, by: isNearCopy ? 10 : 40 + random.below(90))
        return (LocalFeatureSet(width: 1000, height: 1000, features: features), PDQHash(words: words))
    }

    private struct Steps {
        private var state: UInt64 = 7

        mutating func below(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % max(1, bound)
        }

        mutating func disturbed(_ words: SIMD4<UInt64>, by bits: Int) -> SIMD4<UInt64> {
            var words = words
            for _ in 0..<bits {
                let bit = below(256)
                words[bit / 64] ^= 1 << UInt64(bit % 64)
            }
            return words
        }
    }
}
