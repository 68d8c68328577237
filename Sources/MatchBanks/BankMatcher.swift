// SPDX-License-Identifier: Apache-2.0
import Fingerprinting
public import ProvenanceRegistry
import SimilarityIndex

/// Finds the items of banks that content resembles.
///
/// Hashes are searched in memory; what an item is, and whether it is still there, is read from the store for each hit,
/// so that what was removed is never found, whichever process removed it. The index is a cache of the store, kept up to
/// date by reading what was added behind the last place read.
public actor BankMatcher {
    /// Items that one search looks at, closest first.
    public static let candidateLimit = 200

    /// The banks and their items.
    public nonisolated let store: any BankStore
    private nonisolated let index = HammingIndex(tunedRadius: MatchBank.standardRadius)
    private var position: Int64 = 0

    /// A matcher on this store. Nothing is read yet; see ``refresh()``.
    public init(store: any BankStore) { self.store = store }

    /// How many hashes are in the index; those of removed items are among them.
    public nonisolated var indexedCount: Int { index.count }

    /// Reads what was added since the last call. Every search does this by itself.
    public func refresh() async throws {
        while true {
            let start = position
            let page = try await store.hashes(after: start, limit: 50_000)
            // Somebody else may have read the same page while this call waited.
            guard position == start else { continue }
            guard page.position > start else { return }
            index.insert(
                contentsOf: page.hashes.lazy.map { (key: $0.hash.words, payload: UInt64(bitPattern: $0.item)) })
            position = page.position
        }
    }

    /// Waits until the tables of the index are built.
    public nonisolated func settle() { index.settle() }

    /// What the banks say about content with these fingerprints.
    /// - Parameter banks: names of the banks to look in; nil: all.
    public nonisolated func verdict(on query: BankQuery, in banks: Set<String>? = nil) async throws -> BankVerdict {
        try await verdicts(on: [query], in: banks).first ?? BankVerdict([])
    }

    /// The same for several pieces of content, in their order.
    public nonisolated func verdicts(
        on queries: [BankQuery], in banks: Set<String>? = nil
    ) async throws -> [BankVerdict] {
        try await refresh()
        let known = Dictionary(
            uniqueKeysWithValues: try await store.banks()
                .filter { $0.enabledRatio > 0 && (banks?.contains($0.name) ?? true) }.map { ($0.name, $0) })
        guard let radius = known.values.map(\.radius).max() else { return queries.map { _ in BankVerdict([]) } }
        var verdicts: [BankVerdict] = []
        for query in queries {
            let found = try await nearby(query, radius: radius) + exact(query)
            verdicts.append(BankMatcher.weigh(found, banks: known))
        }
        return verdicts
    }

    /// An item and how far it is.
    private struct Lead {
        let item: BankItem
        let distance: Int
        let isExact: Bool
    }

    private nonisolated func nearby(_ query: BankQuery, radius: Int) async throws -> [Lead] {
        let keys = query.hashes.compactMap { signal -> SIMD4<UInt64>? in
            if case .pdq(let hash) = signal { hash.words } else { nil }
        }
        guard !keys.isEmpty else { return [] }
        var closest: [Int64: Int] = [:]
        for result in index.search(batch: keys, radius: radius, limit: BankMatcher.candidateLimit) {
            for hit in result.hits {
                let number = Int64(bitPattern: hit.payload)
                closest[number] = min(hit.distance, closest[number] ?? .max)
            }
        }
        guard !closest.isEmpty else { return [] }
        let best = closest.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.prefix(BankMatcher.candidateLimit)
        return try await store.items(numbers: best.map(\.key)).compactMap { item in
            closest[item.number].map { Lead(item: item, distance: $0, isExact: false) }
        }
    }

    private nonisolated func exact(_ query: BankQuery) async throws -> [Lead] {
        var leads: [Lead] = []
        for case .sha256(let digest) in query.hashes {
            for item in try await store.items(digest: digest) {
                leads.append(Lead(item: item, distance: 0, isExact: true))
            }
        }
        return leads
    }

    private static func weigh(_ leads: [Lead], banks: [String: MatchBank]) -> BankVerdict {
        var best: [Int64: BankMatch] = [:]
        for lead in leads {
            guard let bank = banks[lead.item.bank], lead.isExact || lead.distance <= bank.radius else { continue }
            let match = BankMatch(bank: bank, item: lead.item, distance: lead.distance, isExact: lead.isExact)
            if let known = best[lead.item.number], !match.isCloser(than: known) { continue }
            best[lead.item.number] = match
        }
        return BankVerdict(Array(best.values))
    }
}

extension BankQuery {
    /// A query for a picture in every orientation, and for its exact bytes.
    public init(_ picture: FingerprintQuery?, digest: ContentDigest?) {
        let hashes = picture?.variants.map { BankSignal.pdq($0.hash) } ?? []
        self.init((digest.map { [BankSignal.sha256($0)] } ?? []) + hashes)
    }
}
