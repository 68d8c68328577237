// SPDX-License-Identifier: Apache-2.0
import ProvenanceRegistry
import Testing
import Transparency

/// The tree of RFC 6962 as its text defines it, by recursion; shares nothing with the code under test but SHA-256.
private func textbookRoot(_ leaves: ArraySlice<[UInt8]>) -> ContentDigest {
    guard let first = leaves.first else { return ContentDigest(of: []) }
    if leaves.count == 1 { return ContentDigest(of: [0] + first) }
    var half = 1
    while half * 2 < leaves.count { half *= 2 }
    let middle = leaves.startIndex + half
    return ContentDigest(
        of: [1] + textbookRoot(leaves[..<middle]).bytes + textbookRoot(leaves[middle...]).bytes)
}

@Suite("Merkle tree")
struct MerkleTests {
    /// The inputs and roots that the Certificate Transparency project tests its trees with (RFC 6962).
    private static let inputs: [[UInt8]] = [
        [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43],
        Array(0x50...0x57), Array(0x60...0x6F),
    ]
    private static let roots = [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]

    @Test("The roots of Certificate Transparency's test vectors")
    func vectors() {
        var frontier = MerkleFrontier()
        #expect(frontier.root.description == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        for (input, root) in zip(Self.inputs, Self.roots) {
            frontier.append(MerkleTree.leafHash(input))
            #expect(frontier.root.description == root)
        }
    }

    private func collected(_ ranges: [Range<Int64>], _ leaves: [[UInt8]]) -> [ContentDigest]? {
        var collector = MerkleRangeRoots(ranges)
        for leaf in leaves { collector.append(MerkleTree.leafHash(leaf)) }
        return collector.roots
    }

    @Test("Every proof of every tree up to 33 leaves holds, and holds for nothing else")
    func everyProof() throws {
        let leaves = (0..<33).map { [UInt8($0), 7] }
        for size in 1...33 {
            let row = Array(leaves[..<size])
            let root = textbookRoot(row[...])
            for index in 0..<size {
                let ranges = try #require(MerkleTree.inclusionRanges(index: Int64(index), size: Int64(size)))
                let path = try #require(collected(ranges, row))
                func holds(_ index: Int, _ size: Int, _ path: [ContentDigest], _ leaf: [UInt8]) -> Bool {
                    MerkleProof.includes(
                        leaf: MerkleTree.leafHash(leaf), index: Int64(index), size: Int64(size), path: path, root: root)
                }
                #expect(holds(index, size, path, row[index]))
                #expect(!holds(index, size, path, [255]))
                #expect(!holds(index, size, path + [root], row[index]))
                if !path.isEmpty { #expect(!holds(index, size, Array(path.dropLast()), row[index])) }
                for other in 0..<size where other != index { #expect(!holds(other, size, path, row[index])) }
            }
        }
    }

    @Test("Every consistency proof up to 33 leaves holds, and none for a tree that was changed")
    func everyConsistency() throws {
        let leaves = (0..<33).map { [UInt8($0), 9] }
        for size in 1...33 {
            let row = Array(leaves[..<size])
            let root = textbookRoot(row[...])
            for old in 1...size {
                let ranges = try #require(MerkleTree.consistencyRanges(old: Int64(old), size: Int64(size)))
                let path = try #require(collected(ranges, row))
                let oldRoot = textbookRoot(row[..<old])
                func holds(_ old: Int, _ oldRoot: ContentDigest, _ path: [ContentDigest]) -> Bool {
                    MerkleProof.extends(
                        old: Int64(old), oldRoot: oldRoot, size: Int64(size), root: root, path: path)
                }
                #expect(holds(old, oldRoot, path))
                #expect(!holds(old, ContentDigest(of: [1, 2]), path))
                #expect(!holds(old, oldRoot, path + [root]))
                if !path.isEmpty { #expect(!holds(old, oldRoot, Array(path.dropLast()))) }
                var changed = row
                changed[0] = [99]
                if old < size || old > 1 { #expect(!holds(old, textbookRoot(changed[..<old]), path)) }
            }
        }
        #expect(MerkleTree.consistencyRanges(old: 0, size: 5) == nil)
        #expect(MerkleTree.consistencyRanges(old: 6, size: 5) == nil)
        #expect(MerkleTree.inclusionRanges(index: 5, size: 5) == nil)
    }
}
