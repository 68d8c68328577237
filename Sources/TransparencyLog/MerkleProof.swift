// SPDX-License-Identifier: Apache-2.0

/// Checks that a leaf is in a tree, or that one tree is the beginning of another, from few hashes.
///
/// The algorithms are those of RFC 9162 (sections 2.1.3.2 and 2.1.4.2).
public enum MerkleProof {
    /// Longest proof of a tree of 2^62 leaves; longer ones are refused unread.
    public static let limit = 124

    /// Whether `proof` shows that the leaf is number `index` (from 0) of a tree.
    public static func isIncluded(
        _ leafHash: MerkleTree.Hash, index: Int, size: Int, root: MerkleTree.Hash, proof: [MerkleTree.Hash]
    ) -> Bool {
        guard index >= 0, index < size, proof.count <= limit, proof.allSatisfy({ $0.count == 32 }) else { return false }
        var place = index
        var last = size - 1
        var hash = leafHash
        for step in proof {
            guard last > 0 else { return false }
            if place & 1 == 1 || place == last {
                hash = MerkleTree.node(step, hash)
                while place & 1 == 0, place != 0 {
                    place >>= 1
                    last >>= 1
                }
            } else {
                hash = MerkleTree.node(hash, step)
            }
            place >>= 1
            last >>= 1
        }
        return last == 0 && hash == root
    }

    /// Whether `proof` shows that the tree of `oldSize` leaves is the beginning of the one of `newSize`.
    public static func isConsistent(
        oldSize: Int, oldRoot: MerkleTree.Hash, newSize: Int, newRoot: MerkleTree.Hash, proof: [MerkleTree.Hash]
    ) -> Bool {
        guard oldSize >= 0, oldSize <= newSize, proof.count <= limit, proof.allSatisfy({ $0.count == 32 }) else {
            return false
        }
        // The empty tree is the beginning of every tree.
        if oldSize == 0 { return oldRoot == MerkleTree.empty && proof.isEmpty }
        if oldSize == newSize { return oldRoot == newRoot && proof.isEmpty }
        var path = proof[...]
        if oldSize & (oldSize - 1) == 0 { path = ([oldRoot] + proof)[...] }
        guard let first = path.popFirst() else { return false }
        var place = oldSize - 1
        var last = newSize - 1
        while place & 1 == 1 {
            place >>= 1
            last >>= 1
        }
        var old = first
        var new = first
        for step in path {
            guard last > 0 else { return false }
            if place & 1 == 1 || place == last {
                old = MerkleTree.node(step, old)
                new = MerkleTree.node(step, new)
                while place & 1 == 0, place != 0 {
                    place >>= 1
                    last >>= 1
                }
            } else {
                new = MerkleTree.node(new, step)
            }
            place >>= 1
            last >>= 1
        }
        return last == 0 && old == oldRoot && new == newRoot
    }

    /// The subtrees whose roots make up the proof that leaf `index` is in a tree of `size` leaves, in the order of the
    /// proof (RFC 6962, section 2.1.1).
    static func inclusionRanges(index: Int, size: Int) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var (low, high) = (0, size)
        while high - low > 1 {
            let middle = low + MerkleTree.split(high - low)
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

    /// The subtrees whose roots make up the proof that the tree of `old` leaves begins that of `new` leaves (RFC 6962,
    /// section 2.1.2).
    static func consistencyRanges(old: Int, new: Int) -> [Range<Int>] {
        guard old > 0, old < new else { return [] }
        var ranges: [Range<Int>] = []
        var (low, high) = (0, new)
        var isWhole = true
        while old != high {
            let middle = low + MerkleTree.split(high - low)
            if old <= middle {
                ranges.append(middle..<high)
                high = middle
            } else {
                ranges.append(low..<middle)
                low = middle
                isWhole = false
            }
        }
        // Where the old tree is one whole subtree, whoever checks knows its root.
        if !isWhole { ranges.append(low..<high) }
        return ranges.reversed()
    }
}
