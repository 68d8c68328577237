// SPDX-License-Identifier: Apache-2.0

import ByteKit
import CBOR
import MediaContainers

/// Makes a BMFF hash of version 3 (C2PA 2.2, 18.6): the boxes of the top level, each with its offset, but for the store,
/// `ftyp` and `mfra`. On demand the media is hashed in blocks, so that it can be checked piecewise.
struct BMFFHashMaker: HardBindingMaker {
    private let algorithm: ContentHashAlgorithm
    private let blockSize: UInt64?
    private var trees: [BlockHasher] = []
    private var hasher: ContentHasher
    private var exclusions: [Range<UInt64>] = []
    private var failure: (any Error)?
    /// Reads the boxes of the copy as they come by.
    private var walker = BaseMediaWalker(MemoryByteSource([]))
    private var box: BaseMediaBox?
    /// The tree of the `mdat` box that is being copied.
    private var tree = 0
    var padding = 0

    var label: String { AssertionLabel.bmffHash + ".v3" }

    /// - Parameter blockSize: bytes of media that make a leaf of a Merkle tree; nil for one hash over everything.
    init(_ algorithm: ContentHashAlgorithm, blockSize: UInt64?) {
        self.algorithm = algorithm
        self.blockSize = blockSize.map { max($0, 1024) }
        hasher = ContentHasher(algorithm)
    }

    /// Finds out how many blocks there will be. Fragments would need proofs of their own; files that have some get one
    /// hash.
    mutating func outline(_ copy: () throws -> PlannedCopy) throws {
        guard let blockSize else { return }
        var found: [BlockHasher] = []
        var isSuitable = true
        var walker = BaseMediaWalker(try copy())
        _ = try walker.walk { box in
            if box.type == "moof" { isSuitable = false }
            guard box.type == "mdat" else { return }
            guard UInt64(box.range.count) > 16, found.count < 64 else { return isSuitable = false }
            found.append(BlockHasher(algorithm, size: UInt64(box.range.count) - 16, blockSize: blockSize))
        }
        trees = isSuitable ? found : []
    }

    var placeholder: CBORValue { assertion([UInt8](repeating: 0, count: algorithm.byteCount)) }

    mutating func prepare(for copy: PlannedCopy) {
        walker = BaseMediaWalker(copy)
        exclusions = copy.plan.reservation?.extents ?? []
    }

    mutating func observe(_ bytes: [UInt8], at position: UInt64) {
        guard failure == nil else { return }
        do { try add(bytes, at: position) } catch { failure = error }
    }

    private mutating func add(_ bytes: [UInt8], at position: UInt64) throws {
        var from = 0
        while from < bytes.count {
            let here = position + UInt64(from)
            guard let box = try enter(at: here) else {
                // Up to seven bytes behind the last box (QuickTime ends lists with four zeros).
                hasher.update(bytes[from...])
                return
            }
            let count = Int(min(UInt64(bytes.count - from), box.range.upperBound - here))
            if !isExcluded(box) {
                if box.type == "mdat", trees.indices.contains(tree) {
                    addMedia(bytes[from..<(from + count)], at: here - box.range.lowerBound)
                } else if count == bytes.count {
                    hasher.update(bytes)
                } else {
                    hasher.update(bytes[from..<(from + count)])
                }
            }
            from += count
        }
    }

    /// The box at a position; its offset is hashed where it begins.
    /// - Returns: nil behind the last box.
    private mutating func enter(at position: UInt64) throws -> BaseMediaBox? {
        if let box, box.range.contains(position) { return box }
        if box?.type == "mdat" { tree += 1 }
        guard let next = try walker.box(at: position, end: walker.count) else {
            if walker.count - min(position, walker.count) < 8 { return nil }
            throw ContainerError.malformed(.mp4, offset: position, reason: "no box where one must begin")
        }
        box = next
        if isExcluded(next) { exclusions.append(next.range) } else { hasher.update(bigEndian: position) }
        return next
    }

    private func isExcluded(_ box: BaseMediaBox) -> Bool { box.type == "ftyp" || box.type == "mfra" }

    /// The first 16 bytes of the box belong to the hash of the file, the others to the tree (A.5.6).
    private mutating func addMedia(_ bytes: ArraySlice<UInt8>, at offset: UInt64) {
        let head = offset < 16 ? bytes.prefix(Int(16 - offset)) : bytes.prefix(0)
        if !head.isEmpty { hasher.update(head) }
        trees[tree].update(bytes.dropFirst(head.count))
    }

    mutating func finish() throws -> HardBinding {
        if let failure { throw failure }
        let hash = hasher.finish()
        return HardBinding(assertion: assertion(hash), hash: hash, exclusions: exclusions.joined())
    }

    /// `bmff-hash-map`; all of its numbers are known before anything is hashed.
    private func assertion(_ hash: [UInt8]) -> CBORValue {
        var exclusions: [CBORValue] = [
            ["xpath": "/uuid", "data": [["offset": 8, "value": .bytes(ProvenanceBox.userType)]]],
            ["xpath": "/ftyp"], ["xpath": "/mfra"],
        ]
        if !trees.isEmpty { exclusions.append(["xpath": "/mdat", "subset": [["offset": 16, "length": 0]]]) }
        var map = CBORMap()
        map["exclusions"] = .array(exclusions)
        map["alg"] = .text(algorithm.rawValue)
        map["hash"] = .bytes(hash)
        if !trees.isEmpty { map["merkle"] = .array(trees.enumerated().map { $1.map(identifier: UInt64($0)) }) }
        map["name"] = .text("jumbf manifest")
        return .map(map)
    }
}

/// Hashes the blocks of one `mdat` box: the leaves of its Merkle tree, which are kept in the manifest all together.
private struct BlockHasher: Sendable {
    /// Most leaves of a tree; larger media gets larger blocks.
    static let leafLimit: UInt64 = 1 << 15

    private let algorithm: ContentHashAlgorithm
    private let blockSize: UInt64
    private let count: Int
    private var leaves: [[UInt8]] = []
    private var hasher: ContentHasher
    private var left: UInt64

    init(_ algorithm: ContentHashAlgorithm, size: UInt64, blockSize: UInt64) {
        self.algorithm = algorithm
        let least = (size + BlockHasher.leafLimit - 1) / BlockHasher.leafLimit
        self.blockSize = max(blockSize, least)
        count = Int((size + self.blockSize - 1) / self.blockSize)
        hasher = ContentHasher(algorithm)
        left = self.blockSize
    }

    mutating func update(_ bytes: ArraySlice<UInt8>) {
        var rest = bytes
        while !rest.isEmpty {
            let part = rest.prefix(Int(clamping: left))
            hasher.update(part)
            left -= UInt64(part.count)
            rest = rest.dropFirst(part.count)
            if left == 0 { finishBlock() }
        }
    }

    private mutating func finishBlock() {
        leaves.append(hasher.finish())
        hasher = ContentHasher(algorithm)
        left = blockSize
    }

    /// `merkle-map`, with zeros for leaves that are not known yet.
    func map(identifier: UInt64) -> CBORValue {
        var hashes = leaves
        if left < blockSize { hashes.append(hasher.finish()) }
        while hashes.count < count { hashes.append([UInt8](repeating: 0, count: algorithm.byteCount)) }
        return [
            "uniqueId": .unsigned(identifier), "localId": .unsigned(identifier), "count": .unsigned(UInt64(count)),
            "alg": .text(algorithm.rawValue), "hashes": .array(hashes.map(CBORValue.bytes)),
            "fixedBlockSize": .unsigned(blockSize),
        ]
    }
}
