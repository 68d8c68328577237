// SPDX-License-Identifier: Apache-2.0
public import ProvenanceRegistry

/// Checks of proofs, without the log: by the algorithms of RFC 9162, sections 2.1.3.2 and 2.1.4.2.
public enum MerkleProof {
    /// Whether `path` proves that the leaf with this hash stands at `index` in the tree of `size` with `root`.
    public static func includes(
        leaf: ContentDigest, index: Int64, size: Int64, path: [ContentDigest], root: ContentDigest
    ) -> Bool {
        guard index >= 0, index < size else { return false }
        var position = index
        var last = size - 1
        var node = leaf
        for sibling in path {
            if last == 0 { return false }
            if position & 1 == 1 || position == last {
                node = MerkleTree.nodeHash(sibling, node)
                while position & 1 == 0, position != 0 {
                    position >>= 1
                    last >>= 1
                }
            } else {
                node = MerkleTree.nodeHash(node, sibling)
            }
            position >>= 1
            last >>= 1
        }
        return last == 0 && node == root
    }

    /// Whether `path` proves that the tree of `old` leaves with `oldRoot` is the beginning of the one of `size` with
    /// `root`.
    public static func extends(
        old: Int64, oldRoot: ContentDigest, size: Int64, root: ContentDigest, path: [ContentDigest]
    ) -> Bool {
        guard old >= 1, old <= size else { return false }
        if old == size { return path.isEmpty && oldRoot == root }
        var steps = path[...]
        // A full subtree's root is what the reader has: it is not told again.
        let isPower = old & (old - 1) == 0
        guard let start = isPower ? oldRoot : steps.popFirst() else { return false }
        guard !isPower || !path.isEmpty else { return false }
        var position = old - 1
        var last = size - 1
        while position & 1 == 1 {
            position >>= 1
            last >>= 1
        }
        var oldNode = start
        var node = start
        for step in steps {
            if last == 0 { return false }
            if position & 1 == 1 || position == last {
                oldNode = MerkleTree.nodeHash(step, oldNode)
                node = MerkleTree.nodeHash(step, node)
                while position & 1 == 0, position != 0 {
                    position >>= 1
                    last >>= 1
                }
            } else {
                node = MerkleTree.nodeHash(node, step)
            }
            position >>= 1
            last >>= 1
        }
        return last == 0 && oldNode == oldRoot && node == root
    }
}
