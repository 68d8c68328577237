// SPDX-License-Identifier: Apache-2.0

import ByteKit
import Testing
import TransparencyLog

@Suite("The hash tree of a log")
struct MerkleTests {
    /// The leaves and roots that the reference implementations of Certificate Transparency test with.
    static let known: [(leaf: String, root: String)] = [
        ("", "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"),
        ("00", "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"),
        ("10", "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"),
        ("2021", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"),
        ("3031", "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"),
        ("40414243", "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef"),
        ("5051525354555657", "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c"),
        (
            "606162636465666768696a6b6c6d6e6f",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
        ),
    ]

    struct Leaves: LogLeaves {
        let all: [MerkleTree.Hash]
        func leafHashes(in range: Range<Int>) async throws -> [MerkleTree.Hash] {
            Array(all[min(range.lowerBound, all.count)..<min(range.upperBound, all.count)])
        }
    }

    /// The root by the recursion of the RFC, written down as it stands there.
    static func plainRoot(_ leaves: ArraySlice<MerkleTree.Hash>) -> MerkleTree.Hash {
        guard leaves.count > 1 else { return leaves.first ?? MerkleTree.empty }
        var split = 1
        while split * 2 < leaves.count { split *= 2 }
        let middle = leaves.startIndex + split
        return MerkleTree.node(plainRoot(leaves[..<middle]), plainRoot(leaves[middle...]))
    }

    @Test("roots are those of the reference implementations")
    func vectors() throws {
        var builder = MerkleBuilder()
        #expect(
            Hex.encode(builder.root) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        for (leaf, root) in MerkleTests.known {
            builder.append(MerkleTree.leaf(leaf.isEmpty ? [] : try #require(Hex.decode(leaf))))
            #expect(Hex.encode(builder.root) == root)
        }
    }

    @Test("every leaf of every small tree is proved, and no other leaf by the same proof")
    func inclusion() async throws {
        let leaves = Leaves(all: (0..<70).map { MerkleTree.leaf([UInt8($0)]) })
        var tree = LogTree()
        try await tree.grow(from: leaves)
        for size in 1...70 {
            let root = try await tree.root(at: size, leaves: leaves)
            #expect(root == MerkleTests.plainRoot(leaves.all[..<size]))
            for index in 0..<size {
                let proof = try await tree.inclusionProof(of: index, size: size, leaves: leaves)
                func holds(_ leaf: Int, _ place: Int, _ proof: [MerkleTree.Hash], _ size: Int) -> Bool {
                    MerkleProof.isIncluded(leaves.all[leaf], index: place, size: size, root: root, proof: proof)
                }
                #expect(holds(index, index, proof, size))
                #expect(!holds((index + 1) % 70, index, proof, size))
                if size > 1 { #expect(!holds(index, (index + 1) % size, proof, size)) }
                #expect(!holds(index, index, proof + [root], size))
                if !proof.isEmpty { #expect(!holds(index, index, Array(proof.dropLast()), size)) }
            }
        }
        #expect(!MerkleProof.isIncluded(leaves.all[0], index: 1, size: 1, root: leaves.all[0], proof: []))
        #expect(!MerkleProof.isIncluded(leaves.all[0], index: -1, size: 1, root: leaves.all[0], proof: []))
    }

    @Test("every tree continues every smaller one, and none that was changed")
    func consistency() async throws {
        let leaves = Leaves(all: (0..<70).map { MerkleTree.leaf([UInt8($0)]) })
        var tree = LogTree()
        try await tree.grow(from: leaves)
        for new in 0...70 {
            let newRoot = try await tree.root(at: new, leaves: leaves)
            for old in 0...new {
                let oldRoot = try await tree.root(at: old, leaves: leaves)
                let proof = try await tree.consistencyProof(from: old, to: new, leaves: leaves)
                func holds(_ old: MerkleTree.Hash, _ new: MerkleTree.Hash, _ p: [MerkleTree.Hash], _ sizes: (Int, Int))
                    -> Bool
                {
                    MerkleProof.isConsistent(
                        oldSize: sizes.0, oldRoot: old, newSize: sizes.1, newRoot: new, proof: p)
                }
                #expect(holds(oldRoot, newRoot, proof, (old, new)), "\(old) in \(new)")
                var wrong = oldRoot
                wrong[7] ^= 1
                #expect(!holds(wrong, newRoot, proof, (old, new)))
                if old > 0 { #expect(!holds(oldRoot, wrong, proof, (old, new))) }
                #expect(!holds(oldRoot, newRoot, proof + [oldRoot], (old, new)))
                if !proof.isEmpty { #expect(!holds(oldRoot, newRoot, Array(proof.dropLast()), (old, new))) }
            }
        }
    }

    @Test(
        "a tree that keeps one hash for 256 leaves gives the same roots and proofs",
        arguments: [255, 256, 257, 700, 1024])
    func chunks(_ size: Int) async throws {
        let leaves = Leaves(all: (0..<size).map { MerkleTree.leaf([UInt8($0 & 255), UInt8($0 >> 8)]) })
        var tree = LogTree()
        // In pieces, as a log grows.
        tree.append(Array(leaves.all.prefix(100)))
        try await tree.grow(from: leaves)
        #expect(tree.size == size)
        #expect(tree.root == MerkleTests.plainRoot(leaves.all[...]))
        for index in stride(from: 0, to: size, by: 37) {
            let proof = try await tree.inclusionProof(of: index, size: size, leaves: leaves)
            #expect(
                MerkleProof.isIncluded(leaves.all[index], index: index, size: size, root: tree.root, proof: proof))
        }
        for old in [1, 100, 250] {
            let proof = try await tree.consistencyProof(from: old, to: size, leaves: leaves)
            #expect(
                MerkleProof.isConsistent(
                    oldSize: old, oldRoot: MerkleTests.plainRoot(leaves.all[..<old]), newSize: size, newRoot: tree.root,
                    proof: proof))
        }
    }

    @Test("what is missing is an error, never a wrong proof")
    func missing() async throws {
        let leaves = Leaves(all: (0..<10).map { MerkleTree.leaf([UInt8($0)]) })
        var tree = LogTree()
        try await tree.grow(from: leaves)
        let cut = Leaves(all: Array(leaves.all.prefix(4)))
        await #expect(throws: LogError.leavesMissing) {
            try await tree.inclusionProof(of: 2, size: 10, leaves: cut)
        }
        await #expect(throws: LogError.outOfRange) { try await tree.inclusionProof(of: 10, size: 10, leaves: leaves) }
        await #expect(throws: LogError.outOfRange) { try await tree.inclusionProof(of: 0, size: 11, leaves: leaves) }
        await #expect(throws: LogError.outOfRange) { try await tree.consistencyProof(from: 5, to: 4, leaves: leaves) }
    }
}
