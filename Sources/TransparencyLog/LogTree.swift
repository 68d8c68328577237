// SPDX-License-Identifier: Apache-2.0

/// Reads leaves of a log.
public protocol LogLeaves: Sendable {
    /// Hashes of the leaves in `range` (from 0), in order; fewer where the log ends before.
    func leafHashes(in range: Range<Int>) async throws -> [MerkleTree.Hash]
}

/// The hash tree over a growing log. Keeps one hash for each ``chunk`` leaves (32 bytes for 256 entries) and reads the rest
/// where it is needed, so a proof costs at most two reads of ``chunk`` leaves each.
public struct LogTree: Sendable {
    /// Leaves under one kept hash.
    public static let chunk = 256

    private var chunks: [MerkleTree.Hash] = []
    private var tail: [MerkleTree.Hash] = []

    /// A tree without leaves.
    public init() {}

    /// How many leaves it has.
    public var size: Int { chunks.count * LogTree.chunk + tail.count }

    /// Adds leaves at the end.
    public mutating func append(_ leafHashes: [MerkleTree.Hash]) {
        for hash in leafHashes {
            tail.append(hash)
            guard tail.count == LogTree.chunk else { continue }
            chunks.append(LogTree.root(of: tail))
            tail = []
        }
    }

    /// Adds what the log has got since.
    public mutating func grow(from leaves: some LogLeaves) async throws {
        while true {
            let more = try await leaves.leafHashes(in: size..<(size + 4 * LogTree.chunk))
            if more.isEmpty { return }
            append(more)
        }
    }

    /// The root over all leaves.
    public var root: MerkleTree.Hash {
        var builder = MerkleBuilder()
        for chunk in chunks { builder.append(chunk, size: LogTree.chunk) }
        for leaf in tail { builder.append(leaf) }
        return builder.root
    }

    /// The root over the first `size` leaves.
    /// - Throws: what `leaves` throws; ``LogError`` with `outOfRange`.
    public func root(at size: Int, leaves: some LogLeaves) async throws -> MerkleTree.Hash {
        guard (0...self.size).contains(size) else { throw LogError.outOfRange }
        return size == 0 ? MerkleTree.empty : try await root(of: 0..<size, leaves)
    }

    /// The proof that leaf `index` (from 0) is in the tree over the first `size` leaves.
    /// - Throws: what `leaves` throws; ``LogError`` with `outOfRange`.
    public func inclusionProof(of index: Int, size: Int, leaves: some LogLeaves) async throws -> [MerkleTree.Hash] {
        guard (0...self.size).contains(size), index >= 0, index < size else { throw LogError.outOfRange }
        return try await roots(of: MerkleProof.inclusionRanges(index: index, size: size), leaves)
    }

    /// The proof that the tree over the first `old` leaves begins the one over the first `new`.
    /// - Throws: what `leaves` throws; ``LogError`` with `outOfRange`.
    public func consistencyProof(from old: Int, to new: Int, leaves: some LogLeaves) async throws -> [MerkleTree.Hash] {
        guard old >= 0, old <= new, new <= size else { throw LogError.outOfRange }
        return try await roots(of: MerkleProof.consistencyRanges(old: old, new: new), leaves)
    }

    private func roots(of ranges: [Range<Int>], _ leaves: some LogLeaves) async throws -> [MerkleTree.Hash] {
        var found: [MerkleTree.Hash] = []
        for range in ranges { found.append(try await root(of: range, leaves)) }
        return found
    }

    /// The root of a subtree: it begins at a multiple of its width.
    private func root(of range: Range<Int>, _ leaves: some LogLeaves) async throws -> MerkleTree.Hash {
        var builder = MerkleBuilder()
        var next = range.lowerBound
        while range.upperBound - next >= LogTree.chunk, next % LogTree.chunk == 0, next / LogTree.chunk < chunks.count {
            builder.append(chunks[next / LogTree.chunk], size: LogTree.chunk)
            next += LogTree.chunk
        }
        if next < range.upperBound {
            let rest = try await leaves.leafHashes(in: next..<range.upperBound)
            guard rest.count == range.upperBound - next else { throw LogError.leavesMissing }
            for leaf in rest { builder.append(leaf) }
        }
        return builder.root
    }

    private static func root(of leaves: [MerkleTree.Hash]) -> MerkleTree.Hash {
        var builder = MerkleBuilder()
        for leaf in leaves { builder.append(leaf) }
        return builder.root
    }
}
