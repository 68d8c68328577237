// SPDX-License-Identifier: Apache-2.0

/// The row of a Merkle tree that a manifest keeps (C2PA 2.2, A.5.4.1). A node without a neighbour moves up unchanged.
struct MerkleRow {
    /// Leaves of the tree.
    let count: UInt64
    let algorithm: ContentHashAlgorithm
    let hashes: [[UInt8]]
    /// How many levels the row is above the leaves.
    let level: Int

    /// nil where no row of a tree of `count` leaves has as many nodes as there are hashes.
    init?(count: UInt64, algorithm: ContentHashAlgorithm, hashes: [[UInt8]]) {
        var size = count
        var level = 0
        while size > UInt64(hashes.count), size > 1 {
            size = (size + 1) / 2
            level += 1
        }
        guard count > 0, size == UInt64(hashes.count) else { return nil }
        self.count = count
        self.algorithm = algorithm
        self.hashes = hashes
        self.level = level
    }

    /// Whether a leaf belongs at `location`.
    /// - Parameter proof: its neighbours on the way up to the row, lowest first; what is not needed is not looked at.
    func holds(_ leaf: [UInt8], at location: UInt64, proof: [[UInt8]]) -> Bool {
        guard location < count else { return false }
        var node = leaf
        var index = location
        var size = count
        var used = 0
        for _ in 0..<level {
            if index % 2 == 1 || index + 1 < size {
                guard used < proof.count else { return false }
                node = index % 2 == 1 ? join(proof[used], node) : join(node, proof[used])
                used += 1
            }
            index /= 2
            size = (size + 1) / 2
        }
        guard let position = Int(exactly: index), hashes.indices.contains(position) else { return false }
        return hashes[position] == node
    }

    fileprivate func join(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] { algorithm.digest(left + right) }
}

/// Builds the row again from all leaves, where no proofs are kept; holds one node for each level.
struct MerkleRowCheck {
    private let row: MerkleRow
    private var pending: [(height: Int, hash: [UInt8])] = []
    private var leaves: UInt64 = 0
    private var completed = 0
    private var isRight = true

    init(_ row: MerkleRow) { self.row = row }

    mutating func add(_ leaf: [UInt8]) {
        leaves += 1
        pending.append((0, leaf))
        while pending.count > 1, pending[pending.count - 1].height == pending[pending.count - 2].height {
            let right = pending.removeLast()
            let left = pending.removeLast()
            pending.append((left.height + 1, row.join(left.hash, right.hash)))
        }
        if pending.last?.height == row.level { complete() }
    }

    private mutating func complete() {
        guard var node = pending.popLast()?.hash else { return }
        while let left = pending.popLast() { node = row.join(left.hash, node) }
        isRight = isRight && row.hashes.indices.contains(completed) && row.hashes[completed] == node
        completed += 1
    }

    /// Whether the leaves were those of the tree, all of them.
    mutating func finish() -> Bool {
        if !pending.isEmpty { complete() }
        return isRight && leaves == row.count && completed == row.hashes.count
    }
}
