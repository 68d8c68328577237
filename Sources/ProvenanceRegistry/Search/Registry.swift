// SPDX-License-Identifier: Apache-2.0
public import Fingerprinting
import SimilarityIndex

/// A record that a fingerprint led to.
public struct RegistryMatch: Sendable, Hashable {
    /// How close is close.
    public enum Strength: String, Sendable, Hashable {
        /// Within ``Registry/matchRadius``: unrelated photographs are practically never that close.
        case match
        /// Within ``Registry/candidateRadius``: says nothing until the pictures themselves were compared.
        case candidate
    }

    /// The record.
    public let record: ProvenanceRecord
    /// Bits by which the closest pair of fingerprints differs.
    public let distance: Int
    /// The way of looking at the picture that came closest.
    public let variant: FingerprintQuery.Variant
    /// Which of the record's fingerprints it came closest to.
    public let recordView: FingerprintView

    /// How close it is.
    public var strength: Strength { distance <= Registry.matchRadius ? .match : .candidate }
}

/// Finds records again: by the identifier in a mark, by exact bytes, and by fingerprint.
///
/// Fingerprints are searched in memory. The index is a cache of the store: it is filled, and kept up to date, by reading
/// what was added behind the last place read, so several processes can share one store.
public actor Registry {
    /// Bits within which two PDQ fingerprints belong to one picture.
    public static let matchRadius = 31
    /// Bits within which two may.
    public static let candidateRadius = 60
    /// Records that one search returns at most, closest first.
    public static let matchLimit = 20
    /// Records whose features are read before they are put into the index.
    private static let featureSetsAtOnce = 10_000

    /// The stores.
    public nonisolated let storage: any RegistryStorage
    private nonisolated let index = HammingIndex(tunedRadius: Registry.matchRadius)
    private nonisolated let codes = ISCCIndex()
    nonisolated let features = FeatureIndex()
    private let searchesFeatures: Bool
    private var position: Int64 = 0
    private var featurePosition: Int64 = 0
    private var featureReading: Task<Void, any Error>?

    /// A registry on these stores. Nothing is read yet; see ``refresh()``.
    /// - Parameter searchesFeatures: Whether local features are held in memory, about 37 KB a record. Without them,
    ///   copies that whole-picture fingerprints do not recognise are found by their mark only.
    public init(storage: any RegistryStorage, searchesFeatures: Bool = true) {
        self.storage = storage
        self.searchesFeatures = searchesFeatures
    }

    /// How many fingerprints are in the index.
    public var indexedCount: Int { index.count }

    /// Reads what was added since the last call. Every search does this by itself.
    public func refresh() async throws {
        try await refreshFingerprints()
        if searchesFeatures { try await refreshFeatures() }
    }

    private func refreshFeatures() async throws {
        // One caller reads while the others wait: at the start there is much to read.
        while let reading = featureReading { _ = await reading.result }
        let reading = Task {
            // Before whoever waits for it goes on.
            defer { featureReading = nil }
            try await readFeatures()
        }
        featureReading = reading
        try await reading.value
    }

    private func readFeatures() async throws {
        while true {
            let start = featurePosition
            var page = try await storage.records.features(after: start, limit: 500)
            var sets = page.features
            // Few large segments are built sooner than many small ones that have to be merged.
            while page.features.count == 500, sets.count < Registry.featureSetsAtOnce {
                page = try await storage.records.features(after: page.position, limit: 500)
                sets += page.features
            }
            guard page.position > start else { return }
            features.insert(sets.lazy.map { (record: $0.recordNumber, features: $0.features) })
            featurePosition = page.position
        }
    }

    private func refreshFingerprints() async throws {
        while true {
            let start = position
            let page = try await storage.records.fingerprints(after: start, limit: 20_000)
            // Somebody else may have read the same page while this call waited.
            guard position == start else { continue }
            guard page.position > start else { return }
            index.insert(
                contentsOf: page.fingerprints.compactMap { fingerprint in
                    guard fingerprint.binding.algorithm == FingerprintBinding.pdq else { return nil }
                    return PDQHash(bytes: fingerprint.binding.value).map {
                        (key: $0.words, payload: Registry.payload(of: fingerprint))
                    }
                })
            codes.insert(
                page.fingerprints.lazy.flatMap { row in
                    row.binding.isccUnits.map { (unit: $0, record: row.recordNumber) }
                })
            position = page.position
        }
    }

    /// Records close to a picture, closest first, each once.
    /// - Parameter radius: bits; at most ``candidateRadius``.
    public nonisolated func matches(
        _ query: FingerprintQuery, radius: Int = Registry.candidateRadius
    ) async throws -> [RegistryMatch] {
        try await refresh()
        var closest: [Int64: (distance: Int, variant: FingerprintQuery.Variant, view: FingerprintView)] = [:]
        let radius = min(max(0, radius), Registry.candidateRadius)
        let results = index.search(batch: query.variants.map(\.hash.words), radius: radius)
        for (variant, result) in zip(query.variants, results) {
            for hit in result.hits {
                let number = Int64(hit.payload >> 8)
                guard let view = FingerprintView(rawValue: UInt8(truncatingIfNeeded: hit.payload)),
                    hit.distance < closest[number]?.distance ?? .max
                else { continue }
                closest[number] = (hit.distance, variant, view)
            }
        }
        let best = closest.sorted { ($0.value.distance, $0.key) < ($1.value.distance, $1.key) }.prefix(
            Registry.matchLimit)
        let records = try await storage.records.records(numbers: best.map(\.key))
        return best.compactMap { number, found in
            records[number].map {
                RegistryMatch(record: $0, distance: found.distance, variant: found.variant, recordView: found.view)
            }
        }
    }

    /// Records whose files or pictures have such a code, closest first, each once. Which of two is closer says only how
    /// alike the codes are: confirm a record by comparing the pictures.
    /// - Parameter units: those of one file; kinds that are not indexed, and shorter codes, are passed over.
    public nonisolated func matches(_ units: [ISCCUnit]) async throws -> [(record: ProvenanceRecord, distance: Int)] {
        try await refresh()
        let closest = codes.search(units)
        let best = closest.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.prefix(Registry.matchLimit)
        let records = try await storage.records.records(numbers: best.map(\.key))
        return best.compactMap { number, distance in records[number].map { ($0, distance) } }
    }

    /// Adds a record whose blobs are stored already. A near copy of another publisher's record in force is entered as
    /// contested: nothing positive is said because of it until that is settled.
    /// - Parameters:
    ///   - query: the fingerprints of the protected picture; nil for what has none: then only the same bytes count as a
    ///     near copy.
    ///   - features: the local features of the protected picture; without them, parts of it are not recognised.
    ///   - request: the idempotency key of the request it comes from.
    /// - Returns: the record as it was entered.
    /// - Throws: ``RegistryError`` `already_exists`, `not_found`, `storage_full`, `storage_failure`.
    public func register(
        _ record: ProvenanceRecord, query: FingerprintQuery?, features: LocalFeatureSet? = nil,
        request: RequestKey? = nil, actor: AuditActor
    ) async throws -> ProvenanceRecord {
        var record = record
        var payload: [String: CanonicalJSON] = [
            "publisher": .string(record.publisher.id.description), "source_type": .string(record.sourceType.rawValue),
            "manifest": .string(record.manifest.activeLabel), "sha256": .string(record.protectedDigest.description),
        ]
        if let mark = record.mark { payload["mark"] = .string(mark.text) }
        let near =
            if let query {
                try await matches(query, radius: Registry.matchRadius).map(\.record)
            } else {
                try await storage.records.records(digest: record.originalDigest)
            }
        if let rival = near.first(where: { $0.publisher.id != record.publisher.id && $0.state == .active }) {
            record.state = .contested
            payload["contested_with"] = .string(rival.id.description)
        }
        try await storage.records.insert(
            record, features: features, request: request,
            event: AuditEvent(
                actor: actor, verb: "record.registered", object: record.id.description, payload: .object(payload),
                at: record.registeredAt))
        return record
    }

    /// Puts fingerprints into the index without records.
    nonisolated func insert(_ fingerprints: some Sequence<(record: Int64, hash: PDQHash)>) {
        index.insert(
            contentsOf: fingerprints.map {
                (
                    key: $0.hash.words,
                    payload: UInt64(bitPattern: $0.record) << 8 | UInt64(FingerprintView.whole.rawValue)
                )
            })
    }

    private static func payload(of fingerprint: IndexedFingerprint) -> UInt64 {
        UInt64(bitPattern: fingerprint.recordNumber) << 8 | UInt64(fingerprint.binding.view.rawValue)
    }
}
