// SPDX-License-Identifier: Apache-2.0

import ByteKit
import MediaContainers

/// Compares content with a BMFF hash. Each byte is read once; memory does not grow with the file.
struct BMFFHashCheck {
    /// Why content is not what the assertion says.
    struct Mismatch: Error {
        let reason: String
    }

    typealias Malformed = BMFFHashAssertion.Malformed
    typealias Tree = BMFFHashAssertion.Tree

    let assertion: BMFFHashAssertion
    private let algorithm: ContentHashAlgorithm
    let content: BMFFHashedContent

    init(_ assertion: BMFFHashAssertion, _ algorithm: ContentHashAlgorithm, _ content: BMFFHashedContent) {
        self.assertion = assertion
        self.algorithm = algorithm
        self.content = content
    }

    /// What has to be known of a file before it is read.
    private struct Outline {
        var media: [BaseMediaBox] = []
        var isFragmented = false
        var hasProofs = false
    }

    /// Most leaves of a tree: blocks of a few bytes would cost a hash each.
    private static let leafLimit: UInt64 = 1 << 22
    /// Most `mdat` boxes of a file whose trees are looked at.
    private static let mediaLimit = 10_000

    private func outline() throws -> Outline {
        var outline = Outline()
        var walker = BaseMediaWalker(content.source)
        var inner = walker
        _ = try walker.walk { box in
            if box.type == "moof" { outline.isFragmented = true }
            if box.type == "mdat", outline.media.count <= BMFFHashCheck.mediaLimit { outline.media.append(box) }
            if ProvenanceBox.matches(box), try ProvenanceBox(box, &inner)?.purpose == .merkle {
                outline.hasProofs = true
            }
        }
        return outline
    }

    /// The algorithm of a tree; which algorithms there are was looked at before.
    func algorithm(of tree: Tree) -> ContentHashAlgorithm {
        tree.algorithm.flatMap(ContentHashAlgorithm.init(rawValue:)) ?? algorithm
    }

    /// The row of a tree.
    func row(of tree: Tree) throws -> MerkleRow {
        guard let row = MerkleRow(count: tree.count, algorithm: algorithm(of: tree), hashes: tree.hashes) else {
            throw Malformed(reason: "a Merkle tree of \(tree.count) leaves has no row of \(tree.hashes.count) hashes")
        }
        return row
    }

    /// Checks a file that is in one piece.
    /// - Returns: what was found, in words.
    func checkFile() throws -> String {
        for tree in assertion.trees {
            _ = try row(of: tree)
            guard tree.count <= BMFFHashCheck.leafLimit else {
                throw Mismatch(reason: "a Merkle tree has more than \(BMFFHashCheck.leafLimit) leaves")
            }
        }
        let outline = try assertion.trees.isEmpty ? Outline() : outline()
        if let hash = assertion.hash, try content.digest(algorithm) != hash {
            throw Mismatch(reason: "asset hash error: the hashes do not match")
        }
        guard !assertion.trees.isEmpty else {
            // There is nothing that could fail; c2pa-rs takes such an assertion for a match, too.
            return assertion.hash == nil ? "the BMFF hash covers nothing of the content" : "BMFF hash valid"
        }
        if outline.isFragmented {
            try checkFlatFragments()
        } else if assertion.trees.contains(where: { $0.initHash != nil }) {
            try checkInitialization()
            return "the initialization segment is valid; none of its fragments was given"
        } else {
            try checkBlocks(outline)
            try checkMedia(outline)
        }
        return "BMFF hash valid"
    }

    // MARK: Piecewise

    /// The blocks must be those of the tree before they are hashed.
    private func checkBlocks(_ outline: Outline) throws {
        guard outline.media.count == assertion.trees.count else {
            throw Mismatch(
                reason: "there are \(assertion.trees.count) Merkle trees for \(outline.media.count) mdat boxes")
        }
        for (tree, box) in zip(assertion.trees, outline.media) {
            guard BMFFHashCheck.starts(of: box).contains(where: { tree.covers(box.range.upperBound - $0) }) else {
                // Sizes that the assertion lists must add up (section 15.12.2.1); blocks of one size may be fewer than they
                // were because the file is.
                guard tree.variableBlockSizes == nil else {
                    throw Malformed(reason: "the blocks of a Merkle tree do not add up to the size of its mdat box")
                }
                throw Mismatch(reason: "an mdat box has not as many blocks as its Merkle tree has leaves")
            }
            guard UInt64(tree.hashes.count) == tree.count || outline.hasProofs || tree.hashes.count == 1 else {
                throw Malformed(reason: "the boxes that lead to the kept row of a Merkle tree are missing")
            }
        }
    }

    /// Where the leaves of an `mdat` may begin. The exclusion of A.5.6 ends at byte 16, and c2pa-rs has the leaves begin
    /// there whatever the header; by A.5.4.1.1 they begin with the payload.
    private static func starts(of box: BaseMediaBox) -> [UInt64] {
        let end = box.range.upperBound
        let common = min(box.range.lowerBound + 16, end)
        return box.payload.lowerBound == common ? [common] : [common, min(box.payload.lowerBound, end)]
    }

    private func checkMedia(_ outline: Outline) throws {
        var proofs = MerkleProofReader(content.source)
        for (tree, box) in zip(assertion.trees, outline.media) {
            var isRight = false
            for start in BMFFHashCheck.starts(of: box)
            where !isRight && tree.covers(box.range.upperBound - start) {
                var tried = proofs
                isRight = try check(tree, start..<box.range.upperBound, &tried, hasProofs: outline.hasProofs)
                if isRight { proofs = tried }
            }
            guard isRight else { throw Mismatch(reason: "a part of the media does not match its Merkle tree") }
        }
    }

    private func check(
        _ tree: Tree, _ range: Range<UInt64>, _ proofs: inout MerkleProofReader, hasProofs: Bool
    ) throws -> Bool {
        let row = try row(of: tree)
        var rebuilt = MerkleRowCheck(row)
        var following = proofs
        // A tree whose leaves are kept needs no proofs, though another one of the file may have them.
        let hasProofs = try hasProofs && (row.level > 0 || following.next()?.concerns(tree) == true)
        var position = range.lowerBound
        for location in 0..<tree.count {
            let end = min(range.upperBound, position &+ tree.blockSize(at: location, of: UInt64(range.count)))
            guard position <= end else { return false }
            var hasher = ContentHasher(row.algorithm)
            try content.source.forEachChunk(in: position..<end) { hasher.update($0) }
            let leaf = hasher.finish()
            position = end
            guard hasProofs else {
                rebuilt.add(leaf)
                continue
            }
            guard let proof = try proofs.next(), proof.concerns(tree), proof.location == location,
                row.holds(leaf, at: location, proof: proof.hashes)
            else { return false }
        }
        return position == range.upperBound && (hasProofs || rebuilt.finish())
    }

    // MARK: Fragments

    /// Checks a fragmented file in one piece: what precedes the first `moof`, and each `moof` with what follows it up to
    /// the next one. The proof stands immediately before its `moof`.
    private func checkFlatFragments() throws {
        var progress = FragmentProgress(self)
        var inner = BaseMediaWalker(content.source)
        var proof: MerkleProof?
        var beginnings = Dictionary(
            assertion.trees.map { (algorithm(of: $0), ContentHasher(algorithm(of: $0))) },
            uniquingKeysWith: { first, _ in first })
        var fragment: (hasher: ContentHasher, tree: Tree, proof: MerkleProof)?
        var isBeginning = true
        try content.forEachPart { part in
            if part.type == "moof" {
                if isBeginning { try checkBeginning(beginnings) }
                isBeginning = false
                if let done = fragment { try progress.add(done.hasher.finish(), done.tree, done.proof) }
                guard let found = proof else {
                    throw Malformed(reason: "a fragment has no box that says where in its Merkle tree it belongs")
                }
                let tree = try progress.tree(of: found)
                fragment = (ContentHasher(algorithm(of: tree)), tree, found)
                proof = nil
            } else if let box = part.box, ProvenanceBox.matches(box), let found = try ProvenanceBox(box, &inner),
                found.purpose == .merkle
            {
                proof = try MerkleProof(found, &inner)
            }
            if isBeginning {
                for key in beginnings.keys {
                    guard var hasher = beginnings[key] else { continue }
                    try content.add(part, to: &hasher)
                    beginnings[key] = hasher
                }
            } else if var current = fragment {
                try content.add(part, to: &current.hasher)
                fragment = current
            }
        }
        if let done = fragment { try progress.add(done.hasher.finish(), done.tree, done.proof) }
        try progress.checkComplete()
    }

    private func checkBeginning(_ beginnings: [ContentHashAlgorithm: ContentHasher]) throws {
        for tree in assertion.trees {
            guard let expected = tree.initHash else {
                throw Mismatch(reason: "the file is fragmented, but its Merkle tree has no hash of what comes first")
            }
            guard beginnings[algorithm(of: tree)]?.finish() == expected else {
                throw Mismatch(reason: "what precedes the fragments does not match")
            }
        }
    }

    /// Checks an initialization segment on its own: it must be that of some tree.
    private func checkInitialization() throws {
        for tree in assertion.trees {
            if let expected = tree.initHash, try content.digest(algorithm(of: tree)) == expected { return }
        }
        throw Mismatch(reason: "the initialization segment does not match")
    }

    /// Checks fragments that are files of their own, with the initialization segment that the manifest stands in. Those
    /// that are not given are no fault (section 15.12.2): they may come later.
    /// - Returns: what was found, in words.
    func checkFragments(_ fragments: [any ByteSource]) throws -> String {
        guard assertion.hash == nil, !assertion.trees.isEmpty else {
            throw Mismatch(reason: "the BMFF hash is not one of a file in fragments, but fragments were given")
        }
        var beginnings: [ContentHashAlgorithm: [UInt8]] = [:]
        for tree in assertion.trees where beginnings[algorithm(of: tree)] == nil {
            beginnings[algorithm(of: tree)] = try content.digest(algorithm(of: tree))
        }
        for (number, source) in fragments.enumerated() {
            var proofs = MerkleProofReader(source)
            var count = 0
            while let proof = try proofs.next() {
                count += 1
                guard count <= assertion.trees.count, let tree = assertion.trees.first(where: proof.concerns) else {
                    throw Mismatch(reason: "fragment \(number + 1) belongs to no Merkle tree of the manifest")
                }
                guard let expected = tree.initHash, beginnings[algorithm(of: tree)] == expected else {
                    throw Mismatch(reason: "the initialization segment is not that of fragment \(number + 1)")
                }
                let leaf = try content.with(source).digest(algorithm(of: tree))
                guard try row(of: tree).holds(leaf, at: proof.location, proof: proof.hashes) else {
                    throw Mismatch(reason: "fragment \(number + 1) does not match its Merkle tree")
                }
            }
            guard count > 0 else {
                throw Malformed(
                    reason: "fragment \(number + 1) has no box that says where in its Merkle tree it belongs")
            }
        }
        return "BMFF hash valid; \(fragments.count) fragments were given"
    }
}

/// Which fragments of a file in one piece have been seen: each leaf of each tree once, and in order.
private struct FragmentProgress {
    private let check: BMFFHashCheck
    private var next: [UInt64]

    init(_ check: BMFFHashCheck) {
        self.check = check
        next = [UInt64](repeating: 0, count: check.assertion.trees.count)
    }

    func tree(of proof: MerkleProof) throws -> BMFFHashCheck.Tree {
        guard let tree = check.assertion.trees.first(where: proof.concerns) else {
            throw BMFFHashCheck.Mismatch(reason: "a fragment belongs to no Merkle tree of the manifest")
        }
        return tree
    }

    mutating func add(_ leaf: [UInt8], _ tree: BMFFHashCheck.Tree, _ proof: MerkleProof) throws {
        guard let index = check.assertion.trees.firstIndex(where: proof.concerns), next[index] == proof.location,
            try check.row(of: tree).holds(leaf, at: proof.location, proof: proof.hashes)
        else { throw BMFFHashCheck.Mismatch(reason: "a fragment does not match its Merkle tree, or is out of order") }
        next[index] += 1
    }

    func checkComplete() throws {
        guard zip(next, check.assertion.trees).allSatisfy({ $0 == $1.count }) else {
            throw BMFFHashCheck.Mismatch(reason: "a fragment is missing")
        }
    }
}

extension BMFFHashAssertion.Tree {
    /// Whether the blocks make up `size` bytes.
    func covers(_ size: UInt64) -> Bool {
        if let variableBlockSizes {
            var sum: UInt64 = 0
            for block in variableBlockSizes {
                let (next, overflow) = sum.addingReportingOverflow(block)
                if overflow { return false }
                sum = next
            }
            return sum == size
        }
        guard let fixedBlockSize else { return count == 1 }
        return size / fixedBlockSize + (size % fixedBlockSize == 0 ? 0 : 1) == count
    }

    /// Bytes of one block; what that is more than there is left does not count.
    func blockSize(at location: UInt64, of size: UInt64) -> UInt64 {
        if let variableBlockSizes {
            guard let index = Int(exactly: location), index < variableBlockSizes.count else { return 0 }
            return variableBlockSizes[index]
        }
        return fixedBlockSize ?? size
    }
}
