// SPDX-License-Identifier: Apache-2.0
public import ProvenanceRegistry

/// The audit log as a Merkle tree: its leaves are the hashes of its entries, in their order. Everything is computed in
/// one pass, in memory that does not grow with the log.
public struct LogTree: Sendable {
    private let log: any AuditLog
    private let pageSize: Int

    /// Reads `log`, `pageSize` entries at a time.
    public init(_ log: any AuditLog, pageSize: Int = 1000) {
        self.log = log
        self.pageSize = pageSize
    }

    /// The leaf that stands for an entry.
    public static func leaf(of entry: AuditEntry) -> ContentDigest { MerkleTree.leafHash(entry.hash.bytes) }

    /// Tells `body` of every entry behind `sequence` up to and with `last`, in their order.
    public func forEach(
        after sequence: Int64 = 0, through last: Int64 = .max, _ body: (StoredAuditEntry) throws -> Void
    ) async throws {
        var position = sequence
        while position < last {
            let page = try await log.entries(after: position, limit: pageSize)
            guard let end = page.last?.entry.sequence else { return }
            for stored in page where stored.entry.sequence <= last { try body(stored) }
            position = end
        }
    }

    /// The number of entries and their root now, and the root that the first `old` entries have; nil where there are
    /// fewer.
    public func roots(old: Int64) async throws -> (now: MerkleFrontier, old: ContentDigest?) {
        var frontier = MerkleFrontier()
        var early: ContentDigest? = old == 0 ? frontier.root : nil
        try await forEach { stored in
            frontier.append(LogTree.leaf(of: stored.entry))
            if frontier.count == old { early = frontier.root }
        }
        return (frontier, early)
    }

    /// A checkpoint over the log as it is now, where it continues `last`.
    /// - Throws: ``TransparencyError`` `inconsistent` where entries under `last` were changed or taken away: such a log
    ///   is not signed again.
    public func checkpoint(after last: Checkpoint?, origin: String, at now: Timestamp) async throws -> Checkpoint {
        let (frontier, old) = try await roots(old: last?.size ?? 0)
        if let last, old != last.root {
            throw TransparencyError(
                .inconsistent,
                "the log does not continue its checkpoint of \(last.time) (\(last.size) entries): entries were changed or removed since. Nothing was signed; see countersign audit verify"
            )
        }
        return Checkpoint(origin: origin, size: frontier.count, root: frontier.root, time: now)
    }

    /// What proves that the log of `size` entries continues the one of `old`.
    /// - Throws: ``TransparencyError`` `not_found` where the log is shorter.
    public func consistency(old: Int64, size: Int64) async throws -> [ContentDigest] {
        guard let ranges = MerkleTree.consistencyRanges(old: old, size: size) else {
            throw TransparencyError(.notFound, "there is no checkpoint of \(old) entries before one of \(size)")
        }
        return try await collect(ranges, size: size)
    }

    /// What proves that the entry with this place is under `checkpoint`.
    /// - Throws: ``TransparencyError`` `not_found`, `inconsistent`.
    public func proof(of sequence: Int64, under note: SignedNote, _ checkpoint: Checkpoint) async throws -> EntryProof {
        guard let ranges = MerkleTree.inclusionRanges(index: sequence - 1, size: checkpoint.size),
            let entry = try await log.entries(after: sequence - 1, limit: 1).first?.entry, entry.sequence == sequence
        else {
            throw TransparencyError(
                .notFound, "entry \(sequence) is not under the checkpoint of \(checkpoint.time); make a new one first")
        }
        let path = try await collect(ranges, size: checkpoint.size)
        guard
            MerkleProof.includes(
                leaf: LogTree.leaf(of: entry), index: sequence - 1, size: checkpoint.size, path: path,
                root: checkpoint.root)
        else {
            throw TransparencyError(
                .inconsistent,
                "the log no longer is what the checkpoint of \(checkpoint.time) covers; see countersign audit verify")
        }
        return EntryProof(entry: entry, path: path, checkpoint: note)
    }

    private func collect(_ ranges: [Range<Int64>], size: Int64) async throws -> [ContentDigest] {
        var collector = MerkleRangeRoots(ranges)
        try await forEach(through: size) { collector.append(LogTree.leaf(of: $0.entry)) }
        guard let roots = collector.roots else {
            throw TransparencyError(.notFound, "the log has fewer than \(size) entries")
        }
        return roots
    }
}
