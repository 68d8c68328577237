// SPDX-License-Identifier: Apache-2.0
internal import Crypto
public import ProvenanceRegistry

/// The hashes of RFC 6962, section 2.1: leaves and nodes are hashed with different prefixes, so that neither can be
/// passed off as the other.
public enum MerkleTree {
    /// The root of a tree without leaves: the hash of nothing.
    public static let emptyRoot = ContentDigest(of: [])

    /// The hash of a leaf.
    /// - Parameter input: the leaf's bytes; for the audit log the 32 bytes of an entry's hash.
    public static func leafHash(_ input: [UInt8]) -> ContentDigest { ContentDigest(of: [0x00] + input) }

    /// The hash of a node with two children.
    public static func nodeHash(_ left: ContentDigest, _ right: ContentDigest) -> ContentDigest {
        ContentDigest(of: [0x01] + left.bytes + right.bytes)
    }

    /// The ranges of leaves whose roots prove that leaf `index` is in a tree of `size`, from the leaf up (RFC 6962,
    /// section 2.1.1); nil where there is no such leaf.
    public static func inclusionRanges(index: Int64, size: Int64) -> [Range<Int64>]? {
        guard index >= 0, index < size else { return nil }
        var ranges: [Range<Int64>] = []
        var low: Int64 = 0
        var high = size
        while high - low > 1 {
            let middle = low + split(high - low)
            if index < middle {
                ranges.append(middle..<high)
                high = middle
            } else {
                ranges.append(low..<middle)
                low = middle
            }
        }
        return ranges.reversed()
    }

    /// The ranges of leaves whose roots prove that a tree of `old` leaves is the beginning of one of `size`, in the
    /// order of the proof (RFC 6962, section 2.1.2); nil where `old` is not in `1...size`.
    public static func consistencyRanges(old: Int64, size: Int64) -> [Range<Int64>]? {
        guard old >= 1, old <= size else { return nil }
        var ranges: [Range<Int64>] = []
        var low: Int64 = 0
        var high = size
        while old != high {
            let middle = low + split(high - low)
            if old <= middle {
                ranges.append(middle..<high)
                high = middle
            } else {
                ranges.append(low..<middle)
                low = middle
            }
        }
        // The old tree as a whole is what the reader has already; a part of it must be told.
        if low > 0 { ranges.append(low..<high) }
        return ranges.reversed()
    }

    /// The largest power of two smaller than `count`, which is at least 2.
    private static func split(_ count: Int64) -> Int64 {
        1 << (Int64.bitWidth - 1 - (count - 1).leadingZeroBitCount)
    }
}

/// The root of a row of leaves that are told one by one. Holds one hash a level: the size of the log does not matter.
public struct MerkleFrontier: Sendable, Hashable {
    /// How many leaves there are.
    public private(set) var count: Int64 = 0
    /// Roots of full subtrees, the largest first; their sizes are the bits of `count`.
    private var roots: [ContentDigest] = []

    /// A tree without leaves.
    public init() {}

    /// Adds a leaf by its hash.
    public mutating func append(_ leaf: ContentDigest) {
        var node = leaf
        var rest = count
        while rest & 1 == 1, let left = roots.popLast() {
            node = MerkleTree.nodeHash(left, node)
            rest >>= 1
        }
        roots.append(node)
        count += 1
    }

    /// The root of all leaves so far.
    public var root: ContentDigest {
        guard var node = roots.last else { return MerkleTree.emptyRoot }
        for left in roots.dropLast().reversed() { node = MerkleTree.nodeHash(left, node) }
        return node
    }
}

/// Collects the roots of ranges of leaves while the leaves pass by once, in their order.
public struct MerkleRangeRoots: Sendable {
    private let ranges: [Range<Int64>]
    private var frontiers: [MerkleFrontier]
    private var next: Int64 = 0

    /// Prepares for `ranges`; each begins where a full subtree can.
    public init(_ ranges: [Range<Int64>]) {
        self.ranges = ranges
        frontiers = ranges.map { _ in MerkleFrontier() }
    }

    /// Takes the next leaf by its hash.
    public mutating func append(_ leaf: ContentDigest) {
        for position in ranges.indices where ranges[position].contains(next) { frontiers[position].append(leaf) }
        next += 1
    }

    /// The roots in the order of the ranges; nil while leaves are missing.
    public var roots: [ContentDigest]? {
        for (range, frontier) in zip(ranges, frontiers) where frontier.count != Int64(range.count) { return nil }
        return frontiers.map(\.root)
    }
}
