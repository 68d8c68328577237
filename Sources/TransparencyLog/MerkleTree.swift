// SPDX-License-Identifier: Apache-2.0

internal import Crypto

/// The hash tree of a log (RFC 6962, section 2.1; RFC 9162, section 2.1): SHA-256, leaves and nodes in domains of their own.
public enum MerkleTree {
    /// A node's or a leaf's hash: 32 bytes.
    public typealias Hash = [UInt8]

    /// The root of a tree without leaves: the hash of nothing.
    public static let empty: Hash = Array(SHA256.hash(data: [UInt8]()))

    /// The hash of a leaf.
    public static func leaf(_ data: [UInt8]) -> Hash { Array(SHA256.hash(data: [0] + data)) }

    /// The hash of the node above two others.
    public static func node(_ left: Hash, _ right: Hash) -> Hash { Array(SHA256.hash(data: [1] + left + right)) }

    /// The largest power of two smaller than `count`, which is at least 2: where a tree is split.
    static func split(_ count: Int) -> Int { 1 << (Int.bitWidth - 1 - (count - 1).leadingZeroBitCount) }
}

/// Computes the root of a tree whose leaves come one after the other. Keeps one hash for each bit of their number.
public struct MerkleBuilder: Sendable {
    private var peaks: [(hash: MerkleTree.Hash, size: Int)] = []

    /// How many leaves there were.
    public private(set) var count = 0

    /// A builder of a tree without leaves.
    public init() {}

    /// Adds the next leaf.
    /// - Parameter leafHash: see ``MerkleTree/leaf(_:)``.
    public mutating func append(_ leafHash: MerkleTree.Hash) { append(leafHash, size: 1) }

    /// Adds a whole subtree of `size` leaves, a power of two that divides ``count``.
    mutating func append(_ hash: MerkleTree.Hash, size: Int) {
        var hash = hash
        var width = size
        while let last = peaks.last, last.size == width {
            hash = MerkleTree.node(last.hash, hash)
            width *= 2
            peaks.removeLast()
        }
        peaks.append((hash, width))
        count += size
    }

    /// The root of the tree so far.
    public var root: MerkleTree.Hash {
        guard var hash = peaks.last?.hash else { return MerkleTree.empty }
        for peak in peaks.dropLast().reversed() { hash = MerkleTree.node(peak.hash, hash) }
        return hash
    }
}
